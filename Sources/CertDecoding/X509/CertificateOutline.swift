package import CertModel

/// The ranges of a certificate's parts, and its validity; nothing else is decoded.
///
/// Nothing is copied or digested; `Certificate` decodes the parts.
package struct CertificateOutline {
    /// The certificate's DER, to the octet.
    package let der: [UInt8]
    package let signedRange: Range<Int>
    package let version: Int
    package let serialNumber: Range<Int>
    package let innerSignatureAlgorithm: Range<Int>
    package let issuer: Range<Int>
    package let notBefore: Timestamp
    package let notAfter: Timestamp
    package let subject: Range<Int>
    package let publicKey: Range<Int>
    let extensions: Range<Int>?
    package let signatureAlgorithm: Range<Int>
    package let signature: Range<Int>
    /// Whether octets follow the certificate.
    let isFollowedByOctets: Bool

    /// Finds the parts of `Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm,
    /// signatureValue }` (RFC 5280 §4.1); octets that follow it are left out.
    package init(_ bytes: [UInt8]) throws(DERError) {
        var file = DERCursor(bytes)
        let whole = try file.next(Tag.sequence, "the certificate")
        der = whole.whole.upperBound == bytes.count ? bytes : Array(bytes[whole.whole])
        isFollowedByOctets = der.count < bytes.count
        var outer = DERCursor(bytes, inside: whole)
        let signed = try outer.next(Tag.sequence, "tbsCertificate")
        signedRange = signed.whole
        signatureAlgorithm = try outer.next(Tag.sequence, "signatureAlgorithm").whole
        let signatureBits = try outer.next(Tag.bitString, "signatureValue")
        // A signature is of whole octets; one that is not can't be verified, but the certificate can be inspected.
        let isWhole = bytes[signatureBits.content].first == 0
        signature = isWhole ? signatureBits.content.dropFirst() : whole.start..<whole.start
        try outer.expectEnd(of: "the certificate")

        var fields = DERCursor(bytes, inside: signed)
        if let tagged = try fields.optional(Tag.constructed(0), "version") {
            var inner = DERCursor(bytes, inside: tagged)
            version = min(try inner.count("version"), 1000) + 1
        } else {
            version = 1
        }
        serialNumber = try fields.next(Tag.integer, "serialNumber").content
        innerSignatureAlgorithm = try fields.next(Tag.sequence, "signature").whole
        issuer = try fields.next(Tag.sequence, "issuer").whole
        var validity = try fields.enter(Tag.sequence, "validity")
        notBefore = try validity.time("notBefore")
        notAfter = try validity.time("notAfter")
        try validity.expectEnd(of: "validity")
        subject = try fields.next(Tag.sequence, "subject").whole
        publicKey = try fields.next(Tag.sequence, "subjectPublicKeyInfo").whole
        _ = try fields.optional(Tag.context(1), "issuerUniqueID")
        _ = try fields.optional(Tag.context(2), "subjectUniqueID")
        extensions = try fields.optional(Tag.constructed(3), "extensions")?.content
        try fields.expectEnd(of: "tbsCertificate")
    }

    /// Calls `body` with each extension until it returns false.
    package func forEachExtension(
        _ body: (_ oid: OID, _ isCritical: Bool, _ value: Range<Int>) throws(DERError) -> Bool
    ) throws(DERError) {
        guard let extensions else { return }
        var outer = DERCursor(der, in: extensions)
        var list = try outer.enter(Tag.sequence, "extensions")
        try outer.expectEnd(of: "extensions")
        while !list.isAtEnd {
            var one = try list.enter(Tag.sequence, "an extension")
            let oid = try one.oid("an extension's identifier")
            let isCritical = one.nextTag == Tag.boolean ? try one.boolean("critical") : false
            let value = try one.next(Tag.octetString, "an extension's value")
            try one.expectEnd(of: "an extension")
            guard try body(oid, isCritical, value.content) else { return }
        }
    }
}
