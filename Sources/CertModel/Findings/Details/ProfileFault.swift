/// A rule of the strict profile that a certificate breaks.
package enum ProfileFault: Sendable, Hashable {
    case field(ProfileFieldFault)
    case algorithm(ProfileAlgorithmFault)
    case name(ProfileNameFault)
    case nameConstraints(NameConstraintFault)
    case `extension`(ProfileExtensionFault)

    var id: FindingID {
        switch self {
        case .field(let fault): fault.id
        case .algorithm(let fault): fault.id
        case .name(let fault): fault.id
        case .nameConstraints: .profileNameConstraints
        case .extension(let fault): fault.id
        }
    }

    /// A warning where only public authorities are bound by the rule.
    var severity: Severity {
        switch self {
        case .field(let fault): fault.isPublic ? .warning : .error
        case .algorithm(let fault): fault.isPublic ? .warning : .error
        case .name(let fault): fault.isPublic ? .warning : .error
        case .nameConstraints: .error
        case .extension(let fault): fault.isPublic ? .warning : .error
        }
    }
}

/// A rule of the strict profile that is broken, and whose certificate breaks it.
package struct ProfileDetail: Sendable, Hashable {
    package let fault: ProfileFault
    package let holder: Holder

    /// Whose certificate it is.
    package enum Holder: Sendable, Hashable {
        case leaf
        case intermediate(DistinguishedName)
        case root(DistinguishedName)
    }

    package init(_ fault: ProfileFault, of holder: Holder) {
        self.fault = fault
        self.holder = holder
    }
}

extension Finding {
    /// What breaks a rule of the strict profile.
    init(_ fault: ProfileFault, in one: ProfiledCertificate, at location: Location) {
        let name = one.certificate.subject
        let holder: ProfileDetail.Holder =
            switch one.role {
            case .leaf: .leaf
            case .intermediate: .intermediate(name)
            case .root: .root(name)
            }
        self.init(.profile(ProfileDetail(fault, of: holder)), fault.severity, at: [location])
    }
}

extension FindingID {
    /// Every rule of the strict profile, in the order of its table.
    public static let profileFindings: [FindingID] =
        profileFieldFindings + profileAlgorithmFindings + profileNameFindings
        + profileExtensionFindings
}
