internal import CertModel

/// Extensions.
extension English {
    static func message(_ fault: ProfileExtensionFault) -> String {
        switch fault {
        case .critical(let name): "the extension \(name) is critical"
        case .notCritical(let name): "the extension \(name) is not critical"
        case .basicConstraintsMissing: "an authority without basic constraints"
        case .leafIsAuthority: "the certificate of a server asserts that it is an authority's"
        case .pathLength(.notAuthority):
            "the certificate has a path length, and it is not an authority's"
        case .pathLength(.withoutCertSign):
            "the certificate has a path length, and its key may not sign certificates"
        case .keyUsageMissing: "an authority without key usage"
        case .keyUsageBits(let fault): message(fault)
        case .publicKeyUsage(.notCritical): "the key usage is not critical"
        case .publicKeyUsage(.authorityWithoutCRLSign):
            "the key usage of an authority lacks cRLSign"
        case .extendedKeyUsageMissing: "the certificate of a server has no extended key usage"
        case .extendedKeyUsageOfRoot:
            "the extended key usage may not be as it is: a root has one"
        case .extendedKeyUsage(let purposes):
            "the extended key usage may not be as it is: a server's holds"
                + " \(purposes.map(KeyPurpose.name(of:)).joined(separator: ", "))"
        case .authorityKeyIdentifier(let fault): message(fault)
        case .subjectKeyIdentifier(.missing): "the subject key identifier is missing"
        case .subjectKeyIdentifier(.empty): "the subject key identifier is empty"
        case .policies(let fault): message(fault)
        case .policyLimits(let fault): message(fault)
        case .informationAccess(.empty): "the authority information access is empty"
        case .informationAccess(.method(let oid)):
            "the authority information access has the method \(oid)"
        case .informationAccess(.address):
            "the authority information access has an address without http:"
        case .distributionPoints(let fault): message(fault)
        case .timestamps: "the list of certificate timestamps is empty"
        case .unknownAnchorExtension(let name):
            "the trust anchor's extension \(name) is critical and not known"
        case .malformedAnchorExtension(let fault):
            "the trust anchor's extension \(label(fault.oid)) is malformed: \(reason(fault))"
        case .publicExtensions(let names):
            "issued under a public root without \(names.joined(separator: ", "))"
        case .publicTimestamps(let logs, let wanted):
            "timestamps from \(logs) of the \(wanted) logs that browsers want"
        }
    }

    private static func message(_ fault: ProfileExtensionFault.KeyUsageFault) -> String {
        switch fault {
        case .empty: "the key usage is empty"
        case .certSignWithoutAuthority:
            "the key usage has keyCertSign without being an authority's"
        case .authorityWithoutCertSign: "the key usage of an authority lacks keyCertSign"
        case .onlyWithoutAgreement:
            "the key usage has encipherOnly or decipherOnly without keyAgreement"
        case .authorityHas(let bits):
            "the key usage of an authority has \(bits.names.joined(separator: ", "))"
        case .curveEnciphers: "the key usage has encipherment, which elliptic curves can't do"
        case .serverHas(let bits):
            "the key usage of a server has \(bits.names.joined(separator: ", "))"
        case .serverWithoutSignature: "the key usage of a server lacks digitalSignature"
        }
    }

    private static func message(
        _ fault: ProfileExtensionFault.AuthorityKeyIdentifierFault
    ) -> String {
        switch fault {
        case .missing: "the authority key identifier is missing"
        case .withoutKey: "the authority key identifier names no key"
        case .namesCertificate:
            "the authority key identifier names the issuer's certificate beside its key"
        case .otherKey:
            "the authority key identifier is not the issuer's subject key identifier"
        }
    }

    private static func message(_ fault: ProfileExtensionFault.PolicyFault) -> String {
        switch fault {
        case .empty: "the certificate policies are an empty list"
        case .repeated: "the certificate policies hold a policy twice"
        case .anyPolicyOfLeaf: "the certificate policies of a leaf hold anyPolicy"
        case .emptyQualifiers: "the certificate policies have an empty list of qualifiers"
        case .qualifierWithoutType: "the certificate policies have a qualifier without a type"
        case .pointerNotURI: "the certificate policies have a CPS pointer that is not a URI"
        case .userNotice: "the certificate policies have a user notice"
        case .qualifier(let type): "the certificate policies have a qualifier of kind \(type)"
        case .noticeType:
            "the certificate policies have a notice that is neither UTF8String nor IA5String"
        case .noticeTooLong: "the certificate policies have a notice of more than 200 characters"
        }
    }

    private static func message(_ fault: ProfileExtensionFault.PolicyLimitFault) -> String {
        switch fault {
        case .mappingsOfLeaf: "there are policy mappings in a leaf"
        case .mappingsEmpty: "the policy mappings are empty"
        case .mappingsOfAnyPolicy: "the policy mappings map anyPolicy"
        case .constraintsEmpty: "the policy constraints are empty"
        case .limitsOfLeaf: "there are limits on policies in a leaf, which issues nothing"
        }
    }

    private static func message(_ fault: ProfileExtensionFault.DistributionPointFault) -> String {
        switch fault {
        case .empty: "the CRL distribution points are an empty list"
        case .withoutName: "the CRL distribution points have one without a name"
        case .reasonsOrIssuer:
            "the CRL distribution points have reasons or an issuer of their own"
        case .address: "the CRL distribution points have a name without http:"
        }
    }
}

extension English {
    static func remedy(_ fault: ProfileExtensionFault) -> String {
        switch fault {
        case .critical(let name): "Make \(name) not critical."
        case .notCritical(let name): "Make \(name) critical."
        case .basicConstraintsMissing: "Give it a critical basicConstraints with cA TRUE."
        case .leafIsAuthority: "Give it cA FALSE, or no basicConstraints."
        case .pathLength: "Leave out pathLenConstraint."
        case .keyUsageMissing: "Give it a critical keyUsage of keyCertSign and cRLSign."
        case .keyUsageBits:
            "Give it keyCertSign and cRLSign for an authority, digitalSignature for a server."
        case .publicKeyUsage:
            "Give it a critical keyUsage, and for an authority one with cRLSign."
        case .extendedKeyUsageMissing: "Give it serverAuth and at most clientAuth."
        case .extendedKeyUsageOfRoot, .extendedKeyUsage:
            "Give it serverAuth and at most clientAuth; a root goes without the extension."
        case .authorityKeyIdentifier:
            "Give it the issuer's subject key identifier and nothing else in this extension."
        case .subjectKeyIdentifier: "Give it a subjectKeyIdentifier."
        case .policies: "Name each policy once, with no qualifier but a CPS pointer."
        case .policyLimits: "Leave out this extension."
        case .informationAccess: "Use http addresses for OCSP and the issuer's certificate."
        case .distributionPoints: "Use distribution points of http addresses alone."
        case .timestamps: "Embed timestamps, or leave out the extension."
        case .unknownAnchorExtension, .malformedAnchorExtension: "Leave out this extension."
        case .publicExtensions(let names): "Add \(names.joined(separator: ", "))."
        case .publicTimestamps: "Embed its timestamps."
        }
    }
}
