internal import COpenSSL

/// The suites that a list of ciphers in OpenSSL's notation lets in.
public struct CipherList: Sendable, Hashable {
    /// The suites of TLS 1.2 and older, in the order of preference.
    public let suites: [CipherSuite]

    /// Expands a list as OpenSSL does, without the machine's own configuration and with nothing
    /// held back for its weakness.
    ///
    /// Suites with a shared key or a password are left out: a server offers them only where a
    /// program gave it such secrets, and a web server is given none.
    ///
    /// - Throws: `CertificateError` with code `badRequest` where OpenSSL finds no suite in it.
    public init(expanding list: String) throws(CertificateError) {
        let library = try LibraryContext()
        suites = try isolatingErrors { () throws(CertificateError) in
            guard let context = SSL_CTX_new_ex(library.pointer, nil, TLS_server_method()) else {
                throw .openSSL(.library(.tlsContext))
            }
            defer { SSL_CTX_free(context) }
            SSL_CTX_set_security_level(context, 0)
            guard !list.utf8.contains(0), SSL_CTX_set_cipher_list(context, list) == 1 else {
                throw .openSSL(.library(.noCipher), code: .badRequest)
            }
            let ciphers = SSL_CTX_get_ciphers(context)
            return (0..<shim_sk_SSL_CIPHER_num(ciphers)).compactMap { index in
                shim_sk_SSL_CIPHER_value(ciphers, index).flatMap(CipherSuite.init)
            }
        }
    }
}

extension CipherSuite {
    /// Describes one of OpenSSL's suites; nil for those of TLS 1.3, which no list turns on, and
    /// those that need a shared secret.
    fileprivate init?(_ cipher: OpaquePointer) {
        guard let name = SSL_CIPHER_get_name(cipher),
            let exchange = KeyExchange(SSL_CIPHER_get_kx_nid(cipher)),
            SSL_CIPHER_get_auth_nid(cipher) != NID_auth_psk
        else { return nil }
        self.init(
            name: String(cString: name),
            keyExchange: exchange,
            isAuthenticated: SSL_CIPHER_get_auth_nid(cipher) != NID_auth_null,
            strength: Self.strength(of: cipher),
            isRC4: SSL_CIPHER_get_cipher_nid(cipher) == NID_rc4,
            authentication: Authentication(SSL_CIPHER_get_auth_nid(cipher)),
            needsTLS12: SSL_CIPHER_get_version(cipher).map(String.init(cString:)) == "TLSv1.2"
        )
    }

    /// The strength of the encryption, in bits.
    ///
    /// Later versions of OpenSSL rate the suites with a short authentication tag by that; RFC 9325
    /// speaks of the encryption.
    private static func strength(of cipher: OpaquePointer) -> Int {
        var algorithm: Int32 = 0
        let strength = SSL_CIPHER_get_bits(cipher, &algorithm)
        let kind = SSL_CIPHER_get_cipher_nid(cipher)
        let hasShortTag = kind == NID_aes_128_ccm || kind == NID_aes_256_ccm
        return Int(hasShortTag ? algorithm : strength)
    }
}

extension CipherSuite.Authentication {
    fileprivate init?(_ number: Int32) {
        switch number {
        case NID_auth_rsa: self = .rsa
        case NID_auth_ecdsa: self = .ecdsa
        case NID_auth_dss: self = .dsa
        default: return nil
        }
    }
}

extension CipherSuite.KeyExchange {
    fileprivate init?(_ number: Int32) {
        switch number {
        case NID_kx_rsa: self = .staticRSA
        case NID_kx_dhe, NID_kx_ecdhe: self = .ephemeral
        default: return nil
        }
    }
}
