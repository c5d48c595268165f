/// How nginx works on a request: the steps of the server block, the location of the path, the steps
/// of the location, who may ask, and the page.
extension PlainRequest {
    /// The answer to the request.
    mutating func answer() -> PlainAnswer {
        let answer = answer(of: rules.server) ?? answerOfLocation()
        return possibleAnswers.reduce(answer, PlainAnswer.either)
    }

    private mutating func answerOfLocation() -> PlainAnswer {
        hasMoved = false
        let location = location(among: rules.locations).found
        return answer(in: location)
    }

    private mutating func answer(in location: RequestLocation?) -> PlainAnswer {
        guard jumpsLeft > 0 else { return .undecided }
        jumpsLeft -= 1
        let block = location?.block ?? RequestBlock()
        if block.isInternal, isUnchanged { return refusal(404, in: block) }
        switch outcome(of: block.steps, in: block) {
        case .answer(let answer): return answer
        case .search: return answerOfLocation()
        case .end: break
        case .passed: if hasMoved { return answerOfLocation() }
        }
        if isDenied(in: block) { return refusal(403, in: block) }
        return page(of: block)
    }

    /// The answer where nothing else has answered: the page, unless `try_files` leads elsewhere for
    /// pages that do not exist.
    private mutating func page(of block: RequestBlock) -> PlainAnswer {
        guard let fallback = block.fallback, let location = named(fallback) else { return .serves }
        return answer(in: location) == .redirectsToHTTPS ? .undecided : .serves
    }

    private func isDenied(in block: RequestBlock) -> Bool {
        guard !block.isSatisfiedByAny, !rules.server.isSatisfiedByAny else { return false }
        let access = block.access.isEmpty ? rules.server.access : block.access
        return access.first { $0 != .other } == .denyAll
    }

    /// The answer with an error, or with what is sent instead of it.
    private mutating func refusal(_ code: Int, in block: RequestBlock) -> PlainAnswer {
        let pages = block.errorPages.isEmpty ? rules.server.errorPages : block.errorPages
        guard let target = pages[code] else { return .refuses }
        if let location = named(target) { return answer(in: location) }
        return target.lowercased().hasPrefix("http") ? redirect(to: target) : .refuses
    }

    private func named(_ name: String) -> RequestLocation? {
        rules.locations.first { $0.selector == .named(name) }
    }
}

/// The search for the location of a path.
extension PlainRequest {
    /// nginx: an exact path comes first, then the longest prefix with the locations inside it, and
    /// unless that says `^~`, the first expression that matches comes before it.
    private mutating func location(
        among locations: [RequestLocation]
    ) -> (found: RequestLocation?, isFinal: Bool) {
        workLeft -= locations.count
        guard workLeft > 0 else { return (nil, false) }
        var longest: (location: RequestLocation, length: Int, isFinal: Bool)?
        for location in locations {
            switch location.selector {
            case .exact(let text) where text == path:
                return (location, true)
            case .prefix(let text, let isFinal)
            where isBelow(text) && text.utf8.count > longest?.length ?? -1:
                longest = (location, text.utf8.count, isFinal)
            default: continue
            }
        }
        var chosen = longest?.location
        if let inner = longest?.location.inner, !inner.isEmpty {
            let nested = location(among: inner)
            if nested.isFinal { return nested }
            chosen = nested.found ?? chosen
        }
        if longest?.isFinal != true, let matched = matching(among: locations) {
            return (location(among: matched.inner).found ?? matched, true)
        }
        return (chosen, false)
    }

    private func isBelow(_ prefix: String) -> Bool {
        // A path that is not known is in the location of every page.
        path?.hasPrefix(prefix) ?? (prefix == "/")
    }

