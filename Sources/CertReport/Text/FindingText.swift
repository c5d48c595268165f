internal import CertModel

/// Findings and errors, as all text documents show them.
extension TextLayout {
    /// Writes findings, the worst first; of a kind that is found often, the first five.
    mutating func findings(_ findings: [Finding]) {
        var counts: [FindingID: Int] = [:]
        var totals: [FindingID: Int] = [:]
        for finding in findings { totals[finding.id, default: 0] += 1 }
        for finding in findings.worstFirst {
            counts[finding.id, default: 0] += 1
            let (count, total) = (counts[finding.id] ?? 1, totals[finding.id] ?? 1)
            if verbose || count <= 5 || total == 6 {
                gap()
                self.finding(finding)
            } else if count == 6 {
                paragraph(more(total - 5, of: " \(finding.id)"), indent: 11, .dim)
            }
        }
    }

    private mutating func finding(_ finding: Finding) {
        let severity = finding.severity.rawValue
        let id = finding.id.rawValue.shown()
        let place = finding.locations.first?.shown ?? ""
        let head = [paint(id, .bold), place].filter { !$0.isEmpty }
        let isShort = 11 + id.columns + 2 + place.columns <= width
        line(
            "  \(paint(severity, finding.severity.style))\(severity.padding(to: 9))"
                + (isShort ? head.joined(separator: "  ") : head[0])
        )
        if !isShort { paragraph(place, indent: 11) }
        let isQuiet = finding.severity == .info
        paragraph(finding.message(in: .english).shown(upTo: 2000), indent: 11, isQuiet ? .dim : nil)
        if let remedy = finding.remedy(in: .english), verbose || !isQuiet {
            paragraph("fix: \(remedy.shown(upTo: 2000))", indent: 11)
        }
        if let help = help[finding] { paragraph("help: \(help)", indent: 11) }
        let others = finding.locations.dropFirst().map(\.shown)
        if !others.isEmpty { block(["also:"] + cut(others, to: 3), indent: 11, .dim) }
        if verbose { values(finding.values) }
    }

    private mutating func values(_ values: [Finding.Value]) {
        for value in values {
            let content =
                switch value.content {
                case .text(let text): [text.shown(upTo: 300)]
                case .number(let number): [String(number)]
                case .list(let texts): cut(texts.map { $0.shown(upTo: 300) }, to: 8)
                }
            block(["\(value.name.shown()):"] + content, indent: 11, .dim)
        }
    }

    /// Writes what was accepted, and why, where everything is shown.
    mutating func accepted(of report: Report) {
        guard verbose, report.acceptedCount > 0 else { return }
        gap()
        line("\(paint("ACCEPTED", .bold))  \(report.acceptedCount)")
        for reported in report.acceptedFindings {
            let place = reported.place.path.isEmpty ? "" : reported.place.shown
            accepted(
                reported.finding.severity.rawValue,
                [reported.finding.id.rawValue.shown(), reported.owner.shown(upTo: 60), place],
                reported.finding.message(in: .english),
                reported.grounds ?? AcceptanceGrounds()
            )
        }
        for accepted in report.acceptedErrors {
            let error = accepted.error
            self.accepted(
                "error",
                [error.code.description, error.shownSource],
                error.message(in: .english),
                accepted.grounds
            )
        }
    }

    private mutating func accepted(
        _ severity: String,
        _ head: [String],
        _ message: String,
        _ grounds: AcceptanceGrounds
    ) {
        gap()
        line("  \(severity)\(severity.padding(to: 9))\(head[0])")
        let place = head.dropFirst().filter { !$0.isEmpty }
        if !place.isEmpty { paragraph(place.joined(separator: "  "), indent: 11) }
        paragraph(message.shown(upTo: 2000), indent: 11, .dim)
        if let reason = grounds.reason {
            paragraph("reason: \(reason.shown(upTo: 2000))", indent: 11)
        }
        if let until = grounds.until { paragraph("until: \(until)", indent: 11) }
    }

    /// Writes what could not be checked, and why.
    mutating func errors(_ errors: [CertificateError]) {
        guard showsErrors else { return }
        let limit = 20
        let isCut = !verbose && errors.count > limit
        for error in isCut ? errors[..<limit] : errors[...] {
            gap()
            line("\(paint("ERROR", .bold, .red))  \(error.shownSource)  \(error.code)")
            paragraph(error.message(in: .english).shown(upTo: 2000), indent: 7)
            if let help = error.remedy(in: .english) {
                paragraph("help: \(help.shown(upTo: 2000))", indent: 7)
            }
            guard verbose else { continue }
            for words in error.underlying {
                paragraph("openssl: \(words.shown(upTo: 300))", indent: 7, .dim)
            }
        }
        guard isCut else { return }
        gap()
        paragraph(more(errors.count - limit, of: " not checked"), indent: 7, .dim)
    }
}

extension Severity {
    /// The colour it has on a page.
    var style: TextLayout.Style {
        switch self {
        case .error: .red
        case .warning: .yellow
        case .info: .dim
        }
    }
}

extension [CertificateError] {
    /// `2 files could not be checked`; nil where there is nothing.
    var tally: String? {
        guard !isEmpty else { return nil }
        let files = Set(compactMap(\.source)).count + count { $0.source == nil }
        return "\(counted(files, "file")) could not be checked"
    }
}
