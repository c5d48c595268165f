/// What a character of a boundary is meant to be: word processors, mail programs and web pages
/// replace ASCII's with others.
enum PEMGlyph {
    case hyphen
    /// A hyphen, dash or minus sign of another kind.
    case otherDash
    case space
    /// A space of another kind.
    case otherSpace
    /// An invisible character without width.
    case nothing
    /// A character of a word.
    case letter
    /// A character that occurs in no boundary.
    case none

    /// The character of a UTF-8 text at an offset, and how many octets it takes.
    static func at(_ offset: Int, in bytes: [UInt8]) -> (glyph: PEMGlyph, count: Int) {
        guard offset < bytes.count else { return (.none, 0) }
        switch bytes[offset] {
        case UInt8(ascii: "-"): return (.hyphen, 1)
        case UInt8(ascii: " "): return (.space, 1)
        case 0x21..<0x7F: return (.letter, 1)
        case 0xC2: return (of(bytes, offset, 2), 2)
        case 0xE2, 0xEF: return (of(bytes, offset, 3), 3)
        default: return (.none, 1)
        }
    }

    /// The octets that begin a dash: those of ASCII's, and of all others.
    static func mayBeginDash(_ octet: UInt8) -> Bool {
        octet == UInt8(ascii: "-") || octet == 0xE2 || octet == 0xEF
    }

    private static func of(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> PEMGlyph {
        guard offset + count <= bytes.count else { return .none }
        let octets = bytes[offset..<(offset + count)]
        guard let scalar = String(decoding: octets, as: UTF8.self).unicodeScalars.first else {
            return .none
        }
        switch scalar.value {
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: return .otherDash
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F: return .otherSpace
        case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: return .nothing
        default: return .none
        }
    }
}
