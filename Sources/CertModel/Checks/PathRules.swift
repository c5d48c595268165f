/// The rules of RFC 5280 §6.1 that need no key: what each certificate of a path may do.
///
/// Signatures, which come first in the RFC, are verified while the path is built.
package struct PathRules {
    /// The path, leaf first, anchor last where it is complete.
    private let path: [Certificate]
    /// Whether the last certificate is a trust anchor.
    private let endsInAnchor: Bool
    private let purpose: Purpose
    /// Where the findings about each certificate stand.
    private let locations: [Location]

    package init(
        path: [Certificate],
        endsInAnchor: Bool,
        purpose: Purpose,
        locations: [Location]
    ) {
        self.path = path
        self.endsInAnchor = endsInAnchor
        self.purpose = purpose
        self.locations = locations
    }

    /// Every rule that is broken, leaf first.
    package func findings() -> [Finding] {
        var findings: [Finding] = []
        for index in path.indices {
            findings += criticalExtensions(index)
            if index > 0 { findings += authority(index) }
            if let finding = purposeOf(index) { findings.append(finding) }
        }
        return findings + NameConstraintRules(path: path, locations: locations).findings()
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
        }
            + certificate.extensionFaults.map {
                .extensionMalformed(certificate, $0, at: locations[index])
            }
    }

    /// The extensions that these rules, or the checks beside them, act upon.
    ///
    /// Policies count as processed: without a policy that is asked for, §6.1 accepts any.
    private static let processed: Set<OID> = [
        .basicConstraints, .keyUsage, .extendedKeyUsage, .subjectAlternativeName,
        .nameConstraints, .certificatePolicies,
    ]

    /// What an issuer must be (§6.1.4 (k) to (n)).
    private func authority(_ index: Int) -> [Finding] {
        let issuer = path[index]
        let location = locations[index]
        var findings: [Finding] = []
        if let reason = whyNoAuthority(index) {
            findings.append(.notAnAuthority(issuer, reason: reason, at: location))
        }
        // (n): "If a key usage extension is present, verify that the keyCertSign bit is set."
        if let usage = issuer.known.keyUsage, !usage.contains(.keyCertSign) {
            findings.append(.keyUsage(issuer, at: location))
        }
        // §4.2.1.9: the length is "the maximum number of non-self-issued intermediate certificates
        // that may follow this certificate in a valid certification path".
        let below = path[1..<index].count { !$0.isSelfIssued }
        if let allowed = issuer.known.basicConstraints?.pathLength, below > allowed {
            findings.append(
                .pathTooLong(issuer, allowed: allowed, found: below, at: location)
            )
        }
        return findings
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
            return constraints.isAuthority ? nil : "its basic constraints say CA:FALSE"
        }
        if isAnchor(index) { return nil }
        return issuer.version < 3
            ? "it is of version \(issuer.version), which can't say so"
            : "it has no basic constraints"
    }

    /// Extended key usage: the leaf's own (§4.2.1.12), and as clients chain it, that of every
    /// authority below the anchor that has one.
    private func purposeOf(_ index: Int) -> Finding? {
        guard let wanted = purpose.oid, !isAnchor(index) || path.count == 1,
            let purposes = path[index].known.extendedKeyUsage,
            !purposes.contains(wanted), !purposes.contains(KeyPurpose.any)
        else { return nil }
        return .wrongPurpose(path[index], wanted: wanted, isLeaf: index == 0, at: locations[index])
    }
}
