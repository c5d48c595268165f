/// What a scan keeps of a file's contents.
extension FileRecord {
    /// Takes over what a file holds, but for the judgement of its certificates.
    mutating func take(
        _ contents: FileContents,
        attributes: FileAttributes,
        isKey: Bool,
        engine: Engine
    ) {
        findings = contents.findings
        errors = contents.errors
        isSentAsIs = contents.format == .pem || contents.format == .der
        others = contents.otherKinds
        keys = contents.privateKeys.map { found in
            KeyRecord(
                found,
                of: contents,
                path: path,
                attributes: attributes,
                isLink: isLink,
                isExplicit: isKey,
                engine
            )
        }
        holdsKeys = !keys.isEmpty
        node = attributes.node
        hasSeveralNames = attributes.hasSeveralNames
        holdsUndecodedCertificate = contents.holdsUndecodedCertificate
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
        let found = contents.certificates
        let candidates = LeafChoice.Candidate.all(found.map(\.certificate))
        certificates = zip(found, candidates).map { found, candidate in
            PlacedCertificate(
                identity: KeyIdentity(found.certificate.publicKey, in: engine.context),
                candidate: candidate,
                line: Int32(clamping: found.location.line)
            )
        }
        guard !isNamed, let leaf = choice(hasKey: { _ in false }).first else { return }
        renewal = Renewal(of: found[leaf].certificate)
    }

    /// The places of the certificates that are subjects where some keys are given.
    func choice(hasKey: (KeyIdentity) -> Bool) -> [Int] {
        LeafChoice(among: certificates.map(\.candidate)) { hasKey(certificates[$0].identity) }
            .deployments
    }

    /// Judges certificates of the file, of which the first is the one that it is about.
    ///
    /// - Parameter placed: All certificates of the file.
    func verdicts(
        on places: [Int],
        of placed: [LocatedCertificate],
        companions: [LocatedCertificate],
        judge: DeploymentJudge
    ) -> Verdicts {
        // What is presented with a file that is named; one in a folder stands alone.
        let own = companions.isEmpty ? [] : Set(placed.map(\.certificate))
        let others = isNamed ? companions.filter { !own.contains($0.certificate) } : []
        let deployments = places.enumerated().map { rank, place in
            judge.judge(
                DeploymentJudge.Presentation(
                    leaf: placed[place],
                    ownFile: placed,
                    companions: others,
                    isPrimary: rank == 0,
                    isSentAsIs: isSentAsIs
                )
            )
        }
        return Verdicts(places: places, deployments: deployments)
    }
}

extension FileRecord.Renewal {
    /// Nil for a certificate without names: nothing tells that another one takes its place.
    init?(of certificate: Certificate) {
        let names = certificate.subjectAlternativeNames
        let all = names.dnsNames + names.ipAddresses
        guard !all.isEmpty else { return nil }
        self.init(
            names: all.map { $0.lowercased() },
            notBefore: certificate.notBefore,
            notAfter: certificate.notAfter
        )
    }

    /// Whether it covers all names of an older one, and was issued later.
    func supersedes(_ older: Self) -> Bool {
        guard (older.notBefore, older.notAfter) < (notBefore, notAfter) else { return false }
        let own = Set(names)
        return older.names.allSatisfy { name in
            own.contains(name) || name.parentWildcard.map(own.contains) ?? false
        }
    }
}

extension String {
    /// The wildcard that covers a DNS name; nil for one without a point.
    var parentWildcard: String? {
        utf8.firstIndex(of: UInt8(ascii: ".")).map { "*" + self[$0...] }
    }
}
