/// One part of a pattern of paths, as glob(3) of the C locale matches it: octet by octet.
///
/// `*`, `?` and sets of octets in brackets are special, a backslash takes the special meaning of the
/// next octet away, and only a dot matches a dot at the beginning of a name.
struct ShellPattern {
    private var parts: [Part] = []
    private var beginsWithDot = false

    private enum Part {
        case literal(UInt8)
        case one
        case set(Set<UInt8>)
        case run
    }

    /// Whether anything in it is special.
    private(set) var hasWildcards = false

    /// The one name that it matches where nothing in it is special.
    var literal: String {
        let octets = parts.compactMap { part -> UInt8? in
            guard case .literal(let octet) = part else { return nil }
            return octet
        }
        return String(decoding: octets, as: UTF8.self)
    }

    /// Reads a part, which has no slash.
    init(_ octets: ArraySlice<UInt8>) {
        var rest = octets
        while let octet = rest.popFirst() {
            switch octet {
            case UInt8(ascii: "*"):
                hasWildcards = true
                if case .run? = parts.last { continue }
                parts.append(.run)
            case UInt8(ascii: "?"):
                hasWildcards = true
                parts.append(.one)
            case UInt8(ascii: "\\"):
                guard let next = rest.popFirst() else { continue }
                parts.append(.literal(next))
            case UInt8(ascii: "["):
                if let set = Self.set(&rest) {
                    hasWildcards = true
                    parts.append(.set(set))
                } else {
                    parts.append(.literal(octet))
                }
            default:
                parts.append(.literal(octet))
            }
        }
        if case .literal(UInt8(ascii: "."))? = parts.first { beginsWithDot = true }
    }

    /// The octets of a set; nil, with nothing consumed, where the bracket is not closed.
    private static func set(_ rest: inout ArraySlice<UInt8>) -> Set<UInt8>? {
        var inner = rest
        let isNegated = [UInt8(ascii: "!"), UInt8(ascii: "^")].contains(inner.first)
        if isNegated { inner.removeFirst() }
        var set: Set<UInt8> = []
        var isFirst = true
        while let octet = inner.popFirst() {
            if octet == UInt8(ascii: "]"), !isFirst {
                rest = inner
                return isNegated ? Set(UInt8.min...UInt8.max).subtracting(set) : set
            }
            isFirst = false
            set.formUnion(member(octet, &inner))
        }
        return nil
    }

    /// The octets of one member of a set: a class (`[:alpha:]`), a range, or an octet.
    private static func member(_ octet: UInt8, _ rest: inout ArraySlice<UInt8>) -> Set<UInt8> {
        if octet == UInt8(ascii: "["), let named = named(&rest) { return named }
        let low = octet == UInt8(ascii: "\\") ? rest.popFirst() ?? octet : octet
        guard rest.first == UInt8(ascii: "-"), let next = rest.dropFirst().first,
            next != UInt8(ascii: "]")
        else { return [low] }
        rest = rest.dropFirst(2)
        let high = next == UInt8(ascii: "\\") ? rest.popFirst() ?? next : next
        return low <= high ? Set(low...high) : []
    }

    /// The octets of a class, or of an octet in the notation of a locale (`[.a.]`, `[=a=]`).
    private static func named(_ rest: inout ArraySlice<UInt8>) -> Set<UInt8>? {
        guard let mark = rest.first, ":.=".utf8.contains(mark) else { return nil }
        let body = rest.dropFirst()
        guard let end = body.indices.first(where: { body[$0...].starts(with: [mark, 0x5D]) }) else {
            return nil
        }
        let name = body[..<end]
        rest = body[(end + 2)...]
        guard mark == UInt8(ascii: ":") else { return Set(name) }
        return Set(UInt8.min...0x7F).filter { isIn(String(decoding: name, as: UTF8.self), $0) }
    }

    private static func isIn(_ name: String, _ octet: UInt8) -> Bool {
        let scalar = Character(Unicode.Scalar(octet))
        return switch name {
        case "alpha": scalar.isLetter
        case "digit": scalar.isNumber
        case "alnum": scalar.isLetter || scalar.isNumber
        case "upper": scalar.isUppercase
        case "lower": scalar.isLowercase
        case "xdigit": scalar.isHexDigit
        case "space": scalar == " " || (0x09...0x0D).contains(octet)
        case "blank": octet == 0x20 || octet == 0x09
        case "punct": (0x21...0x7E).contains(octet) && !scalar.isLetter && !scalar.isNumber
        case "graph": (0x21...0x7E).contains(octet)
        case "print": (0x20...0x7E).contains(octet)
        case "cntrl": octet < 0x20 || octet == 0x7F
        default: false
        }
    }

    /// Whether the whole of a name matches.
    ///
    /// After a mismatch the last run takes one octet more, so that the work is at most the product
    /// of both lengths.
    func matches(_ name: [UInt8]) -> Bool {
        if name.first == UInt8(ascii: "."), !beginsWithDot { return false }
        var position = 0
        var part = 0
        var retry: (part: Int, position: Int)?
        while position < name.count {
            if part < parts.count, case .run = parts[part] {
                retry = (part + 1, position)
                part += 1
            } else if part < parts.count, isMatch(parts[part], name[position]) {
                part += 1
                position += 1
            } else if let last = retry {
                retry = (last.part, last.position + 1)
                (part, position) = (last.part, last.position + 1)
            } else {
                return false
            }
        }
        return parts[part...].allSatisfy { if case .run = $0 { true } else { false } }
    }

    private func isMatch(_ part: Part, _ octet: UInt8) -> Bool {
        switch part {
        case .literal(let literal): literal == octet
        case .one: true
        case .set(let set): set.contains(octet)
        case .run: false
        }
    }
}
