import CertDecoding
internal import COpenSSL

/// Owns one EVP_PKEY and keeps the library context alive that it belongs to.
///
/// It is only read after it was made, which OpenSSL allows from several threads at once.
final class Key: @unchecked Sendable {
    fileprivate let pointer: OpaquePointer
    fileprivate let context: LibraryContext
    /// What it may take to find out whether its halves belong together, in nanoseconds.
    fileprivate let costOfProof: Int

    /// Takes over a pointer that OpenSSL just made.
    fileprivate init(
        owning pointer: OpaquePointer,
        costOfProof: Int = 0,
        in context: LibraryContext
    ) {
        self.pointer = pointer
        self.costOfProof = costOfProof
        self.context = context
    }

    /// Takes over a pointer that OpenSSL just made; where its curve has a name, the key is encoded
    /// with that, whatever form it was read in.
    ///
    /// > RFC 5480 §2.1.1: "implicitCurve and specifiedCurve MUST NOT be used in PKIX."
    fileprivate convenience init(
        namingCurveOf pointer: OpaquePointer,
        costOfProof: Int = 0,
        in context: LibraryContext
    ) {
        if EVP_PKEY_is_a(pointer, "EC") == 1 {
            // One without a name stays as it is.
            EVP_PKEY_set_utf8_string_param(
                pointer,
                OSSL_PKEY_PARAM_EC_ENCODING,
                OSSL_PKEY_EC_ENCODING_GROUP
            )
        }
        self.init(owning: pointer, costOfProof: costOfProof, in: context)
    }

    deinit { EVP_PKEY_free(pointer) }

    /// Lends the pointer for one call.
    func withPointer<Result>(_ body: (OpaquePointer, LibraryContext) -> Result) -> Result {
        body(pointer, context)
    }
}

/// Making keys.
extension Key {
    /// A public key from its SubjectPublicKeyInfo.
    ///
    /// RSA, EC on a named curve and Edwards keys are built from their parts, a tenth of what the
    /// general decoder costs; the decoder is for the rest.
    static func publicKey(
        of parts: SubjectPublicKeyInfo,
        in context: LibraryContext
    ) throws(CertificateError) -> Key {
        _ = try KeyBounds(publicKey: parts)
        return try isolatingErrors { () throws(CertificateError) in
            let pointer =
                switch parts.form {
                case .rsa(let modulus, let exponent):
                    rsa(modulus: modulus, exponent: exponent, in: context)
                case .ec(let curve, let point):
                    ec(group: curve.groupName, point: point, in: context)
                case .edwards(let name, let raw):
                    EVP_PKEY_new_raw_public_key_ex(context.pointer, name, nil, raw, raw.count)
                case .rsaPSS, .explicitEC, .other:
                    decoded(parts.der, in: context)
                }
            guard let pointer else {
                throw .openSSL(.signature(.unusableKey), code: .unsupported)
            }
            return Key(namingCurveOf: pointer, in: context)
        }
    }

    private static func decoded(_ der: [UInt8], in context: LibraryContext) -> OpaquePointer? {
        der.withUnsafeBufferPointer { buffer in
            var cursor = buffer.baseAddress
            return d2i_PUBKEY_ex(nil, &cursor, buffer.count, context.pointer, nil)
        }
    }

    private static func rsa(
        modulus: [UInt8],
        exponent: [UInt8],
        in context: LibraryContext
    ) -> OpaquePointer? {
        let n = BN_bin2bn(modulus, Int32(modulus.count), nil)
        defer { BN_free(n) }
        let e = BN_bin2bn(exponent, Int32(exponent.count), nil)
        defer { BN_free(e) }
        guard let n, let e else { return nil }
        return fromData("RSA", in: context) { builder in
            OSSL_PARAM_BLD_push_BN(builder, shim_OSSL_PKEY_PARAM_RSA_N(), n) == 1
                && OSSL_PARAM_BLD_push_BN(builder, shim_OSSL_PKEY_PARAM_RSA_E(), e) == 1
        }
    }

