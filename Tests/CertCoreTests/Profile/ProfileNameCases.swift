import CertModel
import TestSupport

@testable import CertModel

extension ProfileRulesTests {
    static let nameCases: [ProfileCase] = [
        ProfileCase(
            .profileIssuerEmpty,
            "of a leaf",
            { $0.leaf.parts.issuer = DER.sequence() },
            unless: { $0.leaf.parts.issuer = CertificateParts.name("a") }
        ),
        ProfileCase(
            .profileSubjectEmpty,
            "an authority's",
            { $0.intermediate.parts.subject = DER.sequence() },
            unless: { $0.intermediate.parts.subject = CertificateParts.name("a") }
        ),
        ProfileCase(
            .profileSubjectEmpty,
            "a server's, its names not critical",
            { $0.leaf.parts.subject = DER.sequence() },
            unless: {
                $0.leaf.parts.subject = DER.sequence()
                $0.leaf.names(dns("www.example.com"), isCritical: true)
            }
        ),
        attribute("a TeletexString", organization, 0x14, "a", unless: (0x13, "a")),
        attribute("65 characters", organization, 0x0C, long(65), unless: (0x0C, long(64))),
        attribute(
            "an asterisk in a PrintableString",
            organization,
            0x13,
            "a*",
            unless: (0x0C, "a*")
        ),
        attribute("nothing", organization, 0x0C, "", unless: (0x0C, "a")),
        attribute("a dot", organization, 0x0C, ".", unless: (0x0C, ".a")),
        attribute("a line feed", organization, 0x0C, "a\n", unless: (0x0C, "a b")),
        attribute("a country's name", DER.oid(2, 5, 4, 6), 0x13, "Utopia", unless: (0x13, "XX")),
        attribute("a country in UTF8String", DER.oid(2, 5, 4, 6), 0x0C, "XX", unless: (0x13, "XX")),
        ProfileCase(
            .profileAttribute,
            "a TeletexString since the requirements",
            {
                $0.isPublic = true
                $0.root.parts.subject = subject((organization, 0x14, "a"))
                $0.root.parts.issuer = $0.root.parts.subject
            },
            unless: {
                $0.isPublic = true
                $0.root.parts.subject = subject((organization, 0x14, "a"))
                $0.root.parts.issuer = $0.root.parts.subject
                $0.root.parts.notBefore = DER.string(0x17, "120630235959Z")
            }
        ),
        ProfileCase(
            .profileNameStructure,
            "an attribute twice",
            {
                $0.leaf.parts.subject = subject(
                    (organization, 0x0C, "a"),
                    (organization, 0x0C, "b")
                )
            },
            unless: {
                $0.leaf.parts.subject = subject((component, 0x16, "b"), (component, 0x16, "a"))
            }
        ),
        ProfileCase(
            .profileNameStructure,
            "out of order",
            {
                $0.leaf.parts.subject = subject(
                    (organization, 0x0C, "a"),
                    (DER.oid(2, 5, 4, 6), 0x13, "XX")
                )
            },
            unless: {
                $0.leaf.parts.subject = subject(
                    (DER.oid(2, 5, 4, 6), 0x13, "XX"),
                    (organization, 0x0C, "a")
                )
            }
        ),
        ProfileCase(
            .profileNameStructure,
            "two attributes in one relative name",
            { $0.leaf.parts.subject = DER.sequence(DER.set(pair(locality), pair(organization))) },
            unless: {
                $0.leaf.parts.subject = DER.sequence(
                    DER.set(pair(locality)),
                    DER.set(pair(organization))
                )
            }
        ),
        ProfileCase(
            .profileOrganizationalUnit,
            "in a leaf",
            { $0.leaf.parts.subject = subject((DER.oid(2, 5, 4, 11), 0x0C, "a")) },
            unless: { $0.intermediate.parts.subject = subject((DER.oid(2, 5, 4, 11), 0x0C, "a")) }
        ),
        commonName(
            .profileCommonNameUnlisted,
            "other.example.com",
            dns("example.com"),
            "example.com"
        ),
        commonName(.profileCommonNameUnlisted, "My server", dns("a.example.com"), nil),
        commonName(
            .profileCommonNameUnlisted,
            "xn--nxasmq6b.com",
            dns("xn--n3h.com"),
            "xn--n3h.com"
        ),
        commonName(.profileCommonNameSpelling, "Example.COM", dns("example.com"), "example.com"),
        commonName(.profileCommonNameSpelling, "中文.com", dns("xn--fiq228c.com"), "xn--fiq228c.com"),
        commonName(.profileCommonNameSpelling, "0xC0A80101", ip(192, 168, 1, 1), "192.168.1.1"),
        commonName(
            .profileCommonNameSpelling,
            "192.168.001.001",
            ip(192, 168, 1, 1),
            "192.168.1.1"
        ),
        commonName(.profileCommonNameSpelling, "2001:DB8::1", documentation, "2001:db8::1"),
        commonName(.profileCommonNameSpelling, "2001:0db8:0:0::1", documentation, nil),
        commonName(.profileCommonNameSpelling, "10.0.0.01", ip(192, 168, 1, 1), "10.0.0.1"),
        ProfileCase(
            .profileCommonNameUnlisted,
            "another than a public name, unlike one beside an internal name",
            { $0.leaf.call("a.example.com", dns("b.example.com")) },
            unless: { $0.leaf.call("a.example.com", dns("b.test")) }
        ),
    ]

