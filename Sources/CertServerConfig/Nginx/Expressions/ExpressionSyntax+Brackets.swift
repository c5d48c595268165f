import CertModel

extension ExpressionSyntax {
    /// Reads a class of characters, after its opening bracket.
    mutating func readBrackets() throws(Stop) {
        if namedClass() != nil { throw .fault(.classOutsideBrackets) }
        _ = take("^")
        // A bracket in the first place is literal.
        var range = Range.after(take("]") ? UInt8(ascii: "]") : nil)
        while let octet = rest.popFirst() {
            switch octet {
            case UInt8(ascii: "]"):
                previous = .yes
                return
            case UInt8(ascii: "\\"):
                try skipEscapeInBrackets()
                range = .notCompared
            case UInt8(ascii: "["):
                try skipInnerBracket()
                range = .notCompared
            case UInt8(ascii: "-"): range = try readHyphen(range)
            default: if range != .notCompared { range = .after(octet) }
            }
        }
        throw .fault(.bracketNotClosed)
    }

    /// What a hyphen in brackets would make a range of.
    private enum Range: Equatable {
        /// The octet before it, if a range can begin there.
        case after(UInt8?)
        /// Behind an escape or a named class it takes all of PCRE's rules to tell.
        case notCompared
    }

    /// Reads the end of a range.
    private mutating func readHyphen(_ range: Range) throws(Stop) -> Range {
        guard case .after(let octet) = range, let first = octet, let last = rest.first,
            !"]\\[".utf8.contains(last), first < 0x80, last < 0x80
        else { return range == .notCompared ? range : .after(nil) }
        guard first <= last else { throw .fault(.rangeOutOfOrder) }
        rest = rest.dropFirst()
        return .after(nil)
    }

    /// Skips a bracket within brackets: literal, or the beginning of a named class (`[:alpha:]`).
    private mutating func skipInnerBracket() throws(Stop) {
        guard let name = namedClass() else {
            // `[.` and `[=` begin forms of POSIX that PCRE refuses where they end as they began.
            if let next = rest.first, ":.=".utf8.contains(next) { throw .unknown }
            return
        }
        guard Self.classNames.contains(name) else { throw .fault(.unknownClass) }
        rest = rest.drop { $0 != UInt8(ascii: "]") }.dropFirst()
    }

    /// The name between `:` and `:]`, without a `^` before it, of a class that begins here.
    private func namedClass() -> String? {
        guard rest.first == UInt8(ascii: ":") else { return nil }
        var name = rest.dropFirst()
        if name.first == UInt8(ascii: "^") { name = name.dropFirst() }
        let letters = name.prefix(while: OctetSet.letters.contains)
        guard name.dropFirst(letters.count).starts(with: ":]".utf8) else { return nil }
        return String(decoding: letters, as: UTF8.self)
    }

    private mutating func skipEscapeInBrackets() throws(Stop) {
        guard let octet = rest.popFirst() else { throw .fault(.backslashAtEnd) }
        if octet == UInt8(ascii: "Q") { return skipQuoted() }
        if "cgkNpPxolLuU".utf8.contains(octet) { throw .unknown }
    }

    private static let classNames: Set = [
        "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct",
        "space", "upper", "word", "xdigit",
    ]
}
