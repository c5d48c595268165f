public import CertModel

/// The document of `expiry`, to be mailed by cron: empty where nothing expires, else a paragraph a
/// certificate, the most urgent first.
extension TextLayout {
    mutating func expiry(_ report: Report) {
        let urgent = report.deployments.mostUrgentFirst
        for deployment in urgent {
            gap()
            expiring(deployment)
        }
        beside(report.findings.filter { $0.severity > .info })
        errors(report.errors)
        if !urgent.isEmpty || !report.errors.isEmpty { accepted(of: report) }
        let passedOver = urgent.isEmpty ? 0 : report.skippedFiles
        guard urgent.count > 1 || !report.errors.isEmpty || passedOver > 0 else { return }
        gap()
        paragraph(expirySummary(of: report, urgent: urgent.count), indent: 0, .bold)
    }

    /// Who, when, where, and what to do, for each thing found out about one certificate.
    private mutating func expiring(_ deployment: Deployment) {
        let verdict = deployment.verdict
        line(
            "\(paint(verdict.word, .bold, verdict.style))  \(paint(displayName(forDomain: deployment.name), .bold))"
        )
        let names = deployment.domains.lazy.map(displayName(forDomain:))
        let findings = deployment.findings.worstFirst.filter { verbose || $0.severity > .info }
        for finding in findings {
            paragraph(finding.message(in: .english).shown(upTo: 2000), indent: 6)
            if let moment = finding.moment, let here = localTimes[moment] {
                row("when", [here.printable], indent: 6, gutter: 7)
            }
            row("where", cut(finding.locations.map(\.shown), to: 3), indent: 6, gutter: 7)
            if let remedy = finding.remedy(in: .english) {
                row("fix", remedy.shown(upTo: 2000).words, indent: 6, gutter: 7)
            }
        }
        if names.count > 1 { row("names", cut(names, to: 8), indent: 6, gutter: 7) }
        guard !deployment.alsoIn.isEmpty else { return }
        row("also", ["in"] + cut(deployment.alsoIn.map(\.shown), to: 3), indent: 6, gutter: 7)
    }

    /// `2 certificates need attention; 1 file could not be checked`.
    private func expirySummary(of report: Report, urgent: Int) -> String {
        let total =
            urgent == 0
            ? nil : "\(counted(urgent, "certificate")) \(urgent == 1 ? "needs" : "need") attention"
        return [total, report.errors.tally, report.acceptedTally, report.skippedTally].compactMap {
            $0
        }.joined(
            separator: "; "
        )
    }
}

extension Finding {
    /// The moment that it is about, where it is about one.
    public var moment: Timestamp? {
        switch detail {
        case .time(.expired(let moment, _, _)), .time(.notYetValid(let moment, _, _)),
            .time(.expiresSoon(let moment, _, _, _)):
            moment
        default: nil
        }
    }
}

extension [Deployment] {
    /// Those with warnings and errors: errors first, then those with the least time left.
    fileprivate var mostUrgentFirst: [Deployment] {
        [Severity.error, .warning].flatMap { severity in
            enumerated().filter { $0.element.worst == severity }
                .sorted { left, right in
                    (left.element.certificate.secondsLeft, left.offset)
                        < (right.element.certificate.secondsLeft, right.offset)
                }
                .map(\.element)
        }
    }
}
