extension RequestRules {
    /// The site's answers to requests without TLS.
    var plainRequests: PlainRequests {
        guard !isEmpty else { return .served }
        return PlainRequests { host, workLeft in
            var dependsOnHost = false
            var answers: [PlainAnswer] = []
            for page in Self.pages {
                var request = PlainRequest(host: host, page: page, rules: self, workLeft: workLeft)
                answers.append(request.answer())
                workLeft = request.workLeft
                dependsOnHost = dependsOnHost || request.hasReadHost
            }
            let answer = answers.dropFirst().reduce(answers[0], PlainAnswer.either)
            return PlainRequests.Decision(answer: answer, dependsOnHost: dependsOnHost)
        }
    }

    /// The pages asked for, which have nothing in common that an expression may look for.
    ///
    /// The front page is not among them: a site that treats it in a special way is judged by the
    /// others.
    private static let pages = ["/x7qk", "/x7qk/w2zj/", "/X7QK-w2zj/k_9.html"]
}
