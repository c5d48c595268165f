package import CertModel

/// How large the numbers of a key are, read from its DER before OpenSSL calculates with any.
///
/// OpenSSL decodes private keys of any size, and raises a generator to a power on the way: with
/// numbers of 40,000 bits that takes minutes.
package struct KeyBounds {
    package let algorithm: PublicKey.Algorithm
    /// The bits of the largest number, or of the curve's field.
    package let bits: Int
    /// The bits of the private number that a generator is raised to.
    private let exponentBits: Int
    /// The bits of the order of DSA's subgroup.
    private let orderBits: Int
    /// Whether OpenSSL would have to calculate the public half of an elliptic curve's key.
    private let lacksPublicHalf: Bool

    /// The most octets that a key's DER may have: four times an RSA key of 16,384 bits with five
    /// factors.
    static let maximumOctets = 1 << 16

    /// The most bits that a number of a key may have.
    ///
    /// They are OpenSSL's own, within which it verifies and agrees on keys, though not those within
    /// which it decodes: `OPENSSL_RSA_MAX_MODULUS_BITS`, `OPENSSL_DSA_MAX_MODULUS_BITS` and
    /// `OPENSSL_DH_MAX_MODULUS_BITS`; `OPENSSL_ECC_MAX_FIELD_BITS` in whole octets and one more.
    package static func maximumBits(of algorithm: PublicKey.Algorithm) -> Int {
        switch algorithm {
        case .rsa, .rsaPSS: 16_384
        case .ec: 672
        default: 10_000
        }
    }

    /// The numbers of a private key.
    ///
    /// - Throws: `tooLarge` where one is too large.
    package init(privateKey der: [UInt8], form: PrivateKeyForm) throws(CertificateError) {
        let numbers = Numbers(in: DERCursor(der))
        algorithm = form.keyAlgorithm
        bits = try Self.checked(numbers, of: algorithm, der, .private)
        exponentBits = form.privatePart(of: der).map { Numbers(in: $0).largest } ?? bits
        // Version, prime, order, generator: both forms of a DSA key begin with these.
        orderBits = numbers.first.count > 2 ? numbers.first[2] : 0
        lacksPublicHalf = !numbers.hasPublicHalf
    }

    /// The numbers of a public key.
    ///
    /// - Throws: `tooLarge` where one is too large.
    package init(publicKey info: SubjectPublicKeyInfo) throws(CertificateError) {
        algorithm = info.algorithm
        bits = try Self.checked(
            Numbers(in: DERCursor(info.der)),
            of: algorithm,
            info.der,
            .public
        )
        exponentBits =
            switch info.form {
            case .rsa(_, let exponent), .rsaPSS(_, let exponent): exponent.bitWidth
            default: 0
            }
        lacksPublicHalf = info.hasExplicitCurve
        orderBits = 0
    }

    private static func checked(
        _ numbers: Numbers,
        of algorithm: PublicKey.Algorithm,
        _ der: [UInt8],
        _ half: KeyRefusal.KeyHalf
    ) throws(CertificateError) -> Int {
        guard der.count <= maximumOctets else {
            throw CertificateError(
                .tooLarge,
                .key(.octets(half, der.count, maximum: maximumOctets))
            )
        }
        let maximum = maximumBits(of: algorithm)
        guard numbers.largest <= maximum else {
            throw CertificateError(
                .tooLarge,
                .key(.number(half, bits: numbers.largest, maximum: maximum, algorithm))
            )
        }
        return algorithm == .ec ? numbers.curveBits ?? maximum : numbers.largest
    }
}

/// What OpenSSL needs for a key, in nanoseconds (`Docs/Reference/Limits.md`).
extension KeyBounds {
    /// To decode a private key and to calculate its public half.
    package var costOfOpening: Int {
        switch algorithm {
        case .rsa, .rsaPSS: bits * bits / 500
        case .ec: lacksPublicHalf ? costOnCurve : 0
        case .ed25519, .ed448, .x25519, .x448: 250_000
        default: costOfPower(exponentBits)
        }
    }

    /// To find out by calculating whether the two halves belong together.
    package var costOfProof: Int {
        switch algorithm {
        case .rsa, .rsaPSS: .saturatingProduct(bits, bits, bits) / 1400
        case .ec: costOnCurve
        case .ed25519, .ed448, .x25519, .x448: 500_000
        // To sign takes one power, to verify two.
        case .dsa: 3 * costOfPower(orderBits)
        default: costOfPower(exponentBits)
        }
    }

    /// To make a public key ready.
    package var costOfReading: Int { lacksPublicHalf ? costOnCurve : 50_000 }

