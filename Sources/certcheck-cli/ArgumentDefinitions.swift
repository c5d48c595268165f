internal import ArgumentParser
internal import CertDecoding

/// What the parser knows of a command's options, asked of the parser itself so that none is written
/// down twice.
struct ArgumentDefinitions {
    /// What an option takes.
    enum Kind {
        case flag
        /// One value; the last one given counts.
        case single
        /// A value each time, and all count.
        case repeatable
    }

    /// Longer words can't be an option's name.
    private static let maximumNameLength = 64

    /// What each option takes, by its names with their dashes.
    private(set) var kinds: [String: Kind] = [:]
    /// Whether any number of words without a dash may be given.
    private(set) var joinsPositionals = false

    /// Reads the definitions of a command; nil where the parser gives them in a form that is not
    /// known.
    init?(of command: any ParsableCommand.Type) {
        var reader = JSONReader(Array(command._dumpHelp().utf8))
        do throws(JSONFault) {
            try Self.enter("command", &reader)
            try Self.enter("arguments", &reader)
            try reader.enterArray()
            while try reader.nextElement() { add(try Definition(&reader)) }
        } catch { return nil }
    }

    /// What the option of a name takes; nil where there is none.
    func kind(of name: String) -> Kind? {
        name.utf8.count <= Self.maximumNameLength ? kinds[name] : nil
    }

    private mutating func add(_ definition: Definition) {
        guard definition.kind != "positional" else {
            if definition.isRepeating { joinsPositionals = true }
            return
        }
        let kind: Kind = definition.isRepeating ? .repeatable : .single
        for name in definition.names { kinds[name] = definition.kind == "flag" ? .flag : kind }
    }

    /// Enters an object up to the value of a key.
    private static func enter(_ key: String, _ reader: inout JSONReader) throws(JSONFault) {
        try reader.enterObject()
        while let next = try reader.nextKey(), reader.text(of: next) != key {
            _ = try reader.skip()
        }
    }

    /// One option or argument, as the parser writes it.
    private struct Definition {
        var kind: String?
        var isRepeating = false
        var names: [String] = []

        init(_ reader: inout JSONReader) throws(JSONFault) {
            try reader.enterObject()
            while let key = try reader.nextKey() {
                switch reader.text(of: key) {
                case "kind": kind = reader.text(of: try reader.string())
                case "isRepeating": isRepeating = try reader.bool()
                case "names": names = try Self.names(&reader)
                default: _ = try reader.skip()
                }
            }
        }

        private static func names(_ reader: inout JSONReader) throws(JSONFault) -> [String] {
            var names: [String] = []
            try reader.enterArray()
            while try reader.nextElement() {
                var (kind, name): (String?, String?)
                try reader.enterObject()
                while let key = try reader.nextKey() {
                    let isKind = reader.text(of: key) == "kind"
                    let text = reader.text(of: try reader.string())
                    if isKind { kind = text } else { name = text }
                }
                if let name { names.append((kind == "long" ? "--" : "-") + name) }
            }
            return names
        }
    }
}
