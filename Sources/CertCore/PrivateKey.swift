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

    /// Decodes a private key in DER, in any form that OpenSSL reads: PKCS#8, encrypted or not, PKCS#1
    /// or SEC 1; or the first one of a PKCS#12 file.
    ///
    /// - Throws: As `init(pem:passphrase:)`.
    public convenience init(
        der: [UInt8],
        passphrase: Passphrase? = nil
    ) throws(CertificateError) {
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        try self.init(octets: der, of: nil, PassphraseSource(passphrase), engine: engine)
    }

    /// Reads a private key from a file in any format; the first one where there are several.
    ///
    /// - Throws: `CertificateError` as `init(pem:passphrase:)`, and where the file can't be read.
    public convenience init(
        contentsOf path: String,
        passphrase: Passphrase? = nil
    ) throws(CertificateError) {
        let octets = try FileReader.octets(of: path)
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        try self.init(octets: octets, of: path, PassphraseSource(passphrase), engine: engine)
    }

    convenience init(
        pem: String,
        passphrase: Passphrase?,
        budget: Budget? = nil,
        engine: Engine
    ) throws(CertificateError) {
        let source = PassphraseSource(passphrase)
        try self.init(
            octets: Array(pem.utf8),
            of: nil,
            source,
            budget: budget,
            engine: engine
        )
    }

    private convenience init(
        octets: [UInt8],
        of path: String?,
        _ passphrase: PassphraseSource,
        budget: Budget? = nil,
        engine: Engine
    ) throws(CertificateError) {
        let contents = FileContents(
            parsing: octets,
            path: path,
            passphrase: passphrase,
            budget: budget,
            engine: engine
        )
        guard let first = contents.privateKeys.first else {
            throw contents.errors.first
                ?? CertificateError(.notAKey, source: path, .content(.noKey(.memory)))
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
