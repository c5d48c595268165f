/// Files that were reached by several paths, by symbolic or hard links: each is one file, shown
/// under one of them.
struct LinkedFiles {
    /// The files of which another path may lead to each.
    private var nodes: Set<FileNode> = []

    /// Takes note of a file that was read.
    mutating func note(_ file: ScannedFile) {
        guard file.isLink || file.hasSeveralNames, let node = file.node else { return }
        nodes.insert(node)
    }

    /// A file, with the other paths that lead to it.
    struct Distinct {
        /// Which of the files that were read it is.
        let index: Int
        var file: PlannedFile
    }

    /// Each file once.
    func distinct(_ files: [ScannedFile]) -> [Distinct] {
        guard !nodes.isEmpty else {
            return files.enumerated().map { Distinct(index: $0, file: PlannedFile($1)) }
        }
        var best: [FileNode: Int] = [:]
        for (index, file) in files.enumerated() {
            guard let node = repeated(file) else { continue }
            guard let known = best[node] else {
                best[node] = index
                continue
            }
            if PathRank(file) < PathRank(files[known]) { best[node] = index }
        }
        var others: [Int: [String]] = [:]
        var kept: [Int] = []
        for (index, file) in files.enumerated() {
            guard let node = repeated(file), let shown = best[node], shown != index else {
                kept.append(index)
                continue
            }
            others[shown, default: []].append(file.path)
        }
        return kept.map {
            Distinct(index: $0, file: PlannedFile(files[$0], otherPaths: others[$0] ?? []))
        }
    }

    /// Which file it is, where it may be one of several; `--key`'s stands for itself.
    private func repeated(_ file: ScannedFile) -> FileNode? {
        guard file.role != .keyOption, let node = file.node, nodes.contains(node) else {
            return nil
        }
        return node
    }

    /// Says of each key which of the paths of its file it was found under.
    func settle(_ keys: inout [KeyRecord]) {
        guard !nodes.isEmpty else { return }
        var best: [FileNode: PathRank] = [:]
        for key in keys where nodes.contains(key.node) && !key.isExplicit {
            best[key.node] = min(best[key.node] ?? PathRank(key), PathRank(key))
        }
        var shown: Set<LineInFile> = []
        for index in keys.indices where !keys[index].isExplicit {
            guard let rank = best[keys[index].node] else { continue }
            let line = LineInFile(node: keys[index].node, line: keys[index].location.line)
            if rank < PathRank(keys[index]) {
                keys[index].reach = .hidden
            } else if !shown.insert(line).inserted {
                keys[index].reach = .further
            }
        }
    }

    private struct LineInFile: Hashable {
        let node: FileNode
        let line: Int
    }
}

/// How well a path shows a file: one that was named before others, one through folders that people
/// see before those that programs switch between (`..data` of a Kubernetes mount), and a link
/// before what it leads to.
struct PathRank: Comparable {
    private let rank: (Int, Int, Int)

    init(_ file: ScannedFile) {
        self.init(file.path, isNamed: file.role.isNamed, isLink: file.isLink)
    }

    init(_ input: ScanIntake.Input) {
        self.init(input.path, isNamed: input.role.isNamed, isLink: input.isLink)
    }

    init(_ key: KeyRecord) { self.init(key.path.text, isNamed: false, isLink: key.isLink) }

    init(_ path: String, isNamed: Bool, isLink: Bool) {
        rank = (isNamed ? 0 : 1, path.hasHiddenFolder ? 1 : 0, isLink ? 0 : 1)
    }

    static func == (one: PathRank, other: PathRank) -> Bool { one.rank == other.rank }

    static func < (one: PathRank, other: PathRank) -> Bool { one.rank < other.rank }
}

extension String {
    /// Whether a folder on the way has a name that begins with two points and is more than those.
    fileprivate var hasHiddenFolder: Bool {
        utf8.split(separator: UInt8(ascii: "/")).dropLast().contains { name in
            name.count > 2 && name.starts(with: "..".utf8)
        }
    }
}
