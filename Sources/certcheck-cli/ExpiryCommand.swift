internal import ArgumentParser
internal import CertCore
internal import CertReport

struct ExpiryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "expiry",
        _superCommandName: "certcheck",
        abstract: "For cron: says nothing while no certificate runs out.",
        discussion: """
            Judges time only, of each leaf and the certificates that lead up from it. Prints \
            nothing and exits 0 while all is well; a warning counts.

            Example:  certcheck expiry /etc/nginx/ssl --warn-within 21d
            """
    )

    @Argument(help: "Files and folders with certificates.")
    var paths: [String]

    @OptionGroup var selection: SelectionOptions
    @OptionGroup var verdict: VerdictOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var form: ReportFormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var jobs: JobOptions

    func run() throws {
        let progress = ProgressLine(output, streams: form.format == .jsonl)
        let scan = ExpiryScan(
            time: verdict.now,
            thresholds: verdict.thresholds,
            jobs: jobs.jobs,
            keepsAll: form.format.showsAll,
            passphrase: try orExit { try passphrase.source(progress) }
        )
        let failOn = verdict.failOn ?? .warning
        // Whether anything is to be shown is known when all is judged.
        guard form.format == .jsonl, !output.quiet else {
            let report = scan.run(paths, filter: selection.filter, progress: progress?.show)
            progress?.end()
            return try show(report, form.format, output, failOn: failOn, verdict.thresholds)
        }
        try finish(try orExit { try stream(scan, progress) }, failOn: failOn)
    }

    /// Writes each subject as soon as it is judged, and keeps none.
    private func stream(_ scan: ExpiryScan, _ progress: ProgressLine?) throws -> Report {
        let destination = try Destination(output.output)
        let format = JSONLinesFormat()
        var line: [UInt8] = []
        let report = scan.run(paths, filter: selection.filter, progress: progress?.show) {
            subject in
            line.removeAll(keepingCapacity: true)
            format.append(subject, to: &line)
            destination.write(line)
        }
        progress?.end()
        destination.write(format.summary(of: report))
        try destination.close()
        return report
    }
}
