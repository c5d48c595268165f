import CertDecoding

/// What a live endpoint presented in one handshake.
package struct ServedChain: Sendable {
    /// The certificates in DER, as they were sent.
    package var certificates: [[UInt8]]
    /// The name or address that the leaf must cover; nil where none was given.
    package var identifier: ReferenceIdentifier?
    /// The OCSP responses that were stapled, each once: one for each address or handshake at most.
    package var staples: [[UInt8]]
    /// An address that stapled none; nil where all did.
    package var unstapledAddress: String?
    /// What findings call the endpoint: `www.example.test:443`.
    package var endpoint: String
    /// The IP address that answered.
    package var address: String

    package init(
        certificates: [[UInt8]],
        identifier: ReferenceIdentifier?,
        staples: [[UInt8]],
        unstapledAddress: String?,
        endpoint: String,
        address: String
    ) {
        self.certificates = certificates
        self.identifier = identifier
        self.staples = staples
        self.unstapledAddress = unstapledAddress
        self.endpoint = endpoint
        self.address = address
    }
}

/// A chain that was presented, judged by the rules for files.
package struct JudgedChain: Sendable {
    /// The verdict.
    package var deployment: Deployment
    /// The certificates as they were sent, those that could be decoded.
    package let certificates: [Certificate]
    /// The place of the leaf among them.
    package let leafIndex: Int

    /// The leaf.
    package var leaf: Certificate { certificates[leafIndex] }
}

/// Judges what live endpoints present; one thread at a time uses it.
package struct ServedChainJudge {
    fileprivate let checker: Checker
    fileprivate let lease: EngineLease

    /// A distinguished name in DER as an RFC 4514 string; in hexadecimal where it is malformed.
    package func name(_ der: [UInt8]) -> String {
        var cursor = DERCursor(der)
        return (try? cursor.distinguishedName("the name").description) ?? der.hexadecimal
    }

    /// The time that is judged at.
    package var time: Timestamp { checker.policy.time }

    /// Judges a chain as a server sent it.
    ///
    /// - Throws: `malformed` where a certificate can't be decoded.
    package func judge(_ chain: ServedChain) throws(CertificateError) -> JudgedChain {
        let engine = try lease.engine()
        let placed = try located(chain, engine)
        let certificates = placed.map(\.certificate)
        let index = LeafChoice(certificates) { _ in false }.deployments.first ?? 0
        let judge = checker.judge(engine, hosts: chain.identifier.map { [$0] } ?? [])
        var deployment = judge.judge(
            DeploymentJudge.Presentation(
                leaf: placed[index],
                ownFile: placed,
                separateChain: [],
                isPrimary: true
            )
        )
        judgeStaple(chain, placed, leaf: index, &deployment, engine)
        deployment.findings.sort { $0.severity > $1.severity }
        return JudgedChain(deployment: deployment, certificates: certificates, leafIndex: index)
    }

    private func located(
        _ chain: ServedChain,
        _ engine: Engine
    ) throws(CertificateError) -> [LocatedCertificate] {
        guard !chain.certificates.isEmpty else {
            throw CertificateError(
                .notACertificate,
                source: chain.endpoint,
                .probe(.noCertificate, address: chain.address)
            )
        }
        var placed: [LocatedCertificate] = []
        for (index, der) in chain.certificates.enumerated() {
            do throws(DERError) {
                placed.append(
                    LocatedCertificate(
                        try engine.certificate(der),
                        from: .endpoint(
                            chain.endpoint,
                            address: chain.address,
                            position: index + 1
                        ),
                        index: index
                    )
                )
            } catch {
                let served = DecodingRefusal.Structure.served(index + 1, address: chain.address)
                throw error.inDecoding(served).at(chain.endpoint)
            }
        }
        return placed
    }

    /// The stapled response is known here: what files say of a certificate that demands one does
    /// not matter.
    private func judgeStaple(
        _ chain: ServedChain,
        _ placed: [LocatedCertificate],
        leaf index: Int,
        _ deployment: inout Deployment,
        _ engine: Engine
    ) {
        let leaf = placed[index]
        deployment.findings.removeAll {
            $0.id == .stapleMissing && $0.locations.first == leaf.location
        }
        if let address = chain.unstapledAddress {
            let isDemanded = leaf.certificate.known.tlsFeatures?.contains(5) == true
            var location = leaf.location
            location.address = address
            deployment.findings.append(
                Finding(
                    ServedDetail.stapleMissing(isDemanded: isDemanded),
                    isDemanded ? .error : .info,
                    at: [location]
                )
            )
        }
        guard !chain.staples.isEmpty else { return }
        let work = Budget.Share(of: checker.budget, allowance: Budget.Share.verdictAllowance)
        let issuer = checker.issuer(
            of: leaf.certificate,
            among: placed.map(\.certificate),
            engine,
            work
        )
        let judge = StapleJudge(engine: engine, work: work, time: checker.policy.time)
        var known: Set<StapleFault> = []
        for staple in chain.staples {
            guard let fault = judge.fault(of: staple, for: leaf.certificate, issuedBy: issuer),
                known.insert(fault).inserted
            else { continue }
            deployment.findings.append(
                Finding(ServedDetail.stapleInvalid(fault), .error, at: [leaf.location])
            )
        }
    }
}

extension Checker {
    /// Judges what a source gives, in its order, on the checker's threads.
    ///
    /// - Parameters:
    ///   - source: The next input, nil at the end; called by one thread at a time, which may wait.
    ///   - work: Called by all threads at once.
    ///   - deliver: Takes the results in the order of the inputs, one at a time.
    package func judgeServed<Input, Output>(
        source: @escaping () -> Input?,
        work: @escaping (Input, ServedChainJudge) -> Output,
        deliver: @escaping (Output) -> Void
    ) {
        let checker = startingRun
        OrderedWork<Input, Output>.run(
            jobs: jobs,
            source: source,
            work: { work($0, ServedChainJudge(checker: checker, lease: $1)) },
            deliver: deliver
        )
    }

    /// The certificate whose key verifies another's signature.
    fileprivate func issuer(
        of certificate: Certificate,
        among presented: [Certificate],
        _ engine: Engine,
        _ work: Budget.Share
    ) -> Certificate? {
        let known = intermediates + trust.anchors(named: certificate.issuer, engine: engine)
        return (presented + known).first { candidate in
            certificate.names(asIssuer: candidate)
                && engine.verify(certificate, issuedBy: candidate, within: work) == .valid
        }
    }
}
