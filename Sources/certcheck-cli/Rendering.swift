internal import ArgumentParser
internal import CertCore
internal import CertReport

extension ParsableCommand {
    /// A report in a format.
    func render(
        _ report: Report,
        _ format: ReportFormat,
        _ options: OutputOptions,
        failOn: FailOn,
        _ thresholds: ExpiryThresholds
    ) -> [UInt8] {
        switch format {
        case .text: Array(textFormat(options, telling: report).render(report).utf8)
        case .json: JSONFormat().render(report)
        case .jsonl: JSONLinesFormat().render(report)
        case .junit:
            JUnitFormat(place: .here, warningsFail: failOn == .warning).render(report)
        case .sarif:
            SARIFFormat(
                version: Certcheck.version,
                pages: findingPages,
                place: .here
            ).render(report)
        case .github: Array(GitHubFormat(place: .here).render(report).utf8)
        case .gitlab: GitLabFormat(place: .here).render(report)
        case .checkstyle: CheckstyleFormat(place: .here).render(report)
        case .nagios:
            Array(
                NagiosFormat(thresholds: thresholds, failOn: failOn.severity).render(report).utf8
            )
        case .prometheus: Array(PrometheusFormat().render(report).utf8)
        case .html: HTMLFormat(version: Certcheck.version).render(report)
        }
    }
}

extension ReportFormat {
    /// Whether it prints something even if all is well and quiet was asked for: monitoring treats
    /// an empty output as a failure.
    var alwaysSpeaks: Bool { self == .nagios || self == .prometheus }

    /// Whether it shows certificates without findings.
    var showsAll: Bool {
        switch self {
        case .text, .sarif, .gitlab, .checkstyle: false
        case .json, .jsonl, .junit, .github, .nagios, .prometheus, .html: true
        }
    }
}

extension FailOn {
    /// The least severity that makes the command fail; nil for none.
    var severity: Severity? { Severity(rawValue: rawValue) }
}

extension ReportPlace {
    /// The working folder, and the repository that a CI runner names.
    fileprivate static var here: ReportPlace {
        let folder = Console.absolute(".") ?? "/"
        let root = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR", "WORKSPACE"]
            .compactMap { Console.environment($0).flatMap(Console.absolute) }
            .first { folder == $0 || folder.hasPrefix($0 + "/") }
        return ReportPlace(folder: folder, root: root ?? folder)
    }
}
