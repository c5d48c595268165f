extension FindingID {
    /// A site listens with TLS and has no certificate.
    public static let serverCertificateMissing = FindingID("server-certificate-missing")
    /// Two certificates of one kind of key: the earlier is never served.
    public static let serverCertificateShadowed = FindingID("server-certificate-shadowed")
    /// Only a handshake shows which certificate or key it is.
    public static let serverCertificateUnknowable = FindingID("server-certificate-unknowable")
    /// A file that the configuration names can't be used.
    public static let serverFileUnreadable = FindingID("server-file-unreadable")
    /// A version of SSL or TLS is on that should be off.
    public static let serverProtocolObsolete = FindingID("server-protocol-obsolete")
    /// The list of ciphers lets in suites that RFC 9325 advises against.
    public static let serverCipherWeak = FindingID("server-cipher-weak")
    /// Stapling is on, and the certificate names no responder.
    public static let serverStaplingIdle = FindingID("server-stapling-idle")
    /// A name served with TLS is also served without, and not redirected.
    public static let serverPlainHTTP = FindingID("server-plain-http")
    /// The same name and address twice: the second is never reached.
    public static let serverNameShadowed = FindingID("server-name-shadowed")
    /// A directive that current versions of the server refuse.
    public static let serverDirectiveRemoved = FindingID("server-directive-removed")
    /// An included file does not exist.
    public static let serverIncludeMissing = FindingID("server-include-missing")
    /// What is written is not the server's language.
    public static let serverSyntax = FindingID("server-syntax")

    /// A site that is meant to serve TLS does not.
    public static let serverNotTLS = FindingID("server-not-tls")
    /// No suite of the site's list fits any of its keys.
    public static let serverNoSharedCipher = FindingID("server-no-shared-cipher")
    /// A name that no client can ask for.
    public static let serverNameImpossible = FindingID("server-name-impossible")

    /// The Secret that a route names is not there, or not for it.
    public static let serverSecretMissing = FindingID("server-secret-missing")

    static let serverFindings: [FindingID] = [
        .serverNotTLS, .serverNoSharedCipher, .serverNameImpossible,
        .serverCertificateMissing, .serverCertificateShadowed, .serverCertificateUnknowable,
        .serverFileUnreadable, .serverProtocolObsolete, .serverCipherWeak, .serverStaplingIdle,
        .serverPlainHTTP, .serverNameShadowed, .serverDirectiveRemoved, .serverIncludeMissing,
        .serverSyntax, .serverSecretMissing,
    ]
}

/// What is wrong with what a server is configured to serve.
package enum ServerDetail: Sendable, Hashable {
    /// A site listens with TLS and has no certificate.
    case certificateMissing(Substitute, ServerDialect)
    /// A later certificate with a key of the same algorithm is served instead of this one.
    case certificateShadowed(PublicKey.Algorithm)
    /// An earlier certificate has every name of this one, and is served instead.
    case certificateUnreached(PublicKey.Algorithm)
    /// A certificate or key is chosen for each connection, or is not in a file.
    case certificateUnknowable(written: String, UnknowableReason)
    /// A program chooses the certificate at the handshake.
    case certificateOfProgram
    /// The controller serves a certificate of its own.
    case certificateOfController
    /// A Secret is not there, or not for the route that names it.
    case secretMissing(SecretFault)
    /// The server cannot use a file that the configuration names.
    case fileUnreadable(CertificateError, written: String, ServerDialect)
    /// An expected TLS site does not serve TLS.
    case notTLS(MissingTLS, ServerDialect)
    /// A site is served on port 80 too, without a redirect.
    case plainHTTP(names: [String], ServerDialect)
    /// Names that no client can ask for; `isAll` where the site has no other.
    case nameImpossible([String], isAll: Bool)
    /// Names that an earlier site has taken on the same address.
    case nameShadowed([String], by: Location)
    /// What is set for TLS.
    case setting(ServerSettingDetail, ServerDialect)
    /// What client certificates are verified with.
    case clientVerification(ClientVerificationDetail)
    /// A version of the server dropped a directive.
    case directiveRemoved(RemovedDirective, ServerDialect)
    /// An included file does not exist.
    case includeMissing(path: String, ServerDialect)
    /// The server would refuse what is written.
    case syntax(ServerSyntaxFault, ServerDialect)

    /// What the clients of a site without a certificate get.
    package enum Substitute: Sendable, Hashable {
        /// The certificate of the address's default site; `name` is nil where that has none.
        case certificate(siteName: String?, Location)
        /// Nothing: the server does not start.
        case nothing
    }

    /// Why only a handshake shows which certificate or key it is.
    package enum UnknowableReason: Sendable, Hashable {
        /// The name holds a variable.
        case variable
        /// The content is written in the configuration, or comes from a variable.
        case data
        /// An OpenSSL engine holds it.
        case engine
        /// An OpenSSL store holds it.
        case store
        /// A program in the cluster issues it.
        case issued
    }

    /// How a site that is meant to serve TLS comes not to.
    package enum MissingTLS: Sendable, Hashable {
        /// It listens on this port, on which clients speak TLS, without TLS.
        case onPort(UInt16)
        /// It names a certificate, and port 80 is the only one it listens on.
        case onPort80Alone
        /// It names a certificate, and TLS is on nowhere.
        case anywhere
    }

    /// A directive that a version of the server dropped.
    package struct RemovedDirective: Sendable, Hashable {
        /// The directive: `ssl`.
        package let name: String
        /// The first version without it: `1.25.1`.
        package let version: String
        /// Whether the version asked about refuses it.
        package let isRefused: Bool
        /// What to write instead; nil where the line can simply go.
        package let replacement: String?

        package init(name: String, version: String, isRefused: Bool, replacement: String?) {
            self.name = name
            self.version = version
            self.isRefused = isRefused
            self.replacement = replacement
        }
    }

    var id: FindingID {
        switch self {
        case .certificateMissing: .serverCertificateMissing
        case .certificateShadowed, .certificateUnreached: .serverCertificateShadowed
        case .certificateUnknowable, .certificateOfProgram, .certificateOfController:
            .serverCertificateUnknowable
        case .secretMissing: .serverSecretMissing
        case .fileUnreadable: .serverFileUnreadable
        case .notTLS: .serverNotTLS
        case .plainHTTP: .serverPlainHTTP
        case .nameImpossible: .serverNameImpossible
        case .nameShadowed: .serverNameShadowed
        case .setting(let detail, _): detail.id
        case .clientVerification(let detail): detail.id
        case .directiveRemoved: .serverDirectiveRemoved
        case .includeMissing: .serverIncludeMissing
        case .syntax: .serverSyntax
        }
    }

    var values: [Finding.Value] {
        switch self {
        case .certificateMissing, .certificateOfProgram, .certificateOfController,
            .includeMissing, .syntax:
            []
        case .secretMissing(let fault):
            [.text("secret", fault.secret)]
                + (fault.namespace.map { [.text("namespace", $0)] } ?? [])
        case .certificateShadowed(let algorithm), .certificateUnreached(let algorithm):
            [.text("algorithm", algorithm.description)]
        case .certificateUnknowable(let written, _): [.text("written", written)]
        case .fileUnreadable(let error, _, _): [.text("code", error.code.description)]
        case .notTLS(.onPort(let port), _): [.number("port", Int64(port))]
        case .notTLS(.onPort80Alone, _), .notTLS(.anywhere, _): []
        case .plainHTTP(let names, _), .nameImpossible(let names, _), .nameShadowed(let names, _):
            [.list("names", names)]
        case .setting(let detail, _): detail.values
        case .clientVerification(let detail): detail.values
        case .directiveRemoved(let directive, _):
            [.text("directive", directive.name), .text("removed_in", directive.version)]
        }
    }
}

