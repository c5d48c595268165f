internal import ArgumentParser
internal import CertCore
internal import CertReport

extension ParsableCommand {
    /// Shows what a scan finds, while it goes on if the format can, and exits with its code.
    ///
    /// - Parameter scan: Makes the report; passes its deployments on one by one if it is given a
    ///   function for them.
    func show(
        _ format: ReportFormat,
        _ options: OutputOptions,
        failOn: FailOn,
        _ thresholds: ExpiryThresholds,
        _ progress: ProgressLine?,
        _ scan: (_ handOn: ((Deployment) -> Void)?) -> Report
    ) throws {
        // Only when everything is judged is it known whether anything is shown.
        guard format == .jsonl, !options.quiet else {
            let report = scan(nil)
            progress?.end()
            return try show(report, format, options, failOn: failOn, thresholds)
        }
        let report = try stream(options, progress) { write in
            let format = JSONLinesFormat()
            var line: [UInt8] = []
            return scan { subject in
                line.removeAll(keepingCapacity: true)
                format.append(subject, to: &line)
                write(line)
            }
        }
        finish(report, failOn: failOn)
    }

    /// Writes what a run hands on as soon as it does, and the summary behind it.
    func stream(
        _ options: OutputOptions,
        _ progress: ProgressLine?,
        _ run: (_ write: @escaping ([UInt8]) -> Void) -> Report
    ) throws -> Report {
        try orExit {
            let destination = try Destination(options.output)
            let report = run { destination.write($0) }
            progress?.end()
            destination.write(JSONLinesFormat().summary(of: report))
            try destination.close()
            return report
        }
    }

    /// Shows a report and exits with its code.
    func show(
        _ report: Report,
        _ format: ReportFormat,
        _ options: OutputOptions,
        failOn: FailOn,
        _ thresholds: ExpiryThresholds
    ) throws {
        let isWell = report.errors.isEmpty && (report.worst ?? .info) == .info
        if !(options.quiet && isWell) || format.alwaysSpeaks {
            try write(options) { render(report, format, options, failOn: failOn, thresholds) }
            if format == .github, let path = Console.environment("GITHUB_STEP_SUMMARY") {
                let summary = MarkdownSummary().render(report)
                try orExit { try Destination.append(Array(summary.utf8), to: path) }
            }
        }
        guard format == .nagios else { finish(report, failOn: failOn) }
        complain(report.errors)
        let state = NagiosFormat(failOn: failOn.severity).state(of: report)
        Console.exit(state.rawValue)
    }

    /// Reports what could not be checked, and exits with a report's code.
    ///
    /// The process ends while the report is in memory: freeing it first takes longer.
    func finish(_ report: Report, failOn: FailOn) -> Never {
        complain(report.errors)
        Console.exit(exitCode(of: report, failOn: failOn))
    }

    /// 3 if something could not be checked, else by the worst finding that counts.
    private func exitCode(of report: Report, failOn: FailOn) -> Int32 {
        guard report.errors.isEmpty else { return 3 }
        switch (report.worst, failOn) {
        case (_, .never), (nil, _), (.info, _), (.warning, .error): return 0
        case (.warning, .warning): return 1
        case (.error, _): return 2
        }
    }

    /// Writes a document where the options say.
    func write(_ options: OutputOptions, _ document: () -> [UInt8]) throws {
        try orExit {
            let destination = try Destination(options.output)
            destination.write(document())
            try destination.close()
        }
    }

    /// The text format for the options and the terminal.
    func textFormat(_ options: OutputOptions) -> TextFormat {
        let isPlain = options.output != nil || !Console.isTerminal
        let color =
            switch options.color {
            case .always: true
            case .never: false
            case .auto:
                !isPlain && Console.environment("NO_COLOR") == nil
                    && Console.environment("TERM") != "dumb"
            }
        return TextFormat(
            color: color,
            width: isPlain ? 80 : Console.width,
            verbose: options.verbose,
            // Standard error shows it in the same mail or on the same terminal already.
            showsErrors: options.output != nil
                || !Console.streamsAreOne
                    && (isPlain || !Console.isErrorTerminal)
        )
    }

    /// The text format with the time of a report in the reader's time zone too.
    func textFormat(_ options: OutputOptions, telling report: Report) -> TextFormat {
        var format = textFormat(options)
        if (self as? any JudgingCommand)?.judging.trust.isEmpty == true {
            format.help = report.trustHelp
        }
        guard report.command == .expiry else { return format }
        for finding in report.deployments.flatMap(\.findings) {
            guard let moment = finding.moment else { continue }
            format.localTimes[moment] = Console.localTime(moment)
        }
        return format
    }

    /// Reports what could not be checked, and what to do about it.
    func complain(_ errors: [CertificateError]) {
        for error in errors {
            Console.complain(error.line(in: .english).printable)
            if let help = error.help(in: .english) { Console.complain("help: \(help.printable)") }
        }
    }

    /// Runs `body` and turns an error into exit code 3, with the reason on standard error.
    @discardableResult
    func orExit<Result>(_ body: () throws -> Result) throws -> Result {
        do { return try body() } catch let error as CertificateError {
            complain([error])
            throw NothingChecked(reason: error.line(in: .english))
        }
    }

}

extension ParsableArguments {
    /// Runs `body` and turns an error into a usage error (exit 64).
    static func usage<Result>(
        _ option: String,
        _ body: () throws(CertificateError) -> Result
    ) throws -> Result {
        do throws(CertificateError) { return try body() } catch {
            let help = error.help(in: .english).map { " \($0)" } ?? ""
            throw ValidationError("\(option): \(error.line(in: .english).printable).\(help)")
        }
    }
}

/// An error that was reported on standard error already.
struct NothingChecked: Error {
    let reason: String
}
