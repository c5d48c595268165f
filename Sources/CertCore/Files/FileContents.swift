/// Everything that stands in one file: what could be decoded, and what is wrong with the rest.
struct FileContents {
    /// The path as it is shown; nil for bytes from memory.
    let path: String?
    private(set) var format = FileFormat.pem
    private(set) var items: [Item] = []
    private(set) var privateKeys: [FoundKey] = []
    private(set) var findings: [Finding] = []
    private(set) var errors: [CertificateError] = []
    private let readsKeys: Bool
    /// Whether keys were passed over because nobody asked for them.
    private(set) var hasUnreadKeys = false

    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// A private key in a file, opened or not.
    struct FoundKey {
        let line: Int
        let index: Int
        let isEncrypted: Bool
        let outcome: Result<PrivateKey, CertificateError>

        /// The key; nil where it could not be opened.
        var key: PrivateKey? { try? outcome.get() }
    }

    /// A certificate in a file.
    struct FoundCertificate {
        let certificate: Certificate
        let line: Int
        let index: Int
    }

    /// The certificates, in order.
    var certificates: [FoundCertificate] {
        items.compactMap { item in
            guard case .certificate(let certificate) = item.content else { return nil }
            return FoundCertificate(certificate: certificate, line: item.line, index: item.index)
        }
    }

    /// Reads whatever the bytes hold; the form is found from the content.
    ///
    /// - Parameter readsKeys: Whether private keys are opened; else they are passed over.
    init(
        reading bytes: [UInt8],
        path: String?,
        passphrase: Passphrase?,
        readsKeys: Bool = true,
        engine: Engine
    ) {
        self.path = path
        self.readsKeys = readsKeys
        if ArmourScanner.isArmoured(bytes) {
            readArmour(bytes, passphrase: passphrase, engine: engine)
        } else if bytes.isEmpty {
            fail(
                CertificateError(
                    .empty,
                    reason: "the file is empty",
                    help: "Copy the file again from where it came from; was the disk full?"
                ),
                line: nil
            )
        } else if bytes[0] == Tag.sequence {
            format = .der
            readBare(bytes, passphrase: passphrase, engine: engine)
        } else {
            fail(
                CertificateError(
                    .notACertificate,
                    reason: "holds no PEM block and is no DER",
                    help: "Give a file with -----BEGIN CERTIFICATE----- lines, or a DER file."
                ),
                line: nil
            )
        }
    }

    private mutating func fail(_ error: CertificateError, line: Int?) {
        errors.append(path.map { error.at($0, line: line) } ?? error)
    }

    private mutating func add(_ content: Item.Content, line: Int) {
        items.append(Item(line: line, index: items.count, content: content))
    }
}

/// Armoured files.
extension FileContents {
    private mutating func readArmour(
        _ bytes: [UInt8],
        passphrase: Passphrase?,
        engine: Engine
    ) {
        var scanner = ArmourScanner(bytes)
        var carriageReturn: Int?
        while let block = scanner.next() {
            for fault in block.faults {
                // The line of glue is the line of the new block's BEGIN as well.
                findings.append(.armour(fault, of: block.label, at: location(block.line)))
            }
            if carriageReturn == nil,
                bytes[block.range].firstPlace(of: UInt8(ascii: "\r")) != nil
            {
                carriageReturn = block.line
            }
            do { try read(block, of: bytes, passphrase: passphrase, engine: engine) } catch {
                fail(error, line: block.line)
            }
        }
        if bytes.starts(with: Self.byteOrderMark) {
            findings.append(.byteOrderMark(at: location(1)))
        }
        if let carriageReturn {
            findings.append(.carriageReturns(at: location(carriageReturn)))
        }
    }

    private func location(_ line: Int) -> Location {
        Location(path: path ?? "(memory)", line: line)
    }

