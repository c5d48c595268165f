/// Which extensions must be critical, and which must not be; and what an anchor's may not be.
enum CriticalityRules {
    static func faults(of one: ProfiledCertificate) -> [ProfileFault] {
        critical(one) + notCritical(one) + anchor(one)
    }

    /// What must not be critical and is: RFC 5280 says so in the section of each, the Baseline
    /// Requirements in the tables of §7.1.2.
    private static func critical(_ one: ProfiledCertificate) -> [ProfileFault] {
        one.certificate.extensions.filter(\.isCritical).compactMap { found in
            if always.contains(found.oid) { return .extension(.critical(found.label)) }
            guard one.isBound(by: .profiles) else { return nil }
            // "If the subject field of the certificate is an empty SEQUENCE, this extension MUST be
            // marked critical […]. Otherwise, this extension MUST NOT be marked critical."
            let isServersNames =
                found.oid == .subjectAlternativeName && one.role == .leaf
                && !one.certificate.subject.isEmpty && one.isServers
            return isServersNames || byRequirements.contains(found.oid)
                ? .extension(.critical(found.label)) : nil
        }
    }

    /// > RFC 5280 §4.2.1.1: "Conforming CAs MUST mark this extension as non-critical", and so in
    /// > §4.2.1.2, §4.2.1.8, §4.2.1.15, §4.2.2.1 and §4.2.2.2.
    private static let always: Set<OID> = [
        .authorityKeyIdentifier, .subjectKeyIdentifier, .freshestCRL, .authorityInformationAccess,
        OID(2, 5, 29, 9), OID(1, 3, 6, 1, 5, 5, 7, 1, 11),
    ]

    private static let byRequirements: Set<OID> = [
        .certificatePolicies, .cRLDistributionPoints, .extendedKeyUsage,
        .signedCertificateTimestamps,
    ]

    /// > RFC 5280 §4.2.1.9, §4.2.1.10, §4.2.1.11 and §4.2.1.14: "Conforming CAs MUST mark this
    /// > extension as critical".
    ///
    /// Of name constraints the Baseline Requirements §7.1.2.5.2 excuse public authorities: "As an
    /// explicit exception from RFC 5280, this extension SHOULD be marked critical, but MAY be
    /// marked non-critical".
    private static func notCritical(_ one: ProfiledCertificate) -> [ProfileFault] {
        one.certificate.extensions.filter { !$0.isCritical }.compactMap { found in
            let isAsked =
                switch found.oid {
                case .basicConstraints: one.certificate.isCA
                case .nameConstraints: !one.isPublic
                case .policyConstraints, .inhibitAnyPolicy: true
                default: false
                }
            return isAsked ? .extension(.notCritical(found.label)) : nil
        }
    }

    /// > RFC 5280 §4.2: "A certificate-using system MUST reject the certificate if it encounters a
    /// > critical extension it does not recognize", and "A certificate MUST NOT include more than
    /// > one instance of a particular extension."
    ///
    /// Of other certificates `unhandled-critical-extension` and `extension-malformed` say so.
    private static func anchor(_ one: ProfiledCertificate) -> [ProfileFault] {
        guard one.isAnchor, !one.isFirst else { return [] }
        let certificate = one.certificate
        return certificate.extensions
            .filter { $0.isCritical && $0.name == nil }
            .map { .extension(.unknownAnchorExtension($0.label)) }
            + certificate.extensionFaults.map {
                .extension(.malformedAnchorExtension($0))
            }
    }
}
