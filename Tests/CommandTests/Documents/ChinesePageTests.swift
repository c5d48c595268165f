import CertModel
import Foundation
import TestSupport
import Testing

/// The pages of findings in Chinese say the same as the English ones, in the same order.
@Suite struct ChinesePageTests {
    private static let pages = Checkout.root.appending(path: "Docs/Findings")
    private static let chinesePages = Checkout.root.appending(path: "Docs/zh-Hans/Findings")

    private static func lines(of id: FindingID, in folder: URL) throws -> [Substring] {
        try String(contentsOf: folder.appending(path: "\(id.rawValue).md"), encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// What to type, which is the same in every language; the example's output is not.
    private static func commands(_ lines: [Substring], after heading: String) -> [Substring] {
        lines.drop { $0 != heading }.filter { $0.hasPrefix("    ") }
    }

    @Test("Every finding has its Chinese page, and every Chinese page its finding")
    func complete() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.chinesePages.path)
        #expect(files.sorted() == FindingID.all.map { "\($0.rawValue).md" }.sorted())
    }

    @Test(
        "A Chinese page has the headings and the commands of the English one",
        arguments: FindingID.all
    )
    func structure(id: FindingID) throws {
        let english = try Self.lines(of: id, in: Self.pages)
        let chinese = try Self.lines(of: id, in: Self.chinesePages)
        #expect(chinese.first == english.first)
        #expect(
            chinese.filter { $0.hasPrefix("## ") } == ["## 含义", "## 为什么重要", "## 示例", "## 解决方法"]
        )
        #expect(
            Self.commands(chinese, after: "## 解决方法")
                == Self.commands(english, after: "## How to fix it")
        )
    }

    @Test("A Chinese page reads at 80 columns", arguments: FindingID.all)
    func width(id: FindingID) throws {
        for line in try Self.lines(of: id, in: Self.chinesePages) {
            let columns = line.unicodeScalars.reduce(0) { columns, scalar in
                let isWide = (0x2E80...0xFFEF).contains(scalar.value)
                return columns + (isWide ? 2 : 1)
            }
            #expect(columns <= 80, "\(line)")
        }
    }
}
