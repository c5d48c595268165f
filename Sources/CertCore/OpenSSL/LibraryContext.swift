internal import COpenSSL

/// Owns one OpenSSL library context with the default provider, untouched by the machine's
/// configuration file.
///
/// A context of one's own per thread is what lets verification scale: the default one takes a lock
/// for every algorithm it looks up.
final class LibraryContext {
    let pointer: OpaquePointer
    private var hasLegacyProvider = false
    private let sha256Digest: OpaquePointer
    private let sha1Digest: OpaquePointer

    init() throws(CertificateError) {
        // Some functions ask the default context whatever they work in, which reads the file.
        OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_LOAD_CONFIG), nil)
        guard let pointer = OSSL_LIB_CTX_new() else { throw .openSSL("no library context") }
        let sha256 = EVP_MD_fetch(pointer, "SHA2-256", nil)
        let sha1 = EVP_MD_fetch(pointer, "SHA1", nil)
        guard let sha256, let sha1 else {
            EVP_MD_free(sha256)
            EVP_MD_free(sha1)
            OSSL_LIB_CTX_free(pointer)
            throw .openSSL("SHA-256 and SHA-1 are not available")
        }
        self.pointer = pointer
        self.sha256Digest = sha256
        self.sha1Digest = sha1
    }

    deinit {
        EVP_MD_free(sha256Digest)
        EVP_MD_free(sha1Digest)
        OSSL_LIB_CTX_free(pointer)
    }

    /// Makes the ciphers of old files known: RC2, RC4, DES.
    ///
    /// - Returns: Whether the provider is installed.
    func loadLegacyProvider() -> Bool {
        if hasLegacyProvider { return true }
        // A context that loads one provider by name no longer loads the default one by itself.
        guard OSSL_PROVIDER_load(pointer, "default") != nil else { return false }
        hasLegacyProvider = OSSL_PROVIDER_load(pointer, "legacy") != nil
        if hasLegacyProvider { _ = Self.defaultContextProviders }
        return hasLegacyProvider
    }

    /// The old ciphers in the default context: the cipher that a block's DEK-Info names is looked up
    /// there, whatever context the block is read in.
    ///
    /// They are loaded once and held for as long as the process lives. Nobody reads or unloads the
    /// handles, on any thread.
    private nonisolated(unsafe) static let defaultContextProviders =
        ["default", "legacy"].map { (name: String) in OSSL_PROVIDER_load(nil, name) }

    /// The SHA-256 digest, 32 octets.
    func sha256(_ bytes: some Collection<UInt8>) -> [UInt8] {
        digest(bytes, by: sha256Digest, count: 32)
    }

    /// The SHA-1 digest, 20 octets.
    func sha1(_ bytes: some Collection<UInt8>) -> [UInt8] {
        digest(bytes, by: sha1Digest, count: 20)
    }

    private func digest(
        _ bytes: some Collection<UInt8>,
        by algorithm: OpaquePointer,
        count: Int
    ) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { out, written in
            let isDone: Int32? = bytes.withContiguousStorageIfAvailable { input in
                EVP_Digest(input.baseAddress, input.count, out.baseAddress, nil, algorithm, nil)
            }
            // Digesting memory can only fail for want of memory; arrays and slices are contiguous.
            precondition(isDone == 1, "OpenSSL could not digest")
            written = count
        }
    }
}

/// Runs one entry into OpenSSL with the thread's error queue empty before and after.
func isolatingErrors<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
) throws(Failure) -> Result {
    ERR_clear_error()
    defer { ERR_clear_error() }
    return try body()
}

/// Whether an entry into OpenSSL left something in the thread's error queue, as none may.
func hasQueuedErrors() -> Bool { ERR_peek_error() != 0 }

extension CertificateError {
    /// An error that carries what stands in the thread's error queue, and empties it.
    static func openSSL(
        _ reason: String,
        code: Code = .cryptography,
        help: String? = nil
    ) -> CertificateError {
        CertificateError(code, reason: reason, help: help, underlying: takeErrors())
    }

    /// OpenSSL's words for every queued error, oldest first.
    private static func takeErrors() -> [String] {
        var words: [String] = []
        while true {
            let code = ERR_get_error()
            guard code != 0 else { return words }
            // A code without a text of its own still has a number that can be looked up.
            let text = ERR_reason_error_string(code).map { String(cString: $0) }
            words.append(text ?? "error \(String(code, radix: 16))")
        }
    }
}
