import CertModel
import TestSupport
import Testing

@testable import CertDecoding

/// Finding the blocks of a PEM file (RFC 7468).
struct PEMScannerTests {
    private func blocks(_ text: String) -> [PEMBlock] {
        blocks(Array(text.utf8))
    }

    private func blocks(_ bytes: [UInt8]) -> [PEMBlock] {
        var scanner = PEMScanner(bytes)
        var blocks: [PEMBlock] = []
        while let block = scanner.next() { blocks.append(block) }
        return blocks
    }

    private func body(_ block: PEMBlock, _ text: String) -> String {
        String(decoding: Array(text.utf8)[block.body], as: UTF8.self)
    }

    @Test("blocks are found in order, with their labels, lines and bodies")
    func many() {
        let text = """
            Bag Attributes
            -----BEGIN CERTIFICATE-----
            Zm9v
            -----END CERTIFICATE-----
            subject=CN = a

            -----BEGIN RSA PRIVATE KEY-----
            YmFy
            -----END RSA PRIVATE KEY-----
            -----BEGIN X-----
            -----END X-----
            """
        let found = blocks(text)
        #expect(found.map(\.label) == ["CERTIFICATE", "RSA PRIVATE KEY", "X"])
        #expect(found.map(\.line) == [2, 7, 10])
        #expect(found.map { body($0, text) } == ["\nZm9v\n", "\nYmFy\n", "\n"])
        #expect(found.map(\.faults.isEmpty) == [true, true, true])
    }

    @Test(
        "what is off about a block is said, and the block is found all the same",
        arguments: [
            ("-----BEGIN A-----\nZm9v\n-----END A-----", [[]]),
            ("\u{FEFF}-----BEGIN A-----\nZm9v\n-----END A-----\n", [[]]),
            ("-----BEGIN A-----\r\nZm9v\r\n-----END A-----\r\n", [[]]),
            ("-----BEGIN A-----  \nZm9v\n-----END A-----\t\n", [[]]),
            ("x\r-----BEGIN A-----\rZm9v\r-----END A-----\r", [[]]),
            ("  -----BEGIN A-----\n  Zm9v\n  -----END A-----\n", [[.indented(.begin)]]),
            ("-----BEGIN A-----\nZm9v\n -----END A-----\n", [[.indented(last)]]),
            ("x\u{FEFF}-----BEGIN A-----\nZm9v\n-----END A-----\n", [[.beside(.begin, .before)]]),
            ("x=-----BEGIN A-----\nZm9v\n-----END A-----\n", [[.beside(.begin, .before)]]),
            ("-----BEGIN A----- x\nZm9v\n-----END A-----\n", [[.beside(.begin, .behind)]]),
            ("-----BEGIN A-----\nZm9v-----END A-----\n", [[.beside(last, .before)]]),
            ("-----BEGIN A-----\nZm9v\n-----END A-----x\n", [[.beside(last, .behind)]]),
            ("x=\"-----BEGIN A-----\nZm9v\n-----END A-----\"\n", [[.quoted(.marks)]]),
            ("> -----BEGIN A-----\n> Zm9v\n> -----END A-----\n", [[.quoted(.marks)]]),
            ("-----BEGIN A-----\\nZm9v\\n-----END A-----\\n", [[.quoted(.escapes)]]),
            (
                "-----BEGIN A-----\nZm9v\n-----END A----------BEGIN B-----\nZm9v\n-----END B-----",
                [[], [.glued]]
            ),
            (
                "-----BEGIN A-----\nZm9v\n-----END A----- -----BEGIN B-----\nYg==\n-----END B-----",
                [[], [.glued]]
            ),
            ("-----BEGIN A-----\nZm9v\n-----END B-----\n", [[.mismatched(end: "B")]]),
            ("-----begin cms-----\nZm9v\n-----end cms-----\n", [[.misspelt(.begin, .letters)]]),
            ("-----BEGIN cms-----\nZm9v\n-----END cms-----\n", [[.misspelt(.begin, .letters)]]),
            ("-----BEGIN CMS-----\nZm9v\n-----END cms-----\n", [[.mismatched(end: "cms")]]),
            ("-----BEGIN CMS-----\nZm9v\n-----end CMS-----\n", [[.misspelt(last, .letters)]]),
            (
                "\u{2014}\u{2013}BEGIN CMS\u{2014}\nZm9v\n\u{2014}END CMS\u{2014}\n",
                [[.misspelt(.begin, .dashes)]]
            ),
            ("\u{200B}-----BEGIN A-----\nZm9v\n-----END A-----\n", [[.unseen(.begin, .before)]]),
            ("-----BEGIN A-----\u{A0}\nZg==\n-----END A-----\n", [[.unseen(.begin, .behind)]]),
            ("\u{201C}-----BEGIN A-----\nZm9v\n-----END A-----\u{201D}\n", [[.quoted(.marks)]]),
            ("-----BEGIN A-----<br>\nZm9v<br>\n-----END A-----<br>\n", [[.quoted(.markup)]]),
            ("-----BEGIN A-----\nZm9v\n", [[cut]]),
            ("-----BEGIN A-----", [[cut]]),
            ("-----BEGIN A-----\nZm9v\n-----END A", [[cut]]),
            ("-----BEGIN A-----\nZ\n-----BEGIN B-----\nYg==\n-----END B-----", [[cut], []]),
            (
                "-----BEGIN A-----\nZ\n-----BEGIN A-----\nYg==\n-----END A-----",
                [[.truncated(missing: .end(isFollowed: true), isWhole: false)], []]
            ),
            ("\nZm9v\nYg==\n-----END A-----\n", [[.truncated(missing: .begin, isWhole: true)]]),
            ("-----BEGIN A-----\nZm9v\n-----END A----\n", [[.dashes(last, before: 5, behind: 4)]]),
            ("-----BEGIN A-----\nZm9v\n----END A-----\n", [[.dashes(last, before: 4, behind: 5)]]),
            (
                "----BEGIN PKCS7----\nZm9v\n----END PKCS7----\n",
                [[.dashes(.begin, before: 4, behind: 4)]]
            ),
        ] as [(String, [[PEMFault]])]
    )
    func faults(text: String, faults: [[PEMFault]]) {
        #expect(blocks(text).map { $0.faults.map(\.fault) } == faults)
    }

