internal import CertManifest
internal import CertModel

/// What clients are given that ask for a name: each listener of a Gateway by itself, and the port
/// 443 of everything else, which one controller of a kind serves.
struct KubernetesListeners {
    private(set) var all: [TLSListener] = []

    /// What shares a port.
    private struct Port: Hashable {
        let written: String
        let kind: String
        /// The Gateway, by its place.
        let owner: Location?
    }

    init(_ sites: [Site], _ routes: [KubernetesRoute]) {
        var ports = UniqueList<Port>()
        var members: [Port: [Int]] = [:]
        for (index, (site, route)) in zip(sites, routes).enumerated()
        where site.isTLS && route.kind != "Certificate" {
            let words = route.listen?.words.joined(separator: " ")
            let port = Port(
                written: words ?? "443",
                kind: route.kind,
                owner: words.map { _ in Location(path: site.location.path, line: route.object) }
            )
            ports.append(port)
            members[port, default: []].append(index)
        }
        all = ports.all.map { port in
            let table = Table(members[port] ?? [], of: sites, isDeep: port.owner != nil)
            return TLSListener(written: port.written) { names, traits in
                names.map { table.answer($0, traits) }
            }
        }
    }

    /// Which site of a port a name leads to.
    private struct Table: Sendable {
        private var exact: [String: Int] = [:]
        private var wildcards: [String: Int] = [:]
        /// The first site without names, which takes what the others don't.
        private var catchAll: Int?
        private var certificates: [Int: Int] = [:]
        private let first: Int
        /// Whether wildcards stand for several labels, as a Gateway's do.
        private let isDeep: Bool

        init(_ members: [Int], of sites: [Site], isDeep: Bool) {
            first = members.first ?? 0
            self.isDeep = isDeep
            for index in members {
                certificates[index] = sites[index].certificates.count
                let names = sites[index].serverNames + sites[index].ruledNames
                if names.isEmpty { catchAll = catchAll ?? index }
                for name in names {
                    switch name.kind {
                    case .exact(let name): if exact[name] == nil { exact[name] = index }
                    case .leadingWildcard(let base):
                        if wildcards[base] == nil { wildcards[base] = index }
                    case .catchAll: catchAll = catchAll ?? index
                    default: break
                    }
                }
            }
        }

        /// Where no site is found, the controller's own certificate is served, which is not known.
        func answer(_ name: String?, _ traits: TLSListener.Traits) -> TLSListener.Answer {
            guard let site = name.flatMap(site) ?? catchAll else {
                return TLSListener.Answer(site: first, certificates: [])
            }
            let places = (0..<(certificates[site] ?? 0)).map {
                TLSListener.Place(site: site, certificate: $0)
            }
            return TLSListener.Answer(site: site, certificates: places.keptByOpenSSL(traits))
        }

        private func site(for name: String) -> Int? {
            if let site = exact[name] { return site }
            var rest = name[...]
            while let point = rest.firstIndex(of: ".") {
                rest = rest[rest.index(after: point)...]
                if let site = wildcards[String(rest)] { return site }
                if !isDeep { return nil }
            }
            return nil
        }
    }
}
