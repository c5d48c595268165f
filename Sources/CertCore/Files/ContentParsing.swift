import CertDecoding

/// Blocks and files parsed by what they hold, whatever their label says.
extension FileParser {
    /// Parses a block by its label, and where that is wrong, by what it holds.
    mutating func parse(_ der: [UInt8], of block: PEMBlock) throws(CertificateError) {
        let label = BlockLabel(block.label)
        if case .privateKey = label, let form = PrivateKeyForm(der: der) {
            if let content = form.content(under: block.label) { note(content, of: block) }
            return parseKey(der, form, line: block.line)
        }
        let isBehindLeaf = contents.firstCertificate?.isCA == false
        do throws(CertificateError) {
            try parse(label, der: der, line: block.line)
            if label == .trustedCertificate, isBehindLeaf { note(.trustedBehindLeaf, of: block) }
        } catch {
            // A guess at half a value would be reported as the whole.
            guard der.isElement, let content = try parseByContent(der, line: block.line) else {
                // Damage must not pass for a wrong passphrase.
                guard label == .privateKey(encrypted: false) else { throw error }
                return parseKey(der, nil, line: block.line)
            }
            let (openSSL, nginx) = label.verdictsOnOthers
            note(
                .init(content.kind, label: content.label, openSSL: openSSL, nginx: nginx),
                of: block
            )
        }
    }

    private mutating func note(_ content: PEMFault.Content, of block: PEMBlock) {
        note(.mislabelled(content), of: block.label, line: block.line)
    }

    /// Parses some DER as what it turns out to be, and says what that is; nil where it is nothing
    /// that is known.
    mutating func parseByContent(
        _ der: [UInt8],
        line: Int
    ) throws(CertificateError) -> (kind: PEMFault.Content.Kind, label: String?)? {
        if PersonalInformationExchange.isPFX(der) {
            try parsePKCS12(der, line: line)
            return (.pkcs12, nil)
        }
        if SignedData.isContentInfo(der) {
            try parseSignedData(der, line: line)
            return (.pkcs7, "PKCS7")
        }
        if let form = PrivateKeyForm(der: der) {
            parseKey(der, form, line: line)
            return (form.kind, form.label)
        }
        var kinds: [(kind: PEMFault.Content.Kind, label: String)] = [
            (.certificate, "CERTIFICATE"),
            (.request, "CERTIFICATE REQUEST"),
            (.revocationList, "X509 CRL"),
            (.publicKey, "PUBLIC KEY"),
        ]
        if let parameters = KeyParameters.label(ofBare: der, using: engine.context.functions) {
            kinds.append((.parameters, parameters))
        }
        // It is two numbers, and small ones could be anything.
        if der.count > 64 { kinds.append((.rsaPublicKey, "RSA PUBLIC KEY")) }
        for kind in kinds where (try? parse(BlockLabel(kind.label), der: der, line: line)) != nil {
            return kind
        }
        return nil
    }
}

extension PEMFault.Content {
    /// A certificate with trust settings behind a leaf's: nginx looks for them at the first
    /// certificate alone.
    fileprivate static let trustedBehindLeaf = PEMFault.Content(
        .laterCertificate,
        label: "CERTIFICATE",
        openSSL: .reads,
        nginx: .passesOver
    )
}

extension [UInt8] {
    /// Whether they are one DER value from beginning to end.
    fileprivate var isElement: Bool {
        var file = DERCursor(self)
        return (try? file.next("a value")) != nil && file.isAtEnd
    }
}

extension BlockLabel {
    /// What readers make of a block that holds anything but what its label says: they go by labels,
    /// and give up on what they look for and find to be something else.
    ///
    /// OpenSSL's reader of chains looks for keys and CRLs as well.
    fileprivate var verdictsOnOthers: (openSSL: ReaderVerdict, nginx: ReaderVerdict) {
        switch self {
        case .certificate, .trustedCertificate: (.refuses, .refuses)
        case .privateKey(encrypted: false), .openSSHPrivateKey, .revocationList:
            (.refuses, .passesOver)
        default: (.passesOver, .passesOver)
        }
    }
}

/// What readers make of private keys below the labels of others.
extension PrivateKeyForm {
    /// What a block holds below some key's label; nil where all readers take it for what it is.
    fileprivate func content(under label: String) -> PEMFault.Content? {
        guard label != self.label, label != specificLabel else { return nil }
        let isGeneral = BlockLabel.generalKeys.contains(label)
        return PEMFault.Content(
            kind,
            label: self.label,
            // Its tools try every form that a general label may stand for, and PKCS#8 anywhere.
            openSSL: isGeneral || specificLabel != self.label ? .reads : .refuses,
            nginx: isPlainPKCS8 && isGeneral ? .reads : .refuses
        )
    }

    private var isPlainPKCS8: Bool {
        if case .pkcs8 = self { true } else { false }
    }

    /// What it is as a block's content.
    fileprivate var kind: PEMFault.Content.Kind {
        switch self {
        case .pkcs1: .rsaPrivateKey
        case .sec1: .ecPrivateKey
        case .dsa: .dsaPrivateKey
        case .pkcs8: .privateKey
        case .encrypted: .encryptedPrivateKey
        }
    }

    /// The label of a block that holds it (RFC 7468 §10 and §11, and OpenSSL's older ones).
    fileprivate var label: String {
        switch self {
        case .pkcs1: "RSA PRIVATE KEY"
        case .sec1: "EC PRIVATE KEY"
        case .dsa: "DSA PRIVATE KEY"
        case .pkcs8: "PRIVATE KEY"
        case .encrypted: "ENCRYPTED PRIVATE KEY"
        }
    }

    /// The older label of its algorithm, below which PKCS#8 is read as well; nil where there is none.
    private var specificLabel: String? {
        switch self {
        case .pkcs1, .pkcs8(.rsaEncryption): "RSA PRIVATE KEY"
        case .sec1, .pkcs8(.ecPublicKey): "EC PRIVATE KEY"
        case .dsa, .pkcs8(.dsa): "DSA PRIVATE KEY"
        case .pkcs8, .encrypted: nil
        }
    }
}
