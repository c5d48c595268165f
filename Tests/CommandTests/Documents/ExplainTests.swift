import CertModel
import Foundation
import TestSupport
import Testing

/// Every finding has a page, the same in `Docs/Findings` and in the command.
@Suite struct ExplainTests {
    private static let folder = Checkout.root.appending(path: "Docs/Findings")

    private static func page(_ id: String) throws -> String {
        try String(contentsOf: folder.appending(path: "\(id).md"), encoding: .utf8)
    }

    @Test("Every page belongs to a finding, and every finding has one")
    func pages() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(files.sorted() == FindingID.all.map { "\($0.rawValue).md" }.sorted())
    }

    @Test("explain prints the page as it stands in the file", arguments: FindingID.all)
    func page(id: FindingID) throws {
        let outcome = try Tool.certcheck(["explain", id.rawValue])
        #expect(outcome.status == 0)
        #expect(outcome.output == (try Self.page(id.rawValue)))
    }

    @Test(
        "A page has what it means, why it matters, an example and the fix",
        arguments: FindingID.all
    )
    func headings(id: FindingID) throws {
        let lines = try Self.page(id.rawValue).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        #expect(lines.first == "# \(id.rawValue)")
        #expect(
            lines.filter { $0.hasPrefix("## ") } == [
                "## What it means", "## Why it matters", "## Example", "## How to fix it",
            ]
        )
        let sections = lines.split { $0.hasPrefix("#") }
        #expect(sections.allSatisfy { $0.contains { !$0.isEmpty } })
        #expect(lines.allSatisfy { $0.count <= 80 }, "it reads at 80 columns")
        let text = lines.joined(separator: " ")
        let saysWhere = text.contains("RFC") || text.contains("Baseline Requirements")
        #expect(saysWhere || id.rawValue.hasPrefix("weak-"), "says where")
    }

    @Test("A page's example is what the command says of a fixture")
    func examples() throws {
        let scratch = try TemporaryFolder()
        let fixtures = try scratch.copyFixtures()
        let made = try Tool.shell("chmod 644 healthy/privkey.pem", in: fixtures)
        try #require(made.status == 0)
        var said: Set<String> = []
        for one in try Case.all() {
            for run in one.file.runs {
                let outcome = try Tool.certcheck(
                    [one.file.command ?? "check"] + one.file.paths + one.file.arguments
                        + ["--at", run.at, "--format", "json"],
                    in: fixtures.appending(path: one.name)
                )
                said.formUnion(Self.findings(in: outcome.output))
            }
        }
        // `ProfileRulesTests` holds the strict profile's, `ClientRuleTests` those about clients, and
        // `ProbeTests` those about live endpoints.
        let elsewhere =
            FindingID.profileFindings + FindingID.clientFindings + FindingArea.served.ids
        for id in FindingID.all where !elsewhere.contains(id) {
            let page = try Self.page(id.rawValue)
            let example = try #require(page.components(separatedBy: "## Example\n").last)
            let shown = try #require(example.components(separatedBy: "\n## ").first)
            let words = shown.split(whereSeparator: \.isWhitespace)
            let isOfServers = id.rawValue.hasPrefix("server-") || id == .stapleMissing
            let command = isOfServers ? "server" : "check"
            #expect(words.starts(with: ["$", "certcheck", Substring(command)]))
            let start = try #require(words.firstIndex(of: Substring(id.rawValue)), "\(id)")
            let finding = words[(start - 1)...].joined(separator: " ")
            #expect(said.contains(finding), "\(id)")
        }
    }

    /// The findings of a JSON report, as a page shows them in one line.
    private static func findings(in document: String) -> [String] {
        struct Report: Decodable {
            struct Location: Decodable {
                let path: String
                let line: Int
            }
            struct Finding: Decodable {
                let id, severity, message: String
                let locations: [Location]
            }
            struct Subject: Decodable { let findings: [Finding] }
            let sites: [Subject]?
            let subjects: [Subject]
            let findings: [Finding]
        }
        guard let report = try? JSONDecoder().decode(Report.self, from: Data(document.utf8))
        else { return [] }
        let holders = report.subjects + (report.sites ?? [])
        return (holders.flatMap(\.findings) + report.findings).compactMap { finding in
            finding.locations.first.map {
                "\(finding.severity) \(finding.id) \($0.path):\($0.line) \(finding.message)"
            }
        }
    }

    @Test("Without an id all are listed")
    func list() throws {
        let listed = try Tool.certcheck(["explain"]).output
        #expect(listed == FindingID.all.map { "\($0.rawValue)\n" }.joined())
    }
}
