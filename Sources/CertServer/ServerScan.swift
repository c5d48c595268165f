/// Judges the sites of one configuration with the files that they name.
struct ServerScan {
    let configuration: ServerConfiguration
    let files: ServedFiles
    private let now: Timestamp

    init(_ configuration: ServerConfiguration, checker: Checker) {
        self.configuration = configuration
        var files = ServedFiles(
            configuration.sites.flatMap(\.pairs).map(\.files),
            contents: configuration.sites.contents,
            checker: checker
        )
        let judged = files
        let pairs = configuration.sites.filter { $0.certificates.count > 1 }
            .flatMap { $0.pairsWithOtherKeys(judged) }
        if !pairs.isEmpty { files.add(pairs, checker: checker) }
        self.files = files
        now = checker.policy.time
    }

    /// Adds the sites and their certificates, and everything that belongs to neither, to a report.
    func finish(_ report: inout Report) {
        let dialect = configuration.dialect
        var settings = SettingsCheck(dialect)
        var clients = ClientVerificationCheck(at: now, dialect)
        let served = Set(configuration.sites.filter(\.isTLS).flatMap(\.pairs).map(\.files))
        var sites = configuration.sites.map { site in
            var shown = ServedSite(site)
            shown.findings += clients.findings(of: site) + site.faults
            if site.isTLS {
                let judged = SiteCheck(site: site, files: files, dialect)
                if site.certificateProgram == nil {
                    report.deployments += judged.deployments
                    shown.findings += judged.findings
                } else {
                    shown.findings += judged.programFindings
                }
                shown.findings += settings.findings(of: site, keys: judged.keys)
                report.findings += judged.refusals + settings.refusals(of: site)
            } else if !site.pairs.allSatisfy({ served.contains($0.files) }) {
                let judged = SiteCheck(site: site, files: files, dialect)
                shown.findings += judged.idleFaults
                report.findings += judged.refusals
            }
            return shown
        }
        for (index, finding) in AddressCheck(configuration).findings {
            sites[index].findings.append(finding)
        }
        noteShadows(&sites)
        report.findings += assignRemovedDirectives(&sites)
        // One file may be included by thousands of lines: what keeps it from being read is said once.
        var errors = UniqueList<CertificateError>()
        for fault in configuration.faults {
            report.findings.append(fault.finding(dialect))
            if case .includeUnreadable(_, let error) = fault.kind { errors.append(error) }
        }
        report.sites = sites.map(\.sorted)
        for error in files.errors + clients.errors.all { errors.append(error) }
        report.errors += errors.all
        report.errors += report.deployments.flatMap(\.unchecked)
    }

    /// Adds what clients are given that ask for hosts, where any are asked for.
    func answer(_ hosts: [ReferenceIdentifier], in report: inout Report) {
        guard !hosts.isEmpty else { return }
        var asked = UniqueList<ReferenceIdentifier>()
        for host in hosts { asked.append(host) }
        let check = AnswerCheck(asked.all, of: configuration, files)
        report.answers = check.answers
        report.findings += check.uncovered.map { [$0] } ?? []
    }

    /// Adds the finding about each certificate that no client is given, where the server chooses
    /// one by its names.
    private func noteShadows(_ sites: inout [ServedSite]) {
        guard configuration.sites.contains(where: \.choosesByName) else { return }
        let judged = configuration.sites.judgedInOrder(files)
        for shadow in configuration.shadows(judged.traits) {
            let (site, index) = (shadow.certificate.site, shadow.certificate.certificate)
            guard let algorithm = judged[site][index]?.keyAlgorithm else { continue }
            let certificates = configuration.sites[site].certificates
            let places = [certificates[index], certificates[shadow.winner.certificate]]
            let files = places.compactMap(\.path).map { Location(path: $0) }
            sites[site].findings.append(
                .server(
                    .certificateUnreached(algorithm),
                    .warning,
                    at: [places[0].location] + files
                )
            )
        }
    }

    /// Adds the finding about each removed directive to the one site that it is written for;
    /// returns the others.
    private func assignRemovedDirectives(_ sites: inout [ServedSite]) -> [Finding] {
        configuration.removedDirectives.compactMap { removed in
            let finding = removed.finding(configuration.dialect)
            let concerned = configuration.sites.indices.filter {
                configuration.sites[$0].tlsTurnedOnAt == removed.location
            }
            guard concerned.count == 1 else { return finding }
            sites[concerned[0]].findings.append(finding)
            return nil
        }
    }
}

extension RemovedDirective {
    fileprivate func finding(_ dialect: ServerDialect) -> Finding {
        let directive = ServerDetail.RemovedDirective(
            name: name,
            version: removedIn.description,
            isRefused: isRefused,
            replacement: replacement
        )
        return .server(
            .directiveRemoved(directive, dialect),
            isRefused ? .error : .warning,
            at: [location]
        )
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
            impossibleNames: site.serverNames.filter { $0.kind == .impossible }.map(\.written),
            isTLS: site.isTLS,
            protocols: site.protocols.value.map(\.rawValue),
            certificates: site.certificates.map(NamedFile.init),
            keys: site.keys.map(NamedFile.init)
        )
        chains = site.chains.map(NamedFile.init)
        sources = site.sources.map(NamedFile.init)
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
        self.init(
            written: file.written,
            path: file.embedded?.path ?? file.path,
            location: file.embedded?.location ?? file.location
        )
        isMissing = file.target == .nothing
    }
}

extension [Site] {
    /// What stands in the configuration in place of files of its own.
    fileprivate var contents: [String: ServedFiles.Content] {
        var contents: [String: ServedFiles.Content] = [:]
        for file in lazy.flatMap({ $0.certificates + $0.keys }) {
            guard let embedded = file.embedded, let identity = file.path else { continue }
            contents[identity] = ServedFiles.Content(
                path: embedded.path,
                line: embedded.line,
                octets: embedded.octets,
                neighbour: embedded.neighbour.map { neighbour in
                    ServedFiles.Content.Neighbour(
                        name: neighbour.name,
                        line: neighbour.line,
                        octets: neighbour.octets
                    )
                }
            )
        }
        return contents
    }
}

extension ServerName {
    /// Whether no certificate can be expected to cover it: the names that it means are not written.
    var isUndecidable: Bool {
        switch kind {
        case .exact, .leadingWildcard, .withSubdomains, .impossible: false
        case .trailingWildcard, .regularExpression, .catchAll, .hostname: true
        }
    }
}
