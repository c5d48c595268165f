internal import CertModel

/// The rules of path validation.
extension English {
    static func message(_ detail: PathDetail) -> String {
        switch detail {
        case .notAnAuthority(let issuer, .notCA):
            "\(name(issuer)) issued a certificate but is not a certificate authority: its basic"
                + " constraints say CA:FALSE"
        case .notAnAuthority(let issuer, .version(let version)):
            "\(name(issuer)) issued a certificate but is not a certificate authority: it is of version"
                + " \(version), which has no basic constraints"
        case .notAnAuthority(let issuer, .withoutBasicConstraints):
            "\(name(issuer)) issued a certificate but is not a certificate authority: it has no"
                + " basic constraints"
        case .pathTooLong(let issuer, let allowed, let found):
            "\(name(issuer)) allows at most \(allowed) authorities below it, not \(found)"
        case .tooManyIntermediates(let maximum, let found):
            "at most \(maximum) intermediates may be between the certificate and its trust anchor,"
                + " not \(found)"
        case .policyNotAccepted(let subject, let fault, let policies):
            message(subject, fault, accepted: policies.accepted)
        case .keyUsageOfLeaf(let usage, let missing):
            "the key usage is \(list(usage)), without \(list(missing))"
        case .keyUsageOfIssuer(let issuer, let usage):
            "\(name(issuer)) signed a certificate, and its key usage is \(list(usage)), without"
                + " keyCertSign"
        case .purposeOfLeaf(let purposes, let wanted):
            "the certificate is for \(list(purposes)), not for \(KeyPurpose.name(of: wanted))"
        case .purposeOfAuthority(let authority, let purposes, let wanted):
            "the authority \(name(authority)) is for \(list(purposes)), not for"
                + " \(KeyPurpose.name(of: wanted))"
        case .purposeOfAnchor(let anchor, let wanted?):
            "the trust anchor \(name(anchor)) is not trusted for \(KeyPurpose.name(of: wanted))"
        case .purposeOfAnchor(let anchor, nil):
            "the trust anchor \(name(anchor)) is not trusted for anything"
        case .unhandledCriticalExtension(let oid, let subject):
            "\(name(subject)) has the critical extension \(labelled(oid)), which is not known"
        case .extensionMalformed(let fault, let subject):
            "the extension \(label(fault.oid)) of \(name(subject)) is malformed: \(reason(fault))"
        case .nameConstraint(let violation, let subject, let authority):
            message(violation, in: subject, by: authority)
        case .tooManyConstraints(let subject):
            "the name constraints on \(name(subject)) were not checked to the end: there are too"
                + " many names and subtrees to compare"
        }
    }

    private static func message(
        _ subject: DistinguishedName,
        _ fault: PathDetail.PolicyFault,
        accepted: [String]
    ) -> String {
        switch fault {
        case .noValidPolicy where accepted.isEmpty:
            "no certificate policy is valid down to \(name(subject)), and one is required"
        case .noValidPolicy:
            "no certificate policy among \(accepted.joined(separator: ", ")) is valid down to"
                + " \(name(subject)), and one is required"
        case .anyPolicyMapped:
            "\(name(subject)) maps anyPolicy, which can't be mapped"
        }
    }

    private static func message(
        _ violation: PathDetail.NameViolation,
        in subject: DistinguishedName,
        by authority: DistinguishedName
    ) -> String {
        switch violation {
        case .excluded(let excluded, let subtree?):
            "\(name(subject)) has the name \(name(excluded)), which is in the excluded subtree"
                + " \(name(subtree)) of \(name(authority))"
        case .excluded(let excluded, nil):
            "\(name(subject)) has the name \(name(excluded)), which is in an excluded subtree of"
                + " \(name(authority))"
        case .notPermitted(let outside):
            "\(name(subject)) has the name \(name(outside)), which is outside the permitted subtrees"
                + " of \(name(authority))"
        }
    }

    /// Why an extension is malformed; what the decoder says is technical and stays as it is.
    static func reason(_ fault: Certificate.ExtensionFault) -> String {
        switch fault.kind {
        case .repeated: "it appears twice"
        case .undecodable(_, let technical): technical
        }
    }

    static func list(_ usage: KeyUsage) -> String {
        usage.isEmpty ? "empty" : usage.names.joined(separator: ", ")
    }

    private static func list(_ purposes: [OID]) -> String {
        purposes.map(KeyPurpose.name(of:)).joined(separator: ", ")
    }
}

extension English {
    static func remedy(_ detail: PathDetail) -> String {
        switch detail {
        case .notAnAuthority:
            "Have the certificate issued by a certificate authority: clients trust nothing that"
                + " another server's certificate signed."
        case .pathTooLong, .tooManyIntermediates:
            "Have the certificate issued by an authority nearer to the root."
        case .policyNotAccepted:
            "Have the certificate issued under a policy that all its issuers allow."
        case .keyUsageOfLeaf(_, let missing):
            "Have a certificate issued whose key usage includes \(list(missing))."
        case .keyUsageOfIssuer:
            "Have the issuer's certificate issued anew with keyCertSign, and replace it in the"
                + " file."
        case .purposeOfLeaf(_, let wanted), .purposeOfAuthority(_, _, let wanted):
            "Have a certificate issued whose extended key usage includes"
                + " \(KeyPurpose.name(of: wanted))."
        case .purposeOfAnchor(_, let wanted?):
            "Use a certificate of an authority that is trusted for \(KeyPurpose.name(of: wanted)),"
                + " or change the anchor's trust settings: see openssl x509 -addtrust and"
                + " -addreject."
        case .purposeOfAnchor(_, nil):
            "Use a certificate of an authority that is trusted, or change the anchor's trust"
                + " settings: see openssl x509 -addtrust and -addreject."
        case .unhandledCriticalExtension:
            "Have the certificate issued without it, or with the extension not critical: clients"
                + " that don't know it must refuse."
        case .extensionMalformed:
            "Have the certificate issued anew: clients refuse it as it is."
        case .nameConstraint:
            "Have the certificate issued by an authority that may issue for the name."
        case .tooManyConstraints:
            "Have the certificate issued with fewer names."
        }
    }
}
