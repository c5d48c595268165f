/// One configuration's sites with the files that they name.
struct ServerScan {
    let configuration: ServerConfiguration
    let files: ServedFiles
    private let now: Timestamp

    init(_ configuration: ServerConfiguration, checker: Checker) {
        self.configuration = configuration
        var files = ServedFiles(
            configuration.sites.flatMap(\.pairs).map(\.files),
            checker: checker
        )
        let judged = files
        let crossings = configuration.sites.filter { $0.certificates.count > 1 }
            .flatMap { $0.crossings(judged) }
        if !crossings.isEmpty { files.add(crossings, checker: checker) }
        self.files = files
        now = checker.policy.time
    }

    /// Adds the sites and their subjects, and what belongs to none of them, to a report.
    func finish(_ report: inout Report) {
        var settings = SettingsCheck()
        var clients = ClientVerificationCheck(at: now)
        let served = Set(configuration.sites.filter(\.isTLS).flatMap(\.pairs).map(\.files))
        var sites = configuration.sites.map { site in
            var shown = ServedSite(site)
            shown.findings += clients.findings(of: site)
            if site.isTLS {
                let judged = SiteJudge(site: site, files: files)
                if site.certificateProgram == nil {
                    report.deployments += judged.deployments
                    shown.findings += judged.findings
                } else {
                    shown.findings += judged.programFindings
                }
                shown.findings += settings.findings(of: site, keys: judged.keys)
                report.findings += judged.refusals + settings.refusals(of: site)
            } else if !site.pairs.allSatisfy({ served.contains($0.files) }) {
                let judged = SiteJudge(site: site, files: files)
                shown.findings += judged.idleFaults
                report.findings += judged.refusals
            }
            return shown
        }
        for (place, finding) in AddressCheck(configuration).findings {
            sites[place].findings.append(finding)
        }
        report.findings += settleRemoved(&sites)
        for fault in configuration.faults { report.take(fault) }
        report.sites = sites.map(\.sorted)
        report.errors += files.errors
        report.errors += clients.errors.all.filter { !files.errors.contains($0) }
        report.errors += report.deployments.flatMap(\.unchecked)
    }

    /// Gives removed directives to the one site that each is written for; returns the others.
    private func settleRemoved(_ sites: inout [ServedSite]) -> [Finding] {
        configuration.removedDirectives.compactMap { removed in
            let finding = Finding.serverDirectiveRemoved(
                removed.name,
                since: removed.removedIn.description,
                isRefused: removed.isRefused,
                at: removed.location
            )
            let concerned = configuration.sites.indices.filter {
                configuration.sites[$0].sslOn == removed.location
            }
            guard concerned.count == 1 else { return finding }
            sites[concerned[0]].findings.append(finding)
            return nil
        }
    }
}

extension Report {
    fileprivate mutating func take(_ fault: ConfigurationFault) {
        switch fault.kind {
        case .syntax:
            findings.append(.serverSyntax(fault.message, at: fault.location))
        case .includeMissing:
            findings.append(.serverIncludeMissing(fault.message, at: fault.location))
        case .includeUnreadable(let error):
            let written = error.source ?? "the included file"
            findings.append(.serverFileUnreadable(error, written: written, at: fault.location))
            errors.append(error)
        }
    }
}

extension ServedSite {
    fileprivate init(_ site: Site) {
        self.init(
            location: site.location,
            context: site.context.rawValue,
            listens: site.listens.map { $0.words.joined(separator: " ") },
            serverNames: site.serverNames.map(\.written),
            undecidedNames: site.serverNames.filter(\.isUndecidable).map(\.written),
            isTLS: site.isTLS,
            protocols: site.protocols.value.map(\.rawValue),
            certificates: site.certificates.map(NamedFile.init),
            keys: site.keys.map(NamedFile.init)
        )
    }

    /// The same site with its worst findings first.
    fileprivate var sorted: ServedSite {
        var site = self
        site.findings.sort { $0.severity > $1.severity }
        return site
    }
}

extension ServedSite.NamedFile {
    fileprivate init(_ file: FileReference) {
        self.init(written: file.written, path: file.path, location: file.location)
    }
}

extension ServerName {
    /// Whether no certificate can be held to cover it: it stands for names that are not written.
    var isUndecidable: Bool {
        switch kind {
        case .exact, .leadingWildcard, .withSubdomains: false
        case .trailingWildcard, .regularExpression, .catchAll, .impossible, .hostname: true
        }
    }
}
