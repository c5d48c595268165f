public import CertModel

/// Takes out of a report what is accepted, and keeps account of it.
///
/// Certificates that are handed on one by one pass through it one by one, in order; the report
/// comes last. What a rule or an entry accepts moves from `findings` to `accepted`, and from
/// `errors` to `acceptedErrors`: it counts no more and is not lost. An entry whose time has passed
/// accepts nothing, and the finding says so.
public struct AcceptanceLedger: Sendable {
    private let acceptance: Acceptance
    private let place: ReportPlace
    private let now: Timestamp
    private let entries: [String: Int]
    private var used: Set<Int> = []
    private var fingerprints = Fingerprints()
    private var tally = FindingTally()
    private var handedOn = 0
    private var isHandingOn = false
    /// Everything that counts or that the baseline accepts, of warnings and above: what a new
    /// baseline would hold.
    public private(set) var found = Baseline()

    /// Opens the account.
    ///
    /// - Parameters:
    ///   - acceptance: What is accepted, and why.
    ///   - now: The time that everything is judged at.
    ///   - place: What paths are relative to, in patterns and in the baseline.
    public init(_ acceptance: Acceptance, at now: Timestamp, place: ReportPlace = ReportPlace()) {
        self.acceptance = acceptance
        self.now = now
        self.place = place
        var entries: [String: Int] = [:]
        for (index, entry) in acceptance.baseline.entries.enumerated() {
            entries[entry.fingerprint] = index
        }
        self.entries = entries
    }

    /// Takes out what is accepted of a certificate that leaves the report.
    public mutating func hand(on deployment: inout Deployment) {
        isHandingOn = true
        settle(&deployment)
        tally.add(deployment.findings)
        handedOn += deployment.accepted?.count ?? 0
    }

    /// Takes out what is accepted of everything that is still in a report.
    ///
    /// - Parameters:
    ///   - report: What was found; accepted findings move to its list of them.
    ///   - roots: The paths that were judged; an entry for a file that is below none of them is not
    ///     missed. Nil where the report may be about any file.
    public mutating func close(_ report: inout Report, roots: [String]? = nil) {
        for index in report.deployments.indices { settle(&report.deployments[index]) }
        if var sites = report.sites {
            for index in sites.indices { settle(&sites[index]) }
            report.sites = sites
        }
        var rest: [AcceptedFinding] = []
        settle(&report.findings, owner: "", at: Location(path: ""), into: &rest)
        report.accepted = rest
        settle(&report.errors, into: &report.acceptedErrors)
        if isHandingOn { report.handedOn = tally }
        report.acceptedHandedOn = handedOn
        report.settleEndpoints()
        report.unusedEntries = unused(in: report, roots)
    }

    private mutating func settle(_ deployment: inout Deployment) {
        var accepted: [AcceptedFinding] = []
        settle(
            &deployment.findings,
            owner: deployment.name,
            at: deployment.certificate.location,
            into: &accepted
        )
        deployment.accepted = accepted
        deployment.unchecked.removeAll(where: isAccepted)
    }

    /// Whether an error, which the report holds too, is accepted.
    private func isAccepted(_ error: CertificateError) -> Bool {
        if isIgnored(error.code.description, [error.source ?? ""]) { return true }
        var first = Fingerprints()
        let fingerprint = first.next(words(of: error))
        guard let index = entries[fingerprint] else { return false }
        return acceptance.baseline.entries[index].until.map { $0 >= now } ?? true
    }

    private func words(of error: CertificateError) -> [String] {
        ["error", error.code.description, error.source.map { place.resolve($0).path } ?? ""]
    }

    private mutating func settle(_ site: inout ServedSite) {
        var accepted: [AcceptedFinding] = []
        let name = site.serverNames.first ?? ""
        settle(&site.findings, owner: name, at: site.location, into: &accepted)
        site.accepted = accepted
    }

    private mutating func settle(
        _ findings: inout [Finding],
        owner: String,
        at location: Location,
        into accepted: inout [AcceptedFinding]
    ) {
        var rest: [Finding] = []
        for var finding in findings {
            let first = finding.locations.first ?? location
            let entry = entry(for: finding, owner: owner, at: first)
            let places = finding.locations.isEmpty ? [location] : finding.locations
            switch verdict(on: entry, at: places.map(\.path), counts: finding.severity > .info) {
            case .accepted(let grounds):
                accepted.append(AcceptedFinding(finding, grounds))
                continue
            case .lapsed(let until): finding.acceptedUntil = until
            case .counts: break
            }
            rest.append(finding)
        }
        findings = rest
    }

