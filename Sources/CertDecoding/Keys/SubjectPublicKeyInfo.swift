package import CertModel

/// The parts of a SubjectPublicKeyInfo (RFC 5280 §4.1.2.7), decoded without OpenSSL.
package struct SubjectPublicKeyInfo {
    package let der: [UInt8]
    package let algorithm: PublicKey.Algorithm
    package let bits: Int
    /// The curve; nil where there is none or its parameters are explicit.
    package let curve: NamedCurve?
    package let form: Form
    /// Whether the curve is given by its parameters, not by its name.
    package private(set) var hasExplicitCurve = false

    /// What OpenSSL can build the key from.
    package enum Form {
        case rsa(modulus: [UInt8], exponent: [UInt8])
        /// Restricted to PSS by parameters that only OpenSSL's decoder reads.
        case rsaPSS(modulus: [UInt8], exponent: [UInt8])
        case ec(curve: NamedCurve, point: [UInt8])
        case edwards(name: String, raw: [UInt8])
        /// A form that only OpenSSL's decoder reads.
        case other
    }

    package init(der: [UInt8]) throws(DERError) {
        var outer = DERCursor(der)
        var info = try outer.enter(Tag.sequence, "the public key")
        let identifier = try info.algorithmIdentifier("the public key's algorithm")
        let key = try info.bitStringBytes("the public key")
        try info.expectEnd(of: "the public key")
        try outer.expectEnd(of: "the public key")
        self.der = der
        switch identifier.algorithm {
        case .rsaEncryption, .rsaPSS:
            let isPlain = identifier.algorithm == .rsaEncryption
            algorithm = isPlain ? .rsa : .rsaPSS
            let (modulus, exponent) = try Self.rsa(key)
            bits = modulus.bitWidth
            curve = nil
            form =
                isPlain
                ? .rsa(modulus: modulus, exponent: exponent)
                : .rsaPSS(modulus: modulus, exponent: exponent)
        case .ecPublicKey:
            algorithm = .ec
            (curve, bits) = try Self.curve(identifier.parameters)
            form = curve.map { .ec(curve: $0, point: key) } ?? .other
            hasExplicitCurve = identifier.parameters?.first == Tag.sequence
        case .dsa:
            (algorithm, curve, form) = (.dsa, nil, .other)
            bits = Self.firstNumber(identifier.parameters)
        case .dhKeyAgreement, .dhPublicNumber:
            (algorithm, curve, form) = (.dh, nil, .other)
            bits = Self.firstNumber(identifier.parameters)
        default:
            let edwards = Self.edwards[identifier.algorithm]
            algorithm = edwards?.algorithm ?? PublicKey.Algorithm(identifier.algorithm)
            bits = edwards?.bits ?? 0
            curve = nil
            form = edwards.map { .edwards(name: $0.name, raw: key) } ?? .other
        }
    }

    /// The same, but a key inside that can't be decoded is left to OpenSSL: nothing may hide the
    /// certificate around it.
    package init(lenient der: [UInt8]) throws(DERError) {
        if let decoded = try? SubjectPublicKeyInfo(der: der) {
            self = decoded
        } else {
            var outer = DERCursor(der)
            var info = try outer.enter(Tag.sequence, "the public key")
            let identifier = try info.algorithmIdentifier("the public key's algorithm")
            self.init(opaque: der, algorithm: identifier.algorithm)
        }
    }

    private init(opaque der: [UInt8], algorithm: OID) {
        self.der = der
        self.algorithm = PublicKey.Algorithm(algorithm)
        (bits, curve, form) = (0, nil, .other)
    }

    /// An RSA public key in its own form, as `RSA PUBLIC KEY` blocks hold it (RFC 8017 A.1.1).
    package init(pkcs1 der: [UInt8]) throws(DERError) {
        _ = try Self.rsa(der)
        // SEQUENCE { SEQUENCE { rsaEncryption, NULL }, BIT STRING { der } }
        let algorithm = DEREncoding.sequence(
            DEREncoding.identifier(.rsaEncryption)
                + DEREncoding.element(Tag.null, [])
        )
        let key = DEREncoding.element(Tag.bitString, [0] + der)
        try self.init(der: DEREncoding.sequence(algorithm + key))
    }

    private static let edwards: [OID: (algorithm: PublicKey.Algorithm, name: String, bits: Int)] = [
        .x25519: (.x25519, "X25519", 256),
        .x448: (.x448, "X448", 448),
        .ed25519: (.ed25519, "ED25519", 256),
        .ed448: (.ed448, "ED448", 456),
    ]

    private static func rsa(
        _ key: [UInt8]
    ) throws(DERError) -> (modulus: [UInt8], exponent: [UInt8]) {
        var outer = DERCursor(key)
        var inner = try outer.enter(Tag.sequence, "the RSA key")
        // Some issuers left out the zero before a high bit; most libraries read it all the same.
        let modulus = try inner.integerBytes("the modulus").drop { $0 == 0 }
        return (Array(modulus), try inner.magnitude("the exponent"))
    }

    /// A named curve, or the field size of explicit parameters.
    package static func curve(_ parameters: [UInt8]?) throws(DERError) -> (NamedCurve?, Int) {
        guard let parameters else { return (nil, 0) }
        var cursor = DERCursor(parameters)
        if cursor.nextTag == Tag.objectIdentifier {
            let oid = try cursor.oid("the curve")
            let curve = NamedCurve(oid)
            return (curve, curve?.bits ?? 0)
        }
        // ECParameters ::= SEQUENCE { version, FieldID { fieldType, prime }, … } (RFC 3279 §2.3.5)
        var explicit = try cursor.enter(Tag.sequence, "the curve's parameters")
        _ = try explicit.count("the parameters' version")
        var field = try explicit.enter(Tag.sequence, "the field")
        let fieldType = try field.oid("the field's type")
        let isPrimeField = fieldType == OID(1, 2, 840, 10045, 1, 1)
        return (nil, isPrimeField ? try field.magnitude("the prime").bitWidth : 0)
    }

    /// The size of the first number of some parameters: DSA's and DH's prime.
    private static func firstNumber(_ parameters: [UInt8]?) -> Int {
        guard let parameters else { return 0 }
        var outer = DERCursor(parameters)
        guard var inner = try? outer.enter(Tag.sequence, "the parameters"),
            let prime = try? inner.magnitude("the prime")
        else { return 0 }
        return prime.bitWidth
    }
}

