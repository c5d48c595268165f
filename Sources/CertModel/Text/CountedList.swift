/// Things of several kinds, of which a hostile file may hold any number: the first hundred of each
/// kind stand one by one, and the rest are counted.
package struct CountedList<Element: Sendable, Kind: Hashable & Sendable>: Sendable {
    private var listed: [Element] = []
    private var counts: [Kind: Int] = [:]
    /// The first of each kind that is only counted.
    private var beyond: [(kind: Kind, first: Element)] = []

    package init() {}

    /// Lists one more of a kind, or counts it.
    package mutating func append(_ element: Element, of kind: Kind) {
        let count = counts[kind, default: 0]
        counts[kind] = count + 1
        if count < Finding.maximumOfOneKind {
            listed.append(element)
        } else if count == Finding.maximumOfOneKind {
            beyond.append((kind, element))
        }
    }

    /// Those that are listed, and for each kind that has more, one that counts the rest.
    ///
    /// - Parameter rest: Makes that of their number and the first of them.
    package func all(rest: (Int, Element) -> Element) -> [Element] {
        listed
            + beyond.map { kind, first in
                rest(counts[kind, default: 0] - Finding.maximumOfOneKind, first)
            }
    }
}
