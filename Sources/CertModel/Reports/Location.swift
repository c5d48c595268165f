/// Where a certificate or a key is: a place in a file, or what a live endpoint presented.
public struct Location: Sendable, Hashable {
    /// The path as it was given, or the given folder's path extended; of an endpoint its host and
    /// port.
    public var path: String
    /// The line, counted from 1; 1 in a file that has no lines.
    ///
    /// Of an endpoint the certificate's place in what it sent, counted from 1.
    public var line: Int
    /// The IP address of the endpoint that presented it; nil for a place in a file.
    public var address: String?

    /// Whether it is an endpoint's, not a place in a file.
    public var isEndpoint: Bool { address != nil }

    /// Creates a location in a file.
    public init(path: String, line: Int = 1) {
        self.path = path
        self.line = line
    }

    /// Creates the location of a certificate that an endpoint presented.
    package init(endpoint: String, address: String, certificate: Int) {
        path = endpoint
        line = certificate
        self.address = address
    }
}
