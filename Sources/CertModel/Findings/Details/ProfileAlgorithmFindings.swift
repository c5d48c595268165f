extension FindingID {
    /// A signature algorithm that public authorities may not use.
    public static let profileSignatureAlgorithm = FindingID("profile-signature-algorithm")
    /// The signature algorithm inside the signed part is not the one beside it.
    public static let profileSignatureMismatch = FindingID("profile-signature-mismatch")
    /// Another digest than the one that belongs to the signer's curve.
    public static let profileSignatureHash = FindingID("profile-signature-hash")
    /// Parameters of a signature algorithm that are not written as they must be.
    public static let profileSignatureParameters = FindingID("profile-signature-parameters")
    /// A key of a kind that public authorities may not certify.
    public static let profileKeyType = FindingID("profile-key-type")
    /// An RSA key whose size is no multiple of 8 bits.
    public static let profileKeySize = FindingID("profile-key-size")
    /// A public key whose algorithm or point is not written as it must be.
    public static let profileKeyEncoding = FindingID("profile-key-encoding")
    /// An RSA exponent that is even, or less than 3.
    public static let profileRSAExponent = FindingID("profile-rsa-exponent")
    /// RSA numbers that public authorities should refuse.
    public static let profileRSAParameters = FindingID("profile-rsa-parameters")

    static let profileAlgorithmFindings: [FindingID] = [
        .profileSignatureAlgorithm, .profileSignatureMismatch, .profileSignatureHash,
        .profileSignatureParameters, .profileKeyType, .profileKeySize, .profileKeyEncoding,
        .profileRSAExponent, .profileRSAParameters,
    ]
}

/// The wording of what is wrong with signature algorithms and keys.
extension ProfileFault {
    static func signatureAlgorithm(_ algorithm: AlgorithmIdentifier) -> ProfileFault {
        ProfileFault(
            .profileSignatureAlgorithm,
            "signed with \(algorithm.name), which public authorities may not use",
            mend: "signed with RSA or ECDSA and SHA-256, SHA-384 or SHA-512"
        )
    }

    static func signatureMismatch(
        inner: AlgorithmIdentifier,
        outer: AlgorithmIdentifier
    ) -> ProfileFault {
        let differ =
            inner.algorithm == outer.algorithm
            ? "its parameters differ" : "\(inner.name) inside, \(outer.name) beside it"
        return ProfileFault(
            .profileSignatureMismatch,
            "the signature algorithm inside the signed part is not that of the signature: \(differ)",
            mend: "with one and the same signature algorithm in both places"
        )
    }

    static func signatureHash(_ algorithm: AlgorithmIdentifier, curve: String) -> ProfileFault {
        ProfileFault(
            .profileSignatureHash,
            "signed with \(algorithm.name) by a key on \(curve.printable)",
            mend: "signed with SHA-256 for P-256, SHA-384 for P-384 or SHA-512 for P-521"
        )
    }

    static func signatureParameters(_ algorithm: AlgorithmIdentifier) -> ProfileFault {
        ProfileFault(
            .profileSignatureParameters,
            "the parameters of \(algorithm.name) are not encoded as they must be",
            mend: "with the parameters that its signature algorithm prescribes"
        )
    }

    static func keyType(_ key: PublicKey) -> ProfileFault {
        ProfileFault(
            .profileKeyType,
            "the public key is \(key.description.printable), which public authorities may not certify",
            mend: "for an RSA key or one on P-256, P-384 or P-521"
        )
    }

    static func keySize(_ key: PublicKey) -> ProfileFault {
        ProfileFault(
            .profileKeySize,
            "the modulus has \(key.bits) bits, which 8 does not divide",
            mend: "for a key whose size is a multiple of 8 bits"
        )
    }

    static func keyEncoding(_ fault: String) -> ProfileFault {
        ProfileFault(
            .profileKeyEncoding,
            "the public key is not encoded as it must be: \(fault)",
            mend: "with the key encoded as RFC 3279 and RFC 5480 have it"
        )
    }

    /// `fault` says what about it, such as `is even`.
    static func rsaExponent(_ fault: String) -> ProfileFault {
        ProfileFault(
            .profileRSAExponent,
            "the RSA exponent \(fault)",
            mend: "for a key with the exponent 65537"
        )
    }

    static func rsaParameters(_ fault: String) -> ProfileFault {
        ProfileFault(
            public: .profileRSAParameters,
            "the RSA \(fault)",
            mend: "for a key made by current software"
        )
    }
}
