import CertModel
import TestSupport

@testable import CertModel

/// The values of the extensions that the cases are made of.
extension ProfileRulesTests {
    static func bits(_ content: [UInt8]) -> [UInt8] { DER.element(3, content) }
    static let serverAuth = ProfileChain.serverAuth
    static let clientAuth = DER.oid(1, 3, 6, 1, 5, 5, 7, 3, 2)
    static let codeSigning = DER.oid(1, 3, 6, 1, 5, 5, 7, 3, 3)
    static let anyPurpose = DER.oid(2, 5, 29, 37, 0)
    static let none = DER.constructed(0)
    static let policy = DER.oid(2, 23, 140, 1, 2, 1)
    static let anyPolicy = DER.oid(2, 5, 29, 32, 0)
    static let mapping = DER.sequence(policy, policy)
    static let anyMapping = DER.sequence(policy, anyPolicy)
    static let pointer = qualifier(1, DER.string(0x16, "http://a.example.com"))
    static let pointName = DER.constructed(
        0,
        DER.constructed(0, DER.string(0x86, "http://ca.example.com/c"))
    )

    static func qualifier(_ kind: UInt64, _ value: [UInt8]) -> [UInt8] {
        DER.sequence(DER.sequence(DER.oid(1, 3, 6, 1, 5, 5, 7, 2, kind), value))
    }

    static func notice(_ tag: UInt8) -> [UInt8] {
        qualifier(2, DER.sequence(DER.string(tag, "ab")))
    }

    static func usage(
        _ what: String,
        _ breaks: @escaping @Sendable (inout ProfileChain) -> Void,
        unless good: [UInt8]
    ) -> ProfileCase {
        ProfileCase(
            .profileKeyUsageBits,
            what,
            breaks,
            unless: { $0.leaf[.keyUsage] = (true, bits(good)) }
        )
    }

    static func purposes(
        _ what: String,
        _ part: ProfileChain.Part,
        _ purposes: [[UInt8]],
        unless good: [[UInt8]]?
    ) -> ProfileCase {
        ProfileCase(
            .profileExtendedKeyUsage,
            what,
            { $0[part][.extendedKeyUsage] = ProfileChain.names(purposes.reduce([], +)) },
            unless: {
                $0[part][.extendedKeyUsage] = good.map {
                    ProfileChain.names($0.reduce([], +))
                }
            }
        )
    }

    static func identifier(
        _ what: String,
        _ part: ProfileChain.Part,
        _ oid: OID,
        _ bad: ProfileChain.Value?,
        unless good: ProfileChain.Value?
    ) -> ProfileCase {
        ProfileCase(
            .profileAuthorityKeyIdentifier,
            what,
            { $0[part][oid] = bad },
            unless: { $0[part][oid] = good }
        )
    }

    static func constraints(
        _ what: String,
        _ breaks: @escaping @Sendable (inout ProfileChain) -> Void
    ) -> ProfileCase {
        ProfileCase(
            .profileNameConstraints,
            what,
            breaks,
            unless: { $0.root[.nameConstraints] = constraint() }
        )
    }

    static func base(_ bad: [UInt8], unless good: [UInt8]) -> ProfileCase {
        ProfileCase(
            .profileNameConstraints,
            "tag \(bad[0]) \(bad.dropFirst(2))",
            { $0.root[.nameConstraints] = excluding(bad) },
            unless: { $0.root[.nameConstraints] = excluding(good) }
        )
    }

    static func excluding(_ name: [UInt8]) -> ProfileChain.Value {
        (true, DER.sequence(DER.constructed(1, DER.sequence(name))))
    }

    static func policies(
        _ what: String,
        _ bad: [[UInt8]],
        unless good: [[UInt8]]
    ) -> ProfileCase {
        ProfileCase(
            .profilePolicies,
            what,
            { $0.leaf[.certificatePolicies] = ProfileChain.policies(bad) },
            unless: { $0.leaf[.certificatePolicies] = ProfileChain.policies(good) }
        )
    }

    static func limits(
        _ what: String,
        _ part: ProfileChain.Part,
        _ oid: OID,
        _ value: [UInt8],
        isCritical: Bool = false
    ) -> ProfileCase {
        ProfileCase(
            .profilePolicyLimits,
            what,
            { $0[part][oid] = (isCritical, value) },
            unless: {
                $0.intermediate[.policyMappings] = (false, DER.sequence(mapping))
                $0.intermediate[.policyConstraints] = (true, DER.sequence(DER.context(1, [0])))
                $0.intermediate[.inhibitAnyPolicy] = (true, DER.integer(0))
            }
        )
    }

    static func access(_ value: [UInt8]) -> ProfileCase {
        ProfileCase(
            .profileInformationAccess,
            String(decoding: value, as: UTF8.self),
            { $0.leaf[.authorityInformationAccess] = (false, value) },
            unless: {
                $0.leaf[.authorityInformationAccess] = (
                    false, DER.sequence(ProfileChain.access("http://a.example.com/", method: 1))
                )
            }
        )
    }

    static func points(_ value: [UInt8]) -> ProfileCase {
        ProfileCase(
            .profileDistributionPoints,
            "\(value)",
            { $0.leaf[.cRLDistributionPoints] = (false, value) },
            unless: {
                $0.leaf[.cRLDistributionPoints] = (false, DER.sequence(DER.sequence(pointName)))
            }
        )
    }

    static func missing(_ what: String, _ oid: OID) -> ProfileCase {
        ProfileCase(
            .profilePublicExtensions,
            what,
            {
                $0.isPublic = true
                $0.leaf[oid] = nil
            },
            unless: { $0.leaf[oid] = nil }
        )
    }
}
