package import CertModel

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

    /// The object identifier that names it.
    package var oid: OID? { Self.byOID.first { $0.value == self }?.key }

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
