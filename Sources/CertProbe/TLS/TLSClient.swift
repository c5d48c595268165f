internal import COpenSSL

/// One handshake as a client, octets in and octets out; it owns no socket.
final class TLSClient {
    /// How far a handshake has come.
    enum Progress {
        /// The server has more to say.
        case waits
        /// The handshake is over, and well.
        case isDone
        /// It has failed.
        case isOver(words: String?)
    }

    /// What the server said.
    private(set) var record = HandshakeRecord()
    private let connection: OpaquePointer
    /// What comes from the server, and what goes to it; both belong to the connection.
    private let incoming: OpaquePointer
    private let outgoing: OpaquePointer
    /// Keeps the settings alive that the connection was made with.
    private let contexts: TLSContexts

    /// Prepares a handshake.
    ///
    /// - Parameters:
    ///   - serverName: The name to ask for, in ASCII; nil to ask for none.
    ///   - protocols: The application protocols to offer, each with its length before it; empty to
    ///     offer none.
    /// - Throws: `cryptography` where OpenSSL can't.
    init(
        _ contexts: TLSContexts,
        _ question: TLSQuestion,
        serverName: String?,
        protocols: [UInt8]
    ) throws(CertificateError) {
        let made = isolatingErrors { () -> (OpaquePointer, OpaquePointer, OpaquePointer)? in
            guard
                let connection = contexts.withContext(
                    for: question,
                    { $0.flatMap { SSL_new($0) } }
                )
            else { return nil }
            guard let incoming = BIO_new(BIO_s_mem()), let outgoing = BIO_new(BIO_s_mem()) else {
                SSL_free(connection)
                return nil
            }
            SSL_set_bio(connection, incoming, outgoing)
            SSL_set_connect_state(connection)
            if let serverName { _ = shim_SSL_set_tlsext_host_name(connection, serverName) }
            if !protocols.isEmpty {
                SSL_set_alpn_protos(connection, protocols, UInt32(protocols.count))
            }
            return (connection, incoming, outgoing)
        }
        guard let made else { throw .openSSL(.library(.tlsContext)) }
        (connection, incoming, outgoing) = made
        self.contexts = contexts
        shim_SSL_set_msg_callback_arg(connection, Unmanaged.passUnretained(self).toOpaque())
    }

    deinit { SSL_free(connection) }

    /// Takes what the server sent, and goes on.
    func take(_ octets: ArraySlice<UInt8>) -> Progress {
        isolatingErrors {
            if !octets.isEmpty {
                octets.withUnsafeBytes { bytes in
                    _ = BIO_write(incoming, bytes.baseAddress, Int32(bytes.count))
                }
            }
            let result = SSL_do_handshake(connection)
            if result == 1 { return .isDone }
            switch SSL_get_error(connection, result) {
            case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: return .waits
            default:
                let words = CertificateError.openSSL(.library(.handshake)).underlying
                return .isOver(words: words.first)
            }
        }
    }

    /// What is to be sent to the server.
    func output() -> [UInt8] {
        let count = BIO_ctrl_pending(outgoing)
        guard count > 0 else { return [] }
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
            written = max(0, Int(BIO_read(outgoing, buffer.baseAddress, Int32(count))))
        }
    }

    /// Says goodbye: the last octets to be sent.
    func farewell() -> [UInt8] {
        isolatingErrors { _ = SSL_shutdown(connection) }
        return output()
    }

    /// The version that was agreed on, such as `TLSv1.3`.
    var version: String? {
        record.hasServerHello ? SSL_get_version(connection).map { String(cString: $0) } : nil
    }

    /// The cipher suite that was agreed on.
    var cipher: String? {
        SSL_get_current_cipher(connection).flatMap { SSL_CIPHER_get_name($0) }
            .map { String(cString: $0) }
    }

    /// The application protocol that the server chose.
    var applicationProtocol: String? {
        var start: UnsafePointer<UInt8>?
        var count: UInt32 = 0
        SSL_get0_alpn_selected(connection, &start, &count)
        guard let start, count > 0 else { return nil }
        return String(decoding: UnsafeBufferPointer(start: start, count: Int(count)), as: UTF8.self)
    }

    /// Whether the certificate's key is an RSA key; nil where there is no certificate.
    var hasRSAKey: Bool? {
        isolatingErrors {
            guard let certificate = SSL_get0_peer_certificate(connection),
                let key = X509_get0_pubkey(certificate)
            else { return nil }
            let kind = EVP_PKEY_get_base_id(key)
            return kind == EVP_PKEY_RSA || kind == EVP_PKEY_RSA_PSS
        }
    }

    /// Called for each message that is sent or received.
    func observe(_ octets: UnsafeRawBufferPointer, kind: Int32, version: Int32, isSent: Bool) {
        switch kind {
        case SSL3_RT_ALERT: record.takeAlert(octets, isSent: isSent)
        case SSL3_RT_HANDSHAKE where !isSent:
            // Certificates, their status and requests for them are few: the rest is not copied.
            guard let first = octets.first, [2, 11, 13, 22].contains(first) else { return }
            record.takeMessage(Array(octets)[...], isTLS13: version == TLS1_3_VERSION)
        default: break
        }
    }
}
