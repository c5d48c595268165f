import CertModel
import TestSupport

@testable import CertCore
@testable import CertModel

/// The cases of `ClientRuleTests`, by topic.
enum ClientRuleCases {
    static let all = identifiers + usage + algorithms + names + encodings + extensions + constraints

    /// Rules that take a key or a certificate that nobody can make here, or a path of one.
    static let withoutCase = [
        "authority-compromised", "rsa-8192", "rsa-16384", "explicit-curve-of-anchor",
        "self-signed-not-authority",
    ]

    private static func identifier(_ parts: [UInt8]...) -> ClientChain.Value {
        .init(false, DER.sequence(Array(parts.joined())))
    }

    /// The intermediate's key, and its issuer and serial number.
    private static func reference(_ issuer: String, _ serial: UInt8) -> ClientChain.Value {
        let name = DER.element(0xA4, CertificateParts.name(issuer))
        return identifier([0x80, 1, 1], DER.element(0xA1, name), [0x82, 1, serial])
    }

    static let identifiers: [ClientRuleCase] = [
        .init(
            "key-identifier",
            breaking: { $0.leaf.extensions[.authorityKeyIdentifier] = identifier([0x80, 1, 9]) },
            keeping: { $0.intermediate.extensions[.subjectKeyIdentifier] = nil }
        ),
        .init(
            "key-identifier",
            "anchor-key-identifier",
            breaking: {
                $0.intermediate.extensions[.authorityKeyIdentifier] = identifier([0x80, 1, 9])
            }
        ),
        .init(
            "key-identifier-empty",
            breaking: { $0.leaf.extensions[.authorityKeyIdentifier] = identifier([0x80, 0]) }
        ),
        .init(
            "issuer-without-serial",
            breaking: {
                let name = DER.element(0xA4, CertificateParts.name("Root"))
                $0.leaf.extensions[.authorityKeyIdentifier] = identifier(
                    [0x80, 1, 1],
                    DER.element(0xA1, name)
                )
            }
        ),
        .init(
            "issuer-and-serial",
            breaking: { $0.leaf.extensions[.authorityKeyIdentifier] = reference("Root", 9) },
            keeping: { $0.leaf.extensions[.authorityKeyIdentifier] = reference("Root", 1) }
        ),
        .init(
            "issuer-and-serial",
            breaking: {
                $0.leaf.extensions[.authorityKeyIdentifier] = reference("Intermediate", 1)
            },
            keeping: { $0.leaf.extensions[.authorityKeyIdentifier] = reference("Root", 1) }
        ),
        .init(
            "authority-key-identifier-missing",
            breaking: { $0.leaf.extensions[.authorityKeyIdentifier] = nil }
        ),
        .init(
            "subject-key-identifier-missing",
            breaking: { $0.root.extensions[.subjectKeyIdentifier] = nil },
            keeping: { $0.leaf.extensions[.subjectKeyIdentifier] = nil }
        ),
    ]

    private static func constraints(_ length: [UInt8]) -> ClientChain.Value {
        .init(true, DER.sequence(DER.yes, DER.element(0x02, length)))
    }

    private static let anyPurpose = DER.oid(2, 5, 29, 37, 0)
    private static let ocspSigning = DER.oid(1, 3, 6, 1, 5, 5, 7, 3, 9)

