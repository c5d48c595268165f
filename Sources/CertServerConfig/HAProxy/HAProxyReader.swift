public import CertModel

/// Reads configurations of HAProxy: one file, or all files of a folder that end in `.cfg`.
///
/// A site is a `bind` line. Lines are read in the order in which HAProxy reads them, so that
/// `crt-base` and the like apply to what comes after them.
public struct HAProxyReader: Sendable {
    /// The files.
    public var files: ConfigurationFiles
    /// The version of HAProxy that is to read the configuration.
    public var version: ServerVersion
    /// The folder that relative names start from; nil for the folder of the file read.
    public var root: String?

    /// Creates a reader.
    public init(
        files: ConfigurationFiles,
        version: ServerVersion = .currentHAProxy,
        root: String? = nil
    ) {
        self.files = files
        self.version = version
        self.root = root
    }

    /// Reads a configuration and everything that it names.
    ///
    /// - Throws: The error of reading the file itself.
    public func read(_ path: String) throws(CertificateError) -> ServerConfiguration {
        var loader = HAProxyLoader(HAProxyFiles(files))
        let paths =
            loader.files.kind(of: path) == .folder
            ? try loader.files.files(in: path).filter { $0.hasSuffix(".cfg") } : [path]
        let folder = paths == [path] ? Self.folder(of: path) : path
        loader.places.root = root ?? folder
        var walk = HAProxyWalk(loader: loader, version: version, variable: files.variable)
        for file in paths.isEmpty ? [path] : paths { try walk.read(file) }
        return walk.finish()
    }

    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
