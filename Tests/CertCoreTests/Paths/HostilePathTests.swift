import CertModel
import TestSupport
import Testing

@testable import CertCore

/// Certificates that are made to cost time: each verdict ends, far below a second where it is
/// optimised.
struct HostilePathTests {
    private let engine: Engine

    init() throws { engine = try Engine() }

    private static let time =
        Timestamp(rfc3339: "2026-02-01T00:00:00Z") ?? Timestamp(secondsSinceEpoch: 0)

    private static let authority = CertificateParts.extension(
        DER.oid(2, 5, 29, 19),
        isCritical: true,
        DER.sequence(DER.yes)
    )

    /// A certificate that really is signed: all have the same key.
    private func certificate(
        _ subject: String,
        by issuer: String,
        notAfter: String = "260401000000Z",
        serial: UInt8 = 1,
        _ extensions: [[UInt8]] = [authority]
    ) throws -> Certificate {
        var parts = CertificateParts()
        parts.serialNumber = DER.integer(serial)
        parts.subject = CertificateParts.name(subject)
        parts.issuer = CertificateParts.name(issuer)
        parts.notAfter = DER.string(0x17, notAfter)
        parts.extensions = extensions
        return try Certificate(der: parts.signed { engine.context.sha256($0) })
    }

    private func judge(
        _ chain: [Certificate],
        trust: [Certificate]
    ) throws -> (ids: [FindingID], path: Int) {
        let checker = Checker(
            policy: ValidationPolicy(time: Self.time, profile: .rfc5280, purpose: .any),
            trust: TrustStore(trust)
        )
        var subject: Deployment?
        let seconds = try processorSeconds { () throws in subject = try checker.check(chain) }
        #expect(seconds < 30, "far less than one where it is optimised")
        let judged = try #require(subject)
        return (judged.findings.map(\.id), judged.path.count)
    }

    @Test("a chain of thousands is followed as far as the limit, without deep recursion")
    func long() throws {
        let chain = try (0..<2000).map { try certificate("\($0)", by: "\($0 + 1)") }
        let root = try certificate("2000", by: "2000")
        let (ids, path) = try judge(chain, trust: [root])
        #expect(ids.contains(.searchLimit))
        #expect(path > 100)
        let short = try judge(Array(chain[1900...]), trust: [root])
        #expect(!short.ids.contains(.searchLimit))
        #expect(short.path == 101)
    }

    @Test("authorities that all sign one another end the search, trusted or not")
    func mesh() throws {
        let names = (0..<24).map { "authority \($0)" }
        let mesh = try names.flatMap { subject in
            try names.filter { $0 != subject }.map { try certificate(subject, by: $0) }
        }
        let leaf = try certificate("leaf", by: names[0], [])
        #expect(try judge([leaf] + mesh, trust: []).ids.contains(.searchLimit))
        let root = try certificate("authority 7", by: "authority 7")
        let (ids, path) = try judge([leaf] + mesh, trust: [root])
        #expect(path > 1)
        #expect(!ids.contains(.searchLimit), "a path was found")
    }

    @Test("name constraints and names by the ten thousand are not compared pair by pair")
    func constraints() throws {
        let names = (0..<30_000).map { DER.string(0x82, "\($0).a.test") }
        let subtrees = DER.element(0xA1, Array(names.map { DER.sequence($0) }.joined()))
        let constraints = CertificateParts.extension(DER.oid(2, 5, 29, 30), DER.sequence(subtrees))
        let list = DER.element(0x30, Array(names.joined()))
        let alternative = CertificateParts.extension(DER.oid(2, 5, 29, 17), list)
        let chain = [
            try certificate("leaf", by: "middle", [alternative]),
            try certificate("middle", by: "root", [Self.authority, constraints]),
        ]
        let root = try certificate("root", by: "root")
        #expect(try judge(chain, trust: [root]).ids.contains(.searchLimit))
        let few = [try certificate("leaf", by: "middle", []), chain[1]]
        #expect(!(try judge(few, trust: [root]).ids.contains(.searchLimit)))
    }

