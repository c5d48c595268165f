/// One run of `expiry`: dates alone, of leaves and of what leads up from them.
///
/// Most files are well, and of those only the dates are looked at: nothing is digested, no key
/// decoded, and nothing kept.
public struct ExpiryScan: Sendable {
    private let check: ValidityCheck
    private let jobs: Int
    private let keepsAll: Bool
    private let passphrase: PassphraseSource

    /// Creates a scan.
    ///
    /// - Parameters:
    ///   - time: The time to judge at.
    ///   - thresholds: When a certificate is nearly over.
    ///   - jobs: How many threads read and judge.
    ///   - keepsAll: Whether the report holds the subjects that are well too.
    ///   - passphrase: What opens PKCS#12 files.
    public init(
        time: Timestamp,
        thresholds: ExpiryThresholds,
        jobs: Int,
        keepsAll: Bool,
        passphrase: PassphraseSource = .none
    ) {
        check = ValidityCheck(at: time, thresholds: thresholds)
        self.jobs = max(1, jobs)
        self.keepsAll = keepsAll
        self.passphrase = passphrase
    }

    /// Judges files and folders.
    ///
    /// - Parameters:
    ///   - paths: Files and folders; everything below a folder is read.
    ///   - handOn: Takes each subject as soon as nothing that is still to be read can change it, one
    ///     at a time and in no promised order. The report then holds none of them, only their
    ///     tally; further places of the same certificate are not told. Nil where the report is to
    ///     hold the subjects.
    public func run(_ paths: [String], handingOn handOn: ((Subject) -> Void)? = nil) -> Report {
        var report = Report(command: "expiry", checkedAt: check.moment)
        var intake = ScanIntake(paths, jobs: jobs)
        var summary = Summary(rootCount: paths.count, handOn: handOn)
        let companions = intake.companions(passphrase: passphrase, readsKeys: false)
        var inputs = intake
        OrderedWork<ScanIntake.Input, Outcome>.run(
            jobs: intake.jobs,
            batch: ScanIntake.batch,
            source: { inputs.next() },
            work: { outcome(of: $0, companions: companions, lease: $1) },
            deliver: { summary.add($0) }
        )
        intake = inputs
        summary.finish(&report, paths: paths, intake)
        report.errors += intake.errors
        report.skippedFiles += intake.specialFiles
        return report
    }

    /// What one file comes to.
    private struct Outcome {
        let root: Int
        var path = ""
        var holdsCertificates = true
        var hasLeaf = true
        var holdsKeysOnly = false
        var subjects: [Subject] = []
        var findings: [Finding] = []
        var errors: [CertificateError] = []
        var isPassedOver = false
    }

    private func outcome(
        of input: ScanIntake.Input,
        companions: [SubjectJudge.Placed],
        lease: EngineLease
    ) -> Outcome {
        var outcome = Outcome(root: input.root, path: input.path)
        let contents: FileContents
        do throws(CertificateError) {
            if let kept = input.contents {
                contents = kept.file
            } else {
                let bytes = try FileReading.read(input.path).bytes
                // A file that is well may have a companion that is not.
                let isAlone = !input.isNamed || companions.isEmpty
                if isAlone, let hasLeaf = glance(at: bytes) {
                    outcome.hasLeaf = hasLeaf
                    return outcome
                }
                contents = FileContents(
                    reading: bytes,
                    path: input.path,
                    passphrase: passphrase,
                    readsKeys: false,
                    engine: try lease.engine()
                )
            }
        } catch {
            outcome.holdsCertificates = false
            outcome.errors = [error]
            return outcome
        }
        judge(contents, companions: input.isNamed ? companions : [], &outcome)
        if !input.isNamed, !outcome.holdsCertificates, !contents.isArmoured {
            outcome.errors = []
            outcome.isPassedOver = true
        }
        return outcome
    }

    /// Whether a file has a leaf, where all that stands in it is well and nobody wants to see it;
    /// nil where it takes a closer look.
    private func glance(at bytes: [UInt8]) -> Bool? {
        guard !keepsAll else { return nil }
        var scanner = ArmourScanner(bytes)
        var certificates = 0
        var hasLeaf = false
        while let block = scanner.next() {
            guard block.faults.isEmpty else { return nil }
            guard BlockLabel(block.label) == .certificate else { continue }
            guard case .decoded(let der) = Base64.decode(bytes[block.body]),
                let outline = try? CertificateOutline(der)
            else { return nil }
            let period = ValidityPeriod(notBefore: outline.notBefore, notAfter: outline.notAfter)
            let location = Location(path: "")
            guard check.finding(for: period, at: location) == nil else { return nil }
            certificates += 1
            if !hasLeaf { hasLeaf = !outline.isAuthority }
        }
        return certificates > 0 ? hasLeaf : nil
    }

