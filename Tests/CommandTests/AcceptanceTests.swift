import Foundation
import TestSupport
import Testing

/// Accepting what is known, on the command line.
@Suite struct AcceptanceTests {
    private func shell(_ script: String) throws -> Tool.Outcome {
        let scratch = try TemporaryFolder()
        let fixtures = try scratch.copyFixtures()
        return try Tool.shell("chmod 600 */privkey.pem\n" + script, in: fixtures)
    }

    @Test("A baseline that a run writes accepts what that run found, in every format")
    func baseline() throws {
        let outcome = try shell(
            """
            certcheck check expired weak-rsa-1024 self-signed --trust trust --at 2026-02-01 --write-baseline b.json >/dev/null
            echo $?
            for format in \(FormatTests.formats.joined(separator: " ")); do
                certcheck check expired self-signed --trust trust --at 2026-02-01 --baseline b.json \\
                    --format $format >$format.out || echo $format: $?
            done
            grep -c accepted \(FormatTests.formats.map { "\($0).out" }.joined(separator: " "))
            """
        )
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(["2", "3"].contains(lines.first ?? ""))
        #expect(!lines.contains { $0.contains(": ") }, "\(lines)")
        for line in lines.dropFirst() where !line.hasPrefix("gitlab") {
            #expect(!line.hasSuffix(":0"), "\(line)")
        }
    }

    @Test("Text counts what was accepted, and lists it with its reason where all is shown")
    func text() throws {
        let outcome = try shell(
            """
            certcheck check expired --trust trust --at 2026-02-01 --write-baseline b.json >/dev/null
            sed -i 's/"reason": ""/"reason": "retired"/' b.json
            certcheck check expired --trust trust --at 2026-02-01 --baseline b.json
            echo "== $?"
            certcheck check expired --trust trust --at 2026-02-01 --baseline b.json --verbose
            """
        )
        let parts = outcome.output.components(separatedBy: "== 0\n")
        #expect(parts.count == 2)
        #expect(parts.first?.contains("1 accepted") ?? false)
        #expect(!(parts.first?.contains("reason:") ?? true))
        #expect(parts.last?.contains("ACCEPTED  1") ?? false)
        #expect(parts.last?.contains("reason: retired") ?? false)
    }

    @Test("An entry whose time has passed counts again, and a new baseline keeps the reasons")
    func until() throws {
        let outcome = try shell(
            """
            certcheck check expired --trust trust --at 2026-02-01 --write-baseline b.json >/dev/null
            sed -i 's/"until": null/"until": "2026-01-31"/; s/"reason": ""/"reason": "why"/' b.json
            certcheck check expired --trust trust --at 2026-01-31T23:59:59Z --baseline b.json >/dev/null; echo $?
            certcheck check expired --trust trust --at 2026-02-01 --baseline b.json --format json; echo $?
            certcheck check expired --trust trust --at 2026-02-01 --write-baseline b.json >/dev/null
            jq -c '.entries[] | [.reason, .until]' b.json
            """
        )
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(lines.first == "0")
        #expect(
            outcome.output.contains("was accepted until 2026-01-31T23:59:59Z, which has passed")
        )
        #expect(lines.contains("2"))
        #expect(lines.last == #"["why",null]"#)
    }

    @Test("An entry that fits nothing any more is said, and not by a scan of something else")
    func unused() throws {
        let outcome = try shell(
            """
            certcheck check expired --trust trust --at 2026-02-01 --write-baseline b.json >/dev/null
            certcheck check healthy --trust trust --at 2026-02-01 --baseline b.json >/dev/null
            echo == >&2
            cp healthy/* expired/
            certcheck check expired --trust trust --at 2026-02-01 --baseline b.json >/dev/null
            """
        )
        let parts = outcome.errors.components(separatedBy: "==\n")
        #expect(parts.first == "")
        #expect(parts.last?.contains("b.json: fits nothing any more: expired (") ?? false)
    }

    @Test("What is no baseline is an error, and a file that is none is not replaced by one")
    func malformed() throws {
        let outcome = try shell(
            """
            echo precious >notes
            certcheck check expired --trust trust --at 2026-02-01 --baseline notes >/dev/null; echo $?
            certcheck check expired --trust trust --at 2026-02-01 --write-baseline notes >/dev/null; echo $?
            certcheck check expired --trust trust --at 2026-02-01 --baseline missing >/dev/null; echo $?
            cat notes
            """
        )
        #expect(outcome.output == "3\n3\n3\nprecious\n")
    }

    @Test(
        "--ignore takes an id or a code, and says which word it does not know",
        arguments: [
            ("expired", 0), ("'expired:*.pem'", 0), ("expired:other", 2), ("weak-key", 2),
            ("expird", 64), ("expired:[", 64),
        ]
    )
    func ignore(rules: String, status: Int32) throws {
        let outcome = try Tool.shell(
            "certcheck check expired --trust trust --at 2026-02-01 --quiet --ignore \(rules)"
        )
        #expect(outcome.status == status)
    }

    @Test("A line of jsonl shows what was accepted of its certificate, and the last one counts it")
    func lines() throws {
        let outcome = try Tool.shell(
            """
            certcheck check expired --trust trust --at 2026-02-01 --format jsonl --ignore expired \\
                --ignore chain-incomplete | jq -c '[.status, (.accepted | length), .accepted_count]'
            """
        )
        #expect(outcome.output == "[\"pass\",1,null]\n[\"pass\",0,1]\n")
    }

    @Test("SARIF suppresses what is accepted, and JUnit skips it")
    func suppressions() throws {
        let outcome = try Tool.shell(
            """
            certcheck check expired --trust trust --at 2026-02-01 --ignore expired \\
                --format sarif --report junit=/dev/stderr \\
                | jq -c '[.runs[0].results[] | select(.suppressions)
                    | [.ruleId, .suppressions[0].kind, .suppressions[0].status]]'
            """
        )
        #expect(outcome.output.contains(#"["expired","external","accepted"]"#))
        #expect(outcome.errors.contains(#"<skipped message="accepted: expired: "#))
        #expect(outcome.errors.contains(#"failures="0" errors="0""#))
    }
}

