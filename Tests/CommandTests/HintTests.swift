import Foundation
import TestSupport
import Testing

/// A command line that makes no sense is answered with the one that was meant.
@Suite struct HintTests {
    @Test(
        "A usage error names the command or the option that was meant",
        arguments: [
            ("verify healthy", "Did you mean 'certcheck check'?"),
            ("chek healthy", "Did you mean 'certcheck check'?"),
            ("ispect healthy", "Did you mean 'certcheck inspect'?"),
            ("healthy/fullchain.pem", "Did you mean 'certcheck check healthy/fullchain.pem'?"),
            ("www.example.test:443", "Did you mean 'certcheck probe www.example.test:443'?"),
            ("https://www.example.test/x", "Did you mean 'certcheck probe www.example.test'?"),
            ("check healthy --hostname a.test", "Did you mean '--host'?"),
            ("check healthy --domain a.test", "Did you mean '--host'?"),
            ("check healthy --password x", "Did you mean '--passphrase-file'?"),
            ("expiry healthy --days 30", "Did you mean '--warn-within'?"),
            ("check healthy -k key.pem", "Did you mean '--key'?"),
            ("check --cert healthy/fullchain.pem", "Certificates need no option"),
            ("check healthy --cafile trust", "Did you mean '--trust'?"),
            ("check healthy --hots a.test", "Did you mean '--host'?"),
            ("check healthy --json", "Did you mean '--format json'?"),
            ("check healthy -r", "Folders need no option"),
            ("expiry healthy --warn-within 30", "Did you mean '30d' (days)"),
            ("check healthy --fail-within 7", "Did you mean '7d' (days)"),
            ("probe a.test --timeout 10", "Did you mean '10s' (seconds)?"),
            ("check healthy --host a.test,b.test", "--host a.test --host b.test"),
            ("check -h a.test healthy", "For a host write --host a.test."),
            ("explain expird", "Did you mean 'expired'"),
            ("explain chain-missing", "'certcheck explain' lists them all"),
            ("explain incomplete", "'chain-incomplete'"),
            ("check healthy --zzzzzz", "Unknown option '--zzzzzz'"),
        ]
    )
    func meant(line: String, hint: String) throws {
        let outcome = try Tool.shell("certcheck \(line)")
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(hint), "\(outcome.errors)")
        #expect(!outcome.errors.contains("'--crl'"))
    }

    @Test("Help is still help", arguments: ["-h", "check -h", "check --help", "check healthy -h"])
    func help(line: String) throws {
        let outcome = try Tool.shell("certcheck \(line)")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("USAGE: certcheck"))
    }

    @Test(
        "What another command takes is said with that command",
        arguments: [
            ("check server-healthy/nginx.conf", "certcheck server server-healthy/nginx.conf"),
            ("server healthy/fullchain.pem", "certcheck check healthy/fullchain.pem"),
            ("check www.example.test:443", "certcheck probe www.example.test:443"),
            ("check https://www.example.test/", "certcheck probe www.example.test"),
        ]
    )
    func otherCommand(line: String, hint: String) throws {
        let outcome = try Tool.shell("certcheck \(line)")
        #expect(outcome.status == 3)
        #expect(outcome.errors.contains("help: ") && outcome.errors.contains(hint))
    }

    @Test("A folder stands for the main configuration in it")
    func serverFolder() throws {
        let file = try Tool.shell(
            "certcheck server server-healthy/nginx.conf --trust trust --at 2026-02-01"
        )
        let folder = try Tool.shell("certcheck server server-healthy --trust trust --at 2026-02-01")
        #expect(file.output == folder.output)
        #expect(file.status == folder.status)
        let none = try Tool.shell("certcheck server healthy")
        #expect(none.status == 3)
        #expect(none.errors.contains("has no nginx.conf"))
        // It holds a file that ends in .json and is no manifest.
        let manifests = try Tool.shell("certcheck server healthy --kind kubernetes")
        #expect(manifests.status == 3)
        #expect(manifests.errors.contains("has no manifest"))
    }

    @Test("A file that a configuration names and that is missing is told once")
    func missingFile() throws {
        let scratch = try TemporaryFolder()
        let fixtures = try scratch.copyFixtures()
        let outcome = try Tool.shell(
            """
            certcheck server server-file-missing/nginx.conf --at 2026-02-01 --trust trust 2>&1
            mkdir server-file-missing/sites
            sed 's|private.pem|privkey.pem|' server-file-missing/nginx.conf >server-file-missing/sites/site.conf
            echo ==
            certcheck server server-file-missing/sites/site.conf --at 2026-02-01 --trust trust 2>&1
            """,
            in: fixtures
        )
        let parts = outcome.output.components(separatedBy: "==\n")
        #expect(parts[0].components(separatedBy: "no such file").count == 2)
        #expect(!parts[0].contains("--config-root"))
        #expect(parts[1].contains("--config-root "))
    }
}

