/// What the files of a scan come to together: takes the verdicts on each file in turn, and lets go of
/// a subject as soon as nothing more can change it.
struct CheckConclusion {
    let files: [FileRecord]
    let keys: KeyIndex
    private let companions: [LocatedCertificate]
    private let handOn: ((Deployment) -> Void)?
    private var pairing: KeyPairing
    let plan: DeploymentPlan
    /// The files whose certificates a newer one took the place of.
    private let supersession: Supersession
    /// The subjects concluded, in the order of their files; none where they are handed on.
    private var deployments: [Deployment] = []
    private var handedOn = FindingTally()
    private var errors: [CertificateError] = []
    private var requests: [FileRecord.RequestRecord] = []
    /// Companions that some subject is related to, by the digest of their DER.
    private var usedCompanions: Set<Digest> = []
    /// The files with damaged armour that has not been told of, by their paths' octets.
    private var damaged: [Octets: Int] = [:]

    /// - Parameters:
    ///   - files: Files whose subjects are chosen.
    ///   - time: The time of the verdicts.
    ///   - handOn: Takes each subject; nil where the report is to hold them.
    init(
        _ files: [FileRecord],
        _ plan: DeploymentPlan,
        keys: KeyIndex,
        companions: [LocatedCertificate],
        time: Timestamp,
        handOn: ((Deployment) -> Void)?
    ) {
        self.files = files
        self.plan = plan
        self.keys = keys
        self.companions = companions
        self.handOn = handOn
        for (index, file) in files.enumerated() {
            errors += file.errors
            requests += file.requests
            if !file.findings.isEmpty { damaged[Octets(Array(file.path.utf8))] = index }
        }
        pairing = KeyPairing(files, plan, keys: keys, requests: requests)
        supersession = Supersession(files, at: time)
    }

    /// Takes the verdicts on the subjects of the next file.
    mutating func add(_ outcome: Result<[Deployment], CertificateError>, of index: Int) {
        do throws(CertificateError) {
            let judged = try outcome.get()
            for (rank, place) in files[index].deployments.enumerated() where rank < judged.count {
                conclude(judged[rank], at: place, rank: rank, of: index)
            }
        } catch { errors.append(error) }
    }

    /// Completes a subject that is judged.
    private mutating func conclude(_ judged: Deployment, at place: Int, rank: Int, of index: Int) {
        var deployment = judged
        errors += deployment.unchecked
        if !companions.isEmpty {
            usedCompanions.formUnion(deployment.path.map { Digest($0.sha256) })
        }
        giveKey(to: &deployment, files[index].certificates[place], index)
        deployment.alsoIn = plan.copies(ofFile: index, place: place)
        deployment.findings += pem(of: deployment)
        if rank == 0, let newer = supersession.newer[index] {
            deployment.findings = [
                Finding(.superseded(by: newer), at: deployment.certificate.location)
            ]
        }
        // What nobody has a use for is the only subject's, where there is one.
        if plan.count == 1 { deployment.findings += unneeded }
        deployment.findings.sort { $0.severity > $1.severity }
        guard let handOn else { return deployments.append(deployment) }
        handedOn.add(deployment.findings)
        handOn(deployment)
    }

    private mutating func giveKey(
        to deployment: inout Deployment,
        _ certificate: FileRecord.PlacedCertificate,
        _ index: Int
    ) {
        let place = deployment.certificate.location
        switch pairing.key(of: certificate, in: files[index]) {
        case .fitting(let key): deployment.take(key, matches: true)
        case .mismatched(let key):
            deployment.findings.append(
                .keyMismatch(
                    key: key.location,
                    certificate: place,
                    certificateName: deployment.name,
                    belongsTo: owner(of: key, besides: place),
                    fitting: keys.nearest(certificate.identity, to: place.path)?.location
                )
            )
            deployment.take(key, matches: false)
        case .closed(let key):
            deployment.take(key, matches: nil)
            if key.isSealed {
                deployment.findings.append(.keyUnopened(key.location, certificate: place))
            }
        case .missing where plan.isOfAuthorities: break
        case .missing: deployment.findings.append(.keyMissing(at: place))
        }
    }

    /// Adds the subjects, and what belongs to none, to a report.
    func finish(_ report: inout Report) {
        report.deployments = deployments
        report.handedOn = handedOn
        report.errors += errors
        report.findings += pairing.leftOver(files)
        report.findings += unansweredRequests
        report.findings += damaged.values.sorted().flatMap { files[$0].findings }
        if plan.count > 1 { report.findings += unneeded }
    }
}

/// What is said of files rather than of certificates.
extension CheckConclusion {
    /// What is wrong with the armour of a subject's file and of its key's, told once; a key's file
    /// with a subject of its own leaves it to that one.
    private mutating func pem(of deployment: Deployment) -> [Finding] {
        guard !damaged.isEmpty else { return [] }
        let own = Octets(Array(deployment.certificate.location.path.utf8))
        var findings = damaged.removeValue(forKey: own).map { files[$0].findings } ?? []
        if let path = deployment.key?.location.path {
            let place = Octets(Array(path.utf8))
            if let index = damaged[place], files[index].deployments.isEmpty {
                damaged[place] = nil
                findings += files[index].findings
            }
        }
        return findings
    }

    /// Requests that none of the certificates answers.
    private var unansweredRequests: [Finding] {
        guard !requests.isEmpty else { return [] }
        let answered = Set(files.lazy.flatMap(\.certificates).map(\.identity))
        return requests.filter { !answered.contains($0.identity) }.map { request in
            .requestUnanswered(
                subject: request.subject,
                key: keys.first(request.identity)?.location,
                at: request.location
            )
        }
    }

    /// Companions that no subject has a use for.
    private var unneeded: [Finding] {
        companions.filter { !usedCompanions.contains(Digest($0.certificate.sha256)) }
            .map { Finding(.unneeded($0.certificate.subject), at: $0.location) }
    }

    /// The certificate that a key belongs to instead of the one at a place.
    private func owner(of key: KeyRecord, besides place: Location) -> KeyOwner {
        var elsewhere = KeyOwner.unknown
        for file in files where file.root >= 0 {
            guard let index = file.certificates.firstIndex(where: { $0.identity == key.identity })
            else { continue }
            let line = Int(file.certificates[index].line)
            let location = Location(path: file.path, line: line)
            if file.path == place.path {
                return .sameFile(position: index + 1, location)
            }
            if elsewhere == .unknown { elsewhere = .otherFile(location) }
        }
        return elsewhere
    }
}

extension Deployment {
    fileprivate mutating func take(_ key: KeyRecord, matches: Bool?) {
        self.key = PlacedKey(location: key.location, matches: matches)
        findings += key.findings
    }
}

extension [Finding] {
    /// How bad they are: errors first, then warnings.
    var faults: (Int, Int) {
        (count { $0.severity == .error }, count { $0.severity == .warning })
    }
}
