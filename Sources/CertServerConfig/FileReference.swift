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
        /// Not a file of its own: it stands in the configuration.
        case embedded(EmbeddedFile)
        /// Nothing that was found.
        case nothing
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

    /// What tells the file from others: its path, or the place of what is embedded; nil where
    /// nothing can be opened.
    public var path: String? {
        switch target {
        case .file(let path): path
        case .embedded(let file): file.identity
        case .nothing, .unknowable: nil
        }
    }

    /// What stands in the configuration in place of a file of its own.
    public var embedded: EmbeddedFile? {
        if case .embedded(let file) = target { file } else { nil }
    }
}

/// What stands in a configuration in place of a file of its own.
public struct EmbeddedFile: Sendable, Hashable {
    /// The configuration's file.
    public internal(set) var path: String
    /// The line in it.
    public internal(set) var line: Int
    /// What a file of its own would hold.
    public internal(set) var octets: [UInt8]
    /// What stands beside it and is not sent to clients.
    public internal(set) var neighbour: Neighbour?

    /// What stands beside a chain and is not sent to clients: `ca.crt`.
    public struct Neighbour: Sendable {
        /// What it is called.
        public internal(set) var name: String
        /// The line that it is at.
        public internal(set) var line: Int
        /// What it holds.
        public internal(set) var octets: [UInt8]
    }

    /// What tells it from others: no path holds this character.
    var identity: String { "\(path)\0\(line)" }

    /// Where it stands.
    public var location: Location { Location(path: path, line: line) }

    /// Whether two are at one place.
    public static func == (left: EmbeddedFile, right: EmbeddedFile) -> Bool {
        left.line == right.line && left.path == right.path
    }

    /// Feeds the place to a hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(line)
        hasher.combine(path)
    }
}
