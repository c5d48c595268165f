import CertModel
import TestSupport
import Testing

struct HostTests {
    @Test(
        "a host is kept in the form compared, and shown in both forms where they differ",
        arguments: [
            ("www.example.test", "www.example.test", nil),
            ("WWW.Example.TEST.", "www.example.test", nil),
            ("localhost", "localhost", nil),
            ("_dmarc.a_b.test", "_dmarc.a_b.test", nil),
            ("r3---sn-x.example.test", "r3---sn-x.example.test", nil),
            ("foo-.example.test", "foo-.example.test", nil),
            (
                "bücher.example.test", "xn--bcher-kva.example.test",
                "bücher.example.test (xn--bcher-kva.example.test)"
            ),
            (
                "xn--bcher-kva.example.test", "xn--bcher-kva.example.test",
                "bücher.example.test (xn--bcher-kva.example.test)"
            ),
            ("BU\u{308}CHER.test", "xn--bcher-kva.test", "bücher.test (xn--bcher-kva.test)"),
            (
                "ｗｗｗ．例え。テスト｡", "www.xn--r8jz45g.xn--zckzah",
                "www.例え.テスト (www.xn--r8jz45g.xn--zckzah)"
            ),
            ("straße.test", "xn--strae-oqa.test", "straße.test (xn--strae-oqa.test)"),
            ("l·l.test", "xn--ll-0ea.test", "l·l.test (xn--ll-0ea.test)"),
            ("xn--n3h.test", "xn--n3h.test", nil),
            ("xn--99999999.test", "xn--99999999.test", nil),
            ("192.0.2.1", "192.0.2.1", nil),
            ("[2001:DB8::1]", "2001:db8::1", nil),
        ] as [(String, String, String?)]
    )
    func reading(text: String, ascii: String, shown: String?) throws {
        let host = try ReferenceIdentifier(text)
        #expect(host.ascii == ascii)
        #expect(host.description == shown ?? ascii)
    }

    @Test(
        "what is not a host is refused with the reason",
        arguments: [
            ("", "the host is empty", nil),
            (".", "the host is empty", nil),
            ("a..test", "a label is empty", nil),
            (".a.test", "a label is empty", nil),
            ("a.test..", "a label is empty", nil),
            ("a b.test", "host names have no white space", nil),
            (" a.test", "host names have no white space", nil),
            ("a\u{0}.test", "host names have no \\u{0}", nil),
            ("a;b.test", "host names have no ;", nil),
            ("*.example.test", "a wildcard is not a host", "www.example.test"),
            ("https://www.a.test/x", "a URL is not a host", "alone: www.a.test"),
            ("https://u@www.a.test:8443", "a URL is not a host", "alone: www.a.test"),
            ("https://\u{1B}[31m/", "a URL is not a host", "alone: www.example.test"),
            ("www.a.test/x", "a path is not a host", "alone: www.a.test"),
            ("www.a.test:443", "a port is not part of a host", "alone: www.a.test"),
            ("192.0.2.1:443", "a port is not part of a host", "alone: 192.0.2.1"),
            ("[2001:db8::1]:443", "a port is not part of a host", "alone: [2001:db8::1]"),
            ("fe80::1%eth0", "an address with a zone is in no certificate", "alone: fe80::1"),
            ("2001:db8::g", "neither a host name nor an IP address", nil),
            ("a@b.test", "an e-mail address is not a host", "alone: b.test"),
            ("1.2.3.256", "ends in a number", nil),
            ("1.2.3", "ends in a number", nil),
            ("☃.test", "host names have no ☃ (U+2603)", nil),
            ("a\u{202E}b.test", "host names have no \\u{202E} (U+202E)", nil),
            ("ﬁ.test", "(U+FB01)", nil),
            ("-ü.test", "begins or ends with a hyphen", nil),
            ("ab--ü.test", "third and fourth", nil),
            ("xn--ü.test", "third and fourth", nil),
            ("\u{301}a.test", "begins with a combining mark", nil),
            ("a·l.test", "(U+00B7)", nil),
            ("a\u{200D}b.test", "(U+200D)", nil),
            (String(repeating: "a", count: 64) + ".test", "longer than 63 octets", nil),
            (String(repeating: "ü", count: 63) + ".test", "longer than 63 octets", nil),
            (String(repeating: "abc.", count: 63) + "ab", "longer than 253 octets", nil),
        ] as [(String, String, String?)]
    )
    func refusing(text: String, reason: String, help: String?) {
        let error = #expect(throws: CertificateError.self) { try ReferenceIdentifier(text) }
        #expect(error?.code == .badRequest)
        #expect(error?.reason.contains(reason) ?? false, "\(error?.reason ?? "")")
        if let help { #expect(error?.help?.contains(help) ?? false, "\(error?.help ?? "")") }
    }

    @Test("the longest labels and names are hosts")
    func limits() throws {
        #expect(throws: Never.self) {
            try ReferenceIdentifier(String(repeating: "a", count: 63) + ".test")
        }
        let longest = String(repeating: "abc.", count: 63) + "a"
        #expect(try ReferenceIdentifier(longest).ascii.utf8.count == 253)
        #expect(try ReferenceIdentifier(longest + ".").ascii.utf8.count == 253)
    }
}
