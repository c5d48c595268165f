import CertModel
import TestSupport

@testable import CertCore
@testable import CertModel

extension ClientRuleCases {
    private static let unknown = DER.oid(1, 2, 3, 4, 5)

    static let encodings: [ClientRuleCase] = [
        .init("octets-behind", breaking: { $0.leaf.behind = [0] }),
        .init(
            "long-length",
            breaking: {
                $0.leaf.further = [
                    [0x30, 0x81, 0x09] + unknown + [0x04, 0x01, 0x00]
                ]
            },
            keeping: { $0.leaf.further = [[0x30, 0x09] + unknown + [0x04, 0x01, 0x00]] }
        ),
        .init(
            "true-not-ff",
            breaking: {
                $0.leaf.extensions[.keyUsage] = nil
                $0.leaf.further = [
                    DER.sequence(DER.oid(2, 5, 29, 15), [1, 1, 1], DER.octets(DER.bits([0x80])))
                ]
            }
        ),
        .init(
            "critical-false",
            breaking: {
                $0.leaf.further = [DER.sequence(unknown, [1, 1, 0], DER.octets([0]))]
            },
            keeping: { $0.leaf.further = [DER.sequence(unknown, DER.octets([0]))] }
        ),
        .init(
            "version-1-written",
            "version-of-leaf",
            breaking: { chain in
                chain.leaf.extensions = [:]
                chain.leaf.parts.version = DER.constructed(0, DER.integer(0))
            }
        ),
        .init(
            "anchor-not-authority",
            "no-extension-in-list",
            breaking: { chain in
                chain.root.extensions = [:]
                chain.root.listsNothing = true
            },
            keeping: { $0.root.extensions[.basicConstraints] = nil }
        ),
        .init(
            "serial-number-padded",
            breaking: { $0.leaf.parts.serialNumber = DER.integer(0, 1) },
            keeping: { $0.leaf.parts.serialNumber = DER.integer(0, 0x81) }
        ),
        .init(
            "serial-number-negative",
            breaking: { $0.root.parts.serialNumber = DER.integer(0x81) },
            keeping: { $0.root.parts.serialNumber = DER.integer(0) }
        ),
        .init(
            "version-unknown",
            breaking: { $0.leaf.parts.version = DER.constructed(0, DER.integer(3)) }
        ),
        .init(
            "version-1-with-extensions",
            "version-of-leaf",
            breaking: { $0.leaf.parts.version = [] }
        ),
        .init(
            "time-before-1970",
            breaking: { $0.leaf.parts.notBefore = DER.string(0x17, "500101000000Z") },
            keeping: { $0.leaf.parts.notBefore = DER.string(0x17, "700101000000Z") }
        ),
    ]

    private static func value(_ der: [UInt8], isCritical: Bool = false) -> ClientChain.Value {
        .init(isCritical, der)
    }

    private static let policy = DER.sequence(DER.oid(1, 2, 3))
    private static let mappings = DER.sequence(DER.sequence(DER.oid(1, 2, 3), DER.oid(1, 2, 4)))

