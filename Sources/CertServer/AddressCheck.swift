/// What sites mean for each other: who answers on an address, and who never does.
struct AddressCheck {
    /// What is found of which site, by its place.
    private(set) var findings: [(place: Int, finding: Finding)] = []
    private let sites: [Site]
    private let defaults: DefaultSites

    init(_ configuration: ServerConfiguration) {
        sites = configuration.sites
        defaults = configuration.defaultSites()
        findings =
            withoutCertificate + withoutTLS + impossibleNames + shadowedNames + plainNames
    }

    /// Sites that are to serve TLS and have no certificate.
    private var withoutCertificate: [(Int, Finding)] {
        sites.enumerated().compactMap { place, site in
            guard site.isTLS, site.certificates.isEmpty, !site.rejectsHandshake else { return nil }
            let listen = site.listens.first(where: \.servesTLS)
            let socket = listen?.socket ?? site.sockets.first
            let standIn = socket.flatMap { defaults.place(on: $0, in: site.context) }
            // A program that the default server runs may know the site's names.
            if let standIn, sites[standIn].certificateProgram != nil,
                !sites[standIn].certificates.isEmpty
            {
                return nil
            }
            var substitute = Finding.Substitute.nothing
            if let standIn, !sites[standIn].certificates.isEmpty {
                substitute = .certificate(of: sites[standIn].called, sites[standIn].location)
            }
            let location = listen?.location ?? site.sslOn ?? site.location
            return (place, .serverCertificateMissing(served: substitute, at: location))
        }
    }

    /// Sites that are meant to serve TLS, and don't.
    private var withoutTLS: [(Int, Finding)] {
        sites.enumerated().compactMap { place, site in
            guard site.context != .stream else { return nil }
            let open = site.listens.filter { !$0.isBehindProxy }
            let ports = site.portsOfTLS
            let missing = open.first { listen in
                !listen.servesTLS && site.sslOn == nil
                    && ports.contains { listen.socket?.contains(port: $0) == true }
            }
            if let missing {
                let port = ports.first { missing.socket?.contains(port: $0) == true }
                return (
                    place,
                    .serverNotTLS(port: port, isOnPort80Alone: false, at: missing.location)
                )
            }
            guard site.namesCertificate, !site.isTLS, open.count == site.listens.count else {
                return nil
            }
            let isOnPort80Alone = open.allSatisfy { $0.socket?.ports == 80...80 }
            let location = open.first?.location ?? site.location
            return (
                place,
                .serverNotTLS(
                    port: nil,
                    isOnPort80Alone: site.context == .http && isOnPort80Alone,
                    at: location
                )
            )
        }
    }

    /// Names that no client can ask for.
    private var impossibleNames: [(Int, Finding)] {
        sites.enumerated().compactMap { place, site in
            let names = site.serverNames.filter { $0.kind == .impossible }.map(\.written)
            guard site.context == .http, !names.isEmpty else { return nil }
            let isAll = site.serverNames.allSatisfy { [.impossible, .catchAll].contains($0.kind) }
            let location = site.serverNamesAt ?? site.location
            return (place, .serverNameImpossible(names: names, isAll: isAll, at: location))
        }
    }

    /// Names that an earlier site has on the same socket.
    private var shadowedNames: [(Int, Finding)] {
        let owners = NameOwners(sites)
        return sites.enumerated().compactMap { place, site in
            guard site.context == .http else { return nil }
            var names = UniqueList<String>()
            var first: Int?
            for name in site.serverNames {
                guard let owner = owners.owner(of: name, before: place) else { continue }
                names.append(name.written)
                first = first ?? owner
            }
            guard let first else { return nil }
            let location = site.location
            return (
                place,
                .serverNameShadowed(names: names.all, by: sites[first].location, at: location)
            )
        }
    }

    /// Names of TLS sites that a site on port 80 serves as well, and does not redirect.
    private var plainNames: [(Int, Finding)] {
        var secured: [String: Int] = [:]
        for (place, site) in sites.enumerated() where site.context == .http && site.isTLS {
            for name in site.serverNames.flatMap(\.answers) where secured[name] == nil {
                secured[name] = place
            }
        }
        var workLeft = PlainAnswers.maximumWork
        return sites.enumerated().compactMap { place, site in
            let listen = site.listens.first(where: \.isPlainHTTP)
            let isPlain = listen != nil || site.listens.isEmpty && !site.isTLS
            guard site.context == .http, isPlain else { return nil }
            var answers = PlainAnswers(of: site, workLeft: workLeft)
            let served = site.serverNames.filter { name in
                name.answers.contains { secured[$0] != nil && answers.serve($0) }
            }
            workLeft = answers.workLeft
            let owner = served.lazy.flatMap(\.answers).compactMap { secured[$0] }.first
            guard let owner else { return nil }
            return (
                place,
                .serverPlainHTTP(
                    names: served.map(\.written),
                    secured: sites[owner].location,
                    at: listen?.location ?? site.location
                )
            )
        }
    }
}

extension Listen {
    /// Whether pages are asked for here without TLS, where browsers ask first.
    fileprivate var isPlainHTTP: Bool { !servesTLS && socket?.contains(port: 80) == true }
}

extension Site {
    /// The ports on which clients speak TLS from the beginning.
    ///
    /// RFC 9110 §4.2.2 has 443; RFC 8314 §3 has 993, 995 and 465.
    fileprivate var portsOfTLS: [UInt16] {
        switch context {
        case .http: [443]
        case .mail:
            switch mailProtocol {
            case "imap": [993]
            case "pop3": [995]
            case "smtp": [465]
            default: [993, 995, 465]
            }
        case .stream: []
        }
    }

    /// What people call it: its first name, else where it stands.
    fileprivate var called: String {
        serverNames.first?.written ?? "the site at \(location.path):\(location.line)"
    }
}

extension PlainAnswers {
    /// Whether a plain request for a name, or for one below a wildcard, is answered with anything
    /// but a redirect to HTTPS or a refusal.
    fileprivate mutating func serve(_ name: String) -> Bool {
        let host = name.hasPrefix("*.") ? "www.\(name.dropFirst(2))" : name
        switch answer(for: host) {
        case .serves, .redirectsElsewhere: return true
        case .redirectsToHTTPS, .refuses, .undecided: return false
        }
    }
}

extension ServerName {
    /// The names that it stands for, as they are compared; none where it names nothing.
    var answers: [String] {
        switch kind {
        case .exact(let name): [name]
        case .leadingWildcard(let base): ["*.\(base)"]
        case .withSubdomains(let base): [base, "*.\(base)"]
        case .trailingWildcard(let base): ["\(base).*"]
        case .regularExpression, .catchAll, .impossible, .hostname: []
        }
    }
}
