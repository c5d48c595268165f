public import CertModel

/// A file that a configuration names.
public struct FileReference: Sendable, Hashable {
    /// The name as written, after the server's own unquoting.
    public internal(set) var written: String
    /// Where it is written.
    public internal(set) var location: Location
    /// What the name means.
    public internal(set) var target: Target

    /// What the name of a file means.
    public enum Target: Sendable, Hashable {
        /// A file; a relative name is resolved.
        case file(String)
        /// Nothing that can be opened here: only a handshake shows what it is.
        case unknowable(Reason)
    }

    /// Why nothing can be opened.
    public enum Reason: Sendable, Hashable {
        /// The name holds variables, which have different values for each connection.
        case variable
        /// The content is in the configuration, or comes from a variable.
        case data
        /// An OpenSSL engine holds the key.
        case engine
        /// An OpenSSL store holds the key.
        case store
    }

    /// The path of the file; nil where nothing can be opened.
    public var path: String? {
        guard case .file(let path) = target else { return nil }
        return path
    }
}
