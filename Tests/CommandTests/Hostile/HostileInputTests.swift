import Foundation
import TestSupport
import Testing

/// What a certificate says is never printed raw.
@Suite struct HostileInputTests {
    @Test(
        "No terminal escape, line break, direction override or command of a CI gets through",
        arguments: [
            ["check", "fullchain.pem", "privkey.pem", "--trust", "../trust/root.pem"],
            ["check", "fullchain.pem", "--host", "shop.example.test", "--verbose"],
            ["check", "."], ["inspect", "fullchain.pem"],
            ["inspect", "fullchain.pem", "--verbose"],
            ["domains", "fullchain.pem"],
            ["expiry", "fullchain.pem", "--warn-within", "99%"],
        ],
        ["text", "json"]
    )
    func certificate(arguments: [String], format: String) throws {
        let time = ["check", "expiry"].contains(arguments[0]) ? ["--at", "2026-02-01"] : []
        let outcome = try Tool.certcheck(
            arguments + time + ["--format", format],
            in: Checkout.fixtures.appending(path: "hostile-names")
        )
        #expect(outcome.output.contains("red"))
        expectHarmless(outcome.output + outcome.errors)
        if format == "json" { _ = try JSONSerialization.jsonObject(with: outcome.data) }
    }

    @Test("An answer of batch is one harmless line")
    func batch() throws {
        let file = Checkout.fixtures.appending(path: "hostile-names/fullchain.pem")
        let chain = try String(contentsOf: file, encoding: .utf8)
        let request: [String: Any] = [
            "id": "\u{1B}[31m\n::error::\u{202E}", "certificates": [chain], "trust_anchors": [],
            "hosts": ["shop.example.test"],
        ]
        let line = try JSONSerialization.data(withJSONObject: request)
        let outcome = try Tool.certcheck(["batch"], input: line)
        #expect(outcome.output.split(separator: "\n").count == 1)
        expectHarmless(outcome.output)
        _ = try JSONSerialization.jsonObject(with: outcome.data)
    }

    @Test(
        "Nor does one in the name of a file, an option's value or a request",
        arguments: ["check", "inspect", "domains", "expiry"],
        ["text", "json"]
    )
    func path(command: String, format: String) throws {
        let scratch = try TemporaryFolder()
        let name = "\u{1B}[31m\n::error::\u{202E}gpj"
        for content in ["text", "-----BEGIN CERTIFICATE-----\n\(name)\n-----END NOTHING-----\n"] {
            try Data(content.utf8).write(to: scratch.url(name))
            for path in [name, ".", "\(name)missing"] {
                let outcome = try Tool.certcheck(
                    [command, path, "--format", format],
                    in: scratch.folder
                )
                expectHarmless(outcome.output + outcome.errors)
            }
        }
    }

    @Test(
        "A usage error shows what it complains of in a harmless form",
        arguments: [
            ["explain", "\u{1B}[31m\n::error::"],
            ["check", "x", "--host", "\u{1B}[31m\n::error::"],
            ["check", "x", "--at", "\u{1B}[31m\n::error::"],
            ["check", "x", "--\u{1B}[31m\n::error::"],
            ["\u{1B}[31m\n::error::"], ["check", "x", "--format", "\u{202E}\u{1B}[31m\n::error::"],
        ]
    )
    func usage(arguments: [String]) throws {
        let outcome = try Tool.certcheck(arguments)
        #expect(outcome.status == 64)
        expectHarmless(outcome.errors)
    }

    private func expectHarmless(_ text: String) {
        let forbidden = text.unicodeScalars.filter { scalar in
            scalar != "\n" && scalar.properties.generalCategory == .control
                || (0x202A...0x202E).contains(scalar.value)
                || (0x2066...0x2069).contains(scalar.value)
        }
        #expect(forbidden.isEmpty)
        #expect(!text.contains("::error::"))
        #expect(!text.split(separator: "\n").contains { $0.hasPrefix("::") })
    }
}