extension [UInt8] {
    /// The bits of a magnitude without leading zero octets.
    package var bitWidth: Int {
        guard let first else { return 0 }
        return count * 8 - first.leadingZeroBitCount
    }
}

/// An elliptic curve that has a name.
package struct NamedCurve: Hashable {
    /// The NIST or SEC name.
    package let name: String
    /// OpenSSL's name of the group.
    package let groupName: String
    package let bits: Int

    package init?(_ oid: OID) {
        guard let curve = Self.byOID[oid] else { return nil }
        self = curve
    }

    /// The curve of one of OpenSSL's group names.
    package init?(groupName: String) {
        guard let curve = Self.byOID.values.first(where: { $0.groupName == groupName }) else {
            return nil
        }
        self = curve
    }

    private init(_ name: String, _ groupName: String, _ bits: Int) {
        self.name = name
        self.groupName = groupName
        self.bits = bits
    }

    private static let byOID: [OID: NamedCurve] = [
        OID(1, 2, 840, 10045, 3, 1, 1): NamedCurve("P-192", "prime192v1", 192),
        OID(1, 3, 132, 0, 33): NamedCurve("P-224", "secp224r1", 224),
        OID(1, 2, 840, 10045, 3, 1, 7): NamedCurve("P-256", "prime256v1", 256),
        OID(1, 3, 132, 0, 34): NamedCurve("P-384", "secp384r1", 384),
        OID(1, 3, 132, 0, 35): NamedCurve("P-521", "secp521r1", 521),
        OID(1, 3, 132, 0, 6): NamedCurve("secp112r1", "secp112r1", 112),
        OID(1, 3, 132, 0, 7): NamedCurve("secp112r2", "secp112r2", 112),
        OID(1, 3, 132, 0, 28): NamedCurve("secp128r1", "secp128r1", 128),
        OID(1, 3, 132, 0, 29): NamedCurve("secp128r2", "secp128r2", 128),
        OID(1, 3, 132, 0, 9): NamedCurve("secp160k1", "secp160k1", 160),
        OID(1, 3, 132, 0, 8): NamedCurve("secp160r1", "secp160r1", 160),
        OID(1, 3, 132, 0, 30): NamedCurve("secp160r2", "secp160r2", 160),
        OID(1, 3, 132, 0, 31): NamedCurve("secp192k1", "secp192k1", 192),
        OID(1, 3, 132, 0, 32): NamedCurve("secp224k1", "secp224k1", 224),
        OID(1, 3, 132, 0, 10): NamedCurve("secp256k1", "secp256k1", 256),
        OID(1, 3, 132, 0, 1): NamedCurve("sect163k1", "sect163k1", 163),
        OID(1, 3, 132, 0, 15): NamedCurve("sect163r2", "sect163r2", 163),
        OID(1, 3, 132, 0, 26): NamedCurve("sect233k1", "sect233k1", 233),
        OID(1, 3, 132, 0, 27): NamedCurve("sect233r1", "sect233r1", 233),
        OID(1, 3, 132, 0, 16): NamedCurve("sect283k1", "sect283k1", 283),
        OID(1, 3, 132, 0, 17): NamedCurve("sect283r1", "sect283r1", 283),
        OID(1, 3, 132, 0, 36): NamedCurve("sect409k1", "sect409k1", 409),
        OID(1, 3, 132, 0, 37): NamedCurve("sect409r1", "sect409r1", 409),
        OID(1, 3, 132, 0, 38): NamedCurve("sect571k1", "sect571k1", 571),
        OID(1, 3, 132, 0, 39): NamedCurve("sect571r1", "sect571r1", 571),
        OID(1, 3, 36, 3, 3, 2, 8, 1, 1, 7): NamedCurve("brainpoolP256r1", "brainpoolP256r1", 256),
        OID(1, 3, 36, 3, 3, 2, 8, 1, 1, 11): NamedCurve("brainpoolP384r1", "brainpoolP384r1", 384),
        OID(1, 3, 36, 3, 3, 2, 8, 1, 1, 13): NamedCurve("brainpoolP512r1", "brainpoolP512r1", 512),
        OID(1, 2, 156, 10197, 1, 301): NamedCurve("SM2", "SM2", 256),
    ]
}
