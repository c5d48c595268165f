internal import CertModel

/// Findings with their fixes, and what could not be checked.
extension HTMLWriter {
    /// Writes findings, the worst first.
    mutating func findings(_ findings: [Finding]) {
        guard !findings.isEmpty else { return }
        list("ol", ["class": "findings"], findings.worstFirst, upTo: 10) { $0.finding($1) }
    }

    private mutating func finding(_ finding: Finding) {
        let style = finding.severity.pageClass
        element("li", ["class": style]) { writer in
            writer.element("p", ["class": "head"]) { writer in
                writer.element("b", ["class": "severity"], text: finding.severity.rawValue)
                writer.element("code", text: finding.id.rawValue)
                if let place = finding.locations.first { writer.place(place) }
            }
            writer.element("p", text: finding.message(in: .english).shortened(to: 2000))
            if let remedy = finding.remedy(in: .english) { writer.fix(remedy) }
            let others = finding.locations.dropFirst()
            guard !others.isEmpty else { return }
            writer.element("p", ["class": "also"]) { writer in
                writer.text("also at")
                for place in others.prefix(10) { writer.place(place) }
                if others.count > 10 { writer.text("and \(others.count - 10) more") }
            }
        }
    }

    /// Writes what was accepted and why, in a list that is closed at first.
    mutating func accepted(of report: Report) {
        guard let tally = report.acceptedTally else { return }
        element("details", ["id": "accepted", "class": "card"]) { writer in
            writer.element("summary", text: tally)
            let all = report.acceptedFindings
            writer.list("ol", ["class": "findings"], all, upTo: 100) { $0.accepted($1) }
            let errors = report.acceptedErrors
            guard !errors.isEmpty else { return }
            writer.list("ol", ["class": "findings"], errors, upTo: 100) { writer, accepted in
                writer.element("li", ["class": "pass"]) { writer in
                    writer.element("p", ["class": "head"]) { writer in
                        writer.element("code", text: accepted.error.code.description)
                        writer.text(" ")
                        writer.element("span", ["class": "at"], text: accepted.error.shownSource)
                    }
                    writer.element(
                        "p",
                        text: accepted.error.message(in: .english).shortened(to: 2000)
                    )
                    writer.grounds(accepted.grounds)
                }
            }
        }
    }

    private mutating func accepted(_ reported: ReportedFinding) {
        let finding = reported.finding
        element("li", ["class": "pass"]) { writer in
            writer.element("p", ["class": "head"]) { writer in
                writer.element("b", ["class": "severity"], text: finding.severity.rawValue)
                writer.element("code", text: finding.id.rawValue)
                if !reported.place.path.isEmpty { writer.place(reported.place) }
            }
            let owner = reported.owner.isEmpty ? "" : reported.owner.shortened(to: 200) + ": "
            let message = finding.message(in: .english).shortened(to: 2000)
            writer.element("p", text: owner + message)
            writer.grounds(reported.grounds ?? AcceptanceGrounds())
        }
    }

    private mutating func grounds(_ grounds: AcceptanceGrounds) {
        if let reason = grounds.reason {
            element("p", ["class": "also"], text: "reason: \(reason.shortened(to: 2000))")
        }
        guard let until = grounds.until else { return }
        element("p", ["class": "also"]) { writer in
            writer.text("until ")
            writer.moment(until)
        }
    }

    private mutating func fix(_ remedy: String) {
        element("p", ["class": "fix"]) { writer in
            writer.element("b", text: "Fix")
            writer.text(remedy.shortened(to: 2000))
        }
    }

    /// Writes a location.
    mutating func place(_ place: Location) {
        markup(" ")
        element("span", ["class": "at"], text: "\(place.path.shortened(to: 300)):\(place.line)")
    }

    /// Writes what could not be checked and why, each reason once with all that it holds of.
    mutating func errors(_ errors: [CertificateError]) {
        guard !errors.isEmpty else { return }
        var reasons: [[String?]: [CertificateError]] = [:]
        var order: [[String?]] = []
        for error in errors {
            let reason = [
                error.code.description, error.message(in: .english),
                error.remedy(in: .english),
            ]
            if reasons[reason] == nil { order.append(reason) }
            reasons[reason, default: []].append(error)
        }
        element("article", ["class": "card fail"]) { writer in
            writer.element("h3", text: "Could not be checked")
            let alike = order.compactMap { reasons[$0] }
            writer.list("ol", ["class": "findings"], alike, upTo: 10) { writer, errors in
                writer.element("li", ["class": "fail"]) { $0.reason(of: errors) }
            }
        }
    }

    private mutating func reason(of errors: [CertificateError]) {
        guard let first = errors.first else { return }
        element("p", ["class": "head"]) { writer in
            writer.element("b", ["class": "severity"], text: "not checked")
            writer.element("code", text: first.code.description)
        }
        element("p", text: first.message(in: .english).shortened(to: 2000))
        list("ul", ["class": "words"], errors, upTo: 8) { writer, error in
            writer.element("li", ["class": "at"], text: error.shownSource)
        }
        if let help = first.remedy(in: .english) { fix(help) }
    }

    /// Writes how often each kind of error and warning was found, where there is much to do.
    mutating func kinds(of report: Report, over cards: Int) {
        guard cards > 3 else { return }
        var counts: [Kind: Int] = [:]
        for finding in report.reportedFindings.map(\.finding) where finding.severity > .info {
            counts[Kind(severity: finding.severity, id: finding.id), default: 0] += 1
        }
        let sorted = counts.sorted { left, right in
            (left.key.severity, left.value, right.key.id.rawValue)
                > (right.key.severity, right.value, left.key.id.rawValue)
        }
        list("ul", ["class": "kinds"], Array(sorted), upTo: 12) { writer, entry in
            writer.element("li", ["class": entry.key.severity.pageClass]) { writer in
                writer.element("b", text: "\(entry.value)")
                writer.element("code", text: entry.key.id.rawValue)
            }
        }
    }

    private struct Kind: Hashable {
        let severity: Severity
        let id: FindingID
    }
}
