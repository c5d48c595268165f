/// Judges the subjects of files that were read before.
struct FileJudge {
    let checker: Checker
    /// Certificates that are presented with every file that is named.
    let companions: [SubjectJudge.Placed]
    /// Whether the subjects are authorities without a leaf.
    let areAuthorities: Bool

    /// The subjects in their order, or why the file can't be judged.
    typealias Outcome = Result<[Subject], CertificateError>

    /// Judges the subjects of one file; where that was not done already, the file is read again.
    func judge(
        _ file: FileRecord,
        known: FileRecord.Verdicts?,
        _ lease: EngineLease
    ) -> Outcome {
        if let known, known.places == file.subjects { return .success(known.subjects) }
        return Result { () throws(CertificateError) in
            let engine = try lease.engine()
            let contents = try ScanIntake.Contents(
                file.path,
                passphrase: checker.passphrase,
                readsKeys: false,
                budget: checker.budget,
                engine
            ).file
            let placed = contents.placed
            let digests = placed.map { Digest($0.certificate.sha256) }
            guard digests == file.certificates.map(\.candidate.sha256) else {
                throw .changed(file.path)
            }
            let judge = checker.judge(engine)
            guard !areAuthorities else { return placed.map(judge.judgeAuthority) }
            return file.verdicts(
                on: file.subjects,
                of: placed,
                companions: companions,
                judge: judge
            ).subjects
        }
    }
}
