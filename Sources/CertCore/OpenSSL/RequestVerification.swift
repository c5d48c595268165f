import CertDecoding

extension CertificationRequest {
    /// Decodes a request (RFC 2986 §4) and verifies its signature.
    ///
    /// - Parameter work: Pays for the signature.
    /// - Throws: `malformed`, or `tooLarge` where the signature costs too much to verify.
    init(der: [UInt8], work: Budget.Share, in context: LibraryContext) throws(CertificateError) {
        let parts: CertificationRequestParts
        do throws(DERError) { parts = try CertificationRequestParts(of: der) } catch {
            throw error.inDecoding(.certificateRequest)
        }
        let key = parts.key
        let bounds = try? KeyBounds(publicKey: key)
        let cost = bounds.map { $0.costOfReading + $0.costOfVerifying } ?? 0
        guard work.spend(cost + der.count * KeyBounds.costOfOctet) else { throw .tooCostlyRequest }
        let verifier = SignatureScheme(parts.algorithm).flatMap { scheme in
            try? SignatureVerifier(Key.publicKey(of: key, in: context), scheme, cost: cost)
        }
        self.init(
            subject: parts.subject,
            publicKey: PublicKey(key, using: context.functions),
            subjectAlternativeNames: parts.names,
            signatureAlgorithm: parts.algorithm,
            isSignatureValid: verifier?.verify(parts.signature, over: der[parts.signed]) ?? false,
            der: der
        )
    }
}

extension CertificateError {
    /// A request that is not read because to verify others cost too much.
    fileprivate static var tooCostlyRequest: CertificateError {
        let limit = Budget.maximumReserve / Budget.millisecond
        return CertificateError(
            .tooLarge,
            .signature(.requestsBeyondBudget(milliseconds: limit))
        )
    }
}
