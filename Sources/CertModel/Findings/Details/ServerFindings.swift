extension FindingID {
    /// A site listens with TLS and has no certificate.
    public static let serverCertificateMissing = FindingID("server-certificate-missing")
    /// Two certificates of one kind of key: the earlier is never served.
    public static let serverCertificateShadowed = FindingID("server-certificate-shadowed")
    /// Only a handshake can tell which certificate or key it is.
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

    static let serverFindings: [FindingID] = [
        .serverNotTLS, .serverNoSharedCipher, .serverNameImpossible,
        .serverCertificateMissing, .serverCertificateShadowed, .serverCertificateUnknowable,
        .serverFileUnreadable, .serverProtocolObsolete, .serverCipherWeak, .serverStaplingIdle,
        .serverPlainHTTP, .serverNameShadowed, .serverDirectiveRemoved, .serverIncludeMissing,
        .serverSyntax,
    ]
}

/// The wording of everything about the certificates that a configuration names.
extension Finding {
    /// What clients of a site without a certificate meet.
    package enum Substitute: Sendable {
        /// The certificate of the site that answers on that address where no name fits.
        case certificate(of: String, Location)
        /// Nothing: the server does not start.
        case nothing
    }

    /// A site that is to serve TLS and has no certificate.
    package static func serverCertificateMissing(
        served substitute: Substitute,
        at location: Location
    ) -> Finding {
        let meets: String
        var locations = [location]
        switch substitute {
        case .certificate(let site, let place):
            meets = "its clients are given that of \(site.printable), the default server there"
            locations.append(place)
        case .nothing:
            meets = "neither has the default server there: nginx refuses to start"
        }
        return Finding(
            .serverCertificateMissing,
            .error,
            "listens with TLS and has no certificate; \(meets)",
            remedy: "Name the site's certificate and key (ssl_certificate, ssl_certificate_key), or"
                + " have it listen without TLS.",
            at: locations
        )
    }

    /// A certificate that a later one of the same kind takes the place of.
    package static func serverCertificateShadowed(
        algorithm: String,
        by later: Location,
        at location: Location
    ) -> Finding {
        Finding(
            .serverCertificateShadowed,
            .warning,
            "a later certificate has a key of the same kind (\(algorithm)) and is served in the"
                + " place of this one",
            remedy: "Remove the one that is not meant, and its key: a site serves one certificate"
                + " for each kind of key.",
            at: [location, later],
            values: [.text("algorithm", algorithm)]
        )
    }

    /// A certificate or a key that is chosen for each connection, or is no file.
    package static func serverCertificateUnknowable(
        written: String,
        reason: String,
        at location: Location
    ) -> Finding {
        Finding(
            .serverCertificateUnknowable,
            .info,
            "\(written.printable) \(reason): only a handshake can tell what it comes to",
            remedy: "After the reload, look at what is served: openssl s_client -connect HOST:443"
                + " -servername NAME.",
            at: [location],
            values: [.text("written", written)]
        )
    }

    /// A file that a configuration names and its server could not use.
    package static func serverFileUnreadable(
        _ error: CertificateError,
        written: String,
        at location: Location
    ) -> Finding {
        let place = error.source.map { [Location(path: $0, line: error.line ?? 1)] } ?? []
        return Finding(
            .serverFileUnreadable,
            .error,
            "\(written.printable): \(error.reason.printable)",
            remedy: error.help ?? "Put the file there, or name the right one: nginx does not start"
                + " without it.",
            at: [location] + place,
            values: [.text("code", error.code.description)]
        )
    }

    /// Stapling without anybody to ask.
    package static func serverStaplingIdle(at location: Location) -> Finding {
        Finding(
            .serverStaplingIdle,
            .info,
            "stapling is on, and the certificate names no OCSP responder to ask",
            remedy: "Delete ssl_stapling: it does nothing for certificates whose authority has no"
                + " OCSP, such as Let's Encrypt's.",
            at: [location]
        )
    }
}
