internal import CertModel

/// Writes JSON into one buffer, in the order of the calls.
///
/// Whatever text it is given, the outcome is valid JSON in valid UTF-8 and safe to print: what a
/// terminal or a log could obey, or that is invisible, is escaped as `\uXXXX`.
struct JSONWriter {
    /// What has been written.
    private(set) var bytes: [UInt8] = []
    /// Whether each element has a line of its own, indented by two spaces.
    let isPretty: Bool
    private var depth = 0
    private var isFirst = true
    private var followsKey = false

    init(isPretty: Bool) {
        self.isPretty = isPretty
    }

    /// Exchanges what has been written for the content of a buffer, and continues after that.
    mutating func exchange(with buffer: inout [UInt8]) {
        swap(&bytes, &buffer)
    }

    /// Writes an object; `body` writes its fields.
    mutating func object(_ body: (inout JSONWriter) -> Void) {
        open("{")
        body(&self)
        close("}")
    }

    /// Writes an array; `body` writes the value of one element.
    mutating func array<Elements: Sequence>(
        _ elements: Elements,
        _ body: (inout JSONWriter, Elements.Element) -> Void
    ) {
        open("[")
        for element in elements { body(&self, element) }
        close("]")
    }

    /// Writes the key of the field whose value comes next.
    mutating func key(_ name: String) {
        separate()
        quote(name)
        bytes.append(contentsOf: isPretty ? [ascii(":"), ascii(" ")] : [ascii(":")])
        followsKey = true
    }

    mutating func string(_ text: String) {
        separate()
        quote(text)
    }

    mutating func number(_ number: some BinaryInteger) {
        separate()
        bytes.append(contentsOf: String(number).utf8)
    }

    mutating func bool(_ value: Bool) {
        separate()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    /// Ends a document or a line.
    mutating func newline() {
        bytes.append(ascii("\n"))
        isFirst = true
    }

    /// Writes a value that is JSON already, on the line it is on.
    ///
    /// Line ends and tabs, which JSON has between tokens only, become spaces, and characters
    /// that are unsafe to print, which JSON has in strings only, become escapes: the value is the
    /// same.
    mutating func raw(_ json: String) {
        separate()
        if json.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }), !json.holdsCommand {
            bytes.append(contentsOf: json.utf8)
            return
        }
        var previous: Unicode.Scalar = " "
        for scalar in json.unicodeScalars {
            if scalar.value < 0x20 {
                bytes.append(ascii(" "))
            } else if scalar.goesOnCommand(after: previous) {
                escape(scalar)
            } else if 0x20..<0x7F ~= scalar.value || scalar.isShownAsItIs {
                bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
            } else {
                escape(scalar)
            }
            previous = scalar
        }
    }
}

extension JSONWriter {
    private mutating func open(_ bracket: Unicode.Scalar) {
        separate()
        bytes.append(ascii(bracket))
        depth += 1
        isFirst = true
    }

    private mutating func close(_ bracket: Unicode.Scalar) {
        depth -= 1
        if !isFirst { breakLine() }
        bytes.append(ascii(bracket))
        isFirst = false
    }

    /// Writes what separates the next value or key from what came before it.
    private mutating func separate() {
        if followsKey {
            followsKey = false
            return
        }
        if !isFirst { bytes.append(ascii(",")) }
        if depth > 0 { breakLine() }
        isFirst = false
    }

    private mutating func breakLine() {
        guard isPretty else { return }
        bytes.append(ascii("\n"))
        bytes.append(contentsOf: repeatElement(ascii(" "), count: 2 * depth))
    }

    private mutating func quote(_ text: String) {
        bytes.append(ascii("\""))
        let isPlain = text.utf8.allSatisfy(Self.isPlain)
        if isPlain, !text.holdsCommand || IPAddress(text: text) != nil {
            bytes.append(contentsOf: text.utf8)
        } else {
            var previous: Unicode.Scalar = " "
            for scalar in text.unicodeScalars {
                append(scalar, after: previous)
                previous = scalar
            }
        }
        bytes.append(ascii("\""))
    }

    /// Printable ASCII that JSON passes over: the fast way through.
    private static func isPlain(_ byte: UInt8) -> Bool {
        0x20..<0x7F ~= byte && byte != 0x22 && byte != 0x5C
    }

    private mutating func append(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar) {
        switch scalar {
        case "\"", "\\":
            bytes.append(ascii("\\"))
            bytes.append(ascii(scalar))
        case "\n": bytes.append(contentsOf: "\\n".utf8)
        case "\r": bytes.append(contentsOf: "\\r".utf8)
        case "\t": bytes.append(contentsOf: "\\t".utf8)
        case _ where scalar.goesOnCommand(after: previous): escape(scalar)
        case " "..<"\u{7F}":
            bytes.append(ascii(scalar))
        default:
            if scalar.isShownAsItIs {
                bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
            } else {
                escape(scalar)
            }
        }
    }

    /// Writes `\uXXXX`, a pair of surrogates beyond U+FFFF.
    private mutating func escape(_ scalar: Unicode.Scalar) {
        for unit in UTF16.encode(scalar) ?? .init() {
            bytes.append(contentsOf: "\\u".utf8)
            let octets = [UInt8(truncatingIfNeeded: unit >> 8), UInt8(truncatingIfNeeded: unit)]
            bytes.append(contentsOf: octets.hexadecimal.utf8)
        }
    }
}

/// The octet of an ASCII character.
private func ascii(_ scalar: Unicode.Scalar) -> UInt8 {
    UInt8(truncatingIfNeeded: scalar.value)
}

extension String {
    /// Whether a CI runner could find a command here.
    fileprivate var holdsCommand: Bool {
        var previous: UInt8 = 0
        for byte in utf8 {
            if byte == previous, byte == UInt8(ascii: ":") || byte == UInt8(ascii: "#") {
                return true
            }
            previous = byte
        }
        return false
    }
}

extension Unicode.Scalar {
    /// Whether it is the second character of `::` or `##`: to a GitHub runner `::error::` is a
    /// command, and anywhere in a line `##[error]`; to an Azure one `##vso[` is.
    fileprivate func goesOnCommand(after previous: Unicode.Scalar) -> Bool {
        self == previous && (self == ":" || self == "#")
    }

    /// Whether `printable` passes it: it is neither a control, invisible, unassigned nor the like.
    fileprivate var isShownAsItIs: Bool {
        let text = String(self)
        return text.printable == text
    }
}
