public import CertModel

/// Renders a baseline: the findings and errors that are accepted from now on.
///
/// ```json
/// {
///   "schema": "certcheck/1",
///   "kind": "baseline",
///   "entries": [
///     {"fingerprint": "…", "id": "weak-key", "path": "ssl/old.pem", "name": "old.example.test",
///      "reason": "", "until": null}
///   ]
/// }
/// ```
public struct BaselineFormat: Sendable, Hashable {
    /// Creates a format.
    public init() {}

    /// The file of a baseline.
    public func render(_ baseline: Baseline) -> [UInt8] {
        var writer = JSONWriter(isPretty: true)
        writer.object { writer in
            writer.field("schema", "certcheck/1")
            writer.field("kind", "baseline")
            writer.field("entries", baseline.entries) { $0.fields(of: $1) }
        }
        writer.newline()
        return writer.bytes
    }
}
