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
    private var subjects: [(number: Int, subject: Subject)] = []
    private var handedOn = FindingTally()
    private var errors: [CertificateError] = []
    /// Companions that some subject is related to, by the digest of their DER.
    private var usedCompanions: Set<Digest> = []
    /// The files with damaged armour that has not been told of, by their paths' octets.
    private var damaged: [Octets: Int]

    /// One certificate as one file presents it.
    private struct Contender {
        var subject: Subject
        let file: Int
        let faults: (Int, Int)
    }

    /// - Parameter handOn: Takes each subject; nil where the report is to hold them.
    init(
        _ files: [FileRecord],
        keys: [KeyRecord],
        companions: [SubjectJudge.Placed],
        handOn: ((Subject) -> Void)?
    ) {
        var files = files
        self.keys = KeyIndex(keys)
        plan = SubjectPlan(&files, keys: self.keys)
        self.files = files
        self.companions = companions
        self.handOn = handOn
        pairing = KeyPairing(plan, keys: self.keys, requests: files.lazy.flatMap(\.requests))
        damaged = [:]
        for (index, file) in files.enumerated() where !file.findings.isEmpty {
            damaged[Octets(Array(file.path.utf8))] = index
        }
    }

    /// Takes the verdicts on the subjects of the next file.
    mutating func add(_ outcome: Result<[Subject], CertificateError>, of index: Int) {
        let file = files[index]
        let judged = (try? outcome.get()) ?? []
        if case .failure(let error) = outcome { errors.append(error) }
        for (rank, place) in file.subjects.enumerated() {
            guard let number = plan.number(of: file.certificates[place]) else { continue }
            if rank < judged.count { weigh(judged[rank], of: index, number) }
            guard plan.isLastPlace(of: number),
                let best = contenders.removeValue(forKey: number)
            else { continue }
            conclude(best, number)
        }
    }

    /// Of one certificate in several files, the file that presents it best counts.
    private mutating func weigh(_ subject: Subject, of index: Int, _ number: Int) {
        if !companions.isEmpty { usedCompanions.formUnion(subject.path.map { Digest($0.sha256) }) }
        var best = Contender(
            subject: subject,
            file: index,
            faults: (subject.findings + files[index].findings).faults
        )
        if var other = contenders[number] {
            if best.faults >= other.faults { swap(&best, &other) }
            best.subject.alsoIn =
                other.subject.alsoIn + best.subject.alsoIn + [other.subject.certificate.location]
        }
        contenders[number] = best
    }

    /// Completes a subject that is judged wherever it stands.
    private mutating func conclude(_ best: Contender, _ number: Int) {
        var subject = best.subject
        giveKey(to: &subject, number)
        subject.findings += armour(of: subject)
        // What nobody has a use for is the only subject's, where there is one.
        if plan.subjects.count == 1 { subject.findings += strangers }
        subject.findings.sort { $0.severity > $1.severity }
        guard let handOn else { return subjects.append((number, subject)) }
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
        report.subjects = subjects.sorted { $0.number < $1.number }.map(\.subject)
        report.handedOn = handedOn
        report.errors += files.flatMap(\.errors) + errors
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
        let requests = files.flatMap(\.requests)
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
