/// Things found by a distinguished name, in the order in which they were given.
package struct NameTable<Element: Sendable>: Sendable {
    private let elements: [Element]
    private let name: @Sendable (Element) -> DistinguishedName
    /// Places by name; nil where there are so few elements that each is looked at.
    private let places: [CanonicalName: [Int]]?

    /// Up to how many elements comparing names costs less than preparing them.
    private static var fewest: Int { 16 }

    /// Arranges elements by a name of theirs.
    package init(
        _ elements: [Element],
        by name: @escaping @Sendable (Element) -> DistinguishedName
    ) {
        self.elements = elements
        self.name = name
        guard elements.count > Self.fewest else {
            places = nil
            return
        }
        places = Dictionary(grouping: elements.indices) { CanonicalName(name(elements[$0])) }
    }

    /// The elements whose name matches by RFC 5280 §7.1.
    package func callAsFunction(_ wanted: DistinguishedName) -> [Element] {
        guard let places else { return elements.filter { name($0).matches(wanted) } }
        return (places[CanonicalName(wanted)] ?? []).map { elements[$0] }
    }
}
