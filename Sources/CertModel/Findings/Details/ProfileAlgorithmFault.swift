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
    /// An RSA key whose size is not a multiple of 8 bits.
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

/// What is wrong with signature algorithms and keys.
package enum ProfileAlgorithmFault: Sendable, Hashable {
    case signatureAlgorithm(AlgorithmIdentifier)
    /// The one inside the signed part and the one beside it.
    case signatureMismatch(inner: AlgorithmIdentifier, outer: AlgorithmIdentifier)
    /// Another digest than the one that belongs to the signer's curve.
    case signatureHash(AlgorithmIdentifier, curve: String)
    case signatureParameters(AlgorithmIdentifier)
    /// The key's kind, such as `EC secp256k1`.
    case keyType(String)
    /// The modulus is not a multiple of 8 bits long.
    case keySize(bits: Int)
    case keyEncoding(KeyEncodingFault)
    case rsaExponent(ExponentFault)
    case rsaParameters(RSAFault)

    /// What about the encoding of a public key.
    package enum KeyEncodingFault: Sendable, Hashable {
        /// The algorithm has other parameters than NULL.
        case rsaParameters
        /// The curve has explicit parameters instead of its name.
        case explicitCurve
        /// The octets are not a point of the curve.
        case point(curve: String)
    }

    /// What about an RSA exponent.
    package enum ExponentFault: Sendable, Hashable {
        case zero, one, even
    }

    /// What public authorities should refuse in an RSA key.
    package enum RSAFault: Sendable, Hashable {
        /// An exponent that is not between 65537 and 2^256 - 1.
        case exponent
        /// The modulus has a small factor.
        case factor(Int)
    }

    var id: FindingID {
        switch self {
        case .signatureAlgorithm: .profileSignatureAlgorithm
        case .signatureMismatch: .profileSignatureMismatch
        case .signatureHash: .profileSignatureHash
        case .signatureParameters: .profileSignatureParameters
        case .keyType: .profileKeyType
        case .keySize: .profileKeySize
        case .keyEncoding: .profileKeyEncoding
        case .rsaExponent: .profileRSAExponent
        case .rsaParameters: .profileRSAParameters
        }
    }

    /// Whether the rule is for public authorities alone.
    var isPublic: Bool {
        if case .rsaParameters = self { true } else { false }
    }
}
