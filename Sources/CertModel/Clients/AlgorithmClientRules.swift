extension ClientRuleGroup {
    /// Keys and signatures that a client does not know or does not accept.
    static let algorithms = ClientRuleGroup("algorithms", keys + rsaKeys + signatures) {
        !$0.isOrdinary
    }

    private static let keys: [ClientRule] = [
        .init(
            "p-521-leaf",
            .algorithmUnsupported,
            .init(leaf: .chromium),
            source: "BoringSSL kVerifySignatureAlgorithms"
        ) { $0.hasCurve(["P-521"]) ? .algorithm(.curveP521) : nil },
        .init(
            "curve-of-leaf",
            .algorithmUnsupported,
            .init(leaf: .all),
            source: "measured: no client offers the curve in its handshake"
        ) { view in
            let key = view.certificate.publicKey
            guard key.algorithm == .ec, !key.hasExplicitCurve, !key.isOnNISTCurve else {
                return nil
            }
            return .algorithm(.curveNotOffered(key))
        },
        .init(
            "curve-of-authority",
            .algorithmUnsupported,
            .init(
                intermediate: [.java, .go, .gnutls, .rustls, .chromium, .firefox],
                anchor: [.java, .go, .gnutls, .rustls, .chromium, .firefox]
            ),
            source: "measured"
        ) { view in
            let key = view.certificate.publicKey
            guard key.algorithm == .ec, !key.hasExplicitCurve, !key.isOnNISTCurve,
                !view.hasCurve(["P-224", "P-192"])
            else { return nil }
            return .algorithm(.curveUnknown(key))
        },
        .init(
            "explicit-curve-of-anchor",
            .weakKey,
            .init(anchor: .all),
            source: "RFC 5480 §2.1.1"
        ) { view in
            view.certificate.publicKey.hasExplicitCurve
                ? .algorithm(.explicitCurve) : nil
        },
        .init(
            "compressed-point",
            .algorithmUnsupported,
            .init(
                leaf: [.java, .go, .gnutls, .mbedtls, .firefox],
                intermediate: [.java, .go, .gnutls, .mbedtls, .rustls, .firefox],
                anchor: [.java, .go, .gnutls, .mbedtls, .rustls, .firefox]
            ),
            source: "RFC 5480 §2.2: compressed keys may be refused"
        ) { $0.certificate.publicKey.isCompressedPoint ? .algorithm(.compressedPoint) : nil },
        .init(
            "ed25519",
            .algorithmUnsupported,
            .path([.chromium, .firefox, .mbedtls]),
            source: "BoringSSL kVerifySignatureAlgorithms; NSS"
        ) { $0.certificate.publicKey.algorithm == .ed25519 ? .algorithm(.ed25519) : nil },
        .init(
            "ed448",
            .algorithmUnsupported,
            .path([.go, .chromium, .firefox, .mbedtls, .rustls]),
            source: "measured"
        ) { $0.certificate.publicKey.algorithm == .ed448 ? .algorithm(.ed448) : nil },
        .init(
            "rsa-pss-key",
            .algorithmUnsupported,
            .path([.go, .chromium, .firefox, .mbedtls, .rustls]),
            source: "measured"
        ) { view in
            view.certificate.publicKey.algorithm == .rsaPSS
                ? .algorithm(.rsaPSSKey) : nil
        },
        .init(
            "key-agreement-only",
            .algorithmUnsupported,
            .init(leaf: .all),
            source: "RFC 8446 §4.4.2.2: the key must allow signatures"
        ) { view in
            let key = view.certificate.publicKey
            guard [.x25519, .x448, .dh].contains(key.algorithm) else { return nil }
            return .algorithm(.keyCannotSign(key))
        },
    ]

    private static let rsaKeys: [ClientRule] = [
        .init(
            "rsa-exponent-31-bits",
            .algorithmUnsupported,
            .init(leaf: [.go, .mbedtls], intermediate: .go, anchor: .go),
            source: "Go crypto/rsa: public exponent too large"
        ) { view in
            (view.certificate.publicKey.rsaExponentBits ?? 0) > 31
                ? .algorithm(.rsaExponent(aboveBits: 31)) : nil
        },
        .init(
            "rsa-exponent-33-bits",
            .algorithmUnsupported,
            .path([.chromium, .rustls]),
            source: "BoringSSL rsa_check_public_key; ring"
        ) { view in
            (view.certificate.publicKey.rsaExponentBits ?? 0) > 33
                ? .algorithm(.rsaExponent(aboveBits: 33)) : nil
        },
        .init(
            "rsa-modulus-negative",
            .encodingInvalid,
            .path([.go, .rustls, .chromium, .firefox]),
            source: "RFC 8017 §3.1: the modulus is a positive integer"
        ) { view in
            view.certificate.publicKey.isRSAModulusNegative
                ? .algorithm(.rsaModulusNegative) : nil
        },
        .init(
            "rsa-8192",
            .algorithmUnsupported,
            .init(
                leaf: [.go, .rustls, .mbedtls],
                intermediate: [.go, .rustls, .mbedtls],
                anchor: [.rustls, .mbedtls]
            ),
            source: "Go checkKeySize; ring; MBEDTLS_MPI_MAX_SIZE"
        ) { view in
            let key = view.certificate.publicKey
            return key.algorithm == .rsa && key.bits > 8192
                ? .algorithm(.rsaModulus(bits: key.bits)) : nil
        },
        .init(
            "rsa-16384",
            .algorithmUnsupported,
            .path(.allBut([.go, .rustls, .mbedtls])),
            source: "OPENSSL_RSA_MAX_MODULUS_BITS"
        ) { view in
            let key = view.certificate.publicKey
            return key.algorithm == .rsa && key.bits > 16_384
                ? .algorithm(.rsaModulus(bits: key.bits)) : nil
        },
        .init(
            "rsa-key-without-null",
            .encodingInvalid,
            .path([.go, .rustls, .chromium, .firefox]),
            source: "RFC 3279 §2.3.1: the parameters are NULL"
        ) { view in
            view.certificate.publicKey.isRSAWithoutNull
                ? .algorithm(.rsaWithoutNull) : nil
        },
    ]

    private static let signatures: [ClientRule] = [
        .init(
            "sha-224",
            .algorithmUnsupported,
            .presented([.go, .rustls, .chromium, .firefox]),
            source: "measured"
        ) { view in
            let algorithm = view.certificate.signatureAlgorithm
            return SignatureFacts(algorithm).digest == .sha224
                ? .algorithm(.sha224(algorithm)) : nil
        },
        .init(
            "sha-3",
            .algorithmUnsupported,
            .presented([.go, .rustls, .chromium, .firefox, .mbedtls]),
            source: "measured"
        ) { view in
            SignatureFacts(view.certificate.signatureAlgorithm).isSHA3 ? .algorithm(.sha3) : nil
        },
        .init(
            "dsa-signature",
            .algorithmUnsupported,
            .presented([.go, .rustls, .chromium, .firefox, .mbedtls]),
            source: "measured"
        ) { view in
            SignatureFacts(view.certificate.signatureAlgorithm).isDSA ? .algorithm(.dsa) : nil
        },
        .init(
            "pss-salt",
            .algorithmUnsupported,
            .presented([.go, .gnutls, .rustls, .chromium, .firefox]),
            source: "RFC 4055 §3.1; Baseline Requirements §7.1.3.2.1"
        ) { view in
            guard let pss = SignatureFacts(view.certificate.signatureAlgorithm).pss,
                let digest = pss.digestLength, pss.saltLength != digest,
                pss.maskDigest == pss.digest
            else { return nil }
            return .algorithm(.pssSalt(octets: pss.saltLength, digest: digest))
        },
        .init(
            "pss-mask",
            .algorithmUnsupported,
            .presented([.go, .gnutls, .rustls, .chromium, .firefox, .mbedtls]),
            source: "RFC 4055 §3.1; Baseline Requirements §7.1.3.2.1"
        ) { view in
            guard let pss = SignatureFacts(view.certificate.signatureAlgorithm).pss,
                pss.maskDigest != pss.digest
            else { return nil }
            return .algorithm(.pssMask)
        },
        .init(
            "pss-digest-without-null",
            .algorithmUnsupported,
            .presented([.rustls, .firefox]),
            source: "mozilla::pkix and webpki compare the parameters octet by octet"
        ) { view in
            guard let pss = SignatureFacts(view.certificate.signatureAlgorithm).pss,
                pss.isDigestWithoutNull
            else { return nil }
            return .algorithm(.pssDigestWithoutNull)
        },
        .init(
            "ecdsa-with-parameters",
            .encodingInvalid,
            .presented([.rustls, .chromium]),
            source: "RFC 5758 §3.2: the parameters are omitted"
        ) { view in
            let algorithm = view.certificate.signatureAlgorithm
            return SignatureFacts(algorithm).isECDSA && algorithm.parameters != nil
                ? .algorithm(.ecdsaParameters) : nil
        },
        .init(
            "two-algorithms-of-anchor",
            .encodingInvalid,
            .init(anchor: [.pythonStrict, .java, .go, .gnutls, .mbedtls, .rustls]),
            source: "RFC 5280 §4.1.1.2"
        ) { view in
            view.certificate.signatureAlgorithm == view.certificate.innerSignatureAlgorithm
                ? nil : .algorithm(.twoAlgorithms)
        },
    ]
}

