import CertModel
import TestSupport

@testable import CertCore
@testable import CertModel

extension ClientRuleCases {
    /// A further alternative name beside the host's.
    private static func beside(_ name: [UInt8]) -> ClientRuleTests.Change {
        { chain in
            chain.leaf.parts.subject = CertificateParts.name("The Server")
            chain.leaf.extensions[.subjectAlternativeName] = .init(
                false,
                DER.sequence(DER.string(0x82, "www.a.test"), name)
            )
        }
    }

    /// The root's and the intermediate's names hold a string of a tag.
    private static func subject(_ tag: UInt8, _ octets: [UInt8]) -> ClientRuleTests.Change {
        { chain in
            let attribute = CertificateParts.attribute(
                DER.oid(2, 5, 4, 10),
                DER.element(tag, octets)
            )
            chain.leaf.parts.subject = DER.sequence(attribute)
        }
    }

    private static func issuer(_ name: [UInt8], ofLeaf: Bool) -> ClientRuleTests.Change {
        { chain in
            if ofLeaf {
                chain.leaf.parts.issuer = name
            } else {
                chain.intermediate.parts.issuer = name
            }
        }
    }

    static let names: [ClientRuleCase] = [
        .init(
            "dns-name-not-ascii",
            breaking: beside(DER.string(0x82, "b\u{FC}cher.a.test")),
            keeping: beside(DER.string(0x82, "xn--bcher-kva.a.test"))
        ),
        .init(
            "email-not-ascii",
            breaking: beside(DER.string(0x81, "\u{FC}@a.test")),
            keeping: beside(DER.string(0x81, "u@a.test"))
        ),
        .init(
            "uri-not-ascii",
            breaking: beside(DER.string(0x86, "http://a.test/\u{FC}")),
            keeping: beside(DER.string(0x86, "http://a.test/%C3%BC"))
        ),
        .init(
            "uri-malformed",
            "uri-malformed-of-java",
            breaking: beside(DER.string(0x86, "ht tp://%zz:x")),
            keeping: beside(DER.string(0x86, "http://a.test:8080/?a=b#c"))
        ),
        .init(
            "uri-without-scheme",
            breaking: beside(DER.string(0x86, "a.test/b")),
            keeping: beside(DER.string(0x86, "urn:a.test"))
        ),
        .init(
            "ip-address-length",
            "ip-address-length-of-java",
            breaking: beside(DER.element(0x87, [1, 2, 3, 4, 5])),
            keeping: beside(DER.element(0x87, [1, 2, 3, 4]))
        ),
        .init(
            "ip-address-length",
            breaking: beside(DER.element(0x87, [1, 2, 3, 4, 255, 255, 255, 0])),
            keeping: beside(DER.element(0x87, [1, 2, 3, 4]))
        ),
        .init(
            "name-empty",
            breaking: beside(DER.string(0x82, "")),
            keeping: beside(DER.string(0x81, ""))
        ),
        .init(
            "ip-address-length",
            "ip-address-length-of-java",
            "name-empty",
            breaking: beside(DER.element(0x87, [])),
            keeping: beside(DER.element(0x87, [1, 2, 3, 4]))
        ),
        .init(
            "ip-address-mapped",
            breaking: beside(
                DER.element(0x87, [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF, 1, 2, 3, 4])
            ),
            keeping: beside(DER.element(0x87, [UInt8](repeating: 0, count: 16)))
        ),
        .init(
            "x400-address",
            breaking: beside(DER.element(0xA3, [])),
            keeping: beside(DER.element(0x88, [0x2A, 0x03]))
        ),
        .init(
            "empty-subject",
            breaking: { $0.leaf.parts.subject = DER.sequence() },
            keeping: { chain in
                chain.leaf.parts.subject = DER.sequence()
                chain.leaf.extensions[.subjectAlternativeName]?.isCritical = true
            }
        ),
        .init(
            "empty-issuer",
            "empty-subject-of-authority",
            breaking: { chain in
                chain.leaf.parts.issuer = DER.sequence()
                chain.intermediate.parts.subject = DER.sequence()
            }
        ),
        .init(
            "issuer-octets",
            breaking: issuer(CertificateParts.name("INTERMEDIATE"), ofLeaf: true)
        ),
        .init(
            "issuer-octets",
            "issuer-octets-of-anchor",
            breaking: issuer(CertificateParts.name("ROOT"), ofLeaf: false)
        ),
        .init(
            "issuer-octets",
            "issuer-spaces",
            breaking: issuer(CertificateParts.name("Intermediate "), ofLeaf: true),
            keeping: { $0.leaf.parts.subject = CertificateParts.name(" www") }
        ),
        .init(
            "printable-string",
            breaking: subject(0x13, Array("a@b".utf8)),
            keeping: subject(0x13, Array("a*(b)".utf8))
        ),
        .init(
            "printable-ampersand",
            breaking: subject(0x13, Array("a & b".utf8)),
            keeping: subject(0x0C, Array("a & b".utf8))
        ),
        .init(
            "ia5-string",
            breaking: subject(0x16, [0xFC]),
            keeping: subject(0x16, Array("a@b".utf8))
        ),
        .init(
            "utf8-string",
            breaking: subject(0x0C, [0xFC]),
            keeping: subject(0x14, [0xFC])
        ),
        .init(
            "bmp-string",
            breaking: subject(0x1E, [0, 0x41, 0]),
            keeping: subject(0x1E, [0, 0x41])
        ),
        .init(
            "universal-string",
            breaking: subject(0x1C, [0, 0x41]),
            keeping: subject(0x1C, [0, 0, 0, 0x41])
        ),
        .init(
            "bmp-string",
            breaking: subject(0x1E, [0xD8, 0x00]),
            keeping: subject(0x1E, [0xE0, 0x00])
        ),
        .init(
            "universal-string",
            breaking: subject(0x1C, [0, 0x11, 0, 0]),
            keeping: subject(0x1C, [0, 0x10, 0xFF, 0xFF])
        ),
        .init(
            "numeric-string",
            breaking: subject(0x12, Array("12 3".utf8)),
            keeping: subject(0x13, Array("12 3".utf8))
        ),
        .init(
            "numeric-string",
            "numeric-string-content",
            breaking: subject(0x12, Array("12a".utf8)),
            keeping: subject(0x13, Array("12a".utf8))
        ),
        .init(
            "other-string",
            breaking: subject(0x1A, Array("a".utf8)),
            keeping: subject(0x14, Array("a".utf8))
        ),
    ]
}
