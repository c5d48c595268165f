import CertModel

/// The parameters of RSASSA-PSS (RFC 4055 §3.1).
package struct PSSParameters {
    package let digest: String
    package let maskDigest: String
    package let saltLength: Int

    /// Decodes the parameters; absent ones have the defaults: SHA-1 and 20 octets of salt.
    package init(der: [UInt8]?) throws(DERError) {
        var (hash, mask, salt) = ("SHA1", "SHA1", 20)
        if let der {
            var outer = DERCursor(der)
            var inner = try outer.enter(Tag.sequence, "RSASSA-PSS parameters")
            if let field = try inner.optional(Tag.constructed(0), "hashAlgorithm") {
                hash = try Self.digestName(in: field, of: der)
            }
            if let field = try inner.optional(Tag.constructed(1), "maskGenAlgorithm") {
                mask = try Self.maskDigestName(in: field, of: der)
            }
            if let field = try inner.optional(Tag.constructed(2), "saltLength") {
                var cursor = DERCursor(der, inside: field)
                salt = min(try cursor.count("saltLength"), Int(Int32.max))
            }
            if let field = try inner.optional(Tag.constructed(3), "trailerField") {
                var cursor = DERCursor(der, inside: field)
                // RFC 4055 §3.1: "Implementations MUST ... accept only trailerFieldBC", 1.
                guard try cursor.count("trailerField") == 1 else {
                    throw DERError(at: field.start, "trailerField is other than 1")
                }
            }
            try inner.expectEnd(of: "RSASSA-PSS parameters")
        }
        (digest, maskDigest, saltLength) = (hash, mask, salt)
    }

    private static func digestName(
        in field: DERElement,
        of der: [UInt8]
    ) throws(DERError) -> String {
        var cursor = DERCursor(der, inside: field)
        return try digestName(cursor.algorithmIdentifier("a hash algorithm").algorithm, field.start)
    }

    private static func maskDigestName(
        in field: DERElement,
        of der: [UInt8]
    ) throws(DERError) -> String {
        var cursor = DERCursor(der, inside: field)
        let mask = try cursor.algorithmIdentifier("maskGenAlgorithm")
        guard mask.algorithm == .mgf1, let parameters = mask.parameters else {
            throw DERError(at: field.start, "the mask generation function is not MGF1")
        }
        var inner = DERCursor(parameters)
        let hash = try inner.algorithmIdentifier("the hash of MGF1")
        return try digestName(hash.algorithm, field.start)
    }

    private static func digestName(_ oid: OID, _ offset: Int) throws(DERError) -> String {
        guard let name = digestNames[oid] else {
            throw DERError(at: offset, "the hash algorithm \(oid) is not known")
        }
        return name
    }

    private static let digestNames: [OID: String] = [
        .sha1: "SHA1",
        OID(2, 16, 840, 1, 101, 3, 4, 2, 4): "SHA2-224",
        OID(2, 16, 840, 1, 101, 3, 4, 2, 1): "SHA2-256",
        OID(2, 16, 840, 1, 101, 3, 4, 2, 2): "SHA2-384",
        OID(2, 16, 840, 1, 101, 3, 4, 2, 3): "SHA2-512",
    ]
}
