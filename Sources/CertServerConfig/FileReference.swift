public import CertModel

/// A file that a configuration names.
public struct FileReference: Sendable, Hashable {
    /// The name as written, after the server's own unquoting.
    public internal(set) var written: String
    /// Where it is written.
    public internal(set) var location: Location
    /// What the name comes to.
    public internal(set) var target: Target

    /// What the name of a file comes to.
    public enum Target: Sendable, Hashable {
        /// A file, relative names made whole by the folder of the configuration.
        case file(String)
        /// Nothing that can be opened here: only a handshake can tell.
        case unknowable(Reason)
    }

    /// Why nothing can be opened.
    public enum Reason: Sendable, Hashable {
        /// The name holds variables, whose values each connection has its own of.
        case variable
        /// The content stands in the configuration, or comes from a variable (`data:`).
        case data
        /// An OpenSSL engine holds the key (`engine:`).
        case engine
        /// An OpenSSL store holds the key (`store:`).
        case store
    }

    /// The path of the file; nil where there is none.
    public var path: String? {
        guard case .file(let path) = target else { return nil }
        return path
    }
}
