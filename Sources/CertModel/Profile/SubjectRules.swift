/// Issuer and subject, the distinguished names.
enum SubjectRules {
    static func faults(of one: ProfiledCertificate) -> [ProfileFault] {
        let certificate = one.certificate
        var faults: [ProfileFault] = []
        // RFC 5280 §4.1.2.4: "The issuer field MUST contain a non-empty distinguished name (DN)."
        if certificate.issuer.isEmpty { faults.append(.name(.issuerEmpty)) }
        if certificate.subject.isEmpty {
            if let need = need(one) { faults.append(.name(.subjectEmpty(need))) }
            return faults
        }
        faults += attributes(one)
        if let fault = structure(one) { faults.append(.name(fault)) }
        // Baseline Requirements §7.1.2.7.4: organizationalUnitName MUST NOT, since 2022-09-01.
        if one.role == .leaf, one.isBound(by: .withoutOrganizationalUnit),
            certificate.subject.relativeNames.joined().contains(where: {
                $0.type == .organizationalUnitName
            })
        {
            faults.append(.name(.organizationalUnit))
        }
        return faults
    }

    /// > RFC 5280 §4.1.2.6: "If the subject is a CA […], then the subject field MUST be populated
    /// > with a non-empty distinguished name", and of others §4.2.1.6: "If the subject field
    /// > contains an empty sequence, then the issuing CA MUST include a subjectAltName extension
    /// > that is marked as critical."
    private static func need(_ one: ProfiledCertificate) -> ProfileNameFault.SubjectNeed? {
        if one.role != .leaf { return .authority }
        let names = one.certificate.extensions.first { $0.oid == .subjectAlternativeName }
        guard let names else { return .withoutAlternativeNames }
        return names.isCritical ? nil : .alternativeNamesNotCritical
    }

    /// One fault for each attribute at most.
    private static func attributes(_ one: ProfiledCertificate) -> [ProfileFault] {
        one.certificate.subject.relativeNames.joined().compactMap { attribute in
            guard let rule = AttributeRule.known[attribute.type] else { return nil }
            return rule.fault(of: attribute, in: one).map {
                .name(.attribute(rule.name, $0))
            }
        }
    }

    /// > Baseline Requirements §7.1.4.1, since 2023-09-15: "Each RelativeDistinguishedName MUST
    /// > contain exactly one AttributeTypeAndValue", in the order of §7.1.4.2, and "Each Name MUST
    /// > NOT contain more than one instance of a given AttributeTypeAndValue across all
    /// > RelativeDistinguishedNames unless explicitly allowed".
    private static func structure(_ one: ProfiledCertificate) -> ProfileNameFault? {
        let subject = one.certificate.subject
        guard one.isBound(by: .profiles) else { return nil }
        guard subject.relativeNames.allSatisfy({ $0.count == 1 }) else {
            return .severalAttributes
        }
        let types = subject.relativeNames.joined().map(\.type)
        var seen: Set<OID> = []
        let again = types.first {
            !seen.insert($0).inserted && !AttributeRule.repeatable.contains($0)
        }
        if let again {
            return .repeatedAttribute(AttributeRule.known[again]?.name ?? again.description)
        }
        let places = types.compactMap { AttributeRule.order.firstIndex(of: $0) }
        return places == places.sorted() ? nil : .attributeOrder
    }
}

/// What one type of attribute may hold (RFC 5280 Appendix A, Baseline Requirements §7.1.4.2).
struct AttributeRule {
    /// What RFC 5280 calls the type.
    let name: String
    /// The most characters.
    private let limit: Int
    private let form: Form

    private enum Form {
        /// > RFC 5280 §4.1.2.4: "CAs conforming to this profile MUST use either the PrintableString
        /// > or UTF8String encoding of DirectoryString", but for names that have been in use
        /// > before.
        case directory
        case printable
        case ia5
        /// Two letters of ISO 3166-1.
        case country
    }

    private init(_ name: String, _ limit: Int, _ form: Form = .directory) {
        (self.name, self.limit, self.form) = (name, limit, form)
    }

