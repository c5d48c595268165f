internal import CertModel

/// Extensions in a form that a client does not accept.
extension English {
    static func message(_ fault: ExtensionClientFault) -> String {
        switch fault {
        case .critical(let oid): "the extension \(label(oid)) is critical"
        case .unknownCritical(let oid): "the critical extension \(label(oid)) is not known"
        case .repeated: "an extension appears twice"
        case .malformed(let fault): "an extension is malformed: \(reason(fault))"
        case .tlsFeature: "it demands a TLS feature other than status_request"
        case .mustStaple:
            "the server must staple an OCSP answer: the certificate demands it"
        case .accessEmpty: "an authority information access without an address"
        case .policyTwice: "a certificate policy appears twice"
        case .policiesEmpty: "certificate policies without a policy"
        case .policyConstraintsEmpty: "empty policy constraints"
        case .identifierNumber(let limit):
            "an extension's identifier has a number of over \(limit) bits"
        case .constraintsEmpty: "name constraints without a subtree"
        case .constraintsMask:
            "an address range in the name constraints has a mask with gaps"
        case .constraintsUnknownToGo:
            "critical name constraints of a kind that Go does not know"
        case .constraintsUnknownToRustls:
            "name constraints permit directory names, which rustls does not compare"
        case .constraintsUnknownToGnuTLS:
            "name constraints of a kind that GnuTLS does not know"
        case .constraintsCritical: "critical name constraints"
        case .constraintsDotAtEnd: "a DNS name in the name constraints ends in a dot"
        }
    }

    static func remedy(_ fault: ExtensionClientFault) -> String {
        switch fault {
        case .critical:
            "Have the certificate issued anew with that extension not critical."
        case .mustStaple:
            "Turn OCSP stapling on in the server, or have the certificate issued anew without the"
                + " TLS feature."
        case .unknownCritical, .repeated, .malformed, .tlsFeature, .accessEmpty, .policyTwice,
            .policiesEmpty, .policyConstraintsEmpty, .identifierNumber:
            "Have the certificate issued anew without it."
        case .constraintsEmpty, .constraintsMask, .constraintsUnknownToGo,
            .constraintsUnknownToRustls, .constraintsUnknownToGnuTLS, .constraintsCritical,
            .constraintsDotAtEnd:
            "Have the authority's certificate issued anew with name constraints that clients can"
                + " read."
        }
    }
}

/// Basic constraints and key usages.
extension English {
    static func message(_ fault: UsageClientFault) -> String {
        switch fault {
        case .leafIsCA: "the server's certificate is an authority's"
        case .selfSignedNotCA: "the certificate is its own issuer, and may not sign certificates"
        case .anchorWithoutConstraintsAndUsage:
            "a version 3 root without basic constraints and key usage"
        case .anchorWithoutConstraints: "a version 3 root without basic constraints"
        case .anchorVersion(let version):
            "a root of version \(version), which can't say that it is an authority"
        case .constraintsNotCritical:
            "the basic constraints of an authority are not critical"
        case .pathLengthOfLeaf: "a path length beside CA:FALSE"
        case .pathLength(let limit): "the path length is greater than \(limit)"
        case .withoutDigitalSignature(let usage):
            "the key usage is \(list(usage)), without digitalSignature"
        case .leafEnciphersOnly: "the key usage of a server includes encipherOnly or decipherOnly"
        case .leafSignsCertificates: "the key usage of a server includes keyCertSign"
        case .authorityWithoutKeyUsage: "an authority without key usage"
        case .pathLengthWithoutCertSign: "a path length, and a key usage without keyCertSign"
        case .anyPurpose: "it is for anyExtendedKeyUsage, and serverAuth is not named"
        case .ocspSigning: "it is for OCSPSigning beside serverAuth"
        }
    }

    static func remedy(_ fault: UsageClientFault) -> String {
        switch fault {
        case .leafIsCA:
            "Have a certificate issued for the server whose basic constraints say CA:FALSE."
        case .selfSignedNotCA:
            "Have the certificate issued by an authority that clients trust, or make it anew"
                + " without basic constraints and key usage."
        case .anchorWithoutConstraintsAndUsage, .anchorWithoutConstraints, .anchorVersion:
            "Make a root of version 3 with critical basic constraints CA:TRUE and the key usage"
                + " keyCertSign, and give it to the clients."
        case .constraintsNotCritical:
            "Have the authority's certificate issued anew with critical basic constraints."
        case .pathLengthOfLeaf, .pathLengthWithoutCertSign:
            "Have the certificate issued anew without a path length."
        case .pathLength:
            "Have the authority's certificate issued anew with a small path length."
        case .withoutDigitalSignature:
            "Have a certificate issued whose key usage includes digitalSignature: TLS 1.3 and ECDHE"
                + " need it."
        case .leafEnciphersOnly:
            "Have the certificate issued anew with digitalSignature alone."
        case .leafSignsCertificates:
            "Have the certificate issued anew without keyCertSign."
        case .authorityWithoutKeyUsage:
            "Have the authority's certificate issued anew with a key usage."
        case .anyPurpose:
            "Have the certificate issued anew with serverAuth as its purpose, or without an"
                + " extended key usage."
        case .ocspSigning:
            "Have the certificate issued anew without OCSPSigning."
        }
    }
}
