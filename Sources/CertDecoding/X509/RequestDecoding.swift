package import CertModel

/// The parts of a certification request (RFC 2986 §4), before its signature is verified.
package struct CertificationRequestParts {
    /// The range of what is signed.
    package let signed: Range<Int>
    package let subject: DistinguishedName
    package let key: SubjectPublicKeyInfo
    package let names: [GeneralName]
    package let algorithm: AlgorithmIdentifier
    package let signature: [UInt8]

    package init(of der: [UInt8]) throws(DERError) {
        var file = DERCursor(der)
        var outer = try file.enter(Tag.sequence, "the request")
        let signed = try outer.next(Tag.sequence, "certificationRequestInfo")
        algorithm = try outer.algorithmIdentifier("signatureAlgorithm")
        let bits = try outer.next(Tag.bitString, "signature")
        signature = Array(der[bits.content].dropFirst())
        try outer.expectEnd(of: "the request")
        var info = DERCursor(der, inside: signed)
        _ = try info.count("version")
        subject = try info.distinguishedName("subject")
        let key = try info.next(Tag.sequence, "subjectPKInfo")
        self.key = try SubjectPublicKeyInfo(lenient: Array(der[key.whole]))
        names = (try? info.requestedNames()) ?? []
        self.signed = signed.whole
    }
}

extension DERCursor {
    /// extensionRequest of PKCS#9 (RFC 2985 §5.4.2).
    private static let extensionRequest = OID(1, 2, 840, 113_549, 1, 9, 14)

    /// The alternative names among the extensions that a request's attributes ask for.
    fileprivate mutating func requestedNames() throws(DERError) -> [GeneralName] {
        guard var attributes = try? enter(Tag.constructed(0), "attributes") else { return [] }
        while !attributes.isAtEnd {
            var attribute = try attributes.enter(Tag.sequence, "an attribute")
            guard try attribute.oid("an attribute's type") == Self.extensionRequest else {
                continue
            }
            var values = try attribute.enter(Tag.set, "an attribute's values")
            var extensions = try values.enter(Tag.sequence, "the extensions asked for")
            var known = Certificate.KnownExtensions()
            while !extensions.isAtEnd {
                var one = try extensions.enter(Tag.sequence, "an extension")
                let oid = try one.oid("an extension's identifier")
                let isCritical = one.nextTag == Tag.boolean ? try one.boolean("critical") : false
                let value = try one.octets(Tag.octetString, "an extension's value")
                try known.decode(Extension(oid: oid, isCritical: isCritical, value: value))
            }
            return known.subjectAlternativeNames ?? []
        }
        return []
    }
}
