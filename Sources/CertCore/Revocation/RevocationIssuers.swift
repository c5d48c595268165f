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
    private var work = 0

    /// What paths of CRL issuers and signatures may cost one leaf, in signatures over 64 KiB.
    private static let workLimit = 1024
    private static let costOfPath = 64
    /// How far issuers of CRLs may answer for one another's certificates.
    private static let depthLimit = 3

    init(
        engine: Engine,
        named: @escaping (DistinguishedName) -> [Certificate],
        isValid: @escaping (Certificate, _ anchor: Certificate, RevocationJudge) -> Bool
    ) {
        self.engine = engine
        self.named = named
        self.isValid = isValid
    }

    /// The certificate whose key verifies a list that answers for the first of a path.
    func issuer(
        of list: CertificateRevocationList,
        for path: ArraySlice<Certificate>,
        judge: RevocationJudge
    ) throws(RevocationMiss) -> Certificate {
        var nearest: RevocationMiss?
        for candidate in candidates(of: list, for: path) {
            do throws(RevocationMiss) {
                try validate(candidate, as: list, for: path, judge)
                return candidate
            } catch {
                // A key that verifies it and may not is nearer than one that does not.
                if nearest == nil || nearest?.kind == .signature { nearest = error }
            }
        }
        let nobody = "can't be verified: no certificate of its issuer is given"
        throw nearest ?? RevocationMiss(.unusable, list, nobody)
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
        let name = Finding.name(issuer.subject)
        switch verify(list, issuedBy: issuer) {
        case .valid: break
        case .invalid:
            let reason = "has a signature that does not verify with the key of \(name)"
            throw RevocationMiss(.signature, list, reason)
        case .unusable(let reason):
            throw RevocationMiss(.signature, list, "has a signature that can't count: \(reason)")
        }
        // (f): "If a key usage extension is present in the CRL issuer's certificate, verify that
        // the cRLSign bit is set."
        if let usage = issuer.known.keyUsage, !usage.contains(.cRLSign) {
            let reason = "must not be used: the key usage of \(name) is without cRLSign"
            throw RevocationMiss(.unusable, list, reason)
        }
        // (f): "The trust anchor for the certification path MUST be the same as the trust anchor
        // used to validate the target certificate."
        guard path.dropFirst().contains(issuer) || hasValidPath(issuer, to: path.last, judge) else {
            let reason = "must not be used: \(name), who signed it, has no valid path of its own"
            throw RevocationMiss(.unusable, list, reason)
        }
    }

    /// Whether `issuer`'s key verifies a list, within the limit on work.
    func verify(
        _ list: CertificateRevocationList,
        issuedBy issuer: Certificate
    ) -> SignatureVerdict {
        if let known = engine.knownVerdict(on: list, issuedBy: issuer) { return known }
        work += 1 + list.der.count >> 16
        guard work < Self.workLimit else { return .unusable("too many lists were tried before") }
        return engine.verify(list, issuedBy: issuer)
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
        work += Self.costOfPath
        guard work < Self.workLimit else { return false }
        underWay.append(issuer)
        let answer = isValid(issuer, anchor, judge)
        underWay.removeLast()
        // An answer from within another question may rest on what that one comes to.
        if underWay.isEmpty { validated[issuer] = answer }
        return answer
    }
}
