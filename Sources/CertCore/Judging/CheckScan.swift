/// One run of `check` over files and folders: reads everything once, judges each file as soon as
/// it is read, and pairs the keys when all are known.
struct CheckScan {
    private let checker: Checker
    private var report: Report
    private var files: [FileRecord] = []
    /// How many files below folders hold nothing of ours.
    private var skipped = 0

    init(checker: Checker) {
        self.checker = checker
        report = Report(command: "check", checkedAt: checker.policy.time)
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
            readsKeys: true
        )
        judge(&intake, companions)
        let complaints = complaintsOfNothing(paths, intake.folderRoots, key: key)
        let records = files
        files = []
        var pairing = KeyPairing(files: records, checker: checker, companions: companions)
        do throws(CertificateError) {
            try pairing.finish(&report)
        } catch {
            report.errors.append(error)
        }
        report.errors += intake.errors
        report.skippedFiles += skipped + intake.specialFiles
        report.specialFiles += intake.specialFiles
        report.errors += complaints
        return report
    }

    /// Judges every file without regard to keys, on all cores.
    private mutating func judge(
        _ intake: inout ScanIntake,
        _ companions: [SubjectJudge.Placed]
    ) {
        let checker = checker
        var inputs = intake
        var records: [FileRecord] = []
        var skipped = 0
        OrderedWork<ScanIntake.Input, FileRecord>.run(
            jobs: intake.jobs,
            batch: ScanIntake.batch,
            source: { inputs.next() },
            work: { Self.record($0, companions: companions, checker: checker, lease: $1) },
            deliver: { record in
                if record.isPassedOver { skipped += 1 }
                if !record.isPassedOver || !record.findings.isEmpty { records.append(record) }
            }
        )
        intake = inputs
        files = records
        self.skipped = skipped
    }

    /// Reads and judges one file.
    private static func record(
        _ input: ScanIntake.Input,
        companions: [SubjectJudge.Placed],
        checker: Checker,
        lease: EngineLease
    ) -> FileRecord {
        var record = FileRecord(path: input.path, root: input.root)
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
                    engine
                )
            }
        } catch {
            record.errors.append(error)
            return record
        }
        record.take(read.file, mode: read.mode, isKey: input.root < 0, engine: engine)
        guard input.root >= 0 else { return record }
        // A file in a folder that holds nothing of ours is none of our business.
        if !input.isNamed, record.isNothing, !read.file.isArmoured {
            (record.errors, record.findings) = ([], [])
        }
        record.isPassedOver = !input.isNamed && record.isNothing && record.errors.isEmpty
        record.judge(
            read.file.placed,
            companions: input.isNamed ? companions : [],
            hasKey: { _ in false },
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
        var complaints: [CertificateError] = []
        let hasCertificates = files.contains { $0.root >= 0 && !$0.certificates.isEmpty }
        let firstFiles = Dictionary(files.lazy.map { ($0.root, $0) }) { first, _ in first }
        let holding = Set(files.lazy.filter { !$0.isPassedOver }.map(\.root))
        for (root, path) in paths.enumerated() {
            if folders.contains(root) {
                if !holding.contains(root) { complaints.append(.nothingBelow(path)) }
            } else if let file = firstFiles[root], file.certificates.isEmpty, file.errors.isEmpty {
                guard file.isNothing || !hasCertificates else { continue }
                complaints.append(.noCertificate(in: file))
            }
        }
        guard key != nil, let file = files.first(where: { $0.root == -1 }), file.keys.isEmpty,
            file.errors.isEmpty
        else { return complaints }
        return complaints + [.noKey(in: file)]
    }
}
