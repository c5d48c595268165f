import Foundation
import TestSupport
import Testing

/// Standard input and pipes that are named are read to their end, and no others.
@Suite struct StreamTests {
    private static let options = "--trust trust/root.pem --at 2026-02-01"

    private func shell(_ script: String) throws -> Tool.Outcome {
        let scratch = try TemporaryFolder()
        let folder = try scratch.copyFixtures(only: "healthy")
        return try Tool.shell("chmod 600 healthy/privkey.pem\n" + script, in: folder)
    }

    @Test(
        "A chain and its key may come from standard input or from pipes",
        arguments: [
            "check - healthy/privkey.pem $A <healthy/fullchain.pem",
            "check /dev/stdin healthy/privkey.pem $A <healthy/fullchain.pem",
            "check <(cat healthy/fullchain.pem) <(cat healthy/privkey.pem) $A",
            "check healthy/fullchain.pem --key - $A <healthy/privkey.pem",
            "check - --key healthy/privkey.pem $A --format jsonl < <(cat healthy/fullchain.pem)",
            "check <(cat healthy/fullchain.pem) healthy/privkey.pem --jobs 1 $A --format jsonl",
            "check healthy --trust <(cat trust/root.pem) --at 2026-02-01",
            "check fifo --key healthy/privkey.pem $A",
            "expiry fifo --at 2026-02-01 --format json",
            "expiry - --at 2026-02-01 --format json <healthy/fullchain.pem",
            "inspect fifo", "domains fifo", "inspect /dev/stdin <healthy/fullchain.pem",
        ]
    )
    func named(command: String) throws {
        let outcome = try shell(
            """
            A='\(Self.options)'
            mkfifo fifo
            case '\(command)' in *fifo*) cat healthy/fullchain.pem >fifo & ;; esac
            timeout 60 certcheck \(command)
            """
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors == "")
        #expect(outcome.output.contains("www.example.test"))
        #expect(!outcome.output.contains("none given"))
        #expect(!outcome.output.contains("key-missing"))
    }

    @Test("A pipe below a folder is never waited for")
    func below() throws {
        let outcome = try shell(
            "mkfifo healthy/fifo; for c in check expiry; do timeout 60 certcheck $c healthy \(Self.options.replacing("--trust trust/root.pem", with: "")) --quiet >/dev/null; echo $?; done"
        )
        #expect(!outcome.output.contains("124"))
    }

    @Test("A stream without an end is read up to the bound of a file")
    func endless() throws {
        let outcome = try shell(
            "for c in check expiry inspect; do yes | timeout 100 certcheck $c - 2>&1 >/dev/null; echo $?; done"
        )
        #expect(outcome.output.components(separatedBy: "larger than 64 MiB").count == 4)
        #expect(outcome.output.components(separatedBy: "\n3\n").count == 4)
    }

    @Test("A passphrase may come from a pipe")
    func passphrase() throws {
        let outcome = try shell(
            """
            openssl pkey -in healthy/privkey.pem -aes256 -passout pass:sesame -out key.pem
            timeout 60 certcheck check healthy/fullchain.pem --key key.pem \\
                --passphrase-file <(echo sesame) \(Self.options)
            """
        )
        #expect(outcome.output.contains("belongs to the certificate"))
    }
}
