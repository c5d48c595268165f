import Foundation
import TestSupport
import Testing

/// Files that are made to cost time and memory: each is answered in a second and 100 MB where the
/// command is optimised, or in a small multiple of the file's size.
@Suite(
    .enabled(
        if: !Sanitizer.watchesAddresses,
        "AddressSanitizer takes time and memory of its own"
    ),
    .serialized
)
struct HostileSizeTests {
    /// A run of the command, and what is said of it.
    struct Case: CustomTestStringConvertible {
        let arguments: String
        let status: Int
        /// What its output holds.
        var says = ""

        var testDescription: String { arguments }
    }

    /// What `Hosts/hostile-files` writes.
    private static let folder = Result {
        let scratch = try TemporaryFolder()
        let made = try Tool.run(program("hostile-files"), [scratch.folder.path], in: Checkout.root)
        try #require(made.status == 0, "hostile-files: \(made.errors)")
        return scratch
    }

    private static func program(_ name: String) -> String {
        Checkout.root.appending(path: "Tests/CommandTests/Hosts/\(name)").path
    }

    /// Seconds of processor time: a build that is not optimised takes ten times as long.
    private static let mostSeconds = 20.0

    @Test(
        "A hostile file is answered soon, and where a budget ran out that is said",
        arguments: [
            Case(arguments: "check crowd.pem", status: 2, says: "search-limit"),
            Case(arguments: "check mesh.pem", status: 2, says: "search-limit"),
            Case(arguments: "check loop.pem", status: 2, says: "search-limit"),
            Case(arguments: "check long.pem", status: 2, says: "search-limit"),
            Case(arguments: "expiry long.pem --at 2027-01-01", status: 2, says: "expired"),
            Case(arguments: "check constraints.pem", status: 2, says: "search-limit"),
            Case(arguments: "check few-names.pem", status: 2),
            Case(
                arguments: "check strangers.pem --verbose",
                status: 2,
                says: "19900 more certificates"
            ),
            Case(arguments: "expiry strangers.pem", status: 0),
            Case(arguments: "check sound.pem --crl million.crl", status: 0),
            Case(arguments: "inspect million.crl", status: 0, says: "1000000"),
            Case(arguments: "check begins.pem --verbose", status: 3, says: "more of this kind"),
            Case(arguments: "check empty-blocks.pem --verbose", status: 3, says: "of this kind"),
            Case(arguments: "check labels.pem", status: 3),
            Case(arguments: "check glued.pem", status: 3),
            Case(arguments: "check dashes.pem", status: 3),
            Case(arguments: "check encrypted-keys.pem", status: 3),
            Case(arguments: "check joined.der", status: 2),
            Case(arguments: "check many.p12", status: 0),
            Case(arguments: "check long-name.pem", status: 2),
            Case(arguments: "inspect million.jks", status: 3, says: "more than 1000 private keys"),
            Case(arguments: "inspect blank-lines.pem", status: 3),
            Case(arguments: "check keys.pem", status: 3, says: "more than 1000 private keys"),
            Case(
                arguments: "check costly-keys.pem --passphrase-file passphrase",
                status: 3,
                says: "limit of 1500 ms"
            ),
            Case(arguments: "check large-key.pem", status: 3),
            Case(arguments: "server deep-pattern.conf", status: 0),
            Case(arguments: "server deeper-pattern.conf", status: 2, says: "too long parameter"),
            Case(arguments: "server wide-pattern.conf", status: 3, says: "many entries of folders"),
            Case(arguments: "server fan.conf", status: 2, says: "more than 1000 sites"),
        ]
    )
    func cost(of run: Case) throws {
        let (seconds, megabytes) = try measure(run)
        #expect(seconds < Self.mostSeconds)
        #expect(megabytes < 100)
    }

    @Test(
        "Four times as much of one thing costs four times as much",
        arguments: [
            ("names", 3), ("servers", 3), ("semicolons", 3), ("passwords", 3), ("rules", 3),
        ]
    )
    func straightLine(kind: String, status: Int) throws {
        let one = try measure(Case(arguments: "server \(kind)-1.conf", status: status))
        let four = try measure(Case(arguments: "server \(kind)-4.conf", status: status))
        // Starting costs the same, and the machine may be at work on other things.
        #expect(four.seconds < 6 * one.seconds + 1, "\(one) \(four)")
        #expect(four.megabytes < 100)
    }

    /// The processor time and the memory of a run, which ends as it should.
    private func measure(_ run: Case) throws -> (seconds: Double, megabytes: Int) {
        let folder = try Self.folder.get()
        let words = run.arguments.split(separator: " ").map(String.init)
        let judging = words[0] == "check" ? ["--trust", "root.pem"] : []
        let time = words[0] == "inspect" || words.contains("--at") ? [] : ["--at", "2026-02-01"]
        let outcome = try Tool.run(
            Self.program("measured"),
            ["output", Checkout.command.path] + words + judging + time,
            in: folder.folder
        )
        let figures = outcome.output.split(whereSeparator: \.isWhitespace).map(String.init)
        try #require(figures.count == 3, "measured: \(outcome.errors)")
        let output = try String(contentsOf: folder.url("output"), encoding: .utf8)
        #expect(Int(figures[0]) == run.status, "\(output.prefix(2000))")
        #expect(run.says.isEmpty || output.contains(run.says), "\(output.prefix(2000))")
        return (try #require(Double(figures[1])), try #require(Int(figures[2])) / 1024)
    }

    @Test(
        "What each kind of hostile file costs lies on a line through its sizes, and below the bounds",
        arguments: [
            "dsa-bits", "dsa-order", "x942-keys", "dh-in-pkcs12", "rsa-of-many-primes",
            "attributes-of-a-key", "encrypted-keys", "scrypt-keys", "pbes1-keys",
            "prf-that-is-slow", "mac-iterations", "stores-of-many-files", "nested-bags",
            "classes-above-classes", "authorities-with-costly-keys", "lists-and-points",
            "lists-and-authorities", "requests-with-costly-keys", "size-of-parameters",
            "leaves-with-curves-of-their-own", "curves-by-their-parameters",
            "points-that-are-compressed", "directory-places", "deltas", "issuers-within-a-list",
            "empty-values", "depth", "certificates-that-are-missing", "patterns-as-names",
            "marks-in-names", "hosts-and-names", "names-in-documents", "constraints-of-a-chain",
        ]
    )
    func series(kind: String) throws {
        // A build that is not optimised takes ten times as long for what is not OpenSSL's.
        let words = [Checkout.command.path, "--slow", "10", "--kind", kind]
        let outcome = try Tool.run(Self.program("hostile-kinds"), words, in: Checkout.root)
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }
}
