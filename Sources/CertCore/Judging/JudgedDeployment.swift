/// Subjects as reports hold them, from what a judge found.
extension Deployment {
    /// A judged certificate, its key not yet looked for.
    init(
        _ leaf: LocatedCertificate,
        at time: Timestamp,
        _ outcome: PathBuilder.Outcome,
        findings: [Finding]
    ) {
        let certificate = leaf.certificate
        let subject = certificate.subject.description
        let issuer = certificate.issuer.description
        // The path names both again: one text for each is enough.
        let known = [(certificate.subject, subject), (certificate.issuer, issuer)]
        self.init(
            name: certificate.displayName,
            certificate: PlacedCertificate(
                location: leaf.location,
                index: leaf.index,
                sha256: certificate.sha256,
                subject: subject,
                issuer: issuer,
                serialNumber: certificate.serialNumber,
                notBefore: certificate.notBefore,
                notAfter: certificate.notAfter,
                secondsLeft: certificate.notAfter.seconds(since: time)
            ),
            domains: certificate.subjectAlternativeNames.dnsNames,
            ipAddresses: certificate.subjectAlternativeNames.ipAddresses,
            path: outcome.path.map { PathElement($0, known: known) },
            otherPaths: outcome.others.map { OtherPath($0, beside: findings) },
            findings: findings
        )
        unchecked = outcome.unverified
    }
}

extension Deployment.PathElement {
    /// - Parameter known: Names that are in words already.
    fileprivate init(
        _ candidate: PathBuilder.Candidate,
        known: [(name: DistinguishedName, text: String)] = []
    ) {
        let subject = candidate.certificate.subject
        let text = known.first { $0.name.der == subject.der }?.text
        self.init(
            sha256: candidate.certificate.sha256,
            subject: text ?? subject.description,
            notAfter: candidate.certificate.notAfter,
            source: candidate.source
        )
    }
}

extension Deployment.OtherPath {
    /// A path that was not chosen, with what was found on it alone.
    fileprivate init(_ outcome: PathBuilder.Outcome, beside findings: [Finding]) {
        let known = Set(findings)
        self.init(
            path: outcome.path.map { Deployment.PathElement($0) },
            findings: outcome.findings.filter { !known.contains($0) }
        )
    }
}
