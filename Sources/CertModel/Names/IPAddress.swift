/// An IP address, 4 octets or 16.
public struct IPAddress: Sendable, Hashable {
    /// The octets in network order.
    public let bytes: [UInt8]

    /// Wraps the octets; nil where they are neither 4 nor 16.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// Reads an address as people write it; nil where the text is not an address.
    ///
    /// IPv4 is four decimal numbers without leading zeros, which some would read as octal; IPv6 is
    /// what RFC 4291 §2.2 allows, with or without brackets around it. A zone (`%eth0`) means
    /// something on one machine only, so no certificate can name it.
    public init?(text: String) {
        guard text.utf8.allSatisfy(\.isOfAddress) else { return nil }
        guard text.contains(":") else {
            guard let octets = Self.version4(text[...]) else { return nil }
            bytes = octets
            return
        }
        let isBracketed = text.hasPrefix("[") && text.hasSuffix("]")
        let inner = isBracketed ? text.dropFirst().dropLast() : text[...]
        guard let octets = Self.version6(inner) else { return nil }
        bytes = octets
    }

    private static func version4(_ text: Substring) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        let octets = parts.compactMap { part in
            part.count > 1 && part.hasPrefix("0") ? nil : UInt8(part)
        }
        return octets.count == 4 ? octets : nil
    }

    /// > RFC 4291 §2.2: "The use of "::" indicates one or more groups of 16 bits of zeros. The
    /// > "::" can only appear once in an address."
    private static func version6(_ text: Substring) -> [UInt8]? {
        guard let gap = text.firstRange(of: "::") else {
            guard let octets = groups(text, endsAddress: true), octets.count == 16 else {
                return nil
            }
            return octets
        }
        let (before, after) = (text[..<gap.lowerBound], text[gap.upperBound...])
        guard let head = before.isEmpty ? [] : groups(before, endsAddress: false),
            let tail = after.isEmpty ? [] : groups(after, endsAddress: true),
            head.count + tail.count <= 14
        else { return nil }
        return head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail
    }

    /// The octets of groups between colons; the last two groups of an address may be IPv4.
    private static func groups(_ text: Substring, endsAddress: Bool) -> [UInt8]? {
        var parts = text.split(separator: ":", omittingEmptySubsequences: false)
        var embedded: [UInt8] = []
        if endsAddress, let last = parts.last, last.contains(".") {
            guard let octets = version4(last) else { return nil }
            embedded = octets
            parts.removeLast()
        }
        var octets: [UInt8] = []
        for part in parts {
            guard part.count <= 4, let group = UInt16(part, radix: 16) else { return nil }
            octets += [UInt8(group >> 8), UInt8(group & 0xFF)]
        }
        return octets + embedded
    }
}

extension IPAddress: CustomStringConvertible {
    /// The dotted form of IPv4, the form of RFC 5952 of IPv6.
    public var description: String {
        if bytes.count == 4 { return Self.dotted(bytes[...]) }
        if bytes.starts(with: Self.mappedPrefix) { return "::ffff:" + Self.dotted(bytes[12...]) }
        let groups = stride(from: 0, to: 16, by: 2).map {
            UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
        }
        let texts = groups.map { String($0, radix: 16) }
        guard let zeros = Self.longestZeros(groups) else { return texts.joined(separator: ":") }
        let before = texts[..<zeros.lowerBound].joined(separator: ":")
        return before + "::" + texts[zeros.upperBound...].joined(separator: ":")
    }

    private static let mappedPrefix = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]

    private static func dotted(_ octets: ArraySlice<UInt8>) -> String {
        octets.map { String($0) }.joined(separator: ".")
    }

    /// > RFC 5952 §4.2.2 and §4.2.3: "The symbol "::" MUST NOT be used to shorten just one 16-bit 0
    /// > field." "When the length of the consecutive 16-bit 0 fields are equal ..., the first
    /// > sequence of zero bits MUST be shortened."
    private static func longestZeros(_ groups: [UInt16]) -> Range<Int>? {
        var longest = 0..<1
        var start = 0
        for (index, group) in groups.enumerated() {
            if group != 0 {
                start = index + 1
            } else if index + 1 - start > longest.count {
                longest = start..<index + 1
            }
        }
        return longest.count > 1 ? longest : nil
    }
}

extension UInt8 {
    /// Hexadecimal digits, colon, dot and brackets.
    fileprivate var isOfAddress: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: ":"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "."), UInt8(ascii: "["),
            UInt8(ascii: "]"):
            true
        default:
            false
        }
    }
}
