/// What the files of a scan come to together: takes the verdicts on each file in turn, and lets go of
/// a subject as soon as nothing more can change it.
struct CheckConclusion {
    let files: [FileRecord]
    let keys: KeyIndex
    private let companions: [SubjectJudge.Placed]
    private let handOn: ((Subject) -> Void)?
    private let pairing: KeyPairing
    private(set) var plan: SubjectPlan
    /// Subjects that stand in a file still to be judged, by their numbers, as the best file so far
    /// presents them.
    private var contenders: [Int: Contender] = [:]
    /// The subjects concluded, each in its place; nil for those that are not, or are handed on.
    private var subjects: [Subject?]
    private var handedOn = FindingTally()
    private var errors: [CertificateError] = []
    private var requests: [FileRecord.RequestRecord] = []
    /// Companions that some subject is related to, by the digest of their DER.
    private var usedCompanions: Set<Digest> = []
    /// The files with damaged armour that has not been told of, by their paths' octets.
    private var damaged: [Octets: Int] = [:]

    /// One certificate as one file presents it.
    private struct Contender {
        var subject: Subject
        /// What is wrong with the file's armour.
        let armour: [Finding]

        private var faults: (Int, Int) { (subject.findings + armour).faults }

        /// Of one certificate in several files, the file that presents it best counts.
        static func better(_ earlier: Contender?, _ later: Contender?) -> Contender? {
            guard var earlier, var later else { return earlier ?? later }
            if later.faults >= earlier.faults {
                earlier.subject.alsoIn.append(later.subject.certificate.location)
                return earlier
            }
            later.subject.alsoIn =
                earlier.subject.alsoIn + [earlier.subject.certificate.location]
            return later
        }
    }

    /// - Parameters:
    ///   - files: Files whose subjects are chosen.
    ///   - handOn: Takes each subject; nil where the report is to hold them.
    init(
        _ files: [FileRecord],
        _ plan: SubjectPlan,
        keys: KeyIndex,
        companions: [SubjectJudge.Placed],
        handOn: ((Subject) -> Void)?
    ) {
        self.files = files
        self.plan = plan
        self.keys = keys
        self.companions = companions
        self.handOn = handOn
        subjects = Array(repeating: nil, count: handOn == nil ? plan.subjects.count : 0)
        for (index, file) in files.enumerated() {
            errors += file.errors
            requests += file.requests
            if !file.findings.isEmpty { damaged[Octets(Array(file.path.utf8))] = index }
        }
        pairing = KeyPairing(plan, keys: keys, requests: requests)
    }

    /// Takes the verdicts on the subjects of the next file.
    mutating func add(_ outcome: Result<[Subject], CertificateError>, of index: Int) {
        let judged = (try? outcome.get()) ?? []
        if case .failure(let error) = outcome { errors.append(error) }
        for (rank, place) in files[index].subjects.enumerated() {
            guard let number = plan.number(of: files[index].certificates[place]) else { continue }
            let isLast = plan.isLastPlace(of: number)
            let presented = rank < judged.count ? judged[rank] : nil
            note(presented)
            let best = Contender.better(
                contenders.removeValue(forKey: number),
                presented.map { Contender(subject: $0, armour: files[index].findings) }
            )
            guard let best else { continue }
            if isLast { conclude(best.subject, number) } else { contenders[number] = best }
        }
    }

    /// Remembers the companions that a subject has a use for.
    private mutating func note(_ subject: Subject?) {
        guard let subject, !companions.isEmpty else { return }
        usedCompanions.formUnion(subject.path.map { Digest($0.sha256) })
    }

    /// Completes a subject that is judged wherever it stands.
    private mutating func conclude(_ subject: Subject, _ number: Int) {
        var subject = subject
        giveKey(to: &subject, number)
        subject.findings += armour(of: subject)
        // What nobody has a use for is the only subject's, where there is one.
        if plan.subjects.count == 1 { subject.findings += strangers }
        subject.findings.sort { $0.severity > $1.severity }
        guard let handOn else { return subjects[number] = subject }
        handedOn.add(subject.findings)
        handOn(subject)
    }

    private func giveKey(to subject: inout Subject, _ number: Int) {
        let place = subject.certificate.location
        switch pairing.key(number, plan.subjects[number].identity, nearestTo: place.path) {
        case .fitting(let key): subject.take(key, matches: true)
        case .mismatched(let key):
            subject.findings.append(
                .keyMismatch(
                    key: key.location,
                    certificate: place,
                    certificateName: subject.name,
                    fits: fit(of: key, besides: place)
                )
            )
            subject.take(key, matches: false)
        case .closed(let key): subject.take(key, matches: nil)
        case .missing where plan.isOfAuthorities: break
        case .missing: subject.findings.append(.keyMissing(at: place))
        }
    }

    /// Adds the subjects, and what belongs to none, to a report.
    func finish(_ report: inout Report) {
        report.subjects = subjects.compactMap(\.self)
        report.handedOn = handedOn
        report.errors += errors
        report.findings += pairing.leftOver(
            hasCertificates: files.contains { $0.root >= 0 && !$0.certificates.isEmpty }
        )
        report.findings += unansweredRequests
        report.findings += damaged.values.sorted().flatMap { files[$0].findings }
        if plan.subjects.count > 1 { report.findings += strangers }
    }
}

/// What is said of files rather than of certificates.
extension CheckConclusion {
    /// What is wrong with the armour of a subject's file and of its key's, told once; a key's file
    /// with a subject of its own leaves it to that one.
    private mutating func armour(of subject: Subject) -> [Finding] {
        guard !damaged.isEmpty else { return [] }
        let own = Octets(Array(subject.certificate.location.path.utf8))
        var findings = damaged.removeValue(forKey: own).map { files[$0].findings } ?? []
        if let path = subject.key?.location.path {
            let place = Octets(Array(path.utf8))
            if let index = damaged[place], files[index].subjects.isEmpty {
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
    private var strangers: [Finding] {
        companions.filter { !usedCompanions.contains(Digest($0.certificate.sha256)) }
            .map { Finding.stranger($0.certificate, at: $0.location) }
    }

    /// What a key fits instead of a certificate.
    private func fit(of key: KeyRecord, besides place: Location) -> Finding.KeyFit {
        var elsewhere: Finding.KeyFit = .nothing
        for file in files where file.root >= 0 {
            guard let index = file.certificates.firstIndex(where: { $0.identity == key.identity })
            else { continue }
            let line = Int(file.certificates[index].line)
            let location = Location(path: file.path, line: line)
            if file.path == place.path {
                return .sameFile(position: index + 1, location)
            }
            if case .nothing = elsewhere { elsewhere = .otherFile(location) }
        }
        return elsewhere
    }
}

extension Subject {
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
