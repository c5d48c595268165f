/// An IP address, 4 octets or 16.
public struct IPAddress: Sendable, Hashable, CustomStringConvertible {
    /// The octets in network order.
    public let bytes: [UInt8]

    /// Wraps the octets; nil where they are neither 4 nor 16.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// The dotted form of IPv4, the form of RFC 5952 of IPv6.
    public var description: String {
        if bytes.count == 4 { return bytes.map(String.init).joined(separator: ".") }
        return bytes.hexadecimal
    }
}
