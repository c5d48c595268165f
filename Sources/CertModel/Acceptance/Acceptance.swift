/// What a run accepts: findings and errors that are known, and count no more.
public struct Acceptance: Sendable, Hashable {
    /// Accepted by what they are and where, in this run.
    public var rules: [AcceptanceRule]
    /// Accepted one by one, in a file that says why.
    public var baseline: Baseline

    /// Creates an acceptance of nothing but what is given.
    public init(rules: [AcceptanceRule] = [], baseline: Baseline = Baseline()) {
        self.rules = rules
        self.baseline = baseline
    }
}

/// Accepts every finding, or every error, of one kind, wherever it is or in some files.
public struct AcceptanceRule: Sendable, Hashable {
    /// The finding's id or the error's code.
    public let id: String
    /// Which files: nil for all.
    public let glob: Glob?

    /// Reads `ID` or `ID:GLOB`.
    ///
    /// - Throws: `CertificateError` with code `badRequest` for an id that this version makes neither
    ///   as a finding nor as an error, and for a malformed pattern.
    public init(_ text: String) throws(CertificateError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let id = String(parts.first ?? "")
        guard Self.isKnown(id) else {
            throw CertificateError(.badRequest, .setting(.acceptedID(id.shortened(to: 200))))
        }
        self.id = id
        glob = parts.count == 2 ? try Glob(String(parts[1])) : nil
    }

    private static func isKnown(_ id: String) -> Bool {
        // No id is longer, and comparing hostile text may cost more than its length.
        guard id.utf8.count <= 64, id.utf8.allSatisfy({ $0 < 0x80 }) else { return false }
        return FindingID.all.contains { $0.rawValue == id }
            || CertificateError.Code.all.contains { $0.description == id }
    }

    /// Whether a file is one of those that the rule is about.
    ///
    /// A pattern that fits a folder fits everything below it, as when files are selected.
    package func covers(_ path: String) -> Bool {
        guard let glob else { return true }
        var path = path[...]
        while path.hasPrefix("./") { path = path.dropFirst(2) }
        if path.utf8.first == UInt8(ascii: "/") { path = path.dropFirst() }
        while true {
            let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
            let name = slash.map { path[path.utf8.index(after: $0)...] } ?? path
            if glob.matches(glob.isOfPath ? path : name) { return true }
            guard let slash else { return false }
            path = path[..<slash]
        }
    }
}

/// Findings and errors that a file accepts, each by its fingerprint.
public struct Baseline: Sendable, Hashable {
    /// What is accepted, in the file's order.
    public var entries: [Entry]

    /// Creates a baseline.
    public init(entries: [Entry] = []) {
        self.entries = entries
    }

    /// One finding or error that is accepted.
    public struct Entry: Sendable, Hashable {
        /// What tells it from all others: made from the id, the severity, the file, the name of
        /// the certificate or site, and the values that do not change with time.
        public var fingerprint: String
        /// The finding's id or the error's code.
        public var id: String
        /// The file, from the repository's root; empty where there is none.
        public var path: String
        /// What people call the certificate or the site; empty where it is about none.
        public var name: String
        /// Why it is accepted.
        public var reason: String
        /// The last second at which it is accepted; nil for always.
        public var until: Timestamp?

        /// Creates an entry.
        public init(
            fingerprint: String,
            id: String,
            path: String,
            name: String,
            reason: String = "",
            until: Timestamp? = nil
        ) {
            self.fingerprint = fingerprint
            self.id = id
            self.path = path
            self.name = name
            self.reason = reason
            self.until = until
        }
    }
}

/// Who accepted something, and why.
public struct AcceptanceGrounds: Sendable, Hashable {
    /// The reason that the baseline gives; nil where there is none.
    public var reason: String?
    /// The last second at which it is accepted; nil for always.
    public var until: Timestamp?

    /// Creates grounds.
    public init(reason: String? = nil, until: Timestamp? = nil) {
        self.reason = reason
        self.until = until
    }
}

/// A finding that was accepted.
public struct AcceptedFinding: Sendable, Hashable {
    /// The finding.
    public var finding: Finding
    /// Why it is accepted.
    public var grounds: AcceptanceGrounds

    /// Creates an accepted finding.
    public init(_ finding: Finding, _ grounds: AcceptanceGrounds) {
        self.finding = finding
        self.grounds = grounds
    }
}

/// An error that was accepted.
public struct AcceptedError: Sendable, Hashable {
    /// The error.
    public var error: CertificateError
    /// Why it is accepted.
    public var grounds: AcceptanceGrounds

    /// Creates an accepted error.
    public init(_ error: CertificateError, _ grounds: AcceptanceGrounds) {
        self.error = error
        self.grounds = grounds
    }
}
