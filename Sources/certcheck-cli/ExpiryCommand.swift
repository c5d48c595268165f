internal import ArgumentParser
internal import CertCore
internal import CertReport

struct ExpiryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "expiry",
        abstract: "For cron: says nothing while no certificate runs out.",
        discussion: """
            Judges time only, of each leaf and the certificates that lead up from it. Prints \
            nothing and exits 0 while all is well; a warning counts.

            Example:  certcheck expiry /etc/nginx/ssl --warn-within 21d
            """
    )

    @Argument(help: "Files and folders with certificates.")
    var paths: [String]

    @OptionGroup var time: TimeOptions
    @OptionGroup var failure: FailureOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var jobs: JobOptions

    func run() throws {
        let scan = ExpiryScan(
            time: time.now,
            thresholds: time.thresholds,
            jobs: jobs.jobs,
            keepsAll: output.format != .text,
            passphrase: try orExit { try passphrase.source() }
        )
        try show(scan.run(paths), output, failOn: failure.failOn ?? .warning)
    }
}
