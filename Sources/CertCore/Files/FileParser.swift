import CertDecoding
import CertManifest

/// Parses one file's octets into its contents: finds the form, decodes what it can, and notes what is
/// wrong with the rest.
struct FileParser {
    var contents: FileContents
    var passphrase: PassphraseSource
    /// Whether private keys are opened; else they are passed over.
    let opensKeys: Bool
    let engine: Engine
    /// The line that everything is said to be at, for what stands in another file; nil where each
    /// thing is at a line of its own.
    var pinnedLine: Int?
    /// Of what it was said that the file holds too much.
    private var overflowing: Set<BoundedKind> = []

    init(
        path: String?,
        passphrase: PassphraseSource,
        opensKeys: Bool,
        work: Budget.Share,
        engine: Engine
    ) {
        contents = FileContents(path: path, work: work)
        self.passphrase = passphrase
        self.opensKeys = opensKeys
        self.engine = engine
    }

    /// Parses whatever the bytes hold.
    mutating func parse(_ bytes: [UInt8]) {
        if JavaKeyStore.isKeyStore(bytes) {
            parseJavaKeyStore(bytes)
        } else if bytes.beginsWithElement {
            contents.format = .der
            parseElements(bytes)
        } else if pinnedLine == nil, KubernetesManifest.isManifest(bytes), parseManifest(bytes) {
            return
        } else if let other = OtherContent(resemblingPEM: bytes) {
            contents.isMetadata = other == .appleDouble
            fail(other.error)
        } else if PEMScanner.isPEM(bytes) {
            parsePEM(bytes)
        } else if let utf16 = UTF16Text(bytes) {
            note(.byteOrderMark(utf16.hasMark ? .utf16 : .unmarkedUTF16), line: 1)
            parse(utf16.text)
        } else if bytes.first == Tag.sequence || (try? SubjectPublicKeyInfo.curve(bytes)) != nil {
            contents.format = .der
            parseBare(bytes)
        } else {
            parseNothing(of: bytes)
        }
    }

    /// Parses DER values, one behind the other, and what follows them.
    mutating func parseElements(_ bytes: [UInt8]) {
        var (place, count) = (0, 0)
        while let element = bytes.element(at: place) {
            // Each is tried as every kind of value, also what turns out to be none.
            let maximum = BoundedKind.values.maximum
            guard count < maximum else { return failBeyond(maximum, of: .values) }
            count += 1
            place = element.endIndex
            let isLast = bytes.element(at: place) == nil
            if !isLast || PEMScanner.isPEM(Array(bytes[place...])) {
                note(.joined(isPEMFirst: false), line: 1)
            } else if place < bytes.count {
                note(.trailingOctets(bytes.count - place, isFirst: false), line: 1)
                place = bytes.count
            }
            parseBare(Array(element))
        }
        if place < bytes.count { parsePEM(Array(bytes[place...])) }
    }

    /// Says what a file is that holds nothing of ours.
    private mutating func parseNothing(of bytes: [UInt8]) {
        if bytes.isEmpty {
            note(.empty, line: 1)
            return fail(
                CertificateError(.empty, .file(.empty))
            )
        }
        if parseBase64(bytes) { return }
        let keys = OpenSSHKey.publicKeys(bytes)
        if !keys.isEmpty {
            contents.format = .openssh
            for (key, line) in keys where hasRoom(for: .values) {
                add(.openSSHKey(key), line: line)
            }
            return
        }
        let exported = OpenSSHKey.exportedKeys(bytes)
        if !exported.isEmpty {
            contents.format = .ssh2
            for (key, line) in exported where hasRoom(for: .values) {
                add(.openSSHKey(key), line: line)
            }
            return
        }
        if let other = OtherContent(bytes) {
            if let content = other.insteadOfCertificate { note(.otherContent(content), line: 1) }
            return fail(other.error)
        }
        fail(
            CertificateError(.notACertificate, .content(.unknown))
        )
    }

    /// Parses base64 without boundaries, and says whether it is any: of DER, in either alphabet, or of a
    /// whole PEM file, as Kubernetes writes secrets.
    private mutating func parseBase64(_ bytes: [UInt8]) -> Bool {
        guard bytes.allSatisfy({ $0.isBase64 || $0.isBase64URL }) else { return false }
        let octets = Base64.salvage(bytes[...])
        if octets.firstElement?.count == octets.count {
            note(.truncated(missing: .begin, isWhole: true), line: 1)
            parseBare(octets)
            return true
        }
        guard PEMScanner.isPEM(octets) else { return false }
        note(.quoted(.base64), line: 1)
        parsePEM(octets)
        return true
    }

    mutating func fail(_ error: CertificateError, line: Int? = nil) {
        contents.fail(placed(error, line: line))
    }