/// What is wrong with a site's settings for TLS.
package enum ServerSettingDetail: Sendable, Hashable {
    /// Obsolete versions of SSL or TLS are on, by the server's default where `isDefault`.
    case protocolObsolete([String], hasCurrent: Bool, isDefault: Bool)
    /// The list of ciphers lets in suites that RFC 9325 advises against.
    case cipherWeak(list: String, mustNot: [String], shouldNot: [String])
    /// No suite of the list fits any of the site's keys.
    case noSharedCipher(list: String, keys: [PublicKey.Algorithm], hasTLS13: Bool)
    /// Stapling is on, and the certificate names no responder.
    case staplingIdle
    /// The certificate demands a staple, and stapling is off.
    case stapleOff
    /// The certificate demands a staple, stapling is on, and it names no responder.
    case stapleWithoutResponder

    fileprivate var id: FindingID {
        switch self {
        case .protocolObsolete: .serverProtocolObsolete
        case .cipherWeak: .serverCipherWeak
        case .noSharedCipher: .serverNoSharedCipher
        case .staplingIdle: .serverStaplingIdle
        case .stapleOff, .stapleWithoutResponder: .stapleMissing
        }
    }

    fileprivate var values: [Finding.Value] {
        switch self {
        case .protocolObsolete(let versions, _, _): [.list("protocols", versions)]
        case .cipherWeak(let list, let mustNot, let shouldNot):
            [.text("ciphers", list), .list("must_not", mustNot), .list("should_not", shouldNot)]
        case .noSharedCipher(let list, let keys, _):
            [.text("ciphers", list), .list("keys", keys.map(\.description))]
        case .staplingIdle, .stapleOff, .stapleWithoutResponder: []
        }
    }
}

/// What is wrong with the files that a site verifies client certificates with.
package enum ClientVerificationDetail: Sendable, Hashable {
    /// Authorities that have expired; `isAll` where the file has no current one.
    case authoritiesExpired([DistinguishedName], isAll: Bool)
    /// The file of CRLs holds none.
    case listMissing
    /// CRLs of these issuers have expired.
    case listsExpired(issuers: [DistinguishedName])

    fileprivate var id: FindingID {
        switch self {
        case .authoritiesExpired: .expired
        case .listMissing: .crlMissing
        case .listsExpired: .crlExpired
        }
    }

    fileprivate var values: [Finding.Value] {
        switch self {
        case .authoritiesExpired(let names, _):
            [.list("authorities", names.map(\.description))]
        case .listMissing: []
        case .listsExpired(let issuers):
            [.list("issuers", issuers.map(\.description))]
        }
    }
}

extension Finding {
    /// Something wrong with a server's configuration.
    package static func server(
        _ detail: ServerDetail,
        _ severity: Severity,
        at locations: [Location]
    ) -> Finding {
        Finding(.server(detail), severity, at: locations)
    }
}
