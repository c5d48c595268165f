import CertModel
import TestSupport

@testable import CertModel

/// Rules of the Baseline Requirements that came later: under a public root each binds what was
/// issued from its day on, and under another one whatever could be issued today.
extension ProfileRulesTests {
    static let dateCases: [ProfileCase] =
        [
            since(.profileDNSName, "an underscore", "190501", "190430") {
                $0.name(DER.string(0x82, "a_b.example.com"))
            },
            since(.profileDNSName, "a reserved label", "211001", "210930") {
                $0.name(DER.string(0x82, "ab--c.example.com"))
            },
            since(.profileCommonNameSpelling, "another case", "211001", "210930") {
                $0.leaf.parts.subject = CertificateParts.name("WWW.example.com")
            },
            since(.profileWildcard, "in the middle", "120701", "120630") {
                $0.name(DER.string(0x82, "a.*.example.com"))
            },
            since(.profileOrganizationalUnit, "one", "220901", "220831") {
                $0.leaf.parts.subject = DER.sequence(
                    DER.set(DER.sequence(DER.oid(2, 5, 4, 11), DER.string(0x0C, "Web"))),
                    DER.set(DER.sequence(DER.oid(2, 5, 4, 3), DER.string(0x0C, "www.example.com")))
                )
            },
            since(.profileCritical, "policies", "230915", "230914") {
                $0.leaf[.certificatePolicies]?.isCritical = true
            },
        ] + [
            ProfileCase(
                .profileDNSName,
                "an underscore under a root of one's own, whenever",
                {
                    $0.name(DER.string(0x82, "a_b.example.com"))
                    $0.leaf.parts.notBefore = DER.string(0x17, "190430000000Z")
                },
                unless: { $0.name(DER.string(0x82, "a-b.example.com")) }
            ),
            ProfileCase(
                .profileInternalName,
                "still valid on 2015-11-01",
                { $0.callInternally(until: "151101000000Z") },
                unless: { $0.callInternally(until: "151031235959Z") }
            ),
            ProfileCase(
                .lifetimeOverLimit,
                "more than 39 months since 2015-04-01",
                { $0.date("150401", until: "180703000000Z") },
                unless: { $0.date("150401", until: "180701000000Z") }
            ),
            ProfileCase(
                .lifetimeOverLimit,
                "more than 60 months since 2012-07-01",
                { $0.date("120701", until: "170703000000Z") },
                unless: { $0.date("120701", until: "170630235959Z") }
            ),
        ]

    /// What breaks a rule on one day and not on the day before.
    private static func since(
        _ id: FindingID,
        _ what: String,
        _ day: String,
        _ before: String,
        _ breaks: @escaping @Sendable (inout ProfileChain) -> Void
    ) -> ProfileCase {
        ProfileCase(
            id,
            "\(what), since \(day)",
            {
                breaks(&$0)
                $0.date(day)
            },
            unless: {
                breaks(&$0)
                $0.date(before)
            }
        )
    }
}

extension ProfileChain {
    /// Dates the leaf under a public root, by default for the rest of the year.
    fileprivate mutating func date(_ day: String, until end: String? = nil) {
        isPublic = true
        leaf.parts.notBefore = DER.string(0x17, day + "000000Z")
        leaf.parts.notAfter = DER.string(0x17, end ?? day.prefix(2) + "1231000000Z")
    }

    fileprivate mutating func name(_ name: [UInt8]) {
        leaf[.subjectAlternativeName] = Self.names(DER.string(0x82, "www.example.com"), name)
    }

    fileprivate mutating func callInternally(until end: String) {
        date("140101", until: end)
        leaf.parts.subject = CertificateParts.name("www.a.test")
        leaf[.subjectAlternativeName] = Self.names(DER.string(0x82, "www.a.test"))
    }
}
