/// The rules of RFC 5280 §6.1 that need no key: what each certificate of a path may do.
///
/// Signatures, which come first in the RFC, are verified while the path is built.
package struct PathRules {
    /// The path, leaf first, anchor last where it is complete.
    private let path: [LocatedCertificate]
    private let certificates: [Certificate]
    /// Whether the last certificate is a trust anchor.
    private let endsInAnchor: Bool
    private let policy: ValidationPolicy
    private let wantedPurposes: [OID]

    package init(path: [LocatedCertificate], endsInAnchor: Bool, policy: ValidationPolicy) {
        self.path = path
        certificates = path.map(\.certificate)
        self.endsInAnchor = endsInAnchor
        self.policy = policy
        wantedPurposes = policy.wantedPurposes
    }

    /// Every rule that is broken, leaf first.
    package func findings() -> [Finding] {
        var findings: [Finding] = []
        for index in path.indices {
            findings += criticalExtensions(index)
            if let finding = explicitCurve(index) { findings.append(finding) }
            if index > 0 { findings += authority(index) }
            findings += purposes(index)
        }
        if let finding = usageOfLeaf() { findings.append(finding) }
        if let finding = numberOfAuthorities() { findings.append(finding) }
        if endsInAnchor, let fault = PolicyRules.fault(in: certificates, policy.policies) {
            findings.append(finding(fault))
        }
        return findings
            + NameConstraintRules(path: path, endsInAnchor: endsInAnchor).findings()
    }

    private func finding(_ fault: PolicyRules.Fault) -> Finding {
        let certificate = certificates[fault.index]
        let policies = PathDetail.Policies(
            own: (certificate.known.policies ?? []).map(\.policy),
            accepted: (policy.policies.initial ?? []).map(\.description).sorted()
        )
        let finding = Finding(
            .policyNotAccepted(certificate.subject, fault.reason, policies),
            at: path[fault.index].location
        )
        // Whoever sets the inputs wants the verdict that follows from them, not each client's.
        guard policy.policies == PolicyInputs() else { return finding }
        return finding.refused(by: PathRuleFamilies.refusing(fault.reason))
    }

    private func isAnchor(_ index: Int) -> Bool { endsInAnchor && index == path.count - 1 }

    /// > RFC 5280 §4.2: "A certificate-using system MUST reject the certificate if it encounters a
    /// > critical extension it does not recognize or a critical extension that contains information
    /// > that it cannot process."
    ///
    /// An anchor is a name and a key (§6.1.1 (d)); its extensions do not matter.
    private func criticalExtensions(_ index: Int) -> [Finding] {
        guard !isAnchor(index) || path.count == 1 else { return malformedInAnchor(index) }
        let certificate = certificates[index]
        let unknown = certificate.extensions.filter {
            $0.isCritical && !Self.processed.contains($0.oid)
        }
        return unknown.map {
            Finding(
                .unhandledCriticalExtension($0.oid, of: certificate.subject),
                at: path[index].location
            )
            .refused(by: PathRuleFamilies.refusing(critical: $0.oid))
        }
            + certificate.extensionFaults.map {
                Finding(.extensionMalformed($0, of: certificate.subject), at: path[index].location)
                    .refused(
                        by: ExtensionFaultFamilies.refusing(
                            $0,
                            in: index == 0 ? .leaf : .intermediate
                        )
                    )
            }
    }

    /// Clients decode more of an anchor than its name and its key.
    private func malformedInAnchor(_ index: Int) -> [Finding] {
        let faults = policy.promise == nil ? [] : certificates[index].extensionFaults
        return faults.map {
            Finding(
                .extensionMalformed($0, of: certificates[index].subject),
                at: path[index].location
            )
            .refused(by: ExtensionFaultFamilies.refusing($0, in: .anchor))
        }
    }

    /// > RFC 5480 §2.1.1: "implicitCurve and specifiedCurve MUST NOT be used in PKIX."
    ///
    /// With parameters of its own a key can look like another's (CVE-2020-0601).
    private func explicitCurve(_ index: Int) -> Finding? {
        guard !isAnchor(index), certificates[index].publicKey.hasExplicitCurve else { return nil }
        let certificate = certificates[index]
        return Finding(
            .explicitCurve(certificate.publicKey.algorithm, of: certificate.subject),
            at: path[index].location
        )
        .refused(by: .all)
    }

    /// The extensions that these rules, or the checks beside them, process.
    ///
    /// Distribution points say where CRLs are available, which matters where CRLs are checked; the
    /// revocation of a responder's certificate with ocsp-nocheck is not checked (RFC 6960
    /// §4.2.2.2.1).
    static let processed: Set<OID> = [
        .basicConstraints, .keyUsage, .extendedKeyUsage, .subjectAlternativeName,
        .nameConstraints, .certificatePolicies, .policyMappings, .policyConstraints,
        .inhibitAnyPolicy, .cRLDistributionPoints, .ocspNoCheck,
    ]

    /// What RFC 5280 requires of an issuer (§6.1.4 (k) to (n)).
    private func authority(_ index: Int) -> [Finding] {
        let issuer = certificates[index]
        let location = path[index].location
        var findings: [Finding] = []
        if let reason = reasonNotAnAuthority(index) {
            findings.append(
                Finding(.notAnAuthority(issuer.subject, reason), at: location)
                    .refused(by: refusing(notAnAuthority: issuer, isAnchor: isAnchor(index)))
            )
        }
        // (n): "If a key usage extension is present, verify that the keyCertSign bit is set."
        if let usage = issuer.known.keyUsage, !usage.contains(.keyCertSign) {
            findings.append(
                Finding(.keyUsageOfIssuer(issuer.subject, usage), at: location)
                    .refused(by: .allBut(usage.isEmpty ? [.rustls, .go] : .rustls))
            )
        }
        // §4.2.1.9: the length is "the maximum number of non-self-issued intermediate certificates
        // that may follow this certificate in a valid certification path".
        let below = certificates[1..<index].count { !$0.isSelfIssued }
        if let allowed = issuer.known.basicConstraints?.pathLength, below > allowed {
            findings.append(
                Finding(
                    .pathTooLong(issuer: issuer.subject, allowed: allowed, found: below),
                    at: location
                )
                .refused(by: isAnchor(index) ? .allBut([.java, .rustls]) : .all)
            )
        }
        return findings
    }

    /// Who refuses an issuer that is not an authority: some clients read enough of constraints that
    /// can't be decoded here.
    private func refusing(notAnAuthority issuer: Certificate, isAnchor: Bool) -> ClientFamilies {
        let fault = issuer.extensionFaults.first { $0.oid == .basicConstraints }
        if let fault { return ExtensionFaultFamilies.refusing(fault, in: .intermediate) }
        return isAnchor ? .allBut(.rustls) : .all
    }

    /// > (k): "If certificate i is a version 3 certificate, verify that the basicConstraints
    /// > extension is present and that cA is set to TRUE. (If certificate i is a version 1 or
    /// > version 2 certificate, then the application MUST either verify that certificate i is a CA
    /// > certificate through out-of-band means or reject the certificate.)"
    ///
    /// Being an anchor is such means, so an anchor needs no extension; one that says CA:FALSE is
    /// refused.
    private func reasonNotAnAuthority(_ index: Int) -> PathDetail.NotAnAuthority? {
        let issuer = certificates[index]
        if let constraints = issuer.known.basicConstraints {
            return constraints.isCA ? nil : .notCA
        }
        if isAnchor(index) { return nil }
        return issuer.version < 3 ? .version(issuer.version) : .withoutBasicConstraints
    }

    /// Extended key usage: the leaf's own (§4.2.1.12), and that of authorities, as clients check it.
    ///
    /// `AnchorTrustRules` checks the purposes of anchors.
    private func purposes(_ index: Int) -> [Finding] {
        guard !isAnchor(index) || path.count == 1,
            let purposes = certificates[index].known.extendedKeyUsage,
            !purposes.contains(KeyPurpose.any)
        else { return [] }
        let families = PathRuleFamilies.refusing(purposes: purposes, isLeaf: index == 0)
        return wantedPurposes.filter { !purposes.contains($0) }.map {
            let finding = Finding(
                index == 0
                    ? .purposeOfLeaf(purposes, wanted: $0)
                    : .purposeOfAuthority(certificates[index].subject, purposes, wanted: $0),
                at: path[index].location
            )
            return $0 == KeyPurpose.serverAuth ? finding.refused(by: families) : finding
        }
    }

    /// The key usage that the policy asks for, and the one that the purpose needs.
    ///
    /// > §4.2.1.3: "The key usage extension defines the purpose (e.g., encipherment, signature,
    /// > certificate signing) of the key contained in the certificate."
    private func usageOfLeaf() -> Finding? {
        guard let leaf = certificates.first, let usage = leaf.known.keyUsage else { return nil }
        var missing = policy.keyUsage.subtracting(usage)
        // An authority checked by itself signs certificates and does not serve.
        if !leaf.isCA, policy.purpose.consistentUsages?.isDisjoint(with: usage) ?? false {
            missing.insert(.digitalSignature)
        }
        guard !missing.isEmpty else { return nil }
        let finding = Finding(.keyUsageOfLeaf(usage, missing: missing), at: path[0].location)
        guard policy.keyUsage.isEmpty else { return finding }
        return finding.refused(
            by: .allBut(usage.isEmpty ? [.go, .rustls, .gnutls] : [.go, .rustls])
        )
    }

    /// The policy's own limit, counted like a path length: self-issued certificates, which an
    /// authority uses to change its own keys, do not make a path longer.
    private func numberOfAuthorities() -> Finding? {
        let between = certificates.dropFirst().dropLast(endsInAnchor ? 1 : 0).count {
            !$0.isSelfIssued
        }
        guard let limit = policy.maximumIntermediates, between > limit else { return nil }
        return Finding(.tooManyIntermediates(maximum: limit, found: between), at: path[0].location)
    }
}