    static let alternativeNameCases: [ProfileCase] =
        [
            "a_b.example.com", ".example.com", "a..example.com", "example.com.", " ",
            "-a.example.com", "a-.example.com", "中文.com", "192.0.2.1", long(64) + ".example.com",
            "ab--cd.example.com", "xn--.example.com", "xn--\u{7F}.com", "*.a_b.example.com",
        ].map { name in names(.profileDNSName, dns(name), unless: dns("a-b.example.com")) }
        + ["*", "*.com", "a*.example.com", "a.*.example.com", "*.*.example.com", "*example.com"].map
    {
        names(.profileWildcard, dns($0), unless: dns("*.example.com"))
    } + [
        names(.profileIPAddress, DER.context(7, [1, 2, 3]), unless: ip(192, 0, 2, 1)),
        names(
            .profileIPAddress,
            DER.context(7, [1, 2, 3, 4, 255, 0, 0, 0]),
            unless: documentation
        ),
        kinds(DER.string(0x81, "a@example.com")), kinds(DER.string(0x86, "urn:a")),
        kinds(DER.constructed(4, CertificateParts.name("a"))),
        address("a", unless: "a@example.com"), address("@example.com", unless: "*@example.com"),
        address("a@b_c.example.com", unless: "\"a b\"@example.com"),
        address("a b@example.com", unless: "a.b@[192.0.2.1]"),
        uri("/relative", unless: "urn:a:b"), uri("http:///path", unless: "http://a.example.com/"),
        uri("http://a b/", unless: "http://a.example.com:80/?b#c"),
        uri("http://[::g]/", unless: "http://[2001:db8::1]/"),
        uri("spiffe://a_b/", unless: "spiffe://example.com/a"),
        suffix("*.co.uk", unless: "*.example.co.uk"), suffix("*.a.ck", unless: "*.www.ck"),
        suffix("*.b.ck", unless: "*.b.a.ck"), suffix("*.c.ck", unless: "*.s3.example.com"),
        ProfileCase(
            .profileInternalName,
            "a name of nobody's",
            {
                $0.isPublic = true
                $0.leaf.call("www.a.test", dns("www.a.test"))
            },
            unless: { $0.leaf.call("www.a.test", dns("www.a.test")) }
        ),
        ProfileCase(
            .profileInternalName,
            "a private address",
            {
                $0.isPublic = true
                $0.leaf.call("172.31.0.1", ip(172, 31, 0, 1))
            },
            unless: {
                $0.isPublic = true
                $0.leaf.call("172.32.0.1", ip(172, 32, 0, 1))
            }
        ),
    ]

    // The names themselves.

    private static let organization = DER.oid(2, 5, 4, 10)
    private static let locality = DER.oid(2, 5, 4, 7)
    private static let component = DER.oid(0, 9, 2342, 19_200_300, 100, 1, 25)

