import CertModel

/// The directives of TLS in force in a virtual host, or in the main server.
struct ApacheSettings {
    var engine: Setting<Bool>?
    var certificates: [FileReference] = []
    var keys: [FileReference] = []
    var chain: FileReference?
    var protocols: Setting<[TLSVersion]>?
    var ciphers: Setting<String>?
    var stapling: Setting<Bool>?
    var responder: String?
    var hasPassphraseProgram: Bool?
    var verification: ClientVerification.Mode?
    var authorities: FileReference?
    var hasAuthorityFolder = false
    var revocationLists: FileReference?

    /// Takes a directive of mod_ssl; returns the value that Apache would refuse, if any.
    mutating func take(
        _ line: ApacheLine,
        _ words: [String],
        _ naming: ApacheFileNaming
    ) -> String? {
        guard let word = words.first else { return nil }
        let location = line.location
        switch line.name {
        case "sslengine":
            engine = Setting(value: word.isApacheOn, location: location)
        case "sslcertificatefile": certificates.append(naming.file(word, at: location))
        case "sslcertificatekeyfile": keys.append(naming.file(word, at: location))
        case "sslcertificatechainfile": chain = naming.file(word, at: location)
        case "sslciphersuite":
            // With two words the first one is the protocol; `TLSv1.3` has a list of its own.
            guard words.count == 1 || word.lowercased() == "ssl", let list = words.last else {
                return nil
            }
            // Apache adds the end itself.
            ciphers = Setting(value: list + ":!aNULL:!eNULL:!EXP", location: location)
        case "sslprotocol": return takeProtocols(words, at: location)
        case "sslusestapling": stapling = Setting(value: word.isApacheOn, location: location)
        case "sslstaplingforceurl": responder = word
        case "sslpassphrasedialog":
            hasPassphraseProgram = word.hasPrefix("exec:") || word.hasPrefix("|")
        default: takeClients(line, word, naming)
        }
        return nil
    }

    private mutating func takeClients(
        _ line: ApacheLine,
        _ word: String,
        _ naming: ApacheFileNaming
    ) {
        switch line.name {
        case "sslverifyclient":
            switch word.lowercased() {
            case "require": verification = .on
            case "optional": verification = .optional
            case "optional_no_ca": verification = .optionalWithoutAuthority
            default: verification = .off
            }
        case "sslcacertificatefile": authorities = naming.file(word, at: line.location)
        case "sslcacertificatepath": hasAuthorityFolder = true
        case "sslcarevocationfile": revocationLists = naming.file(word, at: line.location)
        default: break
        }
    }

    private mutating func takeProtocols(_ words: [String], at location: Location) -> String? {
        var versions: Set<TLSVersion> = []
        for word in words {
            let sign = word.utf8.first
            let isSigned = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
            let name = isSigned ? String(word.dropFirst()) : word
            guard let named = TLSVersion.named(apache: name) else { return word }
            switch sign {
            case UInt8(ascii: "-"): versions.subtract(named)
            case UInt8(ascii: "+"): versions.formUnion(named)
            default: versions = named
            }
        }
        protocols = Setting(value: versions.sorted(), location: location)
        return nil
    }

    /// Inherits what a virtual host does not say from the main server.
    mutating func inherit(from main: ApacheSettings) {
        engine = engine ?? main.engine
        if certificates.isEmpty { certificates = main.certificates }
        if keys.isEmpty { keys = main.keys }
        chain = chain ?? main.chain
        protocols = protocols ?? main.protocols
        ciphers = ciphers ?? main.ciphers
        stapling = stapling ?? main.stapling
        responder = responder ?? main.responder
        hasPassphraseProgram = hasPassphraseProgram ?? main.hasPassphraseProgram
        verification = verification ?? main.verification
        authorities = authorities ?? main.authorities
        hasAuthorityFolder = hasAuthorityFolder || main.hasAuthorityFolder
        revocationLists = revocationLists ?? main.revocationLists
    }
}

extension String {
    /// Whether a switch is on.
    var isApacheOn: Bool { utf8.count == 2 && lowercased() == "on" }
}

extension TLSVersion {
    /// What a word of `SSLProtocol` stands for; nil for a word that Apache refuses.
    ///
    /// `all` leaves out SSLv3, which no current OpenSSL is built with.
    fileprivate static func named(apache word: String) -> Set<TLSVersion>? {
        if word.utf8.count == 3, word.lowercased() == "all" { return Set(apacheDefaults) }
        guard word.utf8.count <= 8 else { return nil }
        return allCases.first { $0.rawValue.lowercased() == word.lowercased() }.map { [$0] }
    }

    /// The versions that are on where no `SSLProtocol` is written.
    static let apacheDefaults: [TLSVersion] = [.tls1, .tls11, .tls12, .tls13]
}
