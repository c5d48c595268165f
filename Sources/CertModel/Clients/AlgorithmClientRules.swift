extension ClientRuleGroup {
    /// Keys and signatures that a client does not know or does not take.
    static let algorithms = ClientRuleGroup("algorithms", keys + rsaKeys + signatures) {
        !$0.isOrdinary
    }

    private static let keys: [ClientRule] = [
        .init(
            "p-521-leaf",
            .algorithmUnsupported,
            .init(leaf: .chromium),
            source: "BoringSSL kVerifySignatureAlgorithms",
            remedy: ordinaryKey
        ) { $0.hasCurve(["P-521"]) ? "the key is on P-521" : nil },
        .init(
            "curve-of-leaf",
            .algorithmUnsupported,
            .init(leaf: .all),
            source: "measured: no client offers the curve in its handshake",
            remedy: ordinaryKey
        ) { view in
            let key = view.certificate.publicKey
            guard key.algorithm == .ec, !key.hasExplicitCurve, !key.isOnNISTCurve else {
                return nil
            }
            return "the key is \(key.description.printable), which clients do not offer"
        },
        .init(
            "curve-of-authority",
            .algorithmUnsupported,
            .init(
                intermediate: [.java, .go, .gnutls, .rustls, .chromium, .firefox],
                anchor: [.java, .go, .gnutls, .rustls, .chromium, .firefox]
            ),
            source: "measured",
            remedy: ordinaryKey
        ) { view in
            let key = view.certificate.publicKey
            guard key.algorithm == .ec, !key.hasExplicitCurve, !key.isOnNISTCurve,
                !view.hasCurve(["P-224", "P-192"])
            else { return nil }
            return "the key is \(key.description.printable)"
        },
        .init(
            "explicit-curve-of-anchor",
            .weakKey,
            .init(anchor: .all),
            source: "RFC 5480 §2.1.1",
            remedy: ordinaryKey
        ) { view in
            view.certificate.publicKey.hasExplicitCurve
                ? "the public key gives the parameters of its curve instead of a name" : nil
        },
        .init(
            "compressed-point",
            .algorithmUnsupported,
            .path([.java, .go, .gnutls, .mbedtls, .rustls, .firefox]),
            source: "RFC 5480 §2.2: compressed keys may be refused",
            remedy: "Have the certificate issued anew with the key's uncompressed form."
        ) { $0.certificate.publicKey.isCompressedPoint ? "the key is a compressed point" : nil },
        .init(
            "ed25519",
            .algorithmUnsupported,
            .path([.chromium, .firefox, .mbedtls]),
            source: "BoringSSL kVerifySignatureAlgorithms; NSS",
            remedy: ordinaryKey
        ) { $0.certificate.publicKey.algorithm == .ed25519 ? "the key is Ed25519" : nil },
        .init(
            "ed448",
            .algorithmUnsupported,
            .path([.go, .chromium, .firefox, .mbedtls, .rustls]),
            source: "measured",
            remedy: ordinaryKey
        ) { $0.certificate.publicKey.algorithm == .ed448 ? "the key is Ed448" : nil },
        .init(
            "rsa-pss-key",
            .algorithmUnsupported,
            .path([.go, .chromium, .firefox, .mbedtls, .rustls]),
            source: "measured",
            remedy: "Make a plain RSA or P-256 key, and have a certificate issued for it."
        ) { view in
            view.certificate.publicKey.algorithm == .rsaPSS
                ? "the key is an RSASSA-PSS key, not a plain RSA key" : nil
        },
        .init(
            "key-agreement-only",
            .algorithmUnsupported,
            .init(leaf: .all),
            source: "RFC 8446 §4.4.2.2: the key must allow signatures",
            remedy: ordinaryKey
        ) { view in
            let key = view.certificate.publicKey
            guard [.x25519, .x448, .dh].contains(key.algorithm) else { return nil }
            return "the key is \(key.description.printable), which signs nothing"
        },
    ]

    private static let rsaKeys: [ClientRule] = [
        .init(
            "rsa-exponent-31-bits",
            .algorithmUnsupported,
            .init(leaf: [.go, .mbedtls], intermediate: .go, anchor: .go),
            source: "Go crypto/rsa: public exponent too large",
            remedy: ordinaryKey
        ) { view in
            (view.certificate.publicKey.rsaExponentBits ?? 0) > 31
                ? "the RSA key's public exponent is larger than 31 bits" : nil
        },
        .init(
            "rsa-exponent-33-bits",
            .algorithmUnsupported,
            .path([.chromium, .rustls]),
            source: "BoringSSL rsa_check_public_key; ring",
            remedy: ordinaryKey
        ) { view in
            (view.certificate.publicKey.rsaExponentBits ?? 0) > 33
                ? "the RSA key's public exponent is larger than 33 bits" : nil
        },
        .init(
            "rsa-8192",
            .algorithmUnsupported,
            .init(
                leaf: [.go, .rustls, .mbedtls],
                intermediate: [.go, .rustls, .mbedtls],
                anchor: [.rustls, .mbedtls]
            ),
            source: "Go checkKeySize; ring; MBEDTLS_MPI_MAX_SIZE",
            remedy: "Make an RSA key of 2048 to 4096 bits, and have a certificate issued for it."
        ) { view in
            let key = view.certificate.publicKey
            return key.algorithm == .rsa && key.bits > 8192
                ? "the RSA key has \(key.bits) bits" : nil
        },
        .init(
            "rsa-16384",
            .algorithmUnsupported,
            .path(.allBut([.go, .rustls, .mbedtls])),
            source: "OPENSSL_RSA_MAX_MODULUS_BITS",
            remedy: "Make an RSA key of 2048 to 4096 bits, and have a certificate issued for it."
        ) { view in
            let key = view.certificate.publicKey
            return key.algorithm == .rsa && key.bits > 16_384
                ? "the RSA key has \(key.bits) bits" : nil
        },
        .init(
            "rsa-key-without-null",
            .encodingInvalid,
            .path([.go, .rustls, .chromium, .firefox]),
            source: "RFC 3279 §2.3.1: the parameters are NULL",
            remedy: "Make the request anew with the key's usual form, and have the certificate"
                + " issued anew."
        ) { view in
            view.certificate.publicKey.isRSAWithoutNull
                ? "the RSA key's algorithm has no NULL parameters" : nil
        },
    ]

    private static let signatures: [ClientRule] = [
        .init(
            "sha-224",
            .algorithmUnsupported,
            .presented([.go, .rustls, .chromium, .firefox]),
            source: "measured",
            remedy: ordinarySignature
        ) { view in
            let algorithm = view.certificate.signatureAlgorithm
            return SignatureFacts(algorithm).digest == .sha224
                ? "signed with \(algorithm.name.printable) over SHA-224" : nil
        },
        .init(
            "sha-3",
            .algorithmUnsupported,
            .presented([.go, .rustls, .chromium, .firefox, .mbedtls]),
            source: "measured",
            remedy: ordinarySignature
        ) { view in
            SignatureFacts(view.certificate.signatureAlgorithm).isSHA3 ? "signed over SHA-3" : nil
        },
        .init(
            "dsa-signature",
            .algorithmUnsupported,
            .presented([.go, .rustls, .chromium, .firefox, .mbedtls]),
            source: "measured",
            remedy: ordinarySignature
        ) { view in
            SignatureFacts(view.certificate.signatureAlgorithm).isDSA ? "signed with DSA" : nil
        },
        .init(
            "pss-salt",
            .algorithmUnsupported,
            .presented([.go, .gnutls, .rustls, .chromium, .firefox]),
            source: "RFC 4055 §3.1; Baseline Requirements §7.1.3.2.1",
            remedy: ordinarySignature
        ) { view in
            guard let pss = SignatureFacts(view.certificate.signatureAlgorithm).pss,
                let digest = pss.digestLength, pss.saltLength != digest,
                pss.maskDigest == pss.digest
            else { return nil }
            return "signed with RSASSA-PSS and a salt of \(pss.saltLength) octets, not the"
                + " digest's \(digest)"
        },
        .init(
            "pss-mask",
            .algorithmUnsupported,
            .presented([.go, .gnutls, .rustls, .chromium, .firefox, .mbedtls]),
            source: "RFC 4055 §3.1; Baseline Requirements §7.1.3.2.1",
            remedy: ordinarySignature
        ) { view in
            guard let pss = SignatureFacts(view.certificate.signatureAlgorithm).pss,
                pss.maskDigest != pss.digest
            else { return nil }
            return "signed with RSASSA-PSS, and the mask has another digest than the message"
        },
        .init(
            "pss-digest-without-null",
            .algorithmUnsupported,
            .presented([.rustls, .firefox]),
            source: "mozilla::pkix and webpki compare the parameters octet by octet",
            remedy: ordinarySignature
        ) { view in
            guard let pss = SignatureFacts(view.certificate.signatureAlgorithm).pss,
                pss.isDigestWithoutNull
            else { return nil }
            return "signed with RSASSA-PSS, and its digests have no NULL parameters"
        },
        .init(
            "ecdsa-with-parameters",
            .encodingInvalid,
            .presented([.rustls, .chromium]),
            source: "RFC 5758 §3.2: the parameters are omitted",
            remedy: ordinarySignature
        ) { view in
            let algorithm = view.certificate.signatureAlgorithm
            return SignatureFacts(algorithm).isECDSA && algorithm.parameters != nil
                ? "the ECDSA signature's algorithm has parameters" : nil
        },
        .init(
            "two-algorithms-of-anchor",
            .encodingInvalid,
            .init(anchor: [.pythonStrict, .java, .go, .gnutls, .mbedtls, .rustls]),
            source: "RFC 5280 §4.1.1.2",
            remedy: "Make the root anew, and give it to the clients."
        ) { view in
            view.certificate.signatureAlgorithm == view.certificate.innerSignatureAlgorithm
                ? nil : "it names two different signature algorithms"
        },
    ]

    private static let ordinaryKey =
        "Make a key of RSA 2048 or on P-256, and have a certificate issued for it."
    private static let ordinarySignature =
        "Have the certificate issued anew, signed over SHA-256 with ECDSA or plain RSA."
}

