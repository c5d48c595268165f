/// What the files of a scan come to together: takes the verdicts on each file in turn, and lets go of
/// a deployment as soon as nothing more can change it.
struct CheckConclusion {
    private let plan: DeploymentPlan
    private let keys: KeyIndex
    private let separateChain: [LocatedCertificate]
    private let handOn: ((Deployment) -> Void)?
    private var pairing: KeyPairing
    /// The files whose certificates a newer one took the place of.
    private let supersession: Supersession
    /// The subjects concluded, in the order of their files; none where they are handed on.
    private var deployments: [Deployment] = []
    private var handedOn = FindingTally()
    private var errors: [CertificateError] = []
    private var requests: [ScannedFile.KnownRequest] = []
    /// Certificates of the separate chain that some path goes through.
    private var usedOfSeparateChain: Set<Digest> = []
    /// The files with damaged PEM that has not been reported, by their paths' octets.
    private var damaged: [Octets: Int] = [:]

    /// - Parameters:
    ///   - time: The time of the verdicts.
    ///   - handOn: Takes each deployment; nil where the report is to hold them.
    init(
        _ plan: ScanPlan,
        separateChain: [LocatedCertificate],
        time: Timestamp,
        handOn: ((Deployment) -> Void)?
    ) {
        self.plan = plan.deployments
        keys = plan.keys
        self.separateChain = separateChain
        self.handOn = handOn
        for (index, file) in plan.deployments.files.map(\.scanned).enumerated() {
            errors += file.errors
            requests += file.requests
            if !file.findings.isEmpty { damaged[Octets(Array(file.path.utf8))] = index }
        }
        pairing = KeyPairing(
            plan.deployments,
            keys: plan.keys,
            requests: requests,
            publicKeys: plan.publicKeys
        )
        supersession = Supersession(plan.deployments.files, at: time)
    }

    /// The files, with their leaves.
    var files: [PlannedFile] { plan.files }

    /// Takes the verdicts on the subjects of the next file.
    mutating func add(_ outcome: Result<[Deployment], CertificateError>, of index: Int) {
        do throws(CertificateError) {
            let judged = try outcome.get()
            for (rank, leaf) in files[index].leaves.enumerated() where rank < judged.count {
                conclude(judged[rank], of: leaf, rank: rank, in: index)
            }
        } catch { errors.append(error) }
    }

    /// Completes the verdict on a leaf.
    private mutating func conclude(_ judged: Deployment, of leaf: Int, rank: Int, in index: Int) {
        var deployment = judged
        errors += deployment.unchecked
        if !separateChain.isEmpty {
            usedOfSeparateChain.formUnion(deployment.path.map { Digest($0.sha256) })
        }
        giveKey(to: &deployment, files[index].scanned.certificates[leaf], index)
        deployment.alsoIn = plan.copies(ofFile: index, certificate: leaf)
        deployment.findings += pem(of: deployment)
        if rank == 0, let newer = supersession.newer[index] {
            deployment.findings = [
                Finding(.superseded(by: newer), at: deployment.certificate.location)
            ]
        }
        // What no path needs belongs to the only deployment, where there is one.
        if plan.count == 1 { deployment.findings += unneeded }
        deployment.findings.sort { $0.severity > $1.severity }
        guard let handOn else { return deployments.append(deployment) }
        handedOn.add(deployment.findings)
        handOn(deployment)
    }

    private mutating func giveKey(
        to deployment: inout Deployment,
        _ certificate: ScannedFile.KnownCertificate,
        _ index: Int
    ) {
        let location = deployment.certificate.location
        switch pairing.key(of: certificate, in: files[index]) {
        case .fitting(let key):
            deployment.take(key.location, matches: true, key.findings)
        case .mismatched(let key):
            let nearest = keys.nearest(certificate.identity, to: location.path)
            deployment.takeMismatched(
                key.location,
                belongsTo: owner(of: key, besides: location),
                fitting: nearest?.location
            )
            deployment.findings += key.findings
        case .closed(let key):
            deployment.take(key.location, matches: nil, key.findings)
            if key.isSealed {
                deployment.findings.append(.keyUnopened(key.location, certificate: location))
            }
        case .missing where plan.areAuthorities: break
        case .missing: deployment.findings.append(.keyMissing(at: location))
        }
    }

    /// Adds the subjects, and what belongs to none, to a report.
    func finish(_ report: inout Report) {
        report.deployments = deployments
        report.handedOn = handedOn
        report.errors += errors
        report.findings += pairing.leftOver(files)
        report.findings += unansweredRequests
        report.findings += damaged.values.sorted().flatMap { files[$0].scanned.findings }
        if plan.count > 1 { report.findings += unneeded }
    }
}

/// What is said of files rather than of certificates.
extension CheckConclusion {
    /// What is wrong with the PEM of a deployment's file and of its key's, once; a key's file
    /// with a subject of its own leaves it to that one.
    private mutating func pem(of deployment: Deployment) -> [Finding] {
        guard !damaged.isEmpty else { return [] }
        let own = Octets(Array(deployment.certificate.location.path.utf8))
        var findings = damaged.removeValue(forKey: own).map { files[$0].scanned.findings } ?? []
        if let path = deployment.key?.location.path {
            let octets = Octets(Array(path.utf8))
            if let index = damaged[octets], files[index].leaves.isEmpty {
                damaged[octets] = nil
                findings += files[index].scanned.findings
            }
        }
        return findings
    }

    /// Requests that none of the certificates answers.
    private var unansweredRequests: [Finding] {
        guard !requests.isEmpty else { return [] }
        let answered = Set(files.lazy.flatMap(\.scanned.certificates).map(\.identity))
        return requests.filter { !answered.contains($0.identity) }.map { request in
            .requestUnanswered(
                subject: request.subject,
                key: keys.first(request.identity)?.location,
                at: request.location
            )
        }
    }

    /// Certificates of the separate chain that no path goes through.
    private var unneeded: [Finding] {
        separateChain.filter { !usedOfSeparateChain.contains(Digest($0.certificate.sha256)) }
            .map { Finding(.unneeded($0.certificate.subject), at: $0.location) }
    }

    /// The certificate that a key belongs to instead of the one at a location.
    private func owner(of key: KeyRecord, besides location: Location) -> KeyOwner {
        var elsewhere: Location?
        for file in files.lazy.map(\.scanned) where file.role != .keyOption {
            guard let index = file.certificates.firstIndex(where: { $0.identity == key.identity })
            else { continue }
            let found = file.location(of: index)
            if file.path == location.path { return .sameFile(position: index + 1, found) }
            elsewhere = elsewhere ?? found
        }
        return elsewhere.map { .otherFile($0) } ?? .unknown
    }
}

extension [Finding] {
    /// How bad they are: errors first, then warnings.
    var faults: (Int, Int) {
        (count { $0.severity == .error }, count { $0.severity == .warning })
    }
}