    private static func ec(
        group: String,
        point: [UInt8],
        in context: LibraryContext
    ) -> OpaquePointer? {
        // The builder keeps the pointers until it is turned into parameters: both outlive it here.
        group.withCString { name in
            point.withUnsafeBufferPointer { octets in
                // To OpenSSL a key on this curve is of a type of its own.
                fromData(group == "SM2" ? "SM2" : "EC", in: context) { builder in
                    OSSL_PARAM_BLD_push_utf8_string(
                        builder,
                        shim_OSSL_PKEY_PARAM_GROUP_NAME(),
                        name,
                        0
                    ) == 1
                        && OSSL_PARAM_BLD_push_octet_string(
                            builder,
                            shim_OSSL_PKEY_PARAM_PUB_KEY(),
                            octets.baseAddress,
                            octets.count
                        ) == 1
                }
            }
        }
    }

    private static func fromData(
        _ algorithm: String,
        _ selection: Int32 = shim_EVP_PKEY_PUBLIC_KEY(),
        in context: LibraryContext,
        fill: (OpaquePointer) -> Bool
    ) -> OpaquePointer? {
        guard let builder = OSSL_PARAM_BLD_new() else { return nil }
        defer { OSSL_PARAM_BLD_free(builder) }
        guard fill(builder), let parameters = OSSL_PARAM_BLD_to_param(builder) else { return nil }
        defer { OSSL_PARAM_free(parameters) }
        let maker = EVP_PKEY_CTX_new_from_name(context.pointer, algorithm, nil)
        defer { EVP_PKEY_CTX_free(maker) }
        guard let maker, EVP_PKEY_fromdata_init(maker) == 1 else { return nil }
        var key: OpaquePointer?
        let isMade = EVP_PKEY_fromdata(maker, &key, selection, parameters) == 1
        guard isMade else {
            EVP_PKEY_free(key)
            return nil
        }
        return key
    }

    /// OpenSSL's name of the Diffie-Hellman group with a prime and a generator; nil where it has none.
    static func groupName(
        prime: [UInt8],
        generator: [UInt8],
        in context: LibraryContext
    ) -> String? {
        // No group with a name is larger.
        let maximum = KeyBounds.maximumBits(of: .dh)
        guard prime.bitWidth <= maximum, generator.bitWidth <= maximum else { return nil }
        return isolatingErrors {
            let p = BN_bin2bn(prime, Int32(clamping: prime.count), nil)
            defer { BN_free(p) }
            let g = BN_bin2bn(generator, Int32(clamping: generator.count), nil)
            defer { BN_free(g) }
            guard let p, let g else { return nil }
            let pointer = fromData("DH", shim_EVP_PKEY_KEY_PARAMETERS(), in: context) { builder in
                OSSL_PARAM_BLD_push_BN(builder, shim_OSSL_PKEY_PARAM_FFC_P(), p) == 1
                    && OSSL_PARAM_BLD_push_BN(builder, shim_OSSL_PKEY_PARAM_FFC_G(), g) == 1
            }
            return pointer.flatMap { Key(owning: $0, in: context).groupName }
        }
    }

    /// A private key from its DER, in the form that its PEM label or its structure names.
    ///
    /// - Parameter work: Pays for what OpenSSL calculates.
    static func privateKey(
        der: [UInt8],
        form: PrivateKeyForm,
        work: Budget.Share,
        in context: LibraryContext
    ) throws(CertificateError) -> Key {
        let bounds = try KeyBounds(privateKey: der, form: form)
        guard work.spend(bounds.costOfOpening) else { throw .tooCostlyKey }
        return try isolatingErrors { () throws(CertificateError) in
            let pointer = der.withUnsafeBufferPointer { buffer in
                var cursor = buffer.baseAddress
                return d2i_PrivateKey_ex(
                    form.openSSLType,
                    nil,
                    &cursor,
                    buffer.count,
                    context.pointer,
                    nil
                )
            }
            guard let pointer else {
                if let unsupported = PrivateKeyForm.unsupportedKind(of: der) { throw unsupported }
                throw .openSSL(.key(.undecodable), code: .malformed)
            }
            return Key(namingCurveOf: pointer, costOfProof: bounds.costOfProof, in: context)
        }
    }
}

