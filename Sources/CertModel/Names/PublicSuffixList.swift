/// The suffixes under which anybody may register names, by the list at <https://publicsuffix.org>.
public struct PublicSuffixList: Sendable, Hashable {
    /// Which of the list's two divisions a suffix stands in.
    public enum Division: Sendable, Hashable {
        /// Suffixes that registries delegate.
        case registry
        /// Suffixes that companies give out names under.
        case company
    }

    private let rules: [String: Division]

    /// Reads a list: a rule a line, comments after `//`, names in lower case, in Unicode or ASCII.
    public init(_ text: some StringProtocol) {
        var rules: [String: Division] = [:]
        var division = Division.registry
        for line in String(text).split(whereSeparator: \.isNewline) {
            if line.hasPrefix("//") {
                if line.contains("BEGIN PRIVATE DOMAINS") { division = .company }
                continue
            }
            guard let rule = line.split(whereSeparator: \.isWhitespace).first else { continue }
            rules[Self.ascii(rule)] = division
        }
        self.rules = rules
    }

    /// A rule with its labels as A-labels, its asterisk and exclamation mark kept.
    private static func ascii(_ rule: some StringProtocol) -> String {
        guard !rule.utf8.allSatisfy({ $0 < 0x80 }) else { return String(rule) }
        return rule.split(separator: ".").map { label in
            (try? InternationalizedLabel.ascii(of: label)) ?? String(label)
        }.joined(separator: ".")
    }

    /// Whether a name is a public suffix itself, and of which division.
    ///
    /// > publicsuffix.org: "If no rules match, the prevailing rule is '*'", so that an unknown
    /// > top-level domain is one.
    public func division(ofSuffix name: some StringProtocol) -> Division? {
        let name = name.lowercased()
        if rules["!" + name] != nil { return nil }
        if let division = rules[name] { return division }
        guard let dot = name.firstIndex(of: ".") else { return .registry }
        return rules["*" + name[dot...]]
    }
}
