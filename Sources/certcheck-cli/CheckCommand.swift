internal import ArgumentParser
internal import CertCore

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Judges certificates with their keys: key, chain, expiry, names, strength.",
        discussion: """
            Files and folders, PEM or DER, in any order: every certificate is paired with its key \
            and judged as a server would present it.

            Example:  certcheck check fullchain.pem privkey.pem --host www.example.test
            """
    )

    @Argument(help: "Files and folders with certificates and keys.")
    var paths: [String]

    @Option(help: "The private key that the certificate must fit.")
    var key: String?

    @Option(help: "A host that every certificate judged must cover; repeatable.")
    var host: [String] = []

    @OptionGroup var judging: JudgingOptions
    @OptionGroup var time: TimeOptions
    @OptionGroup var failure: FailureOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var jobs: JobOptions

    func validate() throws {
        for name in host {
            _ = try usage("--host") { () throws(CertificateError) in try Host(name) }
        }
    }

    func run() throws {
        let policy = ValidationPolicy(
            time: time.now,
            thresholds: time.thresholds,
            profile: judging.profile,
            purpose: judging.purpose,
            hosts: try host.map { try Host($0) }
        )
        let checker = try orExit {
            Checker(
                policy: policy,
                trust: try judging.trustStore(),
                intermediates: try judging.extraIntermediates(),
                jobs: jobs.jobs
            )
        }
        let report = checker.check(paths, key: key)
        try show(report, output, failOn: failure.failOn ?? .error)
    }
}

/// What certificates are judged against.
struct JudgingOptions: ParsableArguments {
    @Option(help: "Trust anchors, a file or a folder, in place of the system's; repeatable.")
    var trust: [String] = []

    @Option(help: "Certificates that clients have anyway, a file or a folder; repeatable.")
    var intermediates: [String] = []

    @Option(help: "The rules: path validation alone, or what TLS clients enforce.")
    var profile = Profile.web

    @Option(help: "What the certificate is used for.")
    var purpose = Purpose.server

    func trustStore() throws(CertificateError) -> TrustStore {
        trust.isEmpty ? try .system() : try TrustStore(paths: trust)
    }

    func extraIntermediates() throws(CertificateError) -> [Certificate] {
        var all: [Certificate] = []
        for path in intermediates { all += try Certificate.read(from: path) }
        return all
    }
}
