import CertModel
import CertReport
import Foundation
import Testing

@Suite struct HTMLFormatTests {
    private func page(_ report: Report) -> String {
        String(decoding: HTMLFormat(version: "1.2.3").render(report), as: UTF8.self)
    }

    /// A certificate of its own that runs out some days from now.
    private func subject(_ number: Int, days: Int) -> Deployment {
        let end = Samples.now.advanced(bySeconds: Int64(days) * 86_400)
        var subject = Samples.healthy("host\(number).test", until: end)
        subject.certificate.sha256[0] = UInt8(truncatingIfNeeded: number)
        subject.certificate.sha256[1] = UInt8(truncatingIfNeeded: number >> 8)
        return subject
    }

    /// Whether texts stand in a page in this order.
    private func expectOrder(_ texts: [String], in page: String) {
        var rest = page[...]
        for text in texts {
            guard let found = rest.firstRange(of: text) else {
                Issue.record("\(text) is missing, or stands further up")
                continue
            }
            rest = rest[found.upperBound...]
        }
    }

    @Test("The verdict stands first, then what to do, then what expires when, then what is well")
    func order() {
        let report = Samples.report([Samples.healthy("b.test"), Samples.failing("a.test")])
        expectOrder(
            [
                "<title>FAIL: 2 certificates", "<h1>", ">FAIL<", "1 failed, 1 passed",
                "id=\"fix\"", "a.test", "chain-incomplete", "Append the certificate of",
                "key-readable-by-others", "chmod 600", "id=\"timeline\"", "id=\"well\"", "b.test",
            ],
            in: page(report)
        )
    }

    @Test(
        "The word is that of the worst; what was not checked outranks it",
        arguments: [
            (Samples.report([Samples.healthy()]), "PASS"), (Samples.report([]), "PASS"),
            (Samples.report([Samples.healthy()], findings: [Samples.keyReadable]), "WARN"),
            (Samples.report([Samples.failing()]), "FAIL"),
            (Samples.report([Samples.failing()], errors: [Samples.broken]), "ERROR"),
        ]
    )
    func word(report: Report, word: String) {
        #expect(page(report).contains("<title>\(word): "))
    }

    @Test("What runs out first stands first, and an issuer of several stands there once")
    func timeline() {
        let page = page(Samples.report([subject(1, days: 90), subject(2, days: -3)]))
        expectOrder(
            [
                "id=\"timeline\"", "2026-01-29", "host2.test", "expired 3 days ago", "2026-05-02",
                "host1.test", "90 days left", "2030-01-01", "Fixture Intermediate CA",
                "issuer of 2", "id=\"well\"",
            ],
            in: page
        )
        #expect(page.components(separatedBy: "issuer of").count == 2)
    }

    @Test("Of very many certificates the first have lines, and the rest are counted by month")
    func months() {
        let deployments = (1...200).map { subject($0, days: $0) }
        let page = page(Samples.report(deployments))
        #expect(page.components(separatedBy: "<li class=\"line ").count == 61)
        expectOrder(
            ["And 141 more, month by month", "2026-04", ">28<", "2026-05", ">31<", "2030-01"],
            in: page
        )
        expectOrder(["id=\"c100\"", "and 100 more", "id=\"c101\""], in: page)
    }

    @Test("A chain is drawn to where it ends")
    func chain() {
        var untrusted = Samples.healthy()
        untrusted.path.removeLast()
        untrusted.findings = [Finding(.untrustedRoot(Samples.name("Root")))]
        var completed = Samples.healthy()
        completed.path[1] = Samples.element(0x22, "CN=Between", .intermediate)
        for (subject, roles) in [
            (Samples.healthy(), [">certificate<", ">issuer<", ">trust anchor<"]),
            (
                Samples.failing(),
                [">certificate<", ">issuer, missing<", ">Fixture Intermediate CA<"]
            ),
            (untrusted, [">certificate<", ">issuer, not trusted<"]),
            (completed, [">issuer, not in the file<", ">Between<", ">trust anchor<"]),
        ] {
            expectOrder(["class=\"chain\""] + roles, in: page(Samples.report([subject])))
        }
    }

    @Test("What could not be checked for one reason is told once, with all that it holds of")
    func errors() {
        var other = Samples.broken
        other.source = "other.pem"
        let page = page(Samples.report([], errors: [Samples.broken, other]))
        #expect(page.components(separatedBy: "holds no certificate").count == 2)
        expectOrder(["broken.pem:3", "other.pem:3", "Give the file with"], in: page)
    }

    @Test("expiry judges no keys, and its page says nothing of them")
    func keys() {
        let deployments = [Samples.healthy()]
        #expect(page(Samples.report(deployments)).contains("<dt>Key</dt>"))
        #expect(!page(Samples.report(deployments, command: .expiry)).contains("<dt>Key</dt>"))
    }
}
