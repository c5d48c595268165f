/// Finds the paths from a leaf to the trust anchors and chooses the best (RFC 5280 §6).
///
/// Signatures are verified on the way, each once, and every complete path is judged by the rules.
/// The search goes on until a path is found that no other can be better than, or all are known.
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

        /// The last second at which all of its certificates are valid.
        var validUntil: Timestamp? { path.map(\.certificate.notAfter).min() }

        /// Whether no other path of the same leaf can be better.
        fileprivate var isPerfect: Bool {
            errorCount == 0 && validUntil == path.first?.certificate.notAfter
        }

        /// Fewer errors are better, then a later end, then a shorter path.
        fileprivate func isBetter(than other: Outcome) -> Bool {
            if errorCount != other.errorCount { return errorCount < other.errorCount }
            if let end = validUntil, let otherEnd = other.validUntil, end != otherEnd {
                return end > otherEnd
            }
            return path.count < other.path.count
        }
    }

    let trust: TrustStore
    let engine: Engine
    /// Judges a path by everything but signatures; `Bool` says whether it ends in an anchor.
    let judge: ([Candidate], Bool) -> [Finding]

    /// How many issuers one verdict may try, and how many paths are judged.
    ///
    /// Honest chains need fewer than ten, hostile ones would like millions. The recursion is no
    /// deeper than the issuers tried.
    private static let issuerLimit = 128
    private static let pathLimit = 16

    /// The best path from `leaf` through `candidates`.
    func build(_ leaf: Candidate, through candidates: [Candidate]) -> Outcome {
        var search = Search(candidates)
        extend([leaf], &search)
        if let best = search.best { return best }
        let end = search.nearest ?? DeadEnd(path: [leaf], reasons: [.missingIssuer])
        var findings = end.reasons.map { finding($0, on: end.path) } + judge(end.path, false)
        if search.isExhausted {
            let place = leaf.location ?? Location(path: "(memory)")
            findings.append(.searchLimit(signatures: search.tried, at: place))
        }
        return Outcome(path: end.path, isComplete: false, findings: findings)
    }

    /// What a search has come upon so far.
    private struct Search {
        let candidates: NameTable<Candidate>
        var tried = 0
        var paths = 0
        var best: Outcome?
        var nearest: DeadEnd?

        init(_ candidates: [Candidate]) {
            var seen: Set<Certificate> = []
            let unique = candidates.filter { seen.insert($0.certificate).inserted }
            self.candidates = NameTable(unique) { $0.certificate.subject }
        }

        var isExhausted: Bool {
            tried >= PathBuilder.issuerLimit || paths >= PathBuilder.pathLimit
        }

        var isOver: Bool { isExhausted || best?.isPerfect ?? false }

        /// A longer way is a nearer miss; of two as long, the first.
        mutating func note(_ end: DeadEnd) {
            if end.path.count > nearest?.path.count ?? 0 { nearest = end }
        }
    }

    /// A path that leads no further, and why: each issuer that failed, or that there is none.
    private struct DeadEnd {
        let path: [Candidate]
        let reasons: [Reason]

        enum Reason {
            case missingIssuer
            case root
            case signature(issuer: DistinguishedName, reason: String?)
        }

        /// How many issuers that failed are told of.
        static let shown = 3
    }
}

extension PathBuilder {
    /// Goes on from the last certificate of a path.
    private func extend(_ path: [Candidate], _ search: inout Search) {
        guard !search.isOver, let top = path.last else {
            // Why it leads no further is that the search was given up.
            if search.best == nil { search.note(DeadEnd(path: path, reasons: [])) }
            return
        }
        if let anchor = trust.anchor(equalTo: top.certificate, engine: engine) {
            let end = Candidate(certificate: anchor, source: .trust, location: top.location)
            complete(path.dropLast() + [end], &search)
            return
        }
        var failures: [DeadEnd.Reason] = []
        var hasIssuer = false
        for issuer in issuers(of: top.certificate, path: path, search.candidates) {
            guard !search.isOver else { break }
            search.tried += 1
            if let failure = failure(of: top.certificate, by: issuer.certificate) {
                failures.append(failure)
                continue
            }
            hasIssuer = true
            if issuer.source == .trust {
                complete(path + [issuer], &search)
            } else {
                extend(path + [issuer], &search)
            }
        }
        guard !hasIssuer, search.best == nil else { return }
        let reasons =
            failures.isEmpty
            ? [reason(for: top.certificate)] : Array(failures.prefix(DeadEnd.shown))
        search.note(DeadEnd(path: path, reasons: reasons))
    }

    /// Why a signature does not verify; nil where it does.
    private func failure(
        of certificate: Certificate,
        by issuer: Certificate
    ) -> DeadEnd.Reason? {
        switch engine.verify(certificate, issuedBy: issuer) {
        case .valid: nil
        case .invalid: .signature(issuer: issuer.subject, reason: nil)
        case .unusable(let reason): .signature(issuer: issuer.subject, reason: reason)
        }
    }

    /// The issuers to try: fitting key identifiers before others, anchors first, and of two the one
    /// that is valid longer.
    private func issuers(
        of certificate: Certificate,
        path: [Candidate],
        _ candidates: NameTable<Candidate>
    ) -> [Candidate] {
        let anchors = trust.anchors(named: certificate.issuer, engine: engine)
        let others = candidates(certificate.issuer).filter { candidate in
            !anchors.contains(candidate.certificate)
                && !path.contains { $0.certificate.isSameAuthority(as: candidate.certificate) }
        }
        let all =
            anchors.map { Candidate(certificate: $0, source: .trust, location: nil) } + others
        guard all.count > 1 else { return all }
        return all.enumerated().map { (Rank($1, issuerOf: certificate, place: $0), $1) }
            .sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// A place in the order in which issuers are tried.
    private struct Rank: Comparable {
        private let isOther: Bool
        private let isNoAnchor: Bool
        private let notAfter: Timestamp
        private let place: Int

        init(_ candidate: Candidate, issuerOf certificate: Certificate, place: Int) {
            isOther = !certificate.names(asIssuer: candidate.certificate)
            isNoAnchor = candidate.source != .trust
            notAfter = candidate.certificate.notAfter
            self.place = place
        }

        static func < (left: Rank, right: Rank) -> Bool {
            if left.isOther != right.isOther { return right.isOther }
            if left.isNoAnchor != right.isNoAnchor { return right.isNoAnchor }
            return left.notAfter == right.notAfter
                ? left.place < right.place : left.notAfter > right.notAfter
        }
    }

    private func complete(_ path: [Candidate], _ search: inout Search) {
        search.paths += 1
        let outcome = Outcome(path: path, isComplete: true, findings: judge(path, true))
        if search.best.map(outcome.isBetter(than:)) ?? true { search.best = outcome }
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

    private func finding(_ reason: DeadEnd.Reason, on path: [Candidate]) -> Finding {
        let top = path[path.count - 1]
        let place =
            top.location ?? path.lazy.compactMap(\.location).last ?? Location(path: "(memory)")
        let isLeaf = path.count == 1
        switch reason {
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
