import CertModel
import CertReport
import Testing

/// A certificate of which something could not be checked passes in no format.
@Suite("What could not be checked")
struct UncheckedTests {
    private static let error = CertificateError(
        .unsupported,
        source: "fullchain.pem",
        line: 1,
        .signature(
            .certificate(
                Samples.name("www.example.test"),
                .signature(
                    .unknownAlgorithm(
                        AlgorithmIdentifier(algorithm: OID(1, 2, 3, 4), parameters: nil, der: []),
                        openSSL: "3.0"
                    )
                )
            )
        )
    )

    /// Every document of a report, with what says in it that something was not checked.
    private static let formats:
        [(name: String, render: @Sendable (Report) -> String, mark: String)] = [
            ("text", { TextFormat().render($0) }, "ERROR  www.example.test  1 check not possible"),
            ("json", { text(JSONFormat(isPretty: false).render($0)) }, #""status":"fail""#),
            ("jsonl", { text(JSONLinesFormat().render($0)) }, #""status":"fail""#),
            ("junit", { text(JUnitFormat().render($0)) }, #"<testcase name="chain""#),
            ("sarif", { text(SARIFFormat(version: "1").render($0)) }, "unsupported"),
            ("github", { GitHubFormat().render($0) }, "::group::ERROR www.example.test"),
            ("summary", { MarkdownSummary().render($0) }, "| ❌ | www&#46;example&#46;test |"),
            ("gitlab", { text(GitLabFormat().render($0)) }, "unsupported"),
            ("checkstyle", { text(CheckstyleFormat().render($0)) }, "unsupported"),
            ("nagios", { NagiosFormat().render($0) }, "CERT UNKNOWN"),
            ("html", { text(HTMLFormat(version: "1").render($0)) }, #"<b class="word">ERROR</b>"#),
        ]

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    private static func unchecked(_ name: String = "www.example.test") -> Deployment {
        var subject = Samples.healthy(name)
        subject.unchecked = [error]
        return subject
    }

    /// What would say that the certificate is well.
    private static let praise = [
        "PASS", "passed", #""status":"pass""#, "✅", "CERT OK", "What is well",
    ]

    @Test("alone, it passes in no format, and every format says why", arguments: 0..<11)
    func alone(index: Int) throws {
        let format = Self.formats[index]
        let document = format.render(Samples.report([Self.unchecked()], errors: [Self.error]))
        for word in Self.praise { #expect(!document.contains(word), "\(format.name): \(word)") }
        #expect(document.contains(format.mark), "\(format.name)")
    }

    @Test("beside one that passes, it is the one that does not", arguments: 0..<11)
    func besideAnother(index: Int) throws {
        let format = Self.formats[index]
        let document = format.render(
            Samples.report([Samples.healthy("a.test"), Self.unchecked()], errors: [Self.error])
        )
        #expect(document.contains(format.mark), "\(format.name)")
        #expect(!document.contains("2 passed"))
    }

    @Test("the text has a row with the reason, and counts it apart")
    func rows() {
        let document = TextFormat().render(
            Samples.report([Samples.healthy("a.test"), Self.unchecked()], errors: [Self.error])
        )
        #expect(document.contains("  not checked  the signature on CN=www.example.test can't be"))
        #expect(
            document.contains("2 certificates: 1 not fully checked, 1 passed; 1 file could not")
        )
    }

    @Test("an error that was found outranks it, and both are counted")
    func failing() {
        var subject = Samples.failing()
        subject.unchecked = [Self.error]
        let report = Samples.report([subject], errors: [Self.error])
        let head = "FAIL  www.example.test  1 error, 1 warning, 1 check not possible"
        #expect(TextFormat().render(report).hasPrefix(head))
        #expect(GitHubFormat().render(report).contains("::group::FAIL www.example.test"))
    }

    @Test("a site that serves it does not pass either")
    func site() {
        let place = Location(path: "nginx.conf", line: 4)
        var subject = Self.unchecked()
        subject.site = place
        var report = Samples.report([subject], command: .server, errors: [Self.error])
        report.sites = [
            ServedSite(
                location: place,
                context: "http",
                listens: ["443 ssl"],
                serverNames: ["www.example.test"],
                isTLS: true
            )
        ]
        for format in Self.formats {
            let document = format.render(report)
            for word in Self.praise { #expect(!document.contains(word), "\(format.name): \(word)") }
            #expect(document.contains(format.mark), "\(format.name)")
        }
    }

    @Test("in JUnit's XML the test of the chain is an error")
    func junit() {
        let document = Self.text(
            JUnitFormat().render(Samples.report([Self.unchecked()], errors: [Self.error]))
        )
        let path = document.split(separator: #"<testcase name="chain""#).last ?? ""
        let test = path.split(separator: "</testcase>").first ?? ""
        #expect(test.contains("<error message=\"could not be checked: the signature on CN=www"))
    }

    @Test("as a metric, its status is an error's")
    func prometheus() {
        let text = PrometheusFormat().render(
            Samples.report([Self.unchecked()], errors: [Self.error])
        )
        let status = text.split(separator: "\n").first {
            $0.hasPrefix("certcheck_certificate_status{")
        }
        #expect(status?.hasSuffix(" 2") == true)
    }
}
