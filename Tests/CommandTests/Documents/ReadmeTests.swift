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
        // .ci/check-dist runs what is `bash`: it installs.
        let known = ["sh", "bash", "console", "swift", "yaml", "groovy", "cron"]
        let count = try known.map { try Self.blocks($0).count }.reduce(0, +)
        #expect(try Self.readme().components(separatedBy: "\n```").count == 2 * count + 1)
    }

    @Test("Every command to copy works", arguments: try blocks("sh"))
    func commands(block: Block) throws {
        let scratch = try TemporaryFolder()
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
        let scratch = try TemporaryFolder()
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

    @Test("The programs of the libraries' articles are built with the external package")
    func articles() throws {
        let sources = Checkout.root.appending(path: "Sources")
        let below =
            FileManager.default.enumerator(atPath: sources.path)?.allObjects as? [String] ?? []
        let program = Checkout.root.appending(
            path: "Tests/External/Sources/Articles/Articles.swift"
        )
        let built = try String(contentsOf: program, encoding: .utf8)
        var count = 0
        for article in below where article.contains(".docc/") && article.hasSuffix(".md") {
            let text = try String(contentsOf: sources.appending(path: article), encoding: .utf8)
            for block in text.components(separatedBy: "\n```swift\n").dropFirst() {
                let code = try #require(block.components(separatedBy: "\n```").first)
                #expect(built.contains(code), "\(article)")
                count += 1
            }
        }
        #expect(count >= 4)
    }

    @Test("The blocks for cron and CI are the files that are shipped")
    func shipped() throws {
        let files = try ["Docs/CI", "share/cron.d"].flatMap { name in
            let folder = Checkout.root.appending(path: name)
            return try FileManager.default.contentsOfDirectory(atPath: folder.path).map {
                try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
            }
        }
        let blocks = try ["cron", "groovy", "yaml"].flatMap(Self.blocks).map(\.text)
        #expect(blocks.count == 5)
        for block in blocks { #expect(files.contains(block)) }
    }

    /// Every page of the project, as a path below its root.
    private static let documents: [String] = {
        let roots = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"]
        let below = FileManager.default.enumerator(
            atPath: Checkout.root.appending(path: "Docs").path
        )
        let pages = (below?.allObjects as? [String] ?? []).filter { $0.hasSuffix(".md") }
        return roots + pages.map { "Docs/\($0)" }.sorted()
    }()

    @Test("Every decision has its date and its status", arguments: documents.filter(\.isDecision))
    func decisions(document: String) throws {
        let text = try String(contentsOf: Checkout.root.appending(path: document), encoding: .utf8)
        let status = "Date: \\d{4}-\\d\\d-\\d\\d\\. Status: (accepted|superseded by \\d+)\\."
        #expect(try Regex("\\n\(status)\\n").firstMatch(in: text) != nil)
    }

    @Test("Every link leads to a file", arguments: documents)
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

extension String {
    fileprivate var isDecision: Bool { hasPrefix("Docs/Decisions/") }
}
