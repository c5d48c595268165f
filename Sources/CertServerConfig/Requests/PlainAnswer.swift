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
        var request = PlainRequest(host: host.lowercased(), maps: requests.maps)
        let answer =
            request.answer(of: requests.server) ?? request.answer(of: requests.location) ?? .serves
        return request.possibleAnswers.reduce(answer, PlainAnswer.either)
    }
}

extension PlainAnswer {
    /// What comes of two answers of which one is given: a refusal serves nothing, so that the other
    /// one tells.
    fileprivate static func either(_ first: PlainAnswer, _ second: PlainAnswer) -> PlainAnswer {
        if first == .refuses { return second }
        return second == first || second == .refuses ? first : .undecided
    }
}

extension PlainRequest {
    /// Follows the steps; nil where they end without an answer.
    ///
    /// What stands under a condition that can't be decided is noted as a possible answer.
    fileprivate mutating func answer(of steps: [RequestStep]) -> PlainAnswer? {
        guard case .answer(let answer) = outcome(of: steps) else { return nil }
        return answer
    }

    private enum Outcome {
        case answer(PlainAnswer)
        case end
        case passed
    }

    private mutating func outcome(of steps: [RequestStep]) -> Outcome {
        for step in steps {
            let outcome = outcome(of: step)
            if case .passed = outcome { continue }
            return outcome
        }
        return .passed
    }

    private mutating func outcome(of step: RequestStep) -> Outcome {
        switch step {
        case .set(let variable, let value):
            assign(value, to: variable)
            return .passed
        case .answer(let code, let text):
            return .answer(answer(code, text))
        case .rewrite(let replacement, let flag):
            if let answer = redirect(to: replacement, flag: flag) { return .answer(answer) }
            return flag == "last" || flag == "break" ? .end : .passed
        case .condition(let condition, let inner):
            guard let holds = holds(condition) else {
                if let answer = answer(of: inner) { possibleAnswers.append(answer) }
                forget(inner)
                return .passed
            }
            return holds ? outcome(of: inner) : .passed
        case .end:
            return .end
        }
    }

    private mutating func answer(_ code: Int, _ text: String) -> PlainAnswer {
        switch code {
        case 301, 302, 303, 307, 308: redirect(to: text)
        case 200..<300: .serves
        default: .refuses
        }
    }

    /// What a `rewrite` answers; nil where it only changes the path.
    private mutating func redirect(to replacement: String, flag: String) -> PlainAnswer? {
        let isAbsolute = ["http://", "https://", "$scheme"].contains(where: replacement.hasPrefix)
        guard isAbsolute || flag == "redirect" || flag == "permanent" else { return nil }
        return redirect(to: replacement)
    }

    private mutating func redirect(to text: String) -> PlainAnswer {
        let target = expansion(of: text)
        if target.text.hasPrefix("https://") { return .redirectsToHTTPS }
        return target.text.isEmpty && !target.isWhole ? .undecided : .redirectsElsewhere
    }
}
