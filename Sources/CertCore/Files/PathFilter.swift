/// Which of the files below folders are read.
///
/// Files that are named themselves are read in any case.
public struct PathFilter: Sendable, Hashable {
    /// Where there are any, only files of one of these are read.
    public var included: [Glob]
    /// Files of these are not read and folders of these not entered, whatever is included.
    public var excluded: [Glob]

    /// Creates a filter; without patterns it lets everything through.
    public init(included: [Glob] = [], excluded: [Glob] = []) {
        self.included = included
        self.excluded = excluded
    }

    /// Whether it asks for a look at names at all.
    var isOpen: Bool { included.isEmpty && excluded.isEmpty }

    /// Whether a file is read.
    ///
    /// - Parameter path: Its path below the folder given.
    func reads(_ path: Substring) -> Bool {
        enters(path) && (included.isEmpty || Self.matches(included, path))
    }

    /// Whether a folder is entered.
    func enters(_ path: Substring) -> Bool { !Self.matches(excluded, path) }

    private static func matches(_ globs: [Glob], _ path: Substring) -> Bool {
        guard !globs.isEmpty else { return false }
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let name = slash.map { path[path.utf8.index(after: $0)...] } ?? path
        return globs.contains { $0.matches($0.isOfPath ? path : name) }
    }
}
