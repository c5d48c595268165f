/// Judges one leaf with what is presented beside it.
struct DeploymentJudge {
    let policy: ValidationPolicy
    let trust: TrustStore
    let intermediates: NameTable<Certificate>
    let revocation: RevocationStore
    let engine: Engine
    /// What the run may cost that it judges in.
    let budget: Budget

    /// What a leaf is judged with.
    struct Presentation {
        let leaf: LocatedCertificate
        /// The certificates of its own file, itself among them, in order.
        let ownFile: [LocatedCertificate]
        /// Certificates of other files, without a leaf of their own, that are presented with it.
        let separateChain: [LocatedCertificate]
        /// Whether it is the one that its file is about.
        let isPrimary: Bool
        /// Whether servers send the file as it is, so that the order matters.
        var isSentAsIs = true
    }

    /// Everything but the key.
    func judge(_ presentation: Presentation) -> Deployment {
        let leaf = presentation.leaf
        let outcome = bestPath(of: presentation)
        let path = outcome.path.map(\.certificate)
        var findings = outcome.findings
        if presentation.isPrimary, presentation.isSentAsIs {
            findings += PresentationCheck(
                presented: presentation.ownFile,
                leaf: leaf.certificate,
                path: path
            ).findings()
        }
        findings += unneededExpired(presentation, path: path)
        findings += split(outcome.path, leaf)
        // A further certificate of a file is there because its key is; as an authority it has no
        // hosts to cover.
        if presentation.isPrimary || !leaf.certificate.isCA {
            findings += names(of: leaf)
        }
        findings += refusals(of: presentation, on: outcome)
        return Deployment(leaf, at: policy.time, outcome, findings: weighed(findings))
    }

    /// A path that goes through certificates of other files than the leaf's, which a server would
    /// not send.
    private func split(_ path: [PathBuilder.Candidate], _ leaf: LocatedCertificate) -> [Finding] {
        let parts = path.filter { $0.source == .presented }.compactMap(\.location)
            .filter { $0.path != leaf.location.path }
        return parts.isEmpty ? [] : [.chainSplit(leaf: leaf.location, parts: parts)]
    }

    /// An authority that is alone is judged for time and strength: no path is asked of it.
    func judgeAuthority(_ authority: LocatedCertificate) -> Deployment {
        let candidate = PathBuilder.Candidate(presented: authority)
        let findings = weighed(
            soundness(of: candidate, isAnchor: authority.certificate.isSelfIssued, .leaf)
        )
        let outcome = PathBuilder.Outcome(path: [candidate], isComplete: false, findings: findings)
        return Deployment(authority, at: policy.time, outcome, findings: findings)
    }

    private func bestPath(of presentation: Presentation) -> PathBuilder.Outcome {
        let leaf = presentation.leaf
        let presented = (presentation.ownFile + presentation.separateChain).map {
            PathBuilder.Candidate(presented: $0)
        }
        let candidates = PathBuilder.Candidates(presented, intermediates)
        let work = Budget.Share(of: budget, allowance: Budget.Share.verdictAllowance)
        let revocation = revocationJudge(among: candidates, within: work)
        let promise = promise(to: presentation)
        let judgePath = { (path: [PathBuilder.Candidate], isComplete: Bool) in
            judge(path, isComplete: isComplete, leaf: leaf, promise)
                + (revocation?.findings(path, isComplete: isComplete, leaf: leaf.location) ?? [])
        }
        let outcome = PathBuilder(
            trust: trust,
            engine: engine,
            work: work,
            judge: judgePath
        ).build(.init(presented: leaf), through: candidates)
        guard promise != nil else { return outcome }
        let paths = ClientPaths(
            presented: presented,
            trust: trust,
            engine: engine,
            work: work,
            time: policy.time,
            location: leaf.location,
            judge: judgePath
        )
        return outcome.finding(paths.findings(outcome))
    }

    /// Whom the verdict promises that they connect: a further certificate that is an authority's
    /// is not served.
    private func promise(to presentation: Presentation) -> ClientPromise? {
        let isServed = presentation.isPrimary || !presentation.leaf.certificate.isCA
        return isServed ? policy.promise : nil
    }

    /// The hosts asked about, and in a server's certificate what clients make of its names.
    private func names(of leaf: LocatedCertificate) -> [Finding] {
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
        if let promise = policy.promise,
            let finding = check.refused(policy.hosts, promise, at: leaf.location)
        {
            findings.append(finding)
        }
        return findings
    }

