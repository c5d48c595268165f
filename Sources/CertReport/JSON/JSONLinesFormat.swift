public import CertModel

/// Renders a report as JSON Lines: an object a deployment, each to be written as soon as it is judged,
/// and a last one that sums up.
///
/// ```json
/// {"schema":"certcheck/1","kind":"subject","name":"www.example.test","status":"pass",…}
/// {"schema":"certcheck/1","kind":"summary","command":"check","checked_at":"…","status":"pass",…}
/// ```
///
/// A subject's line has the fields that it has in the JSON document; the last line has the fields
/// of the document itself. Whoever finds no last line knows that the run was cut short.
public struct JSONLinesFormat: Sendable, Hashable {
    /// Creates a format.
    public init() {}

    /// All lines of a report.
    public func render(_ report: Report) -> [UInt8] {
        var bytes: [UInt8] = []
        for endpoint in report.endpoints ?? [] { append(endpoint, to: &bytes) }
        for deployment in report.deployments { append(deployment, to: &bytes) }
        bytes += summary(of: report)
        return bytes
    }

    /// Appends one subject's line.
    public func append(_ deployment: Deployment, to bytes: inout [UInt8]) {
        append("subject", to: &bytes) { $0.fields(of: deployment) }
    }

    /// Appends one endpoint's line; those of the chains that it presented follow.
    public func append(_ endpoint: ProbedEndpoint, to bytes: inout [UInt8]) {
        append("endpoint", to: &bytes) { $0.fields(of: endpoint) }
    }

    private func append(
        _ kind: String,
        to bytes: inout [UInt8],
        _ fields: (inout JSONWriter) -> Void
    ) {
        var writer = JSONWriter(isPretty: false)
        writer.exchange(with: &bytes)
        writer.object { writer in
            writer.field("schema", "certcheck/1")
            writer.field("kind", kind)
            fields(&writer)
        }
        writer.newline()
        writer.exchange(with: &bytes)
    }

    /// The last line: the verdict, the counts, what belongs to no deployment, and the errors.
    public func summary(of report: Report) -> [UInt8] {
        var writer = JSONWriter(isPretty: false)
        writer.object { $0.summary(of: report) }
        writer.newline()
        return writer.bytes
    }
}
