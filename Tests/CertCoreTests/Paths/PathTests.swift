import CertModel
import TestSupport
import Testing

@testable import CertCore
import CertDecoding

/// The chains of `Fixtures/odd/paths`, which `Fixtures/odd/make` describes.
private enum Chain {
    static func certificates(_ names: String...) throws -> [Certificate] {
        try names.map { try Certificate.read(from: Fixture.path("odd/paths/\($0).pem"))[0] }
    }

    static let time =
        Timestamp(rfc3339: "2026-02-01T00:00:00Z")
        ?? Timestamp(secondsSinceEpoch: 0)

    static func check(
        _ chain: [Certificate],
        trust: [Certificate],
        intermediates: [Certificate] = []
    ) throws -> Deployment {
        let checker = Checker(
            policy: ValidationPolicy(time: time, profile: .rfc5280),
            trust: TrustStore(trust),
            intermediates: intermediates
        )
        return try #require(try checker.check(chain))
    }
}

struct TrustStoreTests {
    private let engine: Engine

    init() throws {
        engine = try Engine()
    }

    @Test("an anchor is found by its name in any string type, case and white space")
    func names() throws {
        let found = try Chain.certificates("strings-root", "strings-twin", "strings-leaf", "twin-a")
        let store = TrustStore([found[0], found[1], found[3]])
        for name in [found[0].subject, found[1].subject, found[2].issuer] {
            #expect(Set(store.anchors(named: name, engine: engine)) == Set(found[..<2]))
        }
        #expect(store.anchors(named: found[2].subject, engine: engine).isEmpty)
    }

    @Test("a certificate is an anchor only to the octet")
    func contains() throws {
        let found = try Chain.certificates("twin-a", "twin-b")
        let store = TrustStore([found[0]])
        let same = try Certificate(der: found[0].der)
        #expect(store.anchor(equalTo: same, engine: engine) === found[0])
        #expect(store.anchor(equalTo: found[1], engine: engine) == nil)
    }

    @Test("files and folders are read, and each must hold a certificate")
    func paths() throws {
        let folder = try TemporaryFolder()
        try folder.copy("odd/paths/twin-a.pem", to: "roots/a.pem")
        try folder.copy("odd/paths/twin-b.pem", to: "roots/deep/b.pem")
        try folder.write("no certificate", to: "roots/README")
        let file = try folder.copy("trust/root.pem")
        let twins = try Chain.certificates("twin-a", "twin-b")
        let store = try TrustStore(paths: [folder("roots"), file])
        #expect(Set(store.anchors(named: twins[0].subject, engine: engine)) == Set(twins))
        let failures: [(String, CertificateError.Code)] = [
            (folder("none"), .notFound), (try folder.write("", to: "empty"), .empty),
            (try folder.write("text", to: "text"), .notACertificate),
            (try folder.copy("odd/keys/ec.pkcs8.pem"), .notACertificate),
        ]
        for (path, code) in failures {
            let error = #expect(throws: CertificateError.self) { try TrustStore(paths: [path]) }
            #expect(error?.code == code)
        }
    }

    @Test("of a system's bundle what can't be decoded is left out, and something must be")
    func bundle() throws {
        let folder = try TemporaryFolder()
        var parts = CertificateParts()
        parts.publicKey = DER.element(0x30, [])
        let body = Base64.encode(parts.der)
        let damaged = "-----BEGIN CERTIFICATE-----\n\(body)-----END CERTIFICATE-----\n"
        let mixed = try folder.write(damaged + Fixture.text("trust/root.pem"), to: "mixed")
        let anchors = try Anchor.all(in: mixed)
        #expect(anchors.compactMap { $0.certificate(by: engine) }.count == 1)
        let path = try folder.write(damaged, to: "damaged")
        let error = #expect(throws: CertificateError.self) { try Anchor.all(in: path) }
        #expect(error?.code == .malformed)
    }

    @Test("in a hashed folder the names of all forms of a name lead to it")
    func hashed() throws {
        let folder = try TemporaryFolder()
        let found = try Chain.certificates("strings-root", "strings-leaf", "strings-twin")
        let hash = try #require(HashedFolder.hash(of: found[0].subject, in: engine.context))
        #expect(HashedFolder.hash(of: found[1].issuer, in: engine.context) == hash)
        #expect(HashedFolder([folder.path]) == nil)
        try folder.copy("odd/paths/strings-root.pem", to: "\(hash).0")
        try folder.copy("odd/paths/strings-twin.pem", to: "\(hash).1")
        try folder.copy("odd/paths/twin-a.pem", to: "\(hash).3")
        let hashed = try #require(HashedFolder([folder.path, folder("none")]))
        #expect(
            hashed.certificates(named: found[1].issuer, engine: engine) == [found[0], found[2]]
        )
        #expect(hashed.certificates(named: found[1].subject, engine: engine).isEmpty)
    }

    @Test("a name that OpenSSL can't decode has no hash")
    func undecodable() throws {
        let name = DER.sequence(
            CertificateParts.attribute(DER.oid(2, 5, 4, 3), DER.element(0x1E, [0]))
        )
        var cursor = DERCursor(name)
        #expect(
            HashedFolder.hash(of: try cursor.distinguishedName("it"), in: engine.context) == nil
        )
    }
}

