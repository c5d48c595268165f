public import CertModel

/// A server's configuration, as far as its certificates are concerned.
///
/// A fault loses nothing that was read: the sites are listed all the same.
public struct ServerConfiguration: Sendable {
    /// How the server spells its directives.
    package let dialect: ServerDialect
    /// Every site, serving TLS or not, in the order in which the server reads them.
    public internal(set) var sites: [Site] = []
    /// Everything that the server would refuse, in the order in which it was found.
    public internal(set) var faults: [ConfigurationFault] = []
    /// Directives that versions of the server have dropped, wherever they are written.
    public internal(set) var removedDirectives: [RemovedDirective] = []
    /// The files read, the main one first, each once.
    public internal(set) var files: [String] = []
    /// Finds the addresses on which the server speaks TLS, and what it presents there; none where
    /// that is not known.
    var findListeners: @Sendable (ServerConfiguration) -> [TLSListener] = { _ in [] }

    /// Finds the certificates that no client is given, where the server chooses by their names.
    var findShadows: @Sendable (TLSListener.Traits) -> [TLSListener.Shadow] = { _ in [] }

    /// The certificates that no client is given, where the server chooses by their names.
    package func shadows(_ traits: TLSListener.Traits) -> [TLSListener.Shadow] {
        findShadows(traits)
    }

    /// The addresses on which the server speaks TLS, and what it presents there.
    ///
    /// It takes time in proportion to the number of sites: ask once, and keep the answer.
    package var listeners: [TLSListener] { findListeners(self) }
}

/// Something that a server would refuse to read.
public struct ConfigurationFault: Sendable, Hashable {
    /// What is wrong.
    package internal(set) var kind: Kind
    /// Where it is.
    public internal(set) var location: Location

    /// What is wrong.
    package enum Kind: Sendable, Hashable {
        /// The text is not the server's language, or is not allowed here.
        case syntax(ServerSyntaxFault)
        /// An included file does not exist.
        case includeMissing(path: String)
        /// An included file exists and this program cannot read it; the server may be able to.
        case includeUnreadable(path: String, CertificateError)
    }

    /// What the report says about it.
    package func finding(_ dialect: ServerDialect) -> Finding {
        let detail: ServerDetail =
            switch kind {
            case .syntax(let fault): .syntax(fault, dialect)
            case .includeMissing(let path): .includeMissing(path: path, dialect)
            case .includeUnreadable(let path, let error):
                .fileUnreadable(error, written: path, dialect)
            }
        return .server(detail, .error, at: [location] + unreadableFile)
    }

    /// The file that cannot be read; none for other faults.
    private var unreadableFile: [Location] {
        guard case .includeUnreadable(_, let error) = kind else { return [] }
        return error.locations
    }
}

extension CertificateError {
    /// The place that the error is about, if it names one.
    package var locations: [Location] { source.map { [Location(path: $0, line: line ?? 1)] } ?? [] }
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
    /// The line to write instead; nil where nothing takes its place.
    public internal(set) var replacement: String?
}