    /// The first location whose expression matches.
    ///
    /// The answer of a location whose expression is not understood is one of the possible ones.
    private mutating func matching(among locations: [RequestLocation]) -> RequestLocation? {
        for location in locations {
            guard case .pattern(let pattern) = location.selector else { continue }
            switch matchesPath(pattern) {
            case true?: return location
            case false?: continue
            case nil:
                var branch = self
                let answer = branch.answer(in: location)
                possibleAnswers = branch.possibleAnswers + [answer]
                workLeft = branch.workLeft
            }
        }
        return nil
    }
}

/// The outcome of the rewrite module's directives.
extension PlainRequest {
    private enum Outcome {
        case answer(PlainAnswer)
        /// The location is searched again, by the path as it is now.
        case search
        case end
        case passed
    }

    /// The answer of the server block; nil if it has none.
    private mutating func answer(of server: RequestBlock) -> PlainAnswer? {
        guard case .answer(let answer) = outcome(of: server.steps, in: server) else { return nil }
        return answer
    }

    private mutating func outcome(of steps: [RequestStep], in block: RequestBlock) -> Outcome {
        for step in steps {
            workLeft -= 1
            guard workLeft > 0 else { return .answer(.undecided) }
            let outcome = outcome(of: step, in: block)
            if case .passed = outcome { continue }
            return outcome
        }
        return .passed
    }

    private mutating func outcome(of step: RequestStep, in block: RequestBlock) -> Outcome {
        switch step {
        case .set(let variable, let value):
            assign(value, to: variable)
            return .passed
        case .answer(let code, let text):
            return .answer(answer(code, text, in: block))
        case .rewrite(let pattern, let replacement, let flag):
            return rewrite(pattern, to: replacement, flag: flag)
        case .condition(let condition, let inner):
            guard let holds = holds(condition) else {
                if let answer = possibleAnswer(of: inner, in: block) {
                    possibleAnswers.append(answer)
                }
                forget(inner)
                return .passed
            }
            return holds ? outcome(of: inner, in: block) : .passed
        case .end:
            return .end
        case .program:
            possibleAnswers.append(.undecided)
            return .passed
        }
    }

    /// The possible answers of steps of which it is not known whether they are executed.
    private mutating func possibleAnswer(
        of steps: [RequestStep],
        in block: RequestBlock
    ) -> PlainAnswer? {
        var branch = self
        let outcome = branch.outcome(of: steps, in: block)
        possibleAnswers = branch.possibleAnswers
        workLeft = branch.workLeft
        guard case .answer(let answer) = outcome else { return nil }
        return answer
    }

    private mutating func answer(
        _ code: Int,
        _ text: String,
        in block: RequestBlock
    ) -> PlainAnswer {
        switch code {
        case 301, 302, 303, 307, 308: redirect(to: text)
        case 200..<300: .serves
        default: text.isEmpty ? refusal(code, in: block) : .refuses
        }
    }

    /// Follows a `rewrite`, which redirects or changes the path.
    private mutating func rewrite(
        _ pattern: RequestPattern?,
        to replacement: String,
        flag: String
    ) -> Outcome {
        let isAbsolute = ["http://", "https://", "$scheme"].contains(where: replacement.hasPrefix)
        let redirects = isAbsolute || flag == "redirect" || flag == "permanent"
        guard let matches = matchesPath(pattern) else {
            if redirects { possibleAnswers.append(redirect(to: replacement)) }
            return .passed
        }
        guard matches else { return .passed }
        if redirects { return .answer(redirect(to: replacement)) }
        rewritePath(to: replacement)
        switch flag {
        case "last": return .search
        case "break":
            hasMoved = false
            return .end
        default: return .passed
        }
    }

    private mutating func redirect(to text: String) -> PlainAnswer {
        let scheme = "https://"
        let target = expansion(of: text, octets: scheme.utf8.count)
        let beginning = target.text.lowercased()
        if beginning.hasPrefix(scheme) { return .redirectsToHTTPS }
        return !target.isWhole && scheme.hasPrefix(beginning) ? .undecided : .redirectsElsewhere
    }
}
