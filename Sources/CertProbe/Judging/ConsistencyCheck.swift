/// Whether the addresses of one host serve the same.
///
/// A certificate with an RSA key beside one on a curve is not a difference: each kind of key is
/// compared by itself.
struct ConsistencyCheck {
    /// What is found, by the chain that it is found of.
    private(set) var findings: [(Int, Finding)] = []

    init(_ job: ProbeJob, _ chains: PresentedChains, _ judged: [Int: JudgedChain]) {
        var byKey: [String: [(address: String, chain: Int)]] = [:]
        var seen: Set<[String]> = []
        for (place, attempt) in job.attempts.enumerated() where attempt.kind.isAnswerToName {
            guard let chain = chains.place(of: place), let leaf = judged[chain]?.leaf else {
                continue
            }
            let key = leaf.publicKey.algorithm.description
            guard seen.insert([key, attempt.address.text]).inserted else { continue }
            byKey[key, default: []].append((attempt.address.text, chain))
        }
        for key in byKey.keys.sorted() {
            findings += Self.compare(byKey[key] ?? [], judged, endpoint: job.target.name)
        }
    }

    private static func compare(
        _ answers: [(address: String, chain: Int)],
        _ judged: [Int: JudgedChain],
        endpoint: String
    ) -> [(Int, Finding)] {
        let groups = Dictionary(grouping: answers) { $0.chain }
        // Where two are served as often, the one that ends last is taken for the right one.
        let ranked = groups.keys.sorted { left, right in
            let (first, second) = (groups[left]?.count ?? 0, groups[right]?.count ?? 0)
            if first != second { return first > second }
            let ends = (judged[left]?.leaf.notAfter, judged[right]?.leaf.notAfter)
            if let end = ends.0, let other = ends.1, end != other { return end > other }
            return left < right
        }
        guard ranked.count > 1, let common = ranked.first, let usual = judged[common] else {
            return []
        }
        let isWell = groups.keys.allSatisfy { judged[$0]?.deployment.status == .pass }
        return ranked.dropFirst().compactMap { place in
            guard let odd = judged[place] else { return nil }
            let addresses = (groups[place] ?? []).map(\.address)
            let kind = kind(odd, beside: usual)
            let difference = ServedInconsistency(
                common: CertificateMark(usual.leaf),
                odd: CertificateMark(odd.leaf),
                oddAddresses: addresses,
                commonCount: groups[common]?.count ?? 0,
                total: answers.count,
                kind: kind
            )
            let finding = Finding(
                ServedDetail.inconsistent(difference),
                isWell && kind == .certificate ? .info : .warning,
                at: addresses.map {
                    Location(endpoint: endpoint, address: $0, certificate: 1)
                }
            )
            return (place, finding)
        }
    }

    private static func kind(
        _ odd: JudgedChain,
        beside usual: JudgedChain
    ) -> ServedInconsistency.Kind {
        let names = { (chain: JudgedChain) in
            Set(chain.deployment.domains + chain.deployment.ipAddresses)
        }
        if names(odd) != names(usual) { return .names }
        let distance = odd.leaf.notAfter.seconds(since: usual.leaf.notAfter)
        if distance.magnitude > 86_400 { return .expiry }
        return odd.certificates.dropFirst().map(\.sha256)
            != usual.certificates.dropFirst().map(\.sha256) ? .chain : .certificate
    }
}

extension ProbeJob.Kind {
    /// Whether it asks for the name, as clients of today do.
    fileprivate var isAnswerToName: Bool {
        switch self {
        case .preferred, .rsaKey, .curveKey: true
        case .nameless, .obsolete: false
        }
    }
}
