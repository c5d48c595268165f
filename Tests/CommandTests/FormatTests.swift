import Foundation
import TestSupport
import Testing

/// What holds of a report in every format.
@Suite struct FormatTests {
    static let formats = [
        "text", "json", "jsonl", "junit", "sarif", "github", "gitlab", "checkstyle", "prometheus",
        "html",
    ]

    @Test("The exit code is the same in every format", arguments: formats)
    func exitCodes(format: String) throws {
        for arguments in Self.runs {
            let text = try Tool.certcheck(arguments + ["--format", "text"])
            let outcome = try Tool.certcheck(arguments + ["--format", format])
            #expect(outcome.status == text.status, "\(arguments)")
            #expect(outcome.errors == text.errors)
        }
    }

    @Test("The bytes are the same whatever the number of workers", arguments: formats + ["nagios"])
    func workers(format: String) throws {
        for arguments in Self.runs + [["check", ".", "missing", "--at", "2026-02-01"]] {
            let one = try Tool.certcheck(arguments + ["--format", format, "--jobs", "1"])
            let eight = try Tool.certcheck(arguments + ["--format", format, "--jobs", "8"])
            #expect(one.data == eight.data && one.status == eight.status, "\(arguments)")
            #expect(one.errors == eight.errors, "\(arguments)")
        }
    }

    @Test("With nagios, usage is 3 and an error outranks what could not be checked")
    func nagios() throws {
        let error = ["check", "leaf-only", "missing", "--trust", "trust/root.pem"]
        let time = ["--at", "2026-02-01"]
        for (arguments, code) in [
            (["check", "--nonsense"], 3), (["check", "x", "--at", "soon"], 3),
            (["check", "healthy", "--trust", "missing"], 3), (error + time, 2),
            (error + time + ["--fail-on", "never"], 3),
            (["expiry", "healthy", "--quiet"] + time, 0),
        ] as [([String], Int32)] {
            let outcome = try Tool.certcheck(arguments + ["--format", "nagios"])
            #expect(outcome.status == code, "\(arguments)")
            #expect(outcome.output.hasPrefix("CERT "))
        }
    }

    @Test(
        "A certificate whose signature nobody can verify passes in no format",
        arguments: formats + ["nagios"]
    )
    func unverifiable(format: String) throws {
        let folder = try TemporaryFolder()
        var leaf = CertificateParts()
        leaf.innerAlgorithm = DER.sequence(DER.oid(1, 2, 3, 4))
        leaf.outerAlgorithm = leaf.innerAlgorithm
        try folder.write(leaf.der, to: "leaf.der")
        let constraints = DER.octets(DER.sequence(DER.yes))
        var root = CertificateParts(
            extensions: DER.sequence(DER.oid(2, 5, 29, 19), DER.yes, constraints)
        )
        root.subject = root.issuer
        try folder.write(root.der, to: "root.der")
        let outcome = try Tool.certcheck(
            ["check", "leaf.der", "--trust", "root.der", "--profile", "rfc5280"]
                + ["--at", "2026-02-01", "--format", format],
            in: folder.folder
        )
        #expect(outcome.status == 3)
        #expect(outcome.errors.contains("1.2.3.4 is not known"))
        for praise in ["PASS", "passed", "CERT OK", "What is well", #""status":"pass""#] {
            let document = outcome.output.replacing("\": \"", with: "\":\"")
            #expect(!document.contains(praise), "\(praise)")
        }
        let status = "certcheck_certificate_status{"
        let metric = outcome.output.split(separator: "\n").first { $0.hasPrefix(status) }
        #expect(metric == nil || metric?.hasSuffix(" 2") == true)
    }

    @Test("expiry tells times in the machine's time zone too", arguments: [":UTC", "IST-5:30"])
    func localTime(zone: String) throws {
        let outcome = try Tool.certcheck(
            ["expiry", "healthy", "--at", "2026-03-15"],
            environment: ["TZ": zone]
        )
        #expect(outcome.output.contains("on 2026-04-01T00:00:00Z"))
        let local = "when   Wed 2026-04-01 05:30:00 IST (UTC+0530)\n"
        #expect(outcome.output.contains(local) == (zone != ":UTC"))
    }

    private static let runs = [
        ["check", "healthy", "--trust", "trust/root.pem", "--at", "2026-02-01"],
        ["check", "leaf-only", "--trust", "trust/root.pem", "--at", "2026-02-01"],
        ["check", "duplicate", "--trust", "trust/root.pem", "--fail-on", "warning"]
            + ["--at", "2026-02-01"],
        ["check", "expired", "missing", "--trust", "trust/root.pem", "--at", "2026-02-01"],
        ["check", "expired", "--trust", "trust/root.pem", "--fail-on", "never"]
            + ["--at", "2026-02-01"],
        ["expiry", "healthy", "--at", "2026-02-01"],
        ["expiry", "healthy", "--at", "2026-03-15"],
        ["expiry", ".", "--at", "2026-03-31"],
        ["expiry", "missing", "--at", "2026-02-01"],
    ]

