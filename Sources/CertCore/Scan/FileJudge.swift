/// Judges the leaves of files that were read before.
struct FileJudge {
    let checker: Checker
    /// Certificates that are presented with every file that is named.
    let separateChain: [LocatedCertificate]
    /// Whether all certificates are authorities'.
    let areAuthorities: Bool

    /// The verdicts in their order, or why the file can't be judged.
    typealias Outcome = Result<[Deployment], CertificateError>

    /// Judges the leaves of one file; where that was not done already, the file is read again.
    func judge(_ file: PlannedFile, known: FileVerdicts?, _ lease: EngineLease) -> Outcome {
        if let known, known.leaves == file.leaves { return .success(known.deployments) }
        return Result { () throws(CertificateError) in
            let engine = try lease.engine()
            var reader = checker.contentReader
            reader.opensKeys = false
            let certificates = try reader.read(file.scanned.path, file.scanned.stream, engine)
                .contents.certificates
            let digests = certificates.map { Digest($0.certificate.sha256) }
            guard digests == file.scanned.certificates.map(\.candidate.sha256) else {
                throw .changed(file.scanned.path)
            }
            let judge = checker.judge(engine)
            guard !areAuthorities else { return authorities(file, certificates, judge) }
            return FileVerdicts(
                on: file.leaves,
                of: certificates,
                in: file.scanned,
                separateChain: separateChain,
                judge: judge
            ).deployments
        }
    }

    /// The authorities of a file without a leaf, and the hosts that none of them covers.
    private func authorities(
        _ file: PlannedFile,
        _ certificates: [LocatedCertificate],
        _ judge: DeploymentJudge
    ) -> [Deployment] {
        var deployments = file.leaves.flatMap { index in
            let authority = certificates[index]
            if isServer(authority) {
                return FileVerdicts(
                    on: [index],
                    of: certificates,
                    in: file.scanned,
                    separateChain: [],
                    judge: judge
                ).deployments
            }
            var deployment = judge.judgeAuthority(authority)
            if !file.scanned.role.isNamed, deployment.findings.contains(where: \.isOfTime),
                SystemAnchors.contain(authority.certificate, judge.engine)
            {
                deployment.findings.removeAll(where: \.isOfTime)
            }
            return [deployment]
        }
        guard let first = certificates.first, !deployments.isEmpty, !checker.policy.hosts.isEmpty
        else {
            return deployments
        }
        let names = certificates.flatMap(\.certificate.subjectAlternativeNames)
        let check = NamesCheck(names: names, commonName: first.certificate.subject.commonName)
        let beside = NeighbourLeaf(hosts: checker.policy.hosts, engine: judge.engine)
        if let finding = check.uncovered(
            checker.policy.hosts,
            by: beside.path(beside: file.scanned.path),
            at: first.location
        ) {
            deployments[0].findings.append(finding)
        }
        return deployments
    }

    /// Whether an authority's certificate is what clients get, as it has the names that they ask
    /// for: `openssl req -x509` makes such.
    private func isServer(_ authority: LocatedCertificate) -> Bool {
        let hosts = checker.policy.hosts
        return !hosts.isEmpty && authority.certificate.covers(hosts)
    }
}
