/// Which of the sites that share a name is reached by it: on each socket, the first.
struct NameOwners {
    /// Of each name that several sites have: who is reached in place of which site.
    private var owners: [String: [Int: Int]] = [:]

    /// Finds out about all names of HTTP sites.
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

    /// The earlier site that has a name of this site's on one of its sockets; nil where none has.
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
