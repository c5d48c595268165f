/// The rules of RFC 5280 §6.1 that need no key: what each certificate of a path may do.
///
/// Signatures, which come first in the RFC, are verified while the path is built.
package struct PathRules {
    /// The path, leaf first, anchor last where it is complete.
    private let path: [Certificate]
    /// Whether the last certificate is a trust anchor.
    private let endsInAnchor: Bool
    private let policy: ValidationPolicy
    private let wantedPurposes: [OID]
    /// Where the findings about each certificate stand.
    private let locations: [Location]

    package init(
        path: [Certificate],
        endsInAnchor: Bool,
        policy: ValidationPolicy,
        locations: [Location]
    ) {
        self.path = path
        self.endsInAnchor = endsInAnchor
        self.policy = policy
        wantedPurposes = policy.wantedPurposes
        self.locations = locations
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
        if endsInAnchor, let fault = PolicyRules.fault(in: path, policy.policies) {
            let finding = Finding.policyNotAccepted(
                path[fault.index],
                fault.reason,
                accepted: policy.policies.initial,
                at: locations[fault.index]
            )
            let isAsked = policy.policies != PolicyInputs()
            findings.append(
                isAsked ? finding : finding.refused(by: PathRuleFamilies.refusing(fault.reason))
            )
        }
        return findings
            + NameConstraintRules(
                path: path,
                locations: locations,
                endsInAnchor: endsInAnchor
            ).findings()
    }

    private func isAnchor(_ index: Int) -> Bool { endsInAnchor && index == path.count - 1 }

    /// > RFC 5280 §4.2: "A certificate-using system MUST reject the certificate if it encounters a
    /// > critical extension it does not recognize or a critical extension that contains information
    /// > that it cannot process."
    ///
    /// An anchor is a name and a key (§6.1.1 (d)); its extensions bind nobody.
    private func criticalExtensions(_ index: Int) -> [Finding] {
        guard !isAnchor(index) || path.count == 1 else { return [] }
        let certificate = path[index]
        let unknown = certificate.extensions.filter {
            $0.isCritical && !Self.processed.contains($0.oid)
        }
        return unknown.map {
            .unhandledCriticalExtension(certificate, $0, at: locations[index])
                .refused(by: PathRuleFamilies.refusing(critical: $0.oid))
        }
            + certificate.extensionFaults.map {
                .extensionMalformed(certificate, $0, at: locations[index])
                    .refused(by: ExtensionFaultFamilies.refusing($0, isLeaf: index == 0))
            }
    }

    /// > RFC 5480 §2.1.1: "implicitCurve and specifiedCurve MUST NOT be used in PKIX."
    ///
    /// Parameters of one's own make keys that look like another's (CVE-2020-0601).
    private func explicitCurve(_ index: Int) -> Finding? {
        guard !isAnchor(index), path[index].publicKey.hasExplicitCurve else { return nil }
        return .explicitCurve(path[index], at: locations[index]).refused(by: .all)
    }

    /// The extensions that these rules, or the checks beside them, act upon.
    ///
    /// Distribution points say where CRLs are had, which matters where CRLs are asked for; a
    /// responder's certificate with ocsp-nocheck is not to be asked about (RFC 6960 §4.2.2.2.1).
    static let processed: Set<OID> = [
        .basicConstraints, .keyUsage, .extendedKeyUsage, .subjectAlternativeName,
        .nameConstraints, .certificatePolicies, .policyMappings, .policyConstraints,
        .inhibitAnyPolicy, .cRLDistributionPoints, .ocspNoCheck,
    ]

    /// What an issuer must be (§6.1.4 (k) to (n)).
    private func authority(_ index: Int) -> [Finding] {
        let issuer = path[index]
        let location = locations[index]
        var findings: [Finding] = []
        if let reason = whyNoAuthority(index) {
            findings.append(
                .notAnAuthority(issuer, reason: reason, at: location)
                    .refused(by: refusing(noAuthority: issuer, isAnchor: isAnchor(index)))
            )
        }
        // (n): "If a key usage extension is present, verify that the keyCertSign bit is set."
        if let usage = issuer.known.keyUsage, !usage.contains(.keyCertSign) {
            findings.append(
                .keyUsage(issuer, at: location)
                    .refused(by: .allBut(usage.isEmpty ? [.rustls, .go] : .rustls))
            )
        }
        // §4.2.1.9: the length is "the maximum number of non-self-issued intermediate certificates
        // that may follow this certificate in a valid certification path".
        let below = path[1..<index].count { !$0.isSelfIssued }
        if let allowed = issuer.known.basicConstraints?.pathLength, below > allowed {
            findings.append(
                .pathTooLong(issuer, allowed: allowed, found: below, at: location)
                    .refused(by: isAnchor(index) ? .allBut([.java, .rustls]) : .all)
            )
        }
        return findings
    }

    /// Who refuses an issuer that is no authority; of constraints that can't be decoded here some
    /// clients read enough.
    private func refusing(noAuthority issuer: Certificate, isAnchor: Bool) -> ClientFamilies {
        let fault = issuer.extensionFaults.first { $0.oid == .basicConstraints }
        if let fault { return ExtensionFaultFamilies.refusing(fault, isLeaf: false) }
        return isAnchor ? .allBut(.rustls) : .all
    }

    /// > (k): "If certificate i is a version 3 certificate, verify that the basicConstraints
    /// > extension is present and that cA is set to TRUE. (If certificate i is a version 1 or
    /// > version 2 certificate, then the application MUST either verify that certificate i is a CA
    /// > certificate through out-of-band means or reject the certificate.)"
    ///
    /// Being an anchor is such means, so one without the extension will do; one that says that it
    /// is no authority won't.
    private func whyNoAuthority(_ index: Int) -> String? {
        let issuer = path[index]
        if let constraints = issuer.known.basicConstraints {
            return constraints.isCA ? nil : "its basic constraints say CA:FALSE"
        }
        if isAnchor(index) { return nil }
        return issuer.version < 3
            ? "it is of version \(issuer.version), which can't say so"
            : "it has no basic constraints"
    }

    /// Extended key usage: the leaf's own (§4.2.1.12), and as clients chain it, that of authorities.
    ///
    /// What the anchor is for is a matter of `AnchorTrustRules`.
    private func purposes(_ index: Int) -> [Finding] {
        guard !isAnchor(index) || path.count == 1,
            let purposes = path[index].known.extendedKeyUsage,
            !purposes.contains(KeyPurpose.any)
        else { return [] }
        let families = PathRuleFamilies.refusing(purposes: purposes, isLeaf: index == 0)
        return wantedPurposes.filter { !purposes.contains($0) }.map {
            let finding = Finding.wrongPurpose(
                path[index],
                wanted: $0,
                isLeaf: index == 0,
                at: locations[index]
            )
            return $0 == KeyPurpose.serverAuth ? finding.refused(by: families) : finding
        }
    }

    /// What the leaf's key is asked to do, and what its purpose needs it to do.
    ///
    /// > §4.2.1.3: "The key usage extension defines the purpose (e.g., encipherment, signature,
    /// > certificate signing) of the key contained in the certificate."
    private func usageOfLeaf() -> Finding? {
        guard let leaf = path.first, let usage = leaf.known.keyUsage else { return nil }
        var missing = policy.keyUsage.subtracting(usage)
        // An authority asked about by itself signs certificates and serves nobody.
        if !leaf.isCA, policy.purpose.consistentUsages?.isDisjoint(with: usage) ?? false {
            missing.insert(.digitalSignature)
        }
        guard !missing.isEmpty else { return nil }
        let finding = Finding.keyUsage(leaf, missing: missing, at: locations[0])
        guard policy.keyUsage.isEmpty else { return finding }
        return finding.refused(
            by: .allBut(usage.isEmpty ? [.go, .rustls, .gnutls] : [.go, .rustls])
        )
    }

    /// The limit that was asked for, which counts as a path length does: self-issued certificates,
    /// "which an authority uses to change its own keys", do not make a path longer.
    private func numberOfAuthorities() -> Finding? {
        let between = path.dropFirst().dropLast(endsInAnchor ? 1 : 0).count { !$0.isSelfIssued }
        guard let limit = policy.maximumIntermediates, between > limit else { return nil }
        return .pathOverLimit(limit: limit, found: between, at: locations[0])
    }
}
