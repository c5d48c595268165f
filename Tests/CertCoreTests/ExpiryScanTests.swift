import CertModel
import Foundation
import TestSupport
import Testing

@testable import CertCore

/// `expiry`: dates alone.
struct ExpiryScanTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func run(
        _ names: [String],
        at time: String,
        keepsAll: Bool = false
    ) throws -> Report {
        let time = try #require(Timestamp(rfc3339: time))
        let scan = ExpiryScan(
            time: time,
            thresholds: ExpiryThresholds(),
            jobs: 2,
            keepsAll: keepsAll
        )
        return scan.run(names.map { folder($0) })
    }

    private func ids(_ report: Report) -> [String] {
        report.deployments.flatMap(\.findings).map(\.id.description)
    }

    @Test(
        "a certificate is judged by its dates, whatever else is wrong with it",
        arguments: [
            ("2025-12-31T23:59:59Z", ["not-yet-valid"]), ("2026-01-01T00:00:00Z", []),
            ("2026-03-15T00:00:00Z", ["expires-soon"]), ("2026-04-01T00:00:00Z", ["expires-soon"]),
            ("2026-04-01T00:00:01Z", ["expired"]),
        ]
    )
    func dates(time: String, expected: [String]) throws {
        for fixture in ["healthy", "wrong-key", "signature-invalid", "reversed"] {
            try folder.copy("\(fixture)/fullchain.pem")
            let report = try run(["fullchain.pem"], at: time)
            #expect(ids(report) == expected)
            #expect(report.errors.isEmpty)
            #expect(report.deployments.count == expected.count)
            #expect(try run(["fullchain.pem"], at: time, keepsAll: true).deployments.count == 1)
        }
    }

    @Test("an expired certificate on the way up is told, one that nobody needs is not")
    func wayUp() throws {
        try folder.copy("expired-intermediate/fullchain.pem")
        let report = try run(["fullchain.pem"], at: "2026-02-01T00:00:00Z")
        #expect(ids(report) == ["expired"])
        #expect(report.deployments.first?.findings.first?.locations.first?.line ?? 0 > 1)
        try folder.copy("odd/paths/twin-leaf.pem", to: "leaf.pem")
        let old = try Fixture.text("odd/paths/cross-old-root.pem")
        try folder.write(try Fixture.text("odd/paths/twin-leaf.pem") + old, to: "both.pem")
        #expect(ids(try run(["both.pem"], at: "2026-02-01T00:00:00Z")) == [])
    }

    @Test("an expired chain that is named beside a leaf is the leaf's, among many files too")
    func companions() throws {
        let blocks = try Fixture.text("expired-intermediate/fullchain.pem").split(
            separator: "-----BEGIN",
            omittingEmptySubsequences: true
        ).map { "-----BEGIN\($0)" }
        try folder.write(blocks[0], to: "leaf.pem")
        try folder.write(blocks[1], to: "chain.pem")
        let few = try run(["leaf.pem", "chain.pem"], at: "2026-02-01T00:00:00Z")
        #expect(ids(few) == ["expired"])
        var many = ["leaf.pem", "chain.pem"]
        for index in 0..<600 {
            try folder.copy("odd/paths/twin-leaf.pem", to: "\(index).pem")
            many.append("\(index).pem")
        }
        #expect(ids(try run(many, at: "2026-02-01T00:00:00Z")) == ["expired"])
    }

    @Test("authorities are subjects where there is no leaf")
    func authorities() throws {
        try folder.copy("trust/root.pem")
        #expect(ids(try run(["root.pem"], at: "2041-01-01T00:00:00Z")) == ["expired"])
        try folder.copy("healthy/fullchain.pem")
        let both = try run(["root.pem", "fullchain.pem"], at: "2041-01-01T00:00:00Z")
        #expect(both.deployments.map(\.name) == ["www.example.test"])
    }

    @Test("what can't be judged is told, and an empty folder too")
    func errors() throws {
        try folder.copy("healthy/privkey.pem")
        try folder.write("text", to: "text")
        try folder.write("text", to: "folder/text")
        let report = try run(
            ["privkey.pem", "text", "folder", "none"],
            at: "2026-02-01T00:00:00Z"
        )
        let codes = Dictionary(report.errors.map { ($0.source, $0.code) }) { first, _ in first }
        #expect(
            codes == [
                folder("privkey.pem"): .notACertificate, folder("text"): .notACertificate,
                folder("folder"): .empty, folder("none"): .notFound,
            ]
        )
        #expect(report.errors.count == 4)
    }

    @Test("a path that is given twice is one path")
    func twice() throws {
        try folder.copy("healthy/fullchain.pem")
        let names = ["fullchain.pem", "fullchain.pem", ".", "."]
        let report = try run(names, at: "2026-02-01T00:00:00Z", keepsAll: true)
        #expect(report.errors.isEmpty)
        #expect(report.deployments.count == 1)
    }

    @Test("a key that is passed over counts among the items of its file")
    func index() throws {
        let key = try Fixture.text("healthy/privkey.pem")
        try folder.write(key + Fixture.text("healthy/fullchain.pem"), to: "both.pem")
        let report = try run(["both.pem"], at: "2026-02-01T00:00:00Z", keepsAll: true)
        #expect(report.deployments.map(\.certificate.index) == [1])
    }

    @Test("damaged blocks are told where the leaf is well too")
    func damaged() throws {
        try folder.copy("truncated/fullchain.pem")
        let report = try run(["fullchain.pem"], at: "2026-02-01T00:00:00Z")
        #expect(report.errors.map(\.code) == [.malformed])
    }

    @Test("every file that presents a leaf is judged, whatever another presents")
    func copies() throws {
        for (name, fixture) in [("a", "expired-intermediate"), ("b", "healthy"), ("c", "healthy")] {
            try folder.copy("\(fixture)/fullchain.pem", to: "\(name).pem")
        }
        let report = try run([""], at: "2026-02-01T00:00:00Z", keepsAll: true)
        #expect(report.deployments.count == 3)
        #expect(ids(report) == ["expired"])
        let glanced = try run([""], at: "2026-02-01T00:00:00Z")
        #expect(glanced.deployments.map(\.certificate.location.path) == [folder("a.pem")])
    }

    @Test("an expired leaf beside its chain is told once, and in another folder again")
    func leafOnly() throws {
        for name in ["a/fullchain.pem", "b/fullchain.pem"] {
            try folder.copy("healthy/fullchain.pem", to: name)
        }
        try folder.copy("leaf-only/fullchain.pem", to: "a/cert.pem")
        let report = try run([""], at: "2026-05-01T00:00:00Z")
        #expect(ids(report) == ["expired", "expired"])
        #expect(report.deployments.first?.alsoIn.map(\.path) == [folder("a/cert.pem")])
    }

    private static let files = Fixture.names(in: ".").flatMap { name in
        Fixture.names(in: name).filter { $0.hasSuffix(".pem") }.map { "\(name)/\($0)" }
    }

    @Test("a glance and a look at all say the same of a file", arguments: files)
    func glance(file: String) throws {
        try folder.copy(file, to: "file.pem")
        for time in ["2026-02-01T00:00:00Z", "2026-03-20T00:00:00Z", "2030-01-01T00:00:00Z"] {
            let glanced = try run(["file.pem"], at: time)
            let looked = try run(["file.pem"], at: time, keepsAll: true)
            #expect(glanced.deployments == looked.deployments.filter { !$0.findings.isEmpty })
            #expect(glanced.errors == looked.errors)
        }
    }
}
