import CertDecoding
internal import COpenSSL

/// What one try to decrypt a private key comes to.
///
/// OpenSSL's reader decrypts and decodes in one step and says no more than that it failed: a key of
/// a kind that it does not know looks to it like a wrong passphrase. To look for the reason behind
/// it would take a second derivation, so this decrypts first and decodes what that gives.
enum KeyDecryptionAttempt {
    /// The DER of the PKCS#8 structure.
    case opened([UInt8])
    /// What prevents it other than the passphrase; nil where the passphrase is wrong.
    case failed(CertificateError?)

    /// - Parameters:
    ///   - encrypted: The EncryptedPrivateKeyInfo (RFC 5958 §3), which stays its owner's.
    ///   - passphrase: The passphrase, as OpenSSL takes it.
    init(
        _ encrypted: OpaquePointer?,
        _ passphrase: UnsafePointer<CChar>?,
        _ length: Int32,
        in context: LibraryContext
    ) {
        self = isolatingErrors {
            Self.attempt(encrypted, passphrase, length, context)
        }
    }

    /// What was decrypted; nil where it was not.
    var octets: [UInt8]? {
        if case .opened(let octets) = self { octets } else { nil }
    }

    private static func attempt(
        _ encrypted: OpaquePointer?,
        _ passphrase: UnsafePointer<CChar>?,
        _ length: Int32,
        _ context: LibraryContext
    ) -> Self {
        var algorithm: UnsafePointer<X509_ALGOR>?
        var octets: UnsafePointer<ASN1_OCTET_STRING>?
        X509_SIG_get0(encrypted, &algorithm, &octets)
        var out: UnsafeMutablePointer<UInt8>?
        var count: Int32 = 0
        let isDecrypted =
            PKCS12_pbe_crypt_ex(
                algorithm,
                passphrase,
                length,
                ASN1_STRING_get0_data(octets),
                ASN1_STRING_length(octets),
                &out,
                &count,
                0,
                context.pointer,
                nil
            ) != nil
        guard isDecrypted, let out else { return .failed(unknownEncryption()) }
        defer { CRYPTO_clear_free(out, Int(count), #file, #line) }
        var cursor: UnsafePointer<UInt8>? = UnsafePointer(out)
        let info = d2i_PKCS8_PRIV_KEY_INFO(nil, &cursor, Int(count))
        defer { PKCS8_PRIV_KEY_INFO_free(info) }
        if let der = Key.encoded(info) { return .opened(der) }
        let decrypted = Array(UnsafeBufferPointer(start: out, count: Int(count)))
        return .failed(PrivateKeyForm.unsupportedKind(of: decrypted))
    }

    /// The error for an encryption that OpenSSL does not know; nil where it says nothing of that.
    private static func unknownEncryption() -> CertificateError? {
        let error = CertificateError.openSSL(
            .key(.unknownEncryption(openSSL: LibraryContext.version)),
            code: .unsupported
        )
        let isUnknown = error.underlying.contains { words in
            words.hasPrefix("unknown") || words.hasPrefix("unsupported")
        }
        return isUnknown ? error : nil
    }
}
