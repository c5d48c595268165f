internal import COpenSSL

/// A private key; what it holds is never shown, and its public half is a value.
public final class PrivateKey: Sendable {
    /// The public half.
    public let publicKey: PublicKey
    let key: Key

    init(_ key: Key, digesting context: LibraryContext) throws(CertificateError) {
        guard let der = key.subjectPublicKeyInfo, let info = try? SubjectPublicKeyInfo(der: der)
        else {
            throw .openSSL("the private key's public half can't be encoded", code: .unsupported)
        }
        self.key = key
        self.publicKey = PublicKey(info, digesting: context)
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
            reading: Array(pem.utf8),
            path: nil,
            passphrase: PassphraseSource(passphrase),
            budget: budget,
            engine: engine
        )
        guard let first = contents.privateKeys.first else {
            throw contents.errors.first
                ?? CertificateError(.notAKey, reason: "holds no private key")
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
}

/// The form of a private key's DER.
enum PrivateKeyForm {
    case pkcs1, sec1, dsa
    /// PKCS#8, with the algorithm that it names.
    case pkcs8(OID)
    /// PKCS#8 with a passphrase (RFC 5958 §3).
    case encrypted

    /// The form of some DER; nil where it is no private key.
    init?(der: [UInt8]) {
        var file = DERCursor(der)
        guard var fields = try? file.enter(Tag.sequence, "a key"), let first = fields.nextTag else {
            return nil
        }
        if first == Tag.sequence {
            guard let scheme = try? fields.algorithmIdentifier("an encryption"),
                Self.isEncryption(scheme.algorithm), fields.nextTag == Tag.octetString
            else { return nil }
            self = .encrypted
            return
        }
        guard (try? fields.count("version")) != nil, let second = fields.nextTag else { return nil }
        switch second {
        case Tag.sequence:
            guard let algorithm = try? fields.algorithmIdentifier("an algorithm").algorithm,
                fields.nextTag == Tag.octetString
            else { return nil }
            self = .pkcs8(algorithm)
        case Tag.octetString:
            self = .sec1
        case Tag.integer:
            var numbers = 0
            while fields.nextTag == Tag.integer, (try? fields.next("a number")) != nil {
                numbers += 1
            }
            guard numbers == 8 || numbers == 5 else { return nil }
            self = numbers == 8 ? .pkcs1 : .dsa
        default: return nil
        }
    }

    /// The version of a PKCS#8 structure, 1 for the second (RFC 5958 §2); nil for other DER.
    static func pkcs8Version(of der: [UInt8]) -> Int? {
        guard case .pkcs8 = PrivateKeyForm(der: der) else { return nil }
        var file = DERCursor(der)
        var fields = try? file.enter(Tag.sequence, "a key")
        return try? fields?.count("version")
    }

    /// Why OpenSSL does not decode some DER that has the form of a private key: because it is of a
    /// kind that this OpenSSL does not know, which is no damage; nil where it is no such kind.
    static func unsupportedKind(of der: [UInt8]) -> CertificateError? {
        guard case .pkcs8(let algorithm) = PrivateKeyForm(der: der) else { return nil }
        let what: String? =
            if types[algorithm] == nil {
                "the private key is one of \(algorithm.algorithmText)"
            } else if let version = pkcs8Version(of: der), version > 0 {
                "the private key is in version \(version + 1) of PKCS#8 (RFC 5958)"
            } else { nil }
        guard let what else { return nil }
        return CertificateError(
            .unsupported,
            reason: "\(what), which this OpenSSL (\(LibraryContext.version)) can't read",
            help:
                "Use a key that every server reads: EC P-256 or RSA, in PKCS#8 without attributes."
        )
    }

    /// Whether some DER is an encrypted private key.
    static func isEncrypted(_ der: [UInt8]) -> Bool { encryption(of: der) != nil }

    /// What an encrypted private key is encrypted with; nil for other DER.
    static func encryption(of der: [UInt8]) -> AlgorithmIdentifier? {
        guard case .encrypted = PrivateKeyForm(der: der) else { return nil }
        var file = DERCursor(der)
        var fields = try? file.enter(Tag.sequence, "a key")
        return try? fields?.algorithmIdentifier("an encryption")
    }

    /// PKCS#5 and PKCS#12 encryption schemes; a request's and a certificate's first element is a
    /// sequence too, and no algorithm identifier of these.
    private static func isEncryption(_ oid: OID) -> Bool {
        let pkcs5 = OID(1, 2, 840, 113_549, 1, 5).bytes
        let pkcs12 = OID(1, 2, 840, 113_549, 1, 12).bytes
        return oid.bytes.starts(with: pkcs5) || oid.bytes.starts(with: pkcs12)
    }
}
