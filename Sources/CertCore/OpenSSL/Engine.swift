import CertDecoding

/// What a public key says of a signature.
enum SignatureVerdict: Equatable {
    /// It verifies.
    case valid
    /// It does not.
    case invalid
    /// The key or the algorithm can't be used to verify at all.
    case unusable(ErrorDetail)
    /// The algorithm is one that this OpenSSL does not know.
    case unsupported(ErrorDetail)
}

/// A library context with the keys and the signatures that it remembers; one thread at a time
/// works with it.
///
/// The same intermediates come again and again: their keys are made ready once, and a signature
/// that verified under a key is not verified again.
final class Engine {
    let context: LibraryContext
    private var verifiers: [VerifierID: SignatureVerifier] = [:]
    private var verified: Set<VerifiedSignature> = []
    /// What was said of signatures that don't verify: hostile files ask again and again.
    private var refused: [VerifiedSignature: SignatureVerdict] = [:]
    private var authorities: [Octets: Certificate] = [:]
    private var octetsOfAuthorities = 0

    private struct VerifiedSignature: Hashable {
        let signed: [UInt8]
        let issuerKey: [UInt8]

        func hash(into hasher: inout Hasher) { hasher.combine(octets: signed) }
    }

    private struct VerifierID: Hashable {
        let key: [UInt8]
        let algorithm: [UInt8]

        func hash(into hasher: inout Hasher) { hasher.combine(octets: key) }
    }

    /// How many keys or signatures are kept before all are dropped: a bound on memory, generous
    /// beside the few hundred authorities of the world.
    private static let maximumEntries = 4096
    /// How many octets the authorities' certificates have together before all are dropped: a file
    /// of ten thousand is read twice, and keys with curves of their own take long to decode.
    private static let maximumOctetsOfAuthorities = 8 << 20

    init() throws(CertificateError) {
        context = try LibraryContext()
    }

    /// Decodes a certificate; an authority's that came before is not decoded again.
    func certificate(_ der: [UInt8]) throws(DERError) -> Certificate {
        let encoding = Octets(der)
        if let known = authorities[encoding] { return known }
        let certificate = try Certificate(CertificateOutline(der), using: context.functions)
        if certificate.isCA, certificate.der.count == der.count {
            keep(certificate, as: encoding)
        }
        return certificate
    }

    private func keep(_ authority: Certificate, as encoding: Octets) {
        octetsOfAuthorities += authority.der.count
        if octetsOfAuthorities > Self.maximumOctetsOfAuthorities {
            authorities.removeAll()
            octetsOfAuthorities = authority.der.count
        }
        authorities[encoding] = authority
    }

    /// Whether `issuer`'s key verifies the signature on `certificate`.
    ///
    /// - Parameter work: Pays for a signature that is not known yet.
    /// - Returns: Nil where that must not be verified.
    func verify(
        _ certificate: Certificate,
        issuedBy issuer: Certificate,
        within work: Budget.Share
    ) -> SignatureVerdict? {
        // A leaf's signature is asked about once; an authority's comes again.
        verify(
            certificate,
            of: certificate.sha256,
            issuedBy: issuer,
            comesAgain: certificate.isCA,
            within: work
        )
    }

    /// Whether `issuer`'s key verifies the signature on a CRL; each is verified once.
    func verify(
        _ list: CertificateRevocationList,
        issuedBy issuer: Certificate,
        within work: Budget.Share
    ) -> SignatureVerdict? {
        verify(list, of: list.sha256, issuedBy: issuer, comesAgain: true, within: work)
    }

    private func verify(
        _ signed: some SignedValue,
        of digest: [UInt8],
        issuedBy issuer: Certificate,
        comesAgain: Bool,
        within work: Budget.Share
    ) -> SignatureVerdict? {
        let pair = VerifiedSignature(signed: digest, issuerKey: issuer.publicKey.sha256)
        if verified.contains(pair) { return .valid }
        if !refused.isEmpty, let known = refused[pair] { return known }
        guard let verdict = verifyAnew(signed, issuedBy: issuer, within: work) else { return nil }
        if verdict != .valid {
            if refused.count >= Self.maximumEntries { refused.removeAll() }
            refused[pair] = verdict
        } else if comesAgain {
            if verified.count >= Self.maximumEntries { verified.removeAll() }
            verified.insert(pair)
        }
        return verdict
    }

