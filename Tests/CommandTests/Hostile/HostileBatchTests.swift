import Foundation
import TestSupport
import Testing

/// Lines of a batch, and names, that are made to cost time and memory: twice as much takes at most
/// twice as long.
@Suite(
    .enabled(
        if: !Sanitizer.watchesAddresses,
        "AddressSanitizer takes time and memory of its own"
    ),
    .serialized
)
struct HostileBatchTests {
    /// A kind of line, which can be of any size.
    struct Kind: CustomTestStringConvertible {
        let testDescription: String
        /// The sizes at which it is tried, each about twice the one before.
        let sizes: [Int]
        /// The part of the request that is of a size.
        let fields: @Sendable (Int) -> String
    }

    static let kinds = [
        Kind(testDescription: "lists in an id", sizes: [125, 250, 500]) {
            #""id":\#(repeated("[", $0))\#(repeated("]", $0))"#
        },
        Kind(testDescription: "numbers in an id", sizes: [250_000, 500_000, 1_000_000]) {
            #""id":[0\#(repeated(",0", $0))]"#
        },
        Kind(testDescription: "digits of an id", sizes: [1_000_000, 2_000_000, 4_000_000]) {
            #""id":1\#(repeated("0", $0))"#
        },
        Kind(testDescription: "unknown fields", sizes: [100_000, 200_000, 400_000]) {
            #""id":1\#(repeated(#","a":{"b":[]}"#, $0))"#
        },
        Kind(testDescription: "escapes of a host", sizes: [500_000, 1_000_000, 2_000_000]) {
            #""hosts":["\#(repeated(#"\u0041"#, $0))"]"#
        },
        Kind(testDescription: "combining marks of a host", sizes: [20_000, 80_000, 320_000]) {
            #""hosts":["a\#(repeated("\u{301}\u{323}", $0 / 2)).test"]"#
        },
        Kind(testDescription: "hosts of combining marks", sizes: [1_000, 2_000, 4_000]) {
            #""hosts":["a\#(repeated("\u{301}", 30))"\#(repeated(marked, $0))]"#
        },
        Kind(testDescription: "marks of an address", sizes: [20_000, 80_000, 320_000]) {
            #""emails":["a\#(repeated("\u{301}\u{323}", $0 / 2))@example.test"]"#
        },
        Kind(testDescription: "marks of a purpose", sizes: [20_000, 80_000, 320_000]) {
            #""purpose":"a\#(repeated("\u{301}\u{323}", $0 / 2))""#
        },
        Kind(testDescription: "labels of a host", sizes: [1_000_000, 2_000_000, 4_000_000]) {
            #""hosts":["\#(repeated("a.", $0))test"]"#
        },
        Kind(testDescription: "colons of a host", sizes: [1_000_000, 2_000_000, 4_000_000]) {
            #""hosts":["[\#(repeated(":", $0))"]"#
        },
        Kind(testDescription: "hosts", sizes: [2_500, 5_000, 10_000]) {
            #""hosts":["a.test"\#(repeated(#","b.example.test""#, $0 - 1))]"#
        },
        Kind(testDescription: "more hosts than are read", sizes: [100_000, 300_000, 600_000]) {
            #""hosts":["a.test"\#(repeated(#","b.example.test""#, $0))]"#
        },
        Kind(testDescription: "addresses", sizes: [2_500, 5_000, 10_000]) {
            #""emails":["a@a.test"\#(repeated(#","b@example.test""#, $0 - 1))]"#
        },
        Kind(testDescription: "purposes", sizes: [100_000, 300_000, 600_000]) {
            #""extended_key_usage":["1.2"\#(repeated(#","1.2.3""#, $0))]"#
        },
        Kind(testDescription: "policies", sizes: [100_000, 300_000, 600_000]) {
            #""policies":{"initial":["1.2"\#(repeated(#","1.2.3""#, $0))]}"#
        },
        Kind(testDescription: "arcs of a purpose", sizes: [500_000, 1_000_000, 2_000_000]) {
            #""extended_key_usage":["1.2\#(repeated(".3", $0))"]"#
        },
        Kind(testDescription: "digits of a purpose", sizes: [20_000, 40_000, 80_000]) {
            #""extended_key_usage":["1.2.\#(repeated("9", $0))"]"#
        },
        Kind(testDescription: "digits of a time", sizes: [500_000, 1_000_000, 2_000_000]) {
            #""at":"2026-01-01T00:00:00.\#(repeated("9", $0))Z""#
        },
        Kind(testDescription: "digits of a count", sizes: [500_000, 1_000_000, 2_000_000]) {
            #""max_intermediates":1\#(repeated("0", $0))"#
        },
    ]

    private static let marked = #","\#(repeated("e\u{301}", 20))\#(repeated("\u{301}", 10)).test""#

    private static func repeated(_ text: String, _ count: Int) -> String {
        String(repeating: text, count: count)
    }

    @Test("What a line holds costs time in proportion", arguments: kinds)
    func cost(of kind: Kind) throws {
        let scratch = try TemporaryFolder()
        let rest = try Batch.line(Batch.healthy).dropFirst()
        let costs = try kind.sizes.map { size in
            let line = "{\(kind.fields(size)),\(rest)\n"
            try Data(line.utf8).write(to: scratch.url("requests"))
            let outcome = try Tool.run(
                Checkout.root.appending(path: "Tests/CommandTests/Hosts/measured").path,
                ["answers", "bash", "-c", "exec \"$0\" batch <requests", Checkout.command.path],
                in: scratch.folder
            )
            let figures = outcome.output.split(whereSeparator: \.isWhitespace).map(String.init)
            try #require(figures.count == 3, "measured: \(outcome.errors)")
            #expect(figures[0] == "0")
            let answer = try String(contentsOf: scratch.url("answers"), encoding: .utf8)
            #expect(answer.hasPrefix("{\"id\":") && answer.contains("\"status\":"))
            let megabytes = try #require(Int(figures[2])) / 1024
            #expect(megabytes < 200, "\(figures)")
            return try #require(Double(figures[1]))
        }
        // A build that is not optimised takes ten times as long; what starting takes is left out.
        #expect(costs.allSatisfy { $0 < 20 }, "\(costs)")
        let growth = Double(kind.sizes[2]) / Double(kind.sizes[0])
        #expect(costs[2] < 1.6 * growth * costs[0] + 0.3, "\(kind.sizes): \(costs)")
    }

    @Test("A name of millions of labels is judged in time, in every profile")
    func labels() throws {
        let scratch = try TemporaryFolder()
        var parts = CertificateParts()
        let name = DER.string(0x82, Self.repeated("a.", 2_500_000) + "test")
        parts.extensions = [
            CertificateParts.extension(
                DER.oid(2, 5, 29, 17),
                isCritical: false,
                DER.sequence(name)
            )
        ]
        try Data(parts.der).write(to: scratch.url("labels.der"))
        for profile in ["rfc5280", "web", "strict"] {
            let outcome = try Tool.run(
                Checkout.root.appending(path: "Tests/CommandTests/Hosts/measured").path,
                ["output", Checkout.command.path, "check", "labels.der", "--profile", profile]
                    + ["--host", "www.example.test", "--at", "2026-02-01"],
                in: scratch.folder
            )
            let figures = outcome.output.split(whereSeparator: \.isWhitespace).map(String.init)
            try #require(figures.count == 3, "measured: \(outcome.errors)")
            #expect(figures[0] == "2")
            #expect(try #require(Double(figures[1])) < 20, "\(profile): \(figures)")
            #expect(try #require(Int(figures[2])) / 1024 < 200, "\(profile): \(figures)")
        }
    }
}
