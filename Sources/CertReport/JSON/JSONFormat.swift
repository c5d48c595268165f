public import CertModel

/// Renders what was found as JSON, the schema `certcheck/1`: UTF-8, fields in a fixed order, a line
/// end behind the document.
///
/// ```json
/// {"schema": "certcheck/1", "command": "check", "checked_at": "2026-02-01T00:00:00Z",
///  "status": "pass", "counts": {"error": 0, "warning": 0, "info": 0},
///  "subjects": [], "findings": [], "errors": [], "skipped_files": 0}
/// ```
///
/// Texts are never cut, and characters that are unsafe to print are escaped.
public struct JSONFormat: Sendable, Hashable {
    /// Whether documents are indented; a batch answer is one line in any case.
    public var isPretty: Bool

    /// Creates a format.
    public init(isPretty: Bool = true) {
        self.isPretty = isPretty
    }

    /// The document of `check` and `expiry`.
    public func render(_ report: Report) -> [UInt8] {
        document { $0.fields(of: report) }
    }

    /// The document of `inspect`.
    public func render(_ inspection: Inspection) -> [UInt8] {
        document { $0.fields(of: inspection) }
    }

    /// The document of `domains`.
    public func render(_ covered: CoveredNames) -> [UInt8] {
        document { writer in
            writer.heading(command: "domains")
            writer.field("names", covered.names)
            writer.errors(covered.errors)
        }
    }

    /// One line of `batch`.
    ///
    /// The answer's `id` must be valid JSON; it is echoed as it is, but for characters that are
    /// unsafe to print and for line ends, which change their form and not the value.
    public func render(_ answer: BatchAnswer) -> [UInt8] {
        var writer = JSONWriter(isPretty: false)
        writer.object { $0.fields(of: answer) }
        writer.newline()
        return writer.bytes
    }

    private func document(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter(isPretty: isPretty)
        writer.object(body)
        writer.newline()
        return writer.bytes
    }
}