    @Test("among thousands of certificates the issuer is found by its name")
    func crowd() throws {
        var parts = CertificateParts(extensions: Self.authority)
        let crowd = try (0..<5000).map { number in
            parts.subject = CertificateParts.name("stranger \(number)")
            return try Certificate(der: parts.der)
        }
        let leaf = try certificate("leaf", by: "middle", [])
        let middle = try certificate("MIDDLE", by: "root")
        let root = try certificate("root", by: "root")
        let (_, path) = try judge([leaf] + crowd + [middle], trust: [root])
        #expect(path == 3)
    }
}

/// Of several paths the best is chosen.
struct BestPathTests {
    private let engine: Engine

    init() throws { engine = try Engine() }

    private func certificate(
        _ subject: String,
        by issuer: String,
        until notAfter: String,
        isCA: Bool = true
    ) throws -> Certificate {
        var parts = CertificateParts()
        parts.subject = CertificateParts.name(subject)
        parts.issuer = CertificateParts.name(issuer)
        parts.notAfter = DER.string(0x17, notAfter)
        let authority = DER.sequence(isCA ? DER.yes : [])
        parts.extensions = [CertificateParts.extension(DER.oid(2, 5, 29, 19), authority)]
        return try Certificate(der: parts.signed { engine.context.sha256($0) })
    }

    @Test("of two sound paths the one that is valid longer is chosen, in any order")
    func longest() throws {
        let leaf = try certificate(
            "leaf",
            by: "middle",
            until: "280101000000Z",
            isCA: false
        )
        let middles = [
            try certificate("middle", by: "old root", until: "270201000000Z"),
            try certificate("middle", by: "new root", until: "270101000000Z"),
        ]
        // The intermediate that ends first leads to the root that ends last.
        let roots = [
            try certificate("old root", by: "old root", until: "260601000000Z"),
            try certificate("new root", by: "new root", until: "360101000000Z"),
        ]
        let before = try #require(Timestamp(rfc3339: "2026-04-01T00:00:00Z"))
        let after = try #require(Timestamp(rfc3339: "2026-07-01T00:00:00Z"))
        for (chain, trust) in [(middles, roots), (middles.reversed(), roots.reversed())] {
            for time in [before, after] {
                let checker = Checker(
                    policy: ValidationPolicy(time: time, profile: .rfc5280),
                    trust: TrustStore(trust)
                )
                let subject = try #require(try checker.check([leaf] + chain))
                #expect(
                    subject.path.map(\.sha256) == [leaf.sha256, middles[1].sha256, roots[1].sha256]
                )
                #expect(subject.validUntil == middles[1].notAfter)
                #expect(!subject.findings.contains { $0.severity == .error })
                // The other one is kept, and that its root has expired is no alarm.
                let other = try #require(subject.otherPaths.first)
                #expect(subject.otherPaths.count == 1)
                #expect(
                    other.path.map(\.sha256) == [leaf.sha256, middles[0].sha256, roots[0].sha256]
                )
                #expect(other.validUntil == roots[0].notAfter)
                #expect(other.findings.contains { $0.id == .expired } == (time == after))
                #expect(!subject.findings.contains { $0.id == .expired })
            }
        }
    }

    @Test("a search that was given up says so, unless what it found is sound")
    func givenUp() throws {
        let middles = try (0..<40).map { number in
            try certificate("middle", by: "root", until: "2701010000\(number + 10)Z")
        }
        let leaf = try certificate("leaf", by: "middle", until: "300101000000Z", isCA: false)
        let root = try certificate("root", by: "root", until: "300101000000Z")
        for (time, isSound) in [("2026-04-01T00:00:00Z", true), ("2029-04-01T00:00:00Z", false)] {
            let checker = Checker(
                policy: ValidationPolicy(
                    time: try #require(Timestamp(rfc3339: time)),
                    profile: .rfc5280
                ),
                trust: TrustStore([root])
            )
            let subject = try #require(try checker.check([leaf] + middles))
            #expect(subject.findings.contains { $0.id == .searchLimit } == !isSound)
            #expect((subject.status == .pass) == isSound)
        }
    }
}
