/// Where more is found about a certificate: the authority's addresses, CRLs and logs.
enum ServiceRules {
    static func faults(of one: ProfiledCertificate) -> [ProfileFault] {
        var faults: [ProfileFault] = []
        if let fault = access(one) { faults.append(.extension(.informationAccess(fault))) }
        if let fault = distributionPoints(one) {
            faults.append(.extension(.distributionPoints(fault)))
        }
        // RFC 6962 §3.3: SignedCertificateTimestampList holds at least one.
        if one.certificate.known.signedCertificateTimestamps?.isEmpty ?? false {
            faults.append(.extension(.timestamps))
        }
        return faults + missing(one)
    }

    /// > Baseline Requirements §7.1.2.7.7: id-ad-ocsp and id-ad-caIssuers, each with "the scheme of
    /// > each" http, since 2023-09-15; "No other accessMethods may be used."
    private static func access(
        _ one: ProfiledCertificate
    ) -> ProfileExtensionFault.InformationAccessFault? {
        guard let encoded = one.value(of: .authorityInformationAccess) else { return nil }
        // RFC 5280 §4.2.2.1: SEQUENCE SIZE (1..MAX) OF AccessDescription
        if encoded.content.isEmpty { return .empty }
        guard one.isBound(by: .profiles) else { return nil }
        for description in one.certificate.known.authorityInformationAccess {
            guard
                [AccessDescription.ocsp, AccessDescription.caIssuers].contains(description.method)
            else {
                return .method(description.method)
            }
            guard description.location.isWebAddress else { return .address }
        }
        return nil
    }

    private static func distributionPoints(
        _ one: ProfiledCertificate
    ) -> ProfileExtensionFault.DistributionPointFault? {
        let known = one.certificate.known
        guard let points = known.crlDistributionPoints ?? known.freshestCRL else { return nil }
        if points.isEmpty { return .empty }
        // RFC 5280 §4.2.1.13: "a DistributionPoint MUST NOT consist of only the reasons field;
        // either distributionPoint or cRLIssuer MUST be present."
        if points.contains(where: {
            $0.fullName.isEmpty && $0.relativeName == nil && $0.crlIssuer.isEmpty
        }) {
            return .withoutName
        }
        guard one.isBound(by: .profiles) else { return nil }
        // Baseline Requirements §7.1.2.11.2: a fullName of http addresses; reasons and cRLIssuer
        // MUST NOT be present.
        if points.contains(where: { $0.reasons != nil || !$0.crlIssuer.isEmpty }) {
            return .reasonsOrIssuer
        }
        return points.allSatisfy { !$0.fullName.isEmpty && $0.fullName.allSatisfy(\.isWebAddress) }
            ? nil : .address
    }

    /// What public authorities alone must supply (Baseline Requirements §7.1.2.7.6 and §7.1.2.6.1,
    /// and for logs the browsers' policies).
    private static func missing(_ one: ProfiledCertificate) -> [ProfileFault] {
        guard one.isPublic, !one.isAnchor, one.role != .root else { return [] }
        var faults: [ProfileFault] = []
        let known = one.certificate.known
        var missing: [String] = []
        if one.isBound(by: .profiles) {
            // That a server's is missing is an error under any root.
            let isElsewhere = one.role == .leaf && one.purpose == .server
            if known.extendedKeyUsage == nil, !isElsewhere { missing.append("extKeyUsage") }
            if known.policies == nil { missing.append("certificatePolicies") }
            let access = known.authorityInformationAccess
            if one.role == .leaf, access.isEmpty { missing.append("authorityInfoAccess") }
            let isAnswered = access.contains { $0.method == AccessDescription.ocsp }
            if known.crlDistributionPoints == nil, one.role != .leaf || !isAnswered,
                one.role != .leaf || !one.isShortLived
            {
                missing.append("cRLDistributionPoints")
            }
        }
        if !missing.isEmpty { faults.append(.extension(.publicExtensions(missing))) }
        if let fault = timestamps(one) { faults.append(fault) }
        return faults
    }

    /// Chrome's and Apple's policy since 2018-05-01: two logs for at most 180 days, else three.
    ///
    /// A server may also send timestamps in the handshake: fewer than that is a warning.
    private static func timestamps(_ one: ProfiledCertificate) -> ProfileFault? {
        guard one.role == .leaf, one.isBound(by: .timestamps) else { return nil }
        let timestamps = one.certificate.known.signedCertificateTimestamps ?? []
        let logs = Set(timestamps.map(\.logID)).count
        let wanted = one.seconds <= 180 * 86_400 ? 2 : 3
        return logs < wanted ? .extension(.publicTimestamps(logs: logs, wanted: wanted)) : nil
    }
}

extension ProfiledCertificate {
    /// How long it is valid, both ends included.
    fileprivate var seconds: Int64 {
        certificate.notAfter.advanced(bySeconds: 1).seconds(since: certificate.notBefore)
    }

    /// Baseline Requirements §1.6.1: at most 10 days, and 7 for those since 2026-03-15.
    fileprivate var isShortLived: Bool {
        seconds <= (isBound(by: .shorterShortLived) ? 7 : 10) * 86_400
    }
}

extension GeneralName {
    fileprivate var isWebAddress: Bool {
        guard case .uri(let text) = self else { return false }
        return text.lowercased().hasPrefix("http://") && URISyntax.fault(of: text) == nil
    }
}
