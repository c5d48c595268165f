extension CertificationRequest {
    /// Decodes a request (RFC 2986 §4) and verifies its signature.
    ///
    /// - Parameter work: Pays for the signature.
    /// - Throws: `malformed`, or `tooLarge` where the signature costs too much to verify.
    init(der: [UInt8], work: Budget.Share, in context: LibraryContext) throws(CertificateError) {
        let parts: Parts
        do throws(DERError) { parts = try Parts(of: der) } catch {
            throw error.said(of: BlockLabel.request.description)
        }
        let key = parts.key
        let bounds = try? KeyBounds(publicKey: key)
        let cost = bounds.map { $0.costOfReading + $0.costOfVerifying } ?? 0
        guard work.spend(cost + der.count * KeyBounds.costOfOctet) else { throw .tooCostlyRequest }
        let verifier = SignatureScheme(parts.algorithm).flatMap { scheme in
            try? SignatureVerifier(Key.publicKey(of: key, in: context), scheme, cost: cost)
        }
        self.init(
            subject: parts.subject,
            publicKey: PublicKey(key, digesting: context),
            subjectAlternativeNames: parts.names,
            signatureAlgorithm: parts.algorithm,
            isSignatureValid: verifier?.verify(parts.signature, over: der[parts.signed]) ?? false,
            der: der
        )
    }

    /// What stands in a request.
    private struct Parts {
        /// The range of what is signed.
        let signed: Range<Int>
        let subject: DistinguishedName
        let key: SubjectPublicKeyInfo
        let names: [GeneralName]
        let algorithm: AlgorithmIdentifier
        let signature: [UInt8]

        init(of der: [UInt8]) throws(DERError) {
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
}

extension CertificateError {
    /// A request that is not read because to verify others cost too much.
    fileprivate static var tooCostlyRequest: CertificateError {
        CertificateError(
            .tooLarge,
            reason: "the certificate request is not read: to verify the signatures of this run"
                + " would take longer than the limit of"
                + " \(Budget.maximumReserve / Budget.millisecond) ms",
            help: "Give it in a run of its own."
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