    private func judge(
        _ contents: FileContents,
        companions: [SubjectJudge.Placed],
        _ outcome: inout Outcome
    ) {
        let placed = contents.placed
        outcome.errors = contents.errors
        outcome.findings = []
        outcome.holdsCertificates = !placed.isEmpty
        outcome.holdsKeysOnly = placed.isEmpty && contents.hasUnreadKeys && contents.errors.isEmpty
        let choice = LeafChoice(placed.map(\.certificate)) { _ in false }
        outcome.hasLeaf = choice.hasLeaf
        let leaves = choice.hasLeaf ? choice.subjects : Array(placed.indices)
        outcome.subjects = leaves.compactMap { index in
            let subject = judge(placed[index], among: placed + companions, isAlone: !choice.hasLeaf)
            return keepsAll || !subject.findings.isEmpty ? subject : nil
        }
    }

    /// Judges a leaf and the way up from it, by names and key identifiers; of two issuers the one
    /// that is valid longer counts.
    private func judge(
        _ leaf: SubjectJudge.Placed,
        among presented: [SubjectJudge.Placed],
        isAlone: Bool
    ) -> Subject {
        var path = [leaf]
        while !isAlone, let top = path.last, !top.certificate.isSelfIssued {
            let issuers = presented.filter { candidate in
                top.certificate.names(asIssuer: candidate.certificate)
                    && !path.contains { $0.certificate == candidate.certificate }
            }
            guard
                let issuer = issuers.max(by: { $0.certificate.notAfter < $1.certificate.notAfter })
            else { break }
            path.append(issuer)
        }
        let findings = path.enumerated().compactMap { index, one in
            check.finding(
                for: one.certificate.validity,
                role: index == 0 ? .leaf : .authority(Finding.name(one.certificate.subject)),
                at: one.location
            )
        }
        return Subject(
            leaf,
            at: check.moment,
            path: path.map {
                .init(certificate: $0.certificate, source: .presented, location: $0.location)
            },
            findings: findings
        )
    }
}

/// What the files come to together.
extension ExpiryScan {
    private struct Summary {
        private var subjects: [Subject] = []
        private var places: [[UInt8]: Int] = [:]
        /// Subjects of files of authorities only, which count where there is no leaf at all.
        private var authorities: [Subject] = []
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

        mutating func add(_ outcome: Outcome) {
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

        /// Adds a subject, or a place to the one that it is already: the file counts that presents
        /// it best.
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
            let isBetter = subject.findings.count < known.findings.count
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

        mutating func finish(_ report: inout Report, paths: [String], _ intake: ScanIntake) {
            if !hasLeaf { for subject in authorities { add(subject) } }
            if handOn == nil {
                report.subjects = subjects
            } else {
                for subject in subjects { tell(subject) }
                report.handedOn = handedOn
            }
            report.errors += errors
            report.skippedFiles = skipped
            // A path that could not be looked at was told already, and one given twice is read once.
            for (root, path) in paths.enumerated() where !found[root] && intake.isRoot(root) {
                if isJudged, keyRoots.contains(root), !intake.folderRoots.contains(root) {
                    continue
                }
                report.errors.append(
                    intake.folderRoots.contains(root)
                        ? .nothingBelow(path)
                        : CertificateError(
                            .notACertificate,
                            source: path,
                            reason: keyRoots.contains(root)
                                ? "holds a private key and no certificate" : "holds no certificate",
                            help:
                                "Give a file with -----BEGIN CERTIFICATE----- lines, or a DER file."
                        )
                )
            }
        }
    }
}

extension Subject {
    /// Whether no other file can present the certificate better: what was found is about itself,
    /// and not about one that stands beside it.
    fileprivate var isSettled: Bool {
        findings.allSatisfy { $0.locations == [certificate.location] }
    }
}

extension CertificateOutline {
    /// Whether its basic constraints say that it is an authority's.
    fileprivate var isAuthority: Bool {
        var isAuthority = false
        try? forEachExtension { (oid, _, value) throws(DERError) in
            guard oid == .basicConstraints else { return true }
            var cursor = DERCursor(der, in: value)
            let constraints = try cursor.basicConstraints()
            try cursor.expectEnd(of: "the value")
            isAuthority = constraints.isAuthority
            return false
        }
        return isAuthority
    }
}
