extension FindingID {
    /// An issuer is no certificate authority.
    public static let notAnAuthority = FindingID("not-an-authority")
    /// The path is longer than a path length constraint allows.
    public static let pathTooLong = FindingID("path-too-long")
    /// A name lies outside the name constraints of its issuers.
    public static let nameConstraint = FindingID("name-constraint")
    /// The extended key usage does not allow the purpose.
    public static let wrongPurpose = FindingID("wrong-purpose")
    /// The key usage does not allow what the key is used for.
    public static let keyUsage = FindingID("key-usage")
    /// No certificate policy is valid for the path, and one is required.
    public static let policyNotAccepted = FindingID("policy-not-accepted")
    /// A critical extension that this program does not know.
    public static let unhandledCriticalExtension = FindingID("unhandled-critical-extension")
    /// An extension can't be decoded, or appears twice.
    public static let extensionMalformed = FindingID("extension-malformed")

    static let pathFindings: [FindingID] = [
        .notAnAuthority, .pathTooLong, .nameConstraint, .wrongPurpose, .keyUsage,
        .policyNotAccepted, .unhandledCriticalExtension, .extensionMalformed,
    ]
}

/// The wording of the rules of path validation (RFC 5280 §6) that a certificate may break.
extension Finding {
    /// An issuer that may not issue.
    package static func notAnAuthority(
        _ issuer: Certificate,
        reason: String,
        at location: Location
    ) -> Finding {
        Finding(
            .notAnAuthority,
            .error,
            "\(name(issuer.subject)) issued a certificate and is no authority: \(reason)",
            remedy: "Have the certificate issued by a certificate authority: clients trust nothing"
                + " that another server's certificate signed.",
            at: [location]
        )
    }

    /// More authorities below one than it allows.
    package static func pathTooLong(
        _ issuer: Certificate,
        allowed: Int,
        found: Int,
        at location: Location
    ) -> Finding {
        Finding(
            .pathTooLong,
            .error,
            "\(name(issuer.subject)) allows at most \(allowed) authorities below it, not \(found)",
            remedy: "Have the certificate issued by an authority nearer to the root.",
            at: [location],
            values: [
                .number("allowed", Int64(allowed)), .number("found", Int64(found)),
            ]
        )
    }

    /// More authorities on the path than were asked for.
    package static func pathOverLimit(
        limit: Int,
        found: Int,
        at location: Location
    ) -> Finding {
        Finding(
            .pathTooLong,
            .error,
            "at most \(limit) intermediates are to stand between the certificate and its anchor,"
                + " not \(found)",
            remedy: "Have the certificate issued by an authority nearer to the root.",
            at: [location],
            values: [.number("allowed", Int64(limit)), .number("found", Int64(found))]
        )
    }

    /// No policy that a path must be valid for.
    static func policyNotAccepted(
        _ certificate: Certificate,
        _ reason: PolicyRules.Fault.Reason,
        accepted: Set<OID>?,
        at location: Location
    ) -> Finding {
        let policies = (certificate.known.policies ?? []).map(\.policy.description)
        let asked = accepted?.map(\.description).sorted() ?? []
        let message =
            switch reason {
            case .noValidPolicy:
                "no certificate policy"
                    + (asked.isEmpty ? "" : " among \(asked.joined(separator: ", "))")
                    + " is valid down to \(name(certificate.subject)), and one is required"
            case .anyPolicyMapped:
                "\(name(certificate.subject)) maps anyPolicy, which can't be mapped"
            }
        return Finding(
            .policyNotAccepted,
            .error,
            message,
            remedy: "Have the certificate issued under a policy that all its issuers allow.",
            at: [location],
            values: [.list("policies", policies), .list("accepted", asked)]
        )
    }

    /// A leaf whose key may not be used as asked.
    package static func keyUsage(
        _ leaf: Certificate,
        missing: KeyUsage,
        at location: Location
    ) -> Finding {
        let usage = leaf.known.keyUsage?.names ?? []
        let wanted = missing.names.joined(separator: ", ")
        return Finding(
            .keyUsage,
            .error,
            "the key usage is \(usage.isEmpty ? "empty" : usage.joined(separator: ", ")),"
                + " without \(wanted)",
            remedy: "Have a certificate issued whose key usage holds \(wanted).",
            at: [location],
            values: [.list("key_usage", usage), .list("wanted", missing.names)]
        )
    }

