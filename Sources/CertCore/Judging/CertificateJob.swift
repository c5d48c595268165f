/// One certificate's file to judge as a server sends it, with every key that is named for it.
struct CertificateJob {
    let path: String
    /// What stands in the configuration in the file's place, if anything does.
    let content: ServedFiles.Content?
    /// The keys; nil where none is named or the key's file can't be used.
    var keys: [(pair: ServedFiles.Pair, key: ServedKey?)]

    /// What comes of it.
    struct Outcome {
        var judged: [ServedFiles.Pair: ServedFiles.Judged] = [:]
        /// Why the server can't use the file.
        var failure: CertificateError?
        /// What could not be checked beside that.
        var errors: [CertificateError] = []
        /// The key of the first certificate, and where that is.
        var owner: (KeyIdentity, Location)?
        /// The files of intermediates, by path.
        var chains: [String: Chain] = [:]
    }

    /// A file of intermediates that is sent behind the certificate.
    struct Chain {
        var certificates: [LocatedCertificate] = []
        var findings: [Finding] = []
        var failure: CertificateError?
        var errors: [CertificateError] = []
    }

    func run(checker: Checker, _ lease: EngineLease) -> Outcome {
        var outcome = Outcome()
        do throws(CertificateError) {
            let engine = try lease.engine()
            let reader = ContentReader(opensKeys: false, budget: checker.budget)
            let file = try reader.read(path, or: content, engine).contents
            guard file.format == .pem, let first = file.certificates.first else {
                outcome.failure = .noServedCertificate(in: file, path: file.path ?? path)
                return outcome
            }
            outcome.errors = file.errors
            let identities = file.certificates.map { placed in
                let key = placed.certificate.publicKey
                return KeyIdentity(key, in: engine.context, within: file.work)
                    ?? KeyIdentity(encodingOf: key, in: engine.context)
            }
            outcome.owner = (identities[0], first.location)
            for (pair, key) in keys {
                var sent = Sent(certificates: file.certificates, findings: file.findings)
                if let path = pair.chain {
                    let chain = outcome.chains[path] ?? chain(path, reader, engine)
                    outcome.chains[path] = chain
                    sent.replaceIntermediates(by: chain, isSameFile: path == self.path)
                }
                outcome.judged[pair] = judge(
                    sent,
                    identities: identities,
                    with: key,
                    checker.judge(engine)
                )
            }
            if content?.neighbour != nil { outcome.noteUnsentIssuers(content, engine) }
        } catch {
            outcome.failure = error
        }
        return outcome
    }

    private func chain(_ path: String, _ reader: ContentReader, _ engine: Engine) -> Chain {
        do throws(CertificateError) {
            let file = try reader.read(path, or: nil, engine).contents
            guard file.format == .pem, !file.certificates.isEmpty else {
                throw .noServedCertificate(in: file, path: file.path ?? path)
            }
            return Chain(
                certificates: file.certificates,
                findings: file.findings,
                errors: file.errors
            )
        } catch {
            return Chain(failure: error)
        }
    }

    /// What is sent to clients: the certificates of the file itself, then those of other files.
    private struct Sent {
        var certificates: [LocatedCertificate]
        var findings: [Finding]
        /// How many of the certificates may be the leaf.
        private(set) var ownCount: Int

        init(certificates: [LocatedCertificate], findings: [Finding]) {
            self.certificates = certificates
            self.findings = findings
            ownCount = certificates.count
        }

        /// Puts a file of intermediates in place of all but the first certificate.
        ///
        /// Where it is the certificate's own file, its first certificate is not sent twice.
        mutating func replaceIntermediates(by chain: Chain, isSameFile: Bool) {
            guard chain.failure == nil else { return }
            ownCount = 1
            let intermediates = chain.certificates.dropFirst(isSameFile ? 1 : 0)
            certificates = Array(certificates.prefix(1)) + intermediates
            if !isSameFile { findings += chain.findings }
        }
    }

    /// Judges the certificate that the key makes the leaf; a server takes the first, and where that
    /// is another one, the order is what is wrong.
    private func judge(
        _ sent: Sent,
        identities: [KeyIdentity],
        with key: ServedKey?,
        _ judge: DeploymentJudge
    ) -> ServedFiles.Judged {
        let certificates = Array(sent.certificates.prefix(sent.ownCount))
        let identities = Array(identities.prefix(sent.ownCount))
        let record = key?.record
        let choice = LeafChoice(certificates.map(\.certificate)) {
            identities[$0] == record?.identity
        }
        let index = choice.deployments.first ?? 0
        let leaf = certificates[index]
        var deployment = judge.judge(
            DeploymentJudge.Presentation(
                leaf: leaf,
                ownFile: sent.certificates,
                separateChain: [],
                isPrimary: true
            )
        )
        // The server puts the two files together.
        deployment.findings.removeAll { $0.id == .chainSplit }
        deployment.findings += sent.findings + (key?.pem ?? [])
        if let record {
            let matches = record.identity.map { $0 == identities[index] }
            deployment.take(record.location, matches: matches, record.findings)
        }
        return ServedFiles.Judged(
            deployment: deployment,
            names: NamesCheck(leaf.certificate),
            keyAlgorithm: leaf.certificate.publicKey.algorithm,
            namesResponder: leaf.certificate.namesResponder,
            demandsStaple: leaf.certificate.known.tlsFeatures?.contains(5) == true,
            strayKey: stray(key, at: index, identities, certificates)
        )
    }

    private func stray(
        _ key: ServedKey?,
        at index: Int,
        _ identities: [KeyIdentity],
        _ certificates: [LocatedCertificate]
    ) -> ServedFiles.StrayKey? {
        guard let record = key?.record, let identity = record.identity,
            identity != identities[index]
        else {
            return nil
        }
        let fitting = identities.firstIndex(of: identity)
        return ServedFiles.StrayKey(
            identity: identity,
            algorithm: key?.algorithm,
            location: record.location,
            sameFile: fitting.map { ($0 + 1, certificates[$0].location) }
        )
    }
}

extension CertificateJob.Outcome {
    /// Says of missing issuers that they stand beside the chain, in what is not sent to clients.
    fileprivate mutating func noteUnsentIssuers(
        _ content: ServedFiles.Content?,
        _ engine: Engine
    ) {
        guard let content, let neighbour = content.neighbour,
            judged.values.contains(where: { $0.deployment.findings.contains(where: \.isIncomplete) }
            )
        else { return }
        let file = FileContents(
            parsing: neighbour.octets,
            path: content.path,
            line: neighbour.line,
            opensKeys: false,
            engine: engine
        )
        let subjects = Set(file.certificates.map(\.certificate.subject))
        for pair in judged.keys {
            guard var findings = judged[pair]?.deployment.findings else { continue }
            for index in findings.indices {
                guard case .chain(.incomplete(var missing)) = findings[index].detail,
                    subjects.contains(missing.name)
                else { continue }
                missing.isUnsentIn = neighbour.name
                findings[index].detail = .chain(.incomplete(missing))
                findings[index].locations.append(
                    Location(path: content.path, line: neighbour.line)
                )
            }
            judged[pair]?.deployment.findings = findings
        }
    }
}

extension Finding {
    fileprivate var isIncomplete: Bool { id == .chainIncomplete }
}
