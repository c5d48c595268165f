import CertModel

/// The `ssl_…` directives of one block; empty or nil for those that it does not have.
struct NginxSettings {
    var certificates: [FileReference] = []
    var keys: [FileReference] = []
    var passwordFile: FileReference?
    var protocols: Setting<[TLSVersion]>?
    var ciphers: Setting<String>?
    var rejectsHandshake: Setting<Bool>?
    var stapling: Setting<Bool>?
    var staplingResponder: Setting<String>?
    var staplingFile: FileReference?
    var verifyClient: Setting<ClientVerification.Mode>?
    var clientAuthorities: FileReference?
    var trustedAuthorities: FileReference?
    var revocationLists: FileReference?
    /// Where a program is named that chooses the certificate at the handshake.
    var certificateProgram: Location?
    var mailProtocol: Setting<String>?
    var ssl: Setting<Bool>?
    /// Whether clients of mail may, or must, turn TLS on.
    var startsTLS: Setting<Bool>?

    /// The names of the directives that are taken.
    static let names: Set = [
        "ssl", "ssl_certificate", "ssl_certificate_key", "ssl_ciphers", "ssl_password_file",
        "ssl_protocols", "ssl_reject_handshake", "ssl_stapling", "ssl_stapling_file",
        "ssl_stapling_responder", "starttls", "ssl_client_certificate", "ssl_trusted_certificate",
        "ssl_crl", "ssl_verify_client",
    ]

    /// Takes a directive that its name alone does not identify: a program that chooses the
    /// certificate, and the protocol of mail, whose name other modules use too.
    mutating func takeOther(_ directive: NginxDirective, in context: Site.Context) {
        if directive.name.hasPrefix("ssl_certificate_by_") {
            certificateProgram = directive.location
        } else if directive.name == "protocol", context == .mail,
            let word = directive.arguments.first
        {
            mailProtocol = Setting(value: word.lowercased(), location: directive.location)
        }
    }

    /// Takes one of the directives named.
    mutating func take(
        _ directive: NginxDirective,
        naming: NginxFileNaming
    ) throws(NginxRefusal) {
        let location = directive.location
        switch directive.name {
        case "ssl_certificate":
            certificates.append(naming.certificate(try directive.word(), at: location))
        case "ssl_certificate_key":
            keys.append(naming.key(try directive.word(), at: location))
        case "ssl_password_file":
            let name = try directive.word(unlessWritten: passwordFile)
            passwordFile = naming.file(name, at: location)
        case "ssl_protocols":
            try takeProtocols(directive)
        case "ssl_ciphers":
            let list = try directive.word(unlessWritten: ciphers)
            ciphers = Setting(value: list, location: location)
        default:
            try takeSwitch(directive, naming: naming)
        }
    }

    private mutating func takeSwitch(
        _ directive: NginxDirective,
        naming: NginxFileNaming
    ) throws(NginxRefusal) {
        let location = directive.location
        switch directive.name {
        case "ssl_reject_handshake":
            let isOn = try directive.flag(unlessWritten: rejectsHandshake)
            rejectsHandshake = Setting(value: isOn, location: location)
        case "ssl_stapling":
            let isOn = try directive.flag(unlessWritten: stapling)
            stapling = Setting(value: isOn, location: location)
        case "ssl_stapling_responder":
            let address = try directive.word(unlessWritten: staplingResponder)
            staplingResponder = Setting(value: address, location: location)
        case "ssl_stapling_file":
            let name = try directive.word(unlessWritten: staplingFile)
            staplingFile = naming.file(name, at: location)
        case "starttls":
            let word = try directive.word(unlessWritten: startsTLS)
            startsTLS = Setting(value: word != "off", location: location)
        case "ssl":
            let isOn = try directive.flag(unlessWritten: ssl)
            ssl = Setting(value: isOn, location: location)
        default:
            try takeClientVerification(directive, naming: naming)
        }
    }

