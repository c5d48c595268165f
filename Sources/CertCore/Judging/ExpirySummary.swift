/// What the files of a scan of dates come to together.
struct ExpirySummary {
    private var subjects: [Subject] = []
    private var places: [[UInt8]: Int] = [:]
    /// Subjects of files of authorities only, which count where there is no leaf at all.
    private var authorities: [Subject] = []
    /// Certificates that a file presents well which was only glanced at.
    private var wellPresented: Set<[UInt8]> = []
    private var errors: [CertificateError] = []
    private var hasLeaf = false
    private var skipped = 0
    private var found: [Bool]
    private var isJudged = false
    /// Paths that are keys: nothing to judge, and nothing wrong beside a certificate.
    private var keyRoots: Set<Int> = []
    private let handOn: ((Subject) -> Void)?
    private var handedOn = FindingTally()
    /// The certificates handed on, by half their digest: of a million files too many to keep
    /// whole, and more than enough to tell them apart.
    private var told: Set<UInt128> = []

    init(rootCount: Int, handOn: ((Subject) -> Void)?) {
        found = Array(repeating: false, count: rootCount)
        self.handOn = handOn
    }

    mutating func add(_ outcome: ExpiryScan.Outcome) {
        errors += outcome.errors
        if outcome.isPassedOver { skipped += 1 }
        if outcome.holdsKeysOnly { keyRoots.insert(outcome.root) }
        guard outcome.holdsCertificates else {
            found[outcome.root] = found[outcome.root] || !outcome.errors.isEmpty
            return
        }
        found[outcome.root] = true
        isJudged = true
        if outcome.hasLeaf {
            hasLeaf = true
            authorities = []
            for subject in outcome.subjects { add(subject) }
        } else if !hasLeaf {
            authorities += outcome.subjects
        }
    }

    /// Adds a subject, or a place to the one that it is already: the file counts that presents it
    /// best.
    private mutating func add(_ subject: Subject) {
        if handOn != nil, places[subject.certificate.sha256] == nil, subject.isSettled {
            return tell(subject)
        }
        guard let place = places[subject.certificate.sha256] else {
            places[subject.certificate.sha256] = subjects.count
            subjects.append(subject)
            return
        }
        let known = subjects[place]
        let isBetter = subject.findings.faults < known.findings.faults
        let (best, other) = isBetter ? (subject, known) : (known, subject)
        subjects[place] = best
        subjects[place].alsoIn = known.alsoIn + [other.certificate.location]
    }

    /// Hands a subject on, once.
    private mutating func tell(_ subject: Subject) {
        let digest = subject.certificate.sha256.prefix(16).reduce(UInt128(0)) { sum, octet in
            sum << 8 | UInt128(octet)
        }
        guard told.insert(digest).inserted else { return }
        handedOn.add(subject.findings)
        handOn?(subject)
    }

    /// The certificates that are well themselves, of which another file may think better.
    var doubtful: Set<[UInt8]> {
        Set(subjects.lazy.filter(\.isIllByOthersAlone).map(\.certificate.sha256))
    }

    /// Takes some certificates for well: there is a file that presents them so.
    mutating func takeForWell(_ digests: [[UInt8]]) { wellPresented.formUnion(digests) }

    /// Adds everything to a report.
    mutating func finish(_ report: inout Report, paths: [String], _ intake: ScanIntake) {
        if !hasLeaf { for subject in authorities { add(subject) } }
        if handOn == nil {
            report.subjects = subjects.filter { !wellPresented.contains($0.certificate.sha256) }
        } else {
            for subject in subjects { tell(subject) }
            report.handedOn = handedOn
        }
        report.errors += errors
        // A path that could not be looked at was told already, and one given twice is read once.
        for (root, path) in paths.enumerated() where !found[root] && intake.roots.contains(root) {
            if let error = error(of: path, root, isFolder: intake.folderRoots.contains(root)) {
                report.errors.append(error)
            }
        }
        report.errors += intake.errors
        report.skippedFiles = skipped + intake.specialFiles
        report.specialFiles = intake.specialFiles
    }

    /// What is wrong with a path in which no certificate was found; nil for a key beside one.
    private func error(of path: String, _ root: Int, isFolder: Bool) -> CertificateError? {
        if isFolder { return .nothingBelow(path) }
        let isKey = keyRoots.contains(root)
        guard !isKey || !isJudged else { return nil }
        return CertificateError(
            .notACertificate,
            source: path,
            reason: isKey ? "holds a private key and no certificate" : "holds no certificate",
            help: "Give a file with -----BEGIN CERTIFICATE----- lines, or a DER file."
        )
    }
}

extension Subject {
    /// Whether no other file can present the certificate better: what was found is about itself,
    /// and not about one that stands beside it.
    fileprivate var isSettled: Bool {
        findings.allSatisfy { $0.locations == [certificate.location] }
    }

    /// Whether everything that was found is about others.
    fileprivate var isIllByOthersAlone: Bool {
        findings.allSatisfy { $0.locations != [certificate.location] }
    }
}