    /// An anchor that is not trusted for the purpose.
    package static func wrongPurpose(
        anchor: Certificate,
        wanted: OID?,
        at location: Location
    ) -> Finding {
        let purpose = wanted.map(KeyPurpose.name(of:)) ?? "anything"
        return Finding(
            .wrongPurpose,
            .error,
            "the trust anchor \(name(anchor.subject)) is not trusted for \(purpose)",
            remedy: "Use a certificate of an authority that is trusted for \(purpose), or change"
                + " the anchor's trust settings: see openssl x509 -addtrust and -addreject.",
            at: [location],
            values: [.text("wanted", purpose)]
        )
    }

    /// An issuer whose key may not sign certificates.
    package static func keyUsage(_ issuer: Certificate, at location: Location) -> Finding {
        let usage = issuer.known.keyUsage?.names ?? []
        return Finding(
            .keyUsage,
            .error,
            "\(name(issuer.subject)) signed a certificate, and its key usage is"
                + " \(usage.isEmpty ? "empty" : usage.joined(separator: ", ")), without keyCertSign",
            remedy: "Have the issuer's certificate issued anew with keyCertSign, and replace it"
                + " in the file.",
            at: [location],
            values: [.list("key_usage", usage)]
        )
    }

    /// An extended key usage without the purpose asked for.
    package static func wrongPurpose(
        _ certificate: Certificate,
        wanted: OID,
        isLeaf: Bool,
        at location: Location
    ) -> Finding {
        let purposes = (certificate.known.extendedKeyUsage ?? []).map(KeyPurpose.name(of:))
        let purpose = KeyPurpose.name(of: wanted)
        let whose = isLeaf ? "the certificate" : "the authority \(name(certificate.subject))"
        return Finding(
            .wrongPurpose,
            .error,
            "\(whose) is for \(purposes.joined(separator: ", ")), not for \(purpose)",
            remedy: "Have a certificate issued whose extended key usage holds \(purpose).",
            at: [location],
            values: [.text("wanted", purpose), .list("purposes", purposes)]
        )
    }

    /// A critical extension that is not known here.
    package static func unhandledCriticalExtension(
        _ certificate: Certificate,
        _ unknown: Extension,
        at location: Location
    ) -> Finding {
        let label = unknown.name.map { "\($0) (\(unknown.oid))" } ?? "\(unknown.oid)"
        return Finding(
            .unhandledCriticalExtension,
            .error,
            "\(name(certificate.subject)) has the critical extension \(label), which is not known",
            remedy: "Have the certificate issued without it, or with the extension not critical:"
                + " clients that don't know it must refuse.",
            at: [location],
            values: [.text("oid", unknown.oid.description)]
        )
    }

    /// An extension that can't be decoded, or appears twice.
    package static func extensionMalformed(
        _ certificate: Certificate,
        _ fault: Certificate.ExtensionFault,
        at location: Location
    ) -> Finding {
        let label = Extension(oid: fault.oid, isCritical: false, value: []).name
        return Finding(
            .extensionMalformed,
            .error,
            "the extension \(label ?? fault.oid.description) of \(name(certificate.subject)) is"
                + " malformed: \(fault.reason)",
            remedy: "Have the certificate issued anew: clients refuse it as it is.",
            at: [location],
            values: [.text("oid", fault.oid.description)]
        )
    }

    /// More names and subtrees than are compared.
    package static func constraintLimit(
        _ certificate: Certificate,
        at location: Location
    ) -> Finding {
        Finding(
            .searchLimit,
            .error,
            "the name constraints on \(name(certificate.subject)) were given up: there are too many"
                + " names and subtrees to compare",
            remedy: "Have the certificate issued with fewer names.",
            at: [location]
        )
    }

    /// A name that an authority may not issue for.
    package static func nameConstraint(
        _ certificate: Certificate,
        _ violation: String,
        by authority: Certificate,
        at location: Location
    ) -> Finding {
        Finding(
            .nameConstraint,
            .error,
            "\(violation) in \(name(certificate.subject)), by the name constraints of"
                + " \(name(authority.subject))",
            remedy: "Have the certificate issued by an authority that may issue for the name.",
            at: [location]
        )
    }
}
