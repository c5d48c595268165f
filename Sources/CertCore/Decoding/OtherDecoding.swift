extension CertificateRevocationList {
    /// Decodes a CRL (RFC 5280 §5.1) as far as a glance needs.
    init(der: [UInt8]) throws(DERError) {
        var file = DERCursor(der)
        var outer = try file.enter(Tag.sequence, "the CRL")
        var list = try outer.enter(Tag.sequence, "tbsCertList")
        _ = try outer.algorithmIdentifier("signatureAlgorithm")
        _ = try outer.next(Tag.bitString, "signatureValue")
        try outer.expectEnd(of: "the CRL")
        if list.nextTag == Tag.integer { _ = try list.count("version") }
        _ = try list.algorithmIdentifier("signature")
        let issuer = try list.distinguishedName("issuer")
        let thisUpdate = try list.time("thisUpdate")
        let hasNextUpdate = list.nextTag == Tag.utcTime || list.nextTag == Tag.generalizedTime
        let nextUpdate = hasNextUpdate ? try list.time("nextUpdate") : nil
        var count = 0
        if let revoked = try list.optional(Tag.sequence, "revokedCertificates") {
            var entries = DERCursor(der, inside: revoked)
            while !entries.isAtEnd {
                _ = try entries.next(Tag.sequence, "a revoked certificate")
                count += 1
            }
        }
        let extensions = try? list.optional(Tag.constructed(0), "crlExtensions")
        self.init(
            issuer: issuer,
            thisUpdate: thisUpdate,
            nextUpdate: nextUpdate,
            number: extensions.flatMap { Self.number(der, among: $0) },
            revokedCount: count,
            der: der
        )
    }

    /// The value of cRLNumber (RFC 5280 §5.2.3); nil where it is absent or can't be decoded.
    private static func number(_ der: [UInt8], among extensions: DERElement) -> [UInt8]? {
        var outer = DERCursor(der, inside: extensions)
        guard var list = try? outer.enter(Tag.sequence, "crlExtensions") else { return nil }
        while var one = try? list.enter(Tag.sequence, "an extension") {
            guard (try? one.oid("an extension's identifier")) == .cRLNumber else { continue }
            if one.nextTag == Tag.boolean { _ = try? one.boolean("critical") }
            guard let value = try? one.octets(Tag.octetString, "cRLNumber") else { return nil }
            var cursor = DERCursor(value)
            return try? cursor.integerBytes("cRLNumber")
        }
        return nil
    }
}

extension Certificate.StatedTrust {
    /// Decodes what follows the certificate in a `TRUSTED CERTIFICATE` block, OpenSSL's
    /// `X509_CERT_AUX ::= SEQUENCE { trust SEQUENCE OF OID OPTIONAL, reject [0] OPTIONAL, alias
    /// UTF8String OPTIONAL, keyid OCTET STRING OPTIONAL, other [1] OPTIONAL }`.
    init(auxiliary der: [UInt8]) throws(DERError) {
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
