internal import COpenSSL

/// Why OpenSSL's decoder did not open an encrypted private key, found out by decrypting it without
/// decoding what is in it.
///
/// The decoder says no more than that it failed: a key of a kind that it does not know looks to it
/// like a wrong passphrase.
enum EncryptedKeyDiagnosis {
    /// What lies in the way other than the passphrase; nil where the passphrase is wrong.
    ///
    /// - Parameter der: The EncryptedPrivateKeyInfo (RFC 5958 §3).
    static func obstacle(
        in der: [UInt8],
        _ passphrase: Passphrase,
        _ context: LibraryContext
    ) -> CertificateError? {
        isolatingErrors {
            let decoded = der.withUnsafeBufferPointer { buffer in
                var cursor = buffer.baseAddress
                return d2i_X509_SIG(nil, &cursor, buffer.count)
            }
            guard let decoded else { return nil }
            defer { X509_SIG_free(decoded) }
            return obstacle(in: decoded, context) { passphrase.lend(to: $0) }
        }
    }

    /// The same of a decoded structure, which stays its owner's.
    ///
    /// - Parameter lend: Lends the passphrase, as OpenSSL takes it.
    static func obstacle(
        in encrypted: OpaquePointer?,
        _ context: LibraryContext,
        lend: ((UnsafePointer<CChar>?, Int32) -> CertificateError?) -> CertificateError?
    ) -> CertificateError? {
        var algorithm: UnsafePointer<X509_ALGOR>?
        var octets: UnsafePointer<ASN1_OCTET_STRING>?
        X509_SIG_get0(encrypted, &algorithm, &octets)
        return lend { passphrase, length in
            ERR_clear_error()
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
            guard isDecrypted, let out else { return unknownEncryption() }
            defer { CRYPTO_clear_free(out, Int(count), #file, #line) }
            return PrivateKeyForm.unsupportedKind(
                of: Array(UnsafeBufferPointer(start: out, count: Int(count)))
            )
        }
    }

    /// The error for an encryption that OpenSSL does not know; nil where it says nothing of that.
    private static func unknownEncryption() -> CertificateError? {
        let error = CertificateError.openSSL(
            "the private key is encrypted in a way that this OpenSSL"
                + " (\(LibraryContext.version)) does not know",
            code: .unsupported,
            help: "Encrypt it again with an ordinary cipher: openssl pkcs8 -topk8 -in OLD.key"
                + " -out NEW.key"
        )
        let isUnknown = error.underlying.contains { words in
            words.hasPrefix("unknown") || words.hasPrefix("unsupported")
        }
        return isUnknown ? error : nil
    }
}
