import CertModel
import TestSupport
import Testing

@testable import CertCore
@testable import CertModel

/// The paths of clients that take the first issuer that fits, over signed chains.
struct ClientPathTests {
    private let engine: Engine

    init() throws { engine = try Engine() }

    private func certificate(
        _ subject: String,
        by issuer: String,
        ends: String = "260401000000Z",
        identifier: [UInt8]? = nil,
        isCA: Bool = true
    ) throws -> Certificate {
        var parts = CertificateParts()
        parts.subject = CertificateParts.name(subject)
        parts.issuer = CertificateParts.name(issuer)
        parts.notAfter = DER.string(0x17, ends)
        let constraints = CertificateParts.extension(
            DER.oid(2, 5, 29, 19),
            isCritical: true,
            DER.sequence(DER.yes)
        )
        let names = CertificateParts.extension(
            DER.oid(2, 5, 29, 17),
            DER.sequence(DER.string(0x82, "www.a.test"))
        )
        parts.extensions = [isCA ? constraints : names]
        if let identifier {
            parts.extensions?.append(
                CertificateParts.extension(
                    DER.oid(2, 5, 29, isCA ? 14 : 35),
                    isCA
                        ? DER.octets(identifier) : DER.sequence(DER.element(0x80, identifier))
                )
            )
        }
        return try Certificate(der: parts.signed { engine.context.sha256($0) })
    }

    private func findings(
        _ chain: [Certificate],
        anchors: [Certificate],
        clients: ClientFamilies? = nil
    ) throws -> [Finding] {
        let time = try #require(Timestamp(year: 2026, month: 2, day: 1))
        var policy = ValidationPolicy(
            time: time,
            thresholds: ExpiryThresholds(warning: .never, error: .never)
        )
        policy.clients = clients
        let checker = Checker(policy: policy, trust: TrustStore(anchors))
        return try #require(try checker.check(chain)).findings
    }

    private func refusing(_ id: FindingID, _ findings: [Finding]) -> ClientFamilies {
        findings.filter { $0.id == id }.reduce(into: []) { $0.formUnion($1.clients ?? []) }
    }

    @Test("Of two cross-signed intermediates the first counts for those that do not look back")
    func crossSigned() throws {
        let leaf = try certificate("leaf", by: "I", isCA: false)
        let (lost, good) = (
            try certificate("I", by: "Unknown"), try certificate("I", by: "Root")
        )
        let root = try certificate("Root", by: "Root")
        let wrong = try findings([leaf, lost, good], anchors: [root])
        // Python's strict flags refuse either order, for the key identifiers that are missing.
        let patient: ClientFamilies = [
            .chromium, .firefox, .java, .go, .rustls, .pythonStrict,
        ]
        #expect(refusing(.issuerAmbiguous, wrong) == ClientFamilies.all.subtracting(patient))
        #expect(wrong.contains { $0.id == .issuerAmbiguous && $0.severity == .error })
        let right = try findings([leaf, good, lost], anchors: [root])
        #expect(refusing(.issuerAmbiguous, right) == [])
        let browsers = try findings([leaf, lost, good], anchors: [root], clients: [.firefox])
        #expect(browsers.allSatisfy { $0.severity != .error })
    }

    @Test("An expired one is passed over by OpenSSL, and taken by GnuTLS")
    func expired() throws {
        let leaf = try certificate("leaf", by: "I", isCA: false)
        let old = try certificate("I", by: "Root", ends: "260115000000Z")
        let new = try certificate("I", by: "Root")
        let root = try certificate("Root", by: "Root")
        let found = try findings([leaf, old, new], anchors: [root])
        #expect(refusing(.issuerAmbiguous, found) == .gnutls)
    }

    @Test("A key identifier decides between two of one name")
    func identifiers() throws {
        let leaf = try certificate("leaf", by: "I", identifier: [2], isCA: false)
        let (first, second) = (
            try certificate("I", by: "Unknown", identifier: [1]),
            try certificate("I", by: "Root", identifier: [2])
        )
        let root = try certificate("Root", by: "Root")
        let found = try findings([leaf, first, second], anchors: [root])
        #expect(refusing(.issuerAmbiguous, found) == .mbedtls)
    }

    @Test("OpenSSL and Node want a self-signed anchor, unless its issuer is an anchor too")
    func bareAnchor() throws {
        let leaf = try certificate("leaf", by: "I", isCA: false)
        let intermediate = try certificate("I", by: "Root")
        let root = try certificate("Root", by: "Root")
        let alone = try findings([leaf], anchors: [intermediate])
        #expect(refusing(.anchorNotSelfSigned, alone) == [.openssl, .node])
        let both = try findings([leaf], anchors: [intermediate, root])
        #expect(refusing(.anchorNotSelfSigned, both) == [])
    }

    @Test("An issuer above what it issued is found by all but Mbed TLS")
    func order() throws {
        let leaf = try certificate("leaf", by: "I", isCA: false)
        let lower = try certificate("I", by: "J")
        let upper = try certificate("J", by: "Root")
        let root = try certificate("Root", by: "Root")
        let found = try findings([leaf, upper, lower], anchors: [root], clients: .all)
        #expect(refusing(.chainOrder, found) == .mbedtls)
        let ordered = try findings([leaf, lower, upper], anchors: [root], clients: .all)
        #expect(refusing(.chainOrder, ordered) == [])
    }

    @Test(
        "More certificates than a client takes",
        arguments: [(8, []), (9, .java), (15, [.java, .gnutls])] as [(Int, ClientFamilies)]
    )
    func bounds(strangers: Int, families: ClientFamilies) throws {
        let leaf = try certificate("leaf", by: "I", isCA: false)
        let intermediate = try certificate("I", by: "Root")
        let others = try (0..<strangers).map { try certificate("S\($0)", by: "Unknown") }
        let root = try certificate("Root", by: "Root")
        let found = try findings([leaf, intermediate] + others, anchors: [root])
        #expect(refusing(.chainTooLarge, found) == families)
    }

    @Test(
        "More intermediates than a client takes",
        arguments: [(6, []), (7, [.firefox, .rustls])] as [(Int, ClientFamilies)]
    )
    func depth(intermediates: Int, families: ClientFamilies) throws {
        var chain = [try certificate("leaf", by: "I0", isCA: false)]
        for index in 0..<intermediates {
            let issuer = index == intermediates - 1 ? "Root" : "I\(index + 1)"
            chain.append(try certificate("I\(index)", by: issuer))
        }
        let found = try findings(chain, anchors: [try certificate("Root", by: "Root")])
        #expect(refusing(.chainTooLarge, found) == families)
    }
}
