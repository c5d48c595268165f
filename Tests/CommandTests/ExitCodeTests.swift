import Foundation
import TestSupport
import Testing

/// Exit codes depend on the command and its options, never on the format.
@Suite struct ExitCodeTests {
    private static let formats = ["text", "json"]

    @Test(
        "The code of check is that of the worst finding at or above --fail-on",
        arguments: [
            Verdict("healthy", at: "2026-02-01", error: 0, warning: 0, never: 0),
            Verdict("healthy", at: "2026-03-15", error: 0, warning: 1, never: 0),
            Verdict("healthy", at: "2026-03-26", error: 2, warning: 2, never: 0),
            Verdict("leaf-only", at: "2026-02-01", error: 2, warning: 2, never: 0),
            Verdict("stranger", at: "2026-02-01", error: 0, warning: 1, never: 0),
            Verdict("root-included", at: "2026-02-01", error: 0, warning: 0, never: 0),
            Verdict("expired-cross-sign", at: "2026-02-01", error: 0, warning: 0, never: 0),
            Verdict("truncated", at: "2026-02-01", error: 3, warning: 3, never: 3),
        ],
        formats
    )
    func check(verdict: Verdict, format: String) throws {
        let place = try TemporaryFolder()
        let folder = try place.copyFixtures(only: verdict.fixture)
            .appending(path: verdict.fixture)
        let arguments = [
            "check", "fullchain.pem", "privkey.pem", "--trust", "../trust/root.pem",
            "--at", verdict.time, "--format", format,
        ]
        #expect(try Tool.certcheck(arguments, in: folder).status == verdict.error)
        for (failOn, code) in verdict.codes {
            let outcome = try Tool.certcheck(arguments + ["--fail-on", failOn], in: folder)
            #expect(outcome.status == code, "--fail-on \(failOn)")
        }
    }

    @Test(
        "Warnings count for expiry, unless --fail-on says otherwise",
        arguments: [
            Verdict("healthy", at: "2026-02-01", error: 0, warning: 0, never: 0),
            Verdict("healthy", at: "2026-03-15", error: 0, warning: 1, never: 0),
            Verdict("healthy", at: "2026-03-26", error: 2, warning: 2, never: 0),
            Verdict("healthy", at: "2025-12-31", error: 2, warning: 2, never: 0),
            Verdict("expired", at: "2026-02-01", error: 2, warning: 2, never: 0),
            Verdict("leaf-only", at: "2026-02-01", error: 0, warning: 0, never: 0),
            Verdict("missing", at: "2026-02-01", error: 3, warning: 3, never: 3),
        ],
        formats
    )
    func expiry(verdict: Verdict, format: String) throws {
        let arguments = [
            "expiry", "\(verdict.fixture)/fullchain.pem", "--at", verdict.time, "--format", format,
        ]
        #expect(try Tool.certcheck(arguments).status == verdict.warning)
        for (failOn, code) in verdict.codes {
            let outcome = try Tool.certcheck(arguments + ["--fail-on", failOn])
            #expect(outcome.status == code, "--fail-on \(failOn)")
        }
    }

    @Test(
        "What was not checked outranks the worst finding, and what was is reported",
        arguments: [("check", formats), ("expiry", formats)]
    )
    func uncheckedOutranks(command: String, formats: [String]) throws {
        for format in formats {
            let outcome = try Tool.certcheck([
                command, "expired/fullchain.pem", "missing.pem", "--at", "2026-02-01",
                "--format", format,
            ])
            #expect(outcome.status == 3)
            #expect(outcome.output.contains("expired"))
            #expect(outcome.errors == "certcheck: missing.pem: no such file or folder\n")
        }
    }

    @Test(
        "Showing succeeds where everything could be read",
        arguments: [
            (["inspect", "healthy/fullchain.pem"], 0), (["inspect", "missing"], 3),
            (["inspect", "healthy/fullchain.pem", "missing"], 3),
            (["inspect", "expired/fullchain.pem"], 0),
            (["domains", "healthy/fullchain.pem"], 0), (["domains", "missing"], 3),
            (["domains", "healthy/privkey.pem"], 3),
            (["explain"], 0), (["explain", "expired"], 0), (["batch"], 0),
            (["--help"], 0), (["--version"], 0), (["help", "check"], 0),
        ] as [([String], Int32)]
    )
    func showing(arguments: [String], code: Int32) throws {
        #expect(try Tool.certcheck(arguments).status == code)
    }

    @Test("Of an option that takes one value, the last one given counts")
    func lastOne() throws {
        let outcome = try Tool.certcheck([
            "check", "leaf-only/fullchain.pem", "--trust", "trust/root.pem", "--format", "json",
            "--at", "1999-01-01", "--fail-on", "error", "--fail-on", "never", "--format", "text",
            "--at", "2026-02-01",
        ])
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("FAIL  www.example.test  1 error\n"))
    }

    @Test(
        "Wrong usage is said on standard error alone, with the code 64",
        arguments: [
            ["nonsense"], ["--nonsense"], ["probe"], ["probe", "a:b"], ["server"],
            ["fix", "fullchain.pem"], ["diff", "old.pem", "new.pem"],
            ["check"], ["inspect"], ["domains"], ["expiry"],
            ["check", "x", "--nonsense"], ["check", "x", "--format", "xml"],
            ["check", "x", "--key"],
            ["check", "x", "--format"], ["check", "x", "--format", "JSON"],
            ["check", "x", "--fail-on", "info"], ["check", "x", "--color", "blue"],
            ["check", "x", "--at", "yesterday"], ["check", "x", "--at", ""],
            ["check", "x", "--at", "2026-02-30"], ["check", "x", "--at", "+30"],
            ["check", "x", "--warn-within", "30"], ["check", "x", "--warn-within", "-1d"],
            ["check", "x", "--fail-within", "101%"], ["check", "x", "--fail-within", "soon"],
            ["check", "x", "--jobs", "0"], ["check", "x", "--jobs", "many"],
            ["check", "x", "--jobs", "257"],
            ["check", "x", "--profile", "lax"], ["check", "x", "--purpose", "email"],
            ["check", "x", "--host", ""], ["check", "x", "--host", "https://www.example.test/"],
            ["check", "x", "--host", "www.example.test:443"], ["check", "x", "--host", "a b"],
            ["inspect", "x", "--host", "www.example.test"], ["domains", "x", "--at", "2026-02-01"],
            ["expiry", "x", "--trust", "y"], ["batch", "x"], ["batch", "--format", "json"],
            ["explain", "nonsense"], ["explain", "expired", "weak-key"],
        ]
    )
    func usage(arguments: [String]) throws {
        let outcome = try Tool.certcheck(arguments)
        #expect(outcome.status == 64)
        #expect(outcome.output == "")
        #expect(outcome.errors.hasPrefix("certcheck: "))
        #expect(outcome.errors.contains("Usage: certcheck"))
    }
}

/// A fixture's exit codes by `--fail-on`.
struct Verdict: Sendable, CustomTestStringConvertible {
    let fixture: String
    let time: String
    let error: Int32
    let warning: Int32
    let never: Int32

    init(_ fixture: String, at time: String, error: Int32, warning: Int32, never: Int32) {
        self.fixture = fixture
        self.time = time
        self.error = error
        self.warning = warning
        self.never = never
    }

    var codes: [(String, Int32)] { [("error", error), ("warning", warning), ("never", never)] }
    var testDescription: String { "\(fixture) at \(time)" }
}
