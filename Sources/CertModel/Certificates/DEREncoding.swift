/// Writes DER (X.690 §10): the little that this package makes itself.
package enum DEREncoding {
    /// A SEQUENCE of elements that are encoded already.
    package static func sequence(_ content: [UInt8]) -> [UInt8] { element(0x30, content) }

    /// An element: a tag of one octet, the shortest form of the length, and the content.
    package static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        [tag] + length(content.count) + content
    }

    /// An OBJECT IDENTIFIER.
    package static func identifier(_ oid: OID) -> [UInt8] { element(0x06, oid.bytes) }

    /// An INTEGER that is not negative, from its magnitude without leading zeros.
    package static func unsigned(_ magnitude: [UInt8]) -> [UInt8] {
        let isSigned = magnitude.first.map { $0 & 0x80 != 0 } ?? true
        return element(0x02, isSigned ? [0] + magnitude : magnitude)
    }

    private static func length(_ count: Int) -> [UInt8] {
        if count < 0x80 { return [UInt8(count)] }
        let octets = stride(from: 56, through: 0, by: -8)
            .map { UInt8(truncatingIfNeeded: count >> $0) }.drop { $0 == 0 }
        return [0x80 | UInt8(octets.count)] + octets
    }
}
