/// Certificates and keys as a server's configuration pairs them: each file read and each pair judged
/// once, however many sites name them.
package struct ServedFiles: Sendable {
    /// A certificate's file with the key's that belongs to it.
    package struct Pair: Hashable, Sendable {
        /// The file that is sent to clients.
        package let certificate: String
        /// The key's file; nil where none is named, or none that can be opened.
        package let key: KeyFile?
        /// The file of intermediates that is sent behind the first certificate, in place of what
        /// stands behind that in its own file; nil where none is named.
        package let chain: String?

        package init(certificate: String, key: KeyFile?, chain: String? = nil) {
            self.certificate = certificate
            self.key = key
            self.chain = chain
        }
    }

    /// A key's file, and the file of passphrases that the server tries on it.
    package struct KeyFile: Hashable, Sendable {
        package let path: String
        package let passphrases: String?

        package init(path: String, passphrases: String?) {
            self.path = path
            self.passphrases = passphrases
        }
    }

    /// One pair judged, but for the names of the site that serves it.
    package struct Judged: Sendable {
        /// The certificate with its key.
        package var deployment: Deployment
        /// The names that it covers.
        package let names: NamesCheck
        /// What kind of key it has.
        package let keyAlgorithm: PublicKey.Algorithm
        /// Whether it names an OCSP responder.
        package let namesResponder: Bool
        /// Whether it demands a stapled OCSP answer (RFC 7633).
        package let demandsStaple: Bool
        /// The key given, where it belongs to another certificate.
        let strayKey: StrayKey?

        /// Whether the key given belongs to another certificate.
        package var hasStrayKey: Bool { strayKey != nil }
        /// Whether the key given is of another kind than the certificate's.
        package var hasKeyOfOtherKind: Bool {
            strayKey?.algorithm.map { $0 != keyAlgorithm } == true
        }
    }

    /// A key that does not belong to the certificate it is named for.
    struct StrayKey: Sendable {
        let identity: KeyIdentity
        let algorithm: PublicKey.Algorithm?
        let location: Location
        /// The certificate of the same file that it belongs to, by its position, counted from 1.
        let sameFile: (position: Int, location: Location)?
    }

    /// What a configuration holds in place of a file of its own.
    package struct Content: Sendable {
        let path: String
        let line: Int
        let octets: [UInt8]
        /// What stands beside it and is not sent to clients.
        let neighbour: Neighbour?

        /// - Parameters:
        ///   - path: The configuration's file.
        ///   - line: The line that it is shown at.
        ///   - octets: What a file of its own would hold.
        ///   - neighbour: What stands beside it and is not sent to clients.
        package init(path: String, line: Int, octets: [UInt8], neighbour: Neighbour? = nil) {
            self.path = path
            self.line = line
            self.octets = octets
            self.neighbour = neighbour
        }

        /// What stands beside a chain and is not sent to clients: `ca.crt`.
        package struct Neighbour: Sendable {
            let name: String
            let line: Int
            let octets: [UInt8]

            package init(name: String, line: Int, octets: [UInt8]) {
                self.name = name
                self.line = line
                self.octets = octets
            }
        }
    }

    /// What stands in the configuration, by what pairs call it.
    private let contents: [String: Content]
    /// Why files can't be used as the server would use them, by path.
    package private(set) var failures: [String: CertificateError] = [:]
    /// What could not be checked, in the order in which the files are named.
    package private(set) var errors: [CertificateError] = []
    private var noted: Set<CertificateError> = []
    private var judged: [Pair: Judged] = [:]
    /// The first certificate found of each key.
    private var owners: [KeyIdentity: Location] = [:]

    /// Reads and judges all pairs, on all cores.
    ///
    /// - Parameter contents: What stands in the configuration, by what the pairs call it instead of
    ///   a path.
    package init(_ pairs: [Pair], contents: [String: Content] = [:], checker: Checker) {
        self.contents = contents
        add(pairs, checker: checker)
    }

    /// Reads and judges further pairs.
    package mutating func add(_ pairs: [Pair], checker: Checker) {
        let checker = checker.startingRun
        let keys = read(pairs.compactMap(\.key), checker: checker)
        var groups: [CertificateJob] = []
        var indices: [String: Int] = [:]
        var seen: Set<Pair> = []
        for pair in pairs where seen.insert(pair).inserted {
            let key = pair.key.flatMap { keys[$0] }
            if let index = indices[pair.certificate] {
                groups[index].keys.append((pair, key))
            } else {
                indices[pair.certificate] = groups.count
                groups.append(
                    CertificateJob(
                        path: pair.certificate,
                        content: contents[pair.certificate],
                        keys: [(pair, key)]
                    )
                )
            }
        }
        judge(groups, checker: checker)
    }

    /// The verdict on a pair; nil where its certificate can't be used.
    package func verdict(on pair: Pair) -> Judged? {
        guard var judged = judged[pair] else { return nil }
        guard let stray = judged.strayKey else { return judged }
        let belongsTo: KeyOwner =
            if let same = stray.sameFile {
                .sameFile(position: same.position, same.location)
            } else if let owner = owners[stray.identity] {
                .otherFile(owner)
            } else { .unknown }
        judged.deployment.takeMismatched(stray.location, belongsTo: belongsTo)
        return judged
    }
}

