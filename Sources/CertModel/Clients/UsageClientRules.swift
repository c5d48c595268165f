extension ClientRuleGroup {
    /// Basic constraints, key usage and extended key usage.
    static let usage = ClientRuleGroup("usage", basicConstraints + keyUsage + extendedKeyUsage)

    private static let basicConstraints: [ClientRule] = [
        .init(
            "leaf-is-authority",
            .wrongPurpose,
            .init(leaf: [.firefox, .rustls]),
            source: "mozilla::pkix CheckBasicConstraints; webpki CaUsedAsEndEntity"
        ) { $0.certificate.isCA ? .usage(.leafIsCA) : nil },
        .init(
            "self-signed-not-authority",
            .notAnAuthority,
            .init(leaf: .chromium),
            source: "measured: Chromium judges a trusted leaf as its own issuer"
        ) { view in
            guard view.isOwnAnchor, view.certificate.isSelfIssued else { return nil }
            let isSigner = view.known.keyUsage?.contains(.keyCertSign) ?? true
            let isCA = view.known.basicConstraints?.isCA ?? true
            return isSigner && isCA ? nil : .usage(.selfSignedNotCA)
        },
        .init(
            "anchor-not-authority",
            .notAnAuthority,
            .init(anchor: [.openssl, .node, .pythonStrict, .java, .go, .firefox, .mbedtls]),
            source: "OpenSSL check_ca; JDK PKIXValidator.verifyTrustAnchor; Go checkSignatureFrom"
        ) { view in
            view.isBareAnchor && view.known.keyUsage == nil
                ? .usage(.anchorWithoutConstraintsAndUsage) : nil
        },
        .init(
            "anchor-without-basic-constraints",
            .notAnAuthority,
            .init(anchor: [.pythonStrict, .java, .go, .firefox, .mbedtls]),
            source: "JDK PKIXValidator.verifyTrustAnchor; Go checkSignatureFrom; mozilla::pkix"
        ) { view in
            view.isBareAnchor && view.known.keyUsage != nil
                ? .usage(.anchorWithoutConstraints) : nil
        },
        .init(
            "anchor-version-1",
            .notAnAuthority,
            .init(leaf: .pythonStrict, anchor: .pythonStrict),
            source: "OpenSSL check_chain_extensions, X509_V_FLAG_X509_STRICT"
        ) { view in
            view.certificate.version < 3 && view.certificate.isSelfIssued
                && view.known.basicConstraints == nil
                ? .usage(.anchorVersion(view.certificate.version)) : nil
        },
        .init(
            "basic-constraints-not-critical",
            .extensionRefused,
            .path(.pythonStrict),
            source: "OpenSSL check_extensions, X509_V_FLAG_X509_STRICT"
        ) { view in
            view.certificate.isCA && !view.isCritical(.basicConstraints)
                ? .usage(.constraintsNotCritical) : nil
        },
        .init(
            "authority-true-not-ff",
            .encodingInvalid,
            .init(
                leaf: [.go, .rustls, .chromium, .firefox],
                intermediate: [.go, .rustls, .chromium, .firefox],
                anchor: [.go, .chromium, .firefox]
            ),
            source: "X.690 §11.1"
        ) { view in
            guard view.certificate.isCA, let found = view.extension(.basicConstraints),
                let flag = EncodedElement(found.value[...])?.children.first?.content.first
            else { return nil }
            return flag == 0xFF ? nil : .encoding(.oddTrueOfAuthority)
        },
        .init(
            "path-length-of-leaf",
            .extensionRefused,
            .init(leaf: .pythonStrict),
            source: "OpenSSL check_extensions, X509_V_FLAG_X509_STRICT"
        ) { view in
            guard let constraints = view.known.basicConstraints else { return nil }
            return !constraints.isCA && constraints.pathLength != nil
                ? .usage(.pathLengthOfLeaf) : nil
        },
        .pathLength("path-length-128", above: 127, .init(intermediate: .firefox, anchor: .firefox)),
        .pathLength(
            "path-length-256",
            above: 255,
            .init(intermediate: [.chromium, .rustls], anchor: .chromium)
        ),
        .pathLength(
            "path-length-of-mbedtls",
            above: 0x7FFF_FFFE,
            .init(intermediate: .mbedtls, anchor: .mbedtls)
        ),
        .pathLength(
            "path-length-31-bits",
            above: 0x7FFF_FFFF,
            .init(intermediate: [.java, .gnutls], anchor: [.java, .gnutls])
        ),
    ]

    private static let keyUsage: [ClientRule] = [
        .init(
            "leaf-without-digital-signature",
            .keyUsage,
            .init(leaf: [.java, .gnutls, .mbedtls, .chromium]),
            source: "RFC 8446 §4.4.2.2; BoringSSL ssl_check_key_usage; JDK CertificateMessage"
        ) { view in
            guard let usage = view.known.keyUsage, !usage.contains(.digitalSignature),
                !usage.isDisjoint(with: [.keyEncipherment, .keyAgreement])
            else { return nil }
            return .usage(.withoutDigitalSignature(usage))
        },
        .init(
            "leaf-encipher-only",
            .keyUsage,
            .init(leaf: .mbedtls),
            source: "Mbed TLS mbedtls_x509_crt_check_key_usage"
        ) { view in
            view.known.keyUsage?.isDisjoint(with: [.encipherOnly, .decipherOnly]) ?? true
                ? nil : .usage(.leafEnciphersOnly)
        },
        .init(
            "leaf-signs-certificates",
            .keyUsage,
            .init(leaf: .pythonStrict),
            source: "OpenSSL check_extensions, X509_V_FLAG_X509_STRICT"
        ) { view in
            guard let usage = view.known.keyUsage, !view.certificate.isCA else { return nil }
            return usage.contains(.keyCertSign)
                && !usage.isDisjoint(with: [.digitalSignature, .keyEncipherment, .keyAgreement])
                ? .usage(.leafSignsCertificates) : nil
        },
        .init(
            "authority-without-key-usage",
            .keyUsage,
            .path(.pythonStrict),
            source: "OpenSSL check_extensions, X509_V_FLAG_X509_STRICT"
        ) { view in
            view.certificate.isCA && view.known.keyUsage == nil && !view.isAlone
                && view.extension(.keyUsage) == nil ? .usage(.authorityWithoutKeyUsage) : nil
        },
        .init(
            "path-length-without-keycertsign",
            .keyUsage,
            .init(leaf: .pythonStrict),
            source: "OpenSSL check_extensions, X509_V_FLAG_X509_STRICT"
        ) { view in
            guard view.certificate.isCA, view.known.basicConstraints?.pathLength != nil,
                let usage = view.known.keyUsage, !usage.contains(.keyCertSign)
            else { return nil }
            return .usage(.pathLengthWithoutCertSign)
        },
    ]

    private static let extendedKeyUsage: [ClientRule] = [
        .init(
            "any-purpose",
            .wrongPurpose,
            .init(
                leaf: [.openssl, .node, .pythonStrict, .rustls, .firefox],
                intermediate: [.openssl, .node, .pythonStrict, .rustls, .firefox, .gnutls],
                anchor: [.openssl, .node, .pythonStrict, .firefox]
            ),
            source: "OpenSSL check_purpose_ssl_server; mozilla::pkix; webpki"
        ) { view in
            guard let purposes = view.known.extendedKeyUsage, purposes.contains(KeyPurpose.any),
                !purposes.contains(KeyPurpose.serverAuth)
            else { return nil }
            return .usage(.anyPurpose)
        },
        .init(
            "ocsp-signing-beside-server",
            .wrongPurpose,
            .init(leaf: .firefox),
            source: "mozilla::pkix CheckExtendedKeyUsage"
        ) { view in
            guard let purposes = view.known.extendedKeyUsage,
                purposes.contains(KeyPurpose.ocspSigning),
                purposes.contains(KeyPurpose.serverAuth)
            else { return nil }
            return .usage(.ocspSigning)
        },
    ]
}

extension ClientRule {
    /// A path length beyond what a client's number holds.
    fileprivate static func pathLength(
        _ name: String,
        above limit: Int,
        _ refusals: Refusals
    ) -> ClientRule {
        ClientRule(
            name,
            .extensionRefused,
            refusals,
            source: "mozilla::pkix OptionalInteger; Chromium ParseBasicConstraints"
        ) { view in
            guard let length = view.known.basicConstraints?.pathLength, length > limit else {
                return nil
            }
            return .usage(.pathLength(above: limit))
        }
    }
}

extension ClientView {
    /// Whether it is an anchor of version 3 that issued and has no basic constraints.
    fileprivate var isBareAnchor: Bool {
        position == .anchor && isIssuer && certificate.version >= 3
            && known.basicConstraints == nil && self.extension(.basicConstraints) == nil
    }
}

extension KeyPurpose {
    static let ocspSigning = OID(1, 3, 6, 1, 5, 5, 7, 3, 9)
    /// Server Gated Crypto, by which exports of strong encryption were allowed until 2000.
    static let serverGatedCrypto: Set<OID> = [
        OID(2, 16, 840, 1, 113_730, 4, 1), OID(1, 3, 6, 1, 4, 1, 311, 10, 3, 3),
    ]
}