    private mutating func read(
        _ block: ArmourBlock,
        of bytes: [UInt8],
        passphrase: Passphrase?,
        engine: Engine
    ) throws(CertificateError) {
        if block.faults.contains(.truncated) {
            throw CertificateError(
                .malformed,
                reason: "the \(block.label.printable) block is cut short: it has no END line",
                help: "Copy the whole file again from where it came from."
            )
        }
        let label = BlockLabel(block.label)
        let (headers, body) = bytes[block.body].splittingHeaders
        let der: [UInt8]
        switch Base64.decode(body) {
        case .decoded(let octets):
            der = octets
        case .invalid(let offset):
            let before = bytes[block.range.lowerBound..<body.startIndex + offset]
            let line = block.line + before.count { $0 == UInt8(ascii: "\n") }
            findings.append(.badBase64(label: block.label, at: location(line)))
            der = Base64.salvage(body)
        }
        guard label == .privateKey(encrypted: true) || headers.isEncrypted else {
            try read(label, der: der, line: block.line, engine: engine)
            return
        }
        // Damage must not pass for a wrong passphrase.
        if headers.isEmpty, !PrivateKeyForm.isEncrypted(der) {
            throw CertificateError(.malformed, reason: "the private key can't be decoded")
        }
        readEncryptedKey(
            Self.armour(block.label, headers: headers, der),
            line: block.line,
            passphrase: passphrase,
            engine: engine
        )
    }

    /// A block as OpenSSL reads it, whatever was odd about the one it was found in.
    private static func armour(
        _ label: String,
        headers: ArraySlice<UInt8> = [],
        _ der: [UInt8]
    ) -> [UInt8] {
        let lines = String(decoding: headers, as: UTF8.self).split(whereSeparator: \.isNewline)
            .map { $0.drop(while: \.isWhitespace) }.filter { !$0.isEmpty }
        let head = lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n\n"
        let body = head + Base64.encode(der)
        return Array("-----BEGIN \(label)-----\n\(body)-----END \(label)-----\n".utf8)
    }

    private mutating func read(
        _ label: BlockLabel,
        der: [UInt8],
        line: Int,
        engine: Engine
    ) throws(CertificateError) {
        do {
            switch label {
            case .certificate:
                add(.certificate(try engine.certificate(der)), line: line)
            case .trustedCertificate:
                add(.certificate(try Certificate(trusted: der, in: engine.context)), line: line)
            case .request:
                add(
                    .request(try CertificationRequest(der: der, digesting: engine.context)),
                    line: line
                )
            case .revocationList:
                add(.revocationList(try CertificateRevocationList(der: der)), line: line)
            case .publicKey:
                let info = try SubjectPublicKeyInfo(der: der)
                add(.publicKey(PublicKey(info, digesting: engine.context)), line: line)
            case .rsaPublicKey:
                // Some tools write the general form below this label too.
                let info = try (try? SubjectPublicKeyInfo(pkcs1: der)) ?? .init(der: der)
                add(.publicKey(PublicKey(info, digesting: engine.context)), line: line)
            case .parameters(let name):
                add(.parameters(label: name), line: line)
            case .privateKey:
                readKey(der, line: line, engine: engine)
            case .unknown(let name):
                throw CertificateError(
                    .unsupported,
                    reason: "holds a block of kind \(name.printable), which is not read"
                )
            }
        } catch let error as DERError {
            throw error.said(of: label.description)
        } catch let error as CertificateError {
            throw error
        } catch {
            throw CertificateError(.malformed, reason: "\(label) can't be decoded")
        }
    }
}

/// Private keys, in armour or bare.
extension FileContents {
    private mutating func readKey(_ der: [UInt8], line: Int, engine: Engine) {
        guard readsKeys else {
            hasUnreadKeys = true
            return
        }
        let outcome = Result { () throws(CertificateError) in
            guard let form = PrivateKeyForm(der: der) else {
                throw CertificateError(.malformed, reason: "the private key can't be decoded")
            }
            let key = try Key.privateKey(der: der, form: form, in: engine.context)
            return try PrivateKey(key, digesting: engine.context)
        }
        addKey(outcome, isEncrypted: false, line: line)
    }

    private mutating func readEncryptedKey(
        _ armour: [UInt8],
        line: Int,
        passphrase: Passphrase?,
        engine: Engine
    ) {
        guard readsKeys else {
            hasUnreadKeys = true
            return
        }
        let outcome = Result { () throws(CertificateError) in
            let key = try Key.privateKey(
                armour: armour,
                passphrase: passphrase,
                in: engine.context
            )
            return try PrivateKey(key, digesting: engine.context)
        }
        addKey(outcome, isEncrypted: true, line: line)
    }

