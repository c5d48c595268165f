import TestSupport
import Testing

@testable import CertDecoding
@testable import CertModel

/// CRLs as they are decoded (RFC 5280 §5); nothing here is signed.
struct RevocationListTests {
    private static let algorithm = CertificateParts.ecdsaWithSHA256
    private static let date = DER.string(0x17, "260115000000Z")

    /// A CRL of these entries and extensions.
    private static func list(
        _ entries: [[UInt8]],
        nextUpdate: [UInt8]? = nil,
        extensions: [[UInt8]] = [],
        issuer: [UInt8] = CertificateParts.name("issuer.test")
    ) throws -> CertificateRevocationList {
        let revoked = entries.isEmpty ? [] : DER.element(0x30, Array(entries.joined()))
        let added = DER.constructed(0, DER.element(0x30, Array(extensions.joined())))
        let signed = DER.element(
            0x30,
            DER.integer(1) + algorithm + issuer + date + (nextUpdate ?? [])
                + revoked
                + (extensions.isEmpty ? [] : added)
        )
        return try CertificateRevocationList(
            der: DER.sequence(signed, algorithm, DER.bits([0])),
            at: nil,
            using: .standIns
        )
    }

    private static func entry(_ serial: [UInt8], _ extensions: [UInt8]...) -> [UInt8] {
        let list = extensions.isEmpty ? [] : DER.element(0x30, Array(extensions.joined()))
        return DER.sequence(DER.element(0x02, serial), date, list)
    }

    private static func certificate(_ serial: [UInt8]) throws -> Certificate {
        var parts = CertificateParts()
        parts.serialNumber = DER.element(0x02, serial)
        return try Certificate(der: parts.der)
    }

    @Test(
        "serial numbers are equal as numbers: leading octets of the sign alone don't count",
        arguments: [
            ([0x01], [0x00, 0x00, 0x01], true), ([0x00, 0xFF], [0xFF], false),
            ([0xFF], [0xFF, 0xFF], true), ([0x01], [0x01, 0x00], false),
            ([0x00], [0x00, 0x00], true), ([0x80], [0x00, 0x80], false),
        ] as [([UInt8], [UInt8], Bool)]
    )
    func serialNumbers(listed: [UInt8], asked: [UInt8], isFound: Bool) throws {
        let list = try Self.list([Self.entry([0x55]), Self.entry(listed)])
        #expect(try (list.entry(for: Self.certificate(asked)) != nil) == isFound)
    }

    @Test("each of twenty thousand entries is found in a moment")
    func many() throws {
        let serial = { (number: Int) in
            [0x01, UInt8(number >> 16 & 0xFF), UInt8(number >> 8 & 0xFF), UInt8(number & 0xFF)]
        }
        let list = try Self.list((0..<20_000).map { Self.entry(serial($0)) })
        #expect(list.revokedCount == 20_000)
        #expect(list.entries.issuers.isEmpty)
        for number in stride(from: 0, to: 20_000, by: 1999) {
            #expect(try list.entry(for: Self.certificate(serial(number))) != nil)
        }
        #expect(try list.entry(for: Self.certificate(serial(20_000))) == nil)
        let certificate = try Self.certificate(serial(19_999))
        let seconds = try processorSeconds {
            for _ in 0..<1000 { _ = try list.entry(for: certificate) }
        }
        #expect(seconds < 1)
    }

    @Test(
        "reasons are those of RFC 5280 §5.3.1, and others mean no more than revoked",
        arguments: [
            (1, .keyCompromise), (6, .certificateHold), (8, .removeFromCRL), (10, .aACompromise),
            (7, .unspecified), (99, .unspecified),
        ] as [(UInt8, RevocationReason)]
    )
    func reasons(code: UInt8, reason: RevocationReason) throws {
        let oid = DER.oid(2, 5, 29, 21)
        let one = CertificateParts.extension(oid, DER.element(0x0A, [code]))
        let list = try Self.list([Self.entry([0x01], one)])
        #expect(try list.entry(for: Self.certificate([0x01]))?.reason == reason)
        #expect(list.faults.isEmpty)
    }

