internal import CertModel

/// The document of `check`: what fails in full, what passes in a line, and the sum.
extension TextLayout {
    mutating func check(_ report: Report) {
        let deployments = report.deployments
        let isOnly = deployments.count == 1
        // Their places: a subject is too large to copy for a look at it.
        let places = Dictionary(grouping: deployments.indices) { deployments[$0].verdict.severity }
        for severity in [Severity.error, .warning, .info] where severity > .info || isOnly {
            for place in places[severity] ?? [] {
                deployment(deployments[place], at: report.checkedAt)
            }
        }
        beside(report.findings)
        if !isOnly, let places = places[.info] {
            passed(deployments, places, at: report.checkedAt)
        }
        errors(report.errors)
        accepted(of: report)
        guard
            !isOnly || report.acceptedCount > 0 || !report.errors.isEmpty
                || !report.findings.isEmpty
                || report.skippedFiles > 0
        else { return }
        gap()
        paragraph(report.summary, indent: 0, .bold)
    }

    /// Writes the findings that belong to no certificate.
    mutating func beside(_ findings: [Finding]) {
        guard !findings.isEmpty else { return }
        gap()
        line("\(paint("BESIDE THE CERTIFICATES", .bold))  \(findings.tally)".trimmed)
        self.findings(findings)
    }

    private mutating func passed(_ deployments: [Deployment], _ places: [Int], at now: Timestamp) {
        guard !verbose else {
            for place in places { deployment(deployments[place], at: now) }
            return
        }
        gap()
        let shown = places.count > 21 ? places[..<20] : places[...]
        let column = shown.map { deployments[$0].name.shown(upTo: 40).columns }.max() ?? 0
        for place in shown { passedLine(deployments[place], column: column, at: now) }
        if shown.count < places.count {
            paragraph(more(places.count - shown.count, of: " pass"), indent: 6, .dim)
        }
    }

    private mutating func passedLine(_ deployment: Deployment, column: Int, at now: Timestamp) {
        let name = deployment.name.shown(upTo: 40)
        let left = deployment.certificate.validity(at: now).last ?? ""
        let place = deployment.certificate.location.shown
        let head = "\(name)\(name.padding(to: column))  \(left)"
        let verdict = paint("PASS", .bold, .green)
        guard 6 + head.columns + 2 + place.columns > width else {
            return line("\(verdict)  \(head)  \(place)")
        }
        line("\(verdict)  \(head)")
        paragraph(place, indent: 6)
    }
}

extension Report {
    /// The verdict's sums, and the files passed over.
    var summary: String {
        [verdictSummary, acceptedTally, skippedTally].compactMap { $0 }.joined(separator: "; ")
    }

    /// `3 certificates: 1 failed, 2 passed; 1 file could not be checked`.
    var verdictSummary: String {
        var parts = ["no certificate was checked"]
        if !deployments.isEmpty {
            let total = counted(deployments.count, "certificate")
            let verdicts = deployments.indices.lazy.map { deployments[$0].verdict }
            parts = ["\(total): \(verdicts.summary)"]
        }
        if !findings.tally.isEmpty { parts.append("beside them \(findings.tally)") }
        if let errors = errors.tally { parts.append(errors) }
        return parts.joined(separator: "; ")
    }
}

extension String {
    /// The text without the spaces at its end.
    var trimmed: String {
        var text = self
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }
}
