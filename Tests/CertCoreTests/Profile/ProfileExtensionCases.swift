import CertModel
import TestSupport

@testable import CertModel

extension ProfileRulesTests {
    static let authorityCases: [ProfileCase] = [
        ProfileCase(
            .profileBasicConstraints,
            "a root without",
            { $0.root[.basicConstraints] = nil },
            unless: { $0.leaf[.basicConstraints] = nil }
        ),
        ProfileCase(
            .profilePathLength,
            "a leaf's",
            { $0.leaf[.basicConstraints] = (true, DER.sequence(DER.integer(0))) },
            unless: { $0.root[.basicConstraints] = (true, DER.sequence(DER.yes, DER.integer(1))) }
        ),
        ProfileCase(
            .profileKeyUsageMissing,
            "an intermediate's",
            { $0.intermediate[.keyUsage] = nil },
            unless: { $0.leaf[.keyUsage] = nil }
        ),
        usage("none", { $0.leaf[.keyUsage] = (true, DER.element(3, [0])) }, unless: [7, 0x80]),
        usage("keyCertSign", { $0.leaf[.keyUsage] = (true, bits([2, 0x84])) }, unless: [7, 0x80]),
        usage("cRLSign", { $0.leaf[.keyUsage] = (true, bits([1, 0x82])) }, unless: [7, 0x80]),
        usage(
            "encipherment",
            { $0.leaf[.keyUsage] = (true, bits([5, 0xA0])) },
            unless: [3, 0x88]
        ),
        usage(
            "agreement alone",
            { $0.leaf[.keyUsage] = (true, bits([3, 0x08])) },
            unless: [3, 0x88]
        ),
        usage(
            "encipherOnly",
            { $0.leaf[.keyUsage] = (true, bits([0, 0x81])) },
            unless: [7, 0x80]
        ),
        ProfileCase(
            .profileKeyUsageBits,
            "an RSA key's agreement",
            {
                $0.leaf.parts.publicKey = rsa()
                $0.leaf[.keyUsage] = (true, bits([3, 0x88]))
            },
            unless: {
                $0.leaf.parts.publicKey = rsa()
                $0.leaf[.keyUsage] = (true, bits([5, 0xA0]))
            }
        ),
        ProfileCase(
            .profileKeyUsageBits,
            "contentCommitment of an authority",
            { $0.root[.keyUsage] = (true, bits([1, 0x46])) },
            unless: { $0.root[.keyUsage] = (true, bits([1, 0x86])) }
        ),
        ProfileCase(
            .profileKeyUsageBits,
            "an authority as leaf without keyCertSign",
            {
                $0.only = .leaf
                $0.purpose = .any
                $0.leaf[.basicConstraints] = ProfileChain.authority
                $0.leaf[.subjectKeyIdentifier] = (false, DER.octets([3]))
            },
            unless: {
                $0.only = .leaf
                $0.purpose = .any
                $0.leaf[.basicConstraints] = ProfileChain.authority
                $0.leaf[.subjectKeyIdentifier] = (false, DER.octets([3]))
                $0.leaf[.keyUsage] = ProfileChain.caUsage
            }
        ),
        ProfileCase(
            .profileBasicConstraints,
            "a server's that asserts an authority's",
            { $0.presentAuthority() },
            unless: {
                $0.presentAuthority()
                $0.purpose = .any
            }
        ),
        ProfileCase(
            .profileExtendedKeyUsage,
            "a server's without",
            { $0.leaf[.extendedKeyUsage] = nil },
            unless: {
                $0.leaf[.extendedKeyUsage] = nil
                $0.purpose = .any
            }
        ),
        ProfileCase(
            .profileExtendedKeyUsage,
            "a server's without, under a public root since 2012-07-01",
            { $0.beginPublicly("120701000000Z") },
            unless: { $0.beginPublicly("120630235959Z") }
        ),
        ProfileCase(
            .profilePublicKeyUsage,
            "not critical",
            {
                $0.isPublic = true
                $0.root[.keyUsage]?.isCritical = false
            },
            unless: { $0.root[.keyUsage]?.isCritical = false }
        ),
        ProfileCase(
            .profilePublicKeyUsage,
            "without cRLSign",
            {
                $0.isPublic = true
                $0.intermediate[.keyUsage] = (true, bits([2, 0x04]))
            },
            unless: { $0.intermediate[.keyUsage] = (true, bits([2, 0x04])) }
        ),
        purposes("a root's", .root, [serverAuth], unless: nil),
        purposes("any", .leaf, [serverAuth, anyPurpose], unless: [serverAuth, clientAuth]),
        purposes("any alone", .leaf, [anyPurpose], unless: [clientAuth]),
        purposes("code", .intermediate, [serverAuth, codeSigning], unless: [codeSigning]),
        identifier(
            "missing",
            .leaf,
            .authorityKeyIdentifier,
            nil,
            unless: ProfileChain.issuedBy(2)
        ),
        identifier(
            "without a key",
            .root,
            .authorityKeyIdentifier,
            (false, DER.sequence()),
            unless: nil
        ),
        identifier(
            "with the issuer's name",
            .root,
            .authorityKeyIdentifier,
            (false, DER.sequence(DER.context(0, [1]), DER.context(2, [1]))),
            unless: ProfileChain.issuedBy(1)
        ),
        identifier(
            "another key's",
            .intermediate,
            .authorityKeyIdentifier,
            ProfileChain.issuedBy(9),
            unless: ProfileChain.issuedBy(1)
        ),
        ProfileCase(
            .profileAuthorityKeyIdentifier,
            "missing from a root that another one signed",
            { $0.root.parts.issuer = CertificateParts.name("another") },
            unless: { $0.root.parts.issuer = CertificateParts.name("root") }
        ),
        ProfileCase(
            .profileSubjectKeyIdentifier,
            "missing from an authority",
            { $0.root[.subjectKeyIdentifier] = nil },
            unless: { $0.leaf[.subjectKeyIdentifier] = nil }
        ),
    ]

