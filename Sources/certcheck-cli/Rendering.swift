internal import ArgumentParser
internal import CertCore
internal import CertReport

extension ParsableCommand {
    /// A report in a format, for standard output or a file.
    func render(
        _ report: Report,
        _ format: ReportFormat,
        _ options: ReportOptions,
        to file: String?
    ) -> [UInt8] {
        let failOn = options.failOn
        switch format {
        case .text:
            return Array(textFormat(options.output, to: file, telling: report).render(report).utf8)
        case .json: return JSONFormat().render(report)
        case .jsonl: return JSONLinesFormat().render(report)
        case .junit:
            return JUnitFormat(place: .here, warningsFail: failOn == .warning).render(report)
        case .sarif:
            return SARIFFormat(
                version: Certcheck.version,
                pages: findingPages,
                place: .here
            ).render(report)
        case .github: return Array(GitHubFormat(place: .here).render(report).utf8)
        case .gitlab: return GitLabFormat(place: .here).render(report)
        case .checkstyle: return CheckstyleFormat(place: .here).render(report)
        case .nagios:
            return Array(
                NagiosFormat(thresholds: options.verdict.thresholds, failOn: failOn.severity)
                    .render(report).utf8
            )
        case .prometheus: return Array(PrometheusFormat().render(report).utf8)
        case .html: return HTMLFormat(version: Certcheck.version).render(report)
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
    static var here: ReportPlace {
        let folder = Console.absolute(".") ?? "/"
        let root = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR", "WORKSPACE"]
            .compactMap { Console.environment($0).flatMap(Console.absolute) }
            .first { folder == $0 || folder.hasPrefix($0 + "/") }
        return ReportPlace(folder: folder, root: root ?? folder)
    }
}
