internal import CertModel

/// Texts: plain, in quotation marks, and in blocks.
extension YAMLReader {
    /// Plain text that ends on its line: a key.
    mutating func plainOnLine(_ line: Int) throws(YAMLError) -> YAMLNode? {
        let octets = plainOctets()
        guard !octets.isEmpty else { return nil }
        return try node(line, .scalar(String(decoding: octets, as: UTF8.self), isPlain: true))
    }

    /// The plain text up to a colon, a comment or the line's end, without the white space behind it.
    private mutating func plainOctets() -> ArraySlice<UInt8> {
        let start = cursor.position
        var end = start
        while !cursor.isAtEnd, !cursor.isAtLineEnd {
            let octet = cursor.current
            if octet == UInt8(ascii: ":"), cursor.isAt(indicator: octet) { break }
            if octet == UInt8(ascii: "#"), cursor.isAtComment { break }
            cursor.advance()
            if !octet.isBlank { end = cursor.position }
        }
        return cursor.octets[start..<end]
    }

    /// Plain text, which may go on for several lines.
    mutating func plain(below parent: Int) throws(YAMLError) -> YAMLNode {
        let line = cursor.line
        var text = Array(plainOctets())
        guard !text.isEmpty else { throw malformed }
        while cursor.isAtLineEnd, !cursor.isAtEnd {
            let breaks = skipBreaks()
            guard !cursor.isAtEnd, cursor.column > parent, !cursor.isAtDocumentMark,
                cursor.current != UInt8(ascii: "#")
            else { break }
            let more = plainOctets()
            guard !cursor.isAt(indicator: UInt8(ascii: ":")) else { throw malformed }
            text.appendBreaks(breaks)
            text += more
        }
        return try node(line, .scalar(String(decoding: text, as: UTF8.self), isPlain: true))
    }

    /// Goes to the next line that is not blank, and says how many lines ended.
    private mutating func skipBreaks() -> Int {
        var count = 0
        while !cursor.isAtEnd, cursor.isAtLineEnd {
            cursor.nextLine()
            count += 1
            cursor.skipBlanks()
        }
        return count
    }

    /// Text in quotation marks.
    mutating func quoted() throws(YAMLError) -> YAMLNode {
        let line = cursor.line
        let mark = cursor.current
        let isDouble = mark == UInt8(ascii: "\"")
        cursor.advance()
        var text: [UInt8] = []
        while true {
            guard !cursor.isAtEnd else { throw YAMLError(line: line, kind: .malformed) }
            text += run(until: mark)
            if cursor.isAtEnd { continue }
            if cursor.current == mark {
                cursor.advance()
                guard !isDouble, cursor.current == mark, !cursor.isAtEnd else { break }
                text.append(mark)
                cursor.advance()
            } else if cursor.isAtLineEnd {
                while let last = text.last, last.isBlank { text.removeLast() }
                text.appendBreaks(skipBreaks())
            } else if isDouble, cursor.current == UInt8(ascii: "\\") {
                try appendEscape(to: &text)
            } else {
                text.append(cursor.current)
                cursor.advance()
            }
        }
        return try node(line, .scalar(String(decoding: text, as: UTF8.self), isPlain: false))
    }

    /// The octets up to one that may have a meaning in quotation marks.
    private mutating func run(until mark: UInt8) -> ArraySlice<UInt8> {
        let octets = cursor.octets
        let start = cursor.position
        var end = start
        while end < octets.count, octets[end] != mark, octets[end] != UInt8(ascii: "\\"),
            !octets[end].isLineEnd
        {
            end += 1
        }
        cursor.move(to: end)
        return octets[start..<end]
    }

    private mutating func appendEscape(to text: inout [UInt8]) throws(YAMLError) {
        cursor.advance()
        if cursor.isAtLineEnd {
            cursor.nextLine()
            return cursor.skipBlanks()
        }
        let letter = cursor.current
        cursor.advance()
        switch letter {
        case UInt8(ascii: "x"): text.append(try codePoint(digits: 2))
        case UInt8(ascii: "u"): text.append(try codePoint(digits: 4))
        case UInt8(ascii: "U"): text.append(try codePoint(digits: 8))
        default:
            guard let value = Self.escapes[letter] else { throw malformed }
            text.append(Unicode.Scalar(value))
        }
    }

    private static let escapes: [UInt8: UInt8] = [
        UInt8(ascii: "0"): 0, UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9,
        UInt8(ascii: "\t"): 9, UInt8(ascii: "n"): 10, UInt8(ascii: "v"): 11,
        UInt8(ascii: "f"): 12, UInt8(ascii: "r"): 13, UInt8(ascii: "e"): 27,
        UInt8(ascii: " "): 32, UInt8(ascii: "\""): 34, UInt8(ascii: "/"): 47,
        UInt8(ascii: "\\"): 92, UInt8(ascii: "_"): 0xA0, UInt8(ascii: "N"): 0x85,
        UInt8(ascii: "L"): 10, UInt8(ascii: "P"): 10,
    ]

    /// A character by its number; JSON writes those beyond 16 bits as two halves.
    private mutating func codePoint(digits: Int) throws(YAMLError) -> Unicode.Scalar {
        let value = try hexadecimal(digits)
        if digits == 4, value >> 10 == 0x36, cursor.current == UInt8(ascii: "\\"),
            cursor.peek(1) == UInt8(ascii: "u")
        {
            cursor.advance(2)
            let low = try hexadecimal(4)
            guard low >> 10 == 0x37 else { return "\u{FFFD}" }
            return Unicode.Scalar(0x10000 + (value & 0x3FF) << 10 + (low & 0x3FF)) ?? "\u{FFFD}"
        }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    private mutating func hexadecimal(_ digits: Int) throws(YAMLError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard !cursor.isAtEnd,
                let digit = Character(Unicode.Scalar(cursor.current)).hexDigitValue
            else { throw malformed }
            value = value << 4 | UInt32(digit)
            cursor.advance()
        }
        return value
    }
}

extension [UInt8] {
    /// Adds what the ends of lines mean within a text: one is a space, others stay.
    fileprivate mutating func appendBreaks(_ count: Int) {
        if count == 1 {
            append(UInt8(ascii: " "))
        } else {
            self += repeatElement(UInt8(ascii: "\n"), count: Swift.max(0, count - 1))
        }
    }

    fileprivate mutating func append(_ scalar: Unicode.Scalar) {
        self += Array(String(Character(scalar)).utf8)
    }
}
