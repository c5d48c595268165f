public import CertModel

/// One server block: a virtual host, with what is in force in it.
///
/// What an outer block says counts where the block itself says nothing; a list in the block
/// replaces the outer one, and certificates and keys are inherited separately.
public struct Site: Sendable, Hashable {
    /// Where the block begins; the first line that speaks of the site where it has no block.
    public internal(set) var location: Location
    /// The kind of traffic it serves.
    public internal(set) var context: Context
    /// Where it listens, in the order written; empty where nothing is written.
    public internal(set) var listens: [Listen] = []
    /// The sockets that it listens on, the server's default where nothing is written.
    public internal(set) var sockets: [Socket] = []
    /// The names it answers to, in the order written.
    public internal(set) var serverNames: [ServerName] = []
    /// Where the first of them is written.
    public internal(set) var serverNamesAt: Location?
    /// Whether it serves TLS on any of its addresses, be it because another site turned TLS on
    /// for the same address.
    public internal(set) var isTLS = false
    /// The certificates in force, in the order written; each pairs with the key of its place.
    public internal(set) var certificates: [FileReference] = []
    /// Whether its own block names a certificate, and not an outer one.
    public internal(set) var namesCertificate = false
    /// The private keys in force, in the order written.
    public internal(set) var keys: [FileReference] = []
    /// Where a program is named that chooses the certificate at the handshake, if any
    /// (`ssl_certificate_by_lua_block`).
    public internal(set) var certificateProgram: Location?
    /// The file of passphrases for the keys, one a line.
    public internal(set) var passwordFile: FileReference?
    /// The versions of TLS that are on, oldest first.
    public internal(set) var protocols: Setting<[TLSVersion]>
    /// The list of ciphers, in OpenSSL's notation.
    public internal(set) var ciphers: Setting<String>
    /// Whether every handshake is refused, so that no certificate is needed.
    public internal(set) var rejectsHandshake = false
    /// The OCSP stapling that is turned on, if any.
    public internal(set) var stapling: Stapling?
    /// How certificates of clients are verified.
    public internal(set) var clientVerification = ClientVerification()
    /// The protocol of a mail site, in lower case, where it is written: `imap`, `pop3`, `smtp`.
    public internal(set) var mailProtocol: String?
    /// The `ssl on;` in force, of the versions that had it.
    public internal(set) var sslOn: Location?
    /// What it does with requests, as far as redirects are concerned.
    var requests = RequestRules()

    /// The kind of traffic that a block serves.
    public enum Context: String, Sendable, Hashable {
        /// HTTP.
        case http
        /// Any stream of bytes, handed on.
        case stream
        /// IMAP, POP3 and SMTP.
        case mail
    }
}

/// What is in force, and where it was written.
public struct Setting<Value: Sendable & Hashable>: Sendable, Hashable {
    /// What is in force.
    public internal(set) var value: Value
    /// Where it was written; nil where it is the version's default.
    public internal(set) var location: Location?
}

/// OCSP stapling that is turned on.
public struct Stapling: Sendable, Hashable {
    /// Where it was turned on.
    public internal(set) var location: Location
    /// The responder named in place of the certificate's own.
    public internal(set) var responder: String?
    /// The ready-made answer named in place of any responder's.
    public internal(set) var file: FileReference?
}

/// How a site verifies the certificates of its clients.
public struct ClientVerification: Sendable, Hashable {
    /// Whether certificates are asked for.
    public internal(set) var mode = Mode.off
    /// The authorities that clients are told of and that may issue their certificates
    /// (`ssl_client_certificate`).
    public internal(set) var authorities: FileReference?
    /// Further authorities (`ssl_trusted_certificate`).
    public internal(set) var trusted: FileReference?
    /// The revocation lists of the authorities (`ssl_crl`).
    public internal(set) var revocationLists: FileReference?

    /// Whether certificates of clients are asked for, and verified.
    public enum Mode: String, Sendable, Hashable {
        /// None is asked for.
        case off
        /// A client without a good one is refused.
        case on
        /// A client may have none, but no bad one.
        case optional
        /// Whatever a client has is taken.
        case optionalWithoutAuthority = "optional_no_ca"
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
