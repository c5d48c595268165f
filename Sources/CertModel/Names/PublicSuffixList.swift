/// The suffixes under which registries delegate names, by the list at <https://publicsuffix.org>.
///
/// Of the list's two parts only ICANN's counts. Suffixes that companies give out names under stand
/// in the other, and wildcards below them are issued every day: the company itself asks for them.
public struct PublicSuffixList: Sendable, Hashable {
    private let rules: Set<String>

    /// Reads a list: a rule a line, comments after `//`, names in lower case, in Unicode or ASCII.
    public init(_ text: some StringProtocol) {
        var rules: Set<String> = []
        for line in String(text).split(whereSeparator: \.isNewline) {
            if line.hasPrefix("//") {
                if line.contains("BEGIN PRIVATE DOMAINS") { break }
                continue
            }
            guard let rule = line.split(whereSeparator: \.isWhitespace).first else { continue }
            rules.insert(Self.ascii(rule))
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

    /// Whether a name is a public suffix itself.
    ///
    /// > publicsuffix.org: "If no rules match, the prevailing rule is '*'", so that an unknown
    /// > top-level domain is one.
    public func contains(_ name: some StringProtocol) -> Bool {
        let name = name.lowercased()
        if rules.contains("!" + name) { return false }
        if rules.contains(name) { return true }
        guard let dot = name.firstIndex(of: ".") else { return true }
        return rules.contains("*" + name[dot...])
    }
}
