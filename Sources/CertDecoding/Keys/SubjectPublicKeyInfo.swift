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
    package var hasExplicitCurve: Bool {
        if case .explicitEC = form { true } else { false }
    }

    /// What OpenSSL can build the key from.
    package enum Form {
        case rsa(modulus: [UInt8], exponent: [UInt8])
        /// Restricted to PSS by parameters that only OpenSSL's decoder reads.
        case rsaPSS(modulus: [UInt8], exponent: [UInt8])
        case ec(curve: NamedCurve, point: [UInt8])
        /// On a curve that is given by its parameters; only OpenSSL's decoder reads it.
        case explicitEC(ExplicitCurve, point: [UInt8])
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
            if let curve {
                form = .ec(curve: curve, point: key)
            } else if let parameters = identifier.parameters, parameters.first == Tag.sequence {
                form = .explicitEC(ExplicitCurve(parameters), point: key)
            } else {
                form = .other
            }
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
