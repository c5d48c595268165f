extension ClientRuleGroup {
    /// Basic constraints, key usage and extended key usage.
    static let usage = ClientRuleGroup("usage", basicConstraints + keyUsage + extendedKeyUsage)

    private static let basicConstraints: [ClientRule] = [
        .init(
            "leaf-is-authority",
            .wrongPurpose,
            .init(leaf: [.firefox, .rustls]),
            source: "mozilla::pkix CheckBasicConstraints; webpki CaUsedAsEndEntity",
            remedy: "Have a certificate issued for the server whose basic constraints say CA:FALSE."
        ) { $0.certificate.isCA ? "the server's certificate is an authority's" : nil },
        .init(
            "anchor-not-authority",
            .notAnAuthority,
            .init(anchor: [.openssl, .node, .pythonStrict, .java, .go, .firefox, .mbedtls]),
            source: "OpenSSL check_ca; JDK PKIXValidator.verifyTrustAnchor; Go checkSignatureFrom",
            remedy: bareAnchorRemedy
        ) { view in
            view.isBareAnchor && view.known.keyUsage == nil
                ? "a version 3 root without basic constraints and key usage" : nil
        },
        .init(
            "anchor-without-basic-constraints",
            .notAnAuthority,
            .init(anchor: [.pythonStrict, .java, .go, .firefox, .mbedtls]),
            source: "JDK PKIXValidator.verifyTrustAnchor; Go checkSignatureFrom; mozilla::pkix",
            remedy: bareAnchorRemedy
        ) { view in
            view.isBareAnchor && view.known.keyUsage != nil
                ? "a version 3 root without basic constraints" : nil
        },
        .init(
            "anchor-version-1",
            .notAnAuthority,
            .init(leaf: .pythonStrict, anchor: .pythonStrict),
            source: "OpenSSL check_chain_extensions, X509_V_FLAG_X509_STRICT",
            remedy: bareAnchorRemedy
        ) { view in
            view.certificate.version < 3 && view.certificate.isSelfIssued
                && view.known.basicConstraints == nil
                ? "a root of version \(view.certificate.version), which can't say that it is an"
                    + " authority" : nil
        },
        .init(
            "basic-constraints-not-critical",
            .extensionRefused,
            .path(.pythonStrict),
            source: "OpenSSL check_extensions, X509_V_FLAG_X509_STRICT",
            remedy: "Have the authority's certificate issued anew with critical basic constraints."
        ) { view in
            view.certificate.isCA && !view.isCritical(.basicConstraints)
                ? "the basic constraints of an authority are not critical" : nil
        },
        .init(
            "path-length-of-leaf",
            .extensionRefused,
            .init(leaf: .pythonStrict),
            source: "OpenSSL check_extensions, X509_V_FLAG_X509_STRICT",
            remedy: "Have the certificate issued anew without a path length."
        ) { view in
            guard let constraints = view.known.basicConstraints else { return nil }
            return !constraints.isCA && constraints.pathLength != nil
                ? "a path length beside CA:FALSE" : nil
        },
        .pathLength("path-length-128", above: 127, .init(intermediate: .firefox, anchor: .firefox)),
        .pathLength(
            "path-length-256",
            above: 255,
            .init(intermediate: [.chromium, .rustls], anchor: .chromium)
        ),
        .pathLength(
            "path-length-31-bits",
            above: 0x7FFF_FFFE,
            .init(intermediate: [.java, .gnutls, .mbedtls], anchor: [.java, .mbedtls])
        ),
    ]

    private static let bareAnchorRemedy =
        "Make a root of version 3 with critical basic constraints CA:TRUE and the key usage"
        + " keyCertSign, and give it to the clients."

    private static let keyUsage: [ClientRule] = [
        .init(
            "leaf-without-digital-signature",
            .keyUsage,
            .init(leaf: [.java, .gnutls, .mbedtls, .chromium]),
            source: "RFC 8446 §4.4.2.2; BoringSSL ssl_check_key_usage; JDK CertificateMessage",
            remedy: "Have a certificate issued whose key usage holds digitalSignature: TLS 1.3 and"
                + " ECDHE need it."
        ) { view in
            guard let usage = view.known.keyUsage, !usage.contains(.digitalSignature),
                !usage.isDisjoint(with: [.keyEncipherment, .keyAgreement])
            else { return nil }
            return "the key usage is \(usage.names.joined(separator: ", ")), without"
                + " digitalSignature"
        },
        .init(
            "leaf-signs-certificates",
            .keyUsage,
            .init(leaf: .pythonStrict),
            source: "OpenSSL check_extensions, X509_V_FLAG_X509_STRICT",
            remedy: "Have the certificate issued anew without keyCertSign."
        ) { view in
            guard let usage = view.known.keyUsage, !view.certificate.isCA else { return nil }
            return usage.contains(.keyCertSign) && usage.contains(.digitalSignature)
                ? "the key usage of a server holds keyCertSign" : nil
        },
        .init(
            "authority-without-key-usage",
            .keyUsage,
            .path(.pythonStrict),
            source: "OpenSSL check_extensions, X509_V_FLAG_X509_STRICT",
            remedy: "Have the authority's certificate issued anew with a key usage."
        ) { view in
            view.certificate.isCA && view.known.keyUsage == nil
                && view.extension(.keyUsage) == nil ? "an authority without key usage" : nil
        },
        .init(
            "path-length-without-keycertsign",
            .keyUsage,
            .init(leaf: .pythonStrict),
            source: "OpenSSL check_extensions, X509_V_FLAG_X509_STRICT",
            remedy: "Have the certificate issued anew without a path length."
        ) { view in
            guard view.certificate.isCA, view.known.basicConstraints?.pathLength != nil,
                let usage = view.known.keyUsage, !usage.contains(.keyCertSign)
            else { return nil }
            return "a path length, and a key usage without keyCertSign"
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
            source: "OpenSSL check_purpose_ssl_server; mozilla::pkix; webpki",
            remedy: "Have the certificate issued anew with serverAuth as its purpose, or without"
                + " an extended key usage."
        ) { view in
            guard let purposes = view.known.extendedKeyUsage, purposes.contains(KeyPurpose.any),
                !purposes.contains(KeyPurpose.serverAuth)
            else { return nil }
            return "is for anyExtendedKeyUsage, and serverAuth is not named"
        },
        .init(
            "ocsp-signing-beside-server",
            .wrongPurpose,
            .init(leaf: .firefox),
            source: "mozilla::pkix CheckExtendedKeyUsage",
            remedy: "Have the certificate issued anew without OCSPSigning."
        ) { view in
            guard let purposes = view.known.extendedKeyUsage,
                purposes.contains(KeyPurpose.ocspSigning),
                purposes.contains(KeyPurpose.serverAuth)
            else { return nil }
            return "is for OCSPSigning beside serverAuth"
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
            source: "mozilla::pkix OptionalInteger; Chromium ParseBasicConstraints",
            remedy: "Have the authority's certificate issued anew with a small path length."
        ) { view in
            guard let length = view.known.basicConstraints?.pathLength, length > limit else {
                return nil
            }
            return "the path length is greater than \(limit)"
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