    /// What is wrong with a value; nil where nothing is.
    func fault(
        of attribute: DistinguishedName.Attribute,
        in one: ProfiledCertificate
    ) -> AttributeFault? {
        guard allows(attribute.tag, in: one) else {
            return .stringType(types)
        }
        guard let text = attribute.text else { return .undecodable }
        if text.isEmpty { return .empty }
        if attribute.tag == 0x13, !text.utf8.allSatisfy(\.isOfPrintableString) {
            return .notPrintable
        }
        if text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
            return .controlCharacters
        }
        // Baseline Requirements §7.1.2.7.2: not "metadata such as '.', '-', and ' '".
        if text.utf8.allSatisfy({ " .-".utf8.contains($0) }) { return .meaningless }
        if form == .country {
            return text.utf8.count == 2 && text.utf8.allSatisfy(\.isLetter)
                ? nil : .notCountryCode
        }
        let length = text.unicodeScalars.count
        return length > limit ? .tooLong(characters: length, limit: limit) : nil
    }

    private func allows(_ tag: UInt8, in one: ProfiledCertificate) -> Bool {
        switch form {
        case .printable, .country: return tag == 0x13
        case .ia5: return tag == 0x16
        case .directory:
            // "TeletexString, BMPString, and UniversalString are included for backward
            // compatibility", which roots from before these rules need.
            return tag == 0x13 || tag == 0x0C
                || (!one.isBound && [0x14, 0x1C, 0x1E].contains(tag))
        }
    }

    private var types: AttributeFault.StringTypes {
        switch form {
        case .directory: .directory
        case .printable, .country: .printable
        case .ia5: .ia5
        }
    }

    private static let domainComponent = OID.domainComponent
    private static let street = OID(2, 5, 4, 9)

    /// Those that one name may hold several times.
    static let repeatable: Set<OID> = [domainComponent, street]

    /// Baseline Requirements §7.1.4.2: the order of those that have one.
    static let order: [OID] = [
        domainComponent, OID(2, 5, 4, 6), OID(2, 5, 4, 8), OID(2, 5, 4, 7), OID(2, 5, 4, 17),
        street, OID(2, 5, 4, 10), OID(2, 5, 4, 4), OID(2, 5, 4, 42), .organizationalUnitName,
        .commonName,
    ]

    static let known: [OID: AttributeRule] = [
        .commonName: AttributeRule("commonName", 64),
        OID(2, 5, 4, 4): AttributeRule("surname", 64),
        OID(2, 5, 4, 5): AttributeRule("serialNumber", 64, .printable),
        OID(2, 5, 4, 6): AttributeRule("countryName", 2, .country),
        OID(2, 5, 4, 7): AttributeRule("localityName", 128),
        OID(2, 5, 4, 8): AttributeRule("stateOrProvinceName", 128),
        street: AttributeRule("streetAddress", 128),
        OID(2, 5, 4, 10): AttributeRule("organizationName", 64),
        .organizationalUnitName: AttributeRule("organizationalUnitName", 64),
        OID(2, 5, 4, 12): AttributeRule("title", 64),
        OID(2, 5, 4, 15): AttributeRule("businessCategory", 128),
        OID(2, 5, 4, 17): AttributeRule("postalCode", 40),
        OID(2, 5, 4, 41): AttributeRule("name", 32_768),
        OID(2, 5, 4, 42): AttributeRule("givenName", 64),
        OID(2, 5, 4, 43): AttributeRule("initials", 32_768),
        OID(2, 5, 4, 44): AttributeRule("generationQualifier", 32_768),
        OID(2, 5, 4, 46): AttributeRule("dnQualifier", .max, .printable),
        OID(2, 5, 4, 65): AttributeRule("pseudonym", 128),
        OID(2, 5, 4, 97): AttributeRule("organizationIdentifier", .max),
        domainComponent: AttributeRule("domainComponent", 63, .ia5),
        .emailAddress: AttributeRule("emailAddress", 255, .ia5),
    ]
}

extension OID {
    fileprivate static let organizationalUnitName = OID(2, 5, 4, 11)
}

extension UInt8 {
    /// X.680 §41.4: letters, digits, space and some marks.
    fileprivate var isOfPrintableString: Bool {
        isLetter || isDigit || " '()+,-./:=?".utf8.contains(self)
    }

    var isLetter: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20 }
}
