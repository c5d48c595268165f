/// The answer to one request of `certcheck batch`.
public struct BatchAnswer: Sendable, Hashable {
    /// The request's `id`, as the JSON text it was; `null` where it had none.
    public var id: String
    /// The verdict; `error` where the request could not be read or decrypted.
    public var status: Report.Status
    /// What was found.
    public var findings: [Finding]
    /// SHA-256 digests from the leaf to the anchor; what was reached where no path is complete.
    public var path: [[UInt8]]
    /// Why there is no verdict; nil where there is one.
    public var error: CertificateError?

    package init(
        id: String,
        status: Report.Status,
        findings: [Finding] = [],
        path: [[UInt8]] = [],
        error: CertificateError? = nil
    ) {
        self.id = id
        self.status = status
        self.findings = findings
        self.path = path
        self.error = error
    }
}