/// Finding and choosing paths (RFC 5280 §6).
struct PathBuilderTests {
    @Test("of two authorities of one name the signature tells, in any order")
    func twins() throws {
        let found = try Chain.certificates("twin-leaf", "twin-a", "twin-b")
        for anchors in [[found[1], found[2]], [found[2], found[1]]] {
            let subject = try Chain.check([found[0]], trust: anchors)
            #expect(subject.findings.isEmpty)
            #expect(subject.path.map(\.sha256) == [found[0].sha256, found[2].sha256])
        }
        let wrong = try Chain.check([found[0]], trust: [found[1]])
        #expect(wrong.findings.map(\.id) == [.signatureInvalid])
        #expect(
            wrong.findings[0].values == [.text("issuer_sha256", found[1].sha256.hexadecimal)],
            "which candidate it was"
        )
        let presented = try Chain.check([found[0], found[1]], trust: [])
        #expect(presented.findings.first?.locations.map(\.line) == [1, 2])
    }

    @Test("authorities that vouch for one another make no path and no loop")
    func loop() throws {
        let found = try Chain.certificates("loop-leaf", "loop-left", "loop-right")
        let subject = try Chain.check(found, trust: [])
        #expect(subject.findings.map(\.id) == [.chainIncomplete])
        let trusted = try Chain.check([found[0], found[1]], trust: [found[2]])
        #expect(trusted.findings.isEmpty)
        #expect(trusted.path.map(\.source) == [.presented, .presented, .trust])
    }

    @Test("names match in another string type, case and white space (RFC 5280 §7.1)")
    func names() throws {
        let found = try Chain.certificates("strings-leaf", "strings-root", "strings-twin")
        for anchors in [[found[1]], [found[1], found[2]], [found[2], found[1]]] {
            #expect(try Chain.check([found[0]], trust: anchors).findings.isEmpty)
        }
    }

    @Test("a path through an expired cross-sign is not chosen where there is another")
    func crossSigns() throws {
        let roots = try Chain.certificates("cross-old-root", "cross-new-root")
        let leaf = try Chain.certificates("cross-leaf")
        let crosses = try Chain.certificates("cross-by-old", "cross-by-new", "cross-new-by-old")
        let wanted = [leaf[0].sha256, crosses[1].sha256, roots[1].sha256]
        for presented in [crosses, crosses.reversed(), Array(crosses[..<2])] {
            for trust in [roots, roots.reversed()] {
                let subject = try Chain.check(leaf + presented, trust: trust)
                #expect(subject.path.map(\.sha256) == wanted)
                #expect(!subject.findings.contains { $0.severity == .error })
            }
        }
        let old = try Chain.check(leaf + crosses, trust: [roots[0]])
        #expect(old.findings.contains { $0.id == .expired && $0.severity == .error })
    }

    @Test("intermediates that nobody presents may be used, and are said to be such")
    func intermediates() throws {
        let found = try Chain.certificates("cross-leaf", "cross-by-new", "cross-new-root")
        let subject = try Chain.check([found[0]], trust: [found[2]], intermediates: [found[1]])
        #expect(subject.path.map(\.source) == [.presented, .intermediate, .trust])
        #expect(subject.findings.isEmpty)
    }

    @Test("a leaf that is an anchor to the octet is a path of one")
    func anchored() throws {
        let leaf = try Chain.certificates("cross-leaf")
        let subject = try Chain.check(leaf, trust: leaf)
        #expect(subject.findings.isEmpty)
        #expect(subject.path.map(\.source) == [.trust])
    }

    @Test("an empty chain is no subject")
    func empty() throws {
        let checker = Checker(policy: ValidationPolicy(time: Chain.time), trust: TrustStore([]))
        #expect(try checker.check([]) == nil)
    }

    /// Authorities of one name, each with a serial number of its own, signed by nobody.
    private func crowd(_ count: Int, issuer: String, subject: String) throws -> [Certificate] {
        try (0..<count).map { number in
            var parts = CertificateParts(
                extensions: CertificateParts.extension(
                    DER.oid(2, 5, 29, 19),
                    isCritical: true,
                    DER.sequence(DER.yes)
                )
            )
            parts.serialNumber = DER.integer(1, UInt8(number >> 8), UInt8(number & 0xFF))
            parts.issuer = CertificateParts.name(issuer)
            parts.subject = CertificateParts.name(subject)
            return try Certificate(der: parts.der)
        }
    }

    @Test("the search is given up where it costs too much, and that is said")
    func budget() throws {
        var parts = CertificateParts()
        parts.issuer = CertificateParts.name("crowd")
        let leaf = try Certificate(der: parts.der)
        let crowd = try crowd(1000, issuer: "nobody", subject: "crowd")
        for trust in [[], crowd] {
            var ids: [FindingID] = []
            let seconds = try processorSeconds { () throws in
                ids = try Chain.check([leaf] + crowd, trust: trust).findings.map(\.id)
            }
            #expect(ids.contains(.searchLimit))
            #expect(ids.contains(.signatureInvalid))
            #expect(seconds < 20, "far less than one where it is optimised")
        }
    }

    @Test("thousands of certificates in one file are looked through in time")
    func presented() throws {
        let crowd = try crowd(8000, issuer: "crowd", subject: "crowd")
        let presented = crowd.map {
            LocatedCertificate($0, from: .file("a", line: 1))
        }
        var findings: [Finding] = []
        let seconds = processorSeconds {
            let check = PresentationCheck(presented: presented, leaf: crowd[0], path: [crowd[0]])
            findings = check.findings()
        }
        #expect(findings.map(\.id) == [.searchLimit], "too many have one name")
        #expect(seconds < 20)
    }
}