    static let extensions: [ClientRuleCase] = [
        .init(
            "policies-critical",
            breaking: {
                $0.leaf.extensions[.certificatePolicies] = value(
                    DER.sequence(policy),
                    isCritical: true
                )
            },
            keeping: { $0.leaf.extensions[.certificatePolicies] = value(DER.sequence(policy)) }
        ),
        .init(
            "inhibit-any-policy-critical",
            breaking: {
                $0.intermediate.extensions[.inhibitAnyPolicy] = value(
                    DER.integer(0),
                    isCritical: true
                )
            },
            keeping: { $0.intermediate.extensions[.inhibitAnyPolicy] = value(DER.integer(0)) }
        ),
        .init(
            "policy-constraints-critical",
            breaking: {
                $0.intermediate.extensions[.policyConstraints] = value(
                    DER.sequence([0x80, 1, 0]),
                    isCritical: true
                )
            },
            keeping: {
                $0.intermediate.extensions[.policyConstraints] = value(DER.sequence([0x80, 1, 0]))
            }
        ),
        .init(
            "policy-mappings-critical",
            breaking: {
                $0.intermediate.extensions[.policyMappings] = value(mappings, isCritical: true)
            },
            keeping: { $0.intermediate.extensions[.policyMappings] = value(mappings) }
        ),
        .init(
            "distribution-points-critical",
            breaking: {
                $0.leaf.extensions[.cRLDistributionPoints] = value(
                    DER.sequence(),
                    isCritical: true
                )
            },
            keeping: { $0.leaf.extensions[.cRLDistributionPoints] = value(DER.sequence()) }
        ),
        .init(
            "ocsp-no-check-critical",
            breaking: { $0.leaf.extensions[.ocspNoCheck] = value(DER.null, isCritical: true) },
            keeping: { $0.leaf.extensions[.ocspNoCheck] = value(DER.null) }
        ),
        .init(
            "unknown-critical-of-anchor",
            breaking: { $0.root.further = [DER.sequence(unknown, DER.yes, DER.octets([0]))] },
            keeping: { $0.root.further = [DER.sequence(unknown, DER.octets([0]))] }
        ),
        .init(
            "extension-twice-in-anchor",
            breaking: {
                let one = DER.sequence(unknown, DER.octets([0]))
                $0.root.further = [one, one]
            }
        ),
        .init(
            "access-empty",
            breaking: { $0.leaf.extensions[.authorityInformationAccess] = value(DER.sequence()) },
            keeping: { $0.root.extensions[.authorityInformationAccess] = value(DER.sequence()) }
        ),
        .init(
            "tls-feature-unknown",
            breaking: { $0.leaf.extensions[.tlsFeature] = value(DER.sequence(DER.integer(17))) },
            keeping: { $0.leaf.extensions[.tlsFeature] = value(DER.sequence(DER.integer(5))) }
        ),
        .init(
            "must-staple",
            breaking: { $0.leaf.extensions[.tlsFeature] = value(DER.sequence(DER.integer(5))) },
            keeping: { $0.leaf.extensions[.tlsFeature] = value(DER.sequence(DER.integer(17))) }
        ),
        .init(
            "policy-twice",
            breaking: {
                $0.leaf.extensions[.certificatePolicies] = value(DER.sequence(policy, policy))
            },
            keeping: {
                $0.leaf.extensions[.certificatePolicies] = value(
                    DER.sequence(policy, DER.sequence(DER.oid(1, 2, 4)))
                )
            }
        ),
        .init(
            "policies-empty",
            breaking: { $0.leaf.extensions[.certificatePolicies] = value(DER.sequence()) },
            keeping: { $0.leaf.extensions[.certificatePolicies] = value(DER.sequence(policy)) }
        ),
        .init(
            "policy-constraints-empty",
            breaking: { $0.intermediate.extensions[.policyConstraints] = value(DER.sequence()) },
            keeping: {
                $0.intermediate.extensions[.policyConstraints] = value(DER.sequence([0x80, 1, 1]))
            }
        ),
        .init(
            "extension-oid-31-bits",
            breaking: {
                $0.leaf.further = [
                    DER.sequence(DER.oid(1, 2, 1 << 40), DER.octets([0]))
                ]
            },
            keeping: {
                $0.leaf.further = [
                    DER.sequence(DER.oid(1, 3, 6, 1, 4, 1, 1 << 27), DER.octets([0]))
                ]
            }
        ),
        .init(
            "extension-oid-31-bits",
            "extension-oid-64-bits",
            breaking: {
                let arc = [UInt8](repeating: 0xFF, count: 10) + [0x7F]
                $0.leaf.further = [
                    DER.sequence(DER.element(0x06, [0x2A] + arc), DER.octets([0]))
                ]
            }
        ),
    ]

    private static func constrained(
        _ base: [UInt8],
        isCritical: Bool = false
    ) -> ClientRuleTests.Change {
        { chain in
            chain.intermediate.extensions[.nameConstraints] = .init(
                isCritical,
                DER.sequence(DER.element(0xA0, DER.sequence(base)))
            )
        }
    }

    static let constraints: [ClientRuleCase] = [
        .init(
            "name-constraints-empty",
            breaking: {
                $0.intermediate.extensions[.nameConstraints] = .init(false, DER.sequence())
            },
            keeping: constrained(DER.string(0x82, "a.test"))
        ),
        .init(
            "name-constraints-mask",
            breaking: constrained(DER.element(0x87, [127, 0, 0, 0, 255, 0, 255, 0])),
            keeping: constrained(DER.element(0x87, [127, 0, 0, 0, 255, 192, 0, 0]))
        ),
        .init(
            "name-constraints-kind-of-go",
            "name-constraints-kind-of-rustls",
            "name-constraints-critical",
            breaking: constrained(DER.element(0xA4, CertificateParts.name("a")), isCritical: true),
            keeping: constrained(DER.string(0x81, "a.test"))
        ),
        .init(
            "name-constraints-kind-of-rustls",
            breaking: constrained(DER.element(0xA4, CertificateParts.name("a"))),
            keeping: constrained(DER.string(0x86, "a.test"))
        ),
        .init(
            "name-constraints-kind-of-gnutls",
            breaking: constrained(DER.element(0x88, [0x2A, 0x03])),
            keeping: constrained(DER.string(0x81, "a.test"))
        ),
        .init(
            "name-constraints-dot-at-end",
            breaking: constrained(DER.string(0x82, "a.test.")),
            keeping: constrained(DER.string(0x82, ".a.test"))
        ),
    ]
}
