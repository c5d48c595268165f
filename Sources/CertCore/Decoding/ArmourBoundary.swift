/// A line that begins or ends an armoured block, `-----BEGIN label-----`, with however many dashes.
struct ArmourBoundary {
    let isBegin: Bool
    /// Where its first dash stands.
    let start: Int
    /// How many dashes stand before the word, and behind the label.
    let dashes: (before: Int, behind: Int)
    /// Where its label stands.
    let label: Range<Int>
    /// Whether the label names something that this program knows.
    private let isKnown: Bool
    /// Behind its last dash.
    let end: Int

    /// Whether it is as RFC 7468 §3 has it, or has dashes to spare.
    private var hasEnoughDashes: Bool { dashes.before >= 5 && dashes.behind >= 5 }

    /// Whether it is meant to begin a block: text has short runs of dashes too, so that one with
    /// too few has to name something that this program knows.
    var beginsBlock: Bool { isBegin && isBoundary }

    /// Whether it is meant to end a block, whichever that is.
    var endsBlock: Bool { !isBegin && isBoundary }

    /// Whether it is meant to end the block that began here.
    func ends(_ begin: ArmourBoundary, in bytes: [UInt8]) -> Bool {
        endsBlock || !isBegin && hasLabel(of: begin, in: bytes)
    }

    private var isBoundary: Bool { hasEnoughDashes || isKnown }

    /// Whether both have the same label.
    func hasLabel(of other: ArmourBoundary, in bytes: [UInt8]) -> Bool {
        bytes[label].elementsEqual(bytes[other.label])
    }

    /// The label itself.
    func text(in bytes: [UInt8]) -> String { String(decoding: bytes[label], as: UTF8.self) }

    /// Whether there is a fault in its dashes.
    var isExact: Bool { dashes == (5, 5) }
}

/// Finding boundaries.
extension ArmourBoundary {
    private static let dash = UInt8(ascii: "-")
    private static let words = (begin: Array("BEGIN ".utf8), end: Array("END ".utf8))
    /// Longer ones are none: the longest label in use has 23 characters.
    private static let longestLabel = 64

    /// The next boundary; what only looks like one is passed over.
    init?(in bytes: [UInt8], from start: Int) {
        var start = start
        while let first = bytes[start...].firstPlace(of: Self.dash) {
            let word = Self.endOfDashes(in: bytes, from: first)
            if let boundary = ArmourBoundary(in: bytes, first: first, word: word) {
                self = boundary
                return
            }
            start = word
        }
        return nil
    }

    /// The boundary whose dashes and word stand at these places; nil where there is none.
    private init?(in bytes: [UInt8], first: Int, word: Int) {
        guard let isBegin = Self.isBegin(bytes, at: word) else { return nil }
        let labelStart = word + (isBegin ? Self.words.begin : Self.words.end).count
        let limit = min(bytes.count, labelStart + Self.longestLabel)
        var labelEnd = labelStart
        while labelEnd < limit, bytes[labelEnd] != Self.dash {
            guard 0x20..<0x7F ~= bytes[labelEnd] else { return nil }
            labelEnd += 1
        }
        guard labelEnd > labelStart, labelEnd < bytes.count, bytes[labelEnd] == Self.dash else {
            return nil
        }
        let dashesEnd = Self.endOfDashes(in: bytes, from: labelEnd)
        // Of the dashes between two words that are glued, the second has its share.
        let isGlued = Self.isBegin(bytes, at: dashesEnd) != nil
        let run = dashesEnd - labelEnd
        let behind = isGlued ? min(5, max(1, run - 1)) : run
        self.isBegin = isBegin
        self.start = first
        self.dashes = (word - first, behind)
        self.label = labelStart..<labelEnd
        let text = String(decoding: bytes[labelStart..<labelEnd], as: UTF8.self)
        self.isKnown = BlockLabel(text).isKnown
        self.end = labelEnd + behind
    }

    private static func isBegin(_ bytes: [UInt8], at place: Int) -> Bool? {
        if bytes[place...].starts(with: words.begin) { return true }
        return bytes[place...].starts(with: words.end) ? false : nil
    }

    private static func endOfDashes(in bytes: [UInt8], from start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] == dash { end += 1 }
        return end
    }
}
