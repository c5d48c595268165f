public import CertModel

/// A web server's configuration, as far as its certificates are concerned.
///
/// Faults never lose what was read: the sites are listed all the same.
public struct ServerConfiguration: Sendable, Hashable {
    /// Every server block, serving TLS or not, in the order in which the server reads them.
    public internal(set) var sites: [Site] = []
    /// What the server would refuse, in the order of finding it.
    public internal(set) var faults: [ConfigurationFault] = []
    /// Directives that versions of the server have dropped, wherever they are written.
    public internal(set) var removedDirectives: [RemovedDirective] = []
    /// The files read, the main one first, each once.
    public internal(set) var files: [String] = []
}

/// Something that keeps a server from reading its configuration.
public struct ConfigurationFault: Sendable, Hashable {
    /// What kind of fault it is.
    public internal(set) var kind: Kind
    /// Where it is.
    public internal(set) var location: Location
    /// What is wrong: a lowercase fragment without a period, safe to print.
    public internal(set) var message: String

    /// A kind of fault.
    public enum Kind: Sendable, Hashable {
        /// What is written is not the server's language, or not in this place.
        case syntax
        /// A file named by an `include` does not exist.
        case includeMissing
        /// A file named by an `include` exists and can't be read, which this program may lack the
        /// right to and the server may not.
        case includeUnreadable(CertificateError)
    }
}

/// A directive that some version of the server has dropped.
public struct RemovedDirective: Sendable, Hashable {
    /// Its name: `ssl`.
    public internal(set) var name: String
    /// Where it is written.
    public internal(set) var location: Location
    /// The first version that refuses it.
    public internal(set) var removedIn: ServerVersion
    /// Whether the version asked about refuses it.
    public internal(set) var isRefused: Bool
}
