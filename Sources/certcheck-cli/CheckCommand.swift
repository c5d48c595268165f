internal import ArgumentParser
internal import CertCore
internal import CertReport

struct CheckCommand: JudgingCommand {
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

    @Argument(help: "Files and folders with certificates and keys; - is standard input.")
    var paths: [Words]

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
    var host: [Words] = []

    @OptionGroup(title: "What is read") var selection: SelectionOptions
    @OptionGroup(title: "What is judged") var judging: JudgingOptions
    @OptionGroup(title: "Verdict") var verdict: VerdictOptions
    @OptionGroup(title: "Passphrases") var passphrase: PassphraseOptions
    @OptionGroup(title: "Output") var form: ReportFormatOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Threads") var jobs: JobOptions

    func validate() throws {
        for name in host.values {
            guard !name.utf8.contains(UInt8(ascii: ",")) else {
                let names = name.split(separator: ",").map { "--host \($0)" }
                throw ValidationError(
                    "--host takes one name. Write: \(names.joined(separator: " ").printable)"
                )
            }
            _ = try Self.usage("--host") { () throws(CertificateError) in
                try ReferenceIdentifier(name)
            }
        }
    }

    func run() throws {
        var policy = ValidationPolicy(
            time: verdict.now,
            thresholds: verdict.thresholds,
            profile: judging.profile,
            purpose: judging.purpose,
            hosts: try host.values.map { try ReferenceIdentifier($0) },
            publicSuffixes: judging.profile == .strict ? .installed() : nil
        )
        policy.clients = try judging.clientFamilies()
        let filter = try selection.filter()
        let options = ReportOptions(
            form: form,
            output: output,
            verdict: verdict,
            failOn: verdict.failOn ?? .error,
            roots: paths.values + (key.map { [$0] } ?? [])
        )
        let progress = ProgressLine(output, streams: options.streams)
        let checker = Result { [policy] () throws(CertificateError) in
            try judging.checker(policy, try passphrase.source(progress), jobs: jobs.jobs)
        }
        try show(options, progress) { handOn in
            switch checker {
            case .success(let checker):
                checker.check(
                    paths.values,
                    key: key,
                    filter: filter,
                    progress: progress?.show,
                    handingOn: handOn
                )
            case .failure(let error):
                Report(command: .check, checkedAt: policy.time, errors: [error])
            }
        }
    }
}

/// A command whose options say what certificates are judged against.
protocol JudgingCommand: ParsableCommand {
    var judging: JudgingOptions { get }
}

/// What certificates are judged against.
struct JudgingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Trust anchors, a file or a folder, in place of the system's; repeatable.",
            valueName: "path"
        )
    )
    var trust: [Words] = []

    @Option(
        help: ArgumentHelp(
            "Certificates that clients have anyway, a file or a folder; repeatable.",
            valueName: "path"
        )
    )
    var intermediates: [Words] = []

    @Option(
        help: ArgumentHelp(
            "CRLs, a file or a folder: every certificate needs a current one; repeatable.",
            valueName: "path"
        )
    )
    var crl: [Words] = []

    @Option(
        help: ArgumentHelp(
            "The rules: path validation alone, what TLS clients enforce, or what may be issued.",
            valueName: "rules"
        )
    )
    var profile = Profile.web

    @Option(
        help: ArgumentHelp(
            """
            The clients that must connect, separated by commas, or all: openssl, node, chromium, \
            firefox, java, go (the default), python-strict, gnutls, rustls, mbedtls.
            """,
            valueName: "list"
        )
    )
    var clients: String?

    func validate() throws { _ = try clientFamilies() }

    /// The families named; nil if none are.
    func clientFamilies() throws -> ClientFamilies? {
        guard let clients else { return nil }
        do throws(CertificateError) { return try ClientFamilies(names: clients) } catch {
            throw ValidationError("--clients: \(error.message(in: .english)).")
        }
    }

    @Option(
        help: ArgumentHelp(
            "What the certificate is used for.",
            valueName: "use"
        )
    )
    var purpose = Purpose.server

    /// A checker for a policy, with the CRLs that the options name.
    ///
    /// A file of anchors, intermediates or CRLs that can't be read becomes an error of every report.
    func checker(
        _ policy: ValidationPolicy,
        _ passphrase: PassphraseSource,
        jobs: Int
    ) throws(CertificateError) -> Checker {
        let lists = try CertificateRevocationList.gather(from: crl.values)
        let issuers = try Certificate.gather(from: intermediates.values)
        var policy = policy
        policy.revocationLists = lists.items
        return Checker(
            policy: policy,
            trust: trust.isEmpty ? try .system() : try TrustStore(paths: trust.values),
            intermediates: issuers.items,
            passphrase: passphrase,
            jobs: jobs,
            unread: issuers.failures + lists.failures
        )
    }
}
