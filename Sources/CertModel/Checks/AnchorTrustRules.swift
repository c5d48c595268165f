/// What trust anchors are trusted for: their extended key usage, and what a `TRUSTED CERTIFICATE`
/// block states beside them.
///
/// RFC 5280 §6.2 leaves it to the user what an anchor is trusted for. An anchor is a name and a key
/// (§6.1.1 (d)), so its settings hold for every certificate of that name and key on the path: a
/// copy that another authority signed does not get around them.
package struct AnchorTrustRules {
    private let wanted: [OID]

    package init(_ policy: ValidationPolicy) {
        wanted = policy.wantedPurposes
    }

    /// The rules that a path breaks.
    ///
    /// - Parameters:
    ///   - path: The path, leaf first, its anchor last.
    ///   - anchors: The anchors of a name.
    package func findings(
        about path: [LocatedCertificate],
        anchors: (DistinguishedName) -> [Certificate]
    ) -> [Finding] {
        path.indices.compactMap { index in
            let certificate = path[index].certificate
            let same = anchors(certificate.subject).filter {
                $0.publicKey.sha256 == certificate.publicKey.sha256
            }
            let refusals = same.compactMap { refusal(by: $0, isLeaf: index == 0) }
            // One of the user's anchors that allows it is enough.
            guard let refused = refusals.first, refusals.count == same.count else { return nil }
            let finding = Finding(
                .purposeOfAnchor(certificate.subject, wanted: refused.purpose),
                at: path[index].location
            )
            return refused.isStated
                ? finding : finding.refused(by: PathRuleFamilies.refusing(anchors: same))
        }
    }

    /// Why an anchor is not to be used; nil where it may be.
    private func refusal(by anchor: Certificate, isLeaf: Bool) -> Refusal? {
        if let trust = anchor.statedTrust {
            if trust.rejected.contains(KeyPurpose.any) {
                return Refusal(purpose: wanted.first, isStated: true)
            }
            if let purpose = wanted.first(where: { !trust.allows($0) }) {
                return Refusal(purpose: purpose, isStated: true)
            }
            // What the user trusts an anchor for counts for more than what it says itself.
            if trust.trusted != nil { return nil }
        }
        // The leaf's own extended key usage is judged as the leaf's.
        guard !isLeaf, let purposes = anchor.known.extendedKeyUsage,
            !purposes.contains(KeyPurpose.any)
        else { return nil }
        return wanted.first { !purposes.contains($0) }.map {
            Refusal(purpose: $0, isStated: false)
        }
    }

    private struct Refusal {
        /// The purpose that is refused; nil for all.
        let purpose: OID?
        /// Whether the user said so beside the anchor.
        let isStated: Bool
    }
}

extension Certificate.StatedTrust {
    /// Whether a purpose is trusted and not rejected, as OpenSSL reads the settings.
    fileprivate func allows(_ purpose: OID) -> Bool {
        guard !rejected.contains(purpose) else { return false }
        guard let trusted else { return true }
        return trusted.contains(purpose) || trusted.contains(KeyPurpose.any)
    }
}