/// What lies below a folder and is none of ours is passed over and counted.
@Suite struct PassedOverTests {
    @Test(
        "Files that mention PEM are passed over, unless something decodes or the name promises it",
        arguments: [
            ("README.md", 0), ("main.go", 0), ("cert.pem.j2", 0), ("secret.yaml", 0),
            ("cert.pem", 3), ("server", 3), ("server.key", 3), ("pgp.asc", 0),
        ]
    )
    func mentions(name: String, status: Int32) throws {
        let scratch = try TemporaryFolder()
        let fixtures = try scratch.copyFixtures(only: "healthy")
        let kind = name.hasPrefix("pgp") ? "PGP PUBLIC KEY BLOCK" : "CERTIFICATE"
        let before =
            ["server", "server.key", "cert.pem.j2", "pgp.asc"].contains(name) ? "" : "See:"
        let outcome = try Tool.shell(
            """
            printf '%s\\n-----BEGIN \(kind)-----\\n{{ here }}\\n-----END \(kind)-----\\n' \\
                '\(before)' >'healthy/\(name)'
            for command in "check --trust trust" expiry; do
                certcheck $command healthy --at 2026-02-01 --fail-on never 2>/dev/null; echo "code $?"
            done
            """,
            in: fixtures
        )
        #expect(outcome.output.components(separatedBy: "code \(status)\n").count == 3)
        #expect(status != 0 || outcome.output.contains("other files passed over"))
    }

    @Test("Links that lead nowhere and huge files are passed over, and counted")
    func others() throws {
        let scratch = try TemporaryFolder()
        let outcome = try Tool.shell(
            """
            chmod 600 healthy/privkey.pem
            ln -s nowhere healthy/link
            truncate -s 100M healthy/image.iso
            for command in "check --trust trust" expiry; do
                certcheck $command healthy --at 2026-02-01 --format json | jq .skipped_files
            done
            certcheck check --trust trust healthy --at 2026-02-01 | tail -2 | tr '\\n' ' '; echo
            truncate -s 100M healthy/bundle.pem
            certcheck check --trust trust healthy --at 2026-02-01 >/dev/null 2>&1; echo $?
            """,
            in: try scratch.copyFixtures(only: "healthy")
        )
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(lines.count == 4)
        #expect(lines.prefix(2).allSatisfy { Int($0).map { $0 >= 2 } ?? false })
        #expect(lines.contains { $0.contains("1 of them a link that leads nowhere") })
        #expect(lines.last == "3")
    }
}

/// JUnit passes only what was judged.
@Suite struct UnjudgedTests {
    @Test("What was not judged is skipped, and what was is passed")
    func skipped() throws {
        let outcome = try Tool.shell(
            """
            certcheck check healthy/fullchain.pem --trust trust --at 2026-02-01 --format junit
            echo ==
            certcheck check healthy not-revoked --crl not-revoked --trust trust --at 2026-02-01 --format junit \\
                | grep -c 'not judged'
            """
        )
        let parts = outcome.output.components(separatedBy: "==\n")
        #expect(parts[0].contains("not judged: no CRL was given"))
        #expect(parts[0].contains(#"skipped="2""#), "key and revocation")
        #expect(parts.last == "0\n")
    }
}