    /// The end of a block behind which there is none.
    private static let last = PEMFault.Boundary.end(isFollowed: false)
    private static let cut = PEMFault.truncated(missing: last, isWhole: false)

    @Test("a fault is on the line of its boundary")
    func lines() {
        let text = " -----BEGIN A-----\nZm9v\n-----END A----- x\n"
        let block = blocks("\n" + text + "-----BEGIN A-----\nZm9v\n-----END A----- x\n")
        #expect(block.map { $0.faults.map(\.line) } == [[2], [7]])
    }

    @Test(
        "a line that only looks like a BEGIN starts no block",
        arguments: [
            "", "-----", "-----BEGIN ", "-----BEGIN A----", "-----BEGIN A\n-----",
            "----BEGIN A-----", "-----BEGIN -----\n", "-----BEGINA-----",
            "-----BEGIN A\u{0}B-----", "-----BEGIN É-----",
            "-----BEGIN \(String(repeating: "A", count: 65))-----", "-----END A-----",
            "-----BEGIN A-B-----", "-----begin a-----", "\u{2014}BEGIN A\u{2014}", "-begin: cms-",
        ]
    )
    func none(text: String) {
        #expect(blocks(text).isEmpty)
    }

    @Test("more dashes than five before BEGIN are too many", arguments: 0...9)
    func dashesBefore(count: Int) {
        let dashes = String(repeating: "-", count: count)
        let found = blocks(dashes + "-----BEGIN A-----\nZm9v\n-----END A-----\n")
        #expect(found.map(\.label) == ["A"])
        let fault = PEMFault.dashes(.begin, before: 5 + count, behind: 5)
        #expect(found.map { $0.faults.map(\.fault) } == [count == 0 ? [] : [fault]])
    }

    @Test("a BEGIN is found wherever it stands", arguments: 0..<12)
    func anyOffset(offset: Int) {
        let text = String(repeating: "x", count: offset) + "\n-----BEGIN A-----\n-----END A-----"
        #expect(blocks(text).map(\.range.lowerBound) == [offset + 1])
        #expect(blocks(text).map(\.line) == [2])
    }

    @Test(
        "hostile files take time by their length only",
        arguments: [
            ("-", 0), ("-----BEGIN ", 0), ("-----BEGIN A-", 1), ("-----END A-----", 0),
            ("\u{2014}", 0), ("\u{2014}BEGIN \u{A0}", 0), ("- ", 0), ("-begin    cms", 9615),
            ("-----BEGIN A-----", 14_705), ("\n-----BEGIN A-----\n-----END B-----", 7352),
        ]
    )
    func hostile(unit: String, count: Int) {
        let bytes = Array(String(repeating: unit, count: 250_000 / unit.utf8.count).utf8)
        var found = 0
        let seconds = processorSeconds { found = blocks(bytes).count }
        #expect(found == count)
        #expect(seconds < 20)
    }
}
