/// Which of the sites that share a name gets its requests: on each socket, the first.
struct NameOwners {
    /// For each name that several sites have, which site gets the requests instead of which other.
    private var owners: [String: [Int: Int]] = [:]

    /// Compares the names of all HTTP sites.
    ///
    /// Sites with thousands of names and thousands of sockets are compared once for all the names
    /// that they share.
    init(_ sites: [Site]) {
        var claimants: [String: [Int]] = [:]
        for (place, site) in sites.enumerated() where site.context == .http {
            for name in site.serverNames.flatMap(\.answers)
            where claimants[name]?.last != place {
                claimants[name, default: []].append(place)
            }
        }
        var known: [[Int]: [Int: Int]] = [:]
        for (name, places) in claimants where places.count > 1 {
            let found = known[places] ?? Self.owners(among: places, of: sites)
            known[places] = found
            owners[name] = found
        }
    }

    /// The earlier site that has the same name on one of the same sockets; nil where none has.
    func owner(of name: ServerName, before place: Int) -> Int? {
        name.answers.lazy.compactMap { owners[$0]?[place] }.first
    }

    private static func owners(among places: [Int], of sites: [Site]) -> [Int: Int] {
        var first: [Socket: Int] = [:]
        var owners: [Int: Int] = [:]
        for place in places {
            for socket in sites[place].sockets {
                if let owner = first[socket] {
                    if owner != place, owners[place] == nil { owners[place] = owner }
                } else {
                    first[socket] = place
                }
            }
        }
        return owners
    }
}
