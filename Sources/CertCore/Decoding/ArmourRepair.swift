/// Takes out of a block's body what does not belong there, and says what it was.
struct ArmourRepair {
    /// The body as it was meant.
    let body: [UInt8]
    /// What is wrong with its lines, each with how many line ends stand before it.
    private(set) var faults: [(fault: ArmourFault, lines: Int)] = []

    /// The characters that a quoted line may have around its base64.
    private static let quotes = Set("\"'`,;".utf8)

    /// Takes quotes, escapes and the prefix of the lines away.
    init(unquoting body: ArraySlice<UInt8>, prefix: ArraySlice<UInt8>) {
        var out: [UInt8] = []
        out.reserveCapacity(body.count)
        for line in body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let isPrefixed = !prefix.isEmpty && line.starts(with: prefix)
            Self.unescape(isPrefixed ? line.dropFirst(prefix.count) : line, into: &out)
            out.append(UInt8(ascii: "\n"))
        }
        self.body = out
    }

    /// Looks at the lines of a body that is written as it is, and leaves it alone.
    ///
    /// - Parameter hasHeaders: Whether the body stands behind headers and their blank line.
    init(lookingAt body: ArraySlice<UInt8>, hasHeaders: Bool) {
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

    /// Writes what the escapes of JSON, of shells and of C stand for: line ends, and slashes.
    private static func unescape(_ line: ArraySlice<UInt8>, into out: inout [UInt8]) {
        var rest = line
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\\") {
                rest = rest.drop { $0 == UInt8(ascii: "\\") }
                let isLineEnd = rest.first.map { "nrt".utf8.contains($0) } ?? false
                if isLineEnd { rest = rest.dropFirst() }
            } else if !quotes.contains(byte) {
                out.append(byte)
            }
        }
    }
}

/// Text of two octets a character, as Windows writes it.
enum UTF16Text {
    /// The text as UTF-8; nil where no byte-order mark of UTF-16 begins it.
    static func decoded(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count > 2, bytes.count % 2 == 0 else { return nil }
        let isBigEndian = bytes.starts(with: [0xFE, 0xFF])
        guard isBigEndian || bytes.starts(with: [0xFF, 0xFE]) else { return nil }
        let units = stride(from: 2, to: bytes.count, by: 2).map { place in
            let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
            return isBigEndian ? first << 8 | second : second << 8 | first
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}
