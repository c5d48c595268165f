import CertModel

/// What Apache answers with: of the virtual hosts of an address, the first that has the name.
extension ServerConfiguration {
    /// One listener for each address that virtual hosts with TLS are written for.
    func apacheListeners() -> [TLSListener] {
        var sockets = UniqueList<Socket>()
        var words: [Socket: String] = [:]
        var members: [Socket: [Int]] = [:]
        for (index, site) in sites.enumerated() where site.isTLS {
            for listen in site.listens {
                guard let socket = listen.socket else { continue }
                sockets.append(socket)
                if words[socket] == nil { words[socket] = listen.words.joined(separator: " ") }
                members[socket, default: []].append(index)
            }
        }
        return sockets.all.map { socket in
            let members = members[socket] ?? []
            let hosts = ApacheHosts(members.map { ($0, sites[$0].serverNames) })
            let counts = members.reduce(into: [Int: Int]()) {
                $0[$1] = sites[$1].certificates.count
            }
            return TLSListener(written: words[socket] ?? "") { names, traits in
                names.map { name in
                    let site = hosts.site(for: name)
                    let places = (0..<(counts[site] ?? 0)).map { index in
                        TLSListener.Place(site: site, certificate: index)
                    }
                    return TLSListener.Answer(
                        site: site,
                        certificates: places.keptByOpenSSL(traits)
                    )
                }
            }
        }
    }
}

/// The names of the virtual hosts of one address.
private struct ApacheHosts: Sendable {
    private let first: Int
    private var exact: [String: Int] = [:]
    private var below: [String: Int] = [:]
    private var patterns: [(pattern: [UInt8], site: Int)] = []

    init(_ hosts: [(site: Int, names: [ServerName])]) {
        first = hosts.first?.site ?? 0
        for (site, names) in hosts {
            for name in names {
                switch name.kind {
                case .exact(let text): exact[text] = min(site, exact[text] ?? site)
                case .leadingWildcard(let base), .withSubdomains(let base):
                    below[base] = min(site, below[base] ?? site)
                case .trailingWildcard(let base):
                    patterns.append((Array("\(base).*".utf8), site))
                case .regularExpression, .catchAll:
                    patterns.append((name.written.utf8.map(\.lowercasedASCII), site))
                case .impossible, .hostname: continue
                }
            }
        }
    }

    /// The first virtual host with a name; the first of all for any other name, and for none.
    func site(for name: String?) -> Int {
        guard let name else { return first }
        var found = exact[name]
        func take(_ site: Int) { found = min(found ?? site, site) }
        var rest = name[...]
        while let parent = rest.parentDomain {
            rest = parent
            if let site = below[String(parent)] { take(site) }
        }
        let octets = Array(name.utf8)
        for (pattern, site) in patterns where site < found ?? .max && pattern.matches(octets) {
            take(site)
        }
        return found ?? first
    }
}

extension [UInt8] {
    /// Whether a pattern, in which `*` stands for any octets and `?` for one, is a name.
    fileprivate func matches(_ name: [UInt8]) -> Bool {
        var (index, position) = (0, 0)
        var star: (index: Int, position: Int)?
        while position < name.count {
            if index < count, self[index] == UInt8(ascii: "*") {
                star = (index, position)
                index += 1
            } else if index < count,
                self[index] == UInt8(ascii: "?") || self[index] == name[position]
            {
                index += 1
                position += 1
            } else if let last = star {
                star = (last.index, last.position + 1)
                index = last.index + 1
                position = last.position + 1
            } else {
                return false
            }
        }
        return self[index...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
