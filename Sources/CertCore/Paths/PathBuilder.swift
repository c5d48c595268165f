/// Finds the paths from a leaf to the trust anchors and chooses the best (RFC 5280 §6).
///
/// Signatures are verified on the way, each once, and every complete path is judged by the rules.
/// The search goes on until a path is found that no other can be better than, or all are known.
struct PathBuilder {
    /// A certificate that may be on a path.
    struct Candidate {
        let certificate: Certificate
        let source: Deployment.PathElement.Source
        /// Where it comes from; nil for one that the client has.
        let origin: CertificateOrigin?
        /// Why the signature on the certificate before it can't be verified with its key; nil where it
        /// was.
        var unverified: CertificateError?

        /// Its location; nil for one that the client has.
        var location: Location? { origin?.location }
    }

    /// A path, whether it is complete, and the findings about it.
    struct Outcome {
        let path: [Candidate]
        let isComplete: Bool
        fileprivate(set) var findings: [Finding]
        /// Whether a certificate on the way had several issuers to choose from.
        fileprivate(set) var hadChoice = false
        /// The other paths that were found, complete ones alone, in the order in which they were.
        fileprivate(set) var others: [Outcome] = []

        /// The signatures on it that OpenSSL can't verify.
        var unverified: [CertificateError] { path.compactMap(\.unverified) }

        var errorCount: Int { findings.count { $0.severity == .error } }

        /// The same path with other findings.
        func finding(_ findings: [Finding]) -> Outcome {
            var outcome = self
            outcome.findings = findings
            return outcome
        }

        /// The last second at which all of its certificates are valid.
        var validUntil: Timestamp? { path.map(\.certificate.notAfter).min() }

        /// Whether no other path of the same leaf can be better.
        fileprivate var isPerfect: Bool {
            errorCount == 0 && unverified.isEmpty && validUntil == path.first?.certificate.notAfter
        }

        /// Fewer errors are better, then a later end, then a shorter path.
        fileprivate func isBetter(than other: Outcome) -> Bool {
            let (open, otherOpen) = (unverified.count, other.unverified.count)
            if open != otherOpen { return open < otherOpen }
            if errorCount != other.errorCount { return errorCount < other.errorCount }
            if let end = validUntil, let otherEnd = other.validUntil, end != otherEnd {
                return end > otherEnd
            }
            return path.count < other.path.count
        }
    }

    let trust: TrustStore
    let engine: Engine
    /// Pays for signatures, and for looking at candidates.
    let work: Budget.Share
    /// Judges a path by everything but signatures; `Bool` says whether it ends in an anchor.
    let judge: ([Candidate], Bool) -> [Finding]

    /// How many issuers one verdict may try, and how many paths are judged.
    ///
    /// Honest chains need fewer than ten, hostile ones millions. The recursion is no
    /// deeper than the issuers tried.
    private static let maximumIssuers = 128
    private static let maximumPaths = 16

    /// What it takes to look at a certificate of the name asked for, in nanoseconds.
    private static let costOfCandidate = 2000

    /// The best path from `leaf` through `candidates`, the others beside it.
    func build(_ leaf: Candidate, through candidates: Candidates) -> Outcome {
        var search = Search(candidates: candidates)
        extend([leaf], &search)
        if let best = search.best {
            // A path without errors is valid, whatever else might have been found.
            let isGivenUp = search.isExhausted && best.errorCount > 0
            return Outcome(
                path: best.path,
                isComplete: true,
                findings: best.findings + (isGivenUp ? [limit(search, leaf)] : []),
                hadChoice: search.hadChoice,
                others: search.others
            )
        }
        let end = search.nearest ?? DeadEnd(path: [leaf], reasons: [.missingIssuer])
        var findings = end.reasons.map { finding($0, on: end.path) } + judge(end.path, false)
        if search.isExhausted { findings.append(limit(search, leaf)) }
        return Outcome(path: end.path, isComplete: false, findings: findings)
    }

