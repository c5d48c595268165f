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
        guard let pointer = OSSL_LIB_CTX_new() else { throw .openSSL(.library(.context)) }
        let sha256 = EVP_MD_fetch(pointer, "SHA2-256", nil)
        let sha1 = EVP_MD_fetch(pointer, "SHA1", nil)
        guard let sha256, let sha1 else {
            EVP_MD_free(sha256)
            EVP_MD_free(sha1)
            OSSL_LIB_CTX_free(pointer)
            throw .openSSL(.library(.digests))
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
    /// They are loaded once and held for as long as the process lives. No one reads or unloads the
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

extension LibraryContext {
    /// The version of the OpenSSL that is linked, as `3.0`.
    static var version: String { "\(OPENSSL_version_major()).\(OPENSSL_version_minor())" }
}
