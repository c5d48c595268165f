import CertModel
import TestSupport
import Testing

struct NamesCheckTests {
    private func uncovered(
        _ hosts: [String],
        names: [GeneralName],
        commonName: String? = nil
    ) throws -> Finding? {
        try NamesCheck(names: names, commonName: commonName)
            .uncovered(hosts.map { try ReferenceIdentifier($0) }, at: Sample.location)
    }

    @Test("every host is to be covered, and one finding names those that are not")
    func all() throws {
        let names: [GeneralName] = [.dns("a.test"), .dns("*.b.test"), .ip([192, 0, 2, 1])]
        #expect(try uncovered(["a.test", "x.b.test", "192.0.2.1"], names: names) == nil)
        #expect(try uncovered([], names: names) == nil)
        let finding = try uncovered(["a.test", "c.test", "192.0.2.2"], names: names)
        #expect(finding?.id == .nameNotCovered)
        #expect(finding?.severity == .error)
        #expect(
            finding?.message == "covers a.test, *.b.test and 192.0.2.1, not c.test and 192.0.2.2"
        )
        #expect(finding?.list("hosts") == ["c.test", "192.0.2.2"])
        #expect(finding?.list("names") == ["a.test", "*.b.test", "192.0.2.1"])
        #expect(finding?.remedy?.contains("c.test and 192.0.2.2") ?? false)
    }

    @Test(
        "the message says why a host that comes near is not covered",
        arguments: [
            ("a.test", ["b.test"], "a.test", "the common name matches"),
            ("a.b.test", ["c.test"], "*.b.test", "the common name matches"),
            ("192.0.2.1", ["c.test"], "192.0.2.1", "the common name matches"),
            ("a.test", ["*.a.test"], nil, "*.a.test does not cover a.test itself"),
            ("c.b.a.test", ["*.a.test"], nil, "*.a.test covers one label only"),
            ("www.a.test", ["a.test"], nil, "a.test is covered without the www"),
            ("a.test", ["www.a.test"], nil, "a.test is covered only with www before it"),
            ("192.0.2.1", ["192.0.2.1"], nil, "is listed as a DNS name"),
            ("2001:db8::1", ["2001:DB8::1"], nil, "is listed as a DNS name"),
            ("a.test", ["*.test"], nil, "clients refuse the name *.test for its form"),
            ("a.test", ["A.test."], nil, "clients refuse the name a.test. for its form"),
            ("bücher.test", ["bÃ¼cher.test"], nil, "for its form"),
        ] as [(String, [String], String?, String)]
    )
    func hints(host: String, names: [String], commonName: String?, hint: String) throws {
        let finding = try uncovered(
            [host],
            names: names.map { .dns($0) },
            commonName: commonName
        )
        #expect(finding?.message.contains("; ") ?? false)
        #expect(finding?.message.contains(hint) ?? false, "\(finding?.message ?? "")")
    }

    @Test("a host that nothing comes near has no hint")
    func noHint() throws {
        let finding = try uncovered(["a.test"], names: [.dns("b.test")], commonName: "b.test")
        #expect(finding?.message == "covers b.test, not a.test")
        let none = try uncovered(["bücher.test"], names: [])
        #expect(none?.message == "covers no name, not bücher.test (xn--bcher-kva.test)")
    }

    @Test("long rows are cut with a count, and hostile names are escaped")
    func rows() throws {
        let names = (1...20).map { GeneralName.dns("n\($0).test") }
        let finding = try uncovered(["a.test"], names: names)
        #expect(
            finding?.message
                == "covers n1.test, n2.test, n3.test, n4.test, n5.test, n6.test, n7.test"
                + " and 13 more, not a.test"
        )
        #expect(finding?.list("names")?.count == 20)
        let hostile = try uncovered(["a.test"], names: [.dns("\u{1B}[31m")])
        #expect(hostile?.message == "covers \\u{1B}[31m, not a.test")
    }

    @Test(
        "the index covers what the names cover one by one",
        arguments: ["a.test", "b.a.test", "c.b.a.test", "192.0.2.1", "test", "a.test."]
    )
    func index(host: String) throws {
        let texts = ["a.test", "*.a.test", "*.test", "b.test.", "*", "x*.test", "192.0.2.1", "Q.A"]
        let host = try ReferenceIdentifier(host)
        for text in texts {
            let names: [GeneralName] = [.dns(text), .ip([192, 0, 2, 1])]
            #expect(NameIndex(names).covers(host) == names.covers(host))
        }
    }

    @Test("a server certificate needs a DNS name or an IP address")
    func noNames() {
        let empty = NamesCheck(names: [.email("a@a.test")], commonName: "a\u{1B}.test")
        let finding = empty.noNames(at: Sample.location)
        #expect(finding?.id == .noNames)
        #expect(finding?.message.contains("only the common name a\\u{1B}.test") ?? false)
        for name in [GeneralName.dns("a.test"), .ip([192, 0, 2, 1])] {
            let check = NamesCheck(names: [name], commonName: nil)
            #expect(check.noNames(at: Sample.location) == nil)
        }
        let certificate = Sample.certificate(commonName: "a.test", names: nil)
        #expect(NamesCheck(certificate).noNames(at: Sample.location) != nil)
    }

    @Test("wildcards that clients refuse are warned of, one finding for each reason")
    func wildcards() {
        let names = ["*.a.test", "f*.a.test", "*.*.a.test", "g*.a.test", "a.test", "*.test"]
        let check = NamesCheck(names: names.map { .dns($0) }, commonName: nil)
        let findings = check.invalidWildcards(at: Sample.location)
        #expect(
            findings.map(\.message) == [
                "clients refuse *.*.a.test: there is more than one asterisk",
                "clients refuse f*.a.test and g*.a.test: the asterisk is only a part of its label",
                "clients refuse *.test: the asterisk stands for a whole top-level domain",
            ]
        )
        #expect(findings.allSatisfy { $0.id == .wildcardInvalid && $0.severity == .warning })
        #expect(findings.allSatisfy { $0.remedy != nil })
        let good = NamesCheck(names: [.dns("*.a.test")], commonName: "*")
        #expect(good.invalidWildcards(at: Sample.location).isEmpty)
    }
}
