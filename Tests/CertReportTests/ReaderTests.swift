import CertModel
import CertReport
import Foundation
import TestSupport
import Testing

/// Every format, read by what reads it where it is used, or as that reads.
///
/// `.ci/setup test` installs the readers: Debian's html5lib, jsonschema, junitparser, xmllint,
/// cmarkgfm, markdown-it, prometheus-client and promtool, PyPI's xunitparser. The published schemas
/// lie beside this checkout where they are at hand.
@Suite(
    "Readers of reports",
    .enabled(
        if: try isReady(Readers.python != nil, "a reader of reports"),
        "the readers are not installed"
    )
)
struct ReaderTests {
    private static let place = ReportPlace(folder: "/builds/site/deploy", root: "/builds/site")

    /// A report in each format.
    private static func documents(_ report: Report) -> [(format: String, octets: [UInt8])] {
        let pages = ["expires-soon": "# expires-soon\n\nIt ends ]]>.\n\n## Why\n\n</script>"]
        return [
            ("checkstyle", CheckstyleFormat(place: place).render(report)),
            ("github", Array(GitHubFormat(place: place).render(report).utf8)),
            ("gitlab", GitLabFormat(place: place).render(report)),
            ("html", HTMLFormat(version: "1.2.3").render(report)),
            ("json", JSONFormat().render(report)),
            ("jsonl", JSONLinesFormat().render(report)),
            ("junit", JUnitFormat(place: place).render(report)),
            ("markdown", Array(MarkdownSummary().render(report).utf8)),
            ("nagios", Array(NagiosFormat().render(report).utf8)),
            ("prometheus", Array(PrometheusFormat().render(report).utf8)),
            ("sarif", SARIFFormat(version: "1.2.3", pages: pages, place: place).render(report)),
            ("text", Array(TextFormat().render(report).utf8)),
        ]
    }

    /// What no XML may hold, although each is a Unicode scalar value.
    private static let noncharacters = String(
        String.UnicodeScalarView([0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFF].compactMap(Unicode.Scalar.init))
    )

    /// What the readers say of reports, a line each.
    private func read(_ reports: [(name: String, report: Report)]) throws -> [String] {
        let scratch = try TemporaryFolder()
        for (name, report) in reports {
            for (format, octets) in Self.documents(report) {
                try Data(octets).write(to: scratch.url("\(name).\(format)"))
            }
        }
        let outcome = try Readers.run([scratch.folder.path])
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome.output.split(separator: "\n").map(String.init)
    }

