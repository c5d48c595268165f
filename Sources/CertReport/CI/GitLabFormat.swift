public import CertModel

/// Renders what was found as GitLab's Code Quality report.
///
/// ```json
/// [
///   {
///     "description": "www.example.test: the certificate's issuer, …",
///     "check_name": "chain-incomplete",
///     "fingerprint": "2f0d…",
///     "severity": "critical",
///     "location": {"path": "deploy/fullchain.pem", "lines": {"begin": 1}}
///   }
/// ]
/// ```
///
/// An error is `critical`, a warning `minor`, the rest `info`; what could not be checked is a
/// `blocker`. Fingerprints stay from run to run, and no two are the same.
public struct GitLabFormat: Sendable, Hashable {
    /// What paths are relative to.
    public var place: ReportPlace

    /// Creates a format.
    public init(place: ReportPlace = ReportPlace()) {
        self.place = place
    }

    /// The document of a report.
    public func render(_ report: Report) -> [UInt8] {
        let errors = report.errors.map { error in
            let code = error.code.description
            return Issue(code, "blocker", error.sentence, error.place, owner: "")
        }
        let findings = report.reportedFindings.map { reported in
            let severity = Self.severity(reported.finding.severity)
            let (id, owner) = (reported.finding.id.rawValue, reported.owner)
            return Issue(id, severity, reported.sentence, reported.place, owner: owner)
        }
        var fingerprints = Fingerprints()
        var writer = JSONWriter(isPretty: true)
        writer.array(errors + findings) { writer, issue in
            let path = place.resolve(issue.place.path).path
            let fingerprint = fingerprints.next([issue.name, path, issue.owner])
            writer.object { $0.fields(of: issue, path: path.printable, fingerprint: fingerprint) }
        }
        writer.newline()
        return writer.bytes
    }

    /// One entry of the report.
    fileprivate struct Issue {
        let name: String
        let severity: String
        let description: String
        let place: Location
        let owner: String

        init(
            _ name: String,
            _ severity: String,
            _ description: String,
            _ place: Location,
            owner: String
        ) {
            self.name = name
            self.severity = severity
            self.description = description
            self.place = place
            self.owner = owner
        }
    }

    private static func severity(_ severity: Severity) -> String {
        switch severity {
        case .error: "critical"
        case .warning: "minor"
        case .info: "info"
        }
    }
}

extension JSONWriter {
    fileprivate mutating func fields(
        of issue: GitLabFormat.Issue,
        path: String,
        fingerprint: String
    ) {
        field("description", issue.description)
        field("check_name", issue.name)
        field("fingerprint", fingerprint)
        field("severity", issue.severity)
        key("location")
        object { writer in
            writer.field("path", path)
            writer.key("lines")
            writer.object { $0.field("begin", max(1, issue.place.line)) }
        }
    }
}
