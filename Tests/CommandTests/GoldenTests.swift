import Foundation
import TestSupport
import Testing

/// Whole outputs of the built command, held against files.
///
/// The first line of a golden is the command line and the fixture that it runs in, `healthy: check
/// fullchain.pem`; what follows is standard output, standard error and the exit code. With
/// `CERTCHECK_RECORD=1` the files are written anew, and the run fails.
@Suite struct GoldenTests {
    @Test("The command prints what its golden holds", arguments: try Golden.all())
    func output(golden: Golden) throws {
        let printed = try golden.run()
        if ProcessInfo.processInfo.environment["CERTCHECK_RECORD"] != nil {
            try golden.record(printed)
            Issue.record("recorded \(golden.name); read it, then run again without recording")
        }
        #expect(printed == golden.expected, "\(golden.name)")
    }
}

/// One golden file.
struct Golden: Sendable, CustomTestStringConvertible {
    let name: String
    let folder: String
    let arguments: [String]
    let expected: String
    private let commandLine: String

    var testDescription: String { name }

    private static let files = Checkout.root.appending(path: "Tests/CommandTests/Goldens")

    static func all() throws -> [Golden] {
        try FileManager.default.contentsOfDirectory(atPath: files.path).sorted()
            .map { try Golden($0) }
    }

    private init(_ file: String) throws {
        name = file
        let text = try String(contentsOf: Self.files.appending(path: file), encoding: .utf8)
        commandLine = String(text.prefix { $0 != "\n" })
        expected = String(text.dropFirst(commandLine.count + 1))
        let parts = commandLine.split(separator: ": ", maxSplits: 1)
        folder = String(parts[0])
        arguments = parts[1].split(separator: " ").map(String.init)
    }

    func run() throws -> String {
        let scratch = try TemporaryFolder()
        let place = try scratch.copyFixtures(only: folder == "." ? nil : folder)
            .appending(path: folder)
        let outcome = try Tool.certcheck(arguments, in: place)
        let errors = outcome.errors.isEmpty ? "" : "--- standard error\n\(outcome.errors)"
        return "\(outcome.output)\(errors)--- exit \(outcome.status)\n"
    }

    func record(_ printed: String) throws {
        try "\(commandLine)\n\(printed)".write(
            to: Self.files.appending(path: name),
            atomically: true,
            encoding: .utf8
        )
    }
}
