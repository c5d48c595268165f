extension DeploymentJudge {
    /// A judge of revocation for one leaf; nil where it is not checked.
    ///
    /// - Parameters:
    ///   - candidates: The certificates that CRLs and paths may be signed by.
    ///   - work: Pays for signatures and comparisons.
    func revocationJudge(
        among candidates: PathBuilder.Candidates,
        within work: Budget.Share
    ) -> RevocationJudge? {
        guard !revocation.isEmpty else { return nil }
        let issuers = RevocationIssuers(engine: engine, work: work) { name in
            candidates(name).map(\.certificate) + trust.anchors(named: name, engine: engine)
        } isValid: { issuer, anchor, judge in
            isValid(issuer, below: anchor, through: candidates, judge, work)
        }
        return RevocationJudge(
            revocation,
            at: policy.time,
            isStrict: policy.profile == .strict,
            work: work,
            issuers: issuers
        )
    }

    /// Whether the signer of a CRL has a valid path to an anchor, none of it revoked.
    ///
    /// Its key signs CRLs, not handshakes: what is asked of the leaf is not asked of it.
    private func isValid(
        _ issuer: Certificate,
        below anchor: Certificate,
        through candidates: PathBuilder.Candidates,
        _ judge: RevocationJudge,
        _ work: Budget.Share
    ) -> Bool {
        let asked = ValidationPolicy(time: policy.time, profile: .rfc5280, purpose: .any)
        let builder = PathBuilder(trust: trust, engine: engine, work: work) { path, isComplete in
            guard isComplete, path.last?.certificate.isSameAuthority(as: anchor) == true else {
                return [Finding(.untrustedRoot(issuer.subject), at: Self.memory)]
            }
            let dates = ValidityCheck(at: asked.time, thresholds: asked.thresholds)
            let outOfDate = path.compactMap {
                dates.finding(for: $0.certificate.validity, role: .leaf, at: Self.memory)
            }
            let rules = PathRules(
                path: path.map {
                    LocatedCertificate($0.certificate, from: .memory("(memory)", position: 1))
                },
                endsInAnchor: true,
                policy: asked
            )
            return outOfDate.filter { $0.id != .expiresSoon } + rules.findings()
                + judge.findings(path, isComplete: true, leaf: Self.memory)
        }
        let outcome = builder.build(
            .init(certificate: issuer, source: .intermediate, origin: nil),
            through: candidates
        )
        return outcome.isComplete && outcome.errorCount == 0
    }

    private static let memory = Location(path: "(memory)")
}

extension RevocationJudge {
    /// What is to be said of the revocation of each certificate on a path below its anchor; of a
    /// path without an anchor nothing: no CRL can be verified on it.
    func findings(
        _ path: [PathBuilder.Candidate],
        isComplete: Bool,
        leaf: Location
    ) -> [Finding] {
        guard isComplete else { return [] }
        let certificates = path.map(\.certificate)
        return certificates.indices.dropLast().compactMap { index in
            finding(
                about: certificates[index...],
                role: index == 0 ? .leaf : .authority(certificates[index].subject),
                at: path[index].location ?? leaf
            )
        }
    }

    private func finding(
        about path: ArraySlice<Certificate>,
        role: CertificateRole,
        at location: Location
    ) -> Finding? {
        guard let certificate = path.first else { return nil }
        switch status(of: path) {
        case .unrevoked:
            return nil
        case .revoked(let entry, let list):
            return .revoked(entry, by: list, role: role, at: location)
        case .undetermined(let misses, let uncovered):
            return .revocationUnknown(
                certificate,
                misses: misses,
                uncovered: uncovered,
                role: role,
                at: location
            )
        }
    }
}
