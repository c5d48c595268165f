import CertModel

/// A virtual host as it is read, before it inherits from the main server.
struct ApacheSiteDraft {
    let location: Location
    var settings = ApacheSettings()
    var addresses: [(word: String, location: Location)] = []
    var name: ServerName?
    var aliases: [ServerName] = []
    var namesAt: Location?
    var redirects = ApacheRedirects()

    /// Takes a directive that names the site.
    mutating func takeName(_ line: ApacheLine, _ words: [String]) {
        namesAt = namesAt ?? line.location
        if line.name == "servername" {
            if let word = words.first { name = ServerName(apache: word) }
        } else {
            aliases += words.map { ServerName(apache: $0) }
        }
    }

    var serverNames: [ServerName] { (name.map { [$0] } ?? []) + aliases }

    /// The site with the settings in force.
    func site(in main: ApacheSettings, managed: [String: Location]) -> Site {
        var settings = settings
        settings.inherit(from: main)
        let isTLS = settings.engine?.value == true
        let listens = addresses.map { Listen(apache: $0.word, at: $0.location, isTLS: isTLS) }
        var site = Site(
            location: location,
            context: .http,
            listens: listens,
            sockets: listens.compactMap(\.socket),
            serverNames: serverNames,
            serverNamesAt: namesAt,
            isTLS: isTLS,
            certificates: settings.certificates,
            namesCertificate: !self.settings.certificates.isEmpty,
            keys: settings.keys + settings.certificates.dropFirst(settings.keys.count),
            protocols: settings.protocols
                ?? Setting(value: TLSVersion.apacheDefaults, location: nil),
            ciphers: settings.ciphers ?? Setting(value: "DEFAULT", location: nil),
            clientVerification: settings.clientVerification,
            plainRequests: redirects.plainRequests
        )
        site.hasPassphraseProgram = settings.hasPassphraseProgram == true
        site.tlsTurnedOnAt = isTLS ? settings.engine?.location : nil
        if let chain = settings.chain, !settings.certificates.isEmpty { site.chains = [chain] }
        if let on = settings.stapling, on.value, let location = on.location {
            site.stapling = Stapling(location: location, responder: settings.responder, file: nil)
        }
        if settings.certificates.isEmpty, case .exact(let name)? = name?.kind {
            // mod_md supplies the certificate.
            site.certificateProgram = managed[name]
        }
        return site
    }
}

extension ApacheSettings {
    fileprivate var clientVerification: ClientVerification {
        // A folder of authorities is not read here.
        let isUnknown = hasAuthorityFolder && authorities == nil
        return ClientVerification(
            mode: isUnknown ? .off : verification ?? .off,
            authorities: authorities,
            trusted: nil,
            revocationLists: revocationLists
        )
    }
}

extension ServerName {
    /// Reads a name of a virtual host: a scheme and a port may stand around it.
    init(apache word: String) {
        self.init(written: word, kind: Self.kind(apache: word))
    }

    private static func kind(apache word: String) -> Kind {
        // Longer than any name of the DNS.
        guard word.utf8.count <= 512 else { return .impossible }
        var name = word.lowercased()[...]
        for scheme in ["https://", "http://"] where name.hasPrefix(scheme) {
            name = name.dropFirst(scheme.count)
        }
        if let colon = name.lastIndex(of: ":"),
            name[colon...].dropFirst().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            !name.hasPrefix("[")
        {
            name = name[..<colon]
        }
        let base = name.drop { $0 == "*" || $0 == "." }
        let hasWildcard = { (text: Substring) in text.utf8.contains { "*?".utf8.contains($0) } }
        if name == "*" || base.isEmpty { return .catchAll }
        if name.hasPrefix("*."), !hasWildcard(name.dropFirst(2)) {
            return .leadingWildcard(base: String(name.dropFirst(2)))
        }
        if name.hasSuffix(".*"), !hasWildcard(name.dropLast(2)) {
            return .trailingWildcard(base: String(name.dropLast(2)))
        }
        if hasWildcard(name) { return .regularExpression }
        let isImpossible = name.utf8.contains {
            $0 <= 0x20 || ",;/:".utf8.contains($0) && !name.hasPrefix("[")
        }
        return isImpossible ? .impossible : .exact(String(name))
    }
}

extension Listen {
    /// An address of a virtual host: `*:443`, `_default_:443`, `192.0.2.1`, `[::1]:443`.
    init(apache word: String, at location: Location, isTLS: Bool) {
        self.init(
            words: [word],
            location: location,
            socket: Socket(apache: word),
            turnsTLSOn: isTLS,
            isQUIC: false,
            isDefaultServer: false,
            isBehindProxy: false,
            servesTLS: isTLS
        )
    }
}

extension Socket {
    /// The socket of an address; nil where it has no port, and so is every port.
    init?(apache word: String) {
        guard word.utf8.count <= 512, let colon = word.lastIndex(of: ":"),
            let port = UInt16(word[word.index(after: colon)...])
        else { return nil }
        let host = word[..<colon].filter { $0 != "[" && $0 != "]" }.lowercased()
        let isEvery = ["*", "_default_", ""].contains(host)
        let ip = IPAddress(text: isEvery ? "0.0.0.0" : host)
        self.init(address: ip.map(Address.ip) ?? .name(host), ports: port...port, isDatagram: false)
    }
}
