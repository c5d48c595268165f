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
        let isOfKind = kind.map { !$0.language.folderPatterns.isEmpty }
        if isOfKind ?? kinds.contains(where: { $0.isKind(ofFolder: prefix) }) { return path }
        throw CertificateError(
            .notFound,
            source: path,
            .configuration(.noMainFile(name: names.first ?? "configuration"))
        )
    }

    /// The kind of server of a folder that has no main configuration and is one as a whole.
    static func kind(ofFolder path: String) -> ServerKind? {
        guard isFolder(path) else { return nil }
        let prefix = path.hasSuffix("/") ? path : path + "/"
        return ServerKind.allCases.first { $0.isKind(ofFolder: prefix) }
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

extension ServerKind {
    /// Whether a folder holds files that this kind reads together as one configuration: by their
    /// names and by what is in them.
    fileprivate func isKind(ofFolder prefix: String) -> Bool {
        language.folderPatterns.contains { pattern in
            var entriesLeft = 10_000
            let files = ConfigurationFiles.system
            let found = try? files.matches(prefix.asPattern + pattern, &entriesLeft)
            return (found ?? []).contains { path in
                (try? files.read(path)).map(language.recognizes) == true
            }
        }
    }
}
