extension Finding {
    /// Texts in a row for people, long rows cut with a count: `a, b and 7 more`.
    package static func enumeration(_ texts: [String]) -> String {
        let limit = 8
        guard texts.count > limit else {
            guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
            return texts.dropLast().joined(separator: ", ") + " and " + last
        }
        let shown = texts.prefix(limit - 1).joined(separator: ", ")
        return "\(shown) and \(texts.count - limit + 1) more"
    }
}
