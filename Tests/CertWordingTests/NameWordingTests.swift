import CertModel
import Testing

@testable import CertWording

@Suite struct NameWordingTests {
    private static func hosts(
        _ hosts: [String],
        below parents: [String] = [],
        names: [String] = [],
        hint: NameHint? = nil
    ) throws -> String {
        let uncovered = NameDetail.UncoveredHosts(
            hosts: FirstOf(
                try hosts.map { .host(try ReferenceIdentifier($0)) }
                    + parents.map { .below(try DNSName($0)) },
                maximum: 100
            ),
            names: FirstOf(names, maximum: 100),
            hint: hint
        )
        return English.message(NameDetail.hostsNotCovered(uncovered))
    }

    @Test("What a certificate covers is compared with what it was to cover")
    func hosts() throws {
        #expect(try Self.hosts(["a.test"]) == "covers no name, not a.test")
        #expect(
            try Self.hosts(["a.test", "192.0.2.1"], below: ["c.test"], names: ["d\u{1B}.test"])
                == "covers d\\u{1B}.test, not a.test, 192.0.2.1 and *.c.test"
        )
        #expect(
            try Self.hosts(["a.test"], names: (1...10).map { "n\($0)" })
                == "covers n1, n2, n3, n4, n5, n6, n7 and 3 more, not a.test"
        )
    }

    @Test(
        "Why a host that people expect to be covered is not",
        arguments: [
            (
                .commonName,
                "the common name matches, but clients have ignored the common name since 2017"
            ),
            (
                .addressAsName("192.0.2.1"),
                "192.0.2.1 is listed as a DNS name, and clients look for an IP address"
            ),
            (.unusable("a.test.\u{7}"), "clients refuse the name a.test.\\u{7} for its form"),
            (.apex("a.test"), "*.a.test does not cover a.test itself"),
            (.withoutWWW("a.test"), "a.test is covered without the www"),
            (.onlyWWW("a.test"), "a.test is covered only with www before it"),
            (.oneLabel("a.test"), "*.a.test covers one label only"),
            (.neighbour("b\u{7}.pem"), "did you mean b\\u{7}.pem, which covers it?"),
        ] as [(NameHint, String)]
    )
    func hints(hint: NameHint, sentence: String) throws {
        #expect(try Self.hosts(["b.test"], hint: hint) == "covers no name, not b.test; \(sentence)")
    }

    @Test("E-mail addresses are compared like hosts")
    func emails() throws {
        let asked = FirstOf([try EmailAddress("a\u{7}@b.test")], maximum: 9)
        let none = NameDetail.emailsNotCovered(asked, names: FirstOf([], maximum: 9))
        #expect(English.message(none) == "covers no e-mail address, not a\\u{7}@b.test")
        let other = NameDetail.emailsNotCovered(asked, names: FirstOf(["c@b.test"], maximum: 9))
        #expect(English.message(other) == "covers c@b.test, not a\\u{7}@b.test")
    }

    @Test(
        "Of names that no client takes",
        arguments: [
            (
                .noNames(commonName: nil),
                "no DNS name or IP address among the subject alternative names"
            ),
            (
                .noNames(commonName: "a\u{1B}"),
                "no DNS name or IP address among the subject alternative names, only the common name"
                    + " a\\u{1B}, which clients have ignored since 2017"
            ),
            (
                .wildcardsInvalid(["*.*.a", "*.*.b"], .several),
                "clients refuse *.*.a and *.*.b: there is more than one asterisk"
            ),
            (
                .wildcardsInvalid(["xn--*.a"], .insideALabel),
                "clients refuse xn--*.a: the asterisk is inside an A-label"
            ),
            (
                .wildcardsInvalid(["a.*.b"], .notLeftmost),
                "clients refuse a.*.b: the asterisk is not the left-most label"
            ),
            (
                .wildcardsInvalid(["a*.b.c"], .partial),
                "clients refuse a*.b.c: the asterisk is only a part of its label"
            ),
            (
                .wildcardsInvalid(["*.test"], .wholeTopLevel),
                "clients refuse *.test: the asterisk stands for a whole top-level domain"
            ),
        ] as [(NameDetail, String)]
    )
    func forms(detail: NameDetail, message: String) {
        #expect(English.message(detail) == message)
    }
}
