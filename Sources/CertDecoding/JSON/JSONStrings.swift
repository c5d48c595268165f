/// The strings of JSON (RFC 8259 §7).
extension JSONReader {
    /// Reads and checks a string.
    package mutating func string() throws(JSONFault) -> StringToken {
        guard try kind() == .string else { throw fault(.unexpected) }
        position += 1
        let start = position
        var isEscaped = false
        while let octet = peek {
            switch octet {
            case UInt8(ascii: "\""):
                position += 1
                finishValue()
                return StringToken(content: start..<position - 1, isEscaped: isEscaped)
            case UInt8(ascii: "\\"):
                isEscaped = true
                try skipEscape()
            case 0..<0x20: throw fault(.controlCharacter)
            case 0x20..<0x80: position += 1
            default: try skipSequence()
            }
        }
        throw fault(.unexpectedEnd)
    }

    /// The text of a string; nil where half a surrogate pair keeps it from being one.
    package func text(of token: StringToken) -> String? {
        guard token.isEscaped else {
            return String(decoding: octets[token.content], as: UTF8.self)
        }
        var isText = true
        let text = unsafe String(unsafeUninitializedCapacity: token.content.count) { buffer in
            let count = unsafe unescape(token, into: buffer)
            isText = count != nil
            return count ?? 0
        }
        return isText ? text : nil
    }

    /// Writes the text of a string without its escapes, which takes no more octets than with them.
    ///
    /// - Returns: How many octets were written; nil where half a surrogate pair keeps the string from
    ///   being text.
    package func unescape(
        _ token: StringToken,
        into buffer: UnsafeMutableBufferPointer<UInt8>
    ) -> Int? {
        var (index, count) = (token.content.lowerBound, 0)
        while index < token.content.upperBound {
            let octet = octets[index]
            index += 1
            guard octet == UInt8(ascii: "\\") else {
                unsafe buffer[count] = octet
                count += 1
                continue
            }
            guard let scalar = scalar(escapedAt: &index) else { return nil }
            for octet in UTF8.encode(scalar) ?? .init() {
                unsafe buffer[count] = octet
                count += 1
            }
        }
        return count
    }

    /// > RFC 8259 §7: "To escape an extended character that is not in the Basic Multilingual Plane,
    /// > the character is represented as a 12-character sequence, encoding the UTF-16 surrogate
    /// > pair."
    private func scalar(escapedAt index: inout Int) -> Unicode.Scalar? {
        let letter = octets[index]
        index += 1
        guard letter == UInt8(ascii: "u") else { return Unicode.Scalar(Self.meaning(of: letter)) }
        let unit = unit(at: &index)
        guard UTF16.isLeadSurrogate(unit) else { return Unicode.Scalar(unit) }
        guard index + 6 <= octets.count, octets[index] == UInt8(ascii: "\\"),
            octets[index + 1] == UInt8(ascii: "u")
        else { return nil }
        index += 2
        let trail = self.unit(at: &index)
        guard UTF16.isTrailSurrogate(trail) else { return nil }
        return Unicode.Scalar(0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(trail & 0x3FF)))
    }

    private func unit(at index: inout Int) -> UInt16 {
        let digits = octets[index..<index + 4]
        index += 4
        return digits.reduce(0) { $0 << 4 | UInt16($1.hexadecimalValue ?? 0) }
    }

    private static func meaning(of letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: letter
        }
    }

    private mutating func skipEscape() throws(JSONFault) {
        guard position + 1 < octets.count else { throw fault(.unexpectedEnd) }
        let letter = octets[position + 1]
        if letter == UInt8(ascii: "u") {
            guard position + 6 <= octets.count else { throw fault(.unexpectedEnd) }
            guard octets[position + 2..<position + 6].allSatisfy({ $0.hexadecimalValue != nil })
            else { throw fault(.badEscape) }
            position += 6
        } else {
            guard "\"\\/bfnrt".utf8.contains(letter) else { throw fault(.badEscape) }
            position += 2
        }
    }

    /// Skips a character of several octets, by table 3-7 of the Unicode Standard.
    private mutating func skipSequence() throws(JSONFault) {
        let first = octets[position]
        let (count, second): (Int, ClosedRange<UInt8>)
        switch first {
        case 0xC2...0xDF: (count, second) = (2, 0x80...0xBF)
        case 0xE0: (count, second) = (3, 0xA0...0xBF)
        case 0xED: (count, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (count, second) = (3, 0x80...0xBF)
        case 0xF0: (count, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (count, second) = (4, 0x80...0xBF)
        case 0xF4: (count, second) = (4, 0x80...0x8F)
        default: throw fault(.notUTF8)
        }
        guard position + count <= octets.count, second ~= octets[position + 1],
            octets[position + 2..<position + count].allSatisfy({ 0x80...0xBF ~= $0 })
        else { throw fault(.notUTF8) }
        position += count
    }
}

extension UInt8 {
    fileprivate var hexadecimalValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