    private mutating func addKey(
        _ outcome: Result<PrivateKey, CertificateError>,
        isEncrypted: Bool,
        line: Int
    ) {
        let placed = outcome.mapError { error in path.map { error.at($0, line: line) } ?? error }
        privateKeys.append(
            FoundKey(line: line, index: items.count, isEncrypted: isEncrypted, outcome: placed)
        )
        let key = try? placed.get()
        add(
            .privateKey(
                PrivateKeyDescription(isEncrypted: isEncrypted, publicKey: key?.publicKey)
            ),
            line: line
        )
        // An encrypted key that nobody opened is described; one that should open and does not is
        // an error wherever it is read.
        if case .failure(let error) = placed, error.code != .passphraseMissing {
            errors.append(error)
        }
    }
}

/// Files without armour.
extension FileContents {
    private mutating func readBare(_ der: [UInt8], passphrase: Passphrase?, engine: Engine) {
        switch PrivateKeyForm(der: der) {
        case .encrypted:
            readEncryptedKey(
                Self.armour("ENCRYPTED PRIVATE KEY", der),
                line: 1,
                passphrase: passphrase,
                engine: engine
            )
            return
        case .some:
            readKey(der, line: 1, engine: engine)
            return
        case nil:
            break
        }
        for label in [BlockLabel.certificate, .request, .revocationList, .publicKey, .rsaPublicKey]
        where (try? read(label, der: der, line: 1, engine: engine)) != nil {
            return
        }
        // None of them: what a certificate lacks is what most people want to know.
        do { try read(.certificate, der: der, line: 1, engine: engine) } catch {
            fail(error, line: nil)
        }
    }
}

extension Finding {
    /// The finding for a damaged block.
    fileprivate static func armour(
        _ fault: ArmourBlock.Fault,
        of label: String,
        at location: Location
    ) -> Finding {
        switch fault {
        case .glued: .glued(at: location)
        case .indented: .indented(label: label, at: location)
        case .truncated: .truncated(label: label, at: location)
        case .mismatched(let end): .labelMismatch(label: label, end: end, at: location)
        }
    }
}

/// What the label of an armoured block says that it holds.
enum BlockLabel: Equatable, CustomStringConvertible {
    case certificate, trustedCertificate, request, revocationList, publicKey, rsaPublicKey
    case privateKey(encrypted: Bool)
    case parameters(String)
    case unknown(String)

    init(_ label: String) {
        switch label {
        case "CERTIFICATE", "X509 CERTIFICATE": self = .certificate
        case "TRUSTED CERTIFICATE": self = .trustedCertificate
        case "CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST": self = .request
        case "X509 CRL": self = .revocationList
        case "PUBLIC KEY": self = .publicKey
        case "RSA PUBLIC KEY": self = .rsaPublicKey
        case "PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY":
            self = .privateKey(encrypted: false)
        case "ENCRYPTED PRIVATE KEY": self = .privateKey(encrypted: true)
        case "DH PARAMETERS", "X9.42 DH PARAMETERS", "DSA PARAMETERS", "EC PARAMETERS":
            self = .parameters(label)
        default: self = .unknown(label)
        }
    }

    /// What it holds, in words.
    var description: String {
        switch self {
        case .certificate, .trustedCertificate: "the certificate"
        case .request: "the certificate request"
        case .revocationList: "the CRL"
        case .publicKey, .rsaPublicKey: "the public key"
        case .privateKey: "the private key"
        case .parameters: "the parameters"
        case .unknown(let label): label.printable
        }
    }
}

extension ArraySlice<UInt8> {
    /// The headers of a block, as the key forms of RFC 1421 have them, and the rest: from the first
    /// line on, which has a colon, to an empty line.
    fileprivate var splittingHeaders: (headers: ArraySlice<UInt8>, body: ArraySlice<UInt8>) {
        let newline = UInt8(ascii: "\n")
        let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || 0x09...0x0D ~= byte }
        let start = firstIndex { !isSpace($0) } ?? endIndex
        var line = self[start...].prefix { $0 != newline }
        if line.contains(UInt8(ascii: ":")) {
            while line.endIndex < endIndex {
                line = self[(line.endIndex + 1)...].prefix { $0 != newline }
                if line.endIndex < endIndex, line.allSatisfy(isSpace) {
                    return (self[..<line.startIndex], self[line.endIndex...])
                }
            }
        }
        return (self[startIndex..<startIndex], self)
    }

    /// Whether `Proc-Type` says that the block is encrypted.
    fileprivate var isEncrypted: Bool {
        !isEmpty && String(decoding: self, as: UTF8.self).contains("ENCRYPTED")
    }
}
