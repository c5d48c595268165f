/// Which of the sites that share a name gets its requests: on each socket, the first.
struct NameOwners {
    /// For each name that several sites have, which site gets the requests instead of which other.
    private var owners: [String: [Int: Int]] = [:]

    /// Compares the names of all HTTP sites.
    ///
    /// Sites with thousands of names and thousands of sockets are compared once for all the names
    /// that they share.
    init(_ sites: [Site]) {
        guard sites.count(where: { $0.context == .http }) > 1 else { return }
        var claimants: [String: [Int]] = [:]
        for (index, site) in sites.enumerated() where site.context == .http {
            for name in site.serverNames.flatMap(\.comparableNames)
            where claimants[name]?.last != index {
                claimants[name, default: []].append(index)
            }
        }
        var known: [[Int]: [Int: Int]] = [:]
        for (name, indices) in claimants where indices.count > 1 {
            let found = known[indices] ?? Self.owners(among: indices, of: sites)
            known[indices] = found
            owners[name] = found
        }
    }

    /// The earlier site that has the same name on one of the same sockets; nil where none has.
    func owner(of name: ServerName, before index: Int) -> Int? {
        owners.isEmpty ? nil : name.comparableNames.lazy.compactMap { owners[$0]?[index] }.first
    }

    private static func owners(among indices: [Int], of sites: [Site]) -> [Int: Int] {
        var first: [Socket: Int] = [:]
        var owners: [Int: Int] = [:]
        for index in indices {
            for socket in sites[index].sockets {
                if let owner = first[socket] {
                    if owner != index, owners[index] == nil { owners[index] = owner }
                } else {
                    first[socket] = index
                }
            }
        }
        return owners
    }
}
