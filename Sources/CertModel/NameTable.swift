/// Things found by a distinguished name, in the order in which they were given.
package struct NameTable<Element: Sendable>: Sendable {
    private let elements: [Element]
    private let name: @Sendable (Element) -> DistinguishedName
    /// The first and the last place of each name, by the hash of its canonical form; empty where
    /// there are so few elements that each is looked at.
    private var chains: [Int: (first: Int, last: Int)] = [:]
    /// The next place of the same hash behind each place; -1 where there is none.
    private var next: [Int] = []

    /// Up to how many elements comparing names costs less than preparing them.
    private static var fewest: Int { 16 }

    /// Arranges elements by a name of theirs.
    package init(
        _ elements: [Element],
        by name: @escaping @Sendable (Element) -> DistinguishedName
    ) {
        self.elements = elements
        self.name = name
        guard elements.count > Self.fewest else { return }
        chains.reserveCapacity(elements.count)
        next = Array(repeating: -1, count: elements.count)
        for place in elements.indices {
            let hash = CanonicalName(name(elements[place])).hashValue
            if let chain = chains[hash] { next[chain.last] = place }
            chains[hash] = (chains[hash]?.first ?? place, place)
        }
    }

    /// The elements whose name matches by RFC 5280 §7.1.
    package func callAsFunction(_ wanted: DistinguishedName) -> [Element] {
        guard !next.isEmpty else { return elements.filter { name($0).matches(wanted) } }
        var found: [Element] = []
        var place = chains[CanonicalName(wanted).hashValue]?.first ?? -1
        while place >= 0 {
            if name(elements[place]).matches(wanted) { found.append(elements[place]) }
            place = next[place]
        }
        return found
    }
}
