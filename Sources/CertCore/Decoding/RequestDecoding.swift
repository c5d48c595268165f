extension CertificationRequest {
    /// Decodes a request (RFC 2986 §4) and verifies its signature.
    ///
    /// - Parameter work: Pays for the signature.
    init(der: [UInt8], work: Budget.Share, in context: LibraryContext) throws(DERError) {
        var file = DERCursor(der)
        var outer = try file.enter(Tag.sequence, "the request")
        let signed = try outer.next(Tag.sequence, "certificationRequestInfo")
        let algorithm = try outer.algorithmIdentifier("signatureAlgorithm")
        let signature = try outer.next(Tag.bitString, "signature")
        try outer.expectEnd(of: "the request")
        var info = DERCursor(der, inside: signed)
        _ = try info.count("version")
        let subject = try info.distinguishedName("subject")
        let key = try info.next(Tag.sequence, "subjectPKInfo")
        let keyInfo = try SubjectPublicKeyInfo(lenient: Array(der[key.whole]))
        let names = (try? info.requestedNames()) ?? []
        let bounds = try? KeyBounds(publicKey: keyInfo)
        let cost = bounds.map { $0.costOfReading + $0.costOfVerifying } ?? 0
        guard work.spend(cost + der.count * KeyBounds.costOfOctet) else {
            let limit = Budget.maximumReserve / Budget.millisecond
            throw DERError(
                at: 0,
                "to verify the signatures of this run would take longer than the limit of"
                    + " \(limit) ms"
            )
        }
        let verifier = SignatureScheme(algorithm).flatMap { scheme in
            try? SignatureVerifier(Key.publicKey(of: keyInfo, in: context), scheme, cost: cost)
        }
        let octets = Array(der[signature.content].dropFirst())
        self.init(
            subject: subject,
            publicKey: PublicKey(keyInfo, digesting: context),
            subjectAlternativeNames: names,
            signatureAlgorithm: algorithm,
            isSignatureValid: verifier?.verify(octets, over: der[signed.whole]) ?? false,
            der: der
        )
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
