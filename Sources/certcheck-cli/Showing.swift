internal import ArgumentParser
internal import CertCore
internal import CertReport

/// How a command shows its report, and what it accepts of it.
struct ReportOptions {
    let form: ReportFormatOptions
    let output: OutputOptions
    let verdict: VerdictOptions
    /// What makes the command fail.
    let failOn: FailOn
    /// The paths that are judged; nil where the report may be about any file.
    var roots: [String]?

    /// Refuses documents that would take each other's place.
    func validate() throws {
        guard let path = output.output else { return }
        guard try !form.documents().contains(where: { $0.path == path }) else {
            throw ValidationError("--output and --report name the same file.")
        }
    }

    /// Whether certificates can be shown one by one: when only the whole says whether anything is
    /// shown, or a further document needs it, they can't.
    var streams: Bool {
        form.format == .jsonl && form.report.isEmpty
            && (!output.quiet || output.output != nil)
    }
}

extension ParsableCommand {
    /// Shows what a scan finds, while it goes on if the format can, and exits with its code.
    ///
    /// - Parameters:
    ///   - append: Writes a piece's lines, without what the ledger accepts of it.
    ///   - scan: Makes the report; passes its pieces on one by one if it is given a function for
    ///     them.
    func show<Piece>(
        _ options: ReportOptions,
        _ progress: ProgressLine?,
        append: @escaping (Piece, inout AcceptanceLedger?, inout [UInt8]) -> Void,
        _ scan: (_ handOn: ((Piece) -> Void)?) -> Report
    ) throws {
        try options.validate()
        var acceptance = try AcceptanceOptions(options)
        guard options.streams else {
            var report = scan(nil)
            progress?.end()
            report.hint(at: options.roots ?? [])
            acceptance.close(&report)
            return try show(report, options, acceptance)
        }
        let report = try orExit {
            let destination = try Destination(options.output.output)
            var line: [UInt8] = []
            var report = scan { piece in
                line.removeAll(keepingCapacity: true)
                append(piece, &acceptance.ledger, &line)
                destination.write(line)
            }
            progress?.end()
            report.hint(at: options.roots ?? [])
            acceptance.close(&report)
            destination.write(JSONLinesFormat().summary(of: report))
            try destination.close()
            return report
        }
        try finish(report, options, acceptance)
    }

    /// Shows what a scan of files finds, as above.
    func show(
        _ options: ReportOptions,
        _ progress: ProgressLine?,
        _ scan: (_ handOn: ((Deployment) -> Void)?) -> Report
    ) throws {
        try show(
            options,
            progress,
            append: { (deployment: Deployment, ledger, line) in
                var deployment = deployment
                ledger?.hand(on: &deployment)
                JSONLinesFormat().append(deployment, to: &line)
            },
            scan
        )
    }

    /// Writes a report's documents, and throws `Ending` with its code.
    private func show(
        _ report: Report,
        _ options: ReportOptions,
        _ acceptance: AcceptanceOptions
    ) throws {
        let format = options.form.format
        let isWell = report.errors.isEmpty && (report.worst ?? .info) == .info
        let isSilent = options.output.quiet && isWell && options.output.output == nil
        if !isSilent || format.alwaysSpeaks {
            try write(options.output) { render(report, format, options, to: options.output.output) }
            if format == .github, let path = Console.environment("GITHUB_STEP_SUMMARY") {
                let summary = MarkdownSummary().render(report)
                try orExit { try Destination.append(Array(summary.utf8), to: path) }
            }
        }
        let failures = try options.form.documents().compactMap { document in
            do throws(CertificateError) {
                let destination = try Destination(document.path)
                destination.write(render(report, document.format, options, to: document.path))
                try destination.close()
                return nil as CertificateError?
            } catch {
                return error
            }
        }
        if let failure = failures.first {
            complain(failures)
            throw NothingChecked(reason: failure.line(in: .english))
        }
        guard format == .nagios else { return try finish(report, options, acceptance) }
        complain(report.errors)
        if let error = acceptance.writeBaseline() { complain([error]) }
        let state = NagiosFormat(failOn: options.failOn.severity).state(of: report)
        throw Ending(code: state.rawValue)
    }

    /// Reports what could not be checked.
    ///
    /// - Throws: `Ending` with a report's code.
    private func finish(
        _ report: Report,
        _ options: ReportOptions,
        _ acceptance: AcceptanceOptions
    ) throws {
        let isText = options.form.format == .text
        complain(isText ? report.errorsBesideFindings : report.errors)
        if !options.output.quiet { complain(ofUnused: report.unusedEntries, options) }
        guard let error = acceptance.writeBaseline() else {
            throw Ending(code: exitCode(of: report, failOn: options.failOn))
        }
        complain([error])
        throw Ending(code: 3)
    }

    /// Says which entries of the baseline fit nothing any more.
    private func complain(ofUnused entries: [Baseline.Entry], _ options: ReportOptions) {
        guard !entries.isEmpty, let path = options.verdict.baseline else { return }
        for entry in entries.prefix(20) {
            let about = [entry.name, entry.path].filter { !$0.isEmpty }.joined(separator: ", ")
            Console.complain(
                "\(path.printable): fits nothing any more: \(entry.id.printable) (\(about.printable))"
            )
        }
        if entries.count > 20 {
            Console.complain("\(path.printable): \(entries.count - 20) more fit nothing any more")
        }
        Console.complain("help: remove these entries, or write the baseline again")
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

    /// The text format for the options and the terminal, or for a file.
    func textFormat(_ options: OutputOptions, to file: String? = nil) -> TextFormat {
        let file = file ?? options.output
        let isPlain = file != nil || !Console.isTerminal
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
            showsErrors: file != nil
                || !Console.streamsAreOne
                    && (isPlain || !Console.isErrorTerminal)
        )
    }

    /// The text format with the time of a report in the reader's time zone too.
    func textFormat(
        _ options: OutputOptions,
        to file: String?,
        telling report: Report
    ) -> TextFormat {
        var format = textFormat(options, to: file)
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