    /// The error, said of this file.
    func placed(_ error: CertificateError, line: Int?) -> CertificateError {
        contents.path.map { error.at($0, line: pinnedLine ?? line) } ?? error
    }

    func location(_ line: Int) -> Location {
        Location(path: contents.path ?? "(memory)", line: pinnedLine ?? line)
    }

    /// The most private keys of a manifest, which holds the contents of many files.
    private static let maximumOfManifest = 20_000

    /// Whether there is room for one more thing of a kind; where there is none, that is said once.
    mutating func hasRoom(for kind: BoundedKind) -> Bool {
        let keys = contents.privateKeys.count
        let count = kind == .privateKeys ? keys : contents.items.count - keys
        let maximum = pinnedLine == nil ? kind.maximum : max(kind.maximum, Self.maximumOfManifest)
        guard count >= maximum else { return true }
        failBeyond(maximum, of: kind)
        return false
    }

    /// Says that the file holds more of a kind than is read.
    private mutating func failBeyond(_ maximum: Int, of kind: BoundedKind) {
        guard overflowing.insert(kind).inserted else { return }
        fail(CertificateError(.tooLarge, .content(kind.refusal(beyond: maximum))))
    }

    mutating func add(_ content: Item.Content, line: Int, name: String? = nil) {
        contents.add(
            Item(line: pinnedLine ?? line, index: contents.nextIndex, content: content, name: name)
        )
    }

    /// Decodes what a label, or the lack of one, says that some DER is.
    mutating func parse(
        _ label: BlockLabel,
        der: [UInt8],
        line: Int,
        name: String? = nil
    ) throws(CertificateError) {
        switch label {
        case .privateKey: throw .undecodableKey
        case .pkcs7: return try parseSignedData(der, line: line)
        case .unknown(let kind):
            throw CertificateError(.unsupported, .content(.unknownBlock(label: kind)))
        default: break
        }
        guard hasRoom(for: .values) else { return }
        if label == .request {
            let work = contents.work
            let request = try CertificationRequest(der: der, work: work, in: engine.context)
            return add(.request(request), line: line, name: name)
        }
        do throws(DERError) {
            guard let content = try content(label, der: der, line: line) else { return }
            add(content, line: line, name: name)
        } catch {
            throw error.inDecoding(label.structure)
        }
    }

    /// The value that some DER holds; nil for what is not a value by itself.
    private func content(
        _ label: BlockLabel,
        der: [UInt8],
        line: Int
    ) throws(DERError) -> Item.Content? {
        let functions = engine.context.functions
        switch label {
        case .certificate: return .certificate(try engine.certificate(der))
        case .trustedCertificate:
            return .certificate(try Certificate(trusted: der, using: functions))
        case .revocationList:
            let place = contents.path.map { _ in location(line) }
            return .revocationList(
                try CertificateRevocationList(der: der, at: place, using: functions)
            )
        case .publicKey:
            return .publicKey(try Self.publicKey(der, in: engine.context))
        case .rsaPublicKey:
            // Some tools write the general form below this label too.
            if let info = try? SubjectPublicKeyInfo(pkcs1: der) {
                return .publicKey(PublicKey(info, using: functions))
            }
            return .publicKey(PublicKey(try SubjectPublicKeyInfo(der: der), using: functions))
        case .parameters(let name):
            return .parameters(try KeyParameters(label: name, der: der, using: functions))
        case .openSSHPrivateKey: return .openSSHKey(try OpenSSHKey(privateKey: der))
        case .privateKey, .pkcs7, .request, .unknown: return nil
        }
    }

    /// A public key by itself: its curve is named where it has a name, as a private key's is.
    private static func publicKey(
        _ der: [UInt8],
        in context: LibraryContext
    ) throws(DERError) -> PublicKey {
        let info = try SubjectPublicKeyInfo(der: der)
        let named = info.namingCurve(sha256: context.sha256)
        return PublicKey(named ?? info, using: context.functions)
    }
}

extension [UInt8] {
    /// Whether they are a DER SEQUENCE, or begin with one that no text begins like.
    fileprivate var beginsWithElement: Bool {
        guard let element = firstElement else { return false }
        return element.count == count || self[1] & 0x80 != 0
    }
}

/// Things of which no more than so many are taken from a file.
///
/// They are counted apart: which certificates a file holds does not hang on whether its keys are
/// read.
enum BoundedKind {
    /// Certificates and whatever else is not a key: more certificates than the largest file that is
    /// read has room for, at the size that they have.
    case values
    /// Private keys: to open and prove one takes far longer.
    case privateKeys

    var maximum: Int { self == .privateKeys ? 1000 : 100_000 }

    fileprivate func refusal(beyond maximum: Int) -> ContentRefusal {
        switch self {
        case .values: .tooManyValues(maximum: maximum)
        case .privateKeys: .tooManyKeys(maximum: maximum)
        }
    }
}
