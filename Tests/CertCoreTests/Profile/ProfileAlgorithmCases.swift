import CertModel
import TestSupport

@testable import CertModel

extension ProfileRulesTests {
    static let algorithmCases: [ProfileCase] = [
        ProfileCase(
            .profileSignatureAlgorithm,
            "Ed25519",
            { $0.leaf.sign(DER.sequence(DER.oid(1, 3, 101, 112))) },
            unless: { $0.leaf.sign(rsaWith(11)) }
        ),
        ProfileCase(
            .profileSignatureAlgorithm,
            "SHA-224",
            { $0.leaf.sign(rsaWith(14)) },
            unless: { $0.root.sign(rsaWith(14)) }
        ),
        ProfileCase(
            .profileSignatureMismatch,
            "another inside",
            { $0.root.parts.innerAlgorithm = rsaWith(12) },
            unless: { $0.root.sign(rsaWith(12)) }
        ),
        ProfileCase(
            .profileSignatureHash,
            "SHA-384 by P-256",
            { $0.leaf.sign(ecdsaWith(3)) },
            unless: { $0.leaf.sign(ecdsaWith(2)) }
        ),
        ProfileCase(
            .profileSignatureHash,
            "SHA-256 by P-384",
            { $0.intermediate.parts.publicKey = key(curve: p384, [4], 96) },
            unless: {
                $0.intermediate.parts.publicKey = key(curve: p384, [4], 96)
                $0.leaf.sign(ecdsaWith(3))
            }
        ),
        ProfileCase(
            .profileSignatureParameters,
            "RSA without NULL",
            { $0.leaf.sign(DER.sequence(DER.oid(1, 2, 840, 113_549, 1, 1, 11))) },
            unless: { $0.leaf.sign(rsaWith(11)) }
        ),
        ProfileCase(
            .profileSignatureParameters,
            "ECDSA with NULL",
            { $0.leaf.sign(DER.sequence(DER.oid(1, 2, 840, 10045, 4, 3, 2), DER.null)) },
            unless: { $0.leaf.sign(ecdsaWith(2)) }
        ),
        ProfileCase(
            .profileSignatureParameters,
            "PSS with a short salt",
            { $0.leaf.sign(pss(salt: 20)) },
            unless: { $0.leaf.sign(pss(salt: 32)) }
        ),
        ProfileCase(
            .profileKeyType,
            "Ed25519",
            {
                $0.leaf.parts.publicKey = DER.sequence(
                    DER.sequence(DER.oid(1, 3, 101, 112)),
                    DER.bits([UInt8](repeating: 9, count: 32))
                )
            },
            unless: { $0.leaf.parts.publicKey = CertificateParts.basePoint }
        ),
        ProfileCase(
            .profileKeyType,
            "secp256k1",
            { $0.leaf.parts.publicKey = key(curve: DER.oid(1, 3, 132, 0, 10), [4], 64) },
            unless: { $0.leaf.parts.publicKey = key(curve: p384, [4], 96) }
        ),
        ProfileCase(
            .profileKeyType,
            "RSA for PSS alone",
            { $0.leaf.parts.publicKey = rsa(algorithm: DER.sequence(pssOID)) },
            unless: { $0.leaf.parts.publicKey = rsa() }
        ),
        ProfileCase(
            .profileKeySize,
            "2049 bits",
            { $0.root.parts.publicKey = rsa(modulus: [1] + modulus) },
            unless: { $0.root.parts.publicKey = rsa() }
        ),
        ProfileCase(
            .profileKeyEncoding,
            "RSA without NULL",
            {
                $0.leaf.parts.publicKey = rsa(
                    algorithm: DER.sequence(DER.oid(1, 2, 840, 113_549, 1, 1, 1))
                )
            },
            unless: { $0.leaf.parts.publicKey = rsa() }
        ),
        ProfileCase(
            .profileKeyEncoding,
            "half a point",
            { $0.leaf.parts.publicKey = key(curve: p384, [4], 48) },
            unless: { $0.leaf.parts.publicKey = key(curve: p384, [3], 48) }
        ),
        ProfileCase(
            .profileRSAExponent,
            "even",
            { $0.leaf.parts.publicKey = rsa(exponent: [1, 0, 2]) },
            unless: { $0.leaf.parts.publicKey = rsa(exponent: [1, 0, 1]) }
        ),
        ProfileCase(
            .profileRSAExponent,
            "1",
            { $0.leaf.parts.publicKey = rsa(exponent: [1]) },
            unless: { $0.leaf.parts.publicKey = rsa(exponent: [3]) }
        ),
        ProfileCase(
            .profileRSAParameters,
            "the exponent 3",
            {
                $0.isPublic = true
                $0.leaf.parts.publicKey = rsa(exponent: [3])
            },
            unless: { $0.leaf.parts.publicKey = rsa(exponent: [3]) }
        ),
        ProfileCase(
            .profileRSAParameters,
            "a modulus that 3 divides",
            {
                $0.isPublic = true
                $0.leaf.parts.publicKey = rsa(modulus: [0] + [UInt8](repeating: 0xFF, count: 256))
            },
            unless: {
                $0.isPublic = true
                $0.leaf.parts.publicKey = rsa()
            }
        ),
    ]

    private static let p384 = DER.oid(1, 3, 132, 0, 34)
    private static let pssOID = DER.oid(1, 2, 840, 113_549, 1, 1, 10)

    private static func rsaWith(_ digest: UInt64) -> [UInt8] {
        DER.sequence(DER.oid(1, 2, 840, 113_549, 1, 1, digest), DER.null)
    }

    private static func ecdsaWith(_ digest: UInt64) -> [UInt8] {
        DER.sequence(DER.oid(1, 2, 840, 10045, 4, 3, digest))
    }

    private static func pss(salt: UInt8) -> [UInt8] {
        let hash = DER.sequence(DER.oid(2, 16, 840, 1, 101, 3, 4, 2, 1), DER.null)
        let mask = DER.sequence(DER.oid(1, 2, 840, 113_549, 1, 1, 8), hash)
        let parameters = DER.sequence(
            DER.constructed(0, hash),
            DER.constructed(1, mask),
            DER.constructed(2, DER.integer(salt))
        )
        return DER.sequence(pssOID, parameters)
    }

    static func key(curve: [UInt8], _ form: [UInt8], _ octets: Int) -> [UInt8] {
        DER.sequence(
            DER.sequence(DER.oid(1, 2, 840, 10045, 2, 1), curve),
            DER.bits(form + [UInt8](repeating: 7, count: octets))
        )
    }

    /// 2^2047 + 3: of 2048 bits, without a factor below 752.
    private static let modulus = [0x80] + [UInt8](repeating: 0, count: 254) + [3]

    static func rsa(
        modulus: [UInt8] = [0] + modulus,
        exponent: [UInt8] = [1, 0, 1],
        algorithm: [UInt8] = DER.sequence(DER.oid(1, 2, 840, 113_549, 1, 1, 1), DER.null)
    ) -> [UInt8] {
        let numbers = DER.sequence(DER.element(0x02, modulus), DER.element(0x02, exponent))
        return DER.sequence(algorithm, DER.bits(numbers))
    }
}

extension ProfileParts {
    /// Has an algorithm stand in both places.
    fileprivate mutating func sign(_ algorithm: [UInt8]) {
        parts.innerAlgorithm = algorithm
        parts.outerAlgorithm = algorithm
    }
}
