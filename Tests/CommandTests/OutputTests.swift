import Foundation
import TestSupport
import Testing

/// Where the document goes, and what happens when it can't.
@Suite struct OutputTests {
    @Test(
        "A reader that goes away is no error, and nobody is told of it",
        arguments: [
            "inspect many", "inspect many --format json", "inspect many --format json --verbose",
            "check /etc/ssl/certs --at 2000-01-01 --verbose",
            "check /etc/ssl/certs --at 2000-01-01 --format json",
            "expiry /etc/ssl/certs --at 2000-01-01 --format json",
        ]
    )
    func brokenPipe(command: String) throws {
        let outcome = try shell(
            """
            mkdir many && for i in {1..200}; do cp '\(Self.chain)' many/$i.pem; done
            certcheck \(command) | head -1; echo "${PIPESTATUS[0]}"
            """
        )
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(["0", "2"].contains(lines.last ?? ""), "the verdict's code, and no signal's")
        #expect(outcome.errors == "")
    }

    @Test("batch ends when nobody reads its answers, however much is asked")
    func brokenPipeOfBatch() throws {
        let outcome = try Tool.shell(
            "yes '{}' | timeout 20 certcheck batch | head -2; echo ${PIPESTATUS[1]}"
        )
        #expect(outcome.output.split(separator: "\n").count == 3)
        #expect(outcome.output.hasSuffix("\n0\n"))
        #expect(outcome.errors == "")
    }

    @Test(
        "A document that can't be written is an error with the code 3",
        arguments: [
            "check healthy", "check healthy --format json", "inspect healthy", "domains healthy",
            "expiry expired --at 2026-02-01", "explain", "explain expired", "batch <<<'{}'",
            "server server-story/nginx.conf", "inspect healthy --format json",
            "domains healthy --format json", "--help", "--version", "help check",
            "--generate-completion-script bash", "check --help", "batch --help",
        ] + (FormatTests.formats + ["nagios"]).map { "check healthy --format \($0)" }
    )
    func fullDevice(command: String) throws {
        let outcome = try Tool.shell("certcheck \(command) >/dev/full")
        #expect(outcome.status == 3)
        let said = "certcheck: standard output: can't be written: No space left on device\n"
        #expect(outcome.errors.hasPrefix(said))
    }

    @Test(
        "Where both streams end in one place, as in cron's mail, each thing is said once",
        arguments: ["check", "expiry"]
    )
    func oneMail(command: String) throws {
        let outcome = try shell(
            """
            printf -- '-----BEGIN CERTIFICATE-----\\nAAAA\\n-----END CERTIFICATE-----\\n' > broken.pem
            certcheck \(command) broken.pem missing.pem 2>&1 | cat
            certcheck \(command) broken.pem missing.pem > both 2>&1; cmp both <(
                certcheck \(command) broken.pem missing.pem 2>&1)
            certcheck \(command) broken.pem missing.pem 2>/dev/null | grep -c missing.pem
            """
        )
        #expect(outcome.errors == "")
        #expect(outcome.output.components(separatedBy: "missing.pem: ").count == 2)
        #expect(outcome.output.components(separatedBy: "broken.pem:1").count == 2)
        #expect(outcome.output.hasSuffix("\n1\n"), "the document alone names it too")
    }

    @Test("Where standard output is closed, nothing is written to a file that got its number")
    func closedOutput() throws {
        let outcome = try shell(
            "certcheck domains healthy >&-; echo $?; certcheck domains healthy --output new >&- && cat new"
        )
        #expect(outcome.output == "3\nwww.example.test\nexample.test\n")
        let said = "certcheck: standard output: can't be written: Bad file descriptor\n"
        #expect(outcome.errors == said)
    }

    @Test("A file that is replaced keeps its mode, whatever that of new files is")
    func keptMode() throws {
        for mode in ["600", "640", "606", "444"] {
            let outcome = try shell(
                """
                echo old > report; chmod \(mode) report
                certcheck domains healthy --output report && stat -c %a report && head -1 report; ls -A
                """
            )
            #expect(outcome.output == "\(mode)\nwww.example.test\nhealthy\nreport\n")
        }
    }

    @Test("A file that is replaced keeps its owner and group", .enabled(if: isRoot, "not root"))
    func keptOwner() throws {
        let outcome = try shell(
            """
            echo old > report; chmod 640 report; chown 1234:2345 report
            certcheck domains healthy --output report && stat -c '%a %u %g' report
            """
        )
        #expect(outcome.output == "640 1234 2345\n")
    }

    @Test(
        "Where the owner or group can't be kept, the report is not written",
        .enabled(if: isRoot, "not root"),
        arguments: [("0:0", "it belongs to another user"), ("1234:0", "the old one's group")]
    )
    func foreignOwner(owner: String, reason: String) throws {
        let outcome = try shell(
            """
            chmod -R a+rX . && cp "$(command -v certcheck)" . && mkdir shared && chmod 777 shared
            echo old > shared/report; chown \(owner) shared/report; chmod 666 shared/report
            setpriv --reuid 1234 --regid 1234 --clear-groups \
                ./certcheck domains healthy --output shared/report
            echo $?; cat shared/report; ls -A shared
            """
        )
        #expect(outcome.output == "3\nold\nreport\n")
        #expect(outcome.errors.hasPrefix("certcheck: shared/report: can't be written: "))
        #expect(outcome.errors.contains(reason))
    }

    @Test("--output writes what standard output would have got, with the mode of new files")
    func file() throws {
        for (mask, mode) in [("022", "644"), ("077", "600"), ("027", "640")] {
            let outcome = try shell(
                """
                umask \(mask)
                certcheck inspect healthy --output "$PWD/report"
                stat -c %a report; certcheck inspect healthy | cmp - report && echo same
                """
            )
            #expect(outcome.output == "\(mode)\nsame\n")
            #expect(outcome.errors == "")
        }
    }

