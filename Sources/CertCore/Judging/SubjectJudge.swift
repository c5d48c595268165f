/// Judges one leaf with what is presented beside it.
struct SubjectJudge {
    let policy: ValidationPolicy
    let trust: TrustStore
    let intermediates: NameTable<Certificate>
    let revocation: RevocationStore
    let engine: Engine
    /// What the run may cost that it judges in.
    let budget: Budget

    /// A certificate and where it stands.
    struct Placed {
        let certificate: Certificate
        let location: Location
        let index: Int
    }

    /// What a leaf is judged with.
    struct Deployment {
        let leaf: Placed
        /// The certificates of its own file, itself among them, in order.
        let ownFile: [Placed]
        /// Certificates of other files that are presented with it.
        let companions: [Placed]
        /// Whether it is the one that its file is about.
        let isPrimary: Bool
        /// Whether servers send the file as it stands, so that the order matters.
        var isSentAsIs = true
    }

    /// Everything but the key.
    func judge(_ deployment: Deployment) -> Subject {
        let leaf = deployment.leaf
        let outcome = bestPath(of: deployment)
        let path = outcome.path.map(\.certificate)
        var findings = outcome.findings
        if deployment.isPrimary, deployment.isSentAsIs {
            findings += PresentationCheck(
                presented: deployment.ownFile.map {
                    .init(certificate: $0.certificate, location: $0.location)
                },
                leaf: leaf.certificate,
                path: path
            ).findings()
        }
        findings += unneededExpired(deployment, path: path)
        // A further certificate of a file is there because its key is; as an authority it has no
        // hosts to cover.
        if deployment.isPrimary || !leaf.certificate.isAuthority {
            findings += names(of: leaf)
        }
        return Subject(leaf, at: policy.time, outcome, findings: findings)
    }

    /// An authority that is alone is judged for time and strength: no path is asked of it.
    func judgeAuthority(_ authority: Placed) -> Subject {
        let candidate = PathBuilder.Candidate(
            certificate: authority.certificate,
            source: .presented,
            location: authority.location
        )
        let findings = soundness(of: candidate, isAnchor: authority.certificate.isSelfIssued, .leaf)
        let outcome = PathBuilder.Outcome(path: [candidate], isComplete: false, findings: findings)
        return Subject(authority, at: policy.time, outcome, findings: findings)
    }

    private func bestPath(of deployment: Deployment) -> PathBuilder.Outcome {
        let leaf = deployment.leaf
        let presented = (deployment.ownFile + deployment.companions).map {
            PathBuilder.Candidate(
                certificate: $0.certificate,
                source: .presented,
                location: $0.location
            )
        }
        let candidates = PathBuilder.Candidates(presented, intermediates)
        let work = Budget.Share(of: budget, allowance: Budget.Share.verdictAllowance)
        let revocation = revocationJudge(among: candidates, within: work)
        let builder = PathBuilder(trust: trust, engine: engine, work: work) { path, isComplete in
            judge(path, isComplete: isComplete, leaf: leaf.location)
                + (revocation?.findings(path, isComplete: isComplete, leaf: leaf.location) ?? [])
        }
        return builder.build(
            .init(certificate: leaf.certificate, source: .presented, location: leaf.location),
            through: candidates
        )
    }

    /// The hosts asked about, and in a server's certificate what clients make of its names.
    private func names(of leaf: Placed) -> [Finding] {
        let check = NamesCheck(leaf.certificate)
        var findings: [Finding] = []
        if policy.profile != .rfc5280, policy.purpose == .server {
            if let finding = check.noNames(at: leaf.location) { findings.append(finding) }
            findings += check.invalidWildcards(at: leaf.location)
        }
        if let finding = check.uncovered(policy.hosts, at: leaf.location) {
            findings.append(finding)
        }
        if let finding = check.uncovered(policy.emails, at: leaf.location) {
            findings.append(finding)
        }
        return findings
    }

    /// Time, strength and the rules of RFC 5280 §6 over one path.
    private func judge(
        _ path: [PathBuilder.Candidate],
        isComplete: Bool,
        leaf: Location
    ) -> [Finding] {
        var findings: [Finding] = []
        for (index, candidate) in path.enumerated() {
            let isAnchor = isComplete && index == path.count - 1
            let role: CertificateRole =
                index == 0 ? .leaf : .authority(candidate.certificate.subject)
            findings += soundness(of: candidate, isAnchor: isAnchor, role, otherwiseAt: leaf)
        }
        let (certificates, locations) = (
            path.map(\.certificate), path.map { $0.location ?? leaf }
        )
        findings += PathRules(
            path: certificates,
            endsInAnchor: isComplete,
            policy: policy,
            locations: locations
        ).findings()
        findings += profileFindings(certificates, isComplete: isComplete, locations: locations)
        guard isComplete else { return findings }
        return findings
            + AnchorTrustRules(policy).findings(about: certificates, locations: locations) {
                trust.anchors(named: $0, engine: engine)
            }
    }

    /// What could not be issued as it is, where the strict profile is asked for.
    private func profileFindings(
        _ path: [Certificate],
        isComplete: Bool,
        locations: [Location]
    ) -> [Finding] {
        guard policy.profile == .strict else { return [] }
        return ProfileRules(
            path: path,
            locations: locations,
            context: ProfileRules.Context(
                endsInAnchor: isComplete,
                isPublic: isComplete
                    && (path.last.map { trust.isPublicRoot($0, engine: engine) } ?? false),
                purpose: policy.purpose,
                publicSuffixes: policy.publicSuffixes
            )
        ).findings()
    }

    /// What one certificate is by itself: when it is valid, and how strong.
    private func soundness(
        of candidate: PathBuilder.Candidate,
        isAnchor: Bool,
        _ role: CertificateRole,
        otherwiseAt leaf: Location = Location(path: "(memory)")
    ) -> [Finding] {
        let certificate = candidate.certificate
        let location = candidate.location ?? leaf
        var findings: [Finding] = []
        let check = ValidityCheck(at: policy.time, thresholds: policy.thresholds)
        if let finding = check.finding(for: certificate.validity, role: role, at: location) {
            findings.append(finding)
        }
        if policy.profile != .rfc5280 {
            findings += StrengthCheck.findings(
                for: certificate,
                isTrustAnchor: isAnchor,
                role: role,
                at: location
            )
        }
        return findings
    }

    /// Presented certificates that have expired and that the chosen path does without.
    private func unneededExpired(_ deployment: Deployment, path: [Certificate]) -> [Finding] {
        let check = ValidityCheck(at: policy.time, thresholds: policy.thresholds)
        let over = deployment.ownFile.filter { check.isOver($0.certificate.validity) }
        guard !over.isEmpty else { return [] }
        var seen = Set(path)
        return over.filter { seen.insert($0.certificate).inserted }.compactMap { one in
            check.finding(
                for: one.certificate.validity,
                role: .unneeded(one.certificate.subject),
                at: one.location
            )
        }
    }
}
