import SystemCalls

/// Whether folders lie in a Git work tree.
enum GitWorkTree {
    /// How far up a tree is looked for.
    private static let maximumDepth = 64

    /// Whether a folder, as it was given, or one above it holds `.git`: a folder, or a file in a
    /// linked work tree.
    static func contains(_ folder: String) -> Bool {
        let given = folder.isEmpty ? "." : folder
        guard let resolved = given.withSystemPath({ realpath($0, nil) }) else { return false }
        defer { free(resolved) }
        var path = String(
            pathOctets: UnsafeRawBufferPointer(start: resolved, count: strlen(resolved))
        )
        for _ in 0..<maximumDepth {
            var status = stat()
            let mark = path.utf8.last == UInt8(ascii: "/") ? path + ".git" : path + "/.git"
            if mark.withSystemPath({ stat($0, &status) }) == 0 { return true }
            guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex
            else { return false }
            path = String(path[..<slash])
        }
        return false
    }
}
