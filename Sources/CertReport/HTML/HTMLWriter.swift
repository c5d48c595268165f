/// Writes HTML into one buffer, in the order of the calls.
///
/// Markup is a literal of the program, as the compiler sees to; whatever else is written is
/// escaped, and safe to print.
struct HTMLWriter {
    /// What has been written.
    private(set) var bytes: [UInt8] = []

    typealias Attributes = KeyValuePairs<StaticString, String>

    /// Writes an element with children; `body` writes them.
    mutating func element(
        _ name: StaticString,
        _ attributes: Attributes = [:],
        _ body: (inout HTMLWriter) -> Void
    ) {
        markup("<")
        markup(name)
        for (key, value) in attributes {
            markup(" ")
            markup(key)
            markup("=\"")
            text(value)
            markup("\"")
        }
        markup(">")
        body(&self)
        markup("</")
        markup(name)
        markup(">\n")
    }

    /// Writes an element that holds a text.
    mutating func element(_ name: StaticString, _ attributes: Attributes = [:], text: String) {
        element(name, attributes) { $0.text(text) }
    }

    /// Writes an element that holds a name from a file, whose direction steers nothing around it.
    mutating func name(_ text: String) { element("bdi", text: text) }

    /// Writes a text as it is to be read.
    mutating func text(_ text: String) { bytes.append(asMarkup: text) }

    /// Writes an element with items; those beyond a limit are in a second one that can be opened.
    mutating func list<Item>(
        _ name: StaticString,
        _ attributes: Attributes = [:],
        _ items: [Item],
        upTo limit: Int,
        _ body: (inout HTMLWriter, Item) -> Void
    ) {
        // What opens takes a line itself.
        let shown = items.count <= limit + 1 ? items[...] : items.prefix(limit)
        element(name, attributes) { writer in
            for item in shown { body(&writer, item) }
        }
        guard shown.count < items.count else { return }
        element("details", ["class": "more"]) { writer in
            writer.element("summary", text: "and \(items.count - shown.count) more")
            writer.element(name, attributes) { writer in
                for item in items.dropFirst(limit) { body(&writer, item) }
            }
        }
    }

    /// Writes markup as it is.
    mutating func markup(_ markup: StaticString) {
        // Unsafe in name only: the buffer is read within the call that lends it.
        markup.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    }
}
