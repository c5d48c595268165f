import SystemCalls

/// The main configuration of a folder that stands for it.
enum MainConfiguration {
    /// The configuration that a path leads to: the path itself, where it is no folder.
    ///
    /// - Throws: `CertificateError` with code `notFound` for a folder without one.
    static func path(
        of path: String,
        kind: ServerKind?
    ) throws(CertificateError) -> String {
        guard isFolder(path) else { return path }
        let kinds = kind.map { [$0] } ?? ServerKind.allCases
        let names = kinds.flatMap(\.language.mainFiles)
        let prefix = path.hasSuffix("/") ? path : path + "/"
        if let name = names.first(where: { exists(prefix + $0) }) { return prefix + name }
        throw CertificateError(
            .notFound,
            source: path,
            .configuration(.noMainFile(name: names.first ?? "configuration"))
        )
    }

    private static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path.systemPath, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path.systemPath, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