extension Certificate {
    /// Whether key and signature are of the kinds that every client takes: RSA of 2048 to 8192
    /// bits, P-256 or P-384, over SHA-256, SHA-384 or SHA-512.
    fileprivate var isOrdinary: Bool {
        let key = publicKey
        let isOrdinaryKey =
            switch key.algorithm {
            case .rsa:
                key.bits <= 8192 && !key.isRSAWithoutNull && key.rsaExponentBits ?? 0 <= 31
            case .ec:
                (key.curve == "P-256" || key.curve == "P-384") && !key.isCompressedPoint
                    && !key.hasExplicitCurve
            default: false
            }
        return isOrdinaryKey && SignatureFacts.isOrdinary(signatureAlgorithm)
            && signatureAlgorithm == innerSignatureAlgorithm
    }
}

extension ClientView {
    fileprivate func hasCurve(_ names: Set<String>) -> Bool {
        guard let curve = certificate.publicKey.curve else { return false }
        return names.contains(curve)
    }
}

extension PublicKey {
    /// Whether it is on one of the curves that TLS clients offer for signatures.
    fileprivate var isOnNISTCurve: Bool {
        curve == "P-256" || curve == "P-384" || curve == "P-521"
    }

    /// The content octets of the key's BIT STRING without the count of unused bits.
    private var keyOctets: ArraySlice<UInt8>? {
        var rest = subjectPublicKeyInfo[...]
        guard let whole = EncodedElement(takenFrom: &rest) else { return nil }
        var parts = whole.content
        guard EncodedElement(takenFrom: &parts) != nil,
            let bits = EncodedElement(takenFrom: &parts), bits.tag == 0x03
        else { return nil }
        return bits.content.dropFirst()
    }

