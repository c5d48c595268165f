/// A place in a text, with its line and column.
struct YAMLCursor {
    let octets: [UInt8]
    private(set) var position = 0
    private(set) var line = 1
    private(set) var lineStart = 0

    init(_ octets: [UInt8]) {
        self.octets = octets
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        if octets.starts(with: mark) {
            position = mark.count
            lineStart = mark.count
        }
    }

    /// How many octets stand before it on its line.
    var column: Int { position - lineStart }
    var isAtEnd: Bool { position >= octets.count }
    /// The octet here; a line feed at the end, which ends everything that is on a line.
    var current: UInt8 { octet(at: position) }

    func peek(_ distance: Int) -> UInt8 { octet(at: position + distance) }

    private func octet(at place: Int) -> UInt8 {
        place < octets.count ? octets[place] : UInt8(ascii: "\n")
    }

    /// Whether it is at the end of a line or of the text.
    var isAtLineEnd: Bool {
        current == UInt8(ascii: "\n")
            || current == UInt8(ascii: "\r") && peek(1) == UInt8(ascii: "\n")
    }

    /// Whether only white space stands before it on its line.
    var isFirstOnLine: Bool {
        octets[lineStart..<position].allSatisfy { $0 == UInt8(ascii: " ") }
    }

    mutating func advance(_ count: Int = 1) { position += count }

    /// Goes to a place on the same line.
    mutating func move(to place: Int) { position = place }

    mutating func skipBlanks() {
        while !isAtEnd, current.isBlank { position += 1 }
    }

    /// Goes to the beginning of the next line.
    mutating func nextLine() {
        while position < octets.count, octets[position] != UInt8(ascii: "\n") { position += 1 }
        guard position < octets.count else { return }
        position += 1
        line += 1
        lineStart = position
    }

    /// Goes to the next octet that is neither white space, nor a line's end, nor a comment's.
    mutating func skipToContent() {
        while !isAtEnd {
            skipBlanks()
            guard isAtLineEnd || isAtComment else { return }
            nextLine()
        }
    }

    /// A comment begins a line, or follows white space.
    var isAtComment: Bool {
        guard !isAtEnd, current == UInt8(ascii: "#") else { return false }
        return position == lineStart || octets[position - 1].isBlank
    }

    /// Whether a document's end or the beginning of another one is here.
    var isAtDocumentMark: Bool { isAt(mark: UInt8(ascii: "-")) || isAt(mark: UInt8(ascii: ".")) }

    /// Whether three of an octet are alone at the beginning of a line: `---`, `...`.
    func isAt(mark: UInt8) -> Bool {
        guard column == 0, position + 3 <= octets.count else { return false }
        return octets[position..<position + 3].allSatisfy { $0 == mark }
            && (peek(3).isBlank || peek(3).isLineEnd)
    }

    /// Whether an indicator (`-`, `?`, `:`) is here, with white space behind it.
    func isAt(indicator: UInt8) -> Bool {
        !isAtEnd && current == indicator && (peek(1).isBlank || peek(1).isLineEnd)
    }
}

extension UInt8 {
    var isBlank: Bool { self == 0x20 || self == 0x09 }
    var isLineEnd: Bool { self == 0x0A || self == 0x0D }
    /// Whether it has a meaning between brackets.
    var isFlowIndicator: Bool {
        switch self {
        case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
            UInt8(ascii: "}"):
            true
        default: false
        }
    }
}
