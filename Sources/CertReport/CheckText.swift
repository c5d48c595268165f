internal import CertModel

/// The document of `check`: what fails in full, what passes in a line, and the sum.
extension TextLayout {
    mutating func check(_ report: Report) {
        let isOnly = report.subjects.count == 1
        let isDetailed = { (subject: Subject) in
            isOnly || (subject.worst ?? .info) > .info
        }
        for severity in [Severity.error, .warning, .info] {
            for subject in report.subjects
            where isDetailed(subject) && (subject.worst ?? .info) == severity {
                self.subject(subject, at: report.checkedAt)
            }
        }
        beside(report.findings)
        passed(report.subjects.filter { !isDetailed($0) }, at: report.checkedAt)
        errors(report.errors)
        guard
            !isOnly || !report.errors.isEmpty || !report.findings.isEmpty
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

    private mutating func passed(_ subjects: [Subject], at now: Timestamp) {
        guard !subjects.isEmpty else { return }
        gap()
        if verbose {
            for (index, subject) in subjects.enumerated() {
                if index > 0 { gap() }
                passedBlock(subject, at: now)
            }
            return
        }
        let shown = subjects.count > 21 ? subjects[..<20] : subjects[...]
        let column = shown.map { $0.name.shown(upTo: 40).columns }.max() ?? 0
        for subject in shown { passedLine(subject, column: column, at: now) }
        if shown.count < subjects.count {
            paragraph(more(subjects.count - shown.count, of: " pass"), indent: 6, .dim)
        }
    }

    private mutating func passedLine(_ subject: Subject, column: Int, at now: Timestamp) {
        let name = subject.name.shown(upTo: 40)
        let left = subject.certificate.validity(at: now).last ?? ""
        let place = subject.certificate.location.shown
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
        [verdictSummary, skippedTally].compactMap { $0 }.joined(separator: "; ")
    }

    /// `3 certificates: 1 failed, 2 passed; 1 file could not be checked`.
    var verdictSummary: String {
        let failed = subjects.count { $0.worst == .error }
        let warned = subjects.count { $0.worst == .warning }
        let verdicts = [
            (failed, "failed"), (warned, "with warnings"),
            (subjects.count - failed - warned, "passed"),
        ]
        let verdict = verdicts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        var parts = ["no certificate was checked"]
        if !subjects.isEmpty {
            let total = counted(subjects.count, "certificate")
            parts = ["\(total): \(verdict.joined(separator: ", "))"]
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
