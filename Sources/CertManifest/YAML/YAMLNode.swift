package import CertModel

/// A value of a YAML document, with the line where it begins.
package struct YAMLNode: Sendable {
    /// The line of its first character, counted from 1.
    package let line: Int
    /// What it is.
    package let content: Content
    /// How many values it holds, itself included.
    let weight: Int

    /// What a value is.
    package enum Content: Sendable {
        /// Text, after its unquoting; a plain one may mean a number, a truth value or nothing.
        case scalar(String, isPlain: Bool)
        /// A list.
        case sequence([YAMLNode])
        /// Names with their values, in the order written.
        case mapping([Entry])
    }

    /// A name with its value.
    package struct Entry: Sendable {
        package let key: YAMLNode
        package let value: YAMLNode
    }

    init(line: Int, _ content: Content) {
        self.line = line
        self.content = content
        weight =
            switch content {
            case .scalar: 1
            case .sequence(let items): items.reduce(1) { $0 + $1.weight }
            case .mapping(let entries):
                entries.reduce(1) { $0 + $1.key.weight + $1.value.weight }
            }
    }

    /// A value that is not written.
    static func nothing(line: Int) -> YAMLNode {
        YAMLNode(line: line, .scalar("", isPlain: true))
    }
}

extension YAMLNode {
    /// The text of a scalar; nil for anything else, and for nothing.
    package var text: String? {
        guard case .scalar(let text, let isPlain) = content else { return nil }
        return isPlain && ["", "null", "~"].contains(text) ? nil : text
    }

    /// The items of a list; none of anything else.
    package var items: [YAMLNode] {
        if case .sequence(let items) = content { items } else { [] }
    }

    /// The entries of a mapping; none of anything else.
    package var entries: [Entry] {
        if case .mapping(let entries) = content { entries } else { [] }
    }

    /// Whether it is a mapping.
    package var isMapping: Bool {
        if case .mapping = content { true } else { false }
    }

    /// The entry of a name; of a name that is written twice the last one, as Kubernetes' readers
    /// take it.
    package func entry(_ name: String) -> Entry? {
        entries.last { $0.key.text == name } ?? merged(name, depth: 0)
    }

    /// The value of a name.
    package subscript(name: String) -> YAMLNode? { entry(name)?.value }

    /// The entry that a merge key (`<<: *defaults`) brings.
    private func merged(_ name: String, depth: Int) -> Entry? {
        guard depth < 8, let source = entries.last(where: { $0.key.text == "<<" })?.value else {
            return nil
        }
        for one in source.isMapping ? [source] : source.items {
            let entry = one.entries.last { $0.key.text == name }
            if let entry = entry ?? one.merged(name, depth: depth + 1) { return entry }
        }
        return nil
    }
}

/// Why a text is not YAML that is read.
package struct YAMLError: Error, Sendable, Hashable {
    /// The line of it.
    package let line: Int
    /// What is wrong.
    package let kind: ManifestFault
}