    private mutating func takeClientVerification(
        _ directive: NginxDirective,
        naming: NginxFileNaming
    ) throws(NginxRefusal) {
        let location = directive.location
        switch directive.name {
        case "ssl_client_certificate":
            let name = try directive.word(unlessWritten: clientAuthorities)
            clientAuthorities = naming.file(name, at: location)
        case "ssl_trusted_certificate":
            let name = try directive.word(unlessWritten: trustedAuthorities)
            trustedAuthorities = naming.file(name, at: location)
        case "ssl_crl":
            let name = try directive.word(unlessWritten: revocationLists)
            revocationLists = naming.file(name, at: location)
        default:
            let word = try directive.word(unlessWritten: verifyClient)
            guard let mode = ClientVerification.Mode(nginx: word) else {
                throw NginxRefusal(.directive(.invalidValue(word)))
            }
            verifyClient = Setting(value: mode, location: location)
        }
    }

    /// Several `ssl_protocols` of one block add up.
    private mutating func takeProtocols(_ directive: NginxDirective) throws(NginxRefusal) {
        var versions = Set(protocols?.value ?? [])
        for word in try directive.words() {
            guard let version = TLSVersion(nginx: word) else {
                throw NginxRefusal(.directive(.invalidValue(word)))
            }
            versions.insert(version)
        }
        protocols = Setting(value: versions.sorted(), location: directive.location)
    }

    /// Inherits each directive that this block does not have from the block around it.
    mutating func inherit(from outer: NginxSettings) {
        if certificates.isEmpty { certificates = outer.certificates }
        if keys.isEmpty { keys = outer.keys }
        passwordFile = passwordFile ?? outer.passwordFile
        protocols = protocols ?? outer.protocols
        ciphers = ciphers ?? outer.ciphers
        rejectsHandshake = rejectsHandshake ?? outer.rejectsHandshake
        stapling = stapling ?? outer.stapling
        staplingResponder = staplingResponder ?? outer.staplingResponder
        staplingFile = staplingFile ?? outer.staplingFile
        ssl = ssl ?? outer.ssl
        verifyClient = verifyClient ?? outer.verifyClient
        clientAuthorities = clientAuthorities ?? outer.clientAuthorities
        trustedAuthorities = trustedAuthorities ?? outer.trustedAuthorities
        revocationLists = revocationLists ?? outer.revocationLists
        certificateProgram = certificateProgram ?? outer.certificateProgram
        mailProtocol = mailProtocol ?? outer.mailProtocol
        startsTLS = startsTLS ?? outer.startsTLS
    }
}

extension ClientVerification.Mode {
    /// Reads the mode as nginx does, in either case.
    fileprivate init?(nginx word: String) {
        switch word.lowercased() {
        case "off": self = .off
        case "on": self = .on
        case "optional": self = .optional
        case "optional_no_ca": self = .optionalWithoutAuthority
        default: return nil
        }
    }
}

extension TLSVersion {
    /// Reads the version as nginx does, in either case.
    fileprivate init?(nginx word: String) {
        let known = Self.allCases.first { $0.rawValue.lowercased() == word.lowercased() }
        guard let known else { return nil }
        self = known
    }

    /// The versions that are on by default in a version of nginx.
    ///
    /// nginx's changes: 1.9.1 dropped SSLv3, 1.23.4 added TLSv1.3, 1.27.3 dropped TLSv1 and
    /// TLSv1.1.
    static func defaults(of version: ServerVersion) -> [TLSVersion] {
        if version < ServerVersion(1, 9, 1) { return [.ssl3, .tls1, .tls11, .tls12] }
        if version < ServerVersion(1, 23, 4) { return [.tls1, .tls11, .tls12] }
        if version < ServerVersion(1, 27, 3) { return [.tls1, .tls11, .tls12, .tls13] }
        return [.tls12, .tls13]
    }
}
