/// Makes of one target's handshakes its rows, its verdicts and its errors.
struct TargetJudge {
    private let job: ProbeJob
    private let judge: ServedChainJudge
    private let chains: PresentedChains
    /// What should have been served; nil where that was not given.
    private let expected: ExpectedChains?

    init(_ job: ProbeJob, _ judge: ServedChainJudge, expected: ExpectedChains?) {
        self.job = job
        self.judge = judge
        self.expected = expected
        chains = PresentedChains(job)
    }

    func result() -> ProbedTarget {
        let target = job.target
        var errors: [CertificateError] = []
        var judged: [Int: JudgedChain] = [:]
        for place in chains.all.indices {
            do throws(CertificateError) {
                judged[place] = try judge.judge(served(chains.all[place]))
            } catch {
                // What is shown and not judged may be anything.
                if chains.all[place].isAsked { errors.append(error) }
            }
        }
        complete(&judged)
        if !judged.isEmpty, let error = expected?.error(about: target.expected) {
            errors.append(error)
        }
        errors += failures.filter { failure in
            // That OpenSSL ended the handshake for a certificate that can't be decoded is said.
            failure.code != .handshakeFailed || !errors.contains { $0.code == .malformed }
        }
        let deployments = chains.all.indices.filter { chains.all[$0].isAsked }
            .compactMap { judged[$0]?.deployment }
        return ProbedTarget(
            endpoint: ProbedEndpoint(
                host: target.host,
                port: target.port,
                startTLS: target.startTLS?.rawValue,
                rows: rows(judged),
                chainCount: deployments.count,
                milliseconds: job.ended - job.began
            ),
            deployments: deployments,
            errors: errors
        )
    }

    private func served(_ chain: PresentedChains.Chain) -> ServedChain {
        ServedChain(
            certificates: chain.certificates,
            identifier: chain.isAsked ? job.target.expected : nil,
            staples: chain.staples,
            unstapledAddress: chain.unstapledAddress,
            endpoint: job.target.name,
            address: job.attempts[chain.attempts[0]].address.text
        )
    }

    /// Adds to the verdicts what no chain says by itself.
    private func complete(_ judged: inout [Int: JudgedChain]) {
        for place in chains.all.indices where chains.all[place].isAsked {
            guard let first = chains.all[place].attempts.first else { continue }
            judged[place]?.deployment.endpoint = endpoint(first)
            judged[place]?.deployment.alsoIn = otherPlaces(of: chains.all[place])
            if let finding = comparison(place, judged) {
                judged[place]?.deployment.findings.append(finding)
            }
        }
        let consistency = ConsistencyCheck(job, chains, judged)
        for (place, finding) in consistency.findings + obsoleteProtocols {
            judged[place]?.deployment.findings.append(finding)
        }
        for place in judged.keys {
            judged[place]?.deployment.findings.sort { $0.severity > $1.severity }
        }
    }

    private func comparison(_ place: Int, _ judged: [Int: JudgedChain]) -> Finding? {
        guard let chain = judged[place] else { return nil }
        return expected?.finding(
            about: chain,
            for: job.target.expected,
            beside: judged.filter { chains.all[$0.key].isAsked }
                .compactMap { $0.value.certificates.first },
            at: Location(
                endpoint: job.target.name,
                address: job.attempts[chains.all[place].attempts[0]].address.text,
                certificate: 1
            )
        )
    }

    private func endpoint(_ attempt: Int) -> ServedEndpoint {
        let target = job.target
        var endpoint = ServedEndpoint(
            host: target.host,
            port: target.port,
            address: job.attempts[attempt].address.text,
            serverName: target.indicatedName,
            startTLS: target.startTLS?.rawValue
        )
        let served = job.attempts[attempt].outcome?.served
        endpoint.version = served?.version
        endpoint.cipher = served?.cipher
        endpoint.applicationProtocol = served?.applicationProtocol
        endpoint.isStapled = served?.staple != nil
        endpoint.clientAuthorities = served?.clientAuthorities.map { names in
            names.map { judge.name($0) }
        }
        return endpoint
    }

