/// A SHA-256 digest without an array around it: a scan keeps some of each file.
struct Digest: Hashable, Comparable, Sendable {
    private let high: UInt128
    private let low: UInt128

    /// - Parameter octets: The 32 octets of the digest.
    init(_ octets: [UInt8]) {
        high = Self.number(octets.prefix(16))
        low = Self.number(octets.suffix(16))
    }

    /// The 32 octets.
    var octets: [UInt8] {
        [high, low].flatMap { half in
            stride(from: 120, through: 0, by: -8).map { UInt8(truncatingIfNeeded: half >> $0) }
        }
    }

    private static func number(_ octets: ArraySlice<UInt8>) -> UInt128 {
        octets.reduce(0) { $0 << 8 | UInt128($1) }
    }

    static func < (left: Digest, right: Digest) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}
