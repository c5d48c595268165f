/// A distinguished name (RFC 5280 §4.1.2.4): relative names from the most general to the leaf.
public struct DistinguishedName: Sendable, Hashable {
    /// The relative names in the order of the encoding.
    public let relativeNames: [RelativeName]
    /// The DER encoding of the whole name.
    public let der: [UInt8]

    package init(relativeNames: [RelativeName], der: [UInt8]) {
        self.relativeNames = relativeNames
        self.der = der
    }

    /// One relative distinguished name: a set of attributes, nearly always of one.
    public typealias RelativeName = [Attribute]

    /// One attribute: a type and a value.
    public struct Attribute: Sendable, Hashable {
        /// The type, such as 2.5.4.3 for a common name.
        public let type: OID
        /// The tag octet of the value's encoding, such as 0x0C for UTF8String.
        public let tag: UInt8
        /// The content octets of the value.
        public let bytes: [UInt8]
        /// The value as text; nil where its tag is not a string type or its octets are not such a
        /// string.
        public let text: String?

        package init(type: OID, tag: UInt8, bytes: [UInt8]) {
            self.type = type
            self.tag = tag
            self.bytes = bytes
            self.text = StringType(rawValue: tag).flatMap { $0.decode(bytes) }
        }
    }

    /// Whether it has no relative names.
    public var isEmpty: Bool { relativeNames.isEmpty }

    /// The values of all attributes of a type, most general first.
    public func values(of type: OID) -> [String] {
        relativeNames.joined().filter { $0.type == type }.compactMap(\.text)
    }

    /// The most specific common name, the way people name a certificate.
    public var commonName: String? { values(of: .commonName).last }

    /// The name with a relative name below it, as distribution points are named (RFC 5280
    /// §4.2.1.13).
    package func appending(_ relativeName: RelativeName) -> DistinguishedName {
        let names = relativeNames + [relativeName]
        let sets = names.map { DEREncoding.element(0x31, Array($0.map(\.sequence).joined())) }
        return DistinguishedName(
            relativeNames: names,
            der: DEREncoding.sequence(Array(sets.joined()))
        )
    }
}

