import CertModel
import Testing

struct HostMatchingTests {
    @Test(
        "a DNS name covers a host label by label, a wildcard one label",
        arguments: [
            ("a.test", "a.test", true),
            ("A.Test", "a.tesT", true),
            ("a.test", "a.test.", true),
            ("a.test.", "a.test", false),
            ("a.test", "b.a.test", false),
            ("*.a.test", "b.a.test", true),
            ("*.a.test", "a.test", false),
            ("*.a.test", "c.b.a.test", false),
            ("*.a.test", "_b.a.test", true),
            ("*.a.test", "bücher.a.test", true),
            ("xn--bcher-kva.a.test", "bücher.a.test", true),
            ("XN--BCHER-KVA.a.test", "bücher.a.test", true),
            ("bücher.a.test", "bücher.a.test", false),
            ("f*.a.test", "foo.a.test", false),
            ("*o.a.test", "foo.a.test", false),
            ("*.*.test", "b.a.test", false),
            ("b.*.test", "b.a.test", false),
            ("xn--*.a.test", "xn--bcher-kva.a.test", false),
            ("*.test", "a.test", false),
            ("*", "localhost", false),
            ("*.", "localhost", false),
            ("", "a.test", false),
            ("a.test\u{0}", "a.test", false),
            ("*.a..test", "b.a.test", false),
            (" a.test", "a.test", false),
            ("\u{212A}.test", "k.test", false),
            ("192.0.2.1", "192.0.2.1", false),
            ("*.0.2.1", "192.0.2.1", false),
            ("2001:db8::1", "2001:db8::1", false),
        ]
    )
    func names(presented: String, asked: String, covered: Bool) throws {
        #expect([GeneralName.dns(presented)].covers(try ReferenceIdentifier(asked)) == covered)
    }

    @Test(
        "an IP address is covered by its octets only",
        arguments: [
            ([192, 0, 2, 1], "192.0.2.1", true),
            ([192, 0, 2, 2], "192.0.2.1", false),
            ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 192, 0, 2, 1], "192.0.2.1", false),
            ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 192, 0, 2, 1], "::ffff:192.0.2.1", true),
            ([192, 0, 2, 1, 255, 255, 255, 255], "192.0.2.1", false),
        ] as [([UInt8], String, Bool)]
    )
    func addresses(presented: [UInt8], asked: String, covered: Bool) throws {
        #expect([GeneralName.ip(presented)].covers(try ReferenceIdentifier(asked)) == covered)
    }

    @Test("other kinds of name cover nothing")
    func otherKinds() throws {
        let names: [GeneralName] = [.email("a@a.test"), .uri("https://a.test/")]
        #expect(!names.covers(try ReferenceIdentifier("a.test")))
    }
}
