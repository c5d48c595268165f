extension ClientRuleGroup {
    /// Key identifiers that contradict the issuer, and for Python's strict flags missing ones.
    static let keyIdentifiers = ClientRuleGroup(
        "key identifiers",
        [
            .init(
                "key-identifier",
                .keyIdentifierMismatch,
                .presented([.openssl, .node, .pythonStrict, .gnutls]),
                source: "OpenSSL X509_check_akid; GnuTLS gnutls_x509_crt_check_issuer",
                remedy: reissueOrReplace
            ) { view in
                guard view.keyIdentifiersDiffer, !view.wantsEmptyKeyIdentifier else { return nil }
                return view.keyIdentifierText
            },
            .init(
                "key-identifier-empty",
                .keyIdentifierMismatch,
                .presented(.opensslLibrary),
                source: "OpenSSL X509_check_akid",
                remedy: reissueOrReplace
            ) { view in
                guard view.keyIdentifiersDiffer, view.wantsEmptyKeyIdentifier else { return nil }
                return view.keyIdentifierText
            },
            .init(
                "issuer-and-serial",
                .keyIdentifierMismatch,
                .presented(.opensslLibrary),
                source: "OpenSSL X509_check_akid",
                remedy: reissueOrReplace
            ) { $0.issuerAndSerialText },
            .init(
                "anchor-key-identifier",
                .keyIdentifierMismatch,
                .presented(.java),
                source: "JDK AdaptableX509CertSelector",
                remedy: reissueOrReplace
            ) { view in
                guard view.isIssuedByAnchor else { return nil }
                return view.keyIdentifiersDiffer ? view.keyIdentifierText : view.serialText
            },
            .init(
                "authority-key-identifier-missing",
                .keyIdentifierMissing,
                .presented(.pythonStrict),
                source: "OpenSSL check_extensions, X509_V_FLAG_X509_STRICT",
                remedy: "Have the certificate issued anew with an authority key identifier."
            ) { view in
                guard view.issuer != nil, view.certificate.version >= 3,
                    view.known.authorityKeyIdentifier?.keyIdentifier == nil
                else { return nil }
                return "no authority key identifier names the issuer's key"
            },
            .init(
                "subject-key-identifier-missing",
                .keyIdentifierMissing,
                .path(.pythonStrict),
                source: "OpenSSL check_extensions, X509_V_FLAG_X509_STRICT",
                remedy: "Have the authority's certificate issued anew with a subject key"
                    + " identifier."
            ) { view in
                guard view.certificate.version >= 3, view.certificate.isCA,
                    view.known.subjectKeyIdentifier == nil
                else { return nil }
                return "no subject key identifier, which an authority must have"
            },
        ]
    )

    private static let reissueOrReplace =
        "Present the issuer's certificate that the identifier names, or have the certificate"
        + " issued anew with the identifiers of the issuer that is there."
}

extension Certificate {
    /// Whether the authority key identifier fits an issuer as OpenSSL compares the two: each part
    /// that is there must.
    ///
    /// > RFC 5280 §4.2.1.1: "The identification MAY be based on either the key identifier (the
    /// > subject key identifier in the issuer's certificate) or the issuer name and serial number."
    package func identifies(_ issuer: Certificate) -> Bool {
        guard let wanted = known.authorityKeyIdentifier else { return true }
        return !wanted.keyIdentifierDiffers(from: issuer) && !wanted.serialDiffers(from: issuer)
            && !wanted.issuerDiffers(from: issuer)
    }
}

extension AuthorityKeyIdentifier {
    fileprivate func keyIdentifierDiffers(from issuer: Certificate) -> Bool {
        guard let keyIdentifier, let own = issuer.known.subjectKeyIdentifier else { return false }
        return keyIdentifier != own
    }

    fileprivate func serialDiffers(from issuer: Certificate) -> Bool {
        guard let serialNumber else { return false }
        return serialNumber.integerText != issuer.serialNumber.integerText
    }

    fileprivate func issuerDiffers(from certificate: Certificate) -> Bool {
        for case .directory(let name) in issuer { return !name.matches(certificate.issuer) }
        return false
    }
}

extension ClientView {
    fileprivate var keyIdentifiersDiffer: Bool {
        guard let issuer else { return false }
        return known.authorityKeyIdentifier?.keyIdentifierDiffers(from: issuer) ?? false
    }

    fileprivate var wantsEmptyKeyIdentifier: Bool {
        known.authorityKeyIdentifier?.keyIdentifier?.isEmpty ?? false
    }

    fileprivate var keyIdentifierText: String {
        let wanted = known.authorityKeyIdentifier?.keyIdentifier?.hexadecimal ?? ""
        let own = issuer?.known.subjectKeyIdentifier?.hexadecimal ?? ""
        return "the authority key identifier is \(wanted.isEmpty ? "empty" : wanted), and the"
            + " issuer's key has \(own)"
    }

    fileprivate var issuerAndSerialText: String? {
        guard let issuer, let wanted = known.authorityKeyIdentifier,
            !wanted.keyIdentifierDiffers(from: issuer)
        else { return nil }
        if wanted.serialDiffers(from: issuer) { return differingSerial }
        guard wanted.issuerDiffers(from: issuer) else { return nil }
        return "the authority key identifier names another issuer of its issuer than"
            + " \(Finding.name(issuer.issuer))"
    }

    fileprivate var serialText: String? {
        guard let issuer, issuer.version >= 3,
            known.authorityKeyIdentifier?.serialDiffers(from: issuer) ?? false
        else { return nil }
        return differingSerial
    }

    private var differingSerial: String {
        let wanted = known.authorityKeyIdentifier?.serialNumber?.integerText ?? ""
        return "the authority key identifier asks for an issuer with the serial number \(wanted),"
            + " not \(issuer?.serialNumberText ?? "")"
    }
}
