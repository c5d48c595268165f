public import CertModel

/// Reads nginx configurations: whole ones, or fragments such as the files in `sites-available`.
///
/// A fragment is recognized by the directives at its top. Those around its server blocks apply in
/// them; a fragment that has none, and has a `listen` or `server_name`, is one site.
public struct NginxReader: Sendable {
    /// The files.
    public var files: ConfigurationFiles
    /// The version of nginx that is to read the configuration.
    public var version: ServerVersion
    /// The folder that relative names start from; nil for the folder of the file read.
    public var root: String?
    /// The most that is read.
    var limits = NginxIncludes.Limits()

    /// Creates a reader.
    public init(
        files: ConfigurationFiles,
        version: ServerVersion = .currentNginx,
        root: String? = nil
    ) {
        self.files = files
        self.version = version
        self.root = root
    }

    /// Reads a configuration and everything that it includes.
    ///
    /// Everything that nginx would refuse is in the faults, and the sites are listed all the same.
    ///
    /// - Throws: The error of reading the file itself.
    public func read(_ path: String) throws(CertificateError) -> ServerConfiguration {
        let root = root ?? Self.folder(of: path)
        var walk = NginxWalk(
            includes: NginxIncludes(files: files, root: root, limits: limits),
            version: version
        )
        let directives = try walk.includes.main(path)
        return walk.read(directives)
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
