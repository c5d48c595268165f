internal import COpenSSL

/// What a handshake asks for.
enum TLSQuestion: CaseIterable, Hashable {
    /// What a client of today takes, and everything older besides.
    case preferred
    /// A certificate with an RSA key.
    case rsa
    /// A certificate with a key on a curve.
    case curve
    /// Nothing newer than TLS 1.1.
    case obsolete
}

/// The settings of this program's handshakes, one set for each question.
///
/// They verify nothing and accept what any server sends: the verdict is made from what was sent.
final class TLSContexts {
    /// The most octets of a certificate message.
    static let maximumCertificateMessage = 256 * 1024

    private let library: OpaquePointer
    private var contexts: [TLSQuestion: OpaquePointer] = [:]

    /// - Throws: `cryptography` where OpenSSL is not available.
    init() throws(CertificateError) {
        guard let library = OSSL_LIB_CTX_new() else { throw .openSSL(.library(.context)) }
        self.library = library
        for question in TLSQuestion.allCases {
            contexts[question] = try isolatingErrors { () throws(CertificateError) in
                try Self.context(question, in: library)
            }
        }
    }

    deinit {
        for context in contexts.values { SSL_CTX_free(context) }
        OSSL_LIB_CTX_free(library)
    }

    /// Lends the settings for a question.
    func withContext<Result>(for question: TLSQuestion, _ body: (OpaquePointer?) -> Result)
        -> Result
    {
        body(contexts[question])
    }

    private static func context(
        _ question: TLSQuestion,
        in library: OpaquePointer
    ) throws(CertificateError) -> OpaquePointer {
        guard let context = SSL_CTX_new_ex(library, nil, TLS_client_method()) else {
            throw .openSSL(.library(.tlsContext))
        }
        let newest = question == .obsolete ? TLS1_1_VERSION : 0
        let isSet =
            SSL_CTX_set_cipher_list(context, "\(suites(question)):@SECLEVEL=0") == 1
            && shim_SSL_CTX_set_min_proto_version(context, TLS1_VERSION) == 1
            && shim_SSL_CTX_set_max_proto_version(context, newest) == 1
            && signatures(question).map { shim_SSL_CTX_set1_sigalgs_list(context, $0) == 1 } ?? true
        guard isSet else {
            SSL_CTX_free(context)
            throw .openSSL(.library(.handshake))
        }
        SSL_CTX_set_options(
            context,
            shim_SSL_OP_LEGACY_SERVER_CONNECT() | shim_SSL_OP_NO_RX_CERTIFICATE_COMPRESSION()
        )
        shim_SSL_CTX_set_max_cert_list(context, maximumCertificateMessage)
        _ = shim_SSL_CTX_set_session_cache_mode(context, Int(SSL_SESS_CACHE_OFF))
        _ = shim_SSL_CTX_set_tlsext_status_type(context, TLSEXT_STATUSTYPE_ocsp)
        SSL_CTX_set_cert_verify_callback(context, { _, _ in 1 }, nil)
        SSL_CTX_set_msg_callback(context, observer)
        return context
    }

    private static func suites(_ question: TLSQuestion) -> String {
        switch question {
        case .preferred, .obsolete: "ALL:!aNULL:!eNULL:!PSK:!SRP"
        case .rsa: "aRSA:!eNULL:!PSK:!SRP"
        case .curve: "aECDSA:!eNULL:!PSK:!SRP"
        }
    }

    /// The algorithms with which the server may sign; nil for all.
    private static func signatures(_ question: TLSQuestion) -> String? {
        switch question {
        case .preferred, .obsolete:
            nil
        case .rsa:
            "rsa_pss_rsae_sha256:rsa_pss_rsae_sha384:rsa_pss_rsae_sha512:rsa_pss_pss_sha256"
                + ":rsa_pss_pss_sha384:rsa_pss_pss_sha512:RSA+SHA256:RSA+SHA384:RSA+SHA512"
                + ":RSA+SHA1"
        case .curve:
            "ECDSA+SHA256:ECDSA+SHA384:ECDSA+SHA512:ed25519:ed448:ECDSA+SHA1"
        }
    }

    /// Shows the messages of a handshake to its client.
    ///
    /// The argument is the `TLSClient` that owns the connection, which outlives every call.
    private static let observer:
        @convention(c) (
            Int32, Int32, Int32, UnsafeRawPointer?, Int, OpaquePointer?, UnsafeMutableRawPointer?
        ) -> Void = { isSent, version, kind, octets, count, _, argument in
            guard let octets, let argument else { return }
            let client = Unmanaged<TLSClient>.fromOpaque(argument).takeUnretainedValue()
            client.observe(
                UnsafeRawBufferPointer(start: octets, count: count),
                kind: kind,
                version: version,
                isSent: isSent != 0
            )
        }
}
