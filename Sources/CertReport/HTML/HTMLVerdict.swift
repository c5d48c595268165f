internal import CertModel
internal import CertWording

/// What a page says first.
struct HTMLVerdict {
    /// `PASS`, `WARN`, `FAIL`, or `ERROR` where something could not be checked.
    let word: String
    /// The class that it is coloured by.
    let style: String
    let summary: String

    init(_ report: Report, _ sites: [JudgedSite]) {
        let isWhole = report.errors.isEmpty
        word = isWhole ? report.worst.verdict.word : "ERROR"
        style = isWhole ? (report.worst ?? .info).pageClass : Severity.error.pageClass
        summary = report.sites == nil ? report.verdictSummary : report.summary(of: sites)
    }

    /// A sign for the browser's tab.
    var icon: StaticString {
        switch style {
        case "fail":
            "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Ccircle cx='8' cy='8' r='7' fill='%23c5221f'/%3E%3C/svg%3E"
        case "warn":
            "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Ccircle cx='8' cy='8' r='7' fill='%23d99000'/%3E%3C/svg%3E"
        default:
            "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Ccircle cx='8' cy='8' r='7' fill='%231e8e3e'/%3E%3C/svg%3E"
        }
    }
}

extension Severity {
    /// The class that what has this severity is coloured by.
    var pageClass: String {
        switch self {
        case .error: "fail"
        case .warning: "warn"
        case .info: "pass"
        }
    }
}

extension HTMLWriter {
    /// Writes the head of the page: the verdict, the sums, and where the rest is.
    mutating func verdict(_ verdict: HTMLVerdict, of report: Report, _ cards: [HTMLCard]) {
        element("header", ["class": verdict.style]) { writer in
            writer.element("p", ["class": "kicker"]) { writer in
                writer.text("certcheck \(report.command.rawValue), judged at ")
                writer.moment(report.checkedAt)
            }
            writer.element("h1") { writer in
                writer.element("b", ["class": "word"], text: verdict.word)
                writer.element("span", text: verdict.summary)
            }
            writer.sums(of: report)
            writer.links(report, cards)
        }
    }

    private mutating func sums(of report: Report) {
        element("ul", ["class": "sums"]) { writer in
            writer.sum(report.count(of: .error), "error", .error)
            writer.sum(report.count(of: .warning), "warning", .warning)
            if let accepted = report.acceptedTally {
                writer.element("li") { $0.element("a", ["href": "#accepted"], text: accepted) }
            }
            if let skipped = report.skippedTally { writer.element("li", text: skipped) }
            writer.next(of: report)
        }
    }

    /// Writes which certificate runs out next.
    private mutating func next(of report: Report) {
        let valid = report.deployments.filter { $0.certificate.secondsLeft >= 0 }
        guard let next = valid.min(by: { $0.certificate.notAfter < $1.certificate.notAfter })
        else { return }
        element("li") { writer in
            writer.text("next to expire: ")
            writer.name(displayName(forDomain: next.name))
            writer.text("in \(Language.english.duration(seconds: next.certificate.secondsLeft))")
        }
    }

    private mutating func sum(_ count: Int, _ noun: String, _ severity: Severity) {
        let style = count > 0 ? severity.pageClass : "none"
        element("li", ["class": style], text: counted(count, noun))
    }

    private mutating func links(_ report: Report, _ cards: [HTMLCard]) {
        element("nav", ["aria-label": "Parts of this page"]) { writer in
            let worse = cards.count { $0.verdict != .pass }
            if worse > 0 || !report.errors.isEmpty {
                writer.element("a", ["href": "#fix"], text: "What to do")
            }
            if !report.deployments.isEmpty {
                writer.element("a", ["href": "#timeline"], text: "What expires when")
            }
            if worse < cards.count {
                writer.element("a", ["href": "#well"], text: "What is well")
            }
        }
    }

    /// Writes a moment to the second, `2026-04-01 00:00:00 UTC`.
    mutating func moment(_ moment: Timestamp) {
        let text = moment.description
        let words = text.dropLast().split(separator: "T").joined(separator: " ") + " UTC"
        element("time", ["datetime": text], text: words)
    }

    /// Writes the day of a moment.
    mutating func day(_ moment: Timestamp) {
        element("time", ["datetime": moment.description], text: moment.date)
    }
}
