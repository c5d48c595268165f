public import CertModel

/// Reads nginx configurations: whole ones, or fragments as they lie in `sites-available`.
///
/// A fragment is told by what stands at its top. Directives around servers count in its server
/// blocks; a fragment without one that says where to listen or what the site is called is one site.
public struct NginxReader: Sendable {
    /// Where files come from.
    public var files: ConfigurationFiles
    /// The version of nginx that is to read the configuration.
    public var version: ServerVersion
    /// The folder that relative names begin at; nil for the folder of the file read.
    public var root: String?
    /// What is read at most.
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

    /// Reads a configuration and all that it includes.
    ///
    /// What keeps nginx from reading it stands in the faults, and the sites are there all the same.
    ///
    /// - Throws: what reading the file itself threw.
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
