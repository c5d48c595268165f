import CertModel

/// Splits a configuration into words as nginx does, octet by octet.
///
/// A word begins after white space or the end of another statement. Quotes and `#` are special
/// only at the beginning of a word, a closing quote ends it, and a backslash takes the special
/// meaning of the next octet away. Where nginx would stop, the lexer notes the first fault and
/// goes on.
struct NginxLexer {
    /// A statement or the end of a block.
    enum Token {
        /// Words and a semicolon.
        case statement(Statement)
        /// Words and an opening brace.
        case blockStart(Statement)
        /// A closing brace.
        case blockEnd
        /// The end of the file.
        case end
    }

    /// The words before a semicolon or an opening brace.
    struct Statement {
        /// The words, after unquoting; never empty.
        var words: [String]
        /// The line of the first one.
        var line: Int
    }

    /// A place where nginx would stop.
    struct Fault {
        var line: Int
        var kind: ServerSyntaxFault.Words
    }

    let octets: [UInt8]
    var position = 0
    var line = 1
    /// The first fault: nginx stops there, and most later ones only follow from it.
    private(set) var fault: Fault?

    /// The most octets of a word or a comment: nginx's buffer holds it with the octet that ends it
    /// (`NGX_CONF_BUFFER`).
    static let maximumWord = 4095

    init(_ octets: [UInt8]) {
        self.octets = octets
        guard octets.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
        position = 3
        note(.byteOrderMark)
    }

    /// The next statement, brace, or the end.
    mutating func next() -> Token {
        var words: [String] = []
        var firstLine = line
        while let octet = nextOctetOfInterest() {
            switch octet {
            case UInt8(ascii: ";"), UInt8(ascii: "{"):
                position += 1
                guard !words.isEmpty else {
                    note(.unexpected(String(Unicode.Scalar(octet))))
                    continue
                }
                let statement = Statement(words: words, line: firstLine)
                return octet == UInt8(ascii: ";") ? .statement(statement) : .blockStart(statement)
            case UInt8(ascii: "}"):
                // The semicolon is missing: the statement counts, and the brace closes its block.
                guard words.isEmpty else {
                    note(.unexpected("}"))
                    return .statement(Statement(words: words, line: firstLine))
                }
                position += 1
                return .blockEnd
            default:
                if words.isEmpty { firstLine = line }
                words.append(readWord(from: octet))
            }
        }
        guard !words.isEmpty else { return .end }
        note(.endOfStatementMissing)
        return .statement(Statement(words: words, line: firstLine))
    }

    /// Notes a fault on the current line.
    mutating func note(_ kind: ServerSyntaxFault.Words) {
        if fault == nil { fault = Fault(line: line, kind: kind) }
    }

    /// The next octet that is neither white space nor in a comment, not yet consumed; nil at the
    /// end.
    private mutating func nextOctetOfInterest() -> UInt8? {
        while position < octets.count {
            let octet = octets[position]
            if octet == UInt8(ascii: "#") {
                skipComment()
            } else if octet.isBlank {
                if octet == .lineFeed { line += 1 }
                position += 1
            } else {
                return octet
            }
        }
        return nil
    }

    private mutating func skipComment() {
        let start = position
        while position < octets.count, octets[position] != .lineFeed { position += 1 }
        if position - start > Self.maximumWord {
            note(.commentTooLong(octets: position - start))
        }
    }

    private mutating func readWord(from octet: UInt8) -> String {
        let firstLine = line
        let isQuoted = octet == UInt8(ascii: "\"") || octet == UInt8(ascii: "'")
        if isQuoted { position += 1 }
        let raw = isQuoted ? quotedWord(endedBy: octet) : bareWord()
        if raw.count > Self.maximumWord, fault == nil {
            fault = Fault(line: firstLine, kind: .tooLong(isQuoted: isQuoted))
        }
        return String(decoding: Self.unescaped(raw), as: UTF8.self)
    }

    /// A word up to its closing quote, which is consumed; the octet after it must end the word.
    private mutating func quotedWord(endedBy quote: UInt8) -> ArraySlice<UInt8> {
        let start = position
        while position < octets.count, octets[position] != quote {
            if octets[position] == UInt8(ascii: "\\") { advance() }
            advance()
        }
        let raw = octets[start..<position]
        guard position < octets.count else { return raw }
        position += 1
        if position < octets.count, !octets[position].mayFollowQuote {
            let next = String(decoding: octets[position...].prefix(1), as: UTF8.self)
            note(.unexpected(next))
        }
        return raw
    }

    /// A word up to white space, a semicolon or an opening brace, none of them consumed; the brace
    /// of `${name}` belongs to the word.
    private mutating func bareWord() -> ArraySlice<UInt8> {
        let start = position
        var isAfterDollar = false
        while position < octets.count {
            let octet = octets[position]
            if octet == UInt8(ascii: "{"), isAfterDollar {
                advance()
                continue
            }
            guard !octet.isBlank, octet != UInt8(ascii: ";"), octet != UInt8(ascii: "{") else {
                break
            }
            isAfterDollar = octet == UInt8(ascii: "$")
            if octet == UInt8(ascii: "\\") { advance() }
            advance()
        }
        return octets[start..<position]
    }

    /// Consumes one octet, if there is one.
    mutating func advance() {
        guard position < octets.count else { return }
        if octets[position] == .lineFeed { line += 1 }
        position += 1
    }

    /// The word without the backslashes that nginx removes: those before quotes, backslashes, and
    /// the letters of a tab, a line feed and a carriage return.
    private static func unescaped(_ raw: ArraySlice<UInt8>) -> [UInt8] {
        guard raw.contains(UInt8(ascii: "\\")) else { return Array(raw) }
        var plain: [UInt8] = []
        plain.reserveCapacity(raw.count)
        var rest = raw
        while let octet = rest.popFirst() {
            guard octet == UInt8(ascii: "\\"), let meant = rest.first.flatMap(meaning) else {
                plain.append(octet)
                continue
            }
            plain.append(meant)
            rest.removeFirst()
        }
        return plain
    }

    private static func meaning(ofEscaped octet: UInt8) -> UInt8? {
        switch octet {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"): octet
        case UInt8(ascii: "t"): UInt8(ascii: "\t")
        case UInt8(ascii: "r"): UInt8(ascii: "\r")
        case UInt8(ascii: "n"): .lineFeed
        default: nil
        }
    }
}

extension UInt8 {
    /// The end of a line.
    static let lineFeed = UInt8(ascii: "\n")

    /// Whether the octet separates words.
    var isBlank: Bool {
        self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\r")
            || self == .lineFeed
    }

    /// Whether the octet may follow a closing quote; `)` begins a word of its own there.
    fileprivate var mayFollowQuote: Bool {
        isBlank || self == UInt8(ascii: ";") || self == UInt8(ascii: "{")
            || self == UInt8(ascii: ")")
    }
}
