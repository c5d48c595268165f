internal import CertModel

/// Values between brackets, JSON's among them.
extension YAMLReader {
    mutating func flow() throws(YAMLError) -> YAMLNode {
        let line = cursor.line
        let isMapping = cursor.current == UInt8(ascii: "{")
        // No manifest has a mapping for a key: this is a template's.
        if isMapping, cursor.peek(1) == UInt8(ascii: "{") { throw error(.template) }
        cursor.advance()
        return try deeper { reader throws(YAMLError) in
            isMapping ? try reader.flowMapping(line) : try reader.flowSequence(line)
        }
    }

    private mutating func flowSequence(_ line: Int) throws(YAMLError) -> YAMLNode {
        var items: [YAMLNode] = []
        while try !isClosed(by: UInt8(ascii: "]")) {
            let value = try flowValue()
            cursor.skipToContent()
            if cursor.current == UInt8(ascii: ":") {
                cursor.advance()
                let entry = YAMLNode.Entry(key: value, value: try optionalFlowValue())
                items.append(try node(value.line, .mapping([entry])))
            } else {
                items.append(value)
            }
            try separate(UInt8(ascii: "]"))
        }
        return try node(line, .sequence(items))
    }

    private mutating func flowMapping(_ line: Int) throws(YAMLError) -> YAMLNode {
        var entries: [YAMLNode.Entry] = []
        while try !isClosed(by: UInt8(ascii: "}")) {
            let key = try flowValue()
            cursor.skipToContent()
            var value = YAMLNode.nothing(line: cursor.line)
            if cursor.current == UInt8(ascii: ":") {
                cursor.advance()
                value = try optionalFlowValue()
            }
            entries.append(YAMLNode.Entry(key: key, value: value))
            try separate(UInt8(ascii: "}"))
        }
        return try node(line, .mapping(entries))
    }

    /// Whether a bracket closes here, which is passed then.
    private mutating func isClosed(by bracket: UInt8) throws(YAMLError) -> Bool {
        cursor.skipToContent()
        guard !cursor.isAtEnd else { throw malformed }
        guard cursor.current == bracket else { return false }
        cursor.advance()
        return true
    }

    /// Passes a comma; a bracket is left.
    private mutating func separate(_ bracket: UInt8) throws(YAMLError) {
        cursor.skipToContent()
        guard !cursor.isAtEnd else { throw malformed }
        if cursor.current == UInt8(ascii: ",") { return cursor.advance() }
        guard cursor.current == bracket else { throw malformed }
    }

    /// The value behind a colon; nothing where a comma or a bracket follows at once.
    private mutating func optionalFlowValue() throws(YAMLError) -> YAMLNode {
        cursor.skipToContent()
        let isNothing = [UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}")]
            .contains(cursor.current)
        return isNothing ? .nothing(line: cursor.line) : try flowValue()
    }

    private mutating func flowValue() throws(YAMLError) -> YAMLNode {
        let anchor = properties()
        cursor.skipToContent()
        let value: YAMLNode
        switch cursor.current {
        case UInt8(ascii: "*"): value = try alias()
        case UInt8(ascii: "["), UInt8(ascii: "{"): value = try flow()
        case UInt8(ascii: "\""), UInt8(ascii: "'"): value = try quoted()
        default: value = try plainInFlow()
        }
        keep(value, as: anchor)
        return value
    }

    /// Text without quotation marks between brackets.
    private mutating func plainInFlow() throws(YAMLError) -> YAMLNode {
        let line = cursor.line
        var text: [UInt8] = []
        while !cursor.isAtEnd, !cursor.isAtDocumentMark {
            let start = cursor.position
            var end = start
            while !cursor.isAtEnd, !cursor.isAtLineEnd, !cursor.isAtComment, !isPlainFlowEnd {
                if !cursor.current.isBlank { end = cursor.position + 1 }
                cursor.advance()
            }
            if !text.isEmpty, end > start { text.append(UInt8(ascii: " ")) }
            text += cursor.octets[start..<end]
            guard cursor.isAtLineEnd || cursor.isAtComment else { break }
            cursor.skipToContent()
            if isPlainFlowEnd { break }
        }
        guard !text.isEmpty else { throw malformed }
        return try node(line, .scalar(String(decoding: text, as: UTF8.self), isPlain: true))
    }

    private var isPlainFlowEnd: Bool {
        if cursor.current.isFlowIndicator { return true }
        guard cursor.current == UInt8(ascii: ":") else { return false }
        let next = cursor.peek(1)
        return next.isBlank || next.isLineEnd || next.isFlowIndicator
    }
}
