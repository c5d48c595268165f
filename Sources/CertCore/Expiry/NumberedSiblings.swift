/// Finds the newer files of certificates whose names differ in a number, by looking for them: a scan
/// of dates keeps nothing of what is well.
final class NumberedSiblings: Sendable {
    /// The names in the folder that was looked at last, by what they are without their numbers.
    private let listed = Locked<(folder: String, names: [NumberedName: [String]])>(("", [:]))

    /// How many files are looked at for one that is over.
    private static let maximumSiblings = 16

    /// The file below the same folder that took the place of one; nil where none did.
    func newer(
        than contents: FileContents,
        at path: String,
        _ time: Timestamp,
        _ engine: Engine
    ) -> String? {
        let splitPath = SplitPath(path)
        guard let own = contents.renewal else { return nil }
        // The highest number is the newest, as a rule.
        let names = siblings(of: splitPath).sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
        for name in names.prefix(Self.maximumSiblings) where name != splitPath.name {
            let path = splitPath.folder + name
            let reader = ContentReader(opensKeys: false, budget: Budget())
            guard let renewal = try? reader.read(path, engine).contents.renewal,
                renewal.notBefore <= time
            else { continue }
            if renewal.supersedes(own) { return path }
        }
        return nil
    }

    private func siblings(of path: SplitPath) -> [String] {
        listed.withLock { listed in
            if listed.folder != path.folder {
                var names: [NumberedName: [String]] = [:]
                _ = FileTree.folder(path.folder.isEmpty ? "." : path.folder) { name in
                    names[NumberedName(SplitPath(path.folder + name)), default: []].append(name)
                    return false
                }
                listed = (path.folder, names)
            }
            return listed.names[NumberedName(path)] ?? []
        }
    }
}

extension FileContents {
    /// What shows whether a newer file replaces it.
    fileprivate var renewal: ScannedFile.Renewal? {
        leaf.flatMap { ScannedFile.Renewal(of: $0) }
    }
}

extension Deployment {
    /// Whether anything was found but that a newer one took its place.
    var needsAttention: Bool { findings.contains { $0.id != .superseded } }
}
