extension CertificateRevocationList {
    /// What RFC 5280 §5 forbids or requires of a CRL's form and a verifier may still pass over; nil
    /// where nothing is wrong.
    package var formFault: RevocationListFault? {
        // §5.1.2.1: "When extensions are used, as required by this profile, this field MUST be
        // present and MUST specify version 2".
        if version != 2 { return .version(version) }
        // §5.1.2.5: "Conforming CRL issuers MUST include the nextUpdate field in all CRLs."
        if nextUpdate == nil { return .nextUpdateMissing }
        // §5.2.1: "Conforming CRL issuers MUST use the key identifier method, and MUST include this
        // extension in all CRLs issued."
        if known.authorityKeyIdentifier?.keyIdentifier == nil {
            return .keyIdentifierMissing
        }
        return numberFault ?? criticalityFault
    }

    /// > §5.2.3: "CRL issuers conforming to this profile MUST include this extension in all CRLs
    /// > and MUST mark this extension as non-critical." "CRL issuers MUST NOT use CRLNumber values
    /// > longer than 20 octets."
    private var numberFault: RevocationListFault? {
        guard let number else { return .numberMissing }
        return number.count > 20 ? .numberTooLong : nil
    }

    /// §5.2.1 by way of §4.2.1.1, §5.2.3 and §5.2.6 have non-critical extensions; §5.2.4 and §5.2.5
    /// critical ones.
    private var criticalityFault: RevocationListFault? {
        for one in extensions {
            let label = one.name ?? one.oid.description
            switch one.oid {
            case .authorityKeyIdentifier, .cRLNumber, .freshestCRL:
                if one.isCritical { return .criticalExtension(label) }
            case .deltaCRLIndicator, .issuingDistributionPoint:
                if !one.isCritical { return .notCriticalExtension(label) }
            default: break
            }
        }
        return nil
    }
}
