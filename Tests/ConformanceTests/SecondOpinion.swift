import COpenSSL

/// What OpenSSL's `X509_verify_cert` says of a chain.
final class SecondOpinion {
    /// Certificates by their PEM text, decoded once; nil where OpenSSL can't.
    private var certificates: [String: OpaquePointer?] = [:]

    deinit { for certificate in certificates.values { X509_free(certificate) } }

    /// Whether OpenSSL accepts a path from the leaf to an anchor.
    func accepts(_ question: Question) -> Bool {
        let store = X509_STORE_new()
        defer { X509_STORE_free(store) }
        let untrusted = OPENSSL_sk_new_null()
        defer { OPENSSL_sk_free(untrusted) }
        for anchor in question.anchors {
            guard let certificate = certificate(anchor) else { return false }
            X509_STORE_add_cert(store, certificate)
        }
        for text in question.certificates.dropFirst() + question.intermediates {
            guard let certificate = certificate(text) else { return false }
            OPENSSL_sk_push(untrusted, UnsafeRawPointer(certificate))
        }
        guard let leaf = question.certificates.first.flatMap(certificate),
            let context = X509_STORE_CTX_new()
        else { return false }
        defer { X509_STORE_CTX_free(context) }
        guard X509_STORE_CTX_init(context, store, leaf, untrusted) == 1 else { return false }
        let parameters = X509_STORE_CTX_get0_param(context)
        X509_VERIFY_PARAM_set_time(parameters, question.time)
        X509_VERIFY_PARAM_set_flags(
            parameters,
            UInt(X509_V_FLAG_PARTIAL_CHAIN | X509_V_FLAG_POLICY_CHECK)
        )
        // Without a set of policies OpenSSL accepts none, where RFC 5280 §6.1.1 (c) says any.
        X509_VERIFY_PARAM_add0_policy(parameters, OBJ_txt2obj("2.5.29.32.0", 1))
        switch question.purpose {
        case "server": X509_STORE_CTX_set_default(context, "ssl_server")
        case "client": X509_STORE_CTX_set_default(context, "ssl_client")
        default: break
        }
        defer { ERR_clear_error() }
        return X509_verify_cert(context) == 1
    }

    /// The certificate of a text, with the trust stated beside it.
    private func certificate(_ text: String) -> OpaquePointer? {
        if let known = certificates[text] { return known }
        let certificate = Array(text.utf8).withUnsafeBytes { octets in
            let memory = BIO_new_mem_buf(octets.baseAddress, Int32(octets.count))
            defer { BIO_free(memory) }
            return PEM_read_bio_X509_AUX(memory, nil, nil, nil)
        }
        ERR_clear_error()
        certificates[text] = certificate
        return certificate
    }
}
