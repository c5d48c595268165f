/// What `domains` lists: the names that certificates cover.
public struct CoveredNames: Sendable, Hashable {
    /// DNS names and IP addresses as the certificates have them, each once.
    public var names: [String]
    /// What could not be read.
    public var errors: [CertificateError]

    /// Creates a list.
    public init(names: [String] = [], errors: [CertificateError] = []) {
        self.names = names
        self.errors = errors
    }
}
