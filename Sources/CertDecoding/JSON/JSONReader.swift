/// Reads JSON (RFC 8259) value by value, in time linear in its octets.
///
/// A value is read once, or skipped and checked on the way; nothing is built that is not asked for.
/// Containers are entered with `enter…` and then left by calling `nextKey` or `nextElement` until
/// there are no more.
package struct JSONReader {
    /// The kind of a value, by its first octet.
    package enum Kind: Sendable {
        case null, bool, number, string, array, object
    }

    /// A string as it is written, checked.
    package struct StringToken: Sendable {
        /// The range between the quotation marks.
        package let content: Range<Int>
        /// Whether there are escapes in it.
        package let isEscaped: Bool
    }

    /// How deep values may be nested, as in Foundation's and Python's parsers or less.
    package static let maximumDepth = 512

    package let octets: [UInt8]
    package var position = 0
    /// How many containers are open.
    private var depth = 0
    /// Whether a container was entered and nothing of it read yet.
    private var isFirst = false

    /// Starts before a text.
    ///
    /// RFC 8259 §8.1: a reader "MAY ignore the presence of a byte order mark
    /// rather than treating it as an error", which some shells on Windows write.
    package init(_ octets: [UInt8]) {
        self.octets = octets
        if octets.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// What the next value is, which is not read yet.
    package mutating func kind() throws(JSONFault) -> Kind {
        skipSpace()
        guard let octet = peek else { throw fault(.unexpectedEnd) }
        switch octet {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
        case UInt8(ascii: "n"): return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        default: throw fault(.unexpected)
        }
    }

    /// Enters an object.
    package mutating func enterObject() throws(JSONFault) { try enter(UInt8(ascii: "{")) }

    /// Enters an array.
    package mutating func enterArray() throws(JSONFault) { try enter(UInt8(ascii: "[")) }

    /// The next key of the object, its value being the next to read; nil at the end.
    package mutating func nextKey() throws(JSONFault) -> StringToken? {
        guard try hasMore(before: UInt8(ascii: "}")) else { return nil }
        let key = try string()
        try expect(UInt8(ascii: ":"))
        return key
    }

    /// Whether the array has another element, which is the next value to read.
    package mutating func nextElement() throws(JSONFault) -> Bool {
        try hasMore(before: UInt8(ascii: "]"))
    }

    /// Reads true or false.
    package mutating func bool() throws(JSONFault) -> Bool {
        let value = try kind() == .bool && peek == UInt8(ascii: "t")
        try literal(value ? "true" : "false")
        return value
    }

    /// Reads `null`.
    package mutating func null() throws(JSONFault) { try literal("null") }

    /// Reads a number and gives its octets.
    package mutating func number() throws(JSONFault) -> Range<Int> {
        skipSpace()
        let start = position
        if peek == UInt8(ascii: "-") { position += 1 }
        // RFC 8259 §6: int = zero / ( digit1-9 *DIGIT )
        if peek == UInt8(ascii: "0") { position += 1 } else { try digits() }
        if peek == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if let octet = peek, octet | 0x20 == UInt8(ascii: "e") {
            position += 1
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        isFirst = false
        return start..<position
    }

    /// Checks the next value, whatever it is, and gives its octets.
    ///
    /// Which containers are open is kept in a list of bits, not on the stack.
    package mutating func skip() throws(JSONFault) -> Range<Int> {
        skipSpace()
        let start = position
        var isObject: [Bool] = []
        repeat {
            switch try kind() {
            case .object:
                try enterObject()
                isObject.append(true)
            case .array:
                try enterArray()
                isObject.append(false)
            case .string: _ = try string()
            case .number: _ = try number()
            case .bool: _ = try bool()
            case .null: try null()
            }
            while let inObject = isObject.last {
                let hasMore = inObject ? try nextKey() != nil : try nextElement()
                if hasMore { break }
                isObject.removeLast()
            }
        } while !isObject.isEmpty
        return start..<position
    }

    /// Checks that nothing but white space follows.
    package mutating func end() throws(JSONFault) {
        skipSpace()
        guard position == octets.count else { throw fault(.trailing) }
    }

    private mutating func enter(_ bracket: UInt8) throws(JSONFault) {
        try expect(bracket)
        guard depth < Self.maximumDepth else { throw fault(.tooDeep) }
        depth += 1
        isFirst = true
    }

    private mutating func hasMore(before bracket: UInt8) throws(JSONFault) -> Bool {
        skipSpace()
        if peek == bracket {
            position += 1
            depth -= 1
            isFirst = false
            return false
        }
        if !isFirst { try expect(UInt8(ascii: ",")) }
        isFirst = false
        return true
    }

    private mutating func digits() throws(JSONFault) {
        let start = position
        while let octet = peek, UInt8(ascii: "0")...UInt8(ascii: "9") ~= octet { position += 1 }
        guard position > start else { throw fault(peek == nil ? .unexpectedEnd : .badNumber) }
    }

    private mutating func literal(_ text: String) throws(JSONFault) {
        skipSpace()
        for octet in text.utf8 { try require(octet) }
        isFirst = false
    }

    private mutating func expect(_ octet: UInt8) throws(JSONFault) {
        skipSpace()
        try require(octet)
    }

    private mutating func require(_ octet: UInt8) throws(JSONFault) {
        guard let found = peek else { throw fault(.unexpectedEnd) }
        guard found == octet else { throw fault(.unexpected) }
        position += 1
    }

    /// RFC 8259 §2: space, tab, line feed and carriage return.
    private mutating func skipSpace() {
        while let octet = peek, octet == 0x20 || octet == 0x09 || octet == 0x0A || octet == 0x0D {
            position += 1
        }
    }

    var peek: UInt8? { position < octets.count ? octets[position] : nil }

    package func fault(_ kind: JSONFault.Kind) -> JSONFault {
        JSONFault(kind: kind, offset: position)
    }

    mutating func finishValue() { isFirst = false }
}

/// Why some octets are not JSON.
package struct JSONFault: Error, Sendable, Hashable {
    /// What is wrong.
    package enum Kind: Sendable, Hashable {
        case unexpectedEnd, unexpected, badNumber, badEscape, controlCharacter, notUTF8, tooDeep
        case trailing
    }

    package let kind: Kind
    /// Where, in octets from the beginning.
    package let offset: Int

    /// The fault in words, which hold nothing of the input.
    package var reason: String {
        let what =
            switch kind {
            case .unexpectedEnd: "the text ends too early"
            case .unexpected: "an unexpected character"
            case .badNumber: "a malformed number"
            case .badEscape: "a malformed escape"
            case .controlCharacter: "a control character in a string"
            case .notUTF8: "a string that is not UTF-8"
            case .tooDeep: "values nested more than \(JSONReader.maximumDepth) deep"
            case .trailing: "text after the value"
            }
        return "\(what) at octet \(offset + 1)"
    }
}
