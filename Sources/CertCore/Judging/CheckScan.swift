/// One run of `check` over files and folders: reads everything once, judges each file as soon as
/// it is read, and pairs the keys when all are known.
struct CheckScan {
    private let checker: Checker
    private var report: Report
    private var files: [FileRecord] = []

    init(checker: Checker) {
        self.checker = checker
        report = Report(command: "check", checkedAt: checker.policy.time)
    }

    mutating func run(_ paths: [String], key: String?) -> Report {
        var intake = ScanIntake(paths, key: key, jobs: checker.jobs)
        let companions = intake.companions(
            passphrase: checker.passphrase,
            readsKeys: true
        )
        judge(&intake, companions)
        var pairing = KeyPairing(files: files, checker: checker, companions: companions)
        do throws(CertificateError) {
            try pairing.finish(&report)
        } catch {
            report.errors.append(error)
        }
        report.errors += intake.errors
        report.skippedFiles += intake.specialFiles
        complainOfNothing(paths, intake.folderRoots, key: key)
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
        OrderedWork<ScanIntake.Input, FileRecord>.run(
            jobs: intake.jobs,
            batch: ScanIntake.batch,
            source: { inputs.next() },
            work: { Self.record($0, companions: companions, checker: checker, lease: $1) },
            deliver: { records.append($0) }
        )
        intake = inputs
        files = records
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
        if !input.isNamed, record.isNothing, !read.file.isArmoured { record.errors = [] }
        record.judge(
            read.file.placed,
            companions: input.isNamed ? companions : [],
            hasKey: { _ in false },
            judge: checker.judge(engine)
        )
        return record
    }

    /// Says of each path in which nothing was found that nothing was.
    private mutating func complainOfNothing(
        _ paths: [String],
        _ folders: [Int],
        key: String?
    ) {
        let hasCertificates = files.contains { $0.root >= 0 && !$0.certificates.isEmpty }
        for (root, path) in paths.enumerated() {
            let below = files.filter { $0.root == root }
            let isFolder = folders.contains(root)
            if isFolder {
                let isEmpty = below.allSatisfy(\.isNothing) && below.allSatisfy(\.errors.isEmpty)
                report.skippedFiles += below.count { $0.isNothing && $0.errors.isEmpty }
                if isEmpty { report.errors.append(.nothingBelow(path)) }
            } else if let file = below.first, file.certificates.isEmpty, file.errors.isEmpty {
                guard file.isNothing || !hasCertificates else { continue }
                report.errors.append(.noCertificate(in: file))
            }
        }
        guard let key, let file = files.first(where: { $0.root == -1 }), file.keys.isEmpty,
            file.errors.isEmpty
        else { return }
        report.errors.append(.noKey(in: key, holdsCertificate: !file.certificates.isEmpty))
    }
}

extension FileRecord {
    /// Takes over what a file holds, but for the judgement of its certificates.
    fileprivate mutating func take(
        _ contents: FileContents,
        mode: UInt32,
        isKey: Bool,
        engine: Engine
    ) {
        findings = contents.findings
        errors = contents.errors
        isSentAsIs = contents.format == .pem || contents.format == .der
        others = contents.otherKinds
        keys = contents.privateKeys.map { found in
            KeyRecord(found, of: contents, path: path, mode: mode, isExplicit: isKey, engine)
        }
        requests = contents.items.compactMap { item in
            guard case .request(let request) = item.content else { return nil }
            return RequestRecord(
                location: Location(path: path, line: item.line),
                identity: KeyIdentity(request.publicKey, in: engine.context),
                subject: request.subject.description
            )
        }
        errors += contents.privateKeys.compactMap { found in
            guard case .failure(let error) = found.outcome, error.code == .passphraseMissing else {
                return nil
            }
            return error
        }
        certificates = contents.certificates.enumerated().map { index, found in
            PlacedIdentity(
                identity: KeyIdentity(found.certificate.publicKey, in: engine.context),
                line: found.line,
                position: index + 1
            )
        }
    }

    /// Judges the subjects among the certificates.
    mutating func judge(
        _ placed: [SubjectJudge.Placed],
        companions: [SubjectJudge.Placed],
        hasKey: (KeyIdentity) -> Bool,
        judge: SubjectJudge
    ) {
        let certificates = self.certificates
        let choice = LeafChoice(placed.map(\.certificate)) { hasKey(certificates[$0].identity) }
        let own = Set(placed.map(\.certificate))
        let others = companions.filter { !own.contains($0.certificate) }
        subjects = choice.subjects.enumerated().map { rank, index in
            let deployment = SubjectJudge.Deployment(
                leaf: placed[index],
                ownFile: placed,
                companions: others,
                isPrimary: rank == 0,
                isSentAsIs: isSentAsIs
            )
            let subject = judge.judge(deployment)
            usedCompanions.formUnion(subject.path.map(\.sha256))
            return Draft(
                subject: subject,
                identity: certificates[index].identity,
                isPrimary: rank == 0
            )
        }
    }
}

extension FileRecord.KeyRecord {
    init(
        _ found: FileContents.FoundKey,
        of contents: FileContents,
        path: String,
        mode: UInt32,
        isExplicit: Bool,
        _ engine: Engine
    ) {
        let location = Location(path: path, line: found.line)
        var findings: [Finding] = []
        // No server starts from PKCS#12 as it is, and encrypted is what it always is.
        if found.isEncrypted, contents.format != .pkcs12 {
            findings.append(.keyEncrypted(at: location))
        }
        if mode & 0o044 != 0 {
            findings.append(.keyReadableByOthers(mode: mode, at: location))
        }
        if let key = found.key, !key.isConsistent {
            findings.append(.keyInconsistent(key.publicKey, at: location))
        }
        self.init(
            location: location,
            identity: found.key.map { KeyIdentity($0.publicKey, in: engine.context) },
            description: found.key?.publicKey.description ?? "encrypted",
            sha256: found.key?.publicKey.sha256 ?? [],
            isExplicit: isExplicit,
            findings: findings
        )
    }
}
