/// Adapts the findings about the best path to the clients that choose another one.
struct ClientPaths {
    let presented: [PathBuilder.Candidate]
    let trust: TrustStore
    let engine: Engine
    /// The budget that pays for signatures.
    let work: Budget.Share
    let time: Timestamp
    /// The location of findings about certificates without one.
    let location: Location
    /// Judges a path by everything but signatures.
    let judge: ([PathBuilder.Candidate], Bool) -> [Finding]

    /// The clients that do not backtrack, and how they choose.
    private static let strategies: [(families: ClientFamilies, strategy: ClientPath.Strategy)] = [
        ([.openssl, .node], .openssl(acceptsPartialChains: false)),
        (.pythonStrict, .openssl(acceptsPartialChains: true)),
        (.gnutls, .gnutls),
        (.mbedtls, .mbedtls),
    ]

    /// The findings about the best path, adapted to the path that each client chooses.
    func findings(_ outcome: PathBuilder.Outcome) -> [Finding] {
        guard outcome.isComplete else { return outcome.findings }
        var findings = outcome.findings
        for family in ClientFamilies.backtracking.families where findings.refuse(family) {
            let isBetter = outcome.others.contains { !$0.findings.refuse(family) }
            if isBetter { findings.forgive(ClientFamilies(family)) }
        }
        // The order in which a client tries the certificates that it has is not known.
        guard !outcome.path.contains(where: { $0.source == .intermediate }),
            outcome.hadChoice || !isInOrder(outcome.path)
        else { return findings }
        for (families, strategy) in Self.strategies {
            let own = ClientPath(
                strategy,
                from: outcome.path[0],
                through: presented,
                trust: trust,
                engine: engine,
                work: work,
                time: time
            )
            adjust(&findings, for: families, going: own, beside: outcome.path)
        }
        return findings
    }

    /// Whether each presented certificate of a path comes below what it issued.
    private func isInOrder(_ path: [PathBuilder.Candidate]) -> Bool {
        let places = path.compactMap { candidate in
            candidate.source == .presented
                ? presented.firstIndex { $0.certificate == candidate.certificate } : nil
        }
        return zip(places, places.dropFirst()).allSatisfy { $0 < $1 }
    }

    private func adjust(
        _ findings: inout [Finding],
        for families: ClientFamilies,
        going own: ClientPath,
        beside best: [PathBuilder.Candidate]
    ) {
        guard own.path.map(\.certificate) != best.map(\.certificate) || own.end != .anchor else {
            return
        }
        let refusals = refusals(of: families, on: own)
        let refusing = refusals.reduce(into: ClientFamilies()) { $0.formUnion($1.families) }
        findings.forgive(families.subtracting(refusing))
        for family in families.intersection(refusing).families where !findings.refuse(family) {
            let clients = ClientFamilies(family)
            guard let reason = refusals.first(where: { !$0.families.isDisjoint(with: clients) })
            else { continue }
            findings.add(finding(own, best, reason.consequence), refusedBy: clients)
        }
    }

    private typealias Consequence = ClientDetail.AmbiguousIssuer.Consequence

    /// What families refuse on a path, and why.
    private func refusals(
        of families: ClientFamilies,
        on own: ClientPath
    ) -> [(families: ClientFamilies, consequence: Consequence)] {
        switch own.end {
        case .missingIssuer: return [(families, .missingIssuer)]
        case .unknownRoot: return [(families, .unknownRoot)]
        case .anchor: break
        }
        let certificates = own.path.map(\.certificate)
        for (issued, issuer) in zip(certificates, certificates.dropFirst())
        where engine.verify(issued, issuedBy: issuer, within: work) != .valid {
            return [(families, .signature)]
        }
        return judge(own.path, true).compactMap { finding in
            guard let clients = finding.clients, !clients.isDisjoint(with: families) else {
                return nil
            }
            return (clients.intersection(families), .finding(finding.id))
        }
    }

    private func finding(
        _ own: ClientPath,
        _ best: [PathBuilder.Candidate],
        _ consequence: Consequence
    ) -> Finding {
        let fork = zip(own.path, best).enumerated().first {
            $0.element.0.certificate != $0.element.1.certificate
        }
        guard let fork, fork.offset > 0 else {
            let top = own.path[own.path.count - 1]
            return Finding(.issuerNotBelow(top.certificate.subject), at: top.location ?? location)
        }
        let place = fork.element.0.location ?? location
        let issuer = ClientDetail.AmbiguousIssuer(
            taken: fork.element.0.certificate,
            for: own.path[fork.offset - 1].certificate,
            line: place.line,
            consequence
        )
        return Finding(.issuerAmbiguous(issuer), at: place)
    }
}

extension [Finding] {
    /// Whether a family refuses for any of them.
    func refuse(_ family: ClientFamily) -> Bool {
        contains { $0.clients?.isSuperset(of: ClientFamilies(family)) ?? false }
    }

    /// Removes families from all of them, and findings that no family is left to refuse.
    mutating func forgive(_ families: ClientFamilies) {
        for index in indices { self[index].clients?.subtract(families) }
        removeAll { $0.clients?.isEmpty ?? false }
    }

    /// Adds a finding, or the families to the same one that is there.
    mutating func add(_ finding: Finding, refusedBy families: ClientFamilies) {
        let same = firstIndex {
            $0.detail == finding.detail && $0.locations == finding.locations
        }
        guard let same else { return append(finding.refused(by: families)) }
        self[same].clients?.formUnion(families)
    }
}
