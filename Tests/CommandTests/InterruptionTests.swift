import Foundation
import TestSupport
import Testing

/// What is left when a run is ended, or when files change under it.
///
/// One run at a time: each is disturbed at a moment that another program waits for.
@Suite(.serialized) struct InterruptionTests {
    private static let signals = ["HUP": -1, "INT": -2, "TERM": -15]

    @Test(
        "A signal ends the run with itself, and leaves the old report and nothing beside it",
        arguments: signals.keys.sorted()
    )
    func signal(name: String) throws {
        let scratch = try folder(ofChains: 150)
        let runs = try disturb(name, "check many --format jsonl --output report", in: scratch)
        #expect(runs.count == 10)
        let code = try #require(Self.signals[name])
        #expect(
            runs.allSatisfy { ["\(code) old 604", "\(code) new 604", "2 new 604"].contains($0) },
            "\(runs)"
        )
        #expect(runs.contains("\(code) old 604"))
    }

    @Test("A signal that the parent ignores does not end the run")
    func ignored() throws {
        let scratch = try folder(ofChains: 100)
        // The shell has what it starts in the background ignore SIGINT.
        let outcome = try Tool.shell(
            """
            certcheck check many --format jsonl --output report & run=$!
            until ls .certcheck-* || ! kill -0 $run; do :; done >/dev/null 2>&1
            kill -INT $run; wait $run; echo $?; grep -c '"kind":"summary"' report
            """,
            in: scratch.folder
        )
        #expect(outcome.output == "2\n1\n")
    }

    @Test(
        "What takes the report's place meanwhile is not written through, and not replaced",
        arguments: [("link", "link"), ("folder", "folder"), ("pipe", "pipe")]
    )
    func replaced(by kind: String, left: String) throws {
        let scratch = try folder(ofChains: 100)
        try scratch.write("target\n", to: "target")
        let runs = try disturb(kind, "check many --format jsonl --output report", in: scratch)
        #expect(runs == ["3 \(left)"])
        #expect(try String(contentsOf: scratch.url("target"), encoding: .utf8) == "target\n")
    }

    @Test("Another file in the report's place is replaced, and its mode is the one that is kept")
    func replacedByFile() throws {
        let scratch = try folder(ofChains: 100)
        let runs = try disturb("file", "check many --format jsonl --output report", in: scratch)
        #expect(runs == ["2 new 640"])
    }

    @Test(
        "Files that change while they are read end no run but by a verdict",
        arguments: ["check", "expiry", "inspect", "domains"]
    )
    func swapped(command: String) throws {
        // Of more than 512 files named, none is kept between two readings.
        let scratch = try folder(ofChains: 600)
        let names = (1...600).map { "many/\($0).pem" }.joined(separator: " ")
        let runs = try disturb(
            "swaps",
            "\(command) \(names) --format json --output report",
            in: scratch
        )
        #expect(runs.count == 2)
        #expect(runs.allSatisfy { ["0", "1", "2", "3"].contains($0.prefix { $0 != " " }) })
        #expect(runs.allSatisfy { $0.hasSuffix(" new 604") }, "\(runs)")
        let report = try Data(contentsOf: scratch.url("report"))
        _ = try JSONSerialization.jsonObject(with: report)
    }

    /// A folder `many` of chains.
    private func folder(ofChains count: Int) throws -> TemporaryFolder {
        let scratch = try TemporaryFolder()
        let chain = try Fixture.octets("healthy/fullchain.pem")
        for number in 1...count { try scratch.write(chain, to: "many/\(number).pem") }
        return scratch
    }

    /// The lines that `Hosts/interrupt` prints, one a run of the command.
    private func disturb(
        _ disturbance: String,
        _ command: String,
        in scratch: TemporaryFolder
    ) throws -> [String] {
        let program = Checkout.root.appending(path: "Tests/CommandTests/Hosts/interrupt").path
        let outcome = try Tool.run(
            program,
            [disturbance, Checkout.command.path] + command.split(separator: " ").map(String.init),
            in: scratch.folder
        )
        #expect(outcome.status == 0, "\(outcome.errors.suffix(2000))")
        return outcome.output.split(separator: "\n").map(String.init)
    }
}
