public import CertModel

/// One address that a site listens on.
public struct Listen: Sendable, Hashable {
    /// The words as written, after the server's own unquoting: `443`, `ssl`.
    public internal(set) var words: [String]
    /// Where it is written.
    public internal(set) var location: Location
    /// The socket that it opens; nil where the words are not an address.
    public internal(set) var socket: Socket?
    /// Whether its own words turn TLS on, over TCP.
    public internal(set) var turnsTLSOn: Bool
    /// Whether its own words turn QUIC on.
    public internal(set) var isQUIC: Bool
    /// Whether its own words make the site the default one of the socket.
    public internal(set) var isDefaultServer: Bool
    /// Whether clients reach it through a program that speaks for them: over a socket in the file
    /// system, or with the PROXY protocol.
    public internal(set) var isBehindProxy: Bool
    /// Whether connections to the socket speak TLS: because of these words, or because another site
    /// turns TLS on for the same socket.
    public internal(set) var servesTLS: Bool
}

/// What connections come in by.
///
/// Sites that listen on equal sockets share one.
public struct Socket: Sendable, Hashable {
    /// The address that it is bound to.
    public internal(set) var address: Address
    /// The ports, several where a range is written; nil for a socket in the file system.
    public internal(set) var ports: ClosedRange<UInt16>?
    /// Whether it takes datagrams: QUIC, or UDP.
    public internal(set) var isDatagram: Bool

    /// An address that a socket is bound to.
    public enum Address: Sendable, Hashable {
        /// An IP address; `0.0.0.0` and `::` mean every address of the machine.
        case ip(IPAddress)
        /// A host name, which the server looks up when it starts.
        case name(String)
        /// A path in the file system.
        case unix(String)
    }

    /// Whether it takes connections to a port.
    public func contains(port: UInt16) -> Bool {
        ports?.contains(port) == true
    }
}
