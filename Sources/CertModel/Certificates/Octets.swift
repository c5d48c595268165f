/// Octets to look things up by, hashed at once.
package struct Octets: Hashable, Sendable {
    private let octets: [UInt8]

    /// A key of these octets.
    package init(_ octets: [UInt8]) { self.octets = octets }

    /// Feeds all octets at once.
    package func hash(into hasher: inout Hasher) { hasher.combine(octets: octets) }
}

extension Hasher {
    /// Feeds octets at once: an array feeds its elements one by one, which takes eight times as
    /// long, and digests and identifiers are hashed all the time.
    package mutating func combine(octets: [UInt8]) {
        // Unsafe in name only: the buffer is read within the call that lends it.
        unsafe octets.withUnsafeBytes { buffer in unsafe combine(bytes: buffer) }
    }
}
