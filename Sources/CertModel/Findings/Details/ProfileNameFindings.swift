extension FindingID {
    /// An empty issuer.
    public static let profileIssuerEmpty = FindingID("profile-issuer-empty")
    /// An empty subject where one is needed.
    public static let profileSubjectEmpty = FindingID("profile-subject-empty")
    /// A subject attribute whose value is of the wrong type, length or characters.
    public static let profileAttribute = FindingID("profile-attribute")
    /// Subject attributes that are repeated, out of order, or several in one relative name.
    public static let profileNameStructure = FindingID("profile-name-structure")
    /// An organizational unit in a leaf.
    public static let profileOrganizationalUnit = FindingID("profile-organizational-unit")
    /// A common name that is no subject alternative name.
    public static let profileCommonNameUnlisted = FindingID("profile-common-name-unlisted")
    /// A common name that is written otherwise than the alternative name.
    public static let profileCommonNameSpelling = FindingID("profile-common-name-spelling")
    /// Alternative names of a server that are neither DNS names nor IP addresses.
    public static let profileNameKind = FindingID("profile-name-kind")
    /// A dNSName that is no host name.
    public static let profileDNSName = FindingID("profile-dns-name")
    /// A wildcard that is not the whole first label, or stands for too much.
    public static let profileWildcard = FindingID("profile-wildcard")
    /// A wildcard directly below a public suffix.
    public static let profilePublicSuffixWildcard = FindingID("profile-public-suffix-wildcard")
    /// An iPAddress that is no address.
    public static let profileIPAddress = FindingID("profile-ip-address")
    /// An rfc822Name that is no address.
    public static let profileEmailAddress = FindingID("profile-email-address")
    /// A URI that is none, or relative.
    public static let profileURI = FindingID("profile-uri")
    /// A name or address that is nobody's on the public Internet.
    public static let profileInternalName = FindingID("profile-internal-name")

    static let profileNameFindings: [FindingID] = [
        .profileIssuerEmpty, .profileSubjectEmpty, .profileAttribute, .profileNameStructure,
        .profileOrganizationalUnit, .profileCommonNameUnlisted, .profileCommonNameSpelling,
        .profileNameKind, .profileDNSName, .profileWildcard, .profilePublicSuffixWildcard,
        .profileIPAddress, .profileEmailAddress, .profileURI, .profileInternalName,
    ]
}

/// The wording of what is wrong with distinguished names.
extension ProfileFault {
    static let issuerEmpty = ProfileFault(
        .profileIssuerEmpty,
        "the issuer is an empty name",
        mend: "by an authority that has a name"
    )

    /// `need` says why it may not be empty.
    static func subjectEmpty(_ need: String) -> ProfileFault {
        ProfileFault(
            .profileSubjectEmpty,
            "the subject is an empty name, and \(need)",
            mend: "with a subject, or for a server with a critical subjectAltName"
        )
    }

    /// `fault` says what about the attribute's value, such as `is longer than 64 characters`.
    static func attribute(_ name: String, _ fault: String) -> ProfileFault {
        ProfileFault(
            .profileAttribute,
            "the subject's \(name) \(fault)",
            mend: "with a \(name) of the type and length that RFC 5280 gives it"
        )
    }

    static func nameStructure(_ fault: String) -> ProfileFault {
        ProfileFault(
            .profileNameStructure,
            "in the subject \(fault)",
            mend: "with each attribute once, alone in its relative name and in order"
        )
    }

    static let organizationalUnit = ProfileFault(
        .profileOrganizationalUnit,
        "the subject holds an organizational unit, which nobody can confirm",
        mend: "without organizationalUnitName"
    )

    static func commonNameUnlisted(_ commonName: String, names: [String]) -> ProfileFault {
        ProfileFault(
            .profileCommonNameUnlisted,
            "the common name \(commonName.printable.shortened(to: 80)) is none of the alternative"
                + " names \(list(names))",
            mend: "without a common name, or with one of the alternative names as it"
        )
    }

    static func commonNameSpelling(_ commonName: String, name: String) -> ProfileFault {
        ProfileFault(
            .profileCommonNameSpelling,
            "the common name \(commonName.printable.shortened(to: 80)) is written otherwise than"
                + " the alternative name \(name.printable.shortened(to: 80))",
            mend: "with the common name spelled as the alternative name is"
        )
    }

    /// A common name with the form of an address, and not the one form of it that is allowed.
    static func commonNameAddress(_ commonName: String) -> ProfileFault {
        ProfileFault(
            .profileCommonNameSpelling,
            "the common name \(commonName.printable.shortened(to: 80)) is no IP address as RFC 3986"
                + " and RFC 5952 write it",
            mend: "with the common name spelled as the alternative name is"
        )
    }
}

/// The wording of what is wrong with alternative names.
extension ProfileFault {
    static func nameKind(_ kinds: [String]) -> ProfileFault {
        ProfileFault(
            .profileNameKind,
            "a server's alternative names hold \(list(kinds))",
            mend: "with DNS names and IP addresses alone"
        )
    }

    static func dnsName(_ name: String, _ fault: String) -> ProfileFault {
        ProfileFault(
            .profileDNSName,
            "\(quoted(name)) is no DNS name: \(fault)",
            mend: "with names of letters, digits and hyphens, others as A-labels"
        )
    }

    static func wildcard(_ name: String) -> ProfileFault {
        ProfileFault(
            .profileWildcard,
            "\(quoted(name)) is no wildcard name: `*.` and a name of two labels or more is one",
            mend: "with a wildcard as the whole first label"
        )
    }

    /// A suffix of a company's may be its own; a public authority has seen the proof.
    static func publicSuffixWildcard(_ name: String) -> ProfileFault {
        ProfileFault(
            .profilePublicSuffixWildcard,
            "\(quoted(name)) covers every name below a public suffix",
            mend: "for the names themselves"
        )
    }

    static func ipAddress(octets: Int) -> ProfileFault {
        ProfileFault(
            .profileIPAddress,
            "an iPAddress has \(octets) octets, not 4 or 16",
            mend: "with addresses of 4 octets (IPv4) or 16 (IPv6)"
        )
    }

    static func emailAddress(_ name: String) -> ProfileFault {
        ProfileFault(
            .profileEmailAddress,
            "\(quoted(name)) is no e-mail address",
            mend: "with addresses of the form local-part@domain in ASCII"
        )
    }

    static func uri(_ name: String, _ fault: String) -> ProfileFault {
        ProfileFault(
            .profileURI,
            "\(quoted(name)) is no absolute URI: \(fault)",
            mend: "with URIs that have a scheme and, where they have an authority, a host"
        )
    }

    static func internalName(_ names: [String]) -> ProfileFault {
        ProfileFault(
            public: .profileInternalName,
            "\(list(names)) can't be anybody's on the public Internet",
            mend: "for public names, or by an authority of your own"
        )
    }

    private static func quoted(_ name: String) -> String {
        name.isEmpty ? "an empty name" : name.printable.shortened(to: 80)
    }

    /// The first few of some names.
    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(4).map { $0.printable.shortened(to: 80) }.joined(separator: ", ")
        return names.count > 4 ? "\(shown) and \(names.count - 4) more" : shown
    }
}
