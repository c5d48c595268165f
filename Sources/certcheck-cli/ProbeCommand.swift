internal import ArgumentParser
internal import CertProbe
internal import CertReport
internal import CertServer

struct ProbeCommand: JudgingCommand {
    static let configuration = CommandConfiguration(
        commandName: "probe",
        _superCommandName: "certcheck",
        abstract: "Asks live servers for their certificates and judges what they present.",
        discussion: """
            Every address of a host is asked, with the host's name and without one, and for both \
            kinds of key. What is presented is judged by the rules for files. A target is \
            HOST[:PORT], and - is standard input: one target a line, with options behind it: \
            mail.example.test:25 starttls=smtp. It connects to the targets and to nothing else.

            Example:  certcheck probe www.example.test mail.example.test:25
            """
    )

    @Argument(help: "Hosts with their ports, or - for standard input.")
    var hosts: [Words] = []

    @Option(
        help: ArgumentHelp(
            "A file of targets, one a line; repeatable.",
            valueName: "file"
        )
    )
    var targets: [Words] = []

    @OptionGroup(title: "Endpoints") var asking: AskingOptions
    @OptionGroup(title: "Comparison") var comparing: ComparingOptions
    @OptionGroup(title: "What is judged") var judging: JudgingOptions
    @OptionGroup(title: "Verdict") var verdict: VerdictOptions
    @OptionGroup(title: "Output") var form: ReportFormatOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Threads") var jobs: JobOptions

    func validate() throws {
        let defaults = try asking.options()
        guard comparing.wait == nil || comparing.against != nil else {
            throw ValidationError("--wait waits for what --against names.")
        }
        guard !hosts.isEmpty || !targets.isEmpty else {
            throw ValidationError("Give a host, or a file of targets with --targets.")
        }
        for host in hosts.values where host != "-" {
            _ = try Self.usage(host.printable) { () throws(CertificateError) in
                try ProbeTarget(line: host, defaults: defaults)
            }
        }
    }

    func run() throws {
        var policy = ValidationPolicy(
            time: verdict.now,
            thresholds: verdict.thresholds,
            profile: judging.profile,
            purpose: judging.purpose,
            publicSuffixes: judging.profile == .strict ? .installed() : nil
        )
        policy.clients = try judging.clientFamilies()
        let options = ReportOptions(
            form: form,
            output: output,
            verdict: verdict,
            failOn: verdict.failOn ?? .error
        )
        let progress = ProgressLine(output, streams: options.streams, unit: "endpoints asked")
        try show(options, progress, append: Self.append) { [policy] handOn in
            do throws(CertificateError) {
                let checker = try judging.checker(policy, .none, jobs: jobs.jobs)
                return report(checker, progress, handOn)
            } catch {
                return Report(command: .probe, checkedAt: policy.time, errors: [error])
            }
        }
    }

    private func report(
        _ checker: Checker,
        _ progress: ProgressLine?,
        _ handOn: ((ProbedTarget) -> Void)?
    ) -> Report {
        let cancellation = ProbeCancellation()
        Interruption.cancels(cancellation.cancel)
        var probe = Probe(checker: checker, timeout: asking.span)
        if let path = comparing.against {
            probe.expected = .reading(path, checker: checker)
        }
        let defaults = (try? asking.options()) ?? ProbeTarget.Options()
        let list = TargetList(hosts.values, files: targets.values, defaults: defaults)
        guard let wait = comparing.wait else {
            var report = probe.check(
                source: list.next,
                cancellation: cancellation,
                progress: progress?.show,
                handingOn: handOn
            )
            report.errors += list.errors
            return report
        }
        var report = probe.check(
            Array(AnyIterator(list.next)),
            until: wait.duration,
            cancellation: cancellation,
            handingOn: handOn
        )
        report.errors += list.errors
        return report
    }

    /// Writes the lines of a target and of the chains that it presented.
    private static func append(
        _ target: ProbedTarget,
        _ ledger: inout AcceptanceLedger?,
        _ line: inout [UInt8]
    ) {
        var deployments = target.deployments
        if ledger != nil {
            for index in deployments.indices { ledger?.hand(on: &deployments[index]) }
        }
        let lines = JSONLinesFormat()
        lines.append(target.endpoint.settled(by: deployments[...]), to: &line)
        for deployment in deployments { lines.append(deployment, to: &line) }
    }
}

/// What endpoints should serve.
struct ComparingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Compare with this: a file, a folder, or a web server's configuration.",
            valueName: "path"
        )
    )
    var against: String?

    @Option(
        help: ArgumentHelp(
            "With --against: ask again until it is served, for this long at most: 60s.",
            valueName: "span"
        )
    )
    var wait: Span?
}

/// How targets are asked.
struct AskingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Ask the server to start TLS: \
            \(StartTLSProtocol.allCases.map(\.rawValue).joined(separator: ", ")), or none. \
            Default: found from the port.
            """,
            valueName: "protocol"
        )
    )
    var starttls: String?

    @Option(
        help: ArgumentHelp(
            "The name to ask for, and to hold the certificate against. Default: the host.",
            valueName: "name"
        )
    )
    var servername: String?

    @Option(
        help: ArgumentHelp(
            "Connect here instead of to the host's addresses; several with commas.",
            valueName: "address[:port]"
        )
    )
    var connect: String?

    @Option(
        help: ArgumentHelp(
            "The time that a target may take: 10s, 500ms, 1m. Default: 10s.",
            valueName: "span"
        )
    )
    var timeout: Span?

    var span: Duration { timeout?.duration ?? .seconds(10) }

    func validate() throws { _ = try options() }

    /// What the options say of every target.
    func options() throws -> ProbeTarget.Options {
        var options = ProbeTarget.Options()
        do throws(CertificateError) {
            if let starttls { try options.readStartTLS(starttls) }
            if let servername { options.serverName = try ReferenceIdentifier(servername) }
            if let connect { try options.readConnections(connect) }
        } catch {
            throw ValidationError(
                "\(error.line(in: .english).printable). \(error.help(in: .english) ?? "")"
            )
        }
        return options
    }
}

extension ExpectedChains {
    /// Reads what a path names: certificates, or the configuration of a server that names them.
    fileprivate static func reading(_ path: String, checker: Checker) -> ExpectedChains {
        guard let octets = try? FileReader.octets(of: path),
            ServerKind.detected(in: octets) != nil
        else { return ExpectedChains(reading: [path], name: path) }
        let sites = ServerChecker(checker: checker).check(path).sites ?? []
        var seen: Set<String> = []
        let files = sites.filter(\.isTLS).flatMap(\.certificates).compactMap(\.path)
            .filter { seen.insert($0).inserted }
        return ExpectedChains(reading: files, name: path)
    }
}
