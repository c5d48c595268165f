import CertModel
import TestSupport
import Testing

@testable import CertDecoding

struct CertificateDecodingTests {
    private func certificate(
        _ change: (inout CertificateParts) -> Void
    ) throws -> Certificate {
        var parts = CertificateParts()
        change(&parts)
        return try Certificate(der: parts.der)
    }

    @Test("a certificate is read part by part")
    func parts() throws {
        let certificate = try certificate { _ in }
        #expect(certificate.version == 3)
        #expect(certificate.serialNumberText == "1")
        #expect(certificate.issuer.description == "CN=issuer.test")
        #expect(certificate.subject.description == "CN=www.a.test")
        #expect(certificate.notBefore.description == "2026-01-01T00:00:00Z")
        #expect(certificate.notAfter.description == "2026-04-01T00:00:00Z")
        #expect(certificate.publicKey.description == "EC P-256")
        #expect(certificate.signatureAlgorithm.name == "ecdsa-with-SHA256")
        #expect(certificate.signature == [0x30, 0x00])
        #expect(certificate.extensions.isEmpty)
        #expect(certificate.der[certificate.signedRange].first == 0x30)
        #expect(certificate.sha256.count == 32)
        #expect(certificate.sha1.count == 20)
    }

    @Test(
        "the version is 1 where it is not stated, else one more than what is",
        arguments: [
            ([], 1), (DER.constructed(0, DER.integer(0)), 1),
            (DER.constructed(0, DER.integer(1)), 2),
            (DER.constructed(0, DER.integer(2)), 3), (DER.constructed(0, DER.integer(0x7F)), 128),
            (DER.constructed(0, DER.integer(0x7F, 1, 1, 1, 1, 1, 1, 1, 1)), 1001),
        ] as [([UInt8], Int)]
    )
    func versions(field: [UInt8], version: Int) throws {
        #expect(try certificate { $0.version = field }.version == version)
    }

    @Test(
        "a serial number is shown as the integer's value",
        arguments: [
            ([0], "0"), ([1], "1"), ([0x7F], "7f"), ([0, 0x80], "80"), ([0, 0, 1], "1"),
            ([0xFF], "-1"), ([0x80], "-80"), ([0x80, 0], "-8000"), ([0xFF, 0x7F], "-81"),
            (
                [0x12] + [UInt8](repeating: 0xAB, count: 40),
                "12" + String(repeating: "ab", count: 40)
            ),
        ] as [([UInt8], String)]
    )
    func serialNumbers(content: [UInt8], text: String) throws {
        let certificate = try certificate { $0.serialNumber = DER.element(0x02, content) }
        #expect(certificate.serialNumber == content)
        #expect(certificate.serialNumberText == text)
    }

    @Test("a year of four digits lasts to the end of time that RFC 5280 knows")
    func noEnd() throws {
        let certificate = try certificate { $0.notAfter = DER.string(0x18, "99991231235959Z") }
        #expect(certificate.notAfter.description == "9999-12-31T23:59:59Z")
    }

    @Test("the unique identifiers of version 2 are passed over")
    func uniqueIdentifiers() throws {
        let certificate = try certificate {
            $0.trailing = DER.context(1, [0, 1]) + DER.context(2, [0, 2])
        }
        #expect(certificate.extensions.isEmpty)
    }

    @Test("octets behind a certificate are left out")
    func trailing() throws {
        let der = CertificateParts().der
        let certificate = try Certificate(der: der + [0, 0, 0])
        #expect(certificate.der == der)
        #expect(try certificate == Certificate(der: der))
    }

    @Test(
        "a certificate that lacks what it must have is malformed, and the error says what",
        arguments: [
            Change("serialNumber") { $0.serialNumber = [] },
            Change("serialNumber is empty") { $0.serialNumber = DER.integer() },
            Change("version is negative") {
                $0.version = DER.constructed(0, DER.integer(0xFF))
            },
            Change("signature should have tag 0x30") { $0.innerAlgorithm = DER.null },
            Change("signature") { $0.innerAlgorithm = DER.sequence() },
            Change("too many") {
                $0.outerAlgorithm = DER.sequence(DER.oid(1, 2), DER.null, DER.null)
            },
            Change("issuer should have tag 0x30 and has 0x31") { $0.issuer = DER.set() },
            Change("attribute value") {
                $0.subject = DER.sequence(DER.set(DER.sequence(DER.oid(2, 5))))
            },
            Change("notBefore is not a moment") {
                $0.notBefore = DER.string(0x17, "260230000000Z")
            },
            Change("notAfter is not a time") { $0.notAfter = DER.null },
            Change("too many in validity") { $0.notAfter += DER.null },
            Change("the public key") { $0.publicKey = DER.sequence() },
            Change("too many in tbsCertificate") { $0.trailing = DER.null },
            Change("an extension should have tag") { $0.extensions = [DER.null] },
            Change("an extension's value") { $0.extensions = [DER.sequence(DER.oid(2, 5))] },
            Change("signatureValue should have tag 0x03") { $0.signature = DER.null },
        ]
    )
    func malformed(change: Change) {
        let error = #expect(throws: CertificateError.self) { try certificate(change.make) }
        #expect(error?.code == .malformed)
        #expect(error?.reason.contains(change.words) ?? false, "\(error?.reason ?? "")")
    }