    static let criticalityCases: [ProfileCase] =
        [
            (ProfileChain.Part.leaf, .authorityKeyIdentifier), (.root, .subjectKeyIdentifier),
            (.leaf, .authorityInformationAccess), (.leaf, .extendedKeyUsage),
            (.intermediate, .certificatePolicies), (.intermediate, .cRLDistributionPoints),
            (.leaf, .signedCertificateTimestamps), (.leaf, .subjectAlternativeName),
        ].map { (part: ProfileChain.Part, oid: OID) in
            ProfileCase(
                .profileCritical,
                "\(oid)",
                { $0[part][oid]?.isCritical = true },
                unless: { $0[part][oid]?.isCritical = false }
            )
        }
        + [
            (.basicConstraints, DER.sequence(DER.yes)), (.nameConstraints, constraint().value),
            (.policyConstraints, DER.sequence(DER.context(0, [0]))),
            (.inhibitAnyPolicy, DER.integer(0)),
        ].map { (oid: OID, value: [UInt8]) in
            ProfileCase(
                .profileNotCritical,
                "\(oid)",
                { $0.root[oid] = (false, value) },
                unless: { $0.root[oid] = (true, value) }
            )
        } + [
            ProfileCase(
                .profileNotCritical,
                "name constraints, unlike below a public root",
                { $0.root[.nameConstraints] = (false, constraint().value) },
                unless: {
                    $0.isPublic = true
                    $0.root[.nameConstraints] = (false, constraint().value)
                }
            ),
            anchor("critical and not known", DER.yes, { $0.root.raw = [$1] }),
            ProfileCase(
                .profileAnchorExtension,
                "twice",
                {
                    $0.root.raw = [
                        CertificateParts.extension(DER.oid(2, 5, 29, 14), DER.octets([1]))
                    ]
                },
                unless: { $0.root.raw = [] }
            ),
        ]

    private static func anchor(
        _ what: String,
        _ critical: [UInt8],
        _ set: @escaping @Sendable (inout ProfileChain, [UInt8]) -> Void
    ) -> ProfileCase {
        ProfileCase(
            .profileAnchorExtension,
            what,
            { set(&$0, DER.sequence(DER.oid(1, 2, 3), critical, DER.octets(DER.null))) },
            unless: { set(&$0, DER.sequence(DER.oid(1, 2, 3), DER.octets(DER.null))) }
        )
    }

