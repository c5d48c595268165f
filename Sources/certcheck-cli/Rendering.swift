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
                version: Certcheck.configuration.version,
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
        case .html: HTMLFormat(version: Certcheck.configuration.version).render(report)
        }
    }
}

extension ReportFormat {
    /// Whether it speaks although all is well and quiet was asked for: monitoring takes silence for
    /// a fault.
    var alwaysSpeaks: Bool { self == .nagios || self == .prometheus }

    /// Whether it shows certificates that are well.
    var showsAll: Bool {
        switch self {
        case .text, .sarif, .gitlab, .checkstyle: false
        case .json, .jsonl, .junit, .github, .nagios, .prometheus, .html: true
        }
    }
}

extension FailOn {
    /// The severity from which findings count; nil where none does.
    var severity: Severity? { Severity(rawValue: rawValue) }
}

extension ReportPlace {
    /// This folder, and the repository that a CI runner says it works in.
    fileprivate static var here: ReportPlace {
        let folder = Console.absolute(".") ?? "/"
        let root = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR", "WORKSPACE"]
            .compactMap { Console.environment($0).flatMap(Console.absolute) }
            .first { folder == $0 || folder.hasPrefix($0 + "/") }
        return ReportPlace(folder: folder, root: root ?? folder)
    }
}
