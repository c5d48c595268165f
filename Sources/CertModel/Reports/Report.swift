/// What `check`, `expiry` and `server` found: every deployment with its findings, and what could
/// not be checked.
public struct Report: Sendable, Hashable {
    /// The command that made it.
    public var command: Command
    /// The time that everything was judged at.
    public var checkedAt: Timestamp
    /// The server blocks of a configuration, in the order in which the server reads them; nil where
    /// no configuration was judged.
    public var sites: [ServedSite]?
    /// What the listeners of a configuration give clients that ask for the hosts; nil where no host
    /// was asked for.
    public var answers: [ServedAnswer]?
    /// The endpoints that were asked, in the order given; nil where none was to be.
    public var endpoints: [ProbedEndpoint]?
    /// The certificates judged, in the order given.
    public var deployments: [Deployment]
    /// What was found about certificates that were handed on one by one, and are no longer among
    /// the deployments.
    public var handedOn = FindingTally()
    /// What belongs to no deployment and no site.
    public var findings: [Finding]
    /// What could not be checked.
    public var errors: [CertificateError]
    /// Files in folders that hold neither certificate nor key, passed over.
    public var skippedFiles: Int
    /// How many of these are pipes, sockets or devices, which are not opened.
    public var specialFiles = 0
    /// How many of these are symbolic links that lead nowhere.
    public var danglingLinks = 0
    /// Whether certificates were held against CRLs.
    public var judgesRevocation = false
    /// Whether the rules of clients were made.
    public var judgesClients = false
    /// What was accepted of the findings that belong to no deployment and no site; nil where
    /// nothing was to be accepted.
    public var accepted: [AcceptedFinding]?
    /// What was accepted of the errors.
    public var acceptedErrors: [AcceptedError] = []
    /// How many findings were accepted of certificates that were handed on one by one.
    public var acceptedHandedOn = 0
    /// What a baseline accepts and was not found, though it would have been.
    public var unusedEntries: [Baseline.Entry] = []

    /// Creates a report.
    public init(
        command: Command,
        checkedAt: Timestamp,
        sites: [ServedSite]? = nil,
        deployments: [Deployment] = [],
        findings: [Finding] = [],
        errors: [CertificateError] = [],
        skippedFiles: Int = 0
    ) {
        self.command = command
        self.checkedAt = checkedAt
        self.sites = sites
        self.deployments = deployments
        self.findings = findings
        self.errors = errors
        self.skippedFiles = skippedFiles
    }

    /// What makes a report; more cases will come.
    public enum Command: String, Sendable, Hashable {
        /// Judges certificates with their keys.
        case check
        /// Judges dates alone.
        case expiry
        /// Judges what a server's configuration serves.
        case server
        /// Judges what endpoints present.
        case probe
    }

    /// Takes note of what a policy leaves unjudged.
    package mutating func note(_ policy: ValidationPolicy) {
        judgesRevocation = !policy.revocationLists.isEmpty
        judgesClients = policy.promise != nil
    }

    /// The verdict of a report.
    public enum Status: String, Sendable, Hashable {
        /// No error finding.
        case pass
        /// An error finding.
        case fail
        /// Something could not be checked.
        case error
    }

    /// `error` where something could not be checked, else `fail` where there is an error finding.
    public var status: Status {
        if !errors.isEmpty { return .error }
        return worst == .error ? .fail : .pass
    }

    /// The worst severity of all findings; nil where there are none.
    public var worst: Severity? {
        [
            findings.lazy.map(\.severity).max(),
            sites?.lazy.compactMap(\.worst).max(),
            deployments.indices.lazy.compactMap { deployments[$0].worst }.max(),
            handedOn.worst,
        ].compactMap { $0 }.max()
    }

    /// Every finding that counts, wherever it is held: the certificates', the sites', and those that
    /// belong to neither.
    public var allFindings: [Finding] {
        deployments.flatMap(\.findings) + (sites ?? []).flatMap(\.findings) + findings
    }

    /// How many findings and errors were accepted.
    public var acceptedCount: Int {
        let ofSites = (sites ?? []).reduce(0) { $0 + ($1.accepted?.count ?? 0) }
        let ofDeployments = deployments.reduce(0) { $0 + ($1.accepted?.count ?? 0) }
        return ofSites + ofDeployments + (accepted?.count ?? 0) + acceptedErrors.count
            + acceptedHandedOn
    }

    /// How many findings there are of one severity.
    public func count(of severity: Severity) -> Int {
        let own = findings.count { $0.severity == severity } + handedOn.count(of: severity)
        let ofSites = (sites ?? []).reduce(own) { sum, site in
            sum + site.findings.count { $0.severity == severity }
        }
        return deployments.reduce(ofSites) { sum, subject in
            sum + subject.findings.count { $0.severity == severity }
        }
    }
}

