/// Writes DER by hand, for encodings that no tool would make.
public enum DER {
    /// Tag, length and content.
    public static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        [tag] + length(content.count) + content
    }

    /// The shortest form of a length.
    public static func length(_ count: Int) -> [UInt8] {
        guard count > 0x7F else { return [UInt8(count)] }
        var octets: [UInt8] = []
        var rest = count
        while rest > 0 {
            octets.insert(UInt8(rest & 0xFF), at: 0)
            rest >>= 8
        }
        return [0x80 | UInt8(octets.count)] + octets
    }

    /// A SEQUENCE of parts.
    public static func sequence(_ parts: [UInt8]...) -> [UInt8] {
        element(0x30, Array(parts.joined()))
    }

    /// A SET of parts.
    public static func set(_ parts: [UInt8]...) -> [UInt8] { element(0x31, Array(parts.joined())) }

    /// An OBJECT IDENTIFIER from its arcs.
    public static func oid(_ arcs: UInt64...) -> [UInt8] {
        var content: [UInt8] = []
        for arc in [arcs[0] * 40 + arcs[1]] + arcs.dropFirst(2) {
            var group = [UInt8(arc & 0x7F)]
            var rest = arc >> 7
            while rest > 0 {
                group.insert(UInt8(rest & 0x7F) | 0x80, at: 0)
                rest >>= 7
            }
            content += group
        }
        return element(0x06, content)
    }

    /// An INTEGER from its content octets.
    public static func integer(_ content: UInt8...) -> [UInt8] { element(0x02, content) }

    /// A string of some tag.
    public static func string(_ tag: UInt8, _ text: String) -> [UInt8] {
        element(tag, Array(text.utf8))
    }

    /// BOOLEAN TRUE.
    public static let yes: [UInt8] = [0x01, 0x01, 0xFF]

    /// NULL.
    public static let null: [UInt8] = [0x05, 0x00]

    /// An OCTET STRING.
    public static func octets(_ content: [UInt8]) -> [UInt8] { element(0x04, content) }

    /// A BIT STRING of whole octets.
    public static func bits(_ content: [UInt8]) -> [UInt8] { element(0x03, [0] + content) }

    /// A primitive element with a context-specific tag.
    public static func context(_ number: UInt8, _ content: [UInt8]) -> [UInt8] {
        element(0x80 | number, content)
    }

    /// A constructed element with a context-specific tag.
    public static func constructed(_ number: UInt8, _ parts: [UInt8]...) -> [UInt8] {
        element(0xA0 | number, Array(parts.joined()))
    }
}
