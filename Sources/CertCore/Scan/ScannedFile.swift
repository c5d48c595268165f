/// What a scan keeps of one file once it is read: no octets and no decoded objects, only what
/// pairing and the report need.
struct ScannedFile {
    let path: String
    let role: FileRole
    /// Whether the path is a symbolic link to the file.
    let isLink: Bool
    /// What it gave, where it is a stream.
    let stream: NamedStream?
    /// Which file it is; nil where it could not be read.
    private(set) var node: FileNode?
    /// Whether the file has several names, hard links.
    private(set) var hasSeveralNames = false
    /// Every certificate, in order.
    private(set) var certificates: [KnownCertificate] = []
    /// Whether it holds private keys.
    private(set) var holdsKeys = false
    /// Certificate requests, which keys made and certificates answer.
    private(set) var requests: [KnownRequest] = []
    /// Whether servers send the file as it is.
    private(set) var isSentAsIs = true
    /// The certificates that belong together, where not all of them do.
    private(set) var sections: [Range<Int>] = []
    /// The keys that are meant for certificates, by the lines of those: in a manifest each stands
    /// beside its own.
    private(set) var ownKeys: [Int32: OwnKey] = [:]
    /// Whether a certificate in it could not be decoded, so that it is unknown whose the rest is.
    private(set) var holdsUndecodedCertificate = false
    /// Public keys in files of their own: their private halves are used without certificates.
    private(set) var publicKeys: [KeyIdentity] = []
    /// What shows whether a newer file replaces this one; nil where none can.
    private(set) var renewal: Renewal?
    /// What is wrong with the file's PEM.
    private(set) var findings: [Finding] = []
    private(set) var errors: [CertificateError] = []
    /// What else it holds, in words; empty where it holds nothing.
    private(set) var others: [ContentRefusal.Kind] = []

    /// A certificate of the file.
    struct KnownCertificate {
        let identity: KeyIdentity
        let candidate: LeafChoice.Candidate
        let line: Int32
    }

    /// A key that stands beside the certificate that it is meant for.
    struct OwnKey {
        /// Nil where it could not be opened.
        let identity: KeyIdentity?
        let line: Int
    }

    /// The certificate that a file below a folder is about, as far as a renewal concerns it.
    struct Renewal {
        let names: [String]
        let notBefore: Timestamp
        let notAfter: Timestamp
    }

    /// A certificate request of the file.
    struct KnownRequest {
        let location: Location
        let identity: KeyIdentity
        /// Whom it is about, an RFC 4514 string.
        let subject: String
    }

    /// A file that could not be read.
    init(_ input: ScanIntake.Input, unread error: CertificateError) {
        (path, role, isLink) = (input.path, input.role, input.isLink)
        stream = input.stream
        errors = input.isPassedOver(error) ? [] : [error]
    }

    /// A file that was read.
    init(_ input: ScanIntake.Input, _ file: ReadFile, _ engine: Engine) {
        (path, role, isLink) = (input.path, input.role, input.isLink)
        stream = input.stream
        let contents = file.contents
        node = file.attributes.node
        hasSeveralNames = file.attributes.hasSeveralNames
        holdsKeys = !contents.privateKeys.isEmpty
        holdsUndecodedCertificate = contents.holdsUndecodedCertificate
        isSentAsIs = [.pem, .der, .kubernetes].contains(contents.format)
        sections = contents.sections.map(\.certificates).sorted { $0.lowerBound < $1.lowerBound }
        others = contents.otherKinds
        var isBeyondBudget = false
        requests = contents.knownRequests(engine, &isBeyondBudget)
        publicKeys = contents.publicKeys.map {
            contents.identity(of: $0, engine, &isBeyondBudget)
        }
        let found = contents.certificates
        certificates = zip(found, LeafChoice.Candidate.all(found.map(\.certificate))).map {
            KnownCertificate(
                identity: contents.identity(of: $0.certificate.publicKey, engine, &isBeyondBudget),
                candidate: $1,
                line: Int32(clamping: $0.location.line)
            )
        }
        for section in contents.sections {
            guard let position = section.key, let first = section.certificates.first else {
                continue
            }
            let key = contents.privateKeys[position]
            ownKeys[certificates[first].line] = OwnKey(
                identity: key.key.map { KeyIdentity($0.publicKey, in: engine.context) },
                line: key.line
            )
        }
        if !role.isNamed, sections.isEmpty, let leaf = leaves(hasKey: { _ in false }).first {
            renewal = Renewal(of: found[leaf].certificate)
        }
        // A file in a folder that holds nothing of ours doesn't concern a scan.
        guard role.isNamed || !isNothing || contents.isOurs else { return }
        findings = contents.findings
        errors = contents.errors + contents.missingPassphrases
        if isBeyondBudget { errors.append(CertificateError.tooCostlyPoints.at(path)) }
    }

