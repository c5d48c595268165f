/// What a virtual host does with requests without TLS, as far as redirects decide it.
struct ApacheRedirects {
    private var rewrites = false
    /// Whether a condition stands before the next rule, and whether it is about TLS alone.
    private var conditions: [Bool] = []
    private var answer: PlainAnswer?

    /// Takes a directive of the virtual host, or of a section within it.
    mutating func take(_ name: String, _ words: [String], isNested: Bool) {
        switch name {
        case "redirect", "redirectpermanent", "redirecttemp":
            guard let target = words.last else { return }
            let path = words.dropLast().last ?? "/"
            note(target, isWhole: path == "/" && !isNested)
        case "redirectmatch":
            guard let target = words.last, words.count > 1 else { return }
            let pattern = words[words.count - 2]
            note(target, isWhole: Self.wholePatterns.contains(pattern) && !isNested)
        case "rewriteengine":
            if !isNested { rewrites = words.first?.isApacheOn == true }
        case "rewritecond":
            let tested = words.first?.prefix(64).uppercased() ?? ""
            let isAboutTLS = ["HTTPS", "SERVER_PORT", "REQUEST_SCHEME"].contains(
                where: tested.contains
            )
            // Renewals are answered without TLS.
            let isException = words.dropFirst().first?.contains(".well-known") == true
            conditions.append(isAboutTLS || isException)
        case "rewriterule":
            defer { conditions = [] }
            guard words.count > 1, rewrites || isNested else { return }
            let isWhole = Self.wholePatterns.contains(words[0]) && conditions.allSatisfy(\.self)
            note(words[1], isWhole: isWhole && !isNested)
        default: break
        }
    }

    private mutating func note(_ target: String, isWhole: Bool) {
        guard target.hasPrefix("https:"), answer != .redirectsToHTTPS else { return }
        answer = isWhole ? .redirectsToHTTPS : .undecided
    }

    /// The answers to requests without TLS.
    var plainRequests: PlainRequests {
        guard let answer else { return .served }
        return PlainRequests { _, _ in
            PlainRequests.Decision(answer: answer, dependsOnHost: false)
        }
    }

    /// The patterns that every path matches.
    private static let wholePatterns: Set = [
        "^", "^/", "/", ".*", "(.*)", "^(.*)$", "^(.*)", "^.*$", "^/(.*)$", "^/(.*)", "^/?(.*)",
        "^/?(.*)$", "^/.*$", "^/.*", "/(.*)", "(.*)$", ".", "^/?.*$", "/.*",
    ]
}