    /// To verify one signature.
    package var costOfVerifying: Int {
        switch algorithm {
        case .rsa, .rsaPSS:
            // OpenSSL verifies with no modulus over 3,072 bits unless the exponent has 64 at most.
            20_000 + .saturatingProduct(bits, bits, exponentBits + 3) / 2500
        case .ec: bits <= 256 ? 330_000 : costOnCurve
        case .dsa: 2 * costOfPower(256)
        default: 250_000
        }
    }

    /// To find the second coordinate of a point.
    package static func costOfPoint(ofBits bits: Int) -> Int { 20_000 + bits * bits / 2 }

    /// To digest one octet of what is signed.
    package static let costOfOctet = 2

    private func costOfPower(_ exponentBits: Int) -> Int {
        .saturatingProduct(bits, bits, exponentBits) / 2000
    }

    /// P-521 has arithmetic of its own.
    private var costOnCurve: Int { 250_000 + bits * bits * bits / (bits == 521 ? 300 : 50) }
}

/// The numbers somewhere in some DER.
private struct Numbers {
    /// The bits of the largest INTEGER.
    private(set) var largest = 0
    /// The bits of the first few.
    private(set) var first: [Int] = []
    /// The field of the curve that is named; nil where none is.
    private(set) var curveBits: Int?
    /// Whether something has the tag of an elliptic curve's public half (RFC 5915 §3).
    private(set) var hasPublicHalf = false

    init(in cursor: DERCursor) {
        visit(cursor, depth: 0)
    }

    /// The maximum depth of a key's numbers: PKCS#8's are in two sequences and a string.
    private static let maximumDepth = 8

    private mutating func visit(_ cursor: DERCursor, depth: Int) {
        var cursor = cursor
        while !cursor.isAtEnd {
            let start = cursor.position
            guard depth < Self.maximumDepth, let element = try? cursor.next("a part") else {
                // In what can't be read no number is larger than all of it.
                largest = max(largest, (cursor.end - start) * 8)
                return
            }
            visit(element, of: cursor.bytes, depth: depth)
        }
    }

    private mutating func visit(_ element: DERElement, of bytes: [UInt8], depth: Int) {
        switch element.tag {
        case Tag.integer:
            let bits = Array(bytes[element.content].drop { $0 == 0 }).bitWidth
            largest = max(largest, bits)
            if first.count < 4 { first.append(bits) }
        case Tag.objectIdentifier:
            let curve = OID(der: bytes[element.content]).flatMap(NamedCurve.init)
            curveBits = curveBits ?? curve?.bits
        case Tag.octetString, Tag.bitString:
            let padding = element.tag == Tag.bitString ? 1 : 0
            let inner = DERCursor(bytes, in: element.content.dropFirst(padding))
            guard inner.nextTag == Tag.sequence || inner.nextTag == Tag.integer else { return }
            visit(inner, depth: depth + 1)
        default:
            hasPublicHalf = hasPublicHalf || element.tag == Tag.constructed(1)
            guard element.isConstructed else { return }
            visit(DERCursor(bytes, inside: element), depth: depth + 1)
        }
    }
}

extension DERElement {
    fileprivate var isConstructed: Bool { tag & 0x20 != 0 }
}

extension PrivateKeyForm {
    fileprivate var keyAlgorithm: PublicKey.Algorithm {
        switch self {
        case .pkcs1, .encrypted: .rsa
        case .sec1: .ec
        case .dsa: .dsa
        case .pkcs8(let oid): Self.algorithms[oid] ?? .init(oid)
        }
    }

    private static let algorithms: [OID: PublicKey.Algorithm] = [
        .rsaEncryption: .rsa, .rsaPSS: .rsaPSS, .ecPublicKey: .ec, .dsa: .dsa,
        .dhKeyAgreement: .dh, .dhPublicNumber: .dh, .x25519: .x25519, .x448: .x448,
        .ed25519: .ed25519, .ed448: .ed448,
    ]

    /// The private number: PKCS#8's third part, the last number of DSA's own form.
    fileprivate func privatePart(of der: [UInt8]) -> DERCursor? {
        var outer = DERCursor(der)
        guard var fields = try? outer.enter(Tag.sequence, "a key") else { return nil }
        switch self {
        case .pkcs8:
            guard (try? fields.next("version")) != nil, (try? fields.next("algorithm")) != nil
            else { return nil }
            return try? fields.enter(Tag.octetString, "the private key")
        case .dsa:
            var last: DERElement?
            while let number = try? fields.next(Tag.integer, "a number") { last = number }
            return last.map { DERCursor(der, in: $0.whole) }
        default: return nil
        }
    }
}
