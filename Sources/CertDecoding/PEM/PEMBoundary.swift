import CertModel

/// A line that begins or ends a PEM block, `-----BEGIN label-----`, with however many dashes.
struct PEMBoundary {
    let isBegin: Bool
    /// The offset of its first dash.
    let start: Int
    /// How many dashes come before the word, and after the label.
    let dashes: (before: Int, behind: Int)
    /// The range of its label.
    let label: Range<Int>
    /// Whether the label names something that this program knows, however it is spelt.
    private let isKnown: Bool
    /// How its dashes or its word are misspelt, so that no reader recognizes it; nil where they aren't.
    let misspelling: PEMFault.Misspelling?
    /// How its label alone is misspelt: readers see a boundary with an unknown label; nil where it isn't.
    let misspeltLabel: PEMFault.Misspelling?
    /// The offset after its last dash.
    let end: Int

    /// Whether it is as RFC 7468 §3 wants it, or has more dashes.
    private var isPlain: Bool { misspelling == nil && dashes.before >= 5 && dashes.behind >= 5 }

    /// Whether it is meant to begin a block: text has short runs of dashes too, so that one with
    /// too few has to name something that this program knows.
    var beginsBlock: Bool { isBegin && isBoundary }

    /// Whether it is meant to end a block, whichever that is.
    var endsBlock: Bool { !isBegin && isBoundary }

    /// Whether it is meant to end the block that began here.
    func ends(_ begin: PEMBoundary, in bytes: [UInt8]) -> Bool {
        endsBlock || !isBegin && hasLabel(of: begin, in: bytes)
    }

    private var isBoundary: Bool { isPlain || isKnown }

    /// Whether both mean the same label.
    func hasLabel(of other: PEMBoundary, in bytes: [UInt8]) -> Bool {
        isSpelt(as: other, in: bytes) || text(in: bytes) == other.text(in: bytes)
    }

    /// Whether both have the same label to the letter.
    func isSpelt(as other: PEMBoundary, in bytes: [UInt8]) -> Bool {
        bytes[label].elementsEqual(bytes[other.label])
    }

    /// The label that is meant.
    func text(in bytes: [UInt8]) -> String {
        let written = writtenText(in: bytes)
        return Self.meant(written) ?? written
    }

    /// The label as it is written.
    func writtenText(in bytes: [UInt8]) -> String {
        String(decoding: bytes[label], as: UTF8.self)
    }

    /// Whether it has five dashes on each side.
    var isExact: Bool { dashes == (5, 5) }
}

/// Finding boundaries.
extension PEMBoundary {
    private static let words = (begin: Array("BEGIN".utf8), end: Array("END".utf8))
    /// The maximum octets of a label: the longest in use has 23 characters.
    private static let maximumLabel = 64

    /// The next boundary; what only looks like one is skipped.
    ///
    /// - Parameter areHyphens: Whether the text has no dashes but hyphens, which are found faster.
    package init?(in bytes: [UInt8], from start: Int, areHyphens: Bool = false) {
        var start = start
        while let first = areHyphens
            ? bytes[start...].firstIndex(ofOctet: UInt8(ascii: "-"))
            : bytes[start...].firstIndex(where: PEMGlyph.mayBeginDash)
        {
            let before = Dashes(in: bytes, from: first)
            if let boundary = PEMBoundary(in: bytes, first: first, before) {
                self = boundary
                return
            }
            start = max(before.end, first + 1)
        }
        return nil
    }

    /// Whether a text has no dashes but hyphens.
    static func areHyphens(in bytes: [UInt8]) -> Bool {
        bytes[...].firstIndex(ofOctet: 0xE2) == nil && bytes[...].firstIndex(ofOctet: 0xEF) == nil
    }

