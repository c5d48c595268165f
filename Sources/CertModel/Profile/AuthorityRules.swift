/// Basic constraints, key usage and extended key usage: what a certificate may be used for.
enum AuthorityRules {
    private typealias KeyUsageFault = ProfileExtensionFault.KeyUsageFault

    static func faults(of one: ProfiledCertificate) -> [ProfileFault] {
        var faults = basicConstraints(one)
        if let usage = one.certificate.known.keyUsage {
            if let fault = keyUsage(usage, one) { faults.append(.extension(.keyUsageBits(fault))) }
            faults += publicKeyUsage(usage, one)
        } else if one.role != .leaf, !one.hasFault(.keyUsage) {
            // RFC 5280 §4.2.1.3: "Conforming CAs MUST include this extension in certificates that
            // contain public keys that are used to validate digital signatures on other public key
            // certificates or CRLs."
            faults.append(.extension(.keyUsageMissing))
        }
        if let fault = purposes(one) { faults.append(fault) }
        if let fault = leafAsAuthority(one) { faults.append(fault) }
        return faults
    }

    /// > RFC 5280 §4.2.1.9: "Conforming CAs MUST include this extension in all CA certificates that
    /// > contain public keys used to validate digital signatures on certificates". "CAs MUST NOT
    /// > include the pathLenConstraint field unless the cA boolean is asserted and the key usage
    /// > extension asserts the keyCertSign bit."
    private static func basicConstraints(_ one: ProfiledCertificate) -> [ProfileFault] {
        let known = one.certificate.known
        guard let constraints = known.basicConstraints else {
            let isMissing = one.role != .leaf && !one.hasFault(.basicConstraints)
            return isMissing ? [.extension(.basicConstraintsMissing)] : []
        }
        guard constraints.pathLength != nil else { return [] }
        if !constraints.isCA { return [.extension(.pathLength(.notAuthority))] }
        return known.keyUsage?.contains(.keyCertSign) ?? true
            ? [] : [.extension(.pathLength(.withoutCertSign))]
    }

    /// What of a key usage may not be.
    private static func keyUsage(_ usage: KeyUsage, _ one: ProfiledCertificate) -> KeyUsageFault? {
        // RFC 5280 §4.2.1.3: "When the keyUsage extension appears in a certificate, at least one of
        // the bits MUST be set to 1."
        if usage.isEmpty { return .empty }
        // "If the keyCertSign bit is asserted, then the cA bit in the basic constraints extension
        // (Section 4.2.1.9) MUST also be asserted."
        if usage.contains(.keyCertSign), !one.certificate.isCA,
            one.role == .leaf || one.certificate.known.basicConstraints != nil
        {
            return .certSignWithoutAuthority
        }
        if one.isFirst, one.role != .leaf, !usage.contains(.keyCertSign) {
            return .authorityWithoutCertSign
        }
        let ofAgreement: KeyUsage = [.encipherOnly, .decipherOnly]
        if !usage.isDisjoint(with: ofAgreement), !usage.contains(.keyAgreement) {
            return .onlyWithoutAgreement
        }
        guard one.isBound(by: .profiles) else { return nil }
        return one.role == .leaf ? leafUsage(usage, one) : authorityUsage(usage)
    }

    /// > Baseline Requirements §7.1.2.10.7: of an authority's bits digitalSignature, keyCertSign
    /// > and cRLSign are permitted.
    private static func authorityUsage(_ usage: KeyUsage) -> KeyUsageFault? {
        let others = usage.subtracting([.digitalSignature, .keyCertSign, .cRLSign])
        return others.isEmpty ? nil : .authorityHas(others)
    }

