public import CertModel

/// A site: what a server answers for some names on some addresses, with the settings in force.
///
/// A reader resolves what its server inherits, so that the values here are those that count.
public struct Site: Sendable {
    /// Where the site begins; the first line that is about it where it has no block.
    public internal(set) var location: Location
    /// The kind of traffic that it serves.
    public internal(set) var context: Context
    /// The addresses that it listens on, in the order written; empty where none is written.
    public internal(set) var listens: [Listen] = []
    /// The sockets that it listens on: the server's default where none is written.
    public internal(set) var sockets: [Socket] = []
    /// The names that it answers to, in the order written.
    public internal(set) var serverNames: [ServerName] = []
    /// Where the first of them is written.
    public internal(set) var serverNamesAt: Location?
    /// Names that rules elsewhere send to it, and that its certificate has to cover as well.
    public internal(set) var ruledNames: [ServerName] = []
    /// Whether it serves TLS on any of its addresses, for example because another site turned TLS
    /// on for the same address.
    public internal(set) var isTLS = false
    /// The certificates in force, in the order written; each belongs to the key at its position.
    public internal(set) var certificates: [FileReference] = []
    /// The words that name what certificates are loaded from, where these are not the certificates
    /// themselves: files, folders and lists.
    public internal(set) var sources: [FileReference] = []
    /// Whether the server chooses one of the certificates by the name asked for, so that several with
    /// one kind of key are all served.
    public internal(set) var choosesByName = false
    /// For each certificate the names that the configuration chooses it for; empty where it chooses
    /// none for any certificate.
    public internal(set) var certificateNames: [[ServerName]] = []
    /// Whether the site itself names a certificate, rather than a block around it.
    public internal(set) var namesCertificate = false
    /// The private keys in force, in the order written.
    ///
    /// For a key in the file of its certificate the same file is listed here.
    public internal(set) var keys: [FileReference] = []
    /// The files of intermediates beside the certificates, in force.
    public internal(set) var chains: [FileReference] = []
    /// Where a program is named that chooses the certificate at the handshake, if any.
    public internal(set) var certificateProgram: Location?
    /// The file of passphrases for the keys, one a line.
    public internal(set) var passwordFile: FileReference?
    /// Whether the server asks a program for the passphrases of its keys.
    public internal(set) var hasPassphraseProgram = false
    /// The versions of TLS that are on, oldest first.
    public internal(set) var protocols: Setting<[TLSVersion]>
    /// The list of ciphers, in OpenSSL's notation.
    public internal(set) var ciphers: Setting<String>
    /// Whether the server has no parameters for Diffie-Hellman in finite fields, so that it uses no
    /// suite of it.
    public internal(set) var lacksDHParameters = false
    /// Whether it refuses every handshake, so that it needs no certificate.
    public internal(set) var rejectsHandshake = false
    /// The OCSP stapling that is on, if any.
    public internal(set) var stapling: Stapling?
    /// How it verifies client certificates.
    public internal(set) var clientVerification = ClientVerification()
    /// The protocol of a mail site, in lower case, if it is written: `imap`, `pop3`, `smtp`.
    public internal(set) var mailProtocol: String?
    /// Where TLS is turned on for all addresses of the site (`ssl on;`, `SSLEngine on`), if it is.
    public internal(set) var tlsTurnedOnAt: Location?
    /// Whether its certificate comes from elsewhere, which is among its faults.
    package internal(set) var hasCertificateElsewhere = false
    /// What the reader of the configuration found of it.
    package internal(set) var faults: [Finding] = []
    /// What it does with requests without TLS.
    var plainRequests = PlainRequests.served

    /// The kind of traffic that a site serves.
    public enum Context: String, Sendable, Hashable {
        /// HTTP.
        case http
        /// Any stream of bytes, passed on.
        case stream
        /// IMAP, POP3 and SMTP.
        case mail
    }
}

/// A value that is in force, and where it is written.
public struct Setting<Value: Sendable & Hashable>: Sendable, Hashable {
    /// The value in force.
    public internal(set) var value: Value
    /// Where it is written; nil where it is the version's default.
    public internal(set) var location: Location?
}

/// OCSP stapling that is on.
public struct Stapling: Sendable, Hashable {
    /// Where it is turned on.
    public internal(set) var location: Location
    /// The responder that is asked instead of the certificate's own.
    public internal(set) var responder: String?
    /// The file whose answer is served instead of a responder's.
    public internal(set) var file: FileReference?
}

/// How a site verifies client certificates.
public struct ClientVerification: Sendable, Hashable {
    /// Whether clients are asked for certificates.
    public internal(set) var mode = Mode.off
    /// The authorities whose names are sent to clients and that may issue their certificates.
    public internal(set) var authorities: FileReference?
    /// Further authorities, whose names are not sent.
    public internal(set) var trusted: FileReference?
    /// The CRLs of the authorities.
    public internal(set) var revocationLists: FileReference?

    /// Whether clients are asked for certificates, and how those are verified.
    public enum Mode: Sendable, Hashable {
        /// Clients are not asked.
        case off
        /// A client without a valid certificate is refused.
        case on
        /// A client with an invalid certificate is refused, one without any is not.
        case optional
        /// Clients are asked, and no certificate is verified.
        case optionalWithoutAuthority
    }
}

/// A version of SSL or TLS that a server may have turned on.
public enum TLSVersion: String, Sendable, Hashable, CaseIterable, Comparable {
    /// SSL 2.0.
    case ssl2 = "SSLv2"
    /// SSL 3.0.
    case ssl3 = "SSLv3"
    /// TLS 1.0.
    case tls1 = "TLSv1"
    /// TLS 1.1.
    case tls11 = "TLSv1.1"
    /// TLS 1.2.
    case tls12 = "TLSv1.2"
    /// TLS 1.3.
    case tls13 = "TLSv1.3"

    /// Whether a version is older than another.
    public static func < (left: TLSVersion, right: TLSVersion) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
