/// Finds the paths from a leaf to the trust anchors and chooses the best (RFC 5280 §6).
///
/// Signatures are verified on the way, each once; every complete path is judged by the rules, and
/// the first without an error ends the search.
struct PathBuilder {
    /// A certificate that may stand on a path.
    struct Candidate {
        let certificate: Certificate
        let source: Subject.PathElement.Source
        /// Where it stands; nil for an anchor.
        let location: Location?
    }

    /// A path, whether it is complete, and the findings about it.
    struct Outcome {
        let path: [Candidate]
        let isComplete: Bool
        let findings: [Finding]

        var errorCount: Int { findings.count { $0.severity == .error } }
    }

    let trust: TrustStore
    let engine: Engine
    /// Judges a path by everything but signatures; `Bool` says whether it ends in an anchor.
    let judge: ([Candidate], Bool) -> [Finding]

    /// How many signatures one verdict may cost, and how many paths are judged: honest chains need
    /// fewer than ten, hostile ones would like millions.
    private static let signatureLimit = 128
    private static let pathLimit = 32

    /// The best path from `leaf` through `candidates`.
    func build(_ leaf: Candidate, through candidates: [Candidate]) -> Outcome {
        var search = Search()
        extend([leaf], through: Self.unique(candidates), &search)
        if let best = search.best { return best }
        let end = search.nearest ?? DeadEnd(path: [leaf], reason: .missingIssuer)
        var findings = [finding(for: end)] + judge(end.path, false)
        if search.isExhausted {
            let place = leaf.location ?? Location(path: "(memory)")
            findings.append(.searchLimit(signatures: search.signatures, at: place))
        }
        return Outcome(path: end.path, isComplete: false, findings: findings)
    }

    private static func unique(_ candidates: [Candidate]) -> [Candidate] {
        var seen: Set<Certificate> = []
        return candidates.filter { seen.insert($0.certificate).inserted }
    }

    /// What a search has come upon so far.
    private struct Search {
        var signatures = 0
        var paths = 0
        var best: Outcome?
        var nearest: DeadEnd?
        var isDone = false

        var isExhausted: Bool {
            signatures >= PathBuilder.signatureLimit || paths >= PathBuilder.pathLimit
        }

        /// A longer way is a nearer miss; of two as long, the first.
        mutating func note(_ end: DeadEnd) {
            if end.path.count > nearest?.path.count ?? 0 { nearest = end }
        }
    }

    /// A path that leads no further, and why.
    private struct DeadEnd {
        let path: [Candidate]
        let reason: Reason

        enum Reason {
            case missingIssuer
            case root
            case signature(issuer: DistinguishedName, reason: String?)
        }
    }
}

extension PathBuilder {
    /// Goes on from the last certificate of a path.
    private func extend(
        _ path: [Candidate],
        through candidates: [Candidate],
        _ search: inout Search
    ) {
        guard !search.isDone, !search.isExhausted, let top = path.last else { return }
        if trust.contains(top.certificate, engine: engine) {
            let anchor = Candidate(
                certificate: top.certificate,
                source: .trust,
                location: top.location
            )
            complete(path.dropLast() + [anchor], &search)
            return
        }
        var failure: DeadEnd.Reason?
        for issuer in issuers(of: top.certificate, among: candidates, path: path) {
            guard !search.isDone, !search.isExhausted else { break }
            search.signatures += 1
            switch engine.verify(top.certificate, issuedBy: issuer.certificate) {
            case .valid:
                if issuer.source == .trust {
                    complete(path + [issuer], &search)
                } else {
                    extend(path + [issuer], through: candidates, &search)
                }
            case .invalid:
                failure = failure ?? .signature(issuer: issuer.certificate.subject, reason: nil)
            case .unusable(let reason):
                failure = failure ?? .signature(issuer: issuer.certificate.subject, reason: reason)
            }
        }
        guard !search.isDone else { return }
        search.note(DeadEnd(path: path, reason: failure ?? reason(for: top.certificate)))
    }

    /// The issuers to try, anchors first, fitting key identifiers before others, and of two the one
    /// that is valid longer.
    private func issuers(
        of certificate: Certificate,
        among candidates: [Candidate],
        path: [Candidate]
    ) -> [Candidate] {
        let anchors = trust.anchors(named: certificate.issuer, engine: engine).map {
            Candidate(certificate: $0, source: .trust, location: nil)
        }
        let others = candidates.filter { candidate in
            candidate.certificate.subject.matches(certificate.issuer)
                && !path.contains { $0.certificate.isSameAuthority(as: candidate.certificate) }
        }
        guard anchors.count + others.count > 1 else { return anchors + others }
        let ranked = (anchors + others).enumerated().sorted { left, right in
            let (fitsLeft, fitsRight) = (
                certificate.names(asIssuer: left.element.certificate),
                certificate.names(asIssuer: right.element.certificate)
            )
            if fitsLeft != fitsRight { return fitsLeft }
            let (isAnchorLeft, isAnchorRight) = (
                left.element.source == .trust, right.element.source == .trust
            )
            if isAnchorLeft != isAnchorRight { return isAnchorLeft }
            let (endLeft, endRight) = (
                left.element.certificate.notAfter, right.element.certificate.notAfter
            )
            return endLeft == endRight ? left.offset < right.offset : endLeft > endRight
        }
        return ranked.map(\.element)
    }

    private func complete(_ path: [Candidate], _ search: inout Search) {
        search.paths += 1
        let outcome = Outcome(path: path, isComplete: true, findings: judge(path, true))
        search.isDone = outcome.errorCount == 0
        guard let best = search.best else {
            search.best = outcome
            return
        }
        if (outcome.errorCount, path.count) < (best.errorCount, best.path.count) {
            search.best = outcome
        }
    }

    /// Why a certificate that no issuer was found for has none.
    private func reason(for top: Certificate) -> DeadEnd.Reason {
        guard top.isSelfIssued else { return .missingIssuer }
        switch engine.verify(top, issuedBy: top) {
        case .valid:
            return .root
        case .invalid:
            // A key identifier that names another key: an authority of the same name is missing.
            return top.names(asIssuer: top)
                ? .signature(issuer: top.issuer, reason: nil) : .missingIssuer
        case .unusable(let reason):
            return .signature(issuer: top.issuer, reason: reason)
        }
    }

    private func finding(for end: DeadEnd) -> Finding {
        let top = end.path[end.path.count - 1]
        let place =
            top.location ?? end.path.lazy.compactMap(\.location).last ?? Location(path: "(memory)")
        let isLeaf = end.path.count == 1
        switch end.reason {
        case .missingIssuer:
            return .chainIncomplete(missing: top.certificate, isLeaf: isLeaf, at: place)
        case .root:
            return isLeaf
                ? .selfSigned(top.certificate, at: place)
                : .untrustedRoot(top.certificate, at: place)
        case .signature(let issuer, let reason):
            return .signatureInvalid(top.certificate, issuer: issuer, reason: reason, at: place)
        }
    }
}

extension Certificate {
    /// Whether two certificates are about one name and one key: a path that passes both goes in a
    /// circle.
    func isSameAuthority(as other: Certificate) -> Bool {
        publicKey.sha256 == other.publicKey.sha256 && subject.matches(other.subject)
    }
}
