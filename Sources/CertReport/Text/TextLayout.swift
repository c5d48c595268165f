internal import CertModel

/// A page of text under way: lines, rows with a label, wrapped paragraphs, colour.
///
/// What is written here is safe already (`shown`); the page only sees to it that no line of its
/// making begins as a command to a CI runner.
struct TextLayout {
    /// The columns of a line; never under 40.
    let width: Int
    /// Whether styles show.
    let color: Bool
    /// Whether lists are shown whole.
    let verbose: Bool
    /// Whether what could not be checked is shown.
    let showsErrors: Bool
    /// How people write some moments where the reader is.
    let localTimes: [Timestamp: String]
    /// What is said of some findings below their fixes.
    let help: [Finding: String]
    /// What has been written.
    private(set) var text = ""

    init(_ format: TextFormat) {
        width = max(40, format.width)
        color = format.color
        verbose = format.verbose
        showsErrors = format.showsErrors
        localTimes = format.localTimes
        help = format.help
    }

    /// A style of a part of a line, by its number in ECMA-48's SGR.
    enum Style: String {
        case bold = "1"
        case dim = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
    }

    /// A text in some styles, or as it is where there is no colour.
    func paint(_ text: String, _ styles: Style...) -> String {
        guard color, !styles.isEmpty, !text.isEmpty else { return text }
        let codes = styles.map(\.rawValue).joined(separator: ";")
        return "\u{1B}[\(codes)m\(text)\u{1B}[0m"
    }

    /// Writes one line as it is.
    mutating func line(_ line: String) {
        text += line
        text += "\n"
    }

    /// Sets what follows apart by an empty line.
    mutating func gap() {
        if !text.isEmpty { text += "\n" }
    }

    /// Writes pieces side by side, on as many lines as they need, all of them indented.
    mutating func block(_ pieces: [String], indent: Int, _ style: Style? = nil) {
        let margin = String(repeating: " ", count: indent)
        for line in wrapped(pieces, to: width - indent) {
            self.line(margin + (style.map { paint(line, $0) } ?? line))
        }
    }

    /// Writes a paragraph, wrapped between words.
    mutating func paragraph(_ text: String, indent: Int, _ style: Style? = nil) {
        block(text.words, indent: indent, style)
    }

    /// Writes a label and, in a column of its own, what it says.
    mutating func row(_ label: String, _ pieces: [String], indent: Int = 2, gutter: Int = 13) {
        let column = indent + gutter
        let lines = wrapped(pieces, to: width - column)
        let margin = String(repeating: " ", count: indent)
        line(margin + paint(label, .dim) + label.padding(to: gutter) + (lines.first ?? ""))
        for next in lines.dropFirst() {
            line(String(repeating: " ", count: column) + next)
        }
    }

    /// Joins pieces with spaces into lines of some columns; a piece is broken only where it is too
    /// long for a line, and then between words.
    func wrapped(_ pieces: [String], to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var columns = 0
        for piece in pieces.flatMap({ $0.columns > width ? $0.words : [$0] }) {
            let needed = piece.columns
            if !line.isEmpty, columns + 1 + needed > width {
                lines.append(line.withoutCommand)
                (line, columns) = ("", 0)
            }
            columns += line.isEmpty ? needed : needed + 1
            line += line.isEmpty ? piece : " " + piece
        }
        return line.isEmpty ? lines : lines + [line.withoutCommand]
    }

    /// The first of many, and a last word on how many more there are.
    func cut(
        _ pieces: some Collection<String>,
        to limit: Int,
        separator: String = ","
    ) -> [String] {
        let isShort = verbose || pieces.count <= limit + 1
        let shown = isShort ? Array(pieces) : Array(pieces.prefix(limit))
        let isWhole = shown.count == pieces.count
        let separated = shown.enumerated().map { index, piece in
            index == pieces.count - 1 ? piece : piece + separator
        }
        return isWhole ? separated : separated + [more(pieces.count - limit)]
    }

    /// The words that replace what was left out.
    func more(_ count: Int, of kind: String = "") -> String {
        "and \(count) more\(kind); --verbose shows all"
    }
}

extension String {
    /// The words between spaces.
    var words: [String] { split(separator: " ").map(String.init) }

    /// The spaces that fill the text up to some columns.
    func padding(to columns: Int) -> String {
        String(repeating: " ", count: max(0, columns - self.columns))
    }

    /// How many columns a terminal takes for it: two for East Asian and pictographic characters,
    /// none for marks that combine.
    var columns: Int {
        if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count }
        return unicodeScalars.reduce(0) { $0 + $1.columns }
    }

    /// The line, its first character escaped where a CI runner could take it for a command.
    fileprivate var withoutCommand: String {
        guard let first = unicodeScalars.first, hasPrefix("::") || hasPrefix("##") else {
            return self
        }
        let code = String(first.value, radix: 16, uppercase: true)
        return "\\u{\(code)}" + String(unicodeScalars.dropFirst())
    }
}

extension Unicode.Scalar {
    /// After the ranges that Unicode's EastAsianWidth.txt calls wide.
    fileprivate var columns: Int {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
            0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            2
        default:
            properties.generalCategory == .nonspacingMark ? 0 : 1
        }
    }
}
