/// Everything that one file holds: what could be decoded, and what is wrong with the rest.
struct FileContents {
    /// The path as it is shown; nil for bytes from memory.
    let path: String?
    /// Pays for what its keys and passphrases cost, now and when the keys are proved.
    let work: Budget.Share
    var format = FileFormat.pem
    private(set) var items: [Item] = []
    /// How many of the items are certificates.
    private(set) var certificateCount = 0
    /// The certificates that belong together, where the file holds the contents of several; empty
    /// where all of them do.
    var sections: [Section] = []
    private(set) var firstCertificate: Certificate?
    var privateKeys: [FoundKey] = []
    /// How many keys were passed over because they were not wanted; they count among the items.
    var unreadKeys = 0
    /// Whether it holds what macOS keeps of another file.
    var isMetadata = false
    /// Whether a certificate in it could not be decoded.
    var holdsUndecodedCertificate = false
    /// Whether the first thing in it is a line that begins a block; false where anything of it was
    /// decoded.
    private(set) var beginsWithPEM = false
    private var noted = CountedList<Finding, NotedKind>()
    private var failures = CountedList<CertificateError, CertificateError.Code>()

    /// What makes two findings one of many: a warning never stands for an error.
    private struct NotedKind: Hashable {
        let id: FindingID
        let severity: Severity
    }

    /// A private key in a file, opened or not.
    struct FoundKey {
        let line: Int
        let index: Int
        let isEncrypted: Bool
        let outcome: Result<PrivateKey, CertificateError>
        /// Whether it is in a store that is locked as a rule.
        var isStored = false
        /// Whether only a store that takes Java to open holds it.
        var isSealed = false

        /// The key; nil where it could not be opened.
        var key: PrivateKey? { try? outcome.get() }
    }

    /// The place of the next item.
    var nextIndex: Int { items.count + unreadKeys }

    /// What is wrong with the file's form.
    var findings: [Finding] { noted.all(rest: Finding.more) }
    /// What could not be read.
    var errors: [CertificateError] { failures.all(rest: CertificateError.more) }

    mutating func add(_ item: Item) {
        items.append(item)
        guard case .certificate(let certificate) = item.content else { return }
        certificateCount += 1
        if firstCertificate == nil { firstCertificate = certificate }
    }

    /// Notes which of the keys from one on are in a store, as the format is that of their own file.
    mutating func settleKeys(from first: Int) {
        for index in first..<privateKeys.count {
            privateKeys[index].isStored = format.isContainer
            privateKeys[index].isSealed = format == .jks
        }
    }

    mutating func note(_ finding: Finding) {
        noted.append(finding, of: NotedKind(id: finding.id, severity: finding.severity))
    }

    mutating func fail(_ error: CertificateError) { failures.append(error, of: error.code) }

    /// The certificates, in order.
    var certificates: [LocatedCertificate] {
        items.compactMap { item in
            guard case .certificate(let certificate) = item.content else { return nil }
            let origin: CertificateOrigin =
                path.map { .file($0, line: item.line) } ?? .memory("(memory)", position: item.line)
            return LocatedCertificate(certificate, from: origin, index: item.index)
        }
    }

    /// The certificates that are presented together, each group in order.
    var presentedGroups: [[LocatedCertificate]] {
        let all = certificates
        guard !sections.isEmpty else { return [all] }
        return sections.map(\.certificates).sorted { $0.lowerBound < $1.lowerBound }
            .map { Array(all[$0]) }
    }

    /// Parses whatever the bytes hold; the form is found from the content.
    ///
    /// - Parameters:
    ///   - line: The line that everything is said to be at, for what stands in another file.
    ///   - opensKeys: Whether private keys are opened; else they are passed over.
    ///   - budget: What the run may cost that the file is read in; nil where it is all of it.
    init(
        parsing bytes: [UInt8],
        path: String?,
        line: Int? = nil,
        passphrase: PassphraseSource = .none,
        opensKeys: Bool = true,
        budget: Budget? = nil,
        engine: Engine
    ) {
        var parser = FileParser(
            path: path,
            passphrase: passphrase,
            opensKeys: opensKeys,
            work: Budget.Share(of: budget),
            engine: engine
        )
        parser.pinnedLine = line
        parser.parse(bytes)
        self = parser.contents
        if items.isEmpty { beginsWithPEM = bytes.beginWithPEM }
    }

    /// An empty file's.
    init(path: String?, work: Budget.Share = Budget.Share()) {
        self.path = path
        self.work = work
    }
}

extension [UInt8] {
    /// Whether the first thing in a file is a line that begins a block, of another kind than PGP's.
    fileprivate var beginWithPEM: Bool {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = (starts(with: mark) ? self[3...] : self[...]).drop { $0 <= 0x20 }
        return text.starts(with: "-----BEGIN ".utf8) && !text.starts(with: "-----BEGIN PGP ".utf8)
    }
}
