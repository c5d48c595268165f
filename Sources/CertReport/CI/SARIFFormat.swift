public import CertModel

/// Renders what was found as SARIF 2.1.0, for GitHub's code scanning and whatever else reads it.
///
/// ```json
/// {
///   "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
///   "version": "2.1.0",
///   "runs": [
///     {
///       "tool": {"driver": {"name": "certcheck", "version": "0.1.0", "rules": [{"id": "expired", …}]}},
///       "results": [{"ruleId": "expired", "ruleIndex": 0, "level": "error", …}]
///     }
///   ]
/// }
/// ```
///
/// Paths of the repository's files begin at its root, others at the top of the file system. What
/// could not be checked is a notification of the run, which was then no success; what was accepted
/// is a result that is suppressed. At most 25,000
/// results are written, the worst first, which is what readers take.
public struct SARIFFormat: Sendable, Hashable {
    /// The version of the command, which the document names.
    public var version: String
    /// The pages of the findings in Markdown, by their ids: the rules' help.
    public var pages: [String: String]
    /// What paths are relative to.
    public var place: ReportPlace

    /// The most results that GitHub takes of one run.
    private static let limit = 25_000

    /// Creates a format.
    public init(
        version: String,
        pages: [String: String] = [:],
        place: ReportPlace = ReportPlace()
    ) {
        self.version = version
        self.pages = pages
        self.place = place
    }

    /// The document of a report.
    public func render(_ report: Report) -> [UInt8] {
        let all = report.reportedFindings + report.acceptedFindings
        let shown = all.count > Self.limit ? Array(all.worstFirst.prefix(Self.limit)) : all
        let rules = Rules(shown)
        var writer = JSONWriter(isPretty: true)
        writer.object { writer in
            writer.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            writer.field("version", "2.1.0")
            writer.field("runs", [report]) { writer, report in
                writer.key("tool")
                writer.object { writer in
                    writer.key("driver")
                    writer.object { driver(rules, in: &$0) }
                }
                writer.key("automationDetails")
                writer.object { $0.field("id", "certcheck/\(report.command.rawValue)/") }
                invocation(report, leftOut: all.count - shown.count, in: &writer)
                writer.key("originalUriBaseIds")
                writer.object { writer in
                    writer.key(Self.fileSystem)
                    writer.object { $0.field("uri", "file:///") }
                }
                results(shown, rules, in: &writer)
            }
        }
        writer.newline()
        return writer.bytes
    }

    private static let fileSystem = "FILESYSTEM"

    /// The kinds of findings, each with the worst severity that it has here.
    private struct Rules {
        var ids: [FindingID] = []
        var indices: [FindingID: Int] = [:]
        var severities: [Severity] = []

        init(_ findings: [ReportedFinding]) {
            for reported in findings {
                let (id, severity) = (reported.finding.id, reported.finding.severity)
                if let index = indices[id] {
                    severities[index] = max(severities[index], severity)
                } else {
                    indices[id] = ids.count
                    ids.append(id)
                    severities.append(severity)
                }
            }
        }
    }

    private func driver(_ rules: Rules, in writer: inout JSONWriter) {
        writer.field("name", "certcheck")
        writer.field("version", version)
        writer.field("rules", Array(zip(rules.ids, rules.severities))) { writer, rule in
            let (id, severity) = rule
            let page = pages[id.rawValue] ?? id.rawValue
            let summary = page.split(separator: "\n").first { !$0.hasPrefix("#") }
            writer.field("id", id.rawValue)
            writer.text("shortDescription", String(summary ?? page[...]))
            writer.text("fullDescription", String(summary ?? page[...]))
            writer.key("help")
            writer.object { writer in
                writer.field("text", page)
                writer.field("markdown", page)
            }
            writer.key("defaultConfiguration")
            writer.object { $0.field("level", severity.level) }
            writer.key("properties")
            writer.object { writer in
                writer.field("tags", ["security", "certificates"])
                writer.field("problem.severity", severity.problem)
                writer.field("security-severity", severity.score)
            }
        }
    }