    @Test("--output gets the same document", arguments: formats)
    func output(format: String) throws {
        let scratch = try TemporaryFolder()
        for command in ["check", "expiry"] {
            let arguments = [command, ".", "--at", "2026-02-01", "--format", format]
            let shown = try Tool.certcheck(arguments)
            let file = scratch.url("\(command).\(format)")
            let outcome = try Tool.certcheck(arguments + ["--output", file.path])
            #expect(outcome.status == shown.status)
            #expect(outcome.output == "")
            #expect(try Data(contentsOf: file) == shown.data)
        }
    }

    @Test(
        "JSON Lines hold the subjects and the sums of the JSON document",
        arguments: ["check", "expiry"],
        ["2026-02-01", "2026-03-31"]
    )
    func lines(command: String, time: String) throws {
        let arguments = [command, ".", "missing", "--at", time, "--format"]
        let json = try Tool.certcheck(arguments + ["json"]).data
        let document = try #require(
            try JSONSerialization.jsonObject(with: json) as? [String: Any]
        )
        let lines = try Tool.certcheck(arguments + ["jsonl"]).data.split(separator: 0x0A)
            .compactMap { try JSONSerialization.jsonObject(with: $0) as? [String: Any] }
        let subjects = lines.filter { $0["kind"] as? String == "subject" }
        let summary = try #require(lines.last)
        #expect(lines.count == subjects.count + 1)
        #expect(summary["kind"] as? String == "summary")
        #expect(Self.digests(of: subjects) == Self.digests(of: document["subjects"]))
        for key in ["command", "checked_at", "status", "counts", "findings", "errors"] {
            let (told, expected) = (summary[key] as? NSObject, document[key] as? NSObject)
            #expect(told != nil && told == expected, "\(key)")
        }
    }

    @Test("Any number of threads writes the same lines", arguments: ["check", "expiry"])
    func threads(command: String) throws {
        func lines(_ jobs: Int) throws -> String {
            try Tool.certcheck(
                [command, ".", "--at", "2026-02-01", "--format", "jsonl", "--jobs", "\(jobs)"]
            ).output
        }
        let alone = try lines(1)
        #expect(alone.count { $0 == "\n" } > 10)
        for jobs in 2...4 { #expect(try lines(jobs) == alone) }
    }

    /// Who was judged how: digests of certificates and the ids of what was found.
    private static func digests(of subjects: Any?) -> [String] {
        (subjects as? [[String: Any]] ?? []).map { subject in
            let certificate = subject["certificate"] as? [String: Any]
            let findings = subject["findings"] as? [[String: Any]] ?? []
            return "\(certificate?["sha256"] ?? "none") \(findings.map { "\($0["id"] ?? "none")" })"
        }.sorted()
    }

    @Test(
        "A certificate in several files is a line for each, judged by what that file presents",
        arguments: [["expired-intermediate", "healthy"], ["healthy", "expired-intermediate"]]
    )
    func copies(folders: [String]) throws {
        let outcome = try Tool.certcheck(
            ["expiry"] + folders + ["--at", "2026-02-01", "--format", "jsonl"]
        )
        let lines = outcome.output.split(separator: "\n")
        #expect(outcome.status == 2)
        #expect(lines.count == 3)
        for (folder, line) in zip(folders, lines) {
            #expect(line.contains("\"path\":\"\(folder)/"))
            #expect(line.contains(#""id":"expired""#) == (folder == "expired-intermediate"))
        }
    }

    @Test("Where a reader goes away the code is the verdict's, also while lines are still coming")
    func readerGone() throws {
        let outcome = try Tool.shell(
            "certcheck expiry . --at 2026-02-01 --format jsonl | head -1 >/dev/null\n"
                + "echo ${PIPESTATUS[0]}"
        )
        #expect(outcome.output == "\(try Tool.certcheck(["expiry", "."]).status)\n")
    }

    @Test(
        "A format that makes no sense for a command is wrong usage",
        arguments: ["inspect", "domains"]
    )
    func senseless(command: String) throws {
        for format in Self.formats where !["text", "json"].contains(format) {
            let outcome = try Tool.certcheck([command, "healthy", "--format", format])
            #expect(outcome.status == 64)
            #expect(outcome.output == "")
        }
    }
}
