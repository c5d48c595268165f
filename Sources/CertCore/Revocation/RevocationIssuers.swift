/// Finds and validates the certificates of those who signed CRLs: steps (f) and (g) of RFC 5280
/// §6.3.3.
final class RevocationIssuers {
    private let engine: Engine
    /// Further certificates with a subject, beside those of the path judged.
    private let named: (DistinguishedName) -> [Certificate]
    /// Whether a certificate has a valid path to an anchor, none of it revoked.
    private let isValid: (Certificate, _ anchor: Certificate, RevocationJudge) -> Bool
    private var validated: [Certificate: Bool] = [:]
    private var underWay: [Certificate] = []
    /// Pays for signatures and for looking at candidates.
    private let work: Budget.Share
    /// What came of each list on a path.
    private var known: [Question: Result<Certificate, RevocationMiss>] = [:]

    private struct Question: Hashable {
        let list: CertificateRevocationList
        let path: [Certificate]
    }

    /// What it takes to look at a certificate of the name of a CRL's issuer, and to look for a path
    /// of one, but for the signatures; in nanoseconds.
    private static let costOfCandidate = 10_000
    private static let costOfPath = 200_000
    /// How far issuers of CRLs may answer for one another's certificates.
    private static let depthLimit = 3

    init(
        engine: Engine,
        work: Budget.Share,
        named: @escaping (DistinguishedName) -> [Certificate],
        isValid: @escaping (Certificate, _ anchor: Certificate, RevocationJudge) -> Bool
    ) {
        self.engine = engine
        self.work = work
        self.named = named
        self.isValid = isValid
    }

    /// The certificate whose key verifies a list that answers for the first of a path.
    func issuer(
        of list: CertificateRevocationList,
        for path: ArraySlice<Certificate>,
        judge: RevocationJudge
    ) throws(RevocationMiss) -> Certificate {
        let question = Question(list: list, path: Array(path))
        if let answer = known[question] { return try answer.get() }
        let answer = Result { () throws(RevocationMiss) in
            try findIssuer(of: list, for: path, judge: judge)
        }
        // An answer from within another question may rest on what that one comes to.
        if underWay.isEmpty { known[question] = answer }
        return try answer.get()
    }

    private func findIssuer(
        of list: CertificateRevocationList,
        for path: ArraySlice<Certificate>,
        judge: RevocationJudge
    ) throws(RevocationMiss) -> Certificate {
        var nearest: RevocationMiss?
        for candidate in candidates(of: list, for: path) {
            guard work.spend(Self.costOfCandidate) else { throw .tooMuch(list) }
            do throws(RevocationMiss) {
                try validate(candidate, as: list, for: path, judge)
                return candidate
            } catch {
                // A key that verifies it and may not is nearer than one that does not.
                if nearest == nil || nearest?.reason.kind == .signature { nearest = error }
            }
        }
        throw nearest ?? RevocationMiss(list, .issuerMissing)
    }

    /// The path's own certificates first, and of all those whose key identifier fits.
    private func candidates(
        of list: CertificateRevocationList,
        for path: ArraySlice<Certificate>
    ) -> [Certificate] {
        var seen: Set<Certificate> = []
        let above = path.filter { $0.subject.matches(list.issuer) }
        let all = (above + named(list.issuer)).filter { seen.insert($0).inserted }
        guard all.count > 1, let wanted = list.known.authorityKeyIdentifier?.keyIdentifier else {
            return all
        }
        let fits = { (one: Certificate) in one.known.subjectKeyIdentifier == wanted }
        return all.filter(fits) + all.filter { !fits($0) }
    }

    private func validate(
        _ issuer: Certificate,
        as list: CertificateRevocationList,
        for path: ArraySlice<Certificate>,
        _ judge: RevocationJudge
    ) throws(RevocationMiss) {
        switch verify(list, issuedBy: issuer) {
        case .valid?: break
        case .invalid?:
            throw RevocationMiss(list, .signatureInvalid(signer: issuer.subject))
        case nil: throw .tooMuch(list)
        case .unusable(let why)?, .unsupported(let why)?:
            throw RevocationMiss(list, .signatureUnusable(why))
        }
        // (f): "If a key usage extension is present in the CRL issuer's certificate, verify that
        // the cRLSign bit is set."
        if let usage = issuer.known.keyUsage, !usage.contains(.cRLSign) {
            throw RevocationMiss(list, .signerWithoutKeyUsage(issuer.subject))
        }
        // (f): "The trust anchor for the certification path MUST be the same as the trust anchor
        // used to validate the target certificate."
        guard path.dropFirst().contains(issuer) || hasValidPath(issuer, to: path.last, judge) else {
            throw RevocationMiss(list, .signerWithoutPath(issuer.subject))
        }
    }

    /// Whether `issuer`'s key verifies a list; nil where the budget does not allow to find out.
    func verify(
        _ list: CertificateRevocationList,
        issuedBy issuer: Certificate
    ) -> SignatureVerdict? {
        engine.verify(list, issuedBy: issuer, within: work)
    }

    private func hasValidPath(
        _ issuer: Certificate,
        to anchor: Certificate?,
        _ judge: RevocationJudge
    ) -> Bool {
        // Whoever answers for others' certificates may answer for the own one too, as long as the
        // answer is no: the rest of its path is being validated.
        if underWay.contains(issuer) { return true }
        if let known = validated[issuer] { return known }
        guard let anchor, underWay.count < Self.depthLimit else { return false }
        guard work.spend(Self.costOfPath) else { return false }
        underWay.append(issuer)
        let answer = isValid(issuer, anchor, judge)
        underWay.removeLast()
        // An answer from within another question may rest on what that one comes to.
        if underWay.isEmpty { validated[issuer] = answer }
        return answer
    }
}

extension RevocationMiss {
    /// Nothing was found out, because the budget is used up.
    static func tooMuch(_ list: CertificateRevocationList) -> RevocationMiss {
        let limit = Budget.maximumReserve / Budget.millisecond
        return RevocationMiss(list, .beyondBudget(milliseconds: limit))
    }
}
