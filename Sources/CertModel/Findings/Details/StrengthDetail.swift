extension FindingID {
    /// A public key that clients find too weak.
    public static let weakKey = FindingID("weak-key")
    /// A signature algorithm that clients find too weak.
    public static let weakSignature = FindingID("weak-signature")

    static let strengthFindings: [FindingID] = [
        .weakKey, .weakSignature,
    ]
}

/// A key or a signature that clients find too weak.
package enum StrengthDetail: Sendable, Hashable {
    /// A public key below the least size, in bits.
    case keyTooSmall(PublicKey, minimum: Int, CertificateRole)
    /// A public key of an algorithm that is weak at any size.
    case keyAlgorithm(PublicKey, CertificateRole)
    /// A public key whose curve is given by its parameters.
    case explicitCurve(PublicKey.Algorithm, of: DistinguishedName)
    /// A signature over a digest in which collisions are found.
    case signature(AlgorithmIdentifier, digest: String, CertificateRole)

    var id: FindingID {
        switch self {
        case .keyTooSmall, .keyAlgorithm, .explicitCurve: .weakKey
        case .signature: .weakSignature
        }
    }

    var values: [Finding.Value] {
        switch self {
        case .keyTooSmall(let key, let minimum, _):
            Self.values(of: key) + [.number("minimum", Int64(minimum))]
        case .keyAlgorithm(let key, _):
            Self.values(of: key)
        case .explicitCurve(let algorithm, _):
            [.text("algorithm", algorithm.description)]
        case .signature(let algorithm, let digest, _):
            [.text("algorithm", algorithm.name), .text("digest", digest)]
        }
    }

    private static func values(of key: PublicKey) -> [Finding.Value] {
        [
            .text("algorithm", key.algorithm.description),
            .number("bits", Int64(key.bits)),
        ]
    }
}

extension Finding {
    /// A weak key or signature, an error.
    init(_ detail: StrengthDetail, at location: Location) {
        self.init(.strength(detail), .error, at: [location])
    }
}
