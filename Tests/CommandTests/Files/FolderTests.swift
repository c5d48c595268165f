import Foundation
import TestSupport
import Testing

/// What the commands make of folders.
@Suite struct FolderTests {
    private static let options =
        "--trust \(Checkout.fixtures.path)/trust/root.pem --at 2026-02-01"

    /// Runs a script in a folder `site` of one deployment; `$options` are those of `check`.
    private func shell(_ script: String) throws -> Tool.Outcome {
        let scratch = try TemporaryFolder()
        let fixtures = try scratch.copyFixtures(only: "healthy")
        try FileManager.default.moveItem(
            at: fixtures.appending(path: "healthy"),
            to: scratch.url("site")
        )
        try FileManager.default.removeItem(at: scratch.url("site/case.json"))
        return try Tool.shell(
            "options='\(Self.options)'\n\(script)",
            in: scratch.folder,
            environment: ["TERM": "xterm"]
        )
    }

    @Test("Patterns choose what is read below folders, and files that are named are read anyway")
    func patterns() throws {
        let outcome = try shell(
            """
            mkdir site/old; cp site/fullchain.pem site/old/expired.pem; echo x > site/README
            certcheck check site $options --format json --exclude old --include '*.pem' |
                grep -c -e old -e README -e '"skipped_files": 0'
            certcheck check site site/README $options --exclude README >report; echo $?
            certcheck expiry site --at 2027-01-01 --include /old/*.pem | grep where
            certcheck expiry site --include '*.crt' >report; echo $?
            """
        )
        #expect(
            outcome.output == """
                1
                3
                      where  site/old/expired.pem:1
                3

                """
        )
        #expect(outcome.errors.contains("certcheck: site/README: holds no PEM block"))
        #expect(outcome.errors.contains("certcheck: site: no certificate and no key is below"))
    }

    @Test("What is no pattern is a usage error", arguments: ["", "[a", "x\\"])
    func noPattern(pattern: String) throws {
        for option in ["--include", "--exclude"] {
            let outcome = try Tool.certcheck(["check", "healthy", option, pattern])
            #expect(outcome.status == 64)
            #expect(outcome.errors.contains("certcheck: \(option): the pattern"))
        }
    }

    @Test("The text counts what was passed over, and says what was not opened")
    func passedOver() throws {
        let outcome = try shell(
            """
            echo text > site/README; mkfifo site/pipe
            certcheck check site $options | tail -n 2 | tr '\\n' ' '
            certcheck expiry site --at 2027-01-01 | tail -n 2 | tr '\\n' ' '
            certcheck expiry site --at 2026-02-01
            """
        )
        let passedOver = "passed over, 1 of them a pipe, a socket or a device"
        // To `expiry` a key is one more file without a certificate.
        #expect(outcome.output.contains("1 certificate: 1 passed; 2 other files \(passedOver) "))
        #expect(outcome.output.contains("1 certificate needs attention; 3 other files"))
        #expect(outcome.errors == "")
    }

    @Test("A file whose name is no UTF-8 is judged in a folder and by its name")
    func octets() throws {
        let outcome = try shell(
            """
            name=$'caf\\xe9'
            mkdir "$name"; mv site/fullchain.pem "$name/$name.pem"; mv site/privkey.pem "$name"
            for path in "$name" "$name/$name.pem"; do
                certcheck check "$path" $options | grep -e PASS -e 'certificate '
                certcheck inspect "$path" | grep -c 'caf\\\\xE9.pem'
            done
            certcheck inspect "$name" --format json --output "$name/out" && wc -l < "$name/out"
            certcheck check "$name.gone" $options
            """
        )
        #expect(outcome.output.components(separatedBy: "caf\\xE9/caf\\xE9.pem:1").count == 3)
        #expect(outcome.output.components(separatedBy: "PASS").count == 3)
        #expect(outcome.errors.hasPrefix("certcheck: caf\\xE9.gone: no such file or folder\n"))
    }

    /// Judges so many different files that no machine is done at once, with standard error on a
    /// terminal.
    private func scan(_ words: String) throws -> Tool.Outcome {
        try shell(
            """
            awk '{ text = text $0 "\\n" } END {
                for (n = 1; n <= 3000; n++) {
                    file = "site/" n ".pem"; printf "%d\\n%s", n, text >file; close(file)
                }
            }' site/fullchain.pem
            SHELL=/bin/sh script -qec "certcheck check site $options --jobs 1 \(words)" screen \
                </dev/null >/dev/null
            cat screen
            """
        )
    }

    @Test("A long scan shows on a terminal how far it has come, and leaves nothing behind")
    func progress() throws {
        let shown = try scan("--fail-on warning >document").output
        #expect(shown.contains("\r\u{1B}[Kcertcheck: "))
        #expect(shown.contains(" files read\r\u{1B}[K"))
        let last = try #require(shown.components(separatedBy: "\r\u{1B}[K").last)
        #expect(!last.contains("files read"))
    }

    @Test(
        "There is no progress where it was not asked for or nobody would see it",
        arguments: ["--quiet", "2>errors"]
    )
    func noProgress(words: String) throws {
        #expect(!(try scan(words).output.contains("files read")))
    }
}