    private func limit(_ search: Search, _ leaf: Candidate) -> Finding {
        Finding(
            .searchLimit(signatures: search.tried),
            at: leaf.location ?? Location(path: "(memory)")
        )
    }

    /// What a search has found so far.
    private struct Search {
        let candidates: Candidates
        /// How many issuers were tried.
        var tried = 0
        /// Whether there was something that the budget did not allow.
        var isOutOfWork = false
        /// Whether a certificate had several issuers to choose from.
        var hadChoice = false
        var best: Outcome?
        /// Complete paths that another one is better than.
        var others: [Outcome] = []
        var nearest: DeadEnd?

        init(candidates: Candidates) { self.candidates = candidates }

        var isExhausted: Bool {
            tried >= PathBuilder.maximumIssuers || isOutOfWork
                || others.count + 1 >= PathBuilder.maximumPaths
        }

        var isOver: Bool { isExhausted || best?.isPerfect ?? false }

        /// A longer way is a nearer miss; of two as long, the first.
        mutating func note(_ end: DeadEnd) {
            if end.path.count > nearest?.path.count ?? 0 { nearest = end }
        }

        mutating func note(_ outcome: Outcome) {
            guard let known = best else {
                best = outcome
                return
            }
            let isBetter = outcome.isBetter(than: known)
            if isBetter { best = outcome }
            others.append(isBetter ? known : outcome)
        }
    }

    /// A path that leads no further, and why: each issuer that failed, or that there is none.
    private struct DeadEnd {
        let path: [Candidate]
        let reasons: [Reason]

        enum Reason {
            case missingIssuer
            case root
            case signature(issuer: Candidate, why: ErrorDetail?)
        }

        /// The most issuers that failed which findings show.
        static let shown = 3
    }
}

extension PathBuilder {
    /// Goes on from the last certificate of a path.
    private func extend(_ path: [Candidate], _ search: inout Search) {
        guard !search.isOver, let top = path.last else {
            // It leads no further because the search was given up.
            if search.best == nil { search.note(DeadEnd(path: path, reasons: [])) }
            return
        }
        if let anchor = trust.anchor(equalTo: top.certificate, engine: engine) {
            let end = Candidate(certificate: anchor, source: .trust, origin: top.origin)
            complete(path.dropLast() + [end], &search)
            return
        }
        var failures: [DeadEnd.Reason] = []
        var hasIssuer = false
        for var issuer in issuers(of: top.certificate, path: path, &search) {
            guard !search.isOver else { break }
            search.tried += 1
            switch attempt(top.certificate, by: issuer) {
            case .failed(let failure):
                failures.append(failure)
                continue
            case .notMade:
                search.isOutOfWork = true
                continue
            case .unsupported(let why):
                issuer.unverified = .unverified(top, why)
                hasIssuer = true
            case .verified: hasIssuer = true
            }
            if issuer.source == .trust {
                complete(path + [issuer], &search)
            } else {
                extend(path + [issuer], &search)
            }
        }
        guard !hasIssuer, search.best == nil else { return }
        let reasons =
            failures.isEmpty
            ? [reason(for: top)] : Array(failures.prefix(DeadEnd.shown))
        search.note(DeadEnd(path: path, reasons: reasons))
    }

    /// The result of verifying a signature.
    private enum Attempt {
        case verified
        case failed(DeadEnd.Reason)
        /// This OpenSSL does not know the algorithm.
        case unsupported(ErrorDetail)
        /// The budget did not allow it.
        case notMade
    }

    private func attempt(_ certificate: Certificate, by issuer: Candidate) -> Attempt {
        switch engine.verify(certificate, issuedBy: issuer.certificate, within: work) {
        case .valid?: .verified
        case .invalid?: .failed(.signature(issuer: issuer, why: nil))
        case .unusable(let why)?: .failed(.signature(issuer: issuer, why: why))
        case .unsupported(let why)?: .unsupported(why)
        case nil: .notMade
        }
    }

