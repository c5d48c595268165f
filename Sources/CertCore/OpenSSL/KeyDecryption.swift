import CertDecoding
internal import COpenSSL

/// Decrypts private keys, one derivation for each try: OpenSSL's readers of whole blocks make two
/// before they give up, and decode what is inside before anybody has seen how large it is.
extension Key {
    /// A private key from an encrypted PKCS#8 structure (RFC 5958 §3).
    ///
    /// - Throws: `unsupported` where a try costs too much, `passphraseWrong`, or what is wrong with
    ///   the key inside.
    static func privateKey(
        encrypted der: [UInt8],
        passphrase: Passphrase?,
        work: Budget.Share,
        in context: LibraryContext
    ) throws(CertificateError) -> Key {
        guard let scheme = PrivateKeyForm.encryption(of: der) else { throw .undecodableKey }
        let cost = try DerivationCost(scheme, within: Budget.maximumReserve)
        guard let passphrase else { throw .encryptedKey }
        if OldEncryption.isNamed(by: scheme) { try context.requireOldCiphers() }
        let tried = work.spending(cost.nanoseconds, isFree: { $0.octets != nil }) {
            decrypted(der, passphrase, in: context)
        }
        let opened: [UInt8]
        switch tried {
        case .opened(let octets)?: opened = octets
        case .failed(let obstacle)?: throw obstacle ?? .wrongPassphrase
        case nil: throw .tooCostlyPassphrase
        }
        guard let form = PrivateKeyForm(der: opened) else { throw .undecodableKey }
        return try privateKey(der: opened, form: form, work: work, in: context)
    }

    /// A private key from a block whose headers name its cipher (RFC 1421 §4.6.1).
    ///
    /// - Parameter headers: `Proc-Type` and `DEK-Info`, as they stand.
    /// - Throws: As above; such a block may hold an encrypted PKCS#8 structure once more.
    static func privateKey(
        enciphered octets: [UInt8],
        headers: String,
        passphrase: Passphrase?,
        work: Budget.Share,
        in context: LibraryContext
    ) throws(CertificateError) -> Key {
        guard let passphrase else { throw .encryptedKey }
        if OldEncryption.isNamed(byHeaders: headers) { try context.requireOldCiphers() }
        let opened = isolatingErrors { deciphered(octets, headers: headers, passphrase) }
        guard let opened, let form = PrivateKeyForm(der: opened) else { throw .wrongPassphrase }
        if case .encrypted = form {
            return try privateKey(
                encrypted: opened,
                passphrase: passphrase,
                work: work,
                in: context
            )
        }
        return try privateKey(der: opened, form: form, work: work, in: context)
    }

    private static func decrypted(
        _ der: [UInt8],
        _ passphrase: Passphrase,
        in context: LibraryContext
    ) -> KeyDecryptionAttempt {
        let sealed = isolatingErrors {
            der.withUnsafeBufferPointer { buffer in
                var cursor = buffer.baseAddress
                return d2i_X509_SIG(nil, &cursor, buffer.count)
            }
        }
        defer { X509_SIG_free(sealed) }
        guard let sealed else { return .failed(nil) }
        return passphrase.lend { KeyDecryptionAttempt(sealed, $0, $1, in: context) }
    }

    /// The DER of a decoded PKCS#8 structure.
    static func encoded(_ info: OpaquePointer?) -> [UInt8]? {
        guard let info else { return nil }
        var out: UnsafeMutablePointer<UInt8>?
        let count = i2d_PKCS8_PRIV_KEY_INFO(info, &out)
        guard count > 0, let out else { return nil }
        defer { CRYPTO_clear_free(out, Int(count), #file, #line) }
        return Array(UnsafeBufferPointer(start: out, count: Int(count)))
    }

    private static func deciphered(
        _ octets: [UInt8],
        headers: String,
        _ passphrase: Passphrase
    ) -> [UInt8]? {
        var cipher = EVP_CIPHER_INFO()
        var text = Array(headers.utf8CString)
        guard PEM_get_EVP_CIPHER_INFO(&text, &cipher) == 1, cipher.cipher != nil else { return nil }
        var octets = octets
        var count = octets.count
        let isDone = Passphrase.lend(passphrase) { callback, state in
            PEM_do_header(&cipher, &octets, &count, callback, state) == 1
        }
        return isDone ? Array(octets.prefix(count)) : nil
    }
}

extension LibraryContext {
    /// Makes the ciphers of old keys known.
    fileprivate func requireOldCiphers() throws(CertificateError) {
        guard !loadLegacyProvider() else { return }
        throw .openSSL(.key(.legacyCipher), code: .unsupported)
    }
}

extension CertificateError {
    fileprivate static var encryptedKey: CertificateError {
        CertificateError(.passphraseMissing, .key(.encrypted))
    }

    fileprivate static var wrongPassphrase: CertificateError {
        .openSSL(.key(.wrongPassphrase), code: .passphraseWrong)
    }
}
