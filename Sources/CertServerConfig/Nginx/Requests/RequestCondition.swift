/// The condition of an `if`.
enum RequestCondition: Sendable, Hashable {
    /// `($variable)`: neither empty nor `0`.
    case isSet(variable: String)
    /// `($variable = text)`
    case equals(variable: String, text: String)
    /// `($variable != text)`
    case differs(variable: String, text: String)
    /// `($variable ~ expression)`, or `!~` if it is negated.
    case matches(variable: String, pattern: RequestPattern, isNegated: Bool)
    /// Anything else: files that exist, expressions that are not understood.
    case undecidable

    /// Reads the words of a condition; the parentheses are part of the first and the last one.
    init(nginx arguments: [String]) {
        var words = arguments
        guard let first = words.first, first.hasPrefix("(") else {
            self = .undecidable
            return
        }
        words[0].removeFirst()
        if let last = words.last, last.hasSuffix(")") { words[words.count - 1].removeLast() }
        words.removeAll(where: \.isEmpty)
        guard let variable = words.first, variable.hasPrefix("$") else {
            self = .undecidable
            return
        }
        let name = String(variable.dropFirst())
        switch (words.count, words.dropFirst().first) {
        case (1, _): self = .isSet(variable: name)
        case (2, "="): self = .equals(variable: name, text: "")
        case (2, "!="): self = .differs(variable: name, text: "")
        case (3, "="): self = .equals(variable: name, text: words[2])
        case (3, "!="): self = .differs(variable: name, text: words[2])
        case (3, "~"?), (3, "~*"?), (3, "!~"?), (3, "!~*"?):
            self.init(variable: name, words[1], expression: words[2])
        default: self = .undecidable
        }
    }

    private init(variable: String, _ word: String, expression: String) {
        guard let pattern = RequestPattern(expression, ignoresCase: word.hasSuffix("*")) else {
            self = .undecidable
            return
        }
        self = .matches(variable: variable, pattern: pattern, isNegated: word.hasPrefix("!"))
    }
}
