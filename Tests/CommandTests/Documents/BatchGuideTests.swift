import Foundation
import TestSupport
import Testing

/// The programs of `Docs/Guides/batch.md` do what they say.
@Suite struct BatchGuideTests {
    /// The code blocks of the guide in one language.
    private static func block(_ language: String) throws -> String {
        let file = Checkout.root.appending(path: "Docs/Guides/batch.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let rest = try #require(text.components(separatedBy: "```\(language)\n").last)
        return try #require(rest.components(separatedBy: "\n```").first)
    }

    private static var trust: [String: String] {
        ["SSL_CERT_FILE": Checkout.fixtures.appending(path: "trust/root.pem").path]
    }

    @Test("The program in Python prints a verdict a file")
    func python() throws {
        let program = try Self.block("python")
        #expect(program.split(separator: "\n").count <= 10)
        let outcome = try Tool.shell(
            "python3 -c \"$PROGRAM\" name-constraint/fullchain.pem wildcard-two/fullchain.pem",
            environment: Self.trust.merging(["PROGRAM": program]) { $1 }
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = outcome.output.split(separator: "\n")
        try #require(lines.count == 2)
        #expect(lines[0].hasPrefix("name-constraint/fullchain.pem fail "))
        #expect(lines[0].contains("name-constraint"))
        #expect(lines[1].hasPrefix("wildcard-two/fullchain.pem "))
    }

    @Test("The line of shell prints why a file is not right")
    func shell() throws {
        let script = try Self.block("sh")
        let outcome = try Tool.shell(script, environment: Self.trust)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("name-constraint/fullchain.pem: "))
    }
}
