/// What a client gets that asks a site for a page without TLS.
public enum PlainAnswer: Sendable, Hashable {
    /// A redirect to an address that begins with `https:`.
    case redirectsToHTTPS
    /// A redirect, but not to HTTPS.
    case redirectsElsewhere
    /// An error, or a closed connection.
    case refuses
    /// The page.
    case serves
    /// An answer that depends on more than the host asked for.
    case undecided
}

extension PlainAnswer {
    /// The answer where one of two is given and it is not known which: a refusal serves nothing, so
    /// the other one counts.
    static func either(_ first: PlainAnswer, _ second: PlainAnswer) -> PlainAnswer {
        if first == .refuses { return second }
        return second == first || second == .refuses ? first : .undecided
    }
}

/// What a site does with requests without TLS; the reader of each kind of server makes it of the
/// server's own rules.
struct PlainRequests: Sendable {
    /// Decides on the requests for a host, and subtracts the work that it takes from `workLeft`;
    /// nil where every request gets the page.
    let decide: (@Sendable (_ host: String, _ workLeft: inout Int) -> Decision)?

    /// An answer, and whether another host may get another one.
    struct Decision {
        let answer: PlainAnswer
        let dependsOnHost: Bool
    }

    /// Every request gets the page.
    static let served = PlainRequests(decide: nil)
}

/// The answers of one site to requests without TLS for any of its hosts.
public struct PlainAnswers: Sendable {
    /// How much more work may be done, in the units of `maximumWork`.
    public private(set) var workLeft: Int
    private let requests: PlainRequests
    /// The answer for every host, once a decision did not depend on the host.
    private var common: PlainAnswer?

    /// The most work that all sites of a configuration may take, about a fifth of a second: steps
    /// followed, and positions at which expressions are tried.
    ///
    /// The answer is undecided beyond it.
    public static let maximumWork = 2_000_000

    /// Prepares to ask a site.
    public init(of site: Site, workLeft: Int = maximumWork) {
        requests = site.plainRequests
        self.workLeft = workLeft
        if requests.decide == nil { common = .serves }
    }

    /// The answer to a request for a page of a host, over a connection without TLS to port 80.
    public mutating func answer(for host: String) -> PlainAnswer {
        guard let decide = requests.decide else { return .serves }
        if let common { return common }
        let decision = decide(host.lowercased(), &workLeft)
        guard workLeft > 0 else { return .undecided }
        if !decision.dependsOnHost { common = decision.answer }
        return decision.answer
    }
}

extension Site {
    /// The answer to a request for a page of a host, over a connection without TLS to port 80.
    public func answer(toPlainRequestFor host: String) -> PlainAnswer {
        var answers = PlainAnswers(of: self)
        return answers.answer(for: host)
    }
}