    /// The issuers to try: fitting key identifiers before others, anchors first, and of two the one
    /// that is valid longer.
    private func issuers(
        of certificate: Certificate,
        path: [Candidate],
        _ search: inout Search
    ) -> [Candidate] {
        let anchors = trust.anchors(named: certificate.issuer, engine: engine)
        let named = search.candidates(certificate.issuer)
        // Most names have one certificate, which is looked at in any case.
        let further = max(0, anchors.count + named.count - 1)
        guard further == 0 || work.spend(further * Self.costOfCandidate) else {
            search.isOutOfWork = true
            return []
        }
        var seen = named.isEmpty ? [] : Set(anchors)
        let others = named.filter { candidate in
            seen.insert(candidate.certificate).inserted
                && !path.contains { $0.certificate.isSameAuthority(as: candidate.certificate) }
        }
        let all =
            anchors.map { Candidate(certificate: $0, source: .trust, origin: nil) } + others
        guard all.count > 1 else { return all }
        search.hadChoice = true
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
        search.note(Outcome(path: path, isComplete: true, findings: judge(path, true)))
    }

    /// Why a certificate that no issuer was found for has none.
    private func reason(for top: Candidate) -> DeadEnd.Reason {
        let certificate = top.certificate
        guard certificate.isSelfIssued else { return .missingIssuer }
        guard case .failed(let failure) = attempt(certificate, by: top) else { return .root }
        // A key identifier that names another key: an authority of the same name is missing.
        if case .signature(_, nil) = failure, !certificate.names(asIssuer: certificate) {
            return .missingIssuer
        }
        return failure
    }

    private func finding(_ reason: DeadEnd.Reason, on path: [Candidate]) -> Finding {
        let top = path[path.count - 1]
        let place =
            top.location ?? path.lazy.compactMap(\.location).last ?? Location(path: "(memory)")
        let isLeaf = path.count == 1
        switch reason {
        case .missingIssuer:
            // Chromium fetches what is missing.
            let families: ClientFamilies =
                top.certificate.issuerAddresses.isEmpty ? .all : .allBut(.chromium)
            return Finding(.incomplete(.init(of: top.certificate, isLeaf: isLeaf)), at: place)
                .refused(by: families)
        case .root:
            let subject = top.certificate.subject
            return Finding(isLeaf ? .selfSigned(subject) : .untrustedRoot(subject), at: place)
                .refused(by: .all)
        case .signature(let issuer, let why):
            let signature = ChainDetail.InvalidSignature(
                on: top.certificate,
                by: issuer.certificate,
                why: why
            )
            return Finding(
                .chain(.signatureInvalid(signature)),
                .error,
                at: [place] + [issuer.location].compactMap { $0 }.filter { $0 != place }
            )
            .refused(by: SignatureFault.families(refusing: top.certificate))
        }
    }
}

extension CertificateError {
    /// A signature that OpenSSL can't verify.
    fileprivate static func unverified(
        _ signed: PathBuilder.Candidate,
        _ why: ErrorDetail
    ) -> CertificateError {
        CertificateError(
            .unsupported,
            source: signed.location?.path,
            line: signed.location?.line,
            .signature(.certificate(signed.certificate.subject, why))
        )
    }
}

extension Certificate {
    /// Whether two certificates are about one name and one key: a path that passes both goes in a
    /// circle.
    func isSameAuthority(as other: Certificate) -> Bool {
        publicKey.sha256 == other.publicKey.sha256 && subject.matches(other.subject)
    }
}

extension PathBuilder.Candidate {
    /// A certificate that is presented with the leaf, or the leaf itself.
    init(presented: LocatedCertificate) {
        self.init(
            certificate: presented.certificate,
            source: .presented,
            origin: presented.origin
        )
    }
}
