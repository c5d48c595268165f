extension FindingID {
    /// An extension that must not be critical is.
    public static let profileCritical = FindingID("profile-critical")
    /// An extension that must be critical is not.
    public static let profileNotCritical = FindingID("profile-not-critical")
    /// An authority without basic constraints.
    public static let profileBasicConstraints = FindingID("profile-basic-constraints")
    /// A path length where none may be.
    public static let profilePathLength = FindingID("profile-path-length")
    /// An authority without key usage.
    public static let profileKeyUsageMissing = FindingID("profile-key-usage-missing")
    /// A key usage that does not fit the key or its holder.
    public static let profileKeyUsageBits = FindingID("profile-key-usage-bits")
    /// A key usage that public authorities have to state otherwise.
    public static let profilePublicKeyUsage = FindingID("profile-public-key-usage")
    /// An extended key usage that may not be, or holds what it may not.
    public static let profileExtendedKeyUsage = FindingID("profile-extended-key-usage")
    /// The issuer's key identifier is missing, of the wrong form, or another key's.
    public static let profileAuthorityKeyIdentifier = FindingID("profile-authority-key-identifier")
    /// An authority without an identifier of its key.
    public static let profileSubjectKeyIdentifier = FindingID("profile-subject-key-identifier")
    /// Name constraints that are misplaced, empty or of the wrong form.
    public static let profileNameConstraints = FindingID("profile-name-constraints")
    /// Policies that are repeated or qualified as they may not be.
    public static let profilePolicies = FindingID("profile-policies")
    /// Policy mappings or constraints that are misplaced, empty or about anyPolicy.
    public static let profilePolicyLimits = FindingID("profile-policy-limits")
    /// Authority information access of the wrong form.
    public static let profileInformationAccess = FindingID("profile-information-access")
    /// CRL distribution points of the wrong form.
    public static let profileDistributionPoints = FindingID("profile-distribution-points")
    /// A list of certificate timestamps that is empty.
    public static let profileTimestamps = FindingID("profile-timestamps")
    /// An extension of a trust anchor that is critical and unknown, malformed or repeated.
    public static let profileAnchorExtension = FindingID("profile-anchor-extension")
    /// Extensions that public authorities have to supply are missing.
    public static let profilePublicExtensions = FindingID("profile-public-extensions")
    /// Too few logs have promised to publish the certificate.
    public static let profilePublicTimestamps = FindingID("profile-public-timestamps")

    static let profileExtensionFindings: [FindingID] = [
        .profileCritical, .profileNotCritical, .profileBasicConstraints, .profilePathLength,
        .profileKeyUsageMissing, .profileKeyUsageBits, .profilePublicKeyUsage,
        .profileExtendedKeyUsage, .profileAuthorityKeyIdentifier, .profileSubjectKeyIdentifier,
        .profileNameConstraints, .profilePolicies, .profilePolicyLimits, .profileInformationAccess,
        .profileDistributionPoints, .profileTimestamps, .profileAnchorExtension,
        .profilePublicExtensions, .profilePublicTimestamps,
    ]
}

/// The wording of what is wrong with extensions; `fault` says what about the one named.
extension ProfileFault {
    static func critical(_ name: String) -> ProfileFault {
        ProfileFault(
            .profileCritical,
            "the extension \(name) is critical",
            mend: "with \(name) not critical"
        )
    }

    static func notCritical(_ name: String) -> ProfileFault {
        ProfileFault(
            .profileNotCritical,
            "the extension \(name) is not critical",
            mend: "with \(name) critical"
        )
    }

    static let basicConstraintsMissing = ProfileFault(
        .profileBasicConstraints,
        "an authority without basic constraints",
        mend: "with basicConstraints critical and cA TRUE"
    )

    static let leafIsAuthority = ProfileFault(
        .profileBasicConstraints,
        "the certificate of a server asserts that it is an authority's",
        mend: "with cA FALSE, or without basicConstraints"
    )

    static func pathLength(_ fault: String) -> ProfileFault {
        ProfileFault(
            .profilePathLength,
            "the certificate has a path length, and \(fault)",
            mend: "without pathLenConstraint"
        )
    }

    static let keyUsageMissing = ProfileFault(
        .profileKeyUsageMissing,
        "an authority without key usage",
        mend: "with a critical keyUsage of keyCertSign and cRLSign"
    )

    static func keyUsageBits(_ fault: String) -> ProfileFault {
        ProfileFault(
            .profileKeyUsageBits,
            "the key usage \(fault)",
            mend: "with keyCertSign and cRLSign for an authority, digitalSignature for a server"
        )
    }

    static func publicKeyUsage(_ fault: String) -> ProfileFault {
        ProfileFault(
            public: .profilePublicKeyUsage,
            "the key usage \(fault)",
            mend: "with a critical keyUsage, and for an authority with cRLSign"
        )
    }

    static let extendedKeyUsageMissing = ProfileFault(
        .profileExtendedKeyUsage,
        "the certificate of a server has no extended key usage",
        mend: "with serverAuth and at most clientAuth"
    )

    static func extendedKeyUsage(_ fault: String) -> ProfileFault {
        ProfileFault(
            .profileExtendedKeyUsage,
            "the extended key usage may not be as it is: \(fault)",
            mend: "with serverAuth and at most clientAuth, for a root without the extension"
        )
    }

    static func authorityKeyIdentifier(_ fault: String) -> ProfileFault {
        ProfileFault(
            .profileAuthorityKeyIdentifier,
            "the authority key identifier \(fault)",
            mend: "with the issuer's subject key identifier and nothing else in it"
        )
    }

    static func subjectKeyIdentifier(_ fault: String) -> ProfileFault {
        ProfileFault(
            .profileSubjectKeyIdentifier,
            "the subject key identifier \(fault)",
            mend: "with subjectKeyIdentifier"
        )
    }

    static func policies(_ fault: String) -> ProfileFault {
        ProfileFault(
            .profilePolicies,
            "the certificate policies \(fault)",
            mend: "with each policy once, and no qualifier but a CPS pointer"
        )
    }

    static func policyLimits(_ fault: String) -> ProfileFault {
        ProfileFault(.profilePolicyLimits, fault, mend: "without it")
    }

    static func informationAccess(_ fault: String) -> ProfileFault {
        ProfileFault(
            .profileInformationAccess,
            "the authority information access \(fault)",
            mend: "with http addresses for OCSP and the issuer's certificate"
        )
    }

    static func distributionPoints(_ fault: String) -> ProfileFault {
        ProfileFault(
            .profileDistributionPoints,
            "the CRL distribution points \(fault)",
            mend: "with distribution points of http addresses alone"
        )
    }

    static let timestamps = ProfileFault(
        .profileTimestamps,
        "the list of certificate timestamps is empty",
        mend: "with timestamps, or without the extension"
    )

    static func anchorExtension(_ name: String, _ fault: String) -> ProfileFault {
        ProfileFault(
            .profileAnchorExtension,
            "the trust anchor's extension \(name) \(fault)",
            mend: "without it"
        )
    }

    static func publicExtensions(_ names: [String]) -> ProfileFault {
        ProfileFault(
            public: .profilePublicExtensions,
            "issued under a public root without \(names.joined(separator: ", "))",
            mend: "with \(names.joined(separator: ", "))"
        )
    }

    static func publicTimestamps(logs: Int, wanted: Int) -> ProfileFault {
        ProfileFault(
            public: .profilePublicTimestamps,
            "timestamps from \(logs) of the \(wanted) logs that browsers want",
            mend: "with its timestamps embedded"
        )
    }
}
