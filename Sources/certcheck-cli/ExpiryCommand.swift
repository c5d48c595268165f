internal import ArgumentParser
internal import CertCore

struct ExpiryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "expiry",
        _superCommandName: "certcheck",
        abstract: "For cron: prints nothing unless a certificate expires soon.",
        discussion: """
            Judges time only, of each leaf and the certificates that lead up from it. Prints \
            nothing and exits 0 while all is well; warnings count.

            Example:  certcheck expiry /etc/nginx/ssl --warn-within 21d
            """
    )

    @Argument(help: "Files and folders with certificates; - is standard input.")
    var paths: [Words]

    @OptionGroup(title: "What is read") var selection: SelectionOptions
    @OptionGroup(title: "Verdict") var verdict: VerdictOptions
    @OptionGroup(title: "Passphrases") var passphrase: PassphraseOptions
    @OptionGroup(title: "Output") var form: ReportFormatOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Threads") var jobs: JobOptions

    func run() throws {
        let filter = try selection.filter()
        let options = ReportOptions(
            form: form,
            output: output,
            verdict: verdict,
            failOn: verdict.failOn ?? .warning,
            roots: paths.values
        )
        let progress = ProgressLine(output, streams: options.streams)
        let passphrases = Result { () throws(CertificateError) in
            try passphrase.source(progress)
        }
        let now = verdict.now
        try show(options, progress) { handOn in
            switch passphrases {
            case .success(let passphrases):
                ExpiryScan(
                    time: now,
                    thresholds: verdict.thresholds,
                    jobs: jobs.jobs,
                    keepsAll: form.showsAll,
                    passphrase: passphrases
                ).run(
                    paths.values,
                    filter: filter,
                    progress: progress?.show,
                    handingOn: handOn
                )
            case .failure(let error):
                Report(command: .expiry, checkedAt: now, errors: [error])
            }
        }
    }
}
