/// Reads, pairs and judges certificates and keys.
///
/// A checker is a value; it may be used from any number of tasks at once.
public struct Checker: Sendable {
    /// What the verdict rests on.
    public var policy: ValidationPolicy {
        didSet { revocation = RevocationStore(policy.revocationLists) }
    }
    /// The certificates that paths may end in.
    public var trust: TrustStore
    /// Certificates that clients have, although no server presents them.
    public var intermediates: [Certificate] {
        didSet { namedIntermediates = NameTable(intermediates) { $0.subject } }
    }
    /// Where the passphrase of encrypted keys comes from.
    public var passphrase: PassphraseSource
    /// How many threads read and judge; never fewer than one.
    public var jobs: Int
    /// What could not be read of the anchors, intermediates and CRLs that were given: every report
    /// holds it as errors, for a verdict that rests on the rest alone promises too much.
    public var unread: [CertificateError]
    private var revocation: RevocationStore
    /// What a run may cost; of the checker's own where nothing begins one.
    private(set) var budget = Budget()
    private var namedIntermediates: NameTable<Certificate>

    /// Creates a checker.
    ///
    /// `unread` is what could not be read of the intermediates and CRLs; the store of anchors
    /// says itself what could not be read of it.
    public init(
        policy: ValidationPolicy,
        trust: TrustStore,
        intermediates: [Certificate] = [],
        passphrase: PassphraseSource = .none,
        jobs: Int = availableCores(),
        unread: [CertificateError] = []
    ) {
        self.policy = policy
        revocation = RevocationStore(policy.revocationLists)
        self.trust = trust
        self.intermediates = intermediates
        namedIntermediates = NameTable(intermediates) { $0.subject }
        self.passphrase = passphrase
        self.jobs = max(1, jobs)
        self.unread = trust.failures + unread
    }

    /// Judges certificates as a server would present them.
    ///
    /// - Parameters:
    ///   - chain: The certificates, leaf first.
    ///   - key: The leaf's private key; nil where none is to be judged.
    ///   - name: What findings call the place; lines count the certificates from 1.
    /// - Returns: The subject, or nil for an empty chain.
    /// - Throws: `CertificateError` with code `cryptography` where OpenSSL is not to be had.
    public func check(
        _ chain: [Certificate],
        key: PrivateKey? = nil,
        name: String = "(memory)"
    ) throws(CertificateError) -> Deployment? {
        guard !chain.isEmpty else { return nil }
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        return judge(chain, key: key, name: name, engine: engine)
    }

    /// Judges certificates as a server would present them, at another time than the policy's: a
    /// checker that lives as long as its process judges at the time of each question.
    ///
    /// - Parameters:
    ///   - chain: The certificates, leaf first.
    ///   - time: The time to judge at.
    ///   - key: The leaf's private key; nil where none is to be judged.
    ///   - name: What findings call the place; lines count the certificates from 1.
    /// - Returns: The subject, or nil for an empty chain.
    /// - Throws: `CertificateError` with code `cryptography` where OpenSSL is not to be had.
    public func check(
        _ chain: [Certificate],
        at time: Timestamp,
        key: PrivateKey? = nil,
        name: String = "(memory)"
    ) throws(CertificateError) -> Deployment? {
        try judging(at: time).check(chain, key: key, name: name)
    }

    /// Judges files and folders at another time than the policy's.
    public func check(_ paths: [String], at time: Timestamp, key: String? = nil) -> Report {
        judging(at: time).check(paths, key: key)
    }

    /// The same checker for another time.
    private func judging(at time: Timestamp) -> Checker {
        var checker = self
        checker.policy.time = time
        return checker
    }

    /// Judges a chain that is not empty.
    func judge(
        _ chain: [Certificate],
        key: PrivateKey?,
        name: String,
        engine: Engine
    ) -> Deployment {
        let placed = chain.enumerated().map { index, certificate in
            LocatedCertificate(
                certificate,
                from: .memory(name, position: index + 1),
                index: index
            )
        }
        var deployment = judge(engine).judge(
            DeploymentJudge.Presentation(
                leaf: placed[0],
                ownFile: placed,
                separateChain: [],
                isPrimary: true
            )
        )
        guard let key else { return deployment }
        let location = Location(path: name)
        if key.matches(chain[0]) {
            deployment.take(location, matches: true)
        } else {
            let fitting = placed.dropFirst().first { key.matches($0.certificate) }
            deployment.takeMismatched(
                location,
                belongsTo: fitting.map { .sameFile(position: $0.index + 1, $0.location) }
                    ?? .unknown
            )
        }
        if !key.isConsistent {
            deployment.findings.append(
                .keyInconsistent(key.publicKey.description, at: location)
            )
        }
        return deployment
    }

    /// Judges files and folders, in any mix of formats and any order.
    ///
    /// - Parameters:
    ///   - paths: Files and folders; everything below a folder is read.
    ///   - key: A file with the private key that the certificate must fit.
    ///   - filter: Which files below folders are read.
    ///   - progress: Told how many files were taken up, after each; from any thread, one at a time.
    ///   - handOn: Takes each subject as soon as it is judged in every file that holds it, one at a
    ///     time, in the same order for any number of threads. The report then holds none of them,
    ///     only their tally. Nil where the report is to hold the subjects.
    /// - Returns: Every certificate judged, and everything that could not be.
    public func check(
        _ paths: [String],
        key: String? = nil,
        filter: PathFilter = PathFilter(),
        progress: ((Int) -> Void)? = nil,
        handingOn handOn: ((Deployment) -> Void)? = nil
    ) -> Report {
        CheckScan(checker: startingRun, handOn: handOn).run(
            paths,
            key: key,
            filter: filter,
            progress: progress
        )
    }

    /// The same checker with a budget for one run.
    var startingRun: Checker {
        var checker = self
        checker.budget = Budget()
        return checker
    }

    /// Reads files, and opens the keys in them.
    var contentReader: ContentReader { ContentReader(passphrase: passphrase, budget: budget) }

    /// - Parameter hosts: What the leaf must cover; nil for what the policy says.
    func judge(_ engine: Engine, hosts: [ReferenceIdentifier]? = nil) -> DeploymentJudge {
        var policy = policy
        if let hosts { policy.hosts = hosts }
        return DeploymentJudge(
            policy: policy,
            trust: trust,
            intermediates: namedIntermediates,
            revocation: revocation,
            engine: engine,
            budget: budget
        )
    }
}
