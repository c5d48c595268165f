/// Things found by a distinguished name, in the order in which they were given.
package struct NameTable<Element: Sendable>: Sendable {
    @usableFromInline package let elements: [Element]
    @usableFromInline package let places: NamePlaces

    /// Arranges elements by a name of theirs.
    @inlinable
    package init(_ elements: [Element], by name: (Element) -> DistinguishedName) {
        self.elements = elements
        places = NamePlaces(elements.map(name))
    }

    /// The elements whose name matches by RFC 5280 §7.1.
    @inlinable
    package func callAsFunction(_ wanted: DistinguishedName) -> [Element] {
        places.matching(wanted).map { elements[$0] }
    }
}

/// The positions of names in a list.
package struct NamePlaces: Sendable {
    private let names: [DistinguishedName]
    /// The first and the last place of each name, by the hash of its canonical form; empty where
    /// there are so few names that each is looked at.
    private var chains: [Int: (first: Int, last: Int)] = [:]
    /// The next place of the same hash behind each place; -1 where there is none.
    private var next: [Int] = []

    /// Up to how many names comparing costs less than preparing them.
    private static let fewest = 16

    /// The places of these names.
    @usableFromInline
    package init(_ names: [DistinguishedName]) {
        self.names = names
        guard names.count > Self.fewest else { return }
        chains.reserveCapacity(names.count)
        next = Array(repeating: -1, count: names.count)
        for place in names.indices {
            let hash = CanonicalName(names[place]).hashValue
            if let chain = chains[hash] { next[chain.last] = place }
            chains[hash] = (chains[hash]?.first ?? place, place)
        }
    }

    /// The places whose name matches by RFC 5280 §7.1, in order; the first of them where there are
    /// more than `limit`.
    @usableFromInline
    package func matching(_ wanted: DistinguishedName, limit: Int = .max) -> [Int] {
        guard !next.isEmpty else { return names.indices.filter { names[$0].matches(wanted) } }
        var found: [Int] = []
        var place = chains[CanonicalName(wanted).hashValue]?.first ?? -1
        while place >= 0, found.count < limit {
            if names[place].matches(wanted) { found.append(place) }
            place = next[place]
        }
        return found
    }
}