    /// The certificates that are leaves where some keys are given.
    func leaves(hasKey: (KeyIdentity) -> Bool) -> [Int] {
        guard !sections.isEmpty else {
            return LeafChoice(among: certificates.map(\.candidate)) {
                hasKey(certificates[$0].identity)
            }.deployments
        }
        return sections.flatMap { section in
            let first = section.lowerBound
            return LeafChoice(among: certificates[section].map(\.candidate)) {
                hasKey(certificates[first + $0].identity)
            }.deployments.map { first + $0 }
        }
    }

    /// The certificates that are presented with one of them.
    func section(of index: Int) -> Range<Int> {
        guard !sections.isEmpty else { return certificates.indices }
        let next = sections.partition { $0.lowerBound > index }
        return sections[..<next].last { $0.contains(index) } ?? index..<index + 1
    }

    /// Where one of its certificates is.
    func location(of index: Int) -> Location {
        Location(path: path, line: Int(certificates[index].line))
    }

    /// Whether it holds nothing that a scan is about.
    var isNothing: Bool { certificates.isEmpty && !holdsKeys && requests.isEmpty }

    /// Whether it was found in a folder and holds nothing of ours.
    var isPassedOver: Bool { !role.isNamed && isNothing && errors.isEmpty }

    /// Whether there is more to say of it than which keys it holds.
    var isNoteworthy: Bool {
        role.isNamed || !certificates.isEmpty || !requests.isEmpty || !findings.isEmpty
            || !errors.isEmpty
    }
}

extension FileContents {
    fileprivate var publicKeys: [PublicKey] {
        items.compactMap { item in
            guard case .publicKey(let key) = item.content else { return nil }
            return key
        }
    }

    /// What a key is compared by; its encoding where more would cost too much.
    fileprivate func identity(
        of key: PublicKey,
        _ engine: Engine,
        _ isBeyondBudget: inout Bool
    ) -> KeyIdentity {
        if let identity = KeyIdentity(key, in: engine.context, within: work) { return identity }
        isBeyondBudget = true
        return KeyIdentity(encodingOf: key, in: engine.context)
    }

    fileprivate func knownRequests(
        _ engine: Engine,
        _ isBeyondBudget: inout Bool
    ) -> [ScannedFile.KnownRequest] {
        items.compactMap { item in
            guard case .request(let request) = item.content else { return nil }
            return ScannedFile.KnownRequest(
                location: Location(path: path ?? "(memory)", line: item.line),
                identity: identity(of: request.publicKey, engine, &isBeyondBudget),
                subject: request.subject.description
            )
        }
    }

    /// The keys that a passphrase would open, as errors.
    fileprivate var missingPassphrases: [CertificateError] {
        privateKeys.compactMap { found in
            guard case .failure(let error) = found.outcome, error.code == .passphraseMissing else {
                return nil
            }
            return error
        }
    }
}

extension ScannedFile.Renewal {
    /// Nil for a certificate without names: nothing shows that another one replaces it.
    init?(of certificate: Certificate) {
        let names = certificate.subjectAlternativeNames
        let all = names.dnsNames + names.ipAddresses
        guard !all.isEmpty else { return nil }
        self.init(
            names: all.map { $0.lowercased() },
            notBefore: certificate.notBefore,
            notAfter: certificate.notAfter
        )
    }

    /// Whether it covers all names of an older one, and was issued later.
    func supersedes(_ older: Self) -> Bool {
        guard (older.notBefore, older.notAfter) < (notBefore, notAfter) else { return false }
        let own = Set(names)
        return older.names.allSatisfy { name in
            own.contains(name) || name.parentWildcard.map(own.contains) ?? false
        }
    }
}

extension String {
    /// The wildcard that covers a DNS name; nil for one without a point.
    var parentWildcard: String? {
        utf8.firstIndex(of: UInt8(ascii: ".")).map { "*" + self[$0...] }
    }
}

extension CertificateError {
    /// Keys that are compared by their encoding, because to calculate with others cost too much.
    fileprivate static var tooCostlyPoints: CertificateError {
        let limit = Budget.maximumReserve / Budget.millisecond
        return CertificateError(.tooLarge, .key(.pairingBeyondBudget(milliseconds: limit)))
    }
}