/// Several documents of one run.
@Suite struct ReportOptionTests {
    @Test("Documents are written beside the one that is shown, each of the same run")
    func several() throws {
        let scratch = try TemporaryFolder()
        let outcome = try Tool.shell(
            """
            certcheck check expired --trust trust --at 2026-02-01 --report junit='\(scratch.path)/a.xml' \\
                --report json='\(scratch.path)/b.json' --format jsonl | wc -l
            head -c5 '\(scratch.path)/a.xml'; jq .status '\(scratch.path)/b.json'
            """
        )
        #expect(outcome.output == "2\n<?xml\"fail\"\n" || outcome.output == "2\n<?xml\"error\"\n")
    }

    @Test(
        "Documents are written with --quiet too, and the terminal stays silent",
        arguments: ["--output F", "--report json=F", "--output F --format jsonl"]
    )
    func quiet(options: String) throws {
        let scratch = try TemporaryFolder()
        let file = "'\(scratch.path)/f'"
        let options = options.replacing("F", with: file)
        let outcome = try Tool.shell(
            """
            echo yesterday >\(file)
            certcheck check healthy --trust trust --at 2026-02-01 --quiet \(options); echo $?
            grep -c yesterday \(file)
            """
        )
        #expect(outcome.output == "0\n0\n")
        #expect(outcome.errors == "")
    }

    @Test(
        "What would lose a document is a usage error",
        arguments: [
            "--output a --output b", "--report junit", "--report junit=", "--report pdf=a",
            "--report =a", "--report json=a --report junit=a", "--output a --report json=a",
        ]
    )
    func refused(options: String) throws {
        let outcome = try Tool.shell("certcheck check healthy \(options)")
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("--report"))
    }

    @Test("A document that can't be written does not keep the others from being written")
    func unwritable() throws {
        let scratch = try TemporaryFolder()
        let outcome = try Tool.shell(
            """
            certcheck check healthy --trust trust --at 2026-02-01 --quiet \\
                --report json=/nowhere/a --report json='\(scratch.path)/b'; echo $?
            jq .status '\(scratch.path)/b'
            """
        )
        #expect(outcome.output == "3\n\"pass\"\n")
        #expect(outcome.errors.contains("/nowhere/a"))
    }
}
