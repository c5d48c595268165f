/// An object identifier (X.660), kept as its DER content octets.
public struct OID: Sendable, Hashable {
    /// The content octets of its DER encoding, never empty.
    public let bytes: [UInt8]

    /// Wraps the content octets of a DER object identifier; nil where they are not one.
    ///
    /// X.690 §8.19: each arc is the shortest series of base-128 digits, the last without the top
    /// bit.
    @inlinable
    public init?(der bytes: some Sequence<UInt8>) {
        self.init(octets: Array(bytes))
    }

    @usableFromInline
    init?(octets bytes: [UInt8]) {
        guard let last = bytes.last, last & 0x80 == 0, bytes.count <= 256 else { return nil }
        var isFirstOfArc = true
        for byte in bytes {
            if isFirstOfArc, byte == 0x80 { return nil }
            isFirstOfArc = byte & 0x80 == 0
        }
        self.bytes = bytes
    }

    /// An identifier from its arcs, which the caller knows to be well formed.
    package init(_ first: UInt, _ second: UInt, _ rest: UInt...) {
        var bytes = Self.base128(first * 40 + second)
        for arc in rest { bytes += Self.base128(arc) }
        self.bytes = bytes
    }

    /// Reads the dotted form; nil for a text of another form, or with an arc of more than 63 bits.
    public init?(dotted text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let arcs = parts.compactMap { $0.utf8.allSatisfy(\.isDigit) ? UInt($0) : nil }
        guard arcs.count == parts.count, arcs.count >= 2, arcs.allSatisfy({ $0 >> 63 == 0 }),
            arcs[0] < 2 ? arcs[1] < 40 : arcs[0] == 2
        else { return nil }
        self.init(octets: Self.base128(arcs[0] * 40 + arcs[1]) + arcs[2...].flatMap(Self.base128))
    }

    private static func base128(_ arc: UInt) -> [UInt8] {
        var digits = [UInt8(arc & 0x7F)]
        var left = arc >> 7
        while left > 0 {
            digits.append(UInt8(left & 0x7F) | 0x80)
            left >>= 7
        }
        return digits.reversed()
    }
}

extension OID {
    /// Feeds all octets at once, where an array would feed them one by one.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(octets: bytes)
    }
}

extension OID: CustomStringConvertible {
    /// The dotted form, `2.5.29.17`; an arc over 64 bits shows as `?`.
    public var description: String {
        var arcs: [String] = []
        var value: UInt64 = 0
        var overflows = false
        for byte in bytes {
            overflows = overflows || value >> 57 != 0
            value = value << 7 | UInt64(byte & 0x7F)
            guard byte & 0x80 == 0 else { continue }
            if arcs.isEmpty, !overflows {
                let first = min(value / 40, 2)
                arcs = [String(first), String(value - first * 40)]
            } else {
                arcs.append(overflows ? "?" : String(value))
            }
            (value, overflows) = (0, false)
        }
        return arcs.joined(separator: ".")
    }
}
