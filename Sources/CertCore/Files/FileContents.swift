/// Everything that stands in one file: what could be decoded, and what is wrong with the rest.
struct FileContents {
    /// The path as it is shown; nil for bytes from memory.
    let path: String?
    /// Pays for what its keys and passphrases cost, now and when the keys are proved.
    let work: Budget.Share
    var format = FileFormat.pem
    private(set) var items: [Item] = []
    private(set) var firstCertificate: Certificate?
    var privateKeys: [FoundKey] = []
    /// How many keys were passed over because nobody asked for them; they count among the items.
    var unreadKeys = 0
    /// Whether a certificate in it could not be decoded.
    var holdsUndecodedCertificate = false
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
        guard firstCertificate == nil, case .certificate(let certificate) = item.content else {
            return
        }
        firstCertificate = certificate
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

    /// Reads whatever the bytes hold; the form is found from the content.
    ///
    /// - Parameters:
    ///   - readsKeys: Whether private keys are opened; else they are passed over.
    ///   - budget: What the run may cost that the file is read in; nil where it is all of it.
    init(
        reading bytes: [UInt8],
        path: String?,
        passphrase: PassphraseSource = .none,
        readsKeys: Bool = true,
        budget: Budget? = nil,
        engine: Engine
    ) {
        var reader = FileReader(
            path: path,
            passphrase: passphrase,
            readsKeys: readsKeys,
            work: Budget.Share(of: budget),
            engine: engine
        )
        reader.read(bytes)
        self = reader.contents
    }

    /// An empty file's.
    init(path: String?, work: Budget.Share = Budget.Share()) {
        self.path = path
        self.work = work
    }
}

extension FileContents {
    /// The items of one kind in a file, or in everything below a folder, and what could not be read.
    ///
    /// What lies in a folder and is none of ours is passed over.
    static func items<Wanted>(
        in path: String,
        _ wanted: (Item.Content) -> Wanted?
    ) throws(CertificateError) -> Gathered<Wanted> {
        try gather(from: path) { contents, _ in contents.items.compactMap { wanted($0.content) } }
    }

    /// What is wanted of each file, or of each file below a folder, and what could not be read.
    ///
    /// - Parameter wanted: Takes what a file holds and its path.
    static func gather<Wanted>(
        from path: String,
        readingKeys readsKeys: Bool = true,
        _ wanted: (FileContents, String) -> [Wanted]
    ) throws(CertificateError) -> Gathered<Wanted> {
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        let budget = Budget()
        var gathered = Gathered<Wanted>()
        var tree = try FileTree(path)
        while let entry = tree.next() {
            switch entry {
            case .special: continue
            case .failure(let error): gathered.failures.append(error)
            case .file(let file, _):
                do throws(CertificateError) {
                    let contents = FileContents(
                        reading: try FileReading.read(file).bytes,
                        path: file,
                        readsKeys: readsKeys,
                        budget: budget,
                        engine: engine
                    )
                    gathered.items += wanted(contents, file)
                    guard !tree.isFolder || contents.isOurs else { continue }
                    gathered.failures += contents.errors
                } catch {
                    guard tree.isFolder else { throw error }
                    gathered.failures.append(error)
                }
            }
        }
        return gathered
    }
}

/// What some files and folders hold of one kind, and what of them could not be read.
package struct Gathered<Value: Sendable>: Sendable {
    /// The values, in the order in which they were found.
    package var items: [Value] = []
    /// Why the rest could not be read.
    package var failures: [CertificateError] = []

    package init() {}

    /// The values.
    ///
    /// - Throws: The first failure: nothing that was given is dropped in silence.
    func all() throws(CertificateError) -> [Value] {
        if let failure = failures.first { throw failure }
        return items
    }
}
