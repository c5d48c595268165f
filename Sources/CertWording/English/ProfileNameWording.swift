internal import CertModel

/// Distinguished names and alternative names.
extension English {
    static func message(_ fault: ProfileNameFault) -> String {
        switch fault {
        case .issuerEmpty: "the issuer is an empty name"
        case .subjectEmpty(.authority):
            "the subject is an empty name, and an authority must have one"
        case .subjectEmpty(.withoutAlternativeNames):
            "the subject is an empty name, and there is no alternative name"
        case .subjectEmpty(.alternativeNamesNotCritical):
            "the subject is an empty name, and the alternative names are not critical"
        case .attribute(let name, let fault): message(fault, name)
        case .severalAttributes: "in the subject a relative name has several attributes"
        case .repeatedAttribute(let name): "in the subject \(name) appears twice"
        case .attributeOrder: "in the subject the attributes are not in order"
        case .organizationalUnit:
            "the subject holds an organizational unit, which nobody can confirm"
        case .commonNameUnlisted(let commonName, let names):
            "the common name \(quoted(commonName)) is none of the alternative names \(list(names))"
        case .commonNameSpelling(let commonName, let name):
            "the common name \(quoted(commonName)) is spelled differently than the alternative name"
                + " \(quoted(name))"
        case .commonNameAddress(let commonName):
            "the common name \(quoted(commonName)) is not an IP address as RFC 3986 and RFC 5952"
                + " write it"
        case .nameKind(let kinds):
            "a server's alternative names hold \(kinds.map(noun).joined(separator: ", "))"
        case .dnsName(let name, let fault): "\(quoted(name)) is not a DNS name: \(clause(fault))"
        case .wildcard(let name):
            "\(quoted(name)) is not a wildcard name: `*.` and a name of two labels or more is one"
        case .publicSuffixWildcard(let name):
            "\(quoted(name)) covers every name below a public suffix"
        case .ipAddress(let octets): "an iPAddress has \(octets) octets, not 4 or 16"
        case .emailAddress(let name): "\(quoted(name)) is not an e-mail address"
        case .uri(let name, let fault):
            "\(quoted(name)) is not an absolute URI: \(clause(fault))"
        case .internalName(let names):
            "\(list(names)) can't be anybody's on the public Internet"
        }
    }

    private static func message(_ fault: AttributeFault, _ name: String) -> String {
        switch fault {
        case .stringType(.directory):
            "the subject's \(name) is of another string type than PrintableString and UTF8String"
        case .stringType(.printable):
            "the subject's \(name) is of another string type than PrintableString"
        case .stringType(.ia5):
            "the subject's \(name) is of another string type than IA5String"
        case .undecodable: "the subject's \(name) holds octets that its type does not have"
        case .empty: "the subject's \(name) is empty"
        case .notPrintable:
            "the subject's \(name) holds characters that PrintableString does not have"
        case .controlCharacters: "the subject's \(name) holds control characters"
        case .meaningless: "the subject's \(name) says nothing"
        case .notCountryCode: "the subject's \(name) is not a code of two letters"
        case .tooLong(let characters, let limit):
            "the subject's \(name) is \(characters) characters long, more than \(limit)"
        }
    }

    /// Why a text is not a DNS name.
    static func clause(_ fault: DNSNameFault) -> String {
        switch fault {
        case .empty: "it is empty"
        case .tooLong: "it is longer than 253 octets"
        case .endsInNumber: "it ends in a number"
        case .emptyLabel: "a label is empty"
        case .labelTooLong: "a label is longer than 63 octets"
        case .characters: "it has other characters than letters, digits and hyphens"
        case .hyphen: "a label begins or ends with a hyphen"
        case .reservedLabel: "a label is of a reserved form"
        case .notALabel: "a label with xn-- is not an A-label"
        }
    }

    private static func clause(_ fault: URIFault) -> String {
        switch fault {
        case .characters: "it has characters that must be escaped"
        case .noScheme: "it has no scheme"
        case .nothingBehindScheme: "nothing follows its scheme"
        case .host: "its host is not a name or an address"
        }
    }

    private static func noun(_ kind: ProfileNameFault.NameKind) -> String {
        switch kind {
        case .email: "an rfc822Name"
        case .uri: "a URI"
        case .directory: "a directoryName"
        case .registeredID: "a registeredID"
        case .other: "an otherName"
        case .x400: "an x400Address"
        case .ediParty: "an ediPartyName"
        }
    }

    /// A name from a certificate.
    static func quoted(_ name: String) -> String {
        name.isEmpty ? "an empty name" : name.printable.shortened(to: 80)
    }

    private static func list(_ names: ProfileNameFault.NameList) -> String {
        let shown = names.first.map { $0.printable.shortened(to: 80) }.joined(separator: ", ")
        let more = names.count - names.first.count
        return more > 0 ? "\(shown) and \(more) more" : shown
    }
}

/// Name constraints.
extension English {
    static func message(_ fault: NameConstraintFault) -> String {
        switch fault {
        case .ofLeaf: "the name constraints are in a certificate that is not an authority's"
        case .empty: "the name constraints are empty"
        case .emptySubtrees: "the name constraints have an empty list of subtrees"
        case .dnsName(let name, let fault):
            "the name constraints hold \(quoted(name)), which is not a DNS name: \(clause(fault))"
        case .email(let name):
            "the name constraints hold \(quoted(name)), which is not a mailbox, host or domain"
        case .uri(let name):
            "the name constraints hold \(quoted(name)), which is not a host or domain"
        case .rangeLength(let octets):
            "the name constraints hold an address range of \(octets) octets, not 8 or 32"
        case .rangeMask:
            "the name constraints hold an address range whose mask is not a prefix"
        }
    }
}

extension English {
    static func remedy(_ fault: ProfileNameFault) -> String {
        switch fault {
        case .issuerEmpty: "Let an authority that has a name issue it."
        case .subjectEmpty: "Give it a subject, or for a server a critical subjectAltName."
        case .attribute(let name, _):
            "Give it a \(name) of the type and length that RFC 5280 prescribes."
        case .severalAttributes, .repeatedAttribute, .attributeOrder:
            "Put each attribute in once, alone in its relative name and in order."
        case .organizationalUnit: "Leave out organizationalUnitName."
        case .commonNameUnlisted:
            "Leave out the common name, or make it one of the alternative names."
        case .commonNameSpelling, .commonNameAddress:
            "Spell the common name as the alternative name is spelled."
        case .nameKind: "Use DNS names and IP addresses alone."
        case .dnsName: "Use names of letters, digits and hyphens, others as A-labels."
        case .wildcard: "Use a wildcard as the whole first label."
        case .publicSuffixWildcard: "Name the hosts themselves."
        case .ipAddress: "Use addresses of 4 octets (IPv4) or 16 (IPv6)."
        case .emailAddress: "Use addresses of the form local-part@domain in ASCII."
        case .uri: "Use URIs that have a scheme and, where they have an authority, a host."
        case .internalName: "Use public names, or an authority of your own."
        }
    }
}
