/// Checks the strength of keys and signatures.
package enum StrengthCheck {
    /// The findings about a certificate.
    ///
    /// The signature of a trust anchor is not checked, as no client verifies it.
    package static func findings(
        for certificate: Certificate,
        isTrustAnchor: Bool = false,
        role: CertificateRole = .leaf,
        at location: Location
    ) -> [Finding] {
        let signature =
            isTrustAnchor
            ? nil : weakSignature(certificate.signatureAlgorithm, role: role, at: location)
        let key = weakKey(certificate.publicKey, role: role, at: location)
        return [key, signature].compactMap { $0 }
    }

    /// Whether a key is weaker than 112 bits of security.
    ///
    /// > Baseline Requirements §6.1.5: "the modulus size, when encoded, is at least 2048 bits";
    /// > "the key represents a valid point on the NIST P-256, NIST P-384 or NIST P-521 elliptic
    /// > curve". Other curves of that size pass here: they are unusual, not weak.
    package static func weakKey(
        _ key: PublicKey,
        role: CertificateRole = .leaf,
        at location: Location
    ) -> Finding? {
        let minimum: Int? =
            switch key.algorithm {
            case .rsa, .rsaPSS, .dh: 2048
            case .ec: 256
            case .dsa: nil
            default: 0
            }
        if let minimum, key.bits >= minimum { return nil }
        let detail: StrengthDetail =
            minimum.map { .keyTooSmall(key, minimum: $0, role) } ?? .keyAlgorithm(key, role)
        return Finding(detail, at: location)
            .refused(by: PathRuleFamilies.refusing(weak: key, isLeaf: role == .leaf))
    }

    /// Whether a signature rests on a digest in which collisions are found.
    ///
    /// > RFC 9155 §1: "MD5 and SHA-1 have been proven to be insecure, subject to collision attacks".
    package static func weakSignature(
        _ signature: AlgorithmIdentifier,
        role: CertificateRole = .leaf,
        at location: Location
    ) -> Finding? {
        guard let digest = weakDigest(of: signature) else { return nil }
        return Finding(.signature(signature, digest: digest, role), at: location)
            .refused(by: PathRuleFamilies.refusing(weakDigest: digest))
    }

    static func weakDigest(of signature: AlgorithmIdentifier) -> String? {
        guard signature.algorithm == .rsaPSS else { return weakSignatures[signature.algorithm] }
        return weakDigests[PSSParameters(signature.parameters).digest]
    }

    private static let weakDigests: [OID: String] = [
        .sha1: "SHA-1",
        OID(1, 2, 840, 113_549, 2, 2): "MD2",
        OID(1, 2, 840, 113_549, 2, 4): "MD4",
        OID(1, 2, 840, 113_549, 2, 5): "MD5",
    ]

    private static let weakSignatures: [OID: String] = [
        .md2WithRSA: "MD2",
        .md4WithRSA: "MD4",
        .md5WithRSA: "MD5",
        .sha1WithRSA: "SHA-1",
        .sha1WithRSAObsolete: "SHA-1",
        .sha1WithECDSA: "SHA-1",
        .sha1WithDSA: "SHA-1",
        // The OIW's arcs, older than the ones above.
        OID(1, 3, 14, 3, 2, 2): "MD4",
        OID(1, 3, 14, 3, 2, 3): "MD5",
        OID(1, 3, 14, 3, 2, 4): "MD4",
        OID(1, 3, 14, 3, 2, 13): "SHA",
        OID(1, 3, 14, 3, 2, 15): "SHA",
        OID(1, 3, 14, 3, 2, 24): "MD2",
        OID(1, 3, 14, 3, 2, 25): "MD5",
        OID(1, 3, 14, 3, 2, 27): "SHA-1",
    ]
}
