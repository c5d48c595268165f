import CertModel

extension ServerConfiguration {
    /// The sockets on which nginx speaks TLS, in the order in which they are written, and what it
    /// presents on them.
    func nginxListeners() -> [TLSListener] {
        let defaults = defaultSites()
        var keys = UniqueList<SocketKey>()
        var words: [SocketKey: String] = [:]
        var members: [SocketKey: [Int]] = [:]
        for (index, site) in sites.enumerated() {
            for (socket, written) in site.securedListens {
                let key = SocketKey(socket: socket, context: site.context)
                keys.append(key)
                if words[key] == nil { words[key] = written }
                members[key, default: []].append(index)
            }
        }
        return keys.all.map { key in
            listener(key, words[key] ?? "", members[key] ?? [], defaults)
        }
    }

    private func listener(
        _ key: SocketKey,
        _ written: String,
        _ members: [Int],
        _ defaults: DefaultSites
    ) -> TLSListener {
        let defaultSite = defaults.index(on: key.socket, in: key.context) ?? members.first ?? 0
        // A mail server has one site on an address, and looks at no name.
        let named = key.context == .mail ? [] : members
        let table = NginxNameTable(
            named.map { ($0, sites[$0].serverNames) },
            defaultSite: defaultSite
        )
        let offers = Set(members + [defaultSite]).reduce(into: [Int: NginxOffer]()) {
            $0[$1] = NginxOffer(sites[$1])
        }
        return TLSListener(written: written) { names, traits in
            table.sites(for: names).map { site in
                let places = NginxOffer.places(of: site, defaultSite: defaultSite, offers)
                return TLSListener.Answer(site: site, certificates: places.keptByOpenSSL(traits))
            }
        }
    }
}

/// What a site has to present.
private struct NginxOffer: Sendable {
    let certificates: Int
    let rejects: Bool

    init(_ site: Site) {
        certificates = site.certificates.count
        rejects = site.rejectsHandshake
    }

    /// The certificates that clients of a site are offered: the default site's, where it has none
    /// of its own.
    static func places(
        of site: Int,
        defaultSite: Int,
        _ offers: [Int: NginxOffer]
    ) -> [TLSListener.Place] {
        guard let offer = offers[site], !offer.rejects else { return [] }
        let owner = offer.certificates > 0 ? site : defaultSite
        guard let owned = offers[owner], !owned.rejects else { return [] }
        return (0..<owned.certificates).map { TLSListener.Place(site: owner, certificate: $0) }
    }
}

extension Site {
    /// The sockets on which it serves TLS, each with its words as written.
    fileprivate var securedListens: [(Socket, String)] {
        if listens.isEmpty { return isTLS ? sockets.map { ($0, "") } : [] }
        let startsTLS = context == .mail && isTLS
        return listens.compactMap { listen in
            guard let socket = listen.socket,
                listen.servesTLS || startsTLS || tlsTurnedOnAt != nil
            else { return nil }
            return (socket, listen.words.joined(separator: " "))
        }
    }
}