    @Test(
        "what RFC 5280 §5.2 and §5.3 don't let a verifier pass over is a fault",
        arguments: [
            (DER.oid(1, 2, 3), true, DER.null, .unknownCriticalExtension("1.2.3")),
            (DER.oid(1, 2, 3), false, DER.null, nil),
            (
                DER.oid(2, 5, 29, 20), false, DER.null,
                .undecodableExtension("cRLNumber", "the number should have tag 0x02 and has 0x05")
            ),
            (
                DER.oid(2, 5, 29, 20), false, DER.integer(0x80),
                .undecodableExtension("cRLNumber", "the number is negative")
            ),
            (
                DER.oid(2, 5, 29, 28), true, DER.sequence(DER.context(4, [0xFF, 0])),
                .undecodableExtension(
                    "issuingDistributionPoint",
                    "indirectCRL is a BOOLEAN of other than one octet"
                )
            ),
            (DER.oid(2, 5, 29, 28), true, DER.sequence(DER.context(4, [0xFF])), nil),
        ] as [([UInt8], Bool, [UInt8], RevocationListFault?)]
    )
    func faults(
        oid: [UInt8],
        isCritical: Bool,
        value: [UInt8],
        fault: RevocationListFault?
    ) throws {
        let one = CertificateParts.extension(oid, isCritical: isCritical, value)
        let list = try Self.list([], extensions: [one])
        #expect(list.faults == (fault.map { [$0] } ?? []))
        let twice = try Self.list([], extensions: [one, one])
        #expect(twice.faults.contains { if case .repeatedExtension = $0 { true } else { false } })
    }

    @Test(
        "what RFC 5280 §5 asks of issuers is a fault of the form",
        arguments: [
            ([number, keyIdentifier], nil), ([keyIdentifier], .numberMissing),
            ([number], .keyIdentifierMissing),
            ([number(isCritical: true), keyIdentifier], .criticalExtension("cRLNumber")),
            (
                [number, keyIdentifier, scope(isCritical: false)],
                .notCriticalExtension("issuingDistributionPoint")
            ),
            ([number, keyIdentifier, scope(isCritical: true)], nil),
        ] as [([[UInt8]], RevocationListFault?)]
    )
    func form(extensions: [[UInt8]], fault: RevocationListFault?) throws {
        let list = try Self.list([], nextUpdate: Self.date, extensions: extensions)
        #expect(list.formFault == fault)
        #expect(list.faults.isEmpty)
    }

    @Test("a CRL that does not say when the next one is due has a fault of the form")
    func withoutNextUpdate() throws {
        let list = try Self.list([], extensions: [Self.number, Self.keyIdentifier])
        #expect(list.formFault == .nextUpdateMissing)
    }

    private static let number = number(isCritical: false)

    private static func number(isCritical: Bool) -> [UInt8] {
        let oid = DER.oid(2, 5, 29, 20)
        return CertificateParts.extension(oid, isCritical: isCritical, DER.integer(7))
    }

    private static let keyIdentifier = CertificateParts.extension(
        DER.oid(2, 5, 29, 35),
        DER.sequence(DER.context(0, [0x01]))
    )

    private static func scope(isCritical: Bool) -> [UInt8] {
        let value = DER.sequence(DER.context(1, [0xFF]))
        return CertificateParts.extension(DER.oid(2, 5, 29, 28), isCritical: isCritical, value)
    }

    @Test("an entry that can't be decoded is a fault, and the others are there all the same")
    func damagedEntry() throws {
        let damaged = DER.sequence(DER.string(0x0C, "one"), Self.date)
        let list = try Self.list([damaged, Self.entry([0x07])])
        #expect(list.faults.count == 1)
        #expect(try list.entry(for: Self.certificate([0x07])) != nil)
    }
}
