import CertModel
import Testing

@testable import CertWording

@Suite struct ProfileNameWordingTests {
    @Test(
        "Of distinguished names",
        arguments: [
            (.issuerEmpty, "the issuer is an empty name"),
            (
                .subjectEmpty(.authority),
                "the subject is an empty name, and an authority must have one"
            ),
            (
                .subjectEmpty(.withoutAlternativeNames),
                "the subject is an empty name, and there is no alternative name"
            ),
            (
                .subjectEmpty(.alternativeNamesNotCritical),
                "the subject is an empty name, and the alternative names are not critical"
            ),
            (.severalAttributes, "in the subject a relative name has several attributes"),
            (.repeatedAttribute("surname"), "in the subject surname appears twice"),
            (.attributeOrder, "in the subject the attributes are not in order"),
            (
                .organizationalUnit,
                "the subject holds an organizational unit, which nobody can confirm"
            ),
            (
                .commonNameUnlisted("x", names: .init(["a", "b", "c", "d", "e", "f"])),
                "the common name x is none of the alternative names a, b, c, d and 2 more"
            ),
            (
                .commonNameSpelling("A", name: "a"),
                "the common name A is spelled differently than the alternative name a"
            ),
            (
                .commonNameAddress("1.2\u{1B}"),
                "the common name 1.2\\u{1B} is not an IP address as RFC 3986 and RFC 5952 write it"
            ),
        ] as [(ProfileNameFault, String)]
    )
    func distinguishedNames(fault: ProfileNameFault, message: String) {
        #expect(English.message(fault) == message)
    }

    @Test(
        "Of the value of an attribute",
        arguments: [
            (
                .stringType(.directory),
                "is of another string type than PrintableString and UTF8String"
            ),
            (.stringType(.printable), "is of another string type than PrintableString"),
            (.stringType(.ia5), "is of another string type than IA5String"),
            (.undecodable, "holds octets that its type does not have"),
            (.empty, "is empty"),
            (.notPrintable, "holds characters that PrintableString does not have"),
            (.controlCharacters, "holds control characters"),
            (.meaningless, "says nothing"),
            (.notCountryCode, "is not a code of two letters"),
            (.tooLong(characters: 65, limit: 64), "is 65 characters long, more than 64"),
        ] as [(AttributeFault, String)]
    )
    func attributes(fault: AttributeFault, message: String) {
        let said = English.message(ProfileNameFault.attribute("title", fault))
        #expect(said == "the subject's title \(message)")
    }

    @Test(
        "Of alternative names",
        arguments: [
            (
                .nameKind([.email, .uri, .directory, .registeredID, .other, .x400, .ediParty]),
                "a server's alternative names hold an rfc822Name, a URI, a directoryName,"
                    + " a registeredID, an otherName, an x400Address, an ediPartyName"
            ),
            (
                .wildcard("*"),
                "* is not a wildcard name: `*.` and a name of two labels or more is one"
            ),
            (
                .publicSuffixWildcard("*.co.uk"),
                "*.co.uk covers every name below a public suffix"
            ),
            (.ipAddress(octets: 3), "an iPAddress has 3 octets, not 4 or 16"),
            (.emailAddress(""), "an empty name is not an e-mail address"),
            (
                .uri("a b", .characters),
                "a b is not an absolute URI: it has characters that must be escaped"
            ),
            (.uri("a", .noScheme), "a is not an absolute URI: it has no scheme"),
            (
                .uri("a:", .nothingBehindScheme),
                "a: is not an absolute URI: nothing follows its scheme"
            ),
            (
                .uri("a://", .host),
                "a:// is not an absolute URI: its host is not a name or an address"
            ),
            (
                .internalName(.init(["a.test"])),
                "a.test can't be anybody's on the public Internet"
            ),
        ] as [(ProfileNameFault, String)]
    )
    func alternativeNames(fault: ProfileNameFault, message: String) {
        #expect(English.message(fault) == message)
    }

    @Test(
        "Of what is not a DNS name",
        arguments: [
            (.empty, "it is empty"), (.tooLong, "it is longer than 253 octets"),
            (.endsInNumber, "it ends in a number"), (.emptyLabel, "a label is empty"),
            (.labelTooLong, "a label is longer than 63 octets"),
            (.characters, "it has other characters than letters, digits and hyphens"),
            (.hyphen, "a label begins or ends with a hyphen"),
            (.reservedLabel, "a label is of a reserved form"),
            (.notALabel, "a label with xn-- is not an A-label"),
        ] as [(DNSNameFault, String)]
    )
    func dnsNames(fault: DNSNameFault, reason: String) {
        let message = English.message(ProfileNameFault.dnsName("a_b", fault))
        #expect(message == "a_b is not a DNS name: \(reason)")
    }

    @Test(
        "Of name constraints",
        arguments: [
            (.ofLeaf, "are in a certificate that is not an authority's"), (.empty, "are empty"),
            (.emptySubtrees, "have an empty list of subtrees"),
            (
                .dnsName("a_b", .characters),
                "hold a_b, which is not a DNS name: it has other characters than letters, digits"
                    + " and hyphens"
            ),
            (.email("@"), "hold @, which is not a mailbox, host or domain"),
            (.uri("a:"), "hold a:, which is not a host or domain"),
            (.rangeLength(octets: 4), "hold an address range of 4 octets, not 8 or 32"),
            (.rangeMask, "hold an address range whose mask is not a prefix"),
        ] as [(NameConstraintFault, String)]
    )
    func constraints(fault: NameConstraintFault, message: String) {
        #expect(English.message(fault) == "the name constraints \(message)")
    }
}
