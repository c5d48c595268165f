public import ArgumentParser
public import CertServer

struct ServerCommand: JudgingCommand {
    static let configuration = CommandConfiguration(
        commandName: "server",
        _superCommandName: "certcheck",
        abstract: "Reads a web server's configuration and judges what each site would serve.",
        discussion: """
            Follows includes and inheritance as the server does; manifests of Kubernetes are read \
            with the Secrets in them, a folder of them as a whole. Every certificate of every site is \
            judged as by check, with the site's names for hosts; protocols, ciphers, sites \
            without a certificate and what is served without TLS are judged too. Nothing is \
            changed, and only --live connects to anything: to the sites themselves.

            Example:  certcheck server /etc/nginx/nginx.conf
            """
    )

    @Argument(help: "The main configuration, its folder, or a site's own file.")
    var path: String

    @Option(
        help: ArgumentHelp(
            "Whose configuration it is. Default: found from the content.",
            valueName: "server"
        )
    )
    var kind: ServerKind?

    @Option(
        help: ArgumentHelp(
            "The folder that relative names start from. Default: the configuration's.",
            valueName: "folder"
        )
    )
    var configRoot: String?

    @Option(
        help: ArgumentHelp(
            "The server's version. Default: the installed one, else the current stable one.",
            valueName: "version"
        )
    )
    var serverVersion: ServerVersion?

    @Option(
        help: ArgumentHelp(
            "A host: show what each listener gives a client that asks for it; repeatable.",
            valueName: "name"
        )
    )
    var host: [Words] = []

    @Flag(help: "Ask each site on its own addresses for what it serves now, and compare.")
    var live = false

    @Option(
        help: ArgumentHelp(
            "With --live: the time that a name may take: 10s, 500ms, 1m. Default: 10s.",
            valueName: "span"
        )
    )
    var timeout: Span?

    @OptionGroup(title: "What is judged") var judging: JudgingOptions
    @OptionGroup(title: "Verdict") var verdict: VerdictOptions
    @OptionGroup(title: "Passphrases") var passphrase: PassphraseOptions
    @OptionGroup(title: "Output") var form: ReportFormatOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Threads") var jobs: JobOptions

    func validate() throws {
        for name in host.values {
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
            purpose: judging.purpose
        )
        policy.clients = try judging.clientFamilies()
        let options = ReportOptions(
            form: form,
            output: output,
            verdict: verdict,
            failOn: verdict.failOn ?? .error
        )
        try show(options, nil) { _ in
            var report = report(policy)
            report.hint(at: [path])
            if configRoot == nil, let root = report.likelyRoot(of: path) {
                Console.complain(
                    "help: files that are missing lie below \(root.printable): "
                        + "add --config-root \(root.printable)"
                )
            }
            return report
        }
    }

    private func report(_ policy: ValidationPolicy) -> Report {
        do throws(CertificateError) {
            let checker = try judging.checker(policy, try passphrase.source(), jobs: jobs.jobs)
            var server = ServerChecker(
                checker: checker,
                kind: kind,
                version: serverVersion.map { .exactly($0) } ?? .installed,
                root: configRoot
            )
            for name in host.values { server.hosts.append(try ReferenceIdentifier(name)) }
            var report = server.check(path)
            if live {
                report.addLiveSites(
                    checker,
                    timeout: timeout?.duration ?? .seconds(10),
                    configuration: path
                )
            }
            return report
        } catch {
            return Report(
                command: .server,
                checkedAt: policy.time,
                sites: [],
                errors: [error]
            )
        }
    }
}

extension ServerKind: WordChoice {}

extension ServerVersion: ExpressibleByArgument {
    /// Reads `1.27.3`.
    public init?(argument: String) { self.init(argument) }
}
