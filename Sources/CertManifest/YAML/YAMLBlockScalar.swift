internal import CertModel

/// Texts in blocks: `|` keeps the ends of lines, `>` makes spaces of them.
extension YAMLReader {
    private struct Header {
        var isFolded: Bool
        /// How far the lines lie to the right of the parent; nil where the first one shows it.
        var indentation: Int?
        /// What becomes of the line ends behind the text: `-` takes all, `+` keeps all.
        var chomping: UInt8 = 0
    }

    mutating func blockScalar(below parent: Int) throws(YAMLError) -> YAMLNode {
        let line = cursor.line
        let header = try blockHeader()
        cursor.nextLine()
        let indentation = header.indentation.map { max(parent, 0) + $0 }
        var lines: [ArraySlice<UInt8>] = []
        var margin = indentation
        while !cursor.isAtEnd {
            let content = contentOfLine()
            if content.text.isEmpty, margin.map({ content.column <= $0 }) ?? true {
                lines.append([])
                cursor.nextLine()
                continue
            }
            if margin == nil {
                guard content.column > parent else { break }
                margin = content.column
            }
            guard let margin, content.column >= margin, !cursor.isAtDocumentMark else { break }
            let end = content.text.endIndex
            lines.append(cursor.octets[min(cursor.position + margin, end)..<end])
            cursor.nextLine()
        }
        let text = header.isFolded ? folded(lines) : joined(lines)
        return try node(line, .scalar(chomped(text, header), isPlain: false))
    }

    private mutating func blockHeader() throws(YAMLError) -> Header {
        var header = Header(isFolded: cursor.current == UInt8(ascii: ">"))
        cursor.advance()
        while !cursor.isAtEnd, !cursor.isAtLineEnd, !cursor.current.isBlank {
            switch cursor.current {
            case UInt8(ascii: "1")...UInt8(ascii: "9"):
                header.indentation = Int(cursor.current - UInt8(ascii: "0"))
            case UInt8(ascii: "-"), UInt8(ascii: "+"): header.chomping = cursor.current
            default: throw malformed
            }
            cursor.advance()
        }
        cursor.skipBlanks()
        guard cursor.isAtLineEnd || cursor.isAtComment else { throw malformed }
        return header
    }

    /// The column of the first character of the line here, and the line from there on.
    private func contentOfLine() -> (column: Int, text: ArraySlice<UInt8>) {
        let octets = cursor.octets
        var start = cursor.position
        while start < octets.count, octets[start] == UInt8(ascii: " ") { start += 1 }
        var end = start
        while end < octets.count, octets[end] != UInt8(ascii: "\n") { end += 1 }
        if end > start, octets[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return (start - cursor.position, octets[start..<end])
    }

    private func joined(_ lines: [ArraySlice<UInt8>]) -> [UInt8] {
        var text: [UInt8] = []
        for line in lines {
            text += line
            text.append(UInt8(ascii: "\n"))
        }
        return text
    }

    /// Lines of a paragraph are joined by spaces; lines that are indented further stay apart.
    private func folded(_ lines: [ArraySlice<UInt8>]) -> [UInt8] {
        var text: [UInt8] = []
        var (isBehindText, blankLines) = (false, 0)
        for line in lines {
            guard let first = line.first else {
                blankLines += 1
                continue
            }
            let isText = !first.isBlank
            if isText, isBehindText, !text.isEmpty {
                text.removeLast()
                if blankLines == 0 { text.append(UInt8(ascii: " ")) }
            }
            text += repeatElement(UInt8(ascii: "\n"), count: blankLines)
            text += line
            text.append(UInt8(ascii: "\n"))
            (isBehindText, blankLines) = (isText, 0)
        }
        return text + repeatElement(UInt8(ascii: "\n"), count: blankLines)
    }

    private func chomped(_ text: [UInt8], _ header: Header) -> String {
        var text = text
        if header.chomping != UInt8(ascii: "+") {
            while text.last == UInt8(ascii: "\n") { text.removeLast() }
            if header.chomping == 0, !text.isEmpty { text.append(UInt8(ascii: "\n")) }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