    private init?(in bytes: [UInt8], first: Int, _ before: Dashes) {
        guard before.count > 0, let word = Word(in: bytes, from: before.end) else { return nil }
        var labelEnd = word.end
        let limit = min(bytes.count, word.end + Self.maximumLabel)
        scan: while labelEnd < limit {
            let (glyph, count) = PEMGlyph.at(labelEnd, in: bytes)
            switch glyph {
            case .letter, .space, .otherSpace, .nothing: labelEnd += count
            case .hyphen, .otherDash: break scan
            case .none: return nil
            }
        }
        let behind = Dashes(in: bytes, from: labelEnd)
        guard labelEnd > word.end, behind.count > 0 else { return nil }
        isBegin = word.isBegin
        start = first
        label = word.end..<labelEnd
        let written = String(decoding: bytes[label], as: UTF8.self)
        let meant = Self.meant(written)
        isKnown = meant != nil
        let isHyphens = before.isHyphens && behind.isHyphens
        misspelling = !isHyphens ? .dashes : word.isExact ? nil : .letters
        misspeltLabel = misspelling == nil && meant != nil && meant != written ? .letters : nil
        // Of the dashes between two words that are glued, the second has its share.
        let isGlued = Word(in: bytes, from: behind.end)?.isExact == true
        let own = isGlued && behind.isHyphens ? min(5, max(1, behind.count - 1)) : behind.count
        dashes = (before.count, own)
        end = own == behind.count ? behind.end : labelEnd + own
    }

    /// The label that is meant by one with odd spaces or in lower case; nil where that names
    /// nothing that this program knows.
    private static func meant(_ written: String) -> String? {
        if BlockLabel(written).isKnown { return written }
        let isCapitals = written.utf8.allSatisfy { 0x41...0x5A ~= $0 }
        guard !isCapitals else { return nil }
        let visible = written.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
        let words = String(String.UnicodeScalarView(visible)).split(whereSeparator: \.isWhitespace)
        let plain = words.joined(separator: " ").uppercased()
        return BlockLabel(plain).isKnown ? plain : nil
    }

    /// A run of dashes.
    private struct Dashes {
        private(set) var count = 0
        private(set) var isHyphens = true
        private(set) var end: Int

        init(in bytes: [UInt8], from start: Int) {
            end = start
            while true {
                let (glyph, length) = PEMGlyph.at(end, in: bytes)
                switch glyph {
                case .hyphen: break
                case .otherDash: isHyphens = false
                default: return
                }
                count += 1
                end += length
            }
        }
    }

    /// `BEGIN` or `END`, and the space that follows it.
    private struct Word {
        let isBegin: Bool
        /// Whether it is in capitals, with one space after it and none before.
        let isExact: Bool
        /// Where the label begins.
        let end: Int

        init?(in bytes: [UInt8], from start: Int) {
            let offset = Self.endOfSpaces(in: bytes, from: start)
            switch bytes[offset...].first {
            case UInt8(ascii: "B"), UInt8(ascii: "b"): isBegin = true
            case UInt8(ascii: "E"), UInt8(ascii: "e"): isBegin = false
            default: return nil
            }
            let word = isBegin ? PEMBoundary.words.begin : PEMBoundary.words.end
            let written = bytes[offset...].prefix(word.count)
            // A capital letter and its small one differ in one bit.
            guard written.elementsEqual(word, by: { $0 & 0xDF == $1 }) else { return nil }
            let label = Self.endOfSpaces(in: bytes, from: written.endIndex)
            guard label > written.endIndex else { return nil }
            isExact =
                offset == start && written.elementsEqual(word)
                && bytes[written.endIndex] == UInt8(ascii: " ")
            // Readers take all but the first space for a part of the label.
            end = isExact ? written.endIndex + 1 : label
        }

        private static func endOfSpaces(in bytes: [UInt8], from start: Int) -> Int {
            var offset = start
            while true {
                let (glyph, count) = PEMGlyph.at(offset, in: bytes)
                switch glyph {
                case .space, .otherSpace, .nothing: offset += count
                default: return offset
                }
            }
        }
    }
}
