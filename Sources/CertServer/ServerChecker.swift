/// Judges what each site of a server's configuration would serve after a reload.
///
/// A checker is a value; it may be used from any number of tasks at once.
public struct ServerChecker: Sendable {
    /// Judges the certificates and keys; it checks the names of the sites, not its own hosts.
    public var checker: Checker
    /// The kind of server; nil to recognize it by the content.
    public var kind: ServerKind?
    /// The version of the server that is to read the configuration.
    public var version: Version
    /// The folder that relative names start from; nil for the server's own rule.
    public var root: String?
    /// The hosts of which it is asked what a client that asks for one of them is given.
    public var hosts: [ReferenceIdentifier] = []

    /// A choice of the server's version.
    public enum Version: Sendable, Hashable {
        /// This version.
        case exactly(ServerVersion)
        /// The version that is installed on this machine, whose program is run to print it; the
        /// current one where none is installed.
        case installed
        /// The current stable version.
        case current
    }

    /// Creates a checker.
    public init(
        checker: Checker,
        kind: ServerKind? = nil,
        version: Version = .current,
        root: String? = nil
    ) {
        self.checker = checker
        self.checker.policy.hosts = []
        self.kind = kind
        self.version = version
        self.root = root
    }

    /// Reads a configuration with everything that it includes, and judges its sites.
    ///
    /// - Returns: Every site with its findings, every certificate of every site that serves TLS, and
    ///   everything that could not be checked.
    public func check(_ path: String) -> Report {
        var report = Report(command: .server, checkedAt: checker.policy.time, sites: [])
        report.note(checker.policy)
        do throws(CertificateError) {
            let path = try MainConfiguration.path(of: path, kind: kind)
            let scan = ServerScan(try configuration(path), checker: checker)
            scan.finish(&report)
            scan.answer(hosts, in: &report)
        } catch {
            report.errors.append(error)
        }
        report.errors += checker.unread
        return report
    }

    private func configuration(_ path: String) throws(CertificateError) -> ServerConfiguration {
        let files = ConfigurationFiles.system.reading(path)
        var kind = kind
        if kind == nil { kind = MainConfiguration.kind(ofFolder: path) }
        if kind == nil { kind = ServerKind.detected(in: try files.read(path)) }
        guard let language = kind?.language else {
            let kinds = ServerKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw CertificateError(
                .unsupported,
                source: path,
                .configuration(.unknownServer(kinds: kinds))
            )
        }
        return try language.configuration(path, files, version(of: language), root)
    }

    private func version(of language: ServerLanguage) -> ServerVersion {
        switch version {
        case .exactly(let version): version
        case .installed: language.installedVersion ?? language.currentVersion
        case .current: language.currentVersion
        }
    }
}
