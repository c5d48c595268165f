/// Judges the subjects of files that were read before.
struct FileJudge {
    let checker: Checker
    /// Certificates that are presented with every file that is named.
    let companions: [LocatedCertificate]
    /// Whether the subjects are authorities without a leaf.
    let areAuthorities: Bool

    /// The subjects in their order, or why the file can't be judged.
    typealias Outcome = Result<[Deployment], CertificateError>

    /// Judges the subjects of one file; where that was not done already, the file is read again.
    func judge(
        _ file: FileRecord,
        known: FileRecord.Verdicts?,
        _ lease: EngineLease
    ) -> Outcome {
        if let known, known.places == file.deployments { return .success(known.deployments) }
        return Result { () throws(CertificateError) in
            let engine = try lease.engine()
            let contents = try ScanIntake.Contents(
                file.path,
                passphrase: checker.passphrase,
                readsKeys: false,
                budget: checker.budget,
                engine
            ).file
            let placed = contents.certificates
            let digests = placed.map { Digest($0.certificate.sha256) }
            guard digests == file.certificates.map(\.candidate.sha256) else {
                throw .changed(file.path)
            }
            let judge = checker.judge(engine)
            guard !areAuthorities else { return authorities(file, placed, judge) }
            return file.verdicts(
                on: file.deployments,
                of: placed,
                companions: companions,
                judge: judge
            ).deployments
        }
    }

    /// The authorities of a file without a leaf, and the hosts that none of them covers.
    private func authorities(
        _ file: FileRecord,
        _ placed: [LocatedCertificate],
        _ judge: DeploymentJudge
    ) -> [Deployment] {
        var deployments = file.deployments.map { place in
            let authority = placed[place]
            var deployment = judge.judgeAuthority(authority)
            if !file.isNamed, deployment.findings.contains(where: \.isOfTime),
                SystemAnchors.contain(authority.certificate, judge.engine)
            {
                deployment.findings.removeAll(where: \.isOfTime)
            }
            return deployment
        }
        guard let first = placed.first, !deployments.isEmpty, !checker.policy.hosts.isEmpty else {
            return deployments
        }
        let names = placed.flatMap(\.certificate.subjectAlternativeNames)
        let check = NamesCheck(names: names, commonName: first.certificate.subject.commonName)
        let beside = NeighbourLeaf(hosts: checker.policy.hosts, engine: judge.engine)
        if let finding = check.uncovered(
            checker.policy.hosts,
            by: beside.path(beside: file.path),
            at: first.location
        ) {
            deployments[0].findings.append(finding)
        }
        return deployments
    }
}