/// The ASN.1 string types that names are made of, by their tag octet.
package enum StringType: UInt8 {
    case utf8 = 0x0C
    case numeric = 0x12
    case printable = 0x13
    case teletex = 0x14
    case ia5 = 0x16
    case visible = 0x1A
    case universal = 0x1C
    case bmp = 0x1E

    /// The text; nil where the octets are not a string of this type.
    package func decode(_ bytes: [UInt8]) -> String? {
        switch self {
        case .utf8:
            return String(validating: bytes, as: UTF8.self)
        case .numeric, .printable, .ia5, .visible:
            return bytes.allSatisfy { $0 < 0x80 } ? String(decoding: bytes, as: UTF8.self) : nil
        case .teletex:
            // T.61 is read as Latin-1, as all TLS libraries do: no software writes real T.61.
            return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        case .bmp:
            guard bytes.count.isMultiple(of: 2) else { return nil }
            let units = stride(from: 0, to: bytes.count, by: 2).map {
                UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
            }
            return String(validating: units, as: UTF16.self)
        case .universal:
            guard bytes.count.isMultiple(of: 4) else { return nil }
            let units = stride(from: 0, to: bytes.count, by: 4).map { start in
                bytes[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            }
            return String(validating: units, as: UTF32.self)
        }
    }
}

extension OID {
    /// commonName, 2.5.4.3 (RFC 4519).
    public static let commonName = OID(2, 5, 4, 3)
    /// domainComponent, 0.9.2342.19200300.100.1.25 (RFC 4519).
    public static let domainComponent = OID(0, 9, 2342, 19_200_300, 100, 1, 25)
    /// emailAddress, 1.2.840.113549.1.9.1 (RFC 2985).
    public static let emailAddress = OID(1, 2, 840, 113_549, 1, 9, 1)

    /// Short names of attribute types: those of RFC 4514 §3, and further ones that IANA's registry
    /// of LDAP descriptors holds.
    fileprivate static let attributeNames: [OID: String] = [
        commonName: "CN",
        OID(2, 5, 4, 7): "L",
        OID(2, 5, 4, 8): "ST",
        OID(2, 5, 4, 10): "O",
        OID(2, 5, 4, 11): "OU",
        OID(2, 5, 4, 6): "C",
        OID(2, 5, 4, 9): "STREET",
        domainComponent: "DC",
        OID(0, 9, 2342, 19_200_300, 100, 1, 1): "UID",
        OID(2, 5, 4, 4): "SN",
        OID(2, 5, 4, 5): "serialNumber",
        OID(2, 5, 4, 12): "title",
        OID(2, 5, 4, 13): "description",
        OID(2, 5, 4, 15): "businessCategory",
        OID(2, 5, 4, 17): "postalCode",
        OID(2, 5, 4, 41): "name",
        OID(2, 5, 4, 42): "givenName",
        OID(2, 5, 4, 43): "initials",
        OID(2, 5, 4, 44): "generationQualifier",
        OID(2, 5, 4, 46): "dnQualifier",
        OID(2, 5, 4, 65): "pseudonym",
        OID(2, 5, 4, 97): "organizationIdentifier",
        emailAddress: "emailAddress",
    ]
}

extension DistinguishedName: CustomStringConvertible {
    /// The name as an RFC 4514 string, most specific first, with every character escaped that is
    /// not safe to print; the empty name is the empty string.
    public var description: String {
        var text = ""
        for (place, relativeName) in relativeNames.reversed().enumerated() {
            if place > 0 { text += "," }
            for (place, attribute) in relativeName.enumerated() {
                if place > 0 { text += "+" }
                attribute.write(to: &text)
            }
        }
        return text
    }
}

extension DistinguishedName.Attribute: CustomStringConvertible {
    /// RFC 4514 §2.3: `CN=value`, or the dotted type and `#` with the DER in hexadecimal where the
    /// type has no short name or the value is not a string.
    public var description: String {
        var description = ""
        write(to: &description)
        return description
    }

    fileprivate func write(to description: inout String) {
        let name = OID.attributeNames[type]
        description += name ?? type.description
        description += "="
        if name != nil, let text {
            description += Self.escape(text)
        } else {
            description += "#" + der.hexadecimal
        }
    }

    private var der: [UInt8] { DEREncoding.element(tag, bytes) }

    /// The attribute as encoded in a relative name: a SEQUENCE of type and value.
    fileprivate var sequence: [UInt8] {
        DEREncoding.sequence(DEREncoding.identifier(type) + der)
    }

    /// > RFC 4514 §2.4: "a space (' ' U+0020) or number sign ('#' U+0023) occurring at the
    /// > beginning of the string; a space character occurring at the end; one of the characters
    /// > '"', '+', ',', ';', '<', '>', or '\'; the null (U+0000) character". Others may be.
    ///
    /// What a terminal or a CI runner could obey is escaped octet by octet.
    private static func escape(_ text: String) -> String {
        if text.isPlain { return text }
        var escaped = ""
        var previous: Unicode.Scalar = "="
        var rest = Substring(text).unicodeScalars
        var isFirst = true
        while let scalar = rest.popFirst() {
            if !scalar.isHarmless || rest.beginsCommand(with: scalar, after: previous) {
                for byte in UTF8.encode(scalar) ?? .init() {
                    escaped += "\\" + CollectionOfOne(byte).hexadecimal.uppercased()
                }
            } else {
                let isAtEdge = isFirst || rest.isEmpty
                let isSpecial =
                    "\"+,;<>\\".unicodeScalars.contains(scalar)
                    || (scalar == " " && isAtEdge) || (scalar == "#" && isFirst)
                escaped += isSpecial ? "\\\(scalar)" : String(scalar)
            }
            (previous, isFirst) = (scalar, false)
        }
        return escaped
    }
}

extension String {
    /// Whether it begins with a letter and holds nothing but letters, digits, dots, hyphens and
    /// spaces that are not at its end: what nearly all names are, and nothing to escape in it.
    fileprivate var isPlain: Bool {
        guard let first = utf8.first, first.isASCIILetter, utf8.last != UInt8(ascii: " ") else {
            return false
        }
        return utf8.allSatisfy { byte in
            byte.isASCIILetter || byte.isDigit || byte == UInt8(ascii: " ")
                || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
        }
    }
}

extension UInt8 {
    fileprivate var isASCIILetter: Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20
    }
}