    private func invocation(
        _ report: Report,
        leftOut: Int,
        in writer: inout JSONWriter
    ) {
        writer.field("invocations", [report]) { writer, report in
            writer.field("executionSuccessful", report.errors.isEmpty)
            let tooMany = leftOut == 0 ? [] : [tooMany(leftOut)]
            writer.field("toolExecutionNotifications", report.errors + tooMany) { writer, error in
                writer.key("descriptor")
                writer.object { $0.field("id", error.code.description) }
                writer.field("level", "error")
                writer.text("message", error.sentence)
                guard error.source != nil else { return }
                writer.field("locations", [error.place]) { location($1, in: &$0) }
            }
        }
    }

    private func tooMany(_ count: Int) -> CertificateError {
        CertificateError(.tooLarge, .findingsLeftOut(count))
    }

    private func results(
        _ findings: [ReportedFinding],
        _ rules: Rules,
        in writer: inout JSONWriter
    ) {
        var fingerprints = Fingerprints()
        writer.field("results", findings) { writer, reported in
            let finding = reported.finding
            let path = place.resolve(reported.place.path).path
            writer.field("ruleId", finding.id.rawValue)
            writer.field("ruleIndex", rules.indices[finding.id] ?? 0)
            writer.field("level", finding.severity.level)
            writer.text("message", reported.sentence)
            writer.field("locations", [reported.place]) { location($1, in: &$0) }
            if let grounds = reported.grounds {
                writer.field("suppressions", [grounds]) { writer, grounds in
                    writer.field("kind", "external")
                    writer.field("status", "accepted")
                    if let reason = grounds.reason { writer.field("justification", reason) }
                }
            }
            let others = finding.locations.dropFirst().prefix(10)
            if !others.isEmpty {
                writer.field("relatedLocations", Array(others)) { location($1, in: &$0) }
            }
            writer.key("partialFingerprints")
            writer.object { writer in
                writer.field("primaryLocationLineHash", fingerprints.next(reported, path: path))
            }
        }
    }

    private func location(_ location: Location, in writer: inout JSONWriter) {
        guard !location.isEndpoint else { return endpoint(location, in: &writer) }
        let (path, isBelowRoot) = place.resolve(location.path)
        writer.key("physicalLocation")
        writer.object { writer in
            writer.key("artifactLocation")
            writer.object { writer in
                writer.field("uri", path.percentEncoded)
                writer.field("uriBaseId", isBelowRoot ? "%SRCROOT%" : Self.fileSystem)
            }
            writer.key("region")
            writer.object { $0.field("startLine", max(1, location.line)) }
        }
    }

    /// An endpoint is no file: its address is absolute, and it has no lines.
    private func endpoint(_ location: Location, in writer: inout JSONWriter) {
        writer.key("physicalLocation")
        writer.object { writer in
            writer.key("artifactLocation")
            writer.object { $0.field("uri", "tls://\(location.path.percentEncodedAuthority)") }
        }
        writer.field("logicalLocations", [location]) { writer, location in
            writer.field("fullyQualifiedName", location.shown)
            writer.field("kind", "resource")
        }
    }
}

extension JSONWriter {
    /// Writes a field that is one of SARIF's messages.
    fileprivate mutating func text(_ name: String, _ text: String) {
        key(name)
        object { $0.field("text", text) }
    }
}

extension [ReportedFinding] {
    /// The worst first, otherwise in order.
    fileprivate var worstFirst: [ReportedFinding] {
        Severity.allCases.reversed().flatMap { severity in
            filter { $0.finding.severity == severity }
        }
    }
}

extension Severity {
    /// SARIF's word for it.
    fileprivate var level: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .info: "note"
        }
    }

    /// GitHub's word for it.
    fileprivate var problem: String {
        self == .info ? "recommendation" : rawValue
    }

    /// The place on GitHub's scale from 0.0 to 10.0: high, medium and low.
    fileprivate var score: String {
        switch self {
        case .error: "7.5"
        case .warning: "5.0"
        case .info: "1.0"
        }
    }
}