    @Test("A report replaces a file at once: who has it open keeps the old one")
    func replacement() throws {
        let outcome = try shell(
            """
            echo old > report; exec 3<report
            certcheck domains healthy --output report && cat <&3 && cat report && ls
            """
        )
        #expect(outcome.output == "old\nwww.example.test\nexample.test\nhealthy\nreport\n")
    }

    @Test("A name may be as long as the file system allows")
    func longName() throws {
        let name = String(repeating: "a", count: 255)
        let outcome = try shell(
            "certcheck domains healthy --output \(name) && wc -l < \(name); ls -A"
        )
        #expect(outcome.output == "2\n\(name)\nhealthy\n")
    }

    @Test("What is no regular file is written to as it is, and a link leads to its file")
    func specialFiles() throws {
        let outcome = try shell(
            """
            mkfifo pipe; ln -s target link; echo old > target
            cat pipe & timeout 20 certcheck domains healthy --output pipe; wait
            certcheck domains healthy --output link; cat target
            stat -c %F pipe link target
            """
        )
        let names = "www.example.test\nexample.test\n"
        #expect(outcome.output == "\(names)\(names)fifo\nsymbolic link\nregular file\n")
        #expect(outcome.errors == "")
    }

    @Test(
        "Where --output can't be written nothing is left behind, and the code is 3",
        arguments: [
            ("missing/report", "No such file or directory"),
            ("healthy", "Is a directory"), ("missing/", "No such file or directory"),
            (String(repeating: "a", count: 256), "File name too long"),
            ("healthy/fullchain.pem/report", "Not a directory"),
            ("/proc/report", "No such file or directory"),
            ("/dev/full", "No space left on device"),
        ]
    )
    func unwritable(path: String, reason: String) throws {
        let outcome = try shell("certcheck domains healthy --output \(path); echo $?; ls")
        #expect(outcome.output == "3\nhealthy\n")
        #expect(outcome.errors.hasPrefix("certcheck: \(path): can't be written: \(reason)\n"))
        #expect(outcome.errors.contains("\ncertcheck: help: "))
    }

    @Test("A report that does not fit leaves the old one as it was")
    func tooLarge() throws {
        let outcome = try shell(
            """
            echo old > report
            (ulimit -f 1; certcheck inspect healthy --format json --output report); echo $?
            cat report; ls
            """
        )
        #expect(outcome.output == "3\nold\nhealthy\nreport\n")
        #expect(outcome.errors.hasPrefix("certcheck: report: can't be written: File too large\n"))
    }

    /// Whether a script may mount file systems that nobody else sees.
    private static let mayMount =
        (try? Tool.shell("unshare --mount mount -t tmpfs none /mnt"))?.status == 0

    @Test(
        "On a full or read-only file system the old report stays as it was, and the code is 3",
        .enabled(if: mayMount, "no file system may be mounted here"),
        arguments: FormatTests.formats + ["nagios"]
    )
    func fullFileSystem(format: String) throws {
        let outcome = try shell(
            """
            cat > script <<'END'
            exec 3>&1 >/dev/null; mount -t tmpfs -o size=64k none disk && cd disk
            echo old > report; chmod 604 report; ln -s disk/report ../link
            head -c 1M /dev/zero > filling 2>/dev/null
            try() { certcheck expiry ../healthy --at 2026-05-01 --format \(format) "$@"; echo $? >&3; }
            try --output report; try --output ../link; try --output new; try > standard
            mount -o remount,ro none .; try --output report; try --output new
            { cat report; stat -c %a report; ls; } >&3
            END
            mkdir disk && unshare --mount bash script
            """
        )
        let left = "old\n604\nfilling\nreport\nstandard\n"
        #expect(outcome.output == String(repeating: "3\n", count: 6) + left)
        let said = { (path: String, reason: String) in
            "certcheck: \(path): can't be written: \(reason)\n"
        }
        let full = "No space left on device"
        for path in ["report", "../link", "new", "standard output"] {
            #expect(outcome.errors.contains(said(path, full)))
        }
        for path in ["report", "new"] {
            #expect(outcome.errors.contains(said(path, "Read-only file system")))
        }
    }

    @Test(
        "Where --output names what standard output leads to, what was written there stays",
        arguments: ["> all", ">> all", "2>> all", "| cat >> all"]
    )
    func standardOutput(redirection: String) throws {
        let stream = redirection.hasPrefix("2") ? "stderr" : "stdout"
        let outcome = try shell(
            """
            echo old > all
            { echo before >&2; echo before; certcheck domains healthy --output /dev/\(stream)
              echo after; echo after >&2; } \(redirection)
            echo; cat all
            """
        )
        let names = "www.example.test\nexample.test\n"
        let old = redirection == "> all" ? "" : "old\n"
        #expect(outcome.output.hasSuffix("\n\(old)before\n\(names)after\n"))
    }

    private static let chain = Checkout.fixtures.appending(path: "healthy/fullchain.pem").path

    /// Runs a script in a scratch folder that holds the folder `healthy`, with one chain.
    private func shell(_ script: String) throws -> Tool.Outcome {
        let scratch = try TemporaryFolder()
        let healthy = scratch.url("healthy")
        try FileManager.default.createDirectory(at: healthy, withIntermediateDirectories: false)
        try FileManager.default.copyItem(
            atPath: Self.chain,
            toPath: healthy.appending(path: "fullchain.pem").path
        )
        return try Tool.shell(script, in: scratch.folder)
    }
}
