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

/// How the value of one variable depends on a text.
struct VariableMap: Sendable, Hashable {
    /// The text that is looked up, with variables in it.
    let source: String
    /// The values of exact texts, in lower case.
    private var values: [String: String] = [:]
    private var standard = ""
    /// The values of expressions, in the order written; an expression is nil if it is not
    /// understood.
    private var patterns: [Pattern] = []
    /// Whether some entries are wildcards of hosts, which may match where no exact text does.
    private var hasWildcards = false

    fileprivate init(source: String, entries: [NginxDirective]) {
        self.source = source
        let areHosts = entries.contains { $0.name == "hostnames" && $0.arguments.isEmpty }
        for entry in entries where entry.arguments.count == 1 {
            let name = entry.name.lowercased()
            let isPattern = name.hasPrefix("~")
            let isWildcard = areHosts && (name.hasPrefix(".") || name.contains("*"))
            if name == "default" {
                standard = entry.arguments[0]
            } else if isPattern {
                patterns.append(Pattern(entry.name, value: entry.arguments[0]))
            } else if isWildcard {
                hasWildcards = true
            } else {
                let text = name.hasPrefix("\\") ? String(name.dropFirst()) : name
                values[text] = values[text] ?? entry.arguments[0]
            }
        }
    }

    /// The value for a text; nil if it is not known.
    ///
    /// nginx: an exact text comes first, then wildcards, then the first expression that matches.
    func text(for text: String, workLeft: inout Int) -> String? {
        if let value = values[text.lowercased()] { return value }
        guard !hasWildcards else { return nil }
        for pattern in patterns {
            guard let matches = pattern.expression?.matches(text, workLeft: &workLeft) else {
                return nil
            }
            if matches { return pattern.value }
        }
        return standard
    }

    /// An entry with an expression; nil if that is not understood.
    private struct Pattern: Sendable, Hashable {
        let expression: RequestPattern?
        let value: String

        /// Reads `~expression`, or `~*expression` of any case.
        init(_ name: String, value: String) {
            let ignoresCase = name.hasPrefix("~*")
            let expression = String(name.dropFirst(ignoresCase ? 2 : 1))
            self.expression = RequestPattern(expression, ignoresCase: ignoresCase)
            self.value = value
        }
    }
}
