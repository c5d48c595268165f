import Foundation
import TestSupport
import Testing

/// Colour is for people at terminals who did not ask to be spared.
@Suite struct ColorTests {
    private static let check =
        "certcheck check leaf-only/fullchain.pem --trust trust/root.pem --at 2026-02-01"

    @Test(
        "There is colour where it is asked for, else on a terminal alone",
        arguments: [
            Case("certcheck inspect healthy", isTerminal: false, isColoured: false),
            Case(check, isTerminal: false, isColoured: false),
            Case("\(check) --color auto", isTerminal: false, isColoured: false),
            Case("\(check) --color always", isTerminal: false, isColoured: true),
            Case("NO_COLOR=1 \(check) --color always", isTerminal: false, isColoured: true),
            Case("TERM=dumb \(check) --color always", isTerminal: false, isColoured: true),
            Case("certcheck inspect healthy", isTerminal: true, isColoured: true),
            Case(check, isTerminal: true, isColoured: true),
            Case("NO_COLOR= \(check)", isTerminal: true, isColoured: true),
            Case("\(check) --color never", isTerminal: true, isColoured: false),
            Case("NO_COLOR=1 \(check)", isTerminal: true, isColoured: false),
            Case("TERM=dumb \(check)", isTerminal: true, isColoured: false),
            Case("\(check) | cat", isTerminal: true, isColoured: false),
            Case("\(check) --format json", isTerminal: true, isColoured: false),
            Case("\(check) --format json --color always", isTerminal: true, isColoured: false),
            Case("certcheck domains healthy", isTerminal: true, isColoured: false),
            Case("certcheck explain expired", isTerminal: true, isColoured: false),
        ]
    )
    func color(one: Case) throws {
        let outcome = try one.run()
        #expect(outcome.output.contains("\u{1B}[") == one.isColoured)
        #expect(!outcome.output.isEmpty)
    }

    @Test("A report in a file has colour only where it is asked for")
    func file() throws {
        for (color, isColoured) in [("auto", false), ("always", true)] {
            let scratch = try TemporaryFolder()
            let report = scratch.url("report").path
            let command = "\(Self.check) --color \(color) --output \(report)"
            _ = try Case(command, isTerminal: true, isColoured: isColoured).run()
            let text = try String(contentsOfFile: report, encoding: .utf8)
            #expect(text.contains("\u{1B}[") == isColoured)
        }
    }

    @Test("Colour changes nothing but colour")
    func sameText() throws {
        let plain = try Tool.shell(Self.check).output
        let coloured = try Tool.shell("\(Self.check) --color always").output
        let escapes = try Regex("\u{1B}\\[[0-9;]*m")
        #expect(coloured != plain)
        #expect(coloured.replacing(escapes, with: "") == plain)
    }

    @Test("On a terminal an error is said once")
    func errorsOnce() throws {
        let outcome = try Case("certcheck check missing", isTerminal: true, isColoured: true).run()
        #expect(outcome.output.components(separatedBy: "no such file or folder").count == 2)
    }

    /// A command line, in a terminal or not.
    struct Case: Sendable, CustomTestStringConvertible {
        let command: String
        let isTerminal: Bool
        let isColoured: Bool

        init(_ command: String, isTerminal: Bool, isColoured: Bool) {
            self.command = command
            self.isTerminal = isTerminal
            self.isColoured = isColoured
        }

        var testDescription: String { "\(command)\(isTerminal ? " (terminal)" : "")" }

        func run() throws -> Tool.Outcome {
            let environment = ["TERM": "xterm"]
            guard isTerminal else { return try Tool.shell(command, environment: environment) }
            let quoted = command.replacingOccurrences(of: "'", with: "'\\''")
            return try Tool.shell(
                "SHELL=/bin/sh script -qec '\(quoted)' /dev/null </dev/null",
                environment: environment
            )
        }
    }
}
