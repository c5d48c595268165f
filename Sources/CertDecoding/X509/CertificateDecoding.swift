package import CertModel

extension Certificate {
    /// Decodes OpenSSL's form of a trusted certificate: the certificate, then its trust settings.
    package convenience init(trusted der: [UInt8], using functions: CryptographicFunctions)
        throws(DERError)
    {
        let outline = try CertificateOutline(der)
        let rest = Array(der[outline.der.count...])
        try self.init(
            outline,
            using: functions,
            statedTrust: rest.isEmpty ? nil : StatedTrust(auxiliary: rest)
        )
    }

    /// Decodes the parts that an outline found.
    package convenience init(
        _ outline: CertificateOutline,
        using functions: CryptographicFunctions,
        statedTrust: StatedTrust? = nil
    ) throws(DERError) {
        let der = outline.der
        func cursor(_ range: Range<Int>) -> DERCursor { DERCursor(der, in: range) }
        var inner = cursor(outline.innerSignatureAlgorithm)
        var outer = cursor(outline.signatureAlgorithm)
        var issuer = cursor(outline.issuer)
        var subject = cursor(outline.subject)
        let decoded = try DecodedExtensions(outline)
        guard !outline.serialNumber.isEmpty else {
            throw DERError(at: outline.serialNumber.lowerBound, "serialNumber is empty")
        }
        try self.init(
            der: der,
            signedRange: outline.signedRange,
            version: outline.version,
            serialNumber: Array(der[outline.serialNumber]),
            innerSignatureAlgorithm: inner.algorithmIdentifier("signature"),
            signatureAlgorithm: outer.algorithmIdentifier("signatureAlgorithm"),
            signature: Array(der[outline.signature]),
            issuer: issuer.distinguishedName("issuer"),
            notBefore: outline.notBefore,
            notAfter: outline.notAfter,
            subject: subject.distinguishedName("subject"),
            publicKey: PublicKey(
                SubjectPublicKeyInfo(lenient: Array(der[outline.publicKey])),
                using: functions
            ),
            extensions: decoded.extensions,
            known: decoded.known,
            extensionFaults: decoded.faults,
            sha256: functions.sha256(der),
            sha1: functions.sha1(der),
            statedTrust: statedTrust,
            isFollowedByOctets: outline.isFollowedByOctets && statedTrust == nil
        )
    }
}

/// The extensions of a certificate, and what is wrong with them.
///
/// A certificate with a value that can't be decoded gets no pass, but can be inspected.
private struct DecodedExtensions {
    var extensions: [Extension] = []
    var known = Certificate.KnownExtensions()
    var faults: [Certificate.ExtensionFault] = []

    init(_ outline: CertificateOutline) throws(DERError) {
        var seen: Set<OID> = []
        try outline.forEachExtension { (oid, isCritical, value) throws(DERError) in
            let found = Extension(
                oid: oid,
                isCritical: isCritical,
                value: Array(outline.der[value])
            )
            // RFC 5280 §4.2: "A certificate MUST NOT include more than one instance of a
            // particular extension."
            if !seen.insert(oid).inserted {
                faults.append(Certificate.ExtensionFault(oid, .repeated))
            } else {
                do throws(DERError) { try known.decode(found) } catch {
                    let kind = Certificate.ExtensionFault.Kind.undecodable(
                        error.flaw,
                        technical: error.reason
                    )
                    faults.append(Certificate.ExtensionFault(oid, kind))
                }
            }
            extensions.append(found)
            return true
        }
    }
}

extension PublicKey {
    /// A public key as a value, from its decoded parts.
    package init(_ info: SubjectPublicKeyInfo, using functions: CryptographicFunctions) {
        var curve = info.curve
        if case .explicitEC(let parameters, _) = info.form {
            curve = parameters.named(sha256: functions.sha256)
        }
        self.init(
            algorithm: info.algorithm,
            bits: curve?.bits ?? info.bits,
            curve: curve?.name,
            hasExplicitCurve: info.hasExplicitCurve,
            subjectPublicKeyInfo: info.der,
            sha256: functions.sha256(info.der)
        )
    }
}
