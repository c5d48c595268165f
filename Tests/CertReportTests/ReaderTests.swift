import CertModel
import CertReport
import Foundation
import TestSupport
import Testing

/// The documents for CI, read by what reads them there.
///
/// `.ci/setup test` installs the readers: Debian's html5lib, jsonschema, junitparser and xmllint,
/// PyPI's xunitparser. The published schemas lie beside this checkout where they are at hand.
@Suite("Readers of reports", .enabled(if: Readers.python != nil, "the readers are not installed"))
struct ReaderTests {
    private static let place = ReportPlace(folder: "/builds/site/deploy", root: "/builds/site")

    /// A report in each format that one of the readers reads.
    private static func documents(_ report: Report) -> [(format: String, octets: [UInt8])] {
        let pages = ["expires-soon": "# expires-soon\n\nIt ends ]]>.\n\n## Why\n\n</script>"]
        return [
            ("checkstyle", CheckstyleFormat(place: place).render(report)),
            ("gitlab", GitLabFormat(place: place).render(report)),
            ("html", HTMLFormat(version: "1.2.3").render(report)),
            ("junit", JUnitFormat(place: place).render(report)),
            ("sarif", SARIFFormat(version: "1.2.3", pages: pages, place: place).render(report)),
        ]
    }

    /// What no XML may hold, although each is a Unicode scalar value.
    private static let noncharacters = String(
        String.UnicodeScalarView([0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFF].compactMap(Unicode.Scalar.init))
    )

    /// What the readers say of reports, a line each.
    private func read(_ reports: [(name: String, report: Report)]) throws -> [String] {
        let scratch = try Scratch()
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
            .keyOrphan,
            .warning,
            "no given certificate belongs to this private key",
            remedy: "Give the certificate too.",
            at: [Location(path: "/etc/ssl/lost key.pem", line: 4)]
        )
        var noted = Samples.healthy("noted.example.test", in: "a/")
        noted.findings = [Samples.keyMissing]
        let report = Samples.report(
            [Samples.failing(), noted, Samples.healthy("well.example.test", in: "b/")],
            findings: [orphan, orphan],
            errors: [Samples.broken, CertificateError(.empty, reason: "nothing there")]
        )
        #expect(
            try read([("all", report), ("none", Samples.report([]))]) == [
                "all.checkstyle: files 5, errors 7",
                "all.gitlab: issues 7, blockers 2",
                "all.html: cards 4, findings 5, not checked 2, lines 2",
                "all.junit: tests 25, failures 1, errors 2, skipped 4",
                "all.sarif: results 5, not checked 2",
                "none.checkstyle: files 0, errors 0",
                "none.gitlab: issues 0, blockers 0",
                "none.html: cards 0, findings 0, not checked 0, lines 0",
                "none.junit: tests 0, failures 0, errors 0, skipped 0",
                "none.sarif: results 0, not checked 0",
            ]
        )
    }

    @Test("Whatever a certificate says, readers find one certificate's findings and no others")
    func hostile() throws {
        let texts =
            HostileTextTests.hostile + [
                "]]>", "</script><script>alert(1)</script>", "<!--", "&amp;&#0;", "\"'><x y='",
                Self.noncharacters, "\u{1F600}", "../../etc/passwd", "%0A::error::pwned",
            ]
        let reports = texts.enumerated().map { index, text in
            (String(index), HostileTextTests.report(text, command: "check"))
        }
        let lines = try read(reports)
        #expect(lines.count == 5 * texts.count)
        for line in lines {
            let said = String(line.drop { $0 != ":" }.dropFirst(2))
            #expect(
                [
                    "files 1, errors 2", "issues 2, blockers 1",
                    "cards 2, findings 1, not checked 1, lines 2",
                    "tests 15, failures 1, errors 1, skipped 0", "results 1, not checked 1",
                ].contains(said),
                "\(line)"
            )
        }
    }

    @Test("A report gives the same bytes again, none of them a control character")
    func bytes() {
        for text in HostileTextTests.hostile where text.utf8.count < 1000 {
            let report = HostileTextTests.report(text, command: "check")
            for (one, other) in zip(Self.documents(report), Self.documents(report)) {
                #expect(one.octets == other.octets)
                #expect(one.octets.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A })
            }
        }
    }

    @Test("A name of a million characters is cut")
    func longName() throws {
        var report = HostileTextTests.report("<", command: "check")
        report.subjects[0].name = String(repeating: "<", count: 1 << 20)
        for (format, octets) in Self.documents(report) {
            #expect(octets.count < 20_000, "\(format)")
        }
        #expect(try read([("long", report)]).count == 5)
    }
}

/// The programs that read reports.
private enum Readers {
    /// A Python that has the readers, with where else it finds some.
    static let python: String? = ["/usr/bin/python3", "/usr/local/bin/python3"].first { python in
        let script = "import html5lib, jsonschema, junitparser, xunitparser"
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
