/// One run of `check` over files and folders, in four phases: read every file, settle which
/// certificates are deployments and which key is whose, judge file by file, report.
struct CheckScan {
    let checker: Checker
    /// Takes each deployment; nil where the report is to hold them.
    let handOn: ((Deployment) -> Void)?
    /// How many verdicts are kept until all keys are known, where the report will hold none: 32 MB
    /// of them at the most that one usually takes.
    var maximumKept = 8192

    func run(
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
            passingOverLinks: true,
            budget: checker.budget,
            progress: progress
        )
        let separateChain = intake.separateChain(checker.contentReader)
        let reader = ScanReader(
            checker: checker,
            separateChain: separateChain,
            room: VerdictRoom(handOn == nil ? nil : maximumKept)
        )
        let reading = ScanReading.run(&intake, reader)
        let complaints = reading.complaintsOfNothing(paths, intake.folderRoots, key: key)
        var report = Report(command: .check, checkedAt: checker.policy.time)
        report.note(checker.policy)
        report.skippedFiles = reading.skipped + intake.specialFiles + intake.danglingLinks
        report.specialFiles = intake.specialFiles
        report.danglingLinks = intake.danglingLinks
        judge(ScanPlan(consume reading), separateChain, jobs: intake.jobs).finish(&report)
        report.errors += intake.errors + complaints + checker.unread
        return report
    }

    /// Judges what has not been judged, on all cores.
    private func judge(
        _ plan: consuming ScanPlan,
        _ separateChain: [LocatedCertificate],
        jobs: Int
    ) -> CheckConclusion {
        // Each verdict is let go of as soon as it is concluded.
        var verdicts = plan.takeVerdicts()
        let areAuthorities = plan.deployments.areAuthorities
        var conclusion = CheckConclusion(
            plan,
            separateChain: separateChain,
            time: checker.policy.time,
            handOn: handOn
        )
        let judge = FileJudge(
            checker: checker,
            separateChain: separateChain,
            areAuthorities: areAuthorities
        )
        let files = conclusion.files
        var indices = files.indices.lazy.filter { !files[$0].leaves.isEmpty }.makeIterator()
        OrderedWork<(Int, FileVerdicts?), (Int, FileJudge.Outcome)>.run(
            jobs: jobs,
            batch: ScanIntake.batch,
            source: { indices.next().map { ($0, verdicts[$0].take()) } },
            work: { ($0.0, judge.judge(files[$0.0], known: $0.1, $1)) },
            deliver: { conclusion.add($1, of: $0) }
        )
        return conclusion
    }
}

/// The second phase of `check`: each file once, however many paths lead to it, with its deployments
/// chosen, and the keys of all files.
struct ScanPlan {
    let deployments: DeploymentPlan
    let keys: KeyIndex
    /// The public keys that are in files of their own.
    let publicKeys: Set<KeyIdentity>
    /// What was judged of each file at once.
    private var verdicts: [FileVerdicts?]

    init(_ reading: ScanReading) {
        let distinct = reading.links.distinct(reading.files)
        var keys = reading.keys
        reading.links.settle(&keys)
        self.keys = KeyIndex(keys)
        publicKeys = reading.publicKeys
        deployments = DeploymentPlan(distinct.map(\.file), keys: self.keys)
        verdicts = distinct.map { reading.verdicts[$0.index] }
    }

    /// What was judged of each file at once, which the plan no longer holds then.
    mutating func takeVerdicts() -> [FileVerdicts?] {
        defer { verdicts = [] }
        return verdicts
    }
}