    @Test("Readers find what a report holds: in subjects, beside them, and what was not checked")
    func content() throws {
        let orphan = Finding(
            .key(.orphan(key: "RSA 2048", sha256: [0x01])),
            .warning,
            at: [Location(path: "/etc/ssl/lost key.pem", line: 4)]
        )
        var noted = Samples.healthy("noted.example.test", in: "a/")
        noted.findings = [Samples.keyMissing]
        let report = Samples.report(
            [Samples.failing(), noted, Samples.healthy("well.example.test", in: "b/")],
            findings: [orphan, orphan],
            errors: [Samples.broken, CertificateError(.empty, .file(.empty))]
        )
        let lines = try read([("all", report), ("none", Samples.report([]))])
        #expect(
            lines == [
                "all.checkstyle: files 5, errors 7",
                "all.github: groups 3, errors 3, warnings 3, notices 1",
                "all.gitlab: issues 7, blockers 2",
                "all.html: cards 4, findings 5, not checked 2, lines 2",
                "all.json: subjects 3, errors 2",
                "all.jsonl: subjects 3, errors 2",
                "all.junit: tests 28, failures 1, errors 2, skipped 10",
                "all.markdown: rows 4, points 6",
                "all.nagios: data 7, lines 6",
                "all.prometheus: certificates 3, errors 1",
                "all.sarif: results 5, not checked 2",
                "all.text: heads 3",
                "none.checkstyle: files 0, errors 0",
                "none.github: groups 0, errors 0, warnings 0, notices 0",
                "none.gitlab: issues 0, blockers 0",
                "none.html: cards 0, findings 0, not checked 0, lines 0",
                "none.json: subjects 0, errors 0",
                "none.jsonl: subjects 0, errors 0",
                "none.junit: tests 0, failures 0, errors 0, skipped 0",
                "none.markdown: rows 0, points 0",
                "none.nagios: data 4, lines 0",
                "none.prometheus: certificates 0, errors 0",
                "none.sarif: results 0, not checked 0",
                "none.text: heads 0",
            ]
        )
    }

    @Test("Whatever a certificate says, readers find one certificate's findings and no others")
    func hostile() throws {
        let texts =
            HostileTextTests.hostile + [
                "]]>", "</script><script>alert(1)</script>", "<!--", "&amp;&#0;", "\"'><x y='",
                Self.noncharacters, "\u{1F600}", "../../etc/passwd", "%0A::error::pwned",
                "a|b", "|---|\n|x|", "`a` ``b`", "![x](http://a.test/x.png)", "[x](//a.test)",
                "http://a.test www.a.test", "me@a.test @here", "*a* _b_ ~~c~~ # d", "- [x] a",
                "<img src=x onerror=y>", "a=1;2;3 'b'=4", "x\"} 1\nup{a=\"", "\\", "\\n",
                "$HOST$ `id` $(id)", "-->", "\u{85}a\u{B}b\u{C}c\u{1C}d",
                "\u{FFFD}\u{2066}a\u{E0041}\u{FEFF}",
            ]
        let reports = texts.enumerated().map { index, text in
            (String(index), HostileTextTests.report(text, command: .check))
        }
        let lines = try read(reports)
        #expect(lines.count == Self.expected.count * texts.count)
        for line in lines {
            let words = line.split(separator: ": ", maxSplits: 1).map(String.init)
            let format = words[0].split(separator: ".").last.map(String.init) ?? ""
            #expect(words.count == 2 && words[1] == Self.expected[format], "\(line)")
        }
    }

    /// What readers find of two certificates with one finding and one error.
    private static let expected = [
        "checkstyle": "files 1, errors 2",
        "github": "groups 1, errors 2, warnings 0, notices 0",
        "gitlab": "issues 2, blockers 1",
        "html": "cards 2, findings 1, not checked 1, lines 2",
        "json": "subjects 2, errors 1",
        "jsonl": "subjects 2, errors 1",
        "junit": "tests 17, failures 1, errors 1, skipped 4",
        "markdown": "rows 3, points 2",
        "nagios": "data 6, lines 2",
        "prometheus": "certificates 2, errors 1",
        "sarif": "results 1, not checked 1",
        "text": "heads 2",
    ]

    @Test("A report gives the same bytes again, none of them a control character")
    func bytes() {
        for text in HostileTextTests.hostile where text.utf8.count < 1000 {
            let report = HostileTextTests.report(text, command: .check)
            for (one, other) in zip(Self.documents(report), Self.documents(report)) {
                #expect(one.octets == other.octets)
                #expect(one.octets.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A })
            }
        }
    }

    @Test("Classes of JUnit have names of their own where one file serves many sites")
    func classNames() throws {
        var deployments = (1...4).map { line in
            var subject = Samples.healthy()
            subject.site = Location(path: "nginx.conf", line: line)
            return subject
        }
        // PKCS #12 has no lines.
        deployments += [Samples.healthy(), Samples.healthy(), Samples.healthy()]
        let lines = try read([("sites", Samples.report(deployments, command: .server))])
        #expect(lines.contains("sites.junit: tests 56, failures 0, errors 0, skipped 14"))
    }

    @Test("A name of a million characters is cut")
    func longName() throws {
        var report = HostileTextTests.report("<", command: .check)
        report.deployments[0].name = String(repeating: "<", count: 1 << 20)
        // JSON is for programs: it holds the whole of every name.
        for (format, octets) in Self.documents(report) where !format.hasPrefix("json") {
            #expect(octets.count < 20_000, "\(format)")
        }
        #expect(try read([("long", report)]).count == Self.expected.count)
    }
}

/// The programs that read reports.
private enum Readers {
    /// A Python that has the readers, with where else it finds some.
    static let python: String? = ["/usr/bin/python3", "/usr/local/bin/python3"].first { python in
        let script =
            "import cmarkgfm, html5lib, jsonschema, junitparser, markdown_it, prometheus_client, "
            + "xunitparser"
        let outcome = try? Tool.run(
            python,
            ["-c", script],
            in: Checkout.root,
            environment: environment
        )
        return outcome?.status == 0
    }

    private static let environment = [
        "PYTHONPATH": Checkout.root.appending(path: ".build/python").path
    ]

    static func run(_ arguments: [String]) throws -> Tool.Outcome {
        let script = Checkout.root.appending(path: "Tests/CertReportTests/Readers/read-reports")
        let shared = Checkout.root.deletingLastPathComponent().appending(path: "shared")
        let schemas = shared.appending(path: "schemas").path
        let known = FileManager.default.fileExists(atPath: schemas) ? [schemas] : []
        return try Tool.run(
            python ?? "python3",
            [script.path] + arguments + known,
            in: Checkout.root,
            environment: environment
        )
    }
}