    static let usage: [ClientRuleCase] = [
        .init(
            "subject-key-identifier-missing",
            "leaf-is-authority",
            breaking: {
                $0.leaf.extensions[.basicConstraints] = .init(true, DER.sequence(DER.yes))
            },
            keeping: { $0.leaf.extensions[.basicConstraints] = .init(true, DER.sequence()) }
        ),
        .init(
            "anchor-not-authority",
            breaking: {
                $0.root.extensions[.basicConstraints] = nil
                $0.root.extensions[.keyUsage] = nil
            },
            keeping: { $0.root.extensions[.keyUsage] = nil }
        ),
        .init(
            "anchor-without-basic-constraints",
            breaking: { $0.root.extensions[.basicConstraints] = nil }
        ),
        .init(
            "anchor-version-1",
            breaking: { chain in
                chain.root.extensions = [:]
                chain.root.parts.version = []
            },
            keeping: { $0.root.extensions[.basicConstraints] = nil }
        ),
        .init(
            "basic-constraints-not-critical",
            breaking: {
                $0.intermediate.extensions[.basicConstraints] = .init(false, DER.sequence(DER.yes))
            }
        ),
        .init(
            "authority-true-not-ff",
            breaking: {
                $0.root.extensions[.basicConstraints] = .init(true, DER.sequence([1, 1, 1]))
            },
            keeping: {
                $0.leaf.extensions[.basicConstraints] = .init(true, DER.sequence([1, 1, 0]))
            }
        ),
        .init(
            "path-length-of-leaf",
            breaking: {
                $0.leaf.extensions[.basicConstraints] = .init(true, DER.sequence(DER.integer(0)))
            }
        ),
        .init(
            "path-length-128",
            breaking: { $0.intermediate.extensions[.basicConstraints] = constraints([0, 0x80]) },
            keeping: { $0.intermediate.extensions[.basicConstraints] = constraints([0x7F]) }
        ),
        .init(
            "path-length-128",
            "path-length-256",
            breaking: { $0.intermediate.extensions[.basicConstraints] = constraints([1, 0]) },
            keeping: { $0.root.extensions[.basicConstraints] = constraints([3]) }
        ),
        .init(
            "path-length-128",
            "path-length-256",
            "path-length-of-mbedtls",
            breaking: {
                $0.intermediate.extensions[.basicConstraints] = constraints([0x7F, 255, 255, 255])
            }
        ),
        .init(
            "path-length-128",
            "path-length-256",
            "path-length-of-mbedtls",
            "path-length-31-bits",
            breaking: {
                $0.intermediate.extensions[.basicConstraints] = constraints([1, 0, 0, 0, 0])
            }
        ),
        .init(
            "leaf-encipher-only",
            breaking: { $0.leaf.extensions[.keyUsage] = .init(true, DER.bits([0x88, 0x80])) },
            keeping: { $0.leaf.extensions[.keyUsage] = .init(true, DER.bits([0x88])) }
        ),
        .init(
            "leaf-without-digital-signature",
            breaking: { $0.leaf.extensions[.keyUsage] = .init(true, DER.bits([0x20])) },
            keeping: { $0.leaf.extensions[.keyUsage] = .init(true, DER.bits([0xA0])) }
        ),
        .init(
            "leaf-signs-certificates",
            breaking: { $0.leaf.extensions[.keyUsage] = .init(true, DER.bits([0x84])) },
            keeping: { $0.leaf.extensions[.keyUsage] = .init(true, DER.bits([0x82])) }
        ),
        .init(
            "authority-without-key-usage",
            breaking: { $0.intermediate.extensions[.keyUsage] = nil },
            keeping: { $0.leaf.extensions[.keyUsage] = nil }
        ),
        .init(
            "subject-key-identifier-missing",
            "leaf-is-authority",
            "path-length-without-keycertsign",
            breaking: { $0.leaf.extensions[.basicConstraints] = constraints([0]) },
            keeping: { _ in }
        ),
        .init(
            "any-purpose",
            breaking: {
                $0.leaf.extensions[.extendedKeyUsage] = .init(false, DER.sequence(anyPurpose))
            },
            keeping: {
                $0.leaf.extensions[.extendedKeyUsage] = .init(
                    false,
                    DER.sequence(anyPurpose, ClientChain.serverAuth)
                )
            }
        ),
        .init(
            "ocsp-signing-beside-server",
            breaking: {
                $0.leaf.extensions[.extendedKeyUsage] = .init(
                    false,
                    DER.sequence(ClientChain.serverAuth, ocspSigning)
                )
            },
            keeping: {
                $0.leaf.extensions[.extendedKeyUsage] = .init(false, DER.sequence(ocspSigning))
            }
        ),
    ]
}
