internal import CertModel

/// Values that are told apart by their indentation.
extension YAMLReader {
    /// Reads the value behind an indicator, on its line or on the lines below.
    ///
    /// - Parameters:
    ///   - parent: The column of what it belongs to; it lies to the right of that.
    ///   - isOnNewLine: Whether a mapping or a list may begin on the indicator's line.
    ///   - isInMapping: Whether a list may begin at the parent's own column.
    mutating func block(
        below parent: Int,
        isOnNewLine: Bool,
        isInMapping: Bool = false
    ) throws(YAMLError) -> YAMLNode {
        let line = cursor.line
        cursor.skipBlanks()
        let start = (cursor.position, cursor.line)
        var anchor = properties()
        var isFresh = isOnNewLine
        if cursor.isAtLineEnd || cursor.isAtComment || cursor.isAtEnd {
            cursor.skipToContent()
            isFresh = true
            let isList =
                isInMapping && cursor.column == parent
                && cursor.isAt(indicator: UInt8(ascii: "-"))
            guard !cursor.isAtEnd, !cursor.isAtDocumentMark, cursor.column > parent || isList
            else {
                let node = try node(line, .scalar("", isPlain: true))
                keep(node, as: anchor)
                return node
            }
            // Tabs do not indent.
            guard cursor.isFirstOnLine else { throw malformed }
            if anchor == nil { anchor = try propertiesOfContent() }
        } else if anchor != nil, isFresh, isKeyAhead {
            // They belong to the key: the mapping begins before them.
            cursor.move(to: start.0)
            anchor = nil
        }
        let node = try deeper { reader throws(YAMLError) in
            try reader.content(below: parent, isFresh: isFresh)
        }
        keep(node, as: anchor)
        return node
    }

    /// The properties at the beginning of a line, where they are the whole value's.
    private mutating func propertiesOfContent() throws(YAMLError) -> String? {
        let start = cursor.position
        let anchor = properties()
        guard anchor != nil || cursor.position > start else { return nil }
        if cursor.isAtLineEnd || cursor.isAtComment {
            cursor.skipToContent()
        } else if isKeyAhead {
            cursor.move(to: start)
            return nil
        }
        return anchor
    }

    /// Whether a key and its colon come next on the line.
    private var isKeyAhead: Bool {
        mutating get {
            let saved = (cursor, count)
            defer { (cursor, count) = saved }
            guard (try? anchoredKey()) != nil else { return false }
            return isAtColon
        }
    }

    private mutating func content(below parent: Int, isFresh: Bool) throws(YAMLError) -> YAMLNode {
        switch cursor.current {
        case UInt8(ascii: "|"), UInt8(ascii: ">"): return try blockScalar(below: parent)
        case UInt8(ascii: "\t"), UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "%"):
            throw malformed
        default: break
        }
        if cursor.isAt(indicator: UInt8(ascii: "-")) {
            guard isFresh else { throw malformed }
            return try sequence()
        }
        if cursor.isAt(indicator: UInt8(ascii: "?")) { throw malformed }
        if isFresh, let mapping = try mapping() { return mapping }
        let line = cursor.line
        let value = try scalarOrFlow(below: parent)
        cursor.skipBlanks()
        guard cursor.isAtLineEnd || cursor.isAtComment || cursor.isFirstOnLine else {
            throw YAMLError(line: line, kind: .malformed)
        }
        return value
    }

    /// A value that is not a block: an alias, brackets, or text.
    private mutating func scalarOrFlow(below parent: Int) throws(YAMLError) -> YAMLNode {
        switch cursor.current {
        case UInt8(ascii: "*"): return try alias()
        case UInt8(ascii: "["), UInt8(ascii: "{"): return try flow()
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return try quoted()
        default: return try plain(below: parent)
        }
    }

    private mutating func sequence() throws(YAMLError) -> YAMLNode {
        let (column, line) = (cursor.column, cursor.line)
        var items: [YAMLNode] = []
        while !cursor.isAtEnd, cursor.column == column, cursor.isAt(indicator: UInt8(ascii: "-")),
            !cursor.isAtDocumentMark
        {
            cursor.advance()
            items.append(try block(below: column, isOnNewLine: true))
            cursor.skipToContent()
        }
        return try node(line, .sequence(items))
    }

    /// A mapping; nil, and nothing read, where no key comes next.
    private mutating func mapping() throws(YAMLError) -> YAMLNode? {
        let (column, line) = (cursor.column, cursor.line)
        var entries: [YAMLNode.Entry] = []
        while !cursor.isAtEnd, cursor.column == column, !cursor.isAtDocumentMark {
            let start = cursor.position
            guard let key = try key(), isAtColon else {
                guard entries.isEmpty else { throw malformed }
                cursor.move(to: start)
                return nil
            }
            cursor.skipBlanks()
            cursor.advance()
            let value = try block(below: column, isOnNewLine: false, isInMapping: true)
            entries.append(YAMLNode.Entry(key: key, value: value))
            cursor.skipToContent()
            guard cursor.isAtEnd || cursor.column <= column else { throw malformed }
        }
        return try node(line, .mapping(entries))
    }

    /// What may be a key, on one line; nil, and nothing read, where it goes beyond.
    private mutating func key() throws(YAMLError) -> YAMLNode? {
        let start = cursor.position
        guard let (key, anchor) = try anchoredKey() else {
            cursor.move(to: start)
            return nil
        }
        if isAtColon { keep(key, as: anchor) }
        return key
    }

    private mutating func anchoredKey() throws(YAMLError) -> (key: YAMLNode, anchor: String?)? {
        let line = cursor.line
        let anchor = properties()
        let key: YAMLNode?
        switch cursor.current {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): key = isQuotedOnLine ? try quoted() : nil
        case UInt8(ascii: "*"): key = try? alias()
        case UInt8(ascii: "{") where cursor.peek(1) == UInt8(ascii: "{"): throw error(.template)
        case UInt8(ascii: "["), UInt8(ascii: "{"): key = nil
        default: key = try plainOnLine(line)
        }
        return key.map { ($0, anchor) }
    }

    /// Whether the quotation mark here is closed on the same line.
    private var isQuotedOnLine: Bool {
        let mark = cursor.current
        var place = cursor.position + 1
        while place < cursor.octets.count, !cursor.octets[place].isLineEnd {
            if cursor.octets[place] == mark { return true }
            if mark == UInt8(ascii: "\""), cursor.octets[place] == UInt8(ascii: "\\") { place += 1 }
            place += 1
        }
        return false
    }

    /// Whether a colon comes next that ends a key.
    var isAtColon: Bool {
        var cursor = cursor
        cursor.skipBlanks()
        return cursor.isAt(indicator: UInt8(ascii: ":"))
    }
}