    /// A change to a sound certificate, and what is said of it.
    struct Change: Sendable {
        let words: String
        let make: @Sendable (inout CertificateParts) -> Void

        init(_ words: String, _ make: @escaping @Sendable (inout CertificateParts) -> Void) {
            self.words = words
            self.make = make
        }
    }

    @Test("a signature that is not of whole octets is none", arguments: [[], [3, 8], [1]])
    func oddSignatures(bits: [UInt8]) throws {
        let certificate = try certificate { $0.signature = DER.element(0x03, bits) }
        #expect(certificate.signature.isEmpty)
    }

    @Test("a relative name without attributes is shown as nothing")
    func emptyRelativeName() throws {
        let certificate = try certificate { $0.subject = DER.sequence(DER.set()) }
        #expect(certificate.subject.relativeNames == [[]])
        #expect(certificate.subject.description == "")
    }

    @Test("a certificate cut short anywhere is malformed and nothing worse")
    func cutShort() {
        let der = CertificateParts(
            extensions: CertificateParts.extension(DER.oid(2, 5, 29, 19), DER.sequence(DER.yes))
        ).der
        for count in der.indices {
            #expect(throws: CertificateError.self) { try Certificate(der: Array(der[..<count])) }
        }
    }

    @Test("a certificate with any one octet changed is read or refused, and nothing worse")
    func changed() {
        let der = CertificateParts(
            extensions: CertificateParts.extension(
                DER.oid(2, 5, 29, 17),
                DER.sequence(DER.string(0x82, "a.test"))
            )
        ).der
        for index in der.indices {
            for value in [0, 0x1F, 0x30, 0x7F, 0x80, 0x84, 0xFF] as [UInt8] {
                var changed = der
                changed[index] = value
                _ = try? Certificate(der: changed)
            }
        }
    }

    @Test("a public key that can't be decoded does not hide the certificate around it")
    func strangeKey() throws {
        let certificate = try certificate {
            $0.publicKey = DER.sequence(
                DER.sequence(DER.oid(1, 2, 840, 113_549, 1, 1, 1), DER.null),
                DER.bits([1, 2, 3])
            )
        }
        #expect(certificate.publicKey.bits == 0)
        #expect(certificate.publicKey.algorithm.description == "1.2.840.113549.1.1.1")
    }
}

/// Names of every kind of string (RFC 5280 §4.1.2.4).
struct NameDecodingTests {
    private func name(_ tag: UInt8, _ content: [UInt8]) throws -> DistinguishedName {
        var parts = CertificateParts()
        parts.subject = DER.sequence(
            CertificateParts.attribute(DER.oid(2, 5, 4, 3), DER.element(tag, content))
        )
        return try Certificate(der: parts.der).subject
    }

    @Test(
        "a value is text where its octets are a string of its type",
        arguments: [
            (0x0C, Array("é".utf8), "é"), (0x13, Array("a".utf8), "a"),
            (0x16, Array("a@b".utf8), "a@b"), (0x12, Array("12".utf8), "12"),
            (0x1A, Array("v".utf8), "v"), (0x14, [0xE9], "é"),
            (0x1E, [0, 0xE9, 0x4E, 0x2D], "é中"), (0x1E, [0xD8, 0x3D, 0xDE, 0x00], "😀"),
            (0x1C, [0, 0, 0, 0xE9, 0, 1, 0xF6, 0], "é😀"), (0x0C, [], ""),
            (0x0C, [0xFF], nil), (0x13, [0xE9], nil), (0x16, [0x80], nil), (0x1E, [0], nil),
            (0x1E, [0xD8, 0], nil), (0x1C, [0, 0, 0], nil), (0x1C, [0, 0x11, 0, 0], nil),
            (0x04, [0x61], nil), (0x02, [1], nil), (0x30, [], nil),
        ] as [(UInt8, [UInt8], String?)]
    )
    func strings(tag: UInt8, content: [UInt8], text: String?) throws {
        let name = try name(tag, content)
        #expect(name.commonName == text)
        if text == nil { #expect(name.description.hasPrefix("CN=#")) }
    }

    @Test("an empty name is a name")
    func empty() throws {
        var parts = CertificateParts()
        parts.subject = DER.sequence()
        let certificate = try Certificate(der: parts.der)
        #expect(certificate.subject.isEmpty)
        #expect(certificate.displayName == "serial 1")
    }

    @Test("a relative name of several attributes keeps them all")
    func multivalued() throws {
        var parts = CertificateParts()
        parts.subject = DER.sequence(
            CertificateParts.attribute(DER.oid(2, 5, 4, 6), DER.string(0x13, "DE")),
            DER.set(
                DER.sequence(DER.oid(2, 5, 4, 3), DER.string(0x0C, "a")),
                DER.sequence(DER.oid(1, 2, 3, 4), DER.string(0x0C, "b"))
            )
        )
        let subject = try Certificate(der: parts.der).subject
        #expect(subject.description == "CN=a+1.2.3.4=#0c0162,C=DE")
        #expect(subject.der == parts.subject)
    }
}
