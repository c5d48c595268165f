/// The form of policies, their mappings and their constraints.
enum PolicyForm {
    static func faults(of one: ProfiledCertificate) -> [ProfileFault] {
        var faults: [ProfileFault] = []
        if let policies = one.certificate.known.policies, let fault = policy(policies, one) {
            faults.append(.extension(.policies(fault)))
        }
        return faults + limits(one).map { .extension(.policyLimits($0)) }
    }

    private static func policy(
        _ policies: [PolicyInformation],
        _ one: ProfiledCertificate
    ) -> ProfileExtensionFault.PolicyFault? {
        if policies.isEmpty { return .empty }
        // RFC 5280 §4.2.1.4: "A certificate policy OID MUST NOT appear more than once in a
        // certificate policies extension."
        guard Set(policies.map(\.policy)).count == policies.count else {
            return .repeated
        }
        if let fault = policies.lazy.compactMap({ qualifiers($0, one) }).first { return fault }
        // Baseline Requirements §7.1.2.7.9: anyPolicy MUST NOT.
        let holdsAny = policies.contains { $0.policy == .anyPolicy }
        return one.role == .leaf && holdsAny && one.isBound(by: .profiles)
            ? .anyPolicyOfLeaf : nil
    }

    /// What is wrong with a policy's qualifiers, each a SEQUENCE of its kind and its value.
    private static func qualifiers(
        _ policy: PolicyInformation,
        _ one: ProfiledCertificate
    ) -> ProfileExtensionFault.PolicyFault? {
        guard let bytes = policy.qualifiers, let list = EncodedElement(bytes[...]) else {
            return nil
        }
        if list.content.isEmpty { return .emptyQualifiers }
        for qualifier in list.children.map(\.children) {
            guard let type = qualifier.first.flatMap({ OID(der: $0.content) }) else {
                return .qualifierWithoutType
            }
            switch type {
            case cps:
                guard let uri = qualifier.dropFirst().first, uri.tag == 0x16 else {
                    return .pointerNotURI
                }
            case userNotice:
                // Baseline Requirements §7.1.2.7.9 and §7.1.2.10.5: id-qt-cps is the one permitted
                // kind of qualifier, since 2023-09-15.
                if one.isBound(by: .profiles) { return .userNotice }
                if let fault = notice(qualifier.dropFirst().first) { return fault }
            default:
                // RFC 5280 §4.2.1.4 knows two kinds, and "strongly RECOMMENDS" no others.
                if one.isBound(by: .profiles) { return .qualifier(type) }
            }
        }
        return nil
    }

    /// > RFC 5280 §4.2.1.4: "Conforming CAs MUST NOT encode explicitText as VisibleString or
    /// > BMPString", and it has 200 characters at most.
    private static func notice(
        _ notice: EncodedElement?
    ) -> ProfileExtensionFault.PolicyFault? {
        for text in notice?.children ?? [] where text.tag != 0x30 {
            guard [0x0C, 0x16].contains(text.tag) else {
                return .noticeType
            }
            if String(decoding: text.content, as: UTF8.self).unicodeScalars.count > 200 {
                return .noticeTooLong
            }
        }
        return nil
    }

    private static func limits(
        _ one: ProfiledCertificate
    ) -> [ProfileExtensionFault.PolicyLimitFault] {
        let known = one.certificate.known
        var faults: [ProfileExtensionFault.PolicyLimitFault] = []
        if let mappings = known.policyMappings {
            // RFC 5280 §4.2.1.5: "This extension is used in CA certificates." "Policies MUST NOT be
            // mapped either to or from the special value anyPolicy".
            if one.role == .leaf { faults.append(.mappingsOfLeaf) }
            if mappings.isEmpty { faults.append(.mappingsEmpty) }
            if mappings.contains(where: {
                $0.issuerDomainPolicy == .anyPolicy || $0.subjectDomainPolicy == .anyPolicy
            }) {
                faults.append(.mappingsOfAnyPolicy)
            }
        }
        // §4.2.1.11: "Conforming CAs MUST NOT issue certificates where policy constraints is an
        // empty sequence."
        if let limits = known.policyConstraints, limits.requireExplicitPolicy == nil,
            limits.inhibitPolicyMapping == nil
        {
            faults.append(.constraintsEmpty)
        }
        if one.role == .leaf, known.policyConstraints != nil || known.inhibitAnyPolicy != nil {
            faults.append(.limitsOfLeaf)
        }
        return faults
    }

    private static let cps = OID(1, 3, 6, 1, 5, 5, 7, 2, 1)
    private static let userNotice = OID(1, 3, 6, 1, 5, 5, 7, 2, 2)
}
