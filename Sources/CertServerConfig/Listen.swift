public import CertModel

/// One address that a site listens on.
public struct Listen: Sendable, Hashable {
    /// The words as written, after the server's own unquoting: `443`, `ssl`.
    public internal(set) var words: [String]
    /// Where it is written.
    public internal(set) var location: Location
    /// The socket it opens; nil where the words make none.
    public internal(set) var socket: Socket?
    /// Whether the word `ssl` is there.
    public internal(set) var isSSL: Bool
    /// Whether the word `quic` is there.
    public internal(set) var isQUIC: Bool
    /// Whether the site is the socket's default by the word `default_server` (or `default`).
    public internal(set) var isDefaultServer: Bool
    /// Whether the word `http2` is there.
    public internal(set) var isHTTP2: Bool
    /// Whether connections to the socket speak TLS: by this line, or because another site says so
    /// for the same socket.
    public internal(set) var servesTLS: Bool
}

/// What connections come in by.
///
/// Sites that listen on equal sockets share one.
public struct Socket: Sendable, Hashable {
    /// Where it is bound to.
    public internal(set) var address: Address
    /// The ports, several where a range is written; nil for the socket of a path.
    public internal(set) var ports: ClosedRange<UInt16>?
    /// Whether it takes datagrams (`quic`, `udp`).
    public internal(set) var isDatagram: Bool

    /// What a socket is bound to.
    public enum Address: Sendable, Hashable {
        /// An address; `0.0.0.0` and `::` stand for every one.
        case ip(IPAddress)
        /// A name, which the server looks up when it starts.
        case name(String)
        /// A path in the file system.
        case unix(String)
    }

    /// Whether a port is among the socket's.
    public func contains(port: UInt16) -> Bool {
        ports?.contains(port) == true
    }
}
