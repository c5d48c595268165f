extension Hasher {
    /// Feeds octets at once: an array feeds its elements one by one, which takes eight times as
    /// long, and digests and identifiers are hashed all the time.
    package mutating func combine(octets: [UInt8]) {
        // Unsafe in name only: the buffer is read within the call that lends it.
        unsafe octets.withUnsafeBytes { buffer in unsafe combine(bytes: buffer) }
    }
}
