import CertModel
import TestSupport
import Testing

@testable import CertDecoding

struct KeyBoundsTests {
    /// A PKCS#8 key with a prime and a private number of some sizes.
    private static func key(_ oid: OID, prime: Int, order: Int? = 160, secret: Int) -> [UInt8] {
        let number = { (bits: Int) in
            let octets = [UInt8](repeating: 0xFF, count: bits / 8)
            return DEREncoding.unsigned((bits % 8 == 0 ? [] : [1 << UInt8(bits % 8 - 1)]) + octets)
        }
        let parameters = number(prime) + (order.map(number) ?? []) + number(8)
        let algorithm =
            DEREncoding.element(Tag.objectIdentifier, oid.bytes) + DEREncoding.sequence(parameters)
        return DEREncoding.sequence(
            DEREncoding.unsigned([]) + DEREncoding.sequence(algorithm)
                + DEREncoding.element(Tag.octetString, number(secret))
        )
    }

    private func read(_ der: [UInt8]) throws -> KeyBounds {
        try KeyBounds(privateKey: der, form: #require(PrivateKeyForm(der: der)))
    }

    @Test(
        "A number over the limit is refused and named with the limit, whichever it is",
        arguments: [(10_001, 160, 160), (2048, 10_001, 160), (2048, 160, 10_001)]
    )
    func tooLarge(prime: Int, order: Int, secret: Int) {
        for oid in [OID.dsa, .dhPublicNumber, .dhKeyAgreement, OID(1, 3, 14, 3, 2, 12)] {
            let error = #expect(throws: CertificateError.self) {
                try read(Self.key(oid, prime: prime, order: order, secret: secret))
            }
            #expect(error?.code == .tooLarge)
            #expect(error?.reason.contains("10001 bits, and the limit is 10000") == true)
        }
    }

    @Test("Sizes that people use pass", arguments: [2048, 3072, 4096, 8192, 10_000])
    func ordinary(bits: Int) throws {
        let key = try read(Self.key(.dsa, prime: bits, order: 256, secret: 256))
        #expect(key.bits == bits)
        #expect(key.costOfOpening + key.costOfProof < 60_000_000)
    }

    @Test("A key of many octets is refused, whatever they are")
    func octets() {
        let numbers = [UInt8](repeating: 0, count: 1) + DEREncoding.unsigned([1])
        let many = DEREncoding.sequence((0..<30_000).flatMap { _ in numbers.dropFirst() })
        let der = DEREncoding.sequence(
            (0..<9).flatMap { DEREncoding.unsigned([UInt8($0)]) } + many
        )
        let error = #expect(throws: CertificateError.self) {
            try KeyBounds(privateKey: der, form: .pkcs1)
        }
        #expect(error?.reason.contains("\(KeyBounds.maximumOctets)") == true)
    }

    @Test("In what can't be read no number is taken for smaller than all of it")
    func unreadable() {
        let inner: [UInt8] = [Tag.sequence, 0x80] + [UInt8](repeating: 1, count: 2000) + [0, 0]
        let algorithm = DEREncoding.element(Tag.objectIdentifier, OID.dsa.bytes)
        let der = DEREncoding.sequence(
            DEREncoding.unsigned([]) + DEREncoding.sequence(algorithm)
                + DEREncoding.element(Tag.octetString, inner)
        )
        #expect(throws: CertificateError.self) { try read(der) }
    }

    @Test("The private number weighs, not what stands behind it")
    func exponent() throws {
        let small = try read(Self.key(.dhKeyAgreement, prime: 8192, order: nil, secret: 256))
        let large = try read(Self.key(.dhKeyAgreement, prime: 8192, order: nil, secret: 8192))
        #expect(large.costOfOpening > 30 * small.costOfOpening)
    }
}