    private static func dns(_ name: String) -> [UInt8] { DER.string(0x82, name) }
    private static func ip(_ octets: UInt8...) -> [UInt8] { DER.context(7, octets) }
    private static let documentation = DER.context(
        7,
        [0x20, 1, 0x0D, 0xB8] + [UInt8](repeating: 0, count: 11) + [1]
    )
    private static func long(_ count: Int) -> String { String(repeating: "a", count: count) }

    private static func pair(_ type: [UInt8]) -> [UInt8] {
        DER.sequence(type, DER.string(0x0C, "a"))
    }

    private static func subject(_ attributes: ([UInt8], UInt8, String)...) -> [UInt8] {
        let each = attributes.map { CertificateParts.attribute($0, DER.string($1, $2)) }
        return DER.element(0x30, Array(each.joined()))
    }

    private static func attribute(
        _ what: String,
        _ type: [UInt8],
        _ tag: UInt8,
        _ value: String,
        unless good: (UInt8, String)
    ) -> ProfileCase {
        ProfileCase(
            .profileAttribute,
            what,
            { $0.leaf.parts.subject = subject((type, tag, value)) },
            unless: { $0.leaf.parts.subject = subject((type, good.0, good.1)) }
        )
    }

    private static func commonName(
        _ id: FindingID,
        _ name: String,
        _ listed: [UInt8],
        _ good: String?
    ) -> ProfileCase {
        ProfileCase(
            id,
            name,
            { $0.leaf.call(name, listed) },
            unless: {
                $0.leaf.call(good ?? "", listed)
                if good == nil {
                    $0.leaf.parts.subject = subject((organization, 0x0C, "a"))
                }
            }
        )
    }

    private static func names(
        _ id: FindingID,
        _ name: [UInt8],
        unless good: [UInt8]
    ) -> ProfileCase {
        ProfileCase(
            id,
            String(decoding: name.dropFirst(2), as: UTF8.self),
            { $0.leaf.names(dns("www.example.com"), name) },
            unless: { $0.leaf.names(dns("www.example.com"), good) }
        )
    }

    private static func kinds(_ name: [UInt8]) -> ProfileCase {
        ProfileCase(
            .profileNameKind,
            "tag \(name[0])",
            { $0.leaf.names(dns("www.example.com"), name) },
            unless: {
                $0.leaf.names(dns("www.example.com"), name)
                $0.leaf[.extendedKeyUsage] = (
                    false, DER.sequence(DER.oid(1, 3, 6, 1, 5, 5, 7, 3, 2))
                )
            }
        )
    }

    /// In an intermediate, where other kinds of names may stand.
    private static func address(_ name: String, unless good: String) -> ProfileCase {
        ProfileCase(
            .profileEmailAddress,
            name,
            { $0.intermediate.names(DER.string(0x81, name)) },
            unless: { $0.intermediate.names(DER.string(0x81, good)) }
        )
    }

    private static func uri(_ name: String, unless good: String) -> ProfileCase {
        ProfileCase(
            .profileURI,
            name,
            { $0.intermediate.names(DER.string(0x86, name)) },
            unless: { $0.intermediate.names(DER.string(0x86, good)) }
        )
    }

    private static func suffix(_ name: String, unless good: String) -> ProfileCase {
        let list = PublicSuffixList(
            """
            // a comment
            com
            uk
            co.uk
            *.ck
            !www.ck
            // ===BEGIN PRIVATE DOMAINS===
            s3.example.com
            """
        )
        return ProfileCase(
            .profilePublicSuffixWildcard,
            name,
            {
                $0.suffixes = list
                $0.leaf.names(dns("www.example.com"), dns(name))
            },
            unless: {
                $0.suffixes = list
                $0.leaf.names(dns("www.example.com"), dns(good))
            }
        )
    }
}

extension ProfileParts {
    fileprivate mutating func names(_ names: [UInt8]..., isCritical: Bool = false) {
        self[.subjectAlternativeName] = (isCritical, DER.element(0x30, Array(names.joined())))
    }

    /// Sets the common name and the one alternative name.
    fileprivate mutating func call(_ commonName: String, _ name: [UInt8]) {
        parts.subject = CertificateParts.name(commonName)
        names(name)
    }
}
