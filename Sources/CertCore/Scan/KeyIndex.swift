/// The private keys of a scan, in the order in which they were found and by what they are.
struct KeyIndex {
    let keys: [KeyRecord]
    /// The indices of the keys that could be opened: those that are the same beside each other, in
    /// the order in which they were found.
    private let order: [UInt32]
    /// Keys that stand in many files.
    private let shared: [KeyIdentity: EqualKeys]

    init(_ keys: [KeyRecord]) {
        self.keys = keys
        var order = keys.indices.filter { keys[$0].identity != nil }.map { UInt32($0) }
        order.sort { left, right in
            guard let one = keys[Int(left)].identity, let other = keys[Int(right)].identity,
                one != other
            else { return left < right }
            return one < other
        }
        self.order = order
        shared = Self.shared(of: keys, in: order)
    }

    private static func shared(
        of keys: [KeyRecord],
        in order: [UInt32]
    ) -> [KeyIdentity: EqualKeys] {
        var shared: [KeyIdentity: EqualKeys] = [:]
        var rest = order[...]
        while let first = rest.first, let identity = keys[Int(first)].identity {
            let same = rest.prefix { keys[Int($0)].identity == identity }
            if same.count > EqualKeys.maximumCompared {
                shared[identity] = EqualKeys(same, of: keys)
            }
            rest = rest[same.endIndex...]
        }
        return shared
    }

    /// Whether a key was found.
    func contains(_ identity: KeyIdentity) -> Bool { first(identity) != nil }

    /// The first of the files that hold a key.
    func first(_ identity: KeyIdentity) -> KeyRecord? { fitting(identity).first }

    /// The key at a line of a file.
    func key(at path: String, line: Int) -> KeyRecord? {
        keys.first { $0.isAt(line: line) && $0.path.text == path }
    }

    private func fitting(_ identity: KeyIdentity) -> some Collection<KeyRecord> {
        let start = order.partition { index in
            keys[Int(index)].identity.map { $0 >= identity } ?? true
        }
        return order[start...].lazy.map { keys[Int($0)] }.prefix { $0.identity == identity }
    }

    /// Of the files that hold a key the nearest to a path.
    func nearest(_ identity: KeyIdentity, to path: String) -> KeyRecord? {
        let path = SplitPath(path)
        guard let equal = shared[identity] else {
            return fitting(identity).filter { $0.reach != .hidden }
                .max { $0.nearness(to: path) < $1.nearness(to: path) }
        }
        return equal.near(path, among: keys).filter { $0.reach != .hidden }.max {
            $0.nearness(to: path) < $1.nearness(to: path)
        } ?? fitting(identity).first
    }
}

extension KeyRecord {
    /// How near a key's file is: named by `--key`, then the same file, then shared folders, then a
    /// shared beginning of the name.
    fileprivate func nearness(to file: SplitPath) -> (Int, Int, Int) {
        if isExplicit { return (3, 0, 0) }
        let isBeside = path.isBeside(file)
        let name = zip(path.name.utf8, file.name.utf8).prefix { $0 == $1 }.count
        if isBeside, name == path.name.utf8.count, name == file.name.utf8.count {
            return (2, 0, 0)
        }
        let shared = zip(path.folder.utf8, file.folder.utf8).prefix { $0 == $1 }
        let folders = shared.count { $0.0 == UInt8(ascii: "/") }
        return (isBeside ? 1 : 0, folders, name)
    }
}

extension RandomAccessCollection {
    /// Where the elements begin of which something holds, in an order in which it holds of all
    /// behind the first.
    func partition(where holds: (Element) -> Bool) -> Index {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = index(low, offsetBy: distance(from: low, to: high) / 2)
            if holds(self[middle]) { high = middle } else { low = index(after: middle) }
        }
        return low
    }
}
