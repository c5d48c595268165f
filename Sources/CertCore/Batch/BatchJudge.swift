/// Answers the requests of a batch, in order and on all cores.
public struct BatchJudge: Sendable {
    private let time: Timestamp
    private let systemTrust = LazySystemTrust()
    private let publicSuffixes = LazyPublicSuffixes()
    private let revocationLists = RevocationListCache()

    /// Creates a judge; `time` is for requests that state none.
    public init(time: Timestamp) {
        self.time = time
    }

    /// Answers lines until there are none, each as soon as it and those before it are answered.
    ///
    /// - Parameters:
    ///   - jobs: How many threads work.
    ///   - source: The next line; nil at the end. May wait: answers go on meanwhile.
    ///   - decode: What a line asks, or why it asks nothing.
    ///   - deliver: Takes the answers, in order.
    public func run<Line>(
        jobs: Int,
        source: @escaping () -> Line?,
        decode: @escaping (Line) -> Result<BatchRequest, BatchRefusal>,
        deliver: @escaping (BatchAnswer) -> Void
    ) {
        OrderedWork<Line, BatchAnswer>.run(
            jobs: jobs,
            source: source,
            work: { line, lease in
                switch decode(line) {
                case .success(let request): answer(request, lease)
                case .failure(let refusal): refusal.answer
                }
            },
            deliver: deliver
        )
    }

    private func answer(_ request: BatchRequest, _ lease: EngineLease) -> BatchAnswer {
        do throws(CertificateError) {
            return try judge(request, lease.engine())
        } catch {
            return BatchAnswer(id: request.id, status: .error, error: error)
        }
    }

    private func judge(
        _ request: BatchRequest,
        _ engine: Engine
    ) throws(CertificateError) -> BatchAnswer {
        let chain = try Self.certificates(request.certificates, "certificates", engine)
        guard !chain.isEmpty else {
            throw CertificateError(
                .badRequest,
                source: "certificates",
                .content(.noCertificate(.memory))
            )
        }
        let trust =
            if let anchors = request.trustAnchors {
                TrustStore(try Self.certificates(anchors, "trust_anchors", engine))
            } else {
                try systemTrust.store()
            }
        let checker = Checker(
            policy: try policy(of: request, engine),
            trust: trust,
            intermediates: try Self.certificates(request.intermediates, "intermediates", engine)
        )
        let key = try request.key.map { text throws(CertificateError) in
            do throws(CertificateError) {
                return try PrivateKey(pem: text, passphrase: request.passphrase, engine: engine)
            } catch { throw error.at("key") }
        }
        let subject = checker.judge(chain, key: key, name: "certificates", engine: engine)
        return BatchAnswer(
            id: request.id,
            status: subject.unchecked.isEmpty ? subject.status : .error,
            findings: subject.findings,
            path: subject.path.map(\.sha256),
            error: subject.unchecked.first
        )
    }

    /// What a request is to be judged by.
    ///
    /// A request asks about one moment: a certificate that is nearly over is good at it, and
    /// `expires-soon` is a warning however little is left.
    private func policy(
        of request: BatchRequest,
        _ engine: Engine
    ) throws(CertificateError) -> ValidationPolicy {
        var policy = ValidationPolicy(
            time: request.time ?? time,
            thresholds: ExpiryThresholds(error: .never),
            profile: request.profile,
            purpose: request.purpose
        )
        for host in request.hosts { policy.hosts.append(try ReferenceIdentifier(host)) }
        for email in request.emails { policy.emails.append(try EmailAddress(email)) }
        policy.maximumIntermediates = request.maximumIntermediates
        policy.keyUsage = request.keyUsage
        policy.extendedKeyUsage = request.extendedKeyUsage
        policy.policies = request.policies
        policy.clients = request.clients
        policy.publicSuffixes = request.profile == .strict ? publicSuffixes.list() : nil
        for text in request.revocationLists {
            policy.revocationLists += try revocationLists.lists(of: text) {
                text throws(CertificateError) in
                try Self.revocationLists(text, engine)
            }
        }
        return policy
    }

    /// The certificates of some texts; each must hold one at least, and nothing unreadable.
    private static func certificates(
        _ texts: [String],
        _ field: String,
        _ engine: Engine
    ) throws(CertificateError) -> [Certificate] {
        try items(texts, field, .noCertificate(.memory), engine) { item in
            guard case .certificate(let certificate) = item else { return nil }
            return certificate
        }
    }

    /// The CRLs of a text, which must hold one at least, and nothing unreadable.
    private static func revocationLists(
        _ text: String,
        _ engine: Engine
    ) throws(CertificateError) -> [CertificateRevocationList] {
        try items([text], "crls", .noRevocationList(.memory), engine) { item in
            guard case .revocationList(let list) = item else { return nil }
            return list
        }
    }

    private static func items<Wanted>(
        _ texts: [String],
        _ field: String,
        _ missing: ContentRefusal,
        _ engine: Engine,
        _ wanted: (Item.Content) -> Wanted?
    ) throws(CertificateError) -> [Wanted] {
        var all: [Wanted] = []
        for text in texts {
            let contents = FileContents(parsing: Array(text.utf8), path: nil, engine: engine)
            if let error = contents.errors.first { throw error.at(field) }
            let found = contents.items.compactMap { wanted($0.content) }
            guard !found.isEmpty else {
                throw CertificateError(.badRequest, source: field, .content(missing))
            }
            all += found
        }
        return all
    }
}

/// The system's trust store, looked for when a request first needs it.
private final class LazySystemTrust: Sendable {
    private let found = Locked<TrustStore?>(nil)

    func store() throws(CertificateError) -> TrustStore {
        try found.withLock { store throws(CertificateError) in
            if let store { return store }
            let system = try TrustStore.system()
            store = system
            return system
        }
    }
}

/// The installed list of public suffixes, read when a request first needs it.
private final class LazyPublicSuffixes: Sendable {
    private let found = Locked<PublicSuffixList??>(nil)

    func list() -> PublicSuffixList? {
        found.withLock { found in
            if let found { return found }
            let installed = PublicSuffixList.installed()
            found = .some(installed)
            return installed
        }
    }
}