/// Asking keys.
extension Key {
    /// The DER of the public half's SubjectPublicKeyInfo; nil where OpenSSL can't encode it.
    var subjectPublicKeyInfo: [UInt8]? {
        isolatingErrors {
            if EVP_PKEY_is_a(pointer, "RSA") == 1, let info = rsaPublicKeyInfo { return info }
            var out: UnsafeMutablePointer<UInt8>?
            let count = i2d_PUBKEY(pointer, &out)
            guard count > 0, let out else { return nil }
            defer { CRYPTO_free(out, #file, #line) }
            return Array(UnsafeBufferPointer(start: out, count: Int(count)))
        }
    }

    /// An RSA key's, put together from its two numbers: OpenSSL sets up an encoder for each key,
    /// which takes as long as a signature with it.
    private var rsaPublicKeyInfo: [UInt8]? {
        guard let modulus = number(OSSL_PKEY_PARAM_RSA_N),
            let exponent = number(OSSL_PKEY_PARAM_RSA_E)
        else { return nil }
        let numbers = DEREncoding.unsigned(modulus) + DEREncoding.unsigned(exponent)
        return try? SubjectPublicKeyInfo(pkcs1: DEREncoding.sequence(numbers)).der
    }

    /// Whether two keys have the same public half.
    func equals(_ other: Key) -> Bool {
        isolatingErrors { EVP_PKEY_eq(pointer, other.pointer) == 1 }
    }

    /// The name of a key's group, explicit parameters recognised; nil where it has none.
    var groupName: String? {
        isolatingErrors {
            var name = [CChar](repeating: 0, count: 80)
            var count = 0
            guard EVP_PKEY_get_group_name(pointer, &name, name.count, &count) == 1 else {
                return nil
            }
            return String(decoding: name.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }

    /// The affine coordinates of an elliptic curve key's point, each without leading zeros.
    var affineCoordinates: (x: [UInt8], y: [UInt8])? {
        isolatingErrors {
            guard let x = number(OSSL_PKEY_PARAM_EC_PUB_X), let y = number(OSSL_PKEY_PARAM_EC_PUB_Y)
            else { return nil }
            return (x, y)
        }
    }

    private func number(_ name: String) -> [UInt8]? {
        var number: OpaquePointer?
        guard EVP_PKEY_get_bn_param(pointer, name, &number) == 1, let number else { return nil }
        defer { BN_free(number) }
        let count = (Int(BN_num_bits(number)) + 7) / 8
        return [UInt8](unsafeUninitializedCapacity: count) { out, written in
            written = Int(BN_bn2bin(number, out.baseAddress))
        }
    }

    /// Whether the private and the public half belong together: what the one signs, the other
    /// verifies.
    ///
    /// The numbers of an RSA key and the point of an elliptic curve's prove it in a fraction of the
    /// time of a signature. OpenSSL's own check of an RSA key tests its primes, which takes fifty
    /// times as long and says nothing more about whether the halves belong together.
    ///
    /// - Parameter work: Pays for what OpenSSL calculates.
    /// - Returns: Nil where that must not be done.
    func isConsistent(within work: Budget.Share) -> Bool? {
        isolatingErrors {
            if let isProven = RSANumbers.lend(of: pointer, \.proof) ?? nil { return isProven }
            guard work.spend(costOfProof) else { return nil }
            let isSigning = EVP_PKEY_can_sign(pointer) == 1 && EVP_PKEY_is_a(pointer, "EC") != 1
            return isSigning ? signsAndVerifies : agrees
        }
    }

    private var signsAndVerifies: Bool {
        let message: [UInt8] = Array("certcheck: do the halves belong together?".utf8)
        let signer = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(signer) }
        var count = 0
        guard let signer,
            EVP_DigestSignInit_ex(signer, nil, nil, context.pointer, nil, pointer, nil) == 1,
            EVP_DigestSign(signer, nil, &count, message, message.count) == 1
        else { return false }
        var signature = [UInt8](repeating: 0, count: count)
        guard EVP_DigestSign(signer, &signature, &count, message, message.count) == 1 else {
            return false
        }
        let verifier = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(verifier) }
        return EVP_DigestVerifyInit_ex(verifier, nil, nil, context.pointer, nil, pointer, nil) == 1
            && EVP_DigestVerify(verifier, signature, count, message, message.count) == 1
    }

    /// Key agreement keys sign nothing; checking their halves, and those of curves, is cheap.
    private var agrees: Bool {
        let checker = EVP_PKEY_CTX_new_from_pkey(context.pointer, pointer, nil)
        defer { EVP_PKEY_CTX_free(checker) }
        guard let checker else { return false }
        return EVP_PKEY_pairwise_check(checker) == 1
    }
}

extension CertificateError {
    /// A private key that is not opened because others cost too much.
    static var tooCostlyKey: CertificateError {
        let limit = Budget.maximumReserve / Budget.millisecond
        return CertificateError(.tooLarge, .key(.beyondBudget(milliseconds: limit)))
    }
}
