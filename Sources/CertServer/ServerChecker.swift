/// Judges what each site of a web server's configuration would serve after a reload.
///
/// A checker is a value; it may be used from any number of tasks at once.
public struct ServerChecker: Sendable {
    /// Judges the certificates and keys; its hosts are not asked about, the sites' names are.
    public var checker: Checker
    /// Whose configuration it is; nil to find it out from the content.
    public var kind: ServerKind?
    /// The version of the server that is to read the configuration.
    public var version: ServerVersion
    /// The folder that relative names begin at; nil for the configuration's own.
    public var root: String?

    /// Creates a checker.
    public init(
        checker: Checker,
        kind: ServerKind? = nil,
        version: ServerVersion = .currentNginx,
        root: String? = nil
    ) {
        self.checker = checker
        self.checker.policy.hosts = []
        self.kind = kind
        self.version = version
        self.root = root
    }

    /// Reads a configuration with all that it includes, and judges its sites.
    ///
    /// - Returns: Every site with what was found of it, every certificate of every site that serves
    ///   TLS, and everything that could not be checked.
    public func check(_ path: String) -> Report {
        var report = Report(command: "server", checkedAt: checker.policy.time, sites: [])
        do throws(CertificateError) {
            ServerScan(try configuration(path), checker: checker).finish(&report)
        } catch {
            report.errors.append(error)
        }
        report.errors += checker.unread
        return report
    }

    private func configuration(_ path: String) throws(CertificateError) -> ServerConfiguration {
        let files = ConfigurationFiles.system
        var kind = kind
        if kind == nil { kind = ServerKind.detected(in: try files.read(path)) }
        switch kind {
        case .nginx?:
            return try NginxReader(files: files, version: version, root: root).read(path)
        case nil:
            throw CertificateError(
                .unsupported,
                source: path,
                reason: "is no server's configuration that is known",
                help: "Where it is one all the same, say whose: --kind nginx"
            )
        }
    }
}
