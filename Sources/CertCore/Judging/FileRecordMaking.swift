/// What a scan keeps of a file's contents.
extension FileRecord {
    /// Takes over what a file holds, but for the judgement of its certificates.
    mutating func take(
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
        let own = companions.isEmpty ? [] : Set(placed.map(\.certificate))
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
