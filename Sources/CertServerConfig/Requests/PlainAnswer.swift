/// What a client meets who asks a site for a page without TLS.
public enum PlainAnswer: Sendable, Hashable {
    /// Redirected to an address that begins with `https:`.
    case redirectsToHTTPS
    /// Redirected, but not to HTTPS.
    case redirectsElsewhere
    /// An error, or a closed connection.
    case refuses
    /// The page.
    case serves
    /// What depends on more than the host asked for.
    case undecided
}

extension Site {
    /// What a client meets who asks this site for a page of a host, over a connection without TLS
    /// to port 80.
    public func answer(toPlainRequestFor host: String) -> PlainAnswer {
        var answers = PlainAnswers(of: self)
        return answers.answer(for: host)
    }
}

/// What one site answers to plain requests for any of its hosts.
public struct PlainAnswers: Sendable {
    /// How much more work may be done: steps followed, and positions looked at by expressions.
    public private(set) var workLeft: Int
    private let rules: RequestRules
    /// The answer for every host, where the last one was found without asking for the host.
    private var common: PlainAnswer?

    /// How much work all sites of a configuration may cost, about a fifth of a second.
    ///
    /// The answer is undecided beyond it.
    public static let maximumWork = 2_000_000

    /// The pages asked for, which have nothing in common that an expression may be after.
    ///
    /// The front page is not among them: a site that treats it in a way of its own is judged by
    /// the others.
    private static let pages = ["/x7qk", "/x7qk/w2zj/", "/X7QK-w2zj/k_9.html"]

    /// Prepares to ask a site.
    public init(of site: Site, workLeft: Int = maximumWork) {
        rules = site.requests
        self.workLeft = workLeft
        if rules.isEmpty { common = .serves }
    }

    /// The answer to a request for a page of a host.
    public mutating func answer(for host: String) -> PlainAnswer {
        if let common { return common }
        let host = host.lowercased()
        var readsHost = false
        var answers: [PlainAnswer] = []
        for page in Self.pages {
            var request = PlainRequest(host: host, page: page, rules: rules, workLeft: workLeft)
            answers.append(request.answer())
            workLeft = request.workLeft
            readsHost = readsHost || request.hasReadHost
        }
        guard workLeft > 0 else { return .undecided }
        let answer = answers.dropFirst().reduce(answers[0], PlainAnswer.either)
        if !readsHost { common = answer }
        return answer
    }
}

extension PlainAnswer {
    /// What comes of two answers of which one is given: a refusal serves nothing, so that the other
    /// one tells.
    static func either(_ first: PlainAnswer, _ second: PlainAnswer) -> PlainAnswer {
        if first == .refuses { return second }
        return second == first || second == .refuses ? first : .undecided
    }
}