extension Certificate {
    /// Whether key and signature are of the kinds that every client accepts: RSA of 2048 to 8192
    /// bits, P-256 or P-384, over SHA-256, SHA-384 or SHA-512.
    fileprivate var isOrdinary: Bool {
        let key = publicKey
        let isOrdinaryKey =
            switch key.algorithm {
            case .rsa:
                key.bits <= 8192 && !key.isRSAWithoutNull && key.rsaExponentBits ?? 0 <= 31
                    && !key.isRSAModulusNegative
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

    /// The modulus and the exponent of an RSA key; nil for other keys.
    private var rsaNumbers: (modulus: EncodedElement, exponent: EncodedElement)? {
        guard algorithm == .rsa, var rest = keyOctets,
            let key = EncodedElement(takenFrom: &rest)
        else { return nil }
        var numbers = key.content
        guard let modulus = EncodedElement(takenFrom: &numbers),
            let exponent = EncodedElement(takenFrom: &numbers), exponent.tag == 0x02
        else { return nil }
        return (modulus, exponent)
    }

    /// Whether the zero before the high bit of an RSA key's modulus is missing.
    var isRSAModulusNegative: Bool {
        rsaNumbers?.modulus.content.first.map { $0 >= 0x80 } ?? false
    }

    /// The size of an RSA key's public exponent; nil for other keys.
    var rsaExponentBits: Int? {
        guard let exponent = rsaNumbers?.exponent else { return nil }
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
