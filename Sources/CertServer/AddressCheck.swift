/// Judges what sites mean for each other: which one answers on an address, and which never does.
struct AddressCheck {
    /// The findings with the index of the site that each is about.
    private(set) var findings: [(site: Int, finding: Finding)] = []
    private let sites: [Site]
    private let defaults: DefaultSites
    private let dialect: ServerDialect

    init(_ configuration: ServerConfiguration) {
        sites = configuration.sites
        defaults = configuration.defaultSites()
        dialect = configuration.dialect
        findings =
            withoutCertificate + withoutTLS + impossibleNames + shadowedNames + plainNames
    }

    /// Sites that listen with TLS and have no certificate.
    private var withoutCertificate: [(Int, Finding)] {
        sites.enumerated().compactMap { index, site in
            guard site.isTLS, site.certificates.isEmpty, !site.rejectsHandshake,
                !site.hasCertificateElsewhere
            else { return nil }
            let listen = site.listens.first(where: \.servesTLS)
            let socket = listen?.socket ?? site.sockets.first
            let defaultSite = socket.flatMap { defaults.index(on: $0, in: site.context) }
                .map { sites[$0] }
            let location = listen?.location ?? site.tlsTurnedOnAt ?? site.location
            guard let defaultSite, !defaultSite.certificates.isEmpty else {
                let detail = ServerDetail.certificateMissing(.nothing, dialect)
                return (index, .server(detail, .error, at: [location]))
            }
            // A program of the default site may know the site's names.
            guard defaultSite.certificateProgram == nil else { return nil }
            let substitute = ServerDetail.Substitute.certificate(
                siteName: defaultSite.serverNames.first?.written,
                defaultSite.location
            )
            return (
                index,
                .server(
                    .certificateMissing(substitute, dialect),
                    .error,
                    at: [location, defaultSite.location]
                )
            )
        }
    }

    /// Sites that are meant to serve TLS, and don't.
    private var withoutTLS: [(Int, Finding)] {
        sites.enumerated().compactMap { index, site in
            guard site.context != .stream else { return nil }
            let open = site.listens.filter { !$0.isBehindProxy }
            if site.tlsTurnedOnAt == nil, let (port, location) = site.portWithoutTLS(of: open) {
                let detail = ServerDetail.notTLS(.onPort(port), dialect)
                return (index, .server(detail, .error, at: [location]))
            }
            guard site.namesCertificate, !site.isTLS, open.count == site.listens.count else {
                return nil
            }
            let isOnPort80Alone =
                site.context == .http && open.allSatisfy { $0.socket?.ports == 80...80 }
            return (
                index,
                .server(
                    .notTLS(isOnPort80Alone ? .onPort80Alone : .anywhere, dialect),
                    isOnPort80Alone ? .info : .error,
                    at: [open.first?.location ?? site.location]
                )
            )
        }
    }

    /// Names that no client can ask for.
    private var impossibleNames: [(Int, Finding)] {
        sites.enumerated().compactMap { index, site in
            let names = site.serverNames.filter { $0.kind == .impossible }.map(\.written)
            guard site.context == .http, !names.isEmpty else { return nil }
            let isAll = site.serverNames.allSatisfy { [.impossible, .catchAll].contains($0.kind) }
            let location = site.serverNamesAt ?? site.location
            return (
                index,
                .server(
                    .nameImpossible(names, isAll: isAll),
                    isAll ? .error : .warning,
                    at: [location]
                )
            )
        }
    }

    /// Names that an earlier site has on the same socket.
    private var shadowedNames: [(Int, Finding)] {
        let owners = NameOwners(sites)
        return sites.enumerated().compactMap { index, site in
            guard site.context == .http else { return nil }
            var names = UniqueList<String>()
            var first: Int?
            for name in site.serverNames {
                guard let owner = owners.owner(of: name, before: index) else { continue }
                names.append(name.written)
                first = first ?? owner
            }
            guard let first else { return nil }
            let owner = sites[first].location
            let detail = ServerDetail.nameShadowed(names.all, by: owner)
            return (index, .server(detail, .warning, at: [site.location, owner]))
        }
    }

    /// Names of TLS sites that a site on port 80 serves as well, and does not redirect.
    private var plainNames: [(Int, Finding)] {
        guard sites.contains(where: \.answersPlainly) else { return [] }
        var secured: [String: Int] = [:]
        for (index, site) in sites.enumerated() where site.context == .http && site.isTLS {
            for name in site.serverNames.flatMap(\.comparableNames) where secured[name] == nil {
                secured[name] = index
            }
        }
        var workLeft = PlainAnswers.maximumWork
        return sites.enumerated().compactMap { index, site in
            guard site.answersPlainly else { return nil }
            let listen = site.listens.first(where: \.isPlainHTTP)
            var answers = PlainAnswers(of: site, workLeft: workLeft)
            let served = site.serverNames.filter { name in
                name.comparableNames.contains { secured[$0] != nil && answers.serve($0) }
            }
            workLeft = answers.workLeft
            let owner = served.lazy.flatMap(\.comparableNames).compactMap { secured[$0] }.first
            guard let owner else { return nil }
            return (
                index,
                .server(
                    .plainHTTP(names: served.map(\.written), dialect),
                    .warning,
                    at: [listen?.location ?? site.location, sites[owner].location]
                )
            )
        }
    }
}

extension Listen {
    /// Whether it is where browsers first ask for pages without TLS.
    fileprivate var isPlainHTTP: Bool { !servesTLS && socket?.contains(port: 80) == true }
}

extension Site {
    /// Whether it answers to HTTP without TLS.
    fileprivate var answersPlainly: Bool {
        guard context == .http else { return false }
        return listens.isEmpty ? !isTLS : listens.contains(where: \.isPlainHTTP)
    }

    /// The first port that clients speak TLS on and that is open without, and where it is opened.
    fileprivate func portWithoutTLS(of open: [Listen]) -> (UInt16, Location)? {
        for listen in open where !listen.servesTLS {
            let port = portsOfTLS.first { listen.socket?.contains(port: $0) == true }
            if let port { return (port, listen.location) }
        }
        return nil
    }

    /// The ports on which clients speak TLS from the first octet on.
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
    /// The names that it means, in the form compared; none where it means no certain ones.
    var comparableNames: [String] {
        switch kind {
        case .exact(let name): [name]
        case .leadingWildcard(let base): ["*.\(base)"]
        case .withSubdomains(let base): [base, "*.\(base)"]
        case .trailingWildcard(let base): ["\(base).*"]
        case .regularExpression, .catchAll, .impossible, .hostname: []
        }
    }
}
