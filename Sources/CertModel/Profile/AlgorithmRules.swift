/// The signature and its algorithm.
enum AlgorithmRules {
    static func faults(of one: ProfiledCertificate) -> [ProfileFault] {
        let certificate = one.certificate
        let (inner, outer) = (certificate.innerSignatureAlgorithm, certificate.signatureAlgorithm)
        var faults: [ProfileFault] = []
        // RFC 5280 §4.1.1.2: "This field MUST contain the same algorithm identifier as the
        // signature field in the sequence tbsCertificate".
        if inner.der != outer.der {
            faults.append(.algorithm(.signatureMismatch(inner: inner, outer: outer)))
        }
        if let fault = algorithm(outer, one) { faults.append(fault) }
        if let fault = hash(outer, one) { faults.append(fault) }
        return faults
    }

    /// > Baseline Requirements §7.1.3.2: "All objects signed by a CA Private Key MUST conform to
    /// > these requirements on the use of the AlgorithmIdentifier".
    ///
    /// No client verifies an anchor's signature, and roots from before SHA-256 are in use.
    private static func algorithm(
        _ algorithm: AlgorithmIdentifier,
        _ one: ProfiledCertificate
    ) -> ProfileFault? {
        if encodings.contains(algorithm.der) { return nil }
        if names.contains(algorithm.algorithm) {
            return parameters(algorithm, one)
        }
        // What is too weak for clients is left to `weak-signature`.
        if one.isAnchor || StrengthCheck.weakDigest(of: algorithm) != nil { return nil }
        guard algorithm.algorithm == .rsaPSS, pssDigests.contains(digest(of: algorithm)) else {
            return one.isBound ? .algorithm(.signatureAlgorithm(algorithm)) : nil
        }
        return parameters(algorithm, one)
    }

    private static func parameters(
        _ algorithm: AlgorithmIdentifier,
        _ one: ProfiledCertificate
    ) -> ProfileFault? {
        one.isBound(by: .algorithmEncodings) ? .algorithm(.signatureParameters(algorithm)) : nil
    }

    private static func digest(of algorithm: AlgorithmIdentifier) -> OID {
        PSSParameters(algorithm.parameters).digest
    }

    /// > Baseline Requirements §7.1.3.2.2: "If the signing key is P-256, the signature MUST use
    /// > ECDSA with SHA-256. […] If the signing key is P-384, the signature MUST use ECDSA with
    /// > SHA-384. […] If the signing key is P-521, the signature MUST use ECDSA with SHA-512."
    private static func hash(
        _ algorithm: AlgorithmIdentifier,
        _ one: ProfiledCertificate
    ) -> ProfileFault? {
        guard !one.isAnchor, let curve = one.issuer?.publicKey.curve,
            let wanted = ecdsaOfCurve[curve], ecdsaOfCurve.values.contains(algorithm.algorithm),
            algorithm.algorithm != wanted, one.isBound(by: .algorithmEncodings)
        else { return nil }
        return .algorithm(.signatureHash(algorithm, curve: curve))
    }

    private static let ecdsaOfCurve: [String: OID] = [
        "P-256": OID(1, 2, 840, 10045, 4, 3, 2), "P-384": OID(1, 2, 840, 10045, 4, 3, 3),
        "P-521": OID(1, 2, 840, 10045, 4, 3, 4),
    ]

    private static let rsaWithDigest = ([11, 12, 13] as [UInt]).map {
        OID(1, 2, 840, 113_549, 1, 1, $0)
    }

    /// The algorithms that have but one encoding.
    private static let names = Set(rsaWithDigest + ecdsaOfCurve.values)

    private static let pssDigests: Set<OID> = Set(
        ([1, 2, 3] as [UInt]).map { OID(2, 16, 840, 1, 101, 3, 4, 2, $0) }
    )

    /// The octets of every algorithm identifier that is allowed (Baseline Requirements §7.1.3.2).
    private static let encodings: Set<[UInt8]> = {
        // RFC 4055 §5: with RSA "the parameters MUST be NULL".
        let rsa = rsaWithDigest.map { DEREncoding.sequence(DEREncoding.identifier($0) + null) }
        // RFC 5758 §3.2: with ECDSA "the encoding MUST omit the parameters field".
        let ecdsa = ecdsaOfCurve.values.map { DEREncoding.sequence(DEREncoding.identifier($0)) }
        // Digest and mask are of one hash, and the salt is as long as that.
        let pss = zip([1, 2, 3] as [UInt], [32, 48, 64] as [UInt8]).map { number, salt in
            let hash = DEREncoding.sequence(
                DEREncoding.identifier(OID(2, 16, 840, 1, 101, 3, 4, 2, number)) + null
            )
            let mask = DEREncoding.sequence(DEREncoding.identifier(.mgf1) + hash)
            return DEREncoding.sequence(
                DEREncoding.identifier(.rsaPSS)
                    + DEREncoding.sequence(
                        DEREncoding.element(0xA0, hash) + DEREncoding.element(0xA1, mask)
                            + DEREncoding.element(0xA2, [0x02, 0x01, salt])
                    )
            )
        }
        return Set(rsa + ecdsa + pss)
    }()

    private static let null: [UInt8] = [0x05, 0x00]
}
