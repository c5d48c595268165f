import CertModel

/// The variables that `map` blocks define.
struct VariableMaps: Sendable, Hashable {
    private var maps: [String: VariableMap] = [:]

    /// Adds a `map $source $variable { … }`.
    mutating func add(_ directive: NginxDirective, entries: [NginxDirective]) {
        guard directive.arguments.count == 2, directive.arguments[1].hasPrefix("$") else { return }
        let name = String(directive.arguments[1].dropFirst())
        maps[name] = VariableMap(source: directive.arguments[0], entries: entries)
    }

    /// The map that defines a variable.
    subscript(variable: String) -> VariableMap? { maps[variable] }
}

/// How one variable comes of a text.
struct VariableMap: Sendable, Hashable {
    /// What is looked up, with variables in it.
    let source: String
    /// The values of exact texts, in lower case.
    private var values: [String: String] = [:]
    private var standard = ""
    /// Whether patterns stand among the entries, which may match where no exact text does.
    private var hasPatterns = false

    fileprivate init(source: String, entries: [NginxDirective]) {
        self.source = source
        let areHosts = entries.contains { $0.name == "hostnames" && $0.arguments.isEmpty }
        for entry in entries where entry.arguments.count == 1 {
            let name = entry.name.lowercased()
            let isPattern = name.hasPrefix("~")
            let isWildcard = areHosts && (name.hasPrefix(".") || name.contains("*"))
            if name == "default" {
                standard = entry.arguments[0]
            } else if isPattern || isWildcard {
                hasPatterns = true
            } else {
                let text = name.hasPrefix("\\") ? String(name.dropFirst()) : name
                values[text] = values[text] ?? entry.arguments[0]
            }
        }
    }

    /// The value for a text; nil where only a pattern can tell.
    subscript(text: String) -> String? {
        values[text.lowercased()] ?? (hasPatterns ? nil : standard)
    }
}
