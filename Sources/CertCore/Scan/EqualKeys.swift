/// Many files with one and the same key: an order in which those near a certificate stand together,
/// so that a certificate is not compared with all of them.
struct EqualKeys {
    /// The key's index in the list of keys, by folder and then by name.
    private let byFolder: [UInt32]
    /// The same by name alone.
    private let byName: [UInt32]
    /// The one that `--key` named.
    private let explicit: UInt32?

    /// How many files with one key are compared one by one.
    static let maximumCompared = 64
    /// How many on each side of where a certificate would stand.
    private static let maximumReach = 8

    /// - Parameter indices: The key's indices in `keys`.
    init(_ indices: ArraySlice<UInt32>, of keys: [KeyRecord]) {
        byFolder = indices.sorted { keys[Int($0)].path.precedes(keys[Int($1)].path) }
        byName = indices.sorted { keys[Int($0)].path.isNamedBefore(keys[Int($1)].path) }
        explicit = indices.first { keys[Int($0)].isExplicit }
    }

    /// The keys among which the nearest to a file is.
    func near(_ file: SplitPath, among keys: [KeyRecord]) -> [KeyRecord] {
        let folder = byFolder.partition { !keys[Int($0)].path.precedes(file) }
        let name = byName.partition { !keys[Int($0)].path.isNamedBefore(file) }
        let indices = Self.around(folder, in: byFolder) + Self.around(name, in: byName)
        return (indices + [explicit].compactMap { $0 }).map { keys[Int($0)] }
    }

    private static func around(_ middle: Int, in order: [UInt32]) -> ArraySlice<UInt32> {
        order[max(0, middle - maximumReach)..<min(order.count, middle + maximumReach)]
    }
}

extension SplitPath {
    /// By folder and then by name.
    fileprivate func precedes(_ other: SplitPath) -> Bool {
        isBeside(other)
            ? isNamedBefore(other) : folder.utf8.lexicographicallyPrecedes(other.folder.utf8)
    }

    fileprivate func isNamedBefore(_ other: SplitPath) -> Bool {
        name.utf8.lexicographicallyPrecedes(other.name.utf8)
    }
}
