internal import ArgumentParser
internal import CertCore

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        _superCommandName: "certcheck",
        abstract: "Judges certificates with their keys: key, chain, expiry, names, strength.",
        discussion: """
            Files and folders, PEM or DER, in any order: every certificate is paired with its key \
            and judged as a server would present it.

            Example:  certcheck check fullchain.pem privkey.pem --host www.example.test
            """
    )

    @Argument(help: "Files and folders with certificates and keys.")
    var paths: [String]

    @Option(
        help: ArgumentHelp(
            "The private key that the certificate must fit.",
            valueName: "file"
        )
    )
    var key: String?

    @Option(
        help: ArgumentHelp(
            "A host that every certificate judged must cover; repeatable.",
            valueName: "name"
        )
    )
    var host: [String] = []

    @OptionGroup var selection: SelectionOptions
    @OptionGroup var judging: JudgingOptions
    @OptionGroup var verdict: VerdictOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var form: ReportFormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var jobs: JobOptions

    func validate() throws {
        for name in host {
            _ = try usage("--host") { () throws(CertificateError) in try Host(name) }
        }
    }

    func run() throws {
        let policy = ValidationPolicy(
            time: verdict.now,
            thresholds: verdict.thresholds,
            profile: judging.profile,
            purpose: judging.purpose,
            hosts: try host.map { try Host($0) },
            publicSuffixes: judging.profile == .strict ? .installed() : nil
        )
        let progress = ProgressLine(output, streams: form.format == .jsonl)
        let checker = try orExit {
            var policy = policy
            policy.revocationLists = try judging.revocationLists()
            return Checker(
                policy: policy,
                trust: try judging.trustStore(),
                intermediates: try judging.extraIntermediates(),
                passphrase: try passphrase.source(progress),
                jobs: jobs.jobs
            )
        }
        try show(
            form.format,
            output,
            failOn: verdict.failOn ?? .error,
            verdict.thresholds,
            progress
        ) { handOn in
            checker.check(
                paths,
                key: key,
                filter: selection.filter,
                progress: progress?.show,
                handingOn: handOn
            )
        }
    }
}

/// What certificates are judged against.
struct JudgingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Trust anchors, a file or a folder, in place of the system's; repeatable.",
            valueName: "path"
        )
    )
    var trust: [String] = []

    @Option(
        help: ArgumentHelp(
            "Certificates that clients have anyway, a file or a folder; repeatable.",
            valueName: "path"
        )
    )
    var intermediates: [String] = []

    @Option(
        help: ArgumentHelp(
            "CRLs, a file or a folder: every certificate needs a current one; repeatable.",
            valueName: "path"
        )
    )
    var crl: [String] = []

    @Option(
        help: ArgumentHelp(
            "The rules: path validation alone, what TLS clients enforce, or what may be issued.",
            valueName: "rules"
        )
    )
    var profile = Profile.web

    @Option(
        help: ArgumentHelp(
            "What the certificate is used for.",
            valueName: "use"
        )
    )
    var purpose = Purpose.server

    func trustStore() throws(CertificateError) -> TrustStore {
        trust.isEmpty ? try .system() : try TrustStore(paths: trust)
    }

    func extraIntermediates() throws(CertificateError) -> [Certificate] {
        var all: [Certificate] = []
        for path in intermediates { all += try Certificate.read(from: path) }
        return all
    }

    func revocationLists() throws(CertificateError) -> [CertificateRevocationList] {
        var all: [CertificateRevocationList] = []
        for path in crl { all += try CertificateRevocationList.read(from: path) }
        return all
    }
}
