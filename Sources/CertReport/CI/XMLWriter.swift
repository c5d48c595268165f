internal import CertModel

/// Writes XML 1.0 into one buffer, in the order of the calls.
///
/// Whatever text it is given, the outcome is well-formed UTF-8 and safe to print: characters that
/// XML forbids, or that a terminal or a runner could obey, show as `\u{1B}`, and markup as
/// entities.
struct XMLWriter {
    /// What has been written.
    private(set) var bytes = Array(#"<?xml version="1.0" encoding="UTF-8"?>"#.utf8)
    private var depth = 0

    typealias Attributes = KeyValuePairs<String, String>

    /// Writes an element with children; `body` writes them.
    mutating func element(
        _ name: String,
        _ attributes: Attributes = [:],
        _ body: (inout XMLWriter) -> Void
    ) {
        begin(name, attributes)
        bytes += ">".utf8
        depth += 1
        body(&self)
        depth -= 1
        breakLine()
        end(name)
    }

    /// Writes an element that holds a text, or nothing.
    mutating func element(_ name: String, _ attributes: Attributes = [:], text: String = "") {
        begin(name, attributes)
        guard !text.isEmpty else {
            bytes += "/>".utf8
            return
        }
        bytes += ">".utf8
        for (index, line) in text.split(separator: "\n").enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: "\n")) }
            bytes.append(asMarkup: String(line))
        }
        end(name)
    }

    /// Writes a comment of the program's own words, which hold no hyphen.
    mutating func comment(_ text: String) {
        breakLine()
        bytes += "<!-- \(text) -->".utf8
    }

    /// Ends the document.
    mutating func newline() { bytes.append(UInt8(ascii: "\n")) }

    private mutating func begin(_ name: String, _ attributes: Attributes) {
        breakLine()
        bytes.append(UInt8(ascii: "<"))
        bytes += name.utf8
        for (key, value) in attributes {
            bytes.append(UInt8(ascii: " "))
            bytes += key.utf8
            bytes += "=\"".utf8
            bytes.append(asMarkup: value)
            bytes.append(UInt8(ascii: "\""))
        }
    }

    private mutating func end(_ name: String) {
        bytes += "</".utf8
        bytes += name.utf8
        bytes.append(UInt8(ascii: ">"))
    }

    private mutating func breakLine() {
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
    }
}