    /// > Baseline Requirements §7.1.2.7.11: of an RSA key's bits digitalSignature, keyEncipherment
    /// > and dataEncipherment are permitted, of an elliptic curve's digitalSignature, which MUST be
    /// > there, and keyAgreement.
    ///
    /// RFC 8813 §3 forbids the two kinds of encipherment to elliptic curves for any purpose.
    private static func leafUsage(_ usage: KeyUsage, _ one: ProfiledCertificate) -> KeyUsageFault? {
        let algorithm = one.certificate.publicKey.algorithm
        let encipherment: KeyUsage = [.keyEncipherment, .dataEncipherment]
        if algorithm == .ec, !usage.isDisjoint(with: encipherment) {
            return .curveEnciphers
        }
        guard one.isServers else { return nil }
        let permitted: KeyUsage =
            algorithm == .ec
            ? [.digitalSignature, .keyAgreement] : encipherment.union(.digitalSignature)
        let others = usage.subtracting(permitted)
        if !others.isEmpty { return .serverHas(others) }
        return algorithm == .ec && !usage.contains(.digitalSignature)
            ? .serverWithoutSignature : nil
    }

    /// What RFC 5280 §4.2.1.3 recommends and the Baseline Requirements §7.1.2 demand.
    private static func publicKeyUsage(
        _ usage: KeyUsage,
        _ one: ProfiledCertificate
    ) -> [ProfileFault] {
        guard one.isPublic, one.isBound else { return [] }
        var faults: [ProfileFault] = []
        if !one.isCritical(.keyUsage) { faults.append(.extension(.publicKeyUsage(.notCritical))) }
        if one.role != .leaf, !usage.contains(.cRLSign) {
            faults.append(.extension(.publicKeyUsage(.authorityWithoutCRLSign)))
        }
        return faults
    }

    /// > Baseline Requirements §7.1.2.1.2: a root's extKeyUsage MUST NOT be there. §7.1.2.7.10 and
    /// > §7.1.2.10.6: beside id-kp-serverAuth and id-kp-clientAuth the purposes of other protocols,
    /// > and anyExtendedKeyUsage, MUST NOT.
    private static func purposes(_ one: ProfiledCertificate) -> ProfileFault? {
        guard let purposes = one.certificate.known.extendedKeyUsage else {
            // Version 1.0, Appendix B (3) F: "extKeyUsage (required)", and so §7.1.2.7.6 since.
            let isMissing =
                one.role == .leaf && one.purpose == .server && one.isBound
                && !one.hasFault(.extendedKeyUsage)
            return isMissing ? .extension(.extendedKeyUsageMissing) : nil
        }
        guard one.isBound(by: .profiles) else { return nil }
        if one.role == .root { return .extension(.extendedKeyUsageOfRoot) }
        let isServers =
            purposes.contains(KeyPurpose.serverAuth)
            || (one.role == .leaf && one.purpose == .server)
        let others = purposes.filter(forbidden.contains)
        guard isServers, !others.isEmpty else { return nil }
        return .extension(.extendedKeyUsage(others))
    }

    /// > Baseline Requirements §7.1.2.7.8: in a subscriber's certificate "cA" "MUST be set FALSE".
    ///
    /// A trust anchor that a server presents was issued by no one on the path: it is trusted as it
    /// is.
    private static func leafAsAuthority(_ one: ProfiledCertificate) -> ProfileFault? {
        guard one.isFirst, !one.isAnchor, one.purpose == .server, one.certificate.isCA,
            one.isBound
        else { return nil }
        return .extension(.leafIsAuthority)
    }

    private static let forbidden: Set<OID> = [
        KeyPurpose.any,
        OID(1, 3, 6, 1, 5, 5, 7, 3, 3), OID(1, 3, 6, 1, 5, 5, 7, 3, 4),
        OID(1, 3, 6, 1, 5, 5, 7, 3, 8), OID(1, 3, 6, 1, 5, 5, 7, 3, 9),
        // Precertificate signing (RFC 6962 §3.1).
        OID(1, 3, 6, 1, 4, 1, 11129, 2, 4, 4),
    ]
}
