package import CertModel

/// Takes out of a block's body what does not belong there, and says what it was.
package struct PEMRepair {
    /// The body as it was meant.
    package let body: [UInt8]
    /// What is wrong with its lines, each with how many line ends stand before it.
    package private(set) var faults: [(fault: PEMFault, lines: Int)] = []

    /// The characters that a quoted line may have around its base64.
    private static let quotes = Set("\"'`,;".utf8)

    /// Takes quotes, escapes and the prefix of the lines away.
    package init(unquoting body: ArraySlice<UInt8>, prefix: ArraySlice<UInt8>) {
        var out: [UInt8] = []
        out.reserveCapacity(body.count)
        for line in body.lines {
            let isPrefixed = !prefix.isEmpty && line.starts(with: prefix)
            Self.unescape(isPrefixed ? line.dropFirst(prefix.count) : line, into: &out)
            out.append(UInt8(ascii: "\n"))
        }
        self.body = out
    }

    /// Looks at the lines of a body that is written as it is, and leaves it alone.
    ///
    /// - Parameter hasHeaders: Whether the body stands behind headers and their blank line.
    package init(lookingAt body: ArraySlice<UInt8>, hasHeaders: Bool) {
        self.body = []
        // The first line end is the BEGIN's, and one blank line may end the headers, even if there
        // are none.
        var mayBeBlank = !hasHeaders
        var isIndented = false
        var (place, lines) = (body.startIndex, 0)
        while let newline = body[place...].firstPlace(of: UInt8(ascii: "\n")) {
            (place, lines) = (newline + 1, lines + 1)
            guard place < body.endIndex, body[place].isWhiteSpace else {
                mayBeBlank = false
                continue
            }
            let line = body[place...].prefix { $0 != UInt8(ascii: "\n") }
            if line.endIndex < body.endIndex, line.isBlank {
                if !mayBeBlank {
                    faults.append((.blankLine, lines))
                    return
                }
            } else if !isIndented, !line.isBlank {
                faults.append((.indentedBody, lines))
                isIndented = true
            }
            mayBeBlank = false
        }
    }

    /// Writes what the escapes of JSON, of shells, of C and of HTML stand for; what is no base64
    /// in any case is left out.
    private static func unescape(_ line: ArraySlice<UInt8>, into out: inout [UInt8]) {
        var rest = line
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\\"):
                rest = rest.drop { $0 == UInt8(ascii: "\\") }
                if let octet = escaped(&rest) { out.append(octet) }
            case UInt8(ascii: "&"):
                if let octet = entity(&rest) { out.append(octet) }
            case UInt8(ascii: "<"):
                rest = rest.drop { $0 != UInt8(ascii: ">") }.dropFirst()
            default:
                if byte < 0x80, !quotes.contains(byte) { out.append(byte) }
            }
        }
    }

    /// Takes what stands behind a backslash: a line end, or the number of a character.
    private static func escaped(_ rest: inout ArraySlice<UInt8>) -> UInt8? {
        let digits: Int
        switch rest.first {
        case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"): digits = 0
        case UInt8(ascii: "u"): digits = 4
        case UInt8(ascii: "x"): digits = 2
        default: return nil
        }
        let text = rest.dropFirst().prefix(digits)
        rest = rest.dropFirst(1 + digits)
        return UInt8(String(decoding: text, as: UTF8.self), radix: 16)
    }

    /// Takes what stands behind an ampersand: the number or the name of a character.
    private static func entity(_ rest: inout ArraySlice<UInt8>) -> UInt8? {
        let text = rest.prefix(longestEntity).prefix { $0 != UInt8(ascii: ";") }
        guard text.endIndex < rest.endIndex, rest[text.endIndex] == UInt8(ascii: ";") else {
            return nil
        }
        rest = rest[(text.endIndex + 1)...]
        let name = String(decoding: text, as: UTF8.self).lowercased()
        if name.hasPrefix("#x") { return UInt8(name.dropFirst(2), radix: 16) }
        return name.hasPrefix("#") ? UInt8(name.dropFirst()) : entities[name]
    }

    private static let longestEntity = 8
    private static let entities = [
        "plus": UInt8(ascii: "+"), "sol": UInt8(ascii: "/"), "equals": UInt8(ascii: "="),
    ]
}