extension ServedFiles {
    private mutating func read(_ files: [KeyFile], checker: Checker) -> [KeyFile: ServedKey] {
        var seen: Set<KeyFile> = []
        let files = files.filter { seen.insert($0).inserted }
        var sources: [String: Result<PassphraseSource, CertificateError>] = [:]
        for path in Set(files.compactMap(\.passphrases)) {
            sources[path] = Result { () throws(CertificateError) in
                PassphraseSource(linesOf: try FileReader.read(path).bytes)
            }
        }
        let (known, contents) = (sources, contents)
        var inputs = files.makeIterator()
        var keys: [ServedKey] = []
        OrderedWork<KeyFile, ServedKey>.run(
            jobs: min(checker.jobs, files.count / 16 + 1),
            batch: ScanIntake.batch,
            source: { inputs.next() },
            work: { file, lease in
                let source = file.passphrases.flatMap { known[$0] }
                let content = contents[file.path]
                return ServedKey(file, content, source, checker: checker, lease)
            },
            deliver: { keys.append($0) }
        )
        for key in keys { note(key.failure, key.errors, of: key.path) }
        for case (let path, .failure(let error)) in sources.sorted(by: { $0.key < $1.key })
        where error.code != .notAFile {
            note(error, [], of: path)
        }
        return Dictionary(zip(files, keys)) { first, _ in first }
    }

    private mutating func judge(_ jobs: [CertificateJob], checker: Checker) {
        var inputs = jobs.makeIterator()
        var results: [CertificateJob.Outcome] = []
        OrderedWork<CertificateJob, CertificateJob.Outcome>.run(
            jobs: min(checker.jobs, jobs.count / 16 + 1),
            batch: ScanIntake.batch,
            source: { inputs.next() },
            work: { $0.run(checker: checker, $1) },
            deliver: { results.append($0) }
        )
        for (job, outcome) in zip(jobs, results) {
            note(outcome.failure, outcome.errors, of: job.path)
            for (path, chain) in outcome.chains { note(chain.failure, chain.errors, of: path) }
            judged.merge(outcome.judged) { first, _ in first }
            if let (identity, location) = outcome.owner, owners[identity] == nil {
                owners[identity] = location
            }
        }
    }

    /// Notes what is wrong with a file; the errors of one that is named twice are reported once.
    private mutating func note(
        _ failure: CertificateError?,
        _ others: [CertificateError],
        of path: String
    ) {
        if let failure, failures[path] == nil { failures[path] = failure }
        for error in (failure.map { [$0] } ?? []) + others where noted.insert(error).inserted {
            errors.append(error)
        }
    }
}
