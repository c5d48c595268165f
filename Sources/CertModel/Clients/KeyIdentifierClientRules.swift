extension ClientRuleGroup {
    /// Key identifiers that contradict the issuer, and for Python's strict flags missing ones.
    static let keyIdentifiers = ClientRuleGroup(
        "key identifiers",
        [
            .init(
                "key-identifier",
                .keyIdentifierMismatch,
                .presented([.openssl, .node, .pythonStrict, .gnutls]),
                source: "OpenSSL X509_check_akid; GnuTLS gnutls_x509_crt_check_issuer"
            ) { view in
                guard view.keyIdentifiersDiffer, !view.wantsEmptyKeyIdentifier else { return nil }
                return view.keyIdentifierFault
            },
            .init(
                "key-identifier-empty",
                .keyIdentifierMismatch,
                .presented(.opensslLibrary),
                source: "OpenSSL X509_check_akid"
            ) { view in
                guard view.keyIdentifiersDiffer, view.wantsEmptyKeyIdentifier else { return nil }
                return view.keyIdentifierFault
            },
            .init(
                "issuer-and-serial",
                .keyIdentifierMismatch,
                .presented(.opensslLibrary),
                source: "OpenSSL X509_check_akid"
            ) { $0.issuerAndSerialFault },
            .init(
                "anchor-key-identifier",
                .keyIdentifierMismatch,
                .presented(.java),
                source: "JDK AdaptableX509CertSelector"
            ) { view in
                guard view.isIssuedByAnchor else { return nil }
                return view.keyIdentifiersDiffer ? view.keyIdentifierFault : view.serialFault
            },
            .init(
                "issuer-without-serial",
                .keyIdentifierMismatch,
                .presented(.chromium),
                source: "RFC 5280 §A.2: authorityCertIssuer and authorityCertSerialNumber MUST both"
                    + " be present or both be absent"
            ) { view in
                guard let wanted = view.known.authorityKeyIdentifier,
                    wanted.issuer.isEmpty != (wanted.serialNumber == nil)
                else { return nil }
                return .keyIdentifier(.issuerWithoutSerialNumber)
            },
            .init(
                "authority-key-identifier-missing",
                .keyIdentifierMissing,
                .presented(.pythonStrict),
                source: "OpenSSL check_extensions, X509_V_FLAG_X509_STRICT"
            ) { view in
                guard view.issuer != nil, view.certificate.version >= 3,
                    view.known.authorityKeyIdentifier?.keyIdentifier == nil
                else { return nil }
                return .keyIdentifier(.authorityKeyIdentifierMissing)
            },
            .init(
                "subject-key-identifier-missing",
                .keyIdentifierMissing,
                .path(.pythonStrict),
                source: "OpenSSL check_extensions, X509_V_FLAG_X509_STRICT"
            ) { view in
                guard view.certificate.version >= 3, view.certificate.isCA,
                    view.known.subjectKeyIdentifier == nil
                else { return nil }
                return .keyIdentifier(.subjectKeyIdentifierMissing)
            },
        ]
    )
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

    fileprivate var keyIdentifierFault: ClientFault {
        let wanted = known.authorityKeyIdentifier?.keyIdentifier ?? []
        let own = issuer?.known.subjectKeyIdentifier ?? []
        return .keyIdentifier(.key(wanted: wanted, own: own))
    }

    fileprivate var issuerAndSerialFault: ClientFault? {
        guard let issuer, let wanted = known.authorityKeyIdentifier,
            !wanted.keyIdentifierDiffers(from: issuer)
        else { return nil }
        if wanted.serialDiffers(from: issuer) { return differingSerial }
        guard wanted.issuerDiffers(from: issuer) else { return nil }
        return .keyIdentifier(.issuer(issuer.issuer))
    }

    fileprivate var serialFault: ClientFault? {
        guard let issuer, issuer.version >= 3,
            known.authorityKeyIdentifier?.serialDiffers(from: issuer) ?? false
        else { return nil }
        return differingSerial
    }

    private var differingSerial: ClientFault {
        let wanted = known.authorityKeyIdentifier?.serialNumber?.integerText ?? ""
        let own = issuer?.serialNumberText ?? ""
        return .keyIdentifier(.serialNumber(wanted: wanted, own: own))
    }
}