    private mutating func settle(
        _ errors: inout [CertificateError],
        into accepted: inout [AcceptedError]
    ) {
        var rest: [CertificateError] = []
        for var error in errors {
            switch verdict(on: entry(for: error), at: [error.source ?? ""], counts: true) {
            case .accepted(let grounds):
                accepted.append(AcceptedError(error, grounds))
                continue
            case .lapsed(let until): error.acceptedUntil = until
            case .counts: break
            }
            rest.append(error)
        }
        errors = rest
    }

    private enum Verdict {
        case accepted(AcceptanceGrounds)
        case lapsed(Timestamp)
        case counts
    }

    /// What the rules and the baseline say of something; unless a rule accepts it, it is noted as
    /// found.
    private mutating func verdict(
        on candidate: Baseline.Entry,
        at paths: [String],
        counts: Bool
    ) -> Verdict {
        if isIgnored(candidate.id, paths) { return .accepted(AcceptanceGrounds()) }
        guard let index = entries[candidate.fingerprint] else {
            if counts { found.entries.append(candidate) }
            return .counts
        }
        used.insert(index)
        let known = acceptance.baseline.entries[index]
        var kept = candidate
        kept.reason = known.reason
        if let until = known.until, until < now {
            found.entries.append(kept)
            return .lapsed(until)
        }
        kept.until = known.until
        found.entries.append(kept)
        let reason = known.reason.isEmpty ? nil : known.reason
        return .accepted(AcceptanceGrounds(reason: reason, until: known.until))
    }

    private func isIgnored(_ id: String, _ paths: [String]) -> Bool {
        acceptance.rules.contains { rule in
            guard rule.id == id else { return false }
            return paths.contains { path in
                rule.covers(path) || rule.covers(place.resolve(path).path)
            }
        }
    }

    private mutating func entry(
        for finding: Finding,
        owner: String,
        at location: Location
    ) -> Baseline.Entry {
        let isOfFile = location.address == nil && !location.path.isEmpty
        let path = isOfFile ? place.resolve(location.path).path : location.path
        var words = [finding.id.rawValue, finding.severity.rawValue, path, owner]
        for value in finding.values where !Self.passing.contains(value.name) {
            words.append(value.description)
        }
        return Baseline.Entry(
            fingerprint: fingerprints.next(words),
            id: finding.id.rawValue,
            path: path,
            name: owner
        )
    }

    /// The values that change while nothing happens.
    private static let passing: Set<String> = ["seconds_left", "seconds_to_wait", "threshold"]

    private mutating func entry(for error: CertificateError) -> Baseline.Entry {
        let words = words(of: error)
        return Baseline.Entry(
            fingerprint: fingerprints.next(words),
            id: words[1],
            path: words[2],
            name: ""
        )
    }

    private func unused(in report: Report, _ roots: [String]?) -> [Baseline.Entry] {
        let judged = roots?.map { place.resolve($0).path }
        return acceptance.baseline.entries.enumerated().compactMap { index, entry in
            guard !used.contains(index) else { return nil }
            // What was not judged may still be there.
            if report.command == .expiry, !FindingArea.time.ids.map(\.rawValue).contains(entry.id) {
                return nil
            }
            guard let judged else { return entry }
            return judged.contains { $0.isOrHolds(entry.path) } ? entry : nil
        }
    }
}

extension String {
    /// Whether a path is this one or lies below it.
    fileprivate func isOrHolds(_ path: String) -> Bool {
        self == "." || self == path || path.hasPrefix(self + "/")
    }
}

extension Report {
    /// Gives the rows of endpoints the verdicts that their chains have now.
    fileprivate mutating func settleEndpoints() {
        guard let endpoints, deployments.contains(where: { !($0.accepted ?? []).isEmpty }) else {
            return
        }
        var rest = deployments.filter { $0.endpoint != nil }[...]
        self.endpoints = endpoints.map { endpoint in
            defer { rest = rest.dropFirst(endpoint.chainCount) }
            return endpoint.settled(by: rest.prefix(endpoint.chainCount))
        }
    }
}

extension ProbedEndpoint {
    /// The endpoint with the verdicts of its chains in its rows.
    public func settled(by deployments: ArraySlice<Deployment>) -> ProbedEndpoint {
        var settled = self
        for index in rows.indices {
            guard let served = rows[index].served, served.status != nil else { continue }
            let chains = deployments.filter { $0.certificate.sha256 == served.sha256 }
            guard !chains.isEmpty else { continue }
            settled.rows[index].served?.worst = chains.compactMap(\.worst).max()
            settled.rows[index].served?.status =
                chains.contains { $0.status == .fail } ? .fail : .pass
        }
        return settled
    }
}
