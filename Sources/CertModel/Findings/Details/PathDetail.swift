extension FindingID {
    /// An issuer is not a certificate authority.
    public static let notAnAuthority = FindingID("not-an-authority")
    /// The path is longer than a path length constraint allows.
    public static let pathTooLong = FindingID("path-too-long")
    /// A name is outside the name constraints of its issuers.
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

/// A rule of path validation (RFC 5280 §6) that a certificate breaks.
package enum PathDetail: Sendable, Hashable {
    /// An issuer that may not issue.
    case notAnAuthority(DistinguishedName, NotAnAuthority)
    /// More authorities below one than it allows.
    case pathTooLong(issuer: DistinguishedName, allowed: Int, found: Int)
    /// More intermediates on the path than the policy allows.
    case tooManyIntermediates(maximum: Int, found: Int)
    /// No policy that the path must be valid for.
    case policyNotAccepted(DistinguishedName, PolicyFault, Policies)
    /// A leaf whose key may not be used as the policy or its purpose needs.
    case keyUsageOfLeaf(KeyUsage, missing: KeyUsage)
    /// An issuer whose key may not sign certificates.
    case keyUsageOfIssuer(DistinguishedName, KeyUsage)
    /// A leaf whose extended key usage lacks the purpose.
    case purposeOfLeaf([OID], wanted: OID)
    /// An authority whose extended key usage lacks the purpose.
    case purposeOfAuthority(DistinguishedName, [OID], wanted: OID)
    /// An anchor that is not trusted for the purpose; nil where it is trusted for none.
    case purposeOfAnchor(DistinguishedName, wanted: OID?)
    /// A critical extension that these rules do not know.
    case unhandledCriticalExtension(OID, of: DistinguishedName)
    /// An extension that can't be decoded, or that appears twice.
    case extensionMalformed(Certificate.ExtensionFault, of: DistinguishedName)
    /// A name that an authority may not issue for.
    case nameConstraint(NameViolation, in: DistinguishedName, by: DistinguishedName)
    /// More names and subtrees than are compared.
    case tooManyConstraints(DistinguishedName)

    /// Why a certificate is not an authority's.
    package enum NotAnAuthority: Sendable, Hashable {
        /// Its basic constraints say so.
        case notCA
        /// It is of a version that has no basic constraints.
        case version(Int)
        case withoutBasicConstraints
    }

    /// How the policies of a path fail.
    package enum PolicyFault: Sendable, Hashable {
        /// No policy is valid, or none that the user accepts, and one is required.
        case noValidPolicy
        /// anyPolicy is mapped, or something to it.
        case anyPolicyMapped
    }

    /// The policies of a certificate, and those that the user accepts, sorted.
    package struct Policies: Sendable, Hashable {
        package let own: [OID]
        package let accepted: [String]

        package init(own: [OID], accepted: [String]) {
            self.own = own
            self.accepted = accepted
        }
    }

    /// In what way a name breaks name constraints.
    package enum NameViolation: Sendable, Hashable {
        /// It is in an excluded subtree; nil where no single one explains it.
        case excluded(GeneralName, by: GeneralName?)
        /// It is in none of the permitted subtrees of its kind.
        case notPermitted(GeneralName)
    }

    var id: FindingID {
        switch self {
        case .notAnAuthority: .notAnAuthority
        case .pathTooLong, .tooManyIntermediates: .pathTooLong
        case .policyNotAccepted: .policyNotAccepted
        case .keyUsageOfLeaf, .keyUsageOfIssuer: .keyUsage
        case .purposeOfLeaf, .purposeOfAuthority, .purposeOfAnchor: .wrongPurpose
        case .unhandledCriticalExtension: .unhandledCriticalExtension
        case .extensionMalformed: .extensionMalformed
        case .nameConstraint: .nameConstraint
        case .tooManyConstraints: .searchLimit
        }
    }

    var values: [Finding.Value] {
        switch self {
        case .pathTooLong(_, let maximum, let found), .tooManyIntermediates(let maximum, let found):
            [.number("allowed", Int64(maximum)), .number("found", Int64(found))]
        case .policyNotAccepted(_, _, let policies):
            [
                .list("policies", policies.own.map(\.description)),
                .list("accepted", policies.accepted),
            ]
        case .keyUsageOfLeaf(let usage, let missing):
            [.list("key_usage", usage.names), .list("wanted", missing.names)]
        case .keyUsageOfIssuer(_, let usage):
            [.list("key_usage", usage.names)]
        case .purposeOfLeaf(let purposes, let wanted),
            .purposeOfAuthority(_, let purposes, let wanted):
            [
                .text("wanted", KeyPurpose.name(of: wanted)),
                .list("purposes", purposes.map(KeyPurpose.name(of:))),
            ]
        case .purposeOfAnchor(_, let wanted):
            [.text("wanted", KeyPurpose.name(of: wanted ?? KeyPurpose.any))]
        case .unhandledCriticalExtension(let oid, _):
            [.text("oid", oid.description)]
        case .extensionMalformed(let fault, _):
            [.text("oid", fault.oid.description)]
        case .notAnAuthority, .nameConstraint, .tooManyConstraints: []
        }
    }
}

extension Finding {
    /// A rule of path validation that is broken, an error.
    init(_ detail: PathDetail, at location: Location) {
        self.init(.path(detail), .error, at: [location])
    }
}