    /// Whether it is a point of which only one coordinate is given (SEC 1 §2.3.3).
    var isCompressedPoint: Bool {
        guard algorithm == .ec, let first = keyOctets?.first else { return false }
        return first == 2 || first == 3
    }

    /// The size of an RSA key's public exponent; nil for other keys.
    var rsaExponentBits: Int? {
        guard algorithm == .rsa, var rest = keyOctets,
            let key = EncodedElement(takenFrom: &rest)
        else { return nil }
        var numbers = key.content
        guard EncodedElement(takenFrom: &numbers) != nil,
            let exponent = EncodedElement(takenFrom: &numbers), exponent.tag == 0x02
        else { return nil }
        let magnitude = exponent.content.drop { $0 == 0 }
        guard let first = magnitude.first else { return 0 }
        return magnitude.count * 8 - first.leadingZeroBitCount
    }

    /// Whether an RSA key's algorithm lacks the NULL that RFC 3279 §2.3.1 asks for.
    var isRSAWithoutNull: Bool {
        guard algorithm == .rsa else { return false }
        var rest = subjectPublicKeyInfo[...]
        guard let whole = EncodedElement(takenFrom: &rest) else { return false }
        var parts = whole.content
        guard let identifier = EncodedElement(takenFrom: &parts) else { return false }
        // An OID of nine octets and NULL take 13 octets.
        return identifier.content.count < 13
    }
}
