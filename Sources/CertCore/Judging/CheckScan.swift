/// One run of `check` over files and folders: reads everything once to learn which keys there are,
/// then judges file by file.
///
/// Where the report holds the subjects in the end, each file is judged as soon as it is read, and
/// anew only where a key changes who is a subject. Where they are handed on, only what pairing needs
/// is kept of a file, which is read once more when its turn comes.
struct CheckScan {
    private let checker: Checker
    private let handOn: ((Deployment) -> Void)?
    /// The files of which there is more to say than which keys they hold.
    private var files: [FileRecord] = []
    /// What was judged of each of these at once, until its turn comes.
    private var verdicts: [FileRecord.Verdicts?] = []
    private var keys: [KeyRecord] = []
    private var links = LinkedFiles()
    /// Which of the paths given lead to something of ours.
    private var holding: Set<Int> = []
    /// How many files below folders hold nothing of ours.
    private var skipped = 0

    init(checker: Checker, handingOn handOn: ((Deployment) -> Void)?) {
        self.checker = checker
        self.handOn = handOn
    }

    mutating func run(
        _ paths: [String],
        key: String?,
        filter: PathFilter,
        progress: ((Int) -> Void)?
    ) -> Report {
        var intake = ScanIntake(
            paths,
            key: key,
            filter: filter,
            jobs: checker.jobs,
            progress: progress
        )
        let companions = intake.companions(
            passphrase: checker.passphrase,
            readsKeys: true,
            budget: checker.budget
        )
        read(&intake, companions)
        let complaints = complaintsOfNothing(paths, intake.folderRoots, key: key)
        var report = Report(command: "check", checkedAt: checker.policy.time)
        judge(companions, jobs: intake.jobs).finish(&report)
        report.errors += intake.errors + complaints + checker.unread
        report.skippedFiles = skipped + intake.specialFiles
        report.specialFiles = intake.specialFiles
        return report
    }

    /// Reads every file, on all cores.
    private mutating func read(
        _ intake: inout ScanIntake,
        _ companions: [LocatedCertificate]
    ) {
        let (checker, isJudgedAtOnce) = (checker, handOn == nil)
        var inputs = intake
        var scan = self
        OrderedWork<ScanIntake.Input, FileRecord>.run(
            jobs: intake.jobs,
            batch: ScanIntake.batch,
            source: { inputs.next() },
            work: {
                Self.record(
                    $0,
                    companions: companions,
                    checker: checker,
                    isJudgedAtOnce: isJudgedAtOnce,
                    lease: $1
                )
            },
            deliver: { scan.keep($0) }
        )
        self = scan
        intake = inputs
    }

    /// Keeps of a file what there is to say of it; of one that holds keys only, the keys.
    private mutating func keep(_ record: FileRecord) {
        links.note(record)
        if record.isPassedOver { skipped += 1 } else { holding.insert(record.root) }
        for var key in record.keys {
            if let last = keys.last { key.place.shareFolder(with: last.place) }
            keys.append(key)
        }
        guard record.isNoteworthy else { return }
        var record = record
        record.keys = []
        verdicts.append(record.verdicts.take())
        files.append(record)
    }

    /// Judges what has not been judged, on all cores.
    private mutating func judge(
        _ companions: [LocatedCertificate],
        jobs: Int
    ) -> CheckConclusion {
        var verdicts = settleLinks()
        let index = KeyIndex(keys)
        let plan = DeploymentPlan(&files, keys: index)
        var conclusion = CheckConclusion(
            files,
            plan,
            keys: index,
            companions: companions,
            time: checker.policy.time,
            handOn: handOn
        )
        (files, keys, self.verdicts) = ([], [], [])
        let judge = FileJudge(
            checker: checker,
            companions: companions,
            areAuthorities: conclusion.plan.isOfAuthorities
        )
        let files = conclusion.files
        var places = files.indices.lazy.filter { !files[$0].deployments.isEmpty }.makeIterator()
        OrderedWork<(Int, FileRecord.Verdicts?), (Int, FileJudge.Outcome)>.run(
            jobs: jobs,
            batch: ScanIntake.batch,
            source: { places.next().map { ($0, verdicts[$0].take()) } },
            work: { ($0.0, judge.judge(files[$0.0], known: $0.1, $1)) },
            deliver: { conclusion.add($1, of: $0) }
        )
        return conclusion
    }

    /// Leaves one record of each file that several paths lead to; returns the verdicts that belong to
    /// those that stay.
    private mutating func settleLinks() -> [FileRecord.Verdicts?] {
        let kept = links.settle(&files)
        links.settle(&keys)
        guard kept.count < files.count else { return verdicts }
        defer { files = kept.map { files[$0] } }
        return kept.map { verdicts[$0] }
    }

    /// Reads one file, and judges it as far as that goes without its keys.
    private static func record(
        _ input: ScanIntake.Input,
        companions: [LocatedCertificate],
        checker: Checker,
        isJudgedAtOnce: Bool,
        lease: EngineLease
    ) -> FileRecord {
        var record = FileRecord(
            path: input.path,
            root: input.root,
            isNamed: input.isNamed,
            isLink: input.isLink
        )
        let engine: Engine
        let read: ScanIntake.Contents
        do throws(CertificateError) {
            engine = try lease.engine()
            if let kept = input.contents {
                read = kept
            } else {
                read = try ScanIntake.Contents(
                    input.path,
                    passphrase: checker.passphrase,
                    budget: checker.budget,
                    engine
                )
            }
        } catch {
            record.errors.append(error)
            return record
        }
        record.take(
            read.file,
            attributes: read.attributes,
            isKey: input.root < 0,
            engine: engine
        )
        guard input.root >= 0 else { return record }
        // A file in a folder that holds nothing of ours is none of our business.
        if !input.isNamed, record.isNothing, !read.file.isOurs {
            (record.errors, record.findings) = ([], [])
        }
        record.isPassedOver = !input.isNamed && record.isNothing && record.errors.isEmpty
        guard isJudgedAtOnce else { return record }
        record.verdicts = record.verdicts(
            on: record.choice { _ in false },
            of: read.file.certificates,
            companions: companions,
            judge: checker.judge(engine)
        )
        return record
    }

    /// What is said of each path in which nothing was found.
    private func complaintsOfNothing(
        _ paths: [String],
        _ folders: Set<Int>,
        key: String?
    ) -> [CertificateError] {
        var complaints: [CertificateError] = paths.isEmpty ? [.noPath()] : []
        let hasCertificates = files.contains { $0.root >= 0 && !$0.certificates.isEmpty }
        let named = files.prefix { $0.isNamed }
        let firstFiles = Dictionary(named.map { ($0.root, $0) }) { first, _ in first }
        for (root, path) in paths.enumerated() {
            if folders.contains(root) {
                if !holding.contains(root) {
                    complaints.append(.nothingBelow(path))
                } else if !hasCertificates, !hasErrors(below: root) {
                    complaints.append(.noCertificateBelow(path))
                }
            } else if let file = firstFiles[root], file.certificates.isEmpty, file.errors.isEmpty {
                guard file.isNothing || !hasCertificates else { continue }
                complaints.append(.noCertificate(in: file))
            }
        }
        guard key != nil, let file = files.first(where: { $0.root == -1 }), !file.holdsKeys,
            file.errors.isEmpty
        else { return complaints }
        return complaints + [.noKey(in: file)]
    }

    private func hasErrors(below root: Int) -> Bool {
        files.contains { $0.root == root && !$0.errors.isEmpty }
    }
}
