/// Reads regular expressions in PCRE's notation.
struct RequestPatternParser {
    private var rest: ArraySlice<UInt8>
    private var ignoresCase: Bool
    private var depth = 0

    /// The most octets of an expression.
    ///
    /// The longest one in nginx's documentation has 60.
    static let maximumOctets = 1_000
    /// The deepest that groups may be nested.
    private static let maximumDepth = 30
    /// The largest number of a counted repetition (`{3,5}`).
    private static let maximumCount = 100

    private typealias Node = RequestPattern.Node

    /// Reads a whole expression; nil if it is not understood.
    static func parse(_ text: String, ignoresCase: Bool) -> RequestPattern.Node? {
        guard text.utf8.count <= maximumOctets else { return nil }
        var parser = Self(rest: Array(text.utf8)[...], ignoresCase: ignoresCase)
        guard let node = parser.choice(), parser.rest.isEmpty else { return nil }
        return node
    }

    private init(rest: ArraySlice<UInt8>, ignoresCase: Bool) {
        self.rest = rest
        self.ignoresCase = ignoresCase
    }

    /// Reads alternatives between bars, up to the end or a closing parenthesis.
    private mutating func choice() -> Node? {
        let outerCase = ignoresCase
        defer { ignoresCase = outerCase }
        var parts: [Node] = []
        repeat {
            guard let part = sequence() else { return nil }
            parts.append(part)
        } while take("|")
        return parts.count == 1 ? parts[0] : .choice(parts)
    }

    private mutating func sequence() -> Node? {
        var parts: [Node] = []
        while let octet = rest.first, octet != UInt8(ascii: "|"), octet != UInt8(ascii: ")") {
            guard let part = atom(), let repeated = repetition(of: part) else { return nil }
            parts.append(repeated)
        }
        return .sequence(parts)
    }

    private mutating func atom() -> Node? {
        guard let octet = rest.popFirst() else { return nil }
        switch octet {
        case UInt8(ascii: "("): return group()
        case UInt8(ascii: "["): return bracketed()
        case UInt8(ascii: "\\"): return escaped()
        case UInt8(ascii: "."): return .octet(OctetSet.all.subtracting(OctetSet([0x0A])))
        case UInt8(ascii: "^"): return .start
        case UInt8(ascii: "$"): return .end
        case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"): return nil
        default: return .octet(cased(OctetSet([octet])))
        }
    }

    /// Reads a group, after its opening parenthesis.
    private mutating func group() -> Node? {
        guard depth < Self.maximumDepth else { return nil }
        depth += 1
        defer { depth -= 1 }
        guard take("?") else { return closed(choice()) }
        if take("i)") {
            ignoresCase = true
            return .sequence([])
        }
        if take(":") { return closed(choice()) }
        if take("=") { return closed(choice()).map { .lookahead($0, isNegated: false) } }
        if take("!") { return closed(choice()).map { .lookahead($0, isNegated: true) } }
        _ = take("P")
        guard take("<"), let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        guard end > rest.startIndex, rest[..<end].allSatisfy(OctetSet.word.contains) else {
            return nil  // A look behind, or no name.
        }
        rest = rest[(end + 1)...]
        return closed(choice())
    }

    private mutating func closed(_ node: Node?) -> Node? {
        guard let node, take(")") else { return nil }
        return node
    }

    private mutating func repetition(of part: Node) -> Node? {
        var node = part
        if take("*") {
            node = .repeated(part, minimum: 0, maximum: nil)
        } else if take("+") {
            node = .repeated(part, minimum: 1, maximum: nil)
        } else if take("?") {
            node = .repeated(part, minimum: 0, maximum: 1)
        } else if take("{") {
            guard let counted = counted(part) else { return nil }
            node = counted
        } else {
            return node
        }
        _ = take("?")
        // A possessive repetition, or one of a repetition.
        return rest.first.map { "+*{".utf8.contains($0) } == true ? nil : node
    }

    private mutating func counted(_ part: Node) -> Node? {
        guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else { return nil }
        let words = String(decoding: rest[..<end], as: UTF8.self)
            .split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
        rest = rest[(end + 1)...]
        guard let minimum = Int(words[0]), (0...Self.maximumCount).contains(minimum) else {
            return nil
        }
        if words.count == 1 { return .repeated(part, minimum: minimum, maximum: minimum) }
        if words[1].isEmpty { return .repeated(part, minimum: minimum, maximum: nil) }
        guard let maximum = Int(words[1]), (minimum...Self.maximumCount).contains(maximum) else {
            return nil
        }
        return .repeated(part, minimum: minimum, maximum: maximum)
    }

    private mutating func escaped() -> Node? {
        guard let octet = rest.popFirst() else { return nil }
        if let set = OctetSet.named(octet) { return .octet(set) }
        switch octet {
        case UInt8(ascii: "b"): return .wordBoundary(isNegated: false)
        case UInt8(ascii: "B"): return .wordBoundary(isNegated: true)
        case UInt8(ascii: "A"): return .start
        case UInt8(ascii: "z"), UInt8(ascii: "Z"): return .end
        default: return OctetSet.word.contains(octet) ? nil : .octet(OctetSet([octet]))
        }
    }

    /// Reads a set, after its opening bracket.
    private mutating func bracketed() -> Node? {
        let isNegated = take("^")
        var set = OctetSet([])
        var isFirst = true
        while let octet = rest.popFirst() {
            if octet == UInt8(ascii: "]"), !isFirst {
                let cased = cased(set)
                return .octet(isNegated ? OctetSet.all.subtracting(cased) : cased)
            }
            isFirst = false
            guard octet != UInt8(ascii: "[") || rest.first != UInt8(ascii: ":"),
                let found = member(octet)
            else { return nil }
            set.formUnion(found)
        }
        return nil
    }

    /// Reads one octet, range or named class between brackets.
    private mutating func member(_ octet: UInt8) -> OctetSet? {
        var first = octet
        if octet == UInt8(ascii: "\\") {
            guard let next = rest.popFirst() else { return nil }
            if let set = OctetSet.named(next) { return set }
            guard !OctetSet.word.contains(next) else { return nil }
            first = next
        }
        let after = rest.dropFirst().first
        guard rest.first == UInt8(ascii: "-"), let last = after, last != UInt8(ascii: "]") else {
            return OctetSet([first])
        }
        guard last != UInt8(ascii: "\\"), first <= last else { return nil }
        rest = rest.dropFirst(2)
        return OctetSet(first...last)
    }

    private func cased(_ set: OctetSet) -> OctetSet {
        guard ignoresCase else { return set }
        return set.union(OctetSet(OctetSet.letters.members.filter(set.contains).map { $0 ^ 0x20 }))
    }

    private mutating func take(_ text: String) -> Bool {
        guard rest.starts(with: text.utf8) else { return false }
        rest = rest.dropFirst(text.utf8.count)
        return true
    }
}
