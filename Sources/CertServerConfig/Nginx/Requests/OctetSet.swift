/// A set of octets, as brackets and backslashes of a regular expression name them.
struct OctetSet: Sendable, Hashable {
    /// One bit for each octet.
    private var bits = SIMD4<UInt64>()

    init(_ octets: some Sequence<UInt8>) {
        for octet in octets { bits[Int(octet >> 6)] |= 1 << UInt64(octet & 63) }
    }

    func contains(_ octet: UInt8) -> Bool {
        bits[Int(octet >> 6)] & 1 << UInt64(octet & 63) != 0
    }

    func union(_ other: OctetSet) -> OctetSet {
        var result = self
        result.bits |= other.bits
        return result
    }

    mutating func formUnion(_ other: OctetSet) { bits |= other.bits }

    func subtracting(_ other: OctetSet) -> OctetSet {
        var result = self
        result.bits &= ~other.bits
        return result
    }

    /// The octets of the set, in ascending order.
    var members: [UInt8] { (UInt8.min...UInt8.max).filter(contains) }
}

extension OctetSet {
    static let all = OctetSet(UInt8.min...UInt8.max)
    static let digits = OctetSet(UInt8(ascii: "0")...UInt8(ascii: "9"))
    static let letters = OctetSet(UInt8(ascii: "a")...UInt8(ascii: "z"))
        .union(OctetSet(UInt8(ascii: "A")...UInt8(ascii: "Z")))
    static let word = letters.union(digits).union(OctetSet([UInt8(ascii: "_")]))
    static let space = OctetSet([0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20])

    /// The set of a backslash and a letter: `\d`, `\W`.
    static func named(_ letter: UInt8) -> OctetSet? {
        switch letter {
        case UInt8(ascii: "d"): digits
        case UInt8(ascii: "D"): all.subtracting(digits)
        case UInt8(ascii: "w"): word
        case UInt8(ascii: "W"): all.subtracting(word)
        case UInt8(ascii: "s"): space
        case UInt8(ascii: "S"): all.subtracting(space)
        default: nil
        }
    }
}
