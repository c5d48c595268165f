import Foundation
import TestSupport
import Testing

/// Everything that the README shows is so.
@Suite struct ReadmeTests {
    /// A fenced block: its language and its text.
    struct Block: Sendable, CustomTestStringConvertible {
        let language: String
        let text: String

        var testDescription: String { text.prefix { $0 != "\n" } + "…" }
    }

    private static func readme() throws -> String {
        try String(contentsOf: Checkout.root.appending(path: "README.md"), encoding: .utf8)
    }

    static func blocks(_ language: String) throws -> [Block] {
        try readme().components(separatedBy: "\n```").dropFirst().enumerated()
            .filter { $0.offset.isMultiple(of: 2) }
            .map { _, fenced in
                let lines = fenced.split(separator: "\n", omittingEmptySubsequences: false)
                return Block(
                    language: String(lines[0]),
                    text: lines.dropFirst().map { "\($0)\n" }.joined()
                )
            }
            .filter { $0.language == language }
    }

    @Test("Every block has a language that a test knows")
    func languages() throws {
        for language in ["sh", "console", "swift"] { #expect(!(try Self.blocks(language).isEmpty)) }
        let known = ["sh", "console", "swift", "yaml", "cron"]
        let count = try known.map { try Self.blocks($0).count }.reduce(0, +)
        #expect(try Self.readme().components(separatedBy: "\n```").count == 2 * count + 1)
    }

    @Test("Every command to copy works", arguments: try blocks("sh"))
    func commands(block: Block) throws {
        let scratch = try Scratch()
        _ = try scratch.copyFixtures()
        let lines = block.text.split(separator: "\n").map(String.init)
        for line in lines where line.hasPrefix("make ") {
            let target = line.split(separator: " ")[1]
            let made = try Tool.run(
                "/usr/bin/env",
                ["make", "--dry-run", String(target), "PREFIX=/tmp/prefix", "SWIFT=true"],
                in: Checkout.root
            )
            #expect(made.status == 0, "\(line)")
        }
        let script = lines.filter { !$0.hasPrefix("make ") }.joined(separator: "\n")
        let outcome = try Tool.shell("set -e\n\(script)", in: scratch.folder)
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
    }

    @Test("Every screen is what the command prints", arguments: try blocks("console"))
    func screens(block: Block) throws {
        let scratch = try Scratch()
        let fixtures = try scratch.copyFixtures()
        var code: Int32 = 0
        for part in "\n\(block.text)".components(separatedBy: "\n$ ").dropFirst() {
            let lines = part.split(separator: "\n", omittingEmptySubsequences: false)
            var command = String(lines[0])
            var shown = lines.dropFirst()
            while command.hasSuffix("\\"), let next = shown.popFirst() {
                command = String(command.dropLast()) + String(next)
            }
            let folder = command.contains("Fixtures/") ? scratch.folder : fixtures
            let outcome = try Tool.shell("(exit \(code)); \(command)", in: folder)
            code = outcome.status
            let printed = outcome.output + outcome.errors
            let expected = shown.joined(separator: "\n")
            #expect(
                printed.trimmingCharacters(in: .newlines)
                    == expected.trimmingCharacters(in: .newlines)
            )
        }
    }

    @Test("The example in Swift is a program that CI builds and runs")
    func library() throws {
        let file = Checkout.root.appending(path: "Tests/External/Sources/External/External.swift")
        #expect(try Self.blocks("swift").map(\.text) == [String(contentsOf: file, encoding: .utf8)])
    }

    @Test("The times of the line for cron are five, and its command is one")
    func cron() throws {
        for block in try Self.blocks("cron") {
            let words = block.text.split(separator: " ", maxSplits: 5)
            let command = words[5].trimmingCharacters(in: .whitespacesAndNewlines)
                .replacingOccurrences(of: "/etc/nginx/ssl", with: "healthy")
            let outcome = try Tool.shell("\(command) --at 2026-02-01")
            #expect(outcome.status == 0)
            #expect(outcome.output == "")
        }
    }

    @Test("Commands in YAML are ones that there are")
    func yaml() throws {
        let hooks = try String(
            contentsOf: Checkout.root.appending(path: ".pre-commit-hooks.yaml"),
            encoding: .utf8
        )
        for block in try Self.blocks("yaml") {
            for line in block.text.split(separator: "\n").map({
                $0.trimmingCharacters(in: .whitespaces)
            }) {
                if line.hasPrefix("- id: ") { #expect(hooks.contains(line)) }
                guard line.hasPrefix("run: ") else { continue }
                let command = line.dropFirst("run: ".count)
                    .replacingOccurrences(of: "deploy/", with: "healthy/")
                let arguments = " --trust trust/root.pem --at 2026-02-01"
                #expect(try Tool.shell(command + arguments).status == 0)
            }
        }
    }

    @Test(
        "Every link leads to a file",
        arguments: ["README.md", "Docs/Architecture.md", "Docs/Contributing.md"]
    )
    func links(document: String) throws {
        let file = Checkout.root.appending(path: document)
        let text = try String(contentsOf: file, encoding: .utf8)
        for match in text.matches(of: try Regex("\\]\\(([^)#:]+)\\)")) {
            let target = String(match.output[1].substring ?? "")
            let place = file.deletingLastPathComponent().appending(path: target)
            #expect(FileManager.default.fileExists(atPath: place.path), "\(target)")
        }
    }
}
