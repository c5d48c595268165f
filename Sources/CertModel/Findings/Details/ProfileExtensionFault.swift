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

/// What is wrong with extensions; those of names and name constraints have types of their own.
package enum ProfileExtensionFault: Sendable, Hashable {
    /// The extension of this name is critical, and must not be.
    case critical(String)
    /// The extension of this name is not critical, and must be.
    case notCritical(String)
    case basicConstraintsMissing
    /// A server's certificate asserts that it is an authority's.
    case leafIsAuthority
    case pathLength(PathLengthFault)
    case keyUsageMissing
    case keyUsageBits(KeyUsageFault)
    case publicKeyUsage(PublicKeyUsageFault)
    case extendedKeyUsageMissing
    /// A root has an extended key usage.
    case extendedKeyUsageOfRoot
    /// A server's extended key usage holds purposes that it may not.
    case extendedKeyUsage([OID])
    case authorityKeyIdentifier(AuthorityKeyIdentifierFault)
    case subjectKeyIdentifier(SubjectKeyIdentifierFault)
    case policies(PolicyFault)
    case policyLimits(PolicyLimitFault)
    case informationAccess(InformationAccessFault)
    case distributionPoints(DistributionPointFault)
    /// The list of certificate timestamps is empty.
    case timestamps
    /// A trust anchor's critical extension is not known.
    case unknownAnchorExtension(String)
    /// A trust anchor's extension is malformed.
    case malformedAnchorExtension(Certificate.ExtensionFault)
    /// Extensions of these names are missing.
    case publicExtensions([String])
    case publicTimestamps(logs: Int, wanted: Int)

    /// Why there may be no path length.
    package enum PathLengthFault: Sendable, Hashable {
        case notAuthority
        /// The key may not sign certificates.
        case withoutCertSign
    }

    /// What about the bits of a key usage.
    package enum KeyUsageFault: Sendable, Hashable {
        case empty, certSignWithoutAuthority, authorityWithoutCertSign
        /// encipherOnly or decipherOnly without keyAgreement.
        case onlyWithoutAgreement
        case authorityHas(KeyUsage)
        /// An elliptic curve's key is to encipher.
        case curveEnciphers
        case serverHas(KeyUsage)
        case serverWithoutSignature
    }

    /// What public authorities have to state otherwise about a key usage.
    package enum PublicKeyUsageFault: Sendable, Hashable {
        case notCritical, authorityWithoutCRLSign
    }

    /// What about an authority key identifier.
    package enum AuthorityKeyIdentifierFault: Sendable, Hashable {
        case missing, withoutKey, namesCertificate, otherKey
    }

    /// What about a subject key identifier.
    package enum SubjectKeyIdentifierFault: Sendable, Hashable {
        case missing, empty
    }

    /// What about certificate policies.
    package enum PolicyFault: Sendable, Hashable {
        case empty, repeated, anyPolicyOfLeaf, emptyQualifiers, qualifierWithoutType, pointerNotURI
        case userNotice
        case qualifier(OID)
        case noticeType, noticeTooLong
    }

    /// What about policy mappings and constraints.
    package enum PolicyLimitFault: Sendable, Hashable {
        case mappingsOfLeaf, mappingsEmpty, mappingsOfAnyPolicy, constraintsEmpty, limitsOfLeaf
    }

    /// What about authority information access.
    package enum InformationAccessFault: Sendable, Hashable {
        case empty
        case method(OID)
        case address
    }

    /// What about CRL distribution points.
    package enum DistributionPointFault: Sendable, Hashable {
        case empty, withoutName, reasonsOrIssuer, address
    }
}

extension ProfileExtensionFault {
    var id: FindingID {
        switch self {
        case .critical: .profileCritical
        case .notCritical: .profileNotCritical
        case .basicConstraintsMissing, .leafIsAuthority: .profileBasicConstraints
        case .pathLength: .profilePathLength
        case .keyUsageMissing: .profileKeyUsageMissing
        case .keyUsageBits: .profileKeyUsageBits
        case .publicKeyUsage: .profilePublicKeyUsage
        case .extendedKeyUsageMissing, .extendedKeyUsageOfRoot, .extendedKeyUsage:
            .profileExtendedKeyUsage
        case .authorityKeyIdentifier: .profileAuthorityKeyIdentifier
        case .subjectKeyIdentifier: .profileSubjectKeyIdentifier
        case .policies: .profilePolicies
        case .policyLimits: .profilePolicyLimits
        case .informationAccess: .profileInformationAccess
        case .distributionPoints: .profileDistributionPoints
        case .timestamps: .profileTimestamps
        case .unknownAnchorExtension, .malformedAnchorExtension: .profileAnchorExtension
        case .publicExtensions: .profilePublicExtensions
        case .publicTimestamps: .profilePublicTimestamps
        }
    }

    /// Whether the rule is for public authorities alone.
    var isPublic: Bool {
        switch self {
        case .publicKeyUsage, .publicExtensions, .publicTimestamps: true
        default: false
        }
    }
}
