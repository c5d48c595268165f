/// One server block of a web server's configuration, with what is in force in it and what was found
/// of it as a whole.
public struct ServedSite: Sendable, Hashable {
    /// Where the block begins.
    public var location: Location
    /// The kind of traffic that it serves: `http`, `stream` or `mail`.
    public var context: String
    /// Where it listens, the words as written: `443 ssl`.
    public var listens: [String]
    /// The names that it answers to, as written.
    public var serverNames: [String]
    /// Those of its names of which no certificate can be held to cover them: regular expressions,
    /// `_`, open ends.
    public var undecidedNames: [String]
    /// Those of its names that no client can ask for: with a comma, a port, a space in them.
    public var impossibleNames: [String]
    /// Whether it serves TLS.
    public var isTLS: Bool
    /// The versions of TLS that are on, oldest first.
    public var protocols: [String]
    /// The certificates in force.
    public var certificates: [NamedFile]
    /// The private keys in force; each belongs to the certificate in its place.
    public var keys: [NamedFile]
    /// The files of intermediates beside the certificates.
    public var chains: [NamedFile] = []
    /// The words that name what certificates are loaded from, where these are not the certificates
    /// themselves.
    public var sources: [NamedFile] = []
    /// What concerns it and no one certificate.
    public var findings: [Finding]
    /// What was accepted of what was found; nil where nothing was to be accepted.
    public var accepted: [AcceptedFinding]?

    package init(
        location: Location,
        context: String,
        listens: [String] = [],
        serverNames: [String] = [],
        undecidedNames: [String] = [],
        impossibleNames: [String] = [],
        isTLS: Bool = false,
        protocols: [String] = [],
        certificates: [NamedFile] = [],
        keys: [NamedFile] = [],
        findings: [Finding] = []
    ) {
        self.location = location
        self.context = context
        self.listens = listens
        self.serverNames = serverNames
        self.undecidedNames = undecidedNames
        self.impossibleNames = impossibleNames
        self.isTLS = isTLS
        self.protocols = protocols
        self.certificates = certificates
        self.keys = keys
        self.findings = findings
    }

    /// The names that a certificate can be held to cover.
    package var askedNames: [String] {
        guard !undecidedNames.isEmpty || !impossibleNames.isEmpty else { return serverNames }
        // By octets: there may be thousands, and text full of combining marks is slow to compare.
        let others = Set((undecidedNames + impossibleNames).map { Array($0.utf8) })
        return serverNames.filter { !others.contains(Array($0.utf8)) }
    }

    /// The worst severity of its findings; nil where there are none.
    public var worst: Severity? { findings.lazy.map(\.severity).max() }

    /// A file that a configuration names.
    public struct NamedFile: Sendable, Hashable {
        /// The name as written.
        public var written: String
        /// The file itself; nil where it is chosen at each handshake.
        public var path: String?
        /// Where it is written; where what is embedded in a configuration stands.
        public var location: Location
        /// Whether there is nothing of that name.
        public var isMissing = false

        package init(written: String, path: String?, location: Location) {
            self.written = written
            self.path = path
            self.location = location
        }
    }
}