    static let valueCases: [ProfileCase] = [
        constraints("a leaf's", { $0.leaf[.nameConstraints] = constraint() }),
        constraints("empty", { $0.root[.nameConstraints] = (true, DER.sequence()) }),
        constraints("no subtree", { $0.root[.nameConstraints] = (true, DER.sequence(none)) }),
        base(DER.string(0x82, ".example.com"), unless: DER.string(0x82, "example.com")),
        base(DER.string(0x82, "*.example.com"), unless: DER.string(0x82, "")),
        base(DER.string(0x86, "http://a.example.com"), unless: DER.string(0x86, ".example.com")),
        base(DER.string(0x81, "a b@example.com"), unless: DER.string(0x81, ".example.com")),
        base(DER.context(7, [10, 0, 0, 0]), unless: DER.context(7, [10, 0, 0, 0, 255, 0, 0, 0])),
        base(
            DER.context(7, [10, 0, 0, 0, 255, 0, 255, 0]),
            unless: DER.context(7, [10, 0, 0, 0, 255, 224, 0, 0])
        ),
        policies("none", [], unless: [policy]),
        policies("twice", [policy, policy], unless: [policy, DER.oid(1, 2, 3)]),
        policies("anyPolicy", [anyPolicy], unless: [policy]),
        policies("a notice", [policy + qualifier(2, DER.sequence())], unless: [policy + pointer]),
        ProfileCase(
            .profilePolicies,
            "a notice in BMPString, whenever issued",
            {
                $0.isPublic = true
                $0.root.parts.notBefore = DER.string(0x17, "200101000000Z")
                $0.root[.certificatePolicies] = ProfileChain.policies([policy + notice(0x1E)])
            },
            unless: {
                $0.isPublic = true
                $0.root.parts.notBefore = DER.string(0x17, "200101000000Z")
                $0.root[.certificatePolicies] = ProfileChain.policies([policy + notice(0x0C)])
            }
        ),
        limits("mappings of anyPolicy", .intermediate, .policyMappings, DER.sequence(anyMapping)),
        limits("mappings in a leaf", .leaf, .policyMappings, DER.sequence(mapping)),
        limits("empty constraints", .root, .policyConstraints, DER.sequence(), isCritical: true),
        limits(
            "an inhibitor in a leaf",
            .leaf,
            .inhibitAnyPolicy,
            DER.integer(0),
            isCritical: true
        ),
        access(DER.sequence()), access(DER.sequence(ProfileChain.access("ldap://a.example.com/"))),
        access(DER.sequence(ProfileChain.access("http://a.example.com/", method: 3))),
        points(DER.sequence()), points(DER.sequence(DER.sequence(DER.context(1, [1, 0x40])))),
        points(ProfileChain.crlPoints("ldap:///CN=a").value),
        points(DER.sequence(DER.sequence(pointName, DER.context(1, [1, 0x40])))),
        ProfileCase(
            .profileTimestamps,
            "none",
            { $0.leaf[.signedCertificateTimestamps] = ProfileChain.timestamps(0) },
            unless: { $0.leaf[.signedCertificateTimestamps] = ProfileChain.timestamps(1) }
        ),
        ProfileCase(
            .profilePublicExtensions,
            "no purpose of an intermediate",
            {
                $0.isPublic = true
                $0.intermediate[.extendedKeyUsage] = nil
            },
            unless: { $0.intermediate[.extendedKeyUsage] = nil }
        ),
        missing("no policy", .certificatePolicies),
        missing("no addresses", .authorityInformationAccess),
        missing("no CRL", .cRLDistributionPoints),
        ProfileCase(
            .profilePublicTimestamps,
            "of one log",
            {
                $0.isPublic = true
                $0.leaf[.signedCertificateTimestamps] = ProfileChain.timestamps(1)
            },
            unless: { $0.leaf[.signedCertificateTimestamps] = nil }
        ),
        ProfileCase(
            .profilePublicTimestamps,
            "of two logs for 181 days",
            {
                $0.isPublic = true
                $0.leaf[.signedCertificateTimestamps] = ProfileChain.timestamps(2)
                $0.leaf.parts.notAfter = DER.string(0x17, "260630235959Z")
            },
            unless: {
                $0.isPublic = true
                $0.leaf[.signedCertificateTimestamps] = ProfileChain.timestamps(2)
                $0.leaf.parts.notAfter = DER.string(0x17, "260629235959Z")
            }
        ),
    ]
}

extension ProfileChain {
    /// Gives the leaf what an authority's certificate has.
    fileprivate mutating func presentAuthority() {
        leaf[.basicConstraints] = ProfileChain.authority
        leaf[.subjectKeyIdentifier] = (false, DER.octets([3]))
        leaf[.keyUsage] = ProfileChain.caUsage
    }

    /// Dates the leaf under a public root, without an extended key usage.
    fileprivate mutating func beginPublicly(_ notBefore: String) {
        isPublic = true
        leaf[.extendedKeyUsage] = nil
        leaf.parts.notBefore = DER.string(0x17, notBefore)
        leaf.parts.notAfter = DER.string(0x17, "130101000000Z")
    }
}
