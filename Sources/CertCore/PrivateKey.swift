import CertDecoding
internal import COpenSSL

/// A private key; what it holds is never shown, and its public half is a value.
public final class PrivateKey: Sendable {
    /// The public half.
    public let publicKey: PublicKey
    let key: Key

    init(_ key: Key, digesting context: LibraryContext) throws(CertificateError) {
        guard let der = key.subjectPublicKeyInfo, let info = try? SubjectPublicKeyInfo(der: der)
        else {
            throw .openSSL(.key(.publicHalf), code: .unsupported)
        }
        self.key = key
        self.publicKey = PublicKey(info, using: context.functions)
    }

    /// Decodes a private key in PEM, of any kind and form that OpenSSL reads; the first one where
    /// there are several.
    ///
    /// - Throws: `CertificateError` with code `notAKey`, `malformed`, `passphraseMissing` or
    ///   `passphraseWrong`.
    public convenience init(
        pem: String,
        passphrase: Passphrase? = nil
    ) throws(CertificateError) {
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        try self.init(pem: pem, passphrase: passphrase, engine: engine)
    }

    convenience init(
        pem: String,
        passphrase: Passphrase?,
        budget: Budget? = nil,
        engine: Engine
    ) throws(CertificateError) {
        let contents = FileContents(
            parsing: Array(pem.utf8),
            path: nil,
            passphrase: PassphraseSource(passphrase),
            budget: budget,
            engine: engine
        )
        guard let first = contents.privateKeys.first else {
            throw contents.errors.first
                ?? CertificateError(.notAKey, .content(.noKey(.memory)))
        }
        try self.init(first.outcome.get().key, digesting: engine.context)
    }

    /// Whether it belongs to a certificate, by key equality rather than by octets.
    public func matches(_ certificate: Certificate) -> Bool {
        if publicKey.sha256 == certificate.publicKey.sha256 { return true }
        let context = key.withPointer { $1 }
        return KeyIdentity(publicKey, in: context)
            == KeyIdentity(certificate.publicKey, in: context)
    }

    /// Whether what the private half signs, the public half verifies; takes one signature at most.
    ///
    /// False too of a key so large that to find out would take longer than a run may.
    public var isConsistent: Bool { key.isConsistent(within: Budget.Share()) ?? false }
}

extension PrivateKeyForm {
    /// OpenSSL's number of the key's type.
    var openSSLType: Int32 {
        switch self {
        case .pkcs1: EVP_PKEY_RSA
        case .sec1: EVP_PKEY_EC
        case .dsa: EVP_PKEY_DSA
        case .pkcs8(let algorithm): Self.types[algorithm] ?? EVP_PKEY_RSA
        case .encrypted: EVP_PKEY_RSA
        }
    }

    private static let types: [OID: Int32] = [
        .rsaEncryption: EVP_PKEY_RSA,
        .rsaPSS: EVP_PKEY_RSA_PSS,
        .ecPublicKey: EVP_PKEY_EC,
        .dsa: EVP_PKEY_DSA,
        .dhKeyAgreement: EVP_PKEY_DH,
        .dhPublicNumber: EVP_PKEY_DHX,
        .x25519: EVP_PKEY_X25519,
        .x448: EVP_PKEY_X448,
        .ed25519: EVP_PKEY_ED25519,
        .ed448: EVP_PKEY_ED448,
    ]

    /// Why OpenSSL does not decode some DER that has the form of a private key: because it is of a
    /// kind that this OpenSSL does not know, which is not damage; nil for other kinds.
    static func unsupportedKind(of der: [UInt8]) -> CertificateError? {
        guard case .pkcs8(let algorithm) = PrivateKeyForm(der: der) else { return nil }
        let openSSL = LibraryContext.version
        if types[algorithm] == nil {
            return CertificateError(
                .unsupported,
                .key(.unknownAlgorithm(algorithm, openSSL: openSSL))
            )
        }
        guard let version = pkcs8Version(of: der), version > 0 else { return nil }
        return CertificateError(
            .unsupported,
            .key(.unknownVersion(version + 1, openSSL: openSSL))
        )
    }
}
