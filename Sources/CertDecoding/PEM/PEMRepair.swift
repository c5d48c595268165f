package import CertModel

/// Removes from a block's body what does not belong there, and says what it was.
package struct PEMRepair {
    /// The body as it was meant.
    package let body: [UInt8]
    /// What is wrong with its lines, each with the number of line ends before it.
    package private(set) var faults: [(fault: PEMFault, lines: Int)] = []

    /// The characters that a quoted line may have around its base64.
    private static let quotes = Set("\"'`,;".utf8)

    /// Removes quotes, escapes and the prefix of the lines.
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

    /// Finds the faults in the lines of a body that is not quoted, and changes nothing.
    ///
    /// - Parameter hasHeaders: Whether headers and their blank line precede the body.
    package init(lookingAt body: ArraySlice<UInt8>, hasHeaders: Bool) {
        self.body = []
        // The first line end is the BEGIN's, and one blank line may end the headers, even if there
        // are none.
        var mayBeBlank = !hasHeaders
        var isIndented = false
        var (offset, lines) = (body.startIndex, 0)
        while let newline = body[offset...].firstIndex(ofOctet: UInt8(ascii: "\n")) {
            (offset, lines) = (newline + 1, lines + 1)
            guard offset < body.endIndex, body[offset].isWhiteSpace else {
                mayBeBlank = false
                continue
            }
            let line = body[offset...].prefix { $0 != UInt8(ascii: "\n") }
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

    /// Decodes the escapes of JSON, shells, C and HTML; what can't be base64 is left out.
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

    /// Reads what follows a backslash: a line end, or the number of a character.
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

    /// Reads what follows an ampersand: the number or the name of a character.
    private static func entity(_ rest: inout ArraySlice<UInt8>) -> UInt8? {
        let text = rest.prefix(maximumEntity).prefix { $0 != UInt8(ascii: ";") }
        guard text.endIndex < rest.endIndex, rest[text.endIndex] == UInt8(ascii: ";") else {
            return nil
        }
        rest = rest[(text.endIndex + 1)...]
        let name = String(decoding: text, as: UTF8.self).lowercased()
        if name.hasPrefix("#x") { return UInt8(name.dropFirst(2), radix: 16) }
        return name.hasPrefix("#") ? UInt8(name.dropFirst()) : entities[name]
    }

    private static let maximumEntity = 8
    private static let entities = [
        "plus": UInt8(ascii: "+"), "sol": UInt8(ascii: "/"), "equals": UInt8(ascii: "="),
    ]
}
