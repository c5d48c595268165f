package import CertModel

extension Certificate.StatedTrust {
    /// Decodes what follows the certificate in a `TRUSTED CERTIFICATE` block, OpenSSL's
    /// `X509_CERT_AUX ::= SEQUENCE { trust SEQUENCE OF OID OPTIONAL, reject [0] OPTIONAL, alias
    /// UTF8String OPTIONAL, keyid OCTET STRING OPTIONAL, other [1] OPTIONAL }`.
    package init(auxiliary der: [UInt8]) throws(DERError) {
        var file = DERCursor(der)
        var fields = try file.enter(Tag.sequence, "the trust settings")
        let trusted = try fields.optional(Tag.sequence, "trusted purposes")
        let rejected = try fields.optional(Tag.constructed(0), "rejected purposes")
        let alias = try fields.optional(Tag.utf8String, "alias")
        try self.init(
            trusted: trusted.map { element throws(DERError) in try Self.oids(der, element) },
            rejected: rejected.map { element throws(DERError) in try Self.oids(der, element) }
                ?? [],
            alias: alias.map { String(decoding: der[$0.content], as: UTF8.self) }
        )
    }

    private static func oids(_ der: [UInt8], _ element: DERElement) throws(DERError) -> [OID] {
        var cursor = DERCursor(der, inside: element)
        var oids: [OID] = []
        while !cursor.isAtEnd { oids.append(try cursor.oid("a purpose")) }
        return oids
    }
}
