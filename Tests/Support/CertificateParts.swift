/// The parts of a certificate's DER, each to be replaced; nothing in it is signed.
public struct CertificateParts {
    /// What stands before the serial number; the explicit version 3.
    public var version = DER.constructed(0, DER.integer(2))
    /// The serial number's INTEGER.
    public var serialNumber = DER.integer(0x01)
    /// The algorithm inside.
    public var innerAlgorithm = Self.ecdsaWithSHA256
    /// The algorithm beside the signature.
    public var outerAlgorithm = Self.ecdsaWithSHA256
    /// The issuer's Name.
    public var issuer = Self.name("issuer.test")
    /// The first second of validity.
    public var notBefore = DER.string(0x17, "260101000000Z")
    /// The last second of validity.
    public var notAfter = DER.string(0x17, "260401000000Z")
    /// The subject's Name.
    public var subject = Self.name("www.a.test")
    /// The SubjectPublicKeyInfo: P-256's base point.
    public var publicKey = Self.basePoint
    /// The extensions, each a whole SEQUENCE; nil leaves the field out.
    public var extensions: [[UInt8]]?
    /// What follows the fields of the signed part.
    public var trailing: [UInt8] = []
    /// The BIT STRING of the signature.
    public var signature = DER.bits([0x30, 0x00])

    /// The parts of a sound certificate.
    public init() {}

    /// The parts of a certificate with these extensions.
    public init(extensions: [UInt8]...) {
        self.extensions = extensions
    }

    /// The part that is signed.
    public var signedPart: [UInt8] {
        let list = extensions.map { DER.constructed(3, DER.element(0x30, Array($0.joined()))) }
        let names = [issuer, DER.sequence(notBefore, notAfter), subject]
        let fields = [version, serialNumber, innerAlgorithm] + names + [publicKey, list ?? []]
        return DER.element(0x30, Array(fields.joined()) + trailing)
    }

    /// The whole certificate.
    public var der: [UInt8] { DER.sequence(signedPart, outerAlgorithm, signature) }

    /// The whole certificate with a signature by the key of `basePoint`, which is 1.
    ///
    /// With 1 for the signature's own secret too, ECDSA comes to r, the base point's x, and
    /// s = digest + r, both modulo the group's order: no curve is needed to sign.
    ///
    /// - Parameter sha256: Digests the signed part.
    public func signed(sha256: ([UInt8]) -> [UInt8]) -> [UInt8] {
        let x = Self.hexadecimal("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296")
        let order = Self.hexadecimal(
            "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"
        )
        let sum = Self.sum(sha256(signedPart), x, modulo: order).drop { $0 == 0 }
        let sign: [UInt8] = sum.first.map { $0 < 0x80 } ?? false ? [] : [0]
        var signed = self
        signed.signature = DER.bits(
            DER.sequence(DER.element(0x02, x), DER.element(0x02, sign + sum))
        )
        return signed.der
    }

    /// The sum of two big-endian numbers, reduced once or twice.
    private static func sum(_ left: [UInt8], _ right: [UInt8], modulo: [UInt8]) -> [UInt8] {
        var sum = [Int](repeating: 0, count: left.count + 1)
        for index in left.indices { sum[index + 1] = Int(left[index]) + Int(right[index]) }
        let order = [0] + modulo.map(Int.init)
        for _ in 0...2 {
            sum = carried(sum)
            guard !sum.lexicographicallyPrecedes(order) else { break }
            for index in sum.indices { sum[index] -= order[index] }
        }
        return carried(sum).dropFirst().map { UInt8($0) }
    }

    private static func carried(_ digits: [Int]) -> [Int] {
        var digits = digits
        for index in digits.indices.dropFirst().reversed() {
            digits[index - 1] += digits[index] >> 8
            digits[index] &= 0xFF
        }
        return digits
    }

    /// One extension.
    public static func `extension`(
        _ oid: [UInt8],
        isCritical: Bool = false,
        _ value: [UInt8]
    ) -> [UInt8] {
        DER.sequence(oid, isCritical ? DER.yes : [], DER.octets(value))
    }

    /// A name of one common name.
    public static func name(_ commonName: String, tag: UInt8 = 0x0C) -> [UInt8] {
        DER.sequence(attribute(DER.oid(2, 5, 4, 3), DER.string(tag, commonName)))
    }

    /// A relative name of one attribute.
    public static func attribute(_ type: [UInt8], _ value: [UInt8]) -> [UInt8] {
        DER.set(DER.sequence(type, value))
    }

    /// ecdsa-with-SHA256.
    public static let ecdsaWithSHA256 = DER.sequence(DER.oid(1, 2, 840, 10045, 4, 3, 2))

    /// A point that lies on P-256, uncompressed.
    public static let basePoint = DER.sequence(
        DER.sequence(DER.oid(1, 2, 840, 10045, 2, 1), DER.oid(1, 2, 840, 10045, 3, 1, 7)),
        DER.bits(
            [0x04]
                + hexadecimal("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296")
                + hexadecimal("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5")
        )
    )

    /// The octets that some hexadecimal digits stand for; white space between them is skipped.
    public static func hexadecimal(_ text: String) -> [UInt8] {
        let digits = text.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count - 1, by: 2).map {
            UInt8(digits[$0] << 4 | digits[$0 + 1])
        }
    }
}
