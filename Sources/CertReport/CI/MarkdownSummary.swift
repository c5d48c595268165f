public import CertModel

/// Renders what was found as the Markdown that GitHub shows as a step's summary.
///
/// ```markdown
/// ### certcheck: 3 certificates: 1 failed, 2 passed
///
/// | | Certificate | File | Valid until | Found |
/// | --- | --- | --- | --- | --- |
/// | ❌ | www.example.test | deploy/fullchain.pem:1 | 2026-04-01T00:00:00Z | chain-incomplete |
///
/// - **chain-incomplete** www.example.test: the certificate's issuer, … <br> Append …
/// ```
///
/// The worst come first, and what does not fit into GitHub's limit is counted. Everything that
/// came from a file is written as character references: no markup, no link, no mention.
public struct MarkdownSummary: Sendable, Hashable {
    /// The most rows, and the most findings, that are shown.
    private static let limit = 100

    /// Creates a format.
    public init() {}

    /// The summary of a report.
    public func render(_ report: Report) -> String {
        var text = "### certcheck: \(report.summary.markdown)\n"
        rows(of: report, in: &text)
        errors(report.errors, in: &text)
        findings(of: report, in: &text)
        return text + "\n"
    }

    private func rows(of report: Report, in text: inout String) {
        guard !report.deployments.isEmpty else { return }
        text +=
            "\n| | Certificate | File | Valid until | Found |\n| --- | --- | --- | --- | --- |\n"
        let deployments = report.deployments.worstFirst
        for deployment in deployments.prefix(Self.limit) {
            let found = deployment.findings.filter { $0.severity > .info }.map(\.id.rawValue)
            let ids = Set(found + deployment.unchecked.map(\.code.description))
            let cells = [
                deployment.sign, deployment.name.shortened(to: 100).markdown,
                deployment.certificate.location.shown.markdown,
                deployment.certificate.notAfter.description,
                ids.sorted().joined(separator: ", "),
            ]
            text += "| \(cells.joined(separator: " | ")) |\n"
        }
        more(deployments.count, "certificate", in: &text)
    }

    private func errors(_ errors: [CertificateError], in text: inout String) {
        guard !errors.isEmpty else { return }
        text += "\n"
        for error in errors.prefix(Self.limit) {
            text +=
                "- **\(error.code)** \(error.shownSource.markdown): \(error.sentence.markdown)\n"
        }
        more(errors.count, "file", in: &text)
    }

    private func findings(of report: Report, in text: inout String) {
        let all = report.reportedFindings.filter { $0.finding.severity > .info }
        let sorted =
            all.filter { $0.finding.severity == .error }
            + all.filter { $0.finding.severity == .warning }
        guard !sorted.isEmpty else { return }
        text += "\n"
        for reported in sorted.prefix(Self.limit) {
            let place = reported.place.path.isEmpty ? "" : " (\(reported.place.shown.markdown))"
            let sentence = reported.sentence.markdown
            text +=
                "- \(reported.finding.severity.sign) **\(reported.finding.id)** \(sentence)\(place)\n"
        }
        more(sorted.count, "finding", in: &text)
    }

    private func more(_ count: Int, _ noun: String, in text: inout String) {
        guard count > Self.limit else { return }
        text += "\nand \(counted(count - Self.limit, noun)) more\n"
    }
}

extension [Deployment] {
    /// Those that fail first, then those with warnings, otherwise in order.
    fileprivate var worstFirst: [Deployment] {
        let isOf = { (severity: Severity) in filter { $0.verdict.severity == severity } }
        return isOf(.error) + isOf(.warning) + isOf(.info)
    }
}

extension Deployment {
    fileprivate var sign: String { verdict.severity.sign }
}

extension Severity {
    /// Its sign; information alone gets the sign of a pass.
    fileprivate var sign: String {
        switch self {
        case .error: "❌"
        case .warning: "⚠️"
        case .info: "✅"
        }
    }
}

extension String {
    /// The text as Markdown shows it word for word.
    ///
    /// What could be markup, a link or HTML is a character reference, which is never any of them.
    /// GitHub finds mail addresses and mentions in the decoded text of references: an empty
    /// comment parts these.
    fileprivate var markdown: String {
        var escaped = ""
        for scalar in printable.unicodeScalars {
            if scalar.value > 0x7F || scalar.properties.isAlphabetic || scalar == " "
                || "0123456789,-/".unicodeScalars.contains(scalar)
            {
                escaped.unicodeScalars.append(scalar)
            } else {
                escaped += "&#\(scalar.value);\(scalar == "@" ? "<!---->" : "")"
            }
        }
        return escaped
    }
}