    private func otherPlaces(of chain: PresentedChains.Chain) -> [Location] {
        var seen = Set([job.attempts[chain.attempts[0]].address.text])
        return chain.attempts.filter { job.attempts[$0].kind != .nameless }
            .map { job.attempts[$0].address.text }
            .filter { seen.insert($0).inserted }
            .map { Location(endpoint: job.target.name, address: $0, certificate: 1) }
    }

    /// > RFC 8996 §4, §5: "TLS 1.0 MUST NOT be used." "TLS 1.1 MUST NOT be used."
    private var obsoleteProtocols: [(Int, Finding)] {
        var known: Set<Int> = []
        return job.attempts.indices.compactMap { place in
            let attempt = job.attempts[place]
            guard let served = attempt.outcome?.served, !served.isCurrent,
                attempt.kind == .preferred || attempt.kind == .obsolete,
                let version = served.version,
                let chain = chains.preferred(at: attempt.address), known.insert(chain).inserted
            else { return nil }
            let hasCurrent = attempt.kind == .obsolete
            let location = Location(
                endpoint: job.target.name,
                address: attempt.address.text,
                certificate: 1
            )
            return (
                chain,
                Finding(
                    ServedDetail.protocolObsolete([version], hasCurrent: hasCurrent),
                    hasCurrent ? .warning : .error,
                    at: [location]
                )
            )
        }
    }
}

extension TargetJudge {
    /// Why the name asked for was not answered, or not to the end.
    private var failures: [CertificateError] {
        let name = job.target.name
        let lookup = job.failure.map { [$0.error(endpoint: name, address: nil)] } ?? []
        let asked = job.attempts.filter { $0.kind == .preferred }
        let answered = Set(asked.filter { $0.outcome?.served != nil }.map(\.address.family))
        return lookup
            + asked.compactMap { attempt in
                guard let failure = attempt.outcome?.failure else { return nil }
                // A machine without IPv6 can't say anything of a server's IPv6 address.
                if case .unreachable(_, isLocal: true) = failure,
                    !answered.subtracting([attempt.address.family]).isEmpty
                {
                    return nil
                }
                return failure.error(endpoint: name, address: attempt.address.text)
            }
    }

    private func rows(_ judged: [Int: JudgedChain]) -> [ProbedEndpoint.Row] {
        let now = judge.time
        return job.attempts.indices.compactMap { place in
            let attempt = job.attempts[place]
            guard let question = attempt.kind.question else { return nil }
            // An endpoint may have one kind of key alone.
            let served = chains.place(of: place).flatMap { judged[$0] }
            guard served != nil || attempt.kind == .preferred || attempt.kind == .nameless else {
                return nil
            }
            var row = ProbedEndpoint.Row(
                address: attempt.address.text,
                serverName: attempt.kind == .nameless ? nil : job.target.indicatedName,
                question: question
            )
            row.failure = attempt.outcome?.failure?.error(endpoint: job.target.name)
            if let served, let chain = chains.place(of: place) {
                row.served = ProbedEndpoint.Row.served(
                    served,
                    at: now,
                    isJudged: chains.all[chain].isAsked
                )
            }
            return row
        }
    }
}

extension ProbedEndpoint.Row {
    fileprivate static func served(
        _ chain: JudgedChain,
        at now: Timestamp,
        isJudged: Bool
    ) -> ProbedEndpoint.Served {
        let leaf = chain.leaf
        return ProbedEndpoint.Served(
            sha256: leaf.sha256,
            name: chain.deployment.name,
            keyType: leaf.publicKey.algorithm.description,
            notAfter: leaf.notAfter,
            secondsLeft: leaf.notAfter.seconds(since: now),
            validUntil: chain.deployment.validUntil,
            status: isJudged ? chain.deployment.status : nil,
            worst: isJudged ? chain.deployment.worst : nil
        )
    }
}

extension ProbeJob.Kind {
    /// What a row calls it; nil where it makes no row.
    fileprivate var question: ProbedEndpoint.Question? {
        switch self {
        case .preferred: .preferred
        case .rsaKey, .curveKey: .otherKey
        case .nameless: .nameless
        case .obsolete: nil
        }
    }
}