    /// Whether a key verifies the signature on an OCSP response.
    func verify(
        _ response: OCSPResponse,
        signedBy signer: Certificate,
        within work: Budget.Share
    ) -> SignatureVerdict? {
        verifyAnew(response, issuedBy: signer, within: work)
    }

    private func verifyAnew(
        _ signed: some SignedValue,
        issuedBy issuer: Certificate,
        within work: Budget.Share
    ) -> SignatureVerdict? {
        // RFC 5280 §4.1.1.2, §5.1.1.2: "This field MUST contain the same algorithm identifier as
        // the signature field in the sequence" that is signed.
        guard signed.signatureAlgorithm == signed.innerSignatureAlgorithm else {
            return .unusable(.signature(.twoAlgorithms))
        }
        guard !SignatureScheme.isUnknown(signed.signatureAlgorithm) else {
            return .unsupported(
                .signature(
                    .unknownAlgorithm(
                        signed.signatureAlgorithm,
                        openSSL: LibraryContext.version
                    )
                )
            )
        }
        do throws(CertificateError) {
            let algorithm = signed.signatureAlgorithm
            let verifier = try verifier(under: issuer.publicKey, of: algorithm, within: work)
            let octets = signed.der[signed.signedRange]
            guard let verifier, work.spend(verifier.cost + octets.count * KeyBounds.costOfOctet)
            else { return nil }
            return verifier.verify(signed.signature, over: octets) ? .valid : .invalid
        } catch { return .unusable(error.detail) }
    }

    /// What verifies signatures of an algorithm under a key, made ready once; nil where that costs
    /// too much.
    private func verifier(
        under publicKey: PublicKey,
        of algorithm: AlgorithmIdentifier,
        within work: Budget.Share
    ) throws(CertificateError) -> SignatureVerifier? {
        let id = VerifierID(key: publicKey.sha256, algorithm: algorithm.der)
        if let verifier = verifiers[id] { return verifier }
        guard let scheme = SignatureScheme(algorithm) else {
            throw CertificateError(.unsupported, .signature(.unsupportedAlgorithm(algorithm)))
        }
        guard scheme.keyAlgorithms.contains(publicKey.algorithm) else {
            throw CertificateError(.unsupported, .signature(.otherKey(publicKey, algorithm)))
        }
        let parts = try parts(of: publicKey)
        let bounds = try KeyBounds(publicKey: parts)
        guard work.spend(bounds.costOfReading) else { return nil }
        let verifier = try SignatureVerifier(
            Key.publicKey(of: parts, in: context),
            scheme,
            cost: bounds.costOfVerifying
        )
        if verifiers.count >= Self.maximumEntries { verifiers.removeAll() }
        verifiers[id] = verifier
        return verifier
    }

    private func parts(
        of publicKey: PublicKey
    ) throws(CertificateError) -> SubjectPublicKeyInfo {
        do throws(DERError) {
            return try SubjectPublicKeyInfo(der: publicKey.subjectPublicKeyInfo)
        } catch {
            throw error.inDecoding(.publicKey)
        }
    }
}

/// Engines at rest; as many exist as threads ever worked at once.
extension Engine {
    private struct Rest: @unchecked Sendable {
        // An engine here is free: whoever takes it out is its only user.
        var engines: [Engine] = []
    }

    private static let rest = Locked(Rest())

    /// An engine of one's own, until it is given back.
    static func borrow() throws(CertificateError) -> Engine {
        if let resting = rest.withLock({ $0.engines.popLast().map(Box.init) }) {
            return resting.engine
        }
        return try Engine()
    }

    /// Lets the next thread have it.
    ///
    /// Valid signatures stay known, which the next file's chain shares; why others were refused is
    /// of no use to it.
    func giveBack() {
        if !refused.isEmpty { refused.removeAll() }
        let box = Box(engine: self)
        Self.rest.withLock { $0.engines.append(box.engine) }
    }

    private struct Box: @unchecked Sendable { let engine: Engine }
}

/// An engine that a thread borrows when its work first asks for one: to look at dates takes none,
/// and making one is a sixth of such a run.
final class EngineLease {
    private var borrowed: Engine?

    /// The engine, the same one each time.
    func engine() throws(CertificateError) -> Engine {
        if let borrowed { return borrowed }
        let engine = try Engine.borrow()
        borrowed = engine
        return engine
    }

    deinit { borrowed?.giveBack() }
}
