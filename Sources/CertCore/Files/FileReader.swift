/// Reads one file's bytes into its contents: finds the form, decodes what it can, and notes what is
/// wrong with the rest.
struct FileReader {
    var contents: FileContents
    let passphrase: PassphraseSource
    /// Whether private keys are opened; else they are passed over.
    let readsKeys: Bool
    let engine: Engine

    init(path: String?, passphrase: PassphraseSource, readsKeys: Bool, engine: Engine) {
        contents = FileContents(path: path)
        self.passphrase = passphrase
        self.readsKeys = readsKeys
        self.engine = engine
    }

    /// Reads whatever the bytes hold.
    mutating func read(_ bytes: [UInt8]) {
        if JavaKeyStore.isKeyStore(bytes) {
            readJavaKeyStore(bytes)
        } else if !bytes.isWholeSequence, ArmourScanner.isArmoured(bytes) {
            readArmour(bytes)
        } else if bytes.first == Tag.sequence {
            contents.format = .der
            readBare(bytes)
        } else if bytes.isEmpty {
            fail(
                CertificateError(
                    .empty,
                    reason: "the file is empty",
                    help: "Copy the file again from where it came from; was the disk full?"
                )
            )
        } else {
            fail(
                CertificateError(
                    .notACertificate,
                    reason: "holds no PEM block and is no DER",
                    help: "Give a file with -----BEGIN CERTIFICATE----- lines, or a DER file."
                )
            )
        }
    }

    mutating func fail(_ error: CertificateError, line: Int? = nil) {
        contents.errors.append(placed(error, line: line))
    }

    /// The error, said of this file.
    func placed(_ error: CertificateError, line: Int?) -> CertificateError {
        contents.path.map { error.at($0, line: line) } ?? error
    }

    func location(_ line: Int) -> Location {
        Location(path: contents.path ?? "(memory)", line: line)
    }

    mutating func add(_ content: Item.Content, line: Int, name: String? = nil) {
        contents.items.append(
            Item(line: line, index: contents.items.count, content: content, name: name)
        )
    }

    /// Decodes what a label, or the lack of one, says that some DER is.
    mutating func read(
        _ label: BlockLabel,
        der: [UInt8],
        line: Int,
        name: String? = nil
    ) throws(CertificateError) {
        switch label {
        case .privateKey: return readKey(der, line: line)
        case .pkcs7: return try readSignedData(der, line: line)
        case .unknown(let kind):
            throw CertificateError(
                .unsupported,
                reason: "holds a block of kind \(kind.printable), which is not read"
            )
        default: break
        }
        do throws(DERError) {
            guard let content = try content(label, der: der) else { return }
            add(content, line: line, name: name)
        } catch {
            throw error.said(of: label.description)
        }
    }

    /// The value that some DER holds; nil for what is no value by itself.
    private func content(
        _ label: BlockLabel,
        der: [UInt8]
    ) throws(DERError) -> Item.Content? {
        let context = engine.context
        switch label {
        case .certificate: return .certificate(try engine.certificate(der))
        case .trustedCertificate: return .certificate(try Certificate(trusted: der, in: context))
        case .request: return .request(try CertificationRequest(der: der, in: context))
        case .revocationList:
            // What comes in no file is a request's, and comes again.
            return .revocationList(
                contents.path == nil
                    ? try engine.revocationList(der)
                    : try CertificateRevocationList(der: der, digesting: context)
            )
        case .publicKey:
            return .publicKey(try Self.publicKey(der, in: context))
        case .rsaPublicKey:
            // Some tools write the general form below this label too.
            if let info = try? SubjectPublicKeyInfo(pkcs1: der) {
                return .publicKey(PublicKey(info, digesting: context))
            }
            return .publicKey(PublicKey(try SubjectPublicKeyInfo(der: der), digesting: context))
        case .parameters(let name): return .parameters(label: name)
        case .privateKey, .pkcs7, .unknown: return nil
        }
    }

    /// A public key by itself: its curve is named where it has a name, as a private key's is.
    private static func publicKey(
        _ der: [UInt8],
        in context: LibraryContext
    ) throws(DERError) -> PublicKey {
        let info = try SubjectPublicKeyInfo(der: der)
        if info.algorithm == .ec, info.curve == nil,
            let named = try? Key.publicKey(of: info, in: context).subjectPublicKeyInfo
        {
            return PublicKey(try SubjectPublicKeyInfo(der: named), digesting: context)
        }
        return PublicKey(info, digesting: context)
    }
}

extension [UInt8] {
    /// Whether a DER SEQUENCE spans all of the bytes, whatever texts are inside.
    fileprivate var isWholeSequence: Bool {
        guard first == Tag.sequence else { return false }
        var cursor = DERCursor(self)
        guard let whole = try? cursor.next("") else { return false }
        return whole.whole.upperBound == count
    }
}
