import CertModel
import TestSupport

@testable import CertCore
@testable import CertModel

extension ClientRuleCases {
    private static func key(_ algorithm: [UInt8]..., octets: [UInt8]) -> [UInt8] {
        DER.sequence(DER.element(0x30, Array(algorithm.joined())), DER.bits(octets))
    }

    private static func curve(_ oid: [UInt8]) -> [UInt8] {
        key(DER.oid(1, 2, 840, 10045, 2, 1), oid, octets: [4] + [UInt8](repeating: 1, count: 64))
    }

    private static func rsa(
        exponent: [UInt8],
        parameters: [UInt8] = DER.null,
        sign: [UInt8] = [0]
    ) -> [UInt8] {
        let modulus = DER.element(0x02, sign + [0xC1] + [UInt8](repeating: 1, count: 255))
        return key(
            DER.oid(1, 2, 840, 113_549, 1, 1, 1),
            parameters,
            octets: DER.sequence(modulus, DER.element(0x02, exponent))
        )
    }

    private static func signed(_ algorithm: [UInt8]) -> ClientRuleTests.Change {
        { chain in
            chain.leaf.parts.innerAlgorithm = algorithm
            chain.leaf.parts.outerAlgorithm = algorithm
        }
    }

    /// RSASSA-PSS with SHA-256, or another mask or salt.
    private static func pss(
        mask: [UInt8] = sha256,
        digest: [UInt8] = sha256,
        salt: UInt8 = 32
    ) -> [UInt8] {
        let generator = DER.sequence(DER.oid(1, 2, 840, 113_549, 1, 1, 8), mask)
        return DER.sequence(
            DER.oid(1, 2, 840, 113_549, 1, 1, 10),
            DER.sequence(
                DER.element(0xA0, digest),
                DER.element(0xA1, generator),
                DER.element(0xA2, DER.integer(salt))
            )
        )
    }

    private static let sha256 = DER.sequence(DER.oid(2, 16, 840, 1, 101, 3, 4, 2, 1), DER.null)
    private static let sha384 = DER.sequence(DER.oid(2, 16, 840, 1, 101, 3, 4, 2, 2), DER.null)
    private static let bareSHA256 = DER.sequence(DER.oid(2, 16, 840, 1, 101, 3, 4, 2, 1))
    private static let p521 = curve(DER.oid(1, 3, 132, 0, 35))
    private static let brainpool = curve(DER.oid(1, 3, 36, 3, 3, 2, 8, 1, 1, 7))
    private static let ecdsaSHA256 = DER.oid(1, 2, 840, 10045, 4, 3, 2)

    static let algorithms: [ClientRuleCase] = [
        .init(
            "p-521-leaf",
            breaking: { $0.leaf.parts.publicKey = p521 },
            keeping: { $0.root.parts.publicKey = p521 }
        ),
        .init(
            "curve-of-leaf",
            breaking: { $0.leaf.parts.publicKey = brainpool },
            keeping: { $0.leaf.parts.publicKey = p521 }
        ),
        .init(
            "curve-of-authority",
            breaking: { $0.root.parts.publicKey = brainpool },
            keeping: { $0.root.parts.publicKey = curve(DER.oid(1, 3, 132, 0, 33)) }
        ),
        .init(
            "compressed-point",
            breaking: {
                $0.intermediate.parts.publicKey = key(
                    DER.oid(1, 2, 840, 10045, 2, 1),
                    DER.oid(1, 2, 840, 10045, 3, 1, 7),
                    octets: [2] + [UInt8](repeating: 1, count: 32)
                )
            }
        ),
        .init(
            "ed25519",
            breaking: {
                $0.leaf.parts.publicKey = key(
                    DER.oid(1, 3, 101, 112),
                    octets: [UInt8](repeating: 1, count: 32)
                )
            }
        ),
        .init(
            "ed448",
            breaking: {
                $0.root.parts.publicKey = key(
                    DER.oid(1, 3, 101, 113),
                    octets: [UInt8](repeating: 1, count: 57)
                )
            }
        ),
        .init(
            "key-agreement-only",
            breaking: {
                $0.leaf.parts.publicKey = key(
                    DER.oid(1, 3, 101, 110),
                    octets: [UInt8](repeating: 1, count: 32)
                )
            }
        ),
        .init(
            "rsa-pss-key",
            breaking: {
                $0.leaf.parts.publicKey = key(
                    DER.oid(1, 2, 840, 113_549, 1, 1, 10),
                    octets: DER.sequence(
                        DER.element(0x02, [0, 0xC1] + [UInt8](repeating: 1, count: 255)),
                        DER.integer(3)
                    )
                )
            },
            keeping: { $0.leaf.parts.publicKey = rsa(exponent: [3]) }
        ),
        .init(
            "rsa-exponent-31-bits",
            breaking: { $0.intermediate.parts.publicKey = rsa(exponent: [1, 0, 0, 0, 1]) },
            keeping: { $0.intermediate.parts.publicKey = rsa(exponent: [1, 0, 1]) }
        ),
        .init(
            "rsa-exponent-31-bits",
            "rsa-exponent-33-bits",
            breaking: { $0.intermediate.parts.publicKey = rsa(exponent: [2, 0, 0, 0, 1]) },
            keeping: { $0.intermediate.parts.publicKey = rsa(exponent: [1, 0, 1]) }
        ),
        .init(
            "rsa-modulus-negative",
            breaking: { $0.root.parts.publicKey = rsa(exponent: [1, 0, 1], sign: []) },
            keeping: { $0.root.parts.publicKey = rsa(exponent: [1, 0, 1]) }
        ),
        .init(
            "rsa-key-without-null",
            breaking: { $0.leaf.parts.publicKey = rsa(exponent: [1, 0, 1], parameters: []) },
            keeping: { $0.leaf.parts.publicKey = rsa(exponent: [1, 0, 1]) }
        ),
        .init(
            "sha-224",
            breaking: signed(DER.sequence(DER.oid(1, 2, 840, 10045, 4, 3, 1))),
            keeping: signed(DER.sequence(DER.oid(1, 2, 840, 10045, 4, 3, 3)))
        ),
        .init(
            "sha-3",
            breaking: signed(DER.sequence(DER.oid(2, 16, 840, 1, 101, 3, 4, 3, 14), DER.null)),
            keeping: signed(DER.sequence(DER.oid(1, 2, 840, 113_549, 1, 1, 11), DER.null))
        ),
        .init(
            "dsa-signature",
            breaking: signed(DER.sequence(DER.oid(2, 16, 840, 1, 101, 3, 4, 3, 2)))
        ),
        .init("pss-salt", breaking: signed(pss(salt: 20)), keeping: signed(pss())),
        .init("pss-mask", breaking: signed(pss(mask: sha384)), keeping: signed(pss())),
        .init(
            "pss-digest-without-null",
            breaking: signed(pss(mask: bareSHA256, digest: bareSHA256)),
            keeping: signed(pss())
        ),
        .init(
            "ecdsa-with-parameters",
            breaking: signed(DER.sequence(ecdsaSHA256, DER.null)),
            keeping: signed(DER.sequence(DER.oid(1, 2, 840, 113_549, 1, 1, 11)))
        ),
        .init(
            "two-algorithms-of-anchor",
            breaking: {
                $0.root.parts.innerAlgorithm = DER.sequence(DER.oid(1, 2, 840, 10045, 4, 3, 3))
            }
        ),
    ]
}
