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
    /// A common name that is not a subject alternative name.
    public static let profileCommonNameUnlisted = FindingID("profile-common-name-unlisted")
    /// A common name that is spelled differently than the alternative name.
    public static let profileCommonNameSpelling = FindingID("profile-common-name-spelling")
    /// Alternative names of a server that are neither DNS names nor IP addresses.
    public static let profileNameKind = FindingID("profile-name-kind")
    /// A dNSName that is not a host name.
    public static let profileDNSName = FindingID("profile-dns-name")
    /// A wildcard that is not the whole first label, or stands for too much.
    public static let profileWildcard = FindingID("profile-wildcard")
    /// A wildcard directly below a public suffix.
    public static let profilePublicSuffixWildcard = FindingID("profile-public-suffix-wildcard")
    /// An iPAddress that is not an address.
    public static let profileIPAddress = FindingID("profile-ip-address")
    /// An rfc822Name that is not an address.
    public static let profileEmailAddress = FindingID("profile-email-address")
    /// A URI that is malformed, or relative.
    public static let profileURI = FindingID("profile-uri")
    /// A name or address that does not exist on the public Internet.
    public static let profileInternalName = FindingID("profile-internal-name")

    static let profileNameFindings: [FindingID] = [
        .profileIssuerEmpty, .profileSubjectEmpty, .profileAttribute, .profileNameStructure,
        .profileOrganizationalUnit, .profileCommonNameUnlisted, .profileCommonNameSpelling,
        .profileNameKind, .profileDNSName, .profileWildcard, .profilePublicSuffixWildcard,
        .profileIPAddress, .profileEmailAddress, .profileURI, .profileInternalName,
    ]
}

/// What is wrong with distinguished names and alternative names.
package enum ProfileNameFault: Sendable, Hashable {
    case issuerEmpty
    case subjectEmpty(SubjectNeed)
    /// The value of the attribute of this name.
    case attribute(String, AttributeFault)
    /// A relative name has several attributes.
    case severalAttributes
    /// The attribute of this name appears twice.
    case repeatedAttribute(String)
    case attributeOrder
    case organizationalUnit
    case commonNameUnlisted(String, names: NameList)
    case commonNameSpelling(String, name: String)
    /// A common name with the form of an address, and not the one form of it that is allowed.
    case commonNameAddress(String)
    /// A server's alternative names are of other kinds than DNS names and IP addresses.
    case nameKind([NameKind])
    case dnsName(String, DNSNameFault)
    case wildcard(String)
    case publicSuffixWildcard(String)
    case ipAddress(octets: Int)
    case emailAddress(String)
    case uri(String, URIFault)
    /// Names that do not exist on the public Internet.
    case internalName(NameList)

    /// Why a subject may not be empty.
    package enum SubjectNeed: Sendable, Hashable {
        case authority, withoutAlternativeNames, alternativeNamesNotCritical
    }

    /// The first few of some names, and how many there are.
    package struct NameList: Sendable, Hashable {
        package let first: [String]
        package let count: Int

        package init(_ names: [String]) {
            first = Array(names.prefix(4))
            count = names.count
        }
    }

    /// A kind of alternative name that servers have no use for.
    package enum NameKind: Sendable, Hashable {
        case email, uri, directory, registeredID, other, x400, ediParty
    }
}

/// What is wrong with the value of a subject's attribute.
package enum AttributeFault: Sendable, Hashable {
    /// It is of another string type than it may be.
    case stringType(StringTypes)
    /// It holds octets that its type does not have.
    case undecodable
    case empty
    /// It holds characters that PrintableString does not have.
    case notPrintable
    case controlCharacters
    /// It has nothing but marks, such as `-`.
    case meaningless
    /// It is not a code of two letters.
    case notCountryCode
    case tooLong(characters: Int, limit: Int)

    /// The string types that an attribute may have.
    package enum StringTypes: Sendable, Hashable {
        case directory, printable, ia5
    }
}

/// What keeps a text from being a host name (RFC 1034 §3.5, RFC 1123 §2.1, RFC 5890 §2.3.1).
package enum DNSNameFault: Sendable, Hashable {
    case empty
    /// It is longer than 253 octets.
    case tooLong
    case endsInNumber
    case emptyLabel
    /// A label is longer than 63 octets.
    case labelTooLong
    case characters
    /// A label begins or ends with a hyphen.
    case hyphen
    case reservedLabel
    /// A label with `xn--` is not an A-label.
    case notALabel
}

/// What keeps a text from being an absolute URI (RFC 3986).
package enum URIFault: Sendable, Hashable {
    case characters, noScheme, nothingBehindScheme, host
}

/// What is wrong with the form of name constraints (RFC 5280 §4.2.1.10).
package enum NameConstraintFault: Sendable, Hashable {
    /// A certificate that is not an authority's has them.
    case ofLeaf
    case empty, emptySubtrees
    case dnsName(String, DNSNameFault)
    case email(String)
    case uri(String)
    case rangeLength(octets: Int)
    /// The mask of an address range is not a prefix.
    case rangeMask
}

extension ProfileNameFault {
    var id: FindingID {
        switch self {
        case .issuerEmpty: .profileIssuerEmpty
        case .subjectEmpty: .profileSubjectEmpty
        case .attribute: .profileAttribute
        case .severalAttributes, .repeatedAttribute, .attributeOrder: .profileNameStructure
        case .organizationalUnit: .profileOrganizationalUnit
        case .commonNameUnlisted: .profileCommonNameUnlisted
        case .commonNameSpelling, .commonNameAddress: .profileCommonNameSpelling
        case .nameKind: .profileNameKind
        case .dnsName: .profileDNSName
        case .wildcard: .profileWildcard
        case .publicSuffixWildcard: .profilePublicSuffixWildcard
        case .ipAddress: .profileIPAddress
        case .emailAddress: .profileEmailAddress
        case .uri: .profileURI
        case .internalName: .profileInternalName
        }
    }

    /// Whether the rule is for public authorities alone.
    var isPublic: Bool {
        if case .internalName = self { true } else { false }
    }
}
