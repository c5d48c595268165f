/// Many files with one and the same key: an order in which those near a certificate stand together,
/// so that a certificate is not compared with all of them.
struct KeyCrowd {
    /// The key's places in the list of keys, by folder and then by name, and by name alone.
    private let orders: [Order]
    /// The one that `--key` named.
    private let explicit: Int?

    /// How many files with one key are compared one by one.
    static let limit = 64
    /// How many on each side of where a certificate would stand.
    private static let reach = 8

    private struct Order {
        let entries: [(parts: PathParts, key: Int)]
        let precedes: (PathParts, PathParts) -> Bool

        init(
            _ entries: [(parts: PathParts, key: Int)],
            by precedes: @escaping (PathParts, PathParts) -> Bool
        ) {
            self.entries = entries.sorted { precedes($0.parts, $1.parts) }
            self.precedes = precedes
        }

        /// The keys around where some path would stand.
        func around(_ parts: PathParts) -> some Sequence<Int> {
            var (low, high) = (0, entries.count)
            while low < high {
                let middle = (low + high) / 2
                if precedes(entries[middle].parts, parts) {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            let (first, end) = (max(0, low - reach), min(entries.count, low + reach))
            return entries[first..<end].lazy.map(\.key)
        }
    }

    /// - Parameter indices: Where the key stands in `keys`.
    init(_ indices: [Int], of keys: [FileRecord.KeyRecord]) {
        let entries = indices.map { (parts: PathParts(keys[$0].location.path), key: $0) }
        orders = [
            Order(entries) { left, right in
                left.folders.elementsEqual(right.folders)
                    ? left.name.lexicographicallyPrecedes(right.name)
                    : left.folders.lexicographicallyPrecedes(right.folders)
            },
            Order(entries) { $0.name.lexicographicallyPrecedes($1.name) },
        ]
        explicit = indices.first { keys[$0].isExplicit }
    }

    /// The keys among which the nearest to a path is.
    func near(_ path: String) -> [Int] {
        let parts = PathParts(path)
        return orders.flatMap { $0.around(parts) } + [explicit].compactMap { $0 }
    }
}

/// A path's folders, their last slash among them, and the name behind it.
struct PathParts {
    let folders: Substring.UTF8View
    let name: Substring.UTF8View

    init(_ path: String) {
        let octets = path[...].utf8
        let slash = octets.lastIndex(of: UInt8(ascii: "/"))
        let start = slash.map { octets.index(after: $0) } ?? octets.startIndex
        folders = octets[..<start]
        name = octets[start...]
    }
}
