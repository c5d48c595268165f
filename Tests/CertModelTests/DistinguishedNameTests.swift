import CertModel
import Testing

struct DistinguishedNameTests {
    private static let organization = OID(2, 5, 4, 10)

    @Test(
        "a value is escaped by RFC 4514 §2.4, and whatever is not safe to print",
        arguments: [
            ("a.test", "CN=a.test"),
            ("Doe, John", "CN=Doe\\, John"),
            ("a+b\"c\\d<e>f;g", "CN=a\\+b\\\"c\\\\d\\<e\\>f\\;g"),
            ("a=b", "CN=a=b"),
            (" a b ", "CN=\\ a b\\ "),
            (" ", "CN=\\ "),
            ("#a#b", "CN=\\#a#b"),
            ("", "CN="),
            ("Lučić", "CN=Lučić"),
            ("a\u{0}\n\u{1B}", "CN=a\\00\\0A\\1B"),
            ("a\u{202E}", "CN=a\\E2\\80\\AE"),
            ("2001:db8::1", "CN=2001:db8::1"),
            ("::1", "CN=::1"),
            ("::error::x", "CN=\\3A:error\\3A:x"),
            ("a##[error]", "CN=a\\23#[error]"),
            ("##[error]", "CN=\\23#[error]"),
        ]
    )
    func escaping(value: String, text: String) {
        #expect(Sample.name([[(.commonName, value)]]).description == text)
    }

    @Test("the most specific relative name comes first, and a set is joined by plus signs")
    func order() {
        let name = Sample.name([
            [(OID(2, 5, 4, 6), "DE")], [(Self.organization, "A"), (OID(2, 5, 4, 11), "B")],
            [(.commonName, "c")],
        ])
        #expect(name.description == "CN=c,O=A+OU=B,C=DE")
        #expect(Sample.name([]).description.isEmpty)
        #expect(Sample.name([]).isEmpty)
        #expect(name.commonName == "c")
    }

    @Test(
        "a type without a short name, and a value that is no string, show as hexadecimal",
        arguments: [
            (OID(1, 2, 3), 0x0C, [0x61], "1.2.3=#0c0161"),
            (.commonName, 0x03, [0x00, 0x61], "CN=#03020061"),
            (.commonName, 0x0C, [0xFF], "CN=#0c01ff"),
            (.commonName, 0x1E, [0x00], "CN=#1e0100"),
            (.commonName, 0x1E, [0x00, 0x61], "CN=a"),
            (.commonName, 0x1C, [0x00, 0x00, 0x00, 0x61], "CN=a"),
            (.commonName, 0x14, [0xFC], "CN=ü"),
            (.commonName, 0x13, [0xFC], "CN=#1301fc"),
            (
                .commonName, 0x03, [UInt8](repeating: 0, count: 200),
                "CN=#0381c8" + String(repeating: "00", count: 200)
            ),
        ] as [(OID, UInt8, [UInt8], String)]
    )
    func hexadecimal(type: OID, tag: UInt8, bytes: [UInt8], text: String) {
        let attribute = DistinguishedName.Attribute(type: type, tag: tag, bytes: bytes)
        #expect(attribute.description == text)
    }

    @Test(
        "names match by RFC 5280 §7.1 whatever the case, the white space and the string type",
        arguments: [
            ("Example CA", "example ca", true),
            ("Example CA", "  Example   CA ", true),
            ("Example CA", "ExampleCA", false),
            ("Bücher", "BU\u{308}CHER", true),
            ("a", "b", false),
            ("a", "a ", true),
            ("a b", "a \u{301}b", false),
        ]
    )
    func comparison(left: String, right: String, isMatch: Bool) {
        let name = Sample.name([[(Self.organization, left)]])
        let other = Sample.name([[(Self.organization, right)]], tag: 0x14)
        let same = Sample.name([[(Self.organization, right)]])
        #expect(name.matches(same) == isMatch)
        if right.utf8.allSatisfy({ $0 < 0x80 }) { #expect(name.matches(other) == isMatch) }
    }

    @Test("the order of relative names counts, that of attributes in one does not")
    func structure() {
        let (a, b) = ((OID.commonName, "a"), (Self.organization, "b"))
        #expect(Sample.name([[a, b]]).matches(Sample.name([[b, a]])))
        #expect(!Sample.name([[a], [b]]).matches(Sample.name([[b], [a]])))
        #expect(!Sample.name([[a], [b]]).matches(Sample.name([[a, b]])))
        #expect(!Sample.name([[a]]).matches(Sample.name([[(Self.organization, "a")]])))
        #expect(Sample.name([[b], [a]]).isWithin(Sample.name([[b]])))
        #expect(!Sample.name([[b]]).isWithin(Sample.name([[b], [a]])))
        #expect(Sample.name([[b]]).isWithin(Sample.name([])))
    }
}
