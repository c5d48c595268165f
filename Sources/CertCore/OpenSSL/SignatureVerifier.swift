import CertDecoding
internal import COpenSSL

/// A public key made ready to verify signatures of one scheme.
///
/// It owns an EVP_MD_CTX that is set up and never used itself: each signature is verified with a
/// copy, which takes less than setting one up.
final class SignatureVerifier {
    private let pattern: OpaquePointer
    /// Keeps the library context alive that `pattern` belongs to.
    private let key: Key
    private let scheme: SignatureScheme
    /// What it takes to verify one signature, in nanoseconds.
    let cost: Int

    /// - Throws: `CertificateError` where the key can't verify such signatures.
    init(_ key: Key, _ scheme: SignatureScheme, cost: Int) throws(CertificateError) {
        self.key = key
        self.scheme = scheme
        self.cost = cost
        pattern = try isolatingErrors { () throws(CertificateError) in
            let pattern = key.withPointer { key, context in scheme.setUp(key, in: context) }
            guard let pattern else {
                throw .openSSL(.signature(.unverifiable), code: .unsupported)
            }
            return pattern
        }
    }

    deinit { EVP_MD_CTX_free(pattern) }

    /// Whether a signature over some octets verifies.
    func verify(_ signature: [UInt8], over message: ArraySlice<UInt8>) -> Bool {
        isolatingErrors {
            guard let verifier = copy() else { return false }
            defer { EVP_MD_CTX_free(verifier) }
            return message.withUnsafeBufferPointer { octets in
                EVP_DigestVerify(
                    verifier,
                    signature,
                    signature.count,
                    octets.baseAddress,
                    octets.count
                ) == 1
            }
        }
    }

    /// A copy of the pattern.
    ///
    /// OpenSSL 3.0 loses a distinguishing identifier when it copies: where there is one, the copy
    /// is set up anew.
    private func copy() -> OpaquePointer? {
        guard scheme.distinguishingIdentifier == nil else {
            return key.withPointer { key, context in scheme.setUp(key, in: context) }
        }
        guard let verifier = EVP_MD_CTX_new() else { return nil }
        guard EVP_MD_CTX_copy_ex(verifier, pattern) == 1 else {
            EVP_MD_CTX_free(verifier)
            return nil
        }
        return verifier
    }
}

extension SignatureScheme {
    /// What verifies signatures of this scheme under a key; nil where the key does not.
    fileprivate func setUp(_ key: OpaquePointer, in context: LibraryContext) -> OpaquePointer? {
        guard let verifier = EVP_MD_CTX_new() else { return nil }
        // Owned by `verifier`, not by us.
        var parameters: OpaquePointer?
        let isSetUp =
            EVP_DigestVerifyInit_ex(
                verifier,
                &parameters,
                digest,
                context.pointer,
                nil,
                key,
                nil
            ) == 1
        guard isSetUp, pss.map({ $0.apply(to: parameters) }) ?? true,
            isIdentified(parameters)
        else {
            EVP_MD_CTX_free(verifier)
            return nil
        }
        return verifier
    }
}

extension SignatureScheme {
    /// Sets the distinguishing identifier, where there is one.
    private func isIdentified(_ parameters: OpaquePointer?) -> Bool {
        guard let identifier = distinguishingIdentifier else { return true }
        return identifier.withCString {
            EVP_PKEY_CTX_set1_id(parameters, $0, Int32(identifier.utf8.count)) == 1
        }
    }
}

extension PSSScheme {
    fileprivate func apply(to context: OpaquePointer?) -> Bool {
        EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1
            && EVP_PKEY_CTX_set_rsa_mgf1_md_name(context, maskDigest, nil) == 1
            && EVP_PKEY_CTX_set_rsa_pss_saltlen(context, Int32(saltLength)) == 1
    }
}