    /// Time, strength and the rules of RFC 5280 §6 over one path.
    private func judge(
        _ path: [PathBuilder.Candidate],
        isComplete: Bool,
        leaf: LocatedCertificate,
        _ promise: ClientPromise?
    ) -> [Finding] {
        var findings: [Finding] = []
        for (index, candidate) in path.enumerated() {
            let isAnchor = isComplete && index == path.count - 1
            let role: CertificateRole =
                index == 0 ? .leaf : .authority(candidate.certificate.subject)
            findings += soundness(
                of: candidate,
                isAnchor: isAnchor,
                role,
                otherwiseAt: leaf.location
            )
        }
        // What a finding says of an anchor is placed at the leaf.
        let located = path.map {
            LocatedCertificate($0.certificate, from: $0.origin ?? leaf.origin)
        }
        findings += PathRules(path: located, endsInAnchor: isComplete, policy: policy).findings()
        findings += profileFindings(located, isComplete: isComplete)
        if isComplete {
            findings += AnchorTrustRules(policy).findings(about: located) {
                trust.anchors(named: $0, engine: engine)
            }
        }
        guard let promise else { return findings }
        findings += ClientRules(
            promise: promise,
            path: located,
            endsInAnchor: isComplete,
            hosts: policy.hosts
        ).findings()
        if isComplete, let anchor = path.last?.certificate, !reachesSelfSigned(anchor) {
            // Some take the server's own certificate as an anchor only where it is self-signed.
            let others: ClientFamilies =
                path.count == 1 && !anchor.isSelfIssued
                ? [.chromium, .rustls, .mbedtls] : []
            findings.append(
                Finding(.anchorNotSelfSigned(anchor.subject), at: leaf.location)
                    .refused(by: others.union([.openssl, .node]))
            )
        }
        return findings.compactMap(promise.resolved)
    }

    /// Whether a self-signed anchor issued an anchor, or it is one itself.
    private func reachesSelfSigned(_ anchor: Certificate) -> Bool {
        var top = anchor
        for _ in 0..<8 {
            // OpenSSL looks for another issuer where the key identifier is not the root's own.
            if top.isSelfIssued, top.identifies(top) { return true }
            guard
                let next = trust.anchors(named: top.issuer, engine: engine)
                    .first(where: { top.identifies($0) })
            else { return false }
            top = next
        }
        return false
    }

    /// What clients refuse of the presented certificates as a whole, and of those that no path
    /// needs.
    private func refusals(
        of presentation: Presentation,
        on outcome: PathBuilder.Outcome
    ) -> [Finding] {
        guard let promise = promise(to: presentation), presentation.isPrimary,
            presentation.isSentAsIs
        else {
            return []
        }
        var findings: [Finding] = []
        let presented = presentation.ownFile.map(\.certificate)
        if outcome.isComplete {
            findings = MessageClientRules(
                presented: presented,
                intermediates: outcome.path.count - 2,
                at: presentation.leaf.location
            ).findings(promise)
        }
        guard presented.count >= outcome.path.count else { return findings }
        var seen = Set(outcome.path.map(\.certificate))
        for one in presentation.ownFile where seen.insert(one.certificate).inserted {
            findings += ClientRules.findings(
                unneeded: one.certificate,
                promise: promise,
                at: one.location
            )
        }
        return findings
    }

    /// The findings as a report has them: what clients accept weighs as the promise says.
    private func weighed(_ findings: [Finding]) -> [Finding] {
        guard let promise = policy.promise else {
            return findings.map { finding in
                guard finding.clients != nil else { return finding }
                var finding = finding
                finding.clients = nil
                return finding
            }
        }
        return findings.compactMap(promise.resolved)
    }

    /// What could not be issued as it is, where the strict profile is asked for.
    private func profileFindings(
        _ path: [LocatedCertificate],
        isComplete: Bool
    ) -> [Finding] {
        guard policy.profile == .strict else { return [] }
        return ProfileRules(
            path: path,
            context: ProfileRules.Context(
                endsInAnchor: isComplete,
                isPublic: isComplete
                    && (path.last.map { trust.isPublicRoot($0.certificate, engine: engine) }
                        ?? false),
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
            // Java and rustls take of an anchor its name and its key.
            let families: ClientFamilies = isAnchor ? .allBut([.java, .rustls]) : .all
            findings.append(
                finding.id == .expiresSoon ? finding : finding.refused(by: families)
            )
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
    private func unneededExpired(_ presentation: Presentation, path: [Certificate]) -> [Finding] {
        let check = ValidityCheck(at: policy.time, thresholds: policy.thresholds)
        let over = presentation.ownFile.filter { check.isOver($0.certificate.validity) }
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
