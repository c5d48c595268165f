import CertModel

/// An elliptic curve that is given by its parameters (RFC 3279 §2.3.5).
///
/// Whether they are those of a curve with a name is found by a digest. OpenSSL would calculate for a
/// third of a millisecond to say so, and every certificate may have a curve of its own.
package struct ExplicitCurve {
    private let parameters: [UInt8]

    init(_ parameters: [UInt8]) { self.parameters = parameters }

    /// The curve with these parameters; nil where none of those that have a name has them.
    package func named(sha256: ([UInt8]) -> [UInt8]) -> NamedCurve? {
        guard let numbers = try? numbers() else { return nil }
        let digest = sha256(numbers).prefix(16)
        return Self.groupNames[Array(digest).hexadecimal].flatMap(NamedCurve.init(groupName:))
    }

    /// What the curve is, in one form: the field, both coefficients, the base point and its order.
    ///
    /// > RFC 3279 §2.3.5: "ECParameters ::= SEQUENCE { version, fieldID, curve, base, order,
    /// > cofactor OPTIONAL }"
    private func numbers() throws(DERError) -> [UInt8] {
        var outer = DERCursor(parameters)
        var fields = try outer.enter(Tag.sequence, "the curve's parameters")
        _ = try fields.count("the parameters' version")
        let field = try fields.next(Tag.sequence, "the field")
        var curve = try fields.enter(Tag.sequence, "the curve")
        let coefficients = [
            try curve.next(Tag.octetString, "a coefficient"),
            try curve.next(Tag.octetString, "a coefficient"),
        ]
        let base = parameters[try fields.next(Tag.octetString, "the base point").content]
        let order = try fields.magnitude("the order")
        var kind = DERCursor(parameters, inside: field)
        let isPrimeField = try kind.oid("the field's type") == OID(1, 2, 840, 10045, 1, 1)
        guard let (x, rest) = Self.coordinates(base, isPrimeField: isPrimeField) else {
            throw DERError(at: 0, "the base point is no point")
        }
        let parts =
            coefficients.map { Self.trimmed(parameters[$0.content]) }
            + [Self.trimmed(x), Self.trimmed(rest), order[...]]
        return parts.reduce(into: Self.counted(parameters[field.content])) {
            $0 += Self.counted($1)
        }
    }

    /// The first coordinate of a point, and what tells it from its opposite; nil where it is none.
    ///
    /// Over a prime field the second coordinate's last bit does, which is all that compressed points
    /// have of it (SEC 1 §2.3.3).
    private static func coordinates(
        _ point: ArraySlice<UInt8>,
        isPrimeField: Bool
    ) -> (x: ArraySlice<UInt8>, rest: ArraySlice<UInt8>)? {
        guard let first = point.first, let last = point.last else { return nil }
        let octets = point.dropFirst()
        switch first {
        case 2, 3: return isPrimeField ? (octets, [first & 1]) : nil
        case 4, 6, 7:
            guard octets.count.isMultiple(of: 2) else { return nil }
            let half = octets.count / 2
            return (octets.prefix(half), isPrimeField ? [last & 1] : octets.suffix(half))
        default: return nil
        }
    }

    private static func trimmed(_ number: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        number.drop { $0 == 0 }
    }

    private static func counted(_ octets: ArraySlice<UInt8>) -> [UInt8] {
        let count = UInt16(truncatingIfNeeded: octets.count)
        return [UInt8(truncatingIfNeeded: count >> 8), UInt8(truncatingIfNeeded: count)] + octets
    }

    /// OpenSSL's names of groups by the first half of the digest of their numbers.
    private static let groupNames = [
        "3f0b928a514c1438fc4d3ea920078306": "prime192v1",
        "190b0458cd036b4fe9ca5480a48e956b": "secp224r1",
        "51903dd3de9dd8f9c0b462968a44fcdf": "prime256v1",
        "2965a0ac8debed6be8969e3b2e7e7030": "secp384r1",
        "24fdb542f272e029cab746e85327c11e": "secp521r1",
        "040edb6c3c765a76f45e600573619e04": "secp112r1",
        "62c4ab0af8860a240143913b08b258ed": "secp112r2",
        "9d21ff5a5cd51ab6dc2b081635880e84": "secp128r1",
        "4b9002bd2621fbe24376ab797b11bf7c": "secp128r2",
        "a98472219b5341b93e9ddcbd6e17a465": "secp160k1",
        "fe1a42564d1a1007391b0f853ed3a4db": "secp160r1",
        "49e5dc16cfdc8a25b6108166af3d5191": "secp160r2",
        "32d2cc30ab171385619e6a889976a9f1": "secp192k1",
        "55bc1df9fa13f5a3a5a04bfb6aff2c6f": "secp224k1",
        "f6aa2fdea4130d7e56914da922dda7fe": "secp256k1",
        "21ee5e88cb103139be8d373b5c949269": "sect163k1",
        "ef23aab158ecf43fab2d243558e82b6b": "sect163r2",
        "695710115cf928e7aecd5302de8a79e0": "sect233k1",
        "aef55d837cfb9bf8f8e6922886ba4444": "sect233r1",
        "4be0e830a80fc584ca914286b9ed3ed3": "sect283k1",
        "5f8a7d07fc238abc87d2dc66bf7002b8": "sect283r1",
        "1476c23abc6b066ebf300c1e6c3cccd4": "sect409k1",
        "dfa50b48a2a6cee0b55c03c8186c553b": "sect409r1",
        "ff6a71bb2098f3e68a04ffb0e5767073": "sect571k1",
        "6062092af983bd5268c8f714b95f31fe": "sect571r1",
        "34159f9f27054cbea02fa7ce204ead61": "brainpoolP256r1",
        "f36aac0202c0adb09e970cd8c235154b": "brainpoolP384r1",
        "a3946bb3422004a24c1976ce4d33c142": "brainpoolP512r1",
        "83e43d0f82b1347c532430802b423719": "SM2",
    ]
}

extension SubjectPublicKeyInfo {
    /// The same key with its curve named; nil where the curve is named already or has no name.
    package func namingCurve(sha256: ([UInt8]) -> [UInt8]) -> SubjectPublicKeyInfo? {
        guard case .explicitEC(let parameters, let point) = form,
            let oid = parameters.named(sha256: sha256)?.oid
        else { return nil }
        let name = DEREncoding.element(Tag.objectIdentifier, oid.bytes)
        let key = DEREncoding.element(Tag.bitString, [0] + point)
        return try? SubjectPublicKeyInfo(
            der: DEREncoding.sequence(
                DEREncoding.sequence(DEREncoding.identifier(.ecPublicKey) + name) + key
            )
        )
    }
}