/// One certificate judged, with its key, its names, its path and what was found.
public struct Deployment: Sendable, Hashable {
    /// What people call it: its first DNS name, else IP address, else common name, else subject.
    public var name: String
    /// The server block that serves it; nil where no configuration was judged.
    public var site: Location?
    /// The handshake that presented it; nil where it was read from a file.
    public var endpoint: ServedEndpoint?
    /// The certificate and its location.
    public var certificate: PlacedCertificate
    /// The private key; nil where none was given.
    public var key: PlacedKey?
    /// The DNS names it covers.
    public var domains: [String]
    /// The IP addresses it covers, as text.
    public var ipAddresses: [String]
    /// The chosen path, leaf first; what was reached where no path is complete.
    public var path: [PathElement]
    /// The other paths to a trust anchor that were found before the chosen one was known to be the
    /// best; what was found on them is not a fault of the deployment.
    public var otherPaths: [OtherPath]
    /// Other places that hold the same certificate.
    public var alsoIn: [Location]
    /// What was found.
    public var findings: [Finding]
    /// What of it could not be checked; a report holds it among its errors.
    public var unchecked: [CertificateError] = []
    /// What was accepted of what was found; nil where nothing was to be accepted.
    public var accepted: [AcceptedFinding]?

    package init(
        name: String,
        site: Location? = nil,
        certificate: PlacedCertificate,
        key: PlacedKey? = nil,
        domains: [String] = [],
        ipAddresses: [String] = [],
        path: [PathElement] = [],
        otherPaths: [OtherPath] = [],
        alsoIn: [Location] = [],
        findings: [Finding] = []
    ) {
        self.name = name
        self.site = site
        self.certificate = certificate
        self.key = key
        self.domains = domains
        self.ipAddresses = ipAddresses
        self.path = path
        self.otherPaths = otherPaths
        self.alsoIn = alsoIn
        self.findings = findings
    }

    /// The last second at which every certificate of the path is valid.
    public var validUntil: Timestamp { path.reduce(certificate.notAfter) { min($0, $1.notAfter) } }

    /// `fail` where there is an error finding or something could not be checked, else `pass`.
    public var status: Report.Status {
        worst == .error || !unchecked.isEmpty ? .fail : .pass
    }

    /// The worst severity of its findings; nil where there are none.
    public var worst: Severity? { findings.lazy.map(\.severity).max() }

    /// The certificate of a subject.
    public struct PlacedCertificate: Sendable, Hashable {
        /// The file and the line of its block.
        public var location: Location
        /// Its place among the items of the file, counted from 0.
        public var index: Int
        /// The SHA-256 digest of its DER, 32 octets.
        public var sha256: [UInt8]
        /// The subject as an RFC 4514 string.
        public var subject: String
        /// The issuer as an RFC 4514 string.
        public var issuer: String
        /// The serial number: two's complement, most significant octet first.
        public var serialNumber: [UInt8]
        /// The first second of its validity.
        public var notBefore: Timestamp
        /// The last second of its validity.
        public var notAfter: Timestamp
        /// Seconds from the time judged at to `notAfter`, negative once it has expired.
        public var secondsLeft: Int64

        package init(
            location: Location,
            index: Int,
            sha256: [UInt8],
            subject: String,
            issuer: String,
            serialNumber: [UInt8],
            notBefore: Timestamp,
            notAfter: Timestamp,
            secondsLeft: Int64
        ) {
            self.location = location
            self.index = index
            self.sha256 = sha256
            self.subject = subject
            self.issuer = issuer
            self.serialNumber = serialNumber
            self.notBefore = notBefore
            self.notAfter = notAfter
            self.secondsLeft = secondsLeft
        }
    }

    /// The private key of a subject.
    public struct PlacedKey: Sendable, Hashable {
        /// The file and the line of its block.
        public var location: Location
        /// Whether it belongs to the certificate; nil where it could not be opened: what was
        /// in the way is one of the report's errors.
        public var matches: Bool?

        package init(location: Location, matches: Bool?) {
            self.location = location
            self.matches = matches
        }
    }

    /// A path to a trust anchor that was not chosen.
    public struct OtherPath: Sendable, Hashable {
        /// The path, leaf first, anchor last.
        public var path: [PathElement]
        /// What was found on it and not on the chosen one.
        public var findings: [Finding]

        package init(path: [PathElement], findings: [Finding]) {
            self.path = path
            self.findings = findings
        }

        /// The last second at which every certificate of it is valid; nil for an empty path.
        public var validUntil: Timestamp? { path.map(\.notAfter).min() }
    }

    /// One certificate of a path.
    public struct PathElement: Sendable, Hashable {
        /// The SHA-256 digest of its DER, 32 octets.
        public var sha256: [UInt8]
        /// The subject as an RFC 4514 string.
        public var subject: String
        /// The last second of its validity.
        public var notAfter: Timestamp
        /// Where it came from.
        public var source: Source

        /// Where a certificate of a path came from.
        public enum Source: String, Sendable, Hashable {
            /// From what the server would send.
            case presented
            /// From `--intermediates`.
            case intermediate
            /// From the trust anchors.
            case trust
        }

        package init(sha256: [UInt8], subject: String, notAfter: Timestamp, source: Source) {
            self.sha256 = sha256
            self.subject = subject
            self.notAfter = notAfter
            self.source = source
        }
    }
}
