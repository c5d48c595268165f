extension DistinguishedName {
    /// Whether two names are the same by RFC 5280 §7.1.
    ///
    /// > "Two distinguished names DN1 and DN2 match if they have the same number of RDNs, for each
    /// > RDN in DN1 there is a matching RDN in DN2, and the matching RDNs appear in the same order
    /// > in both DNs."
    public func matches(_ other: DistinguishedName) -> Bool {
        if der == other.der { return true }
        return relativeNames.count == other.relativeNames.count
            && canonicalForm == other.canonicalForm
    }

    /// Whether this name begins with all of another one's relative names: it lies in its subtree.
    package func isWithin(_ base: DistinguishedName) -> Bool {
        let (own, theirs) = (canonicalForm, base.canonicalForm)
        return own.starts(with: theirs)
    }

    /// The form in which equal names are equal: strings compared without regard to type, case and
    /// the amount of white space, the attributes of a relative name in any order.
    package var canonicalForm: [Set<CanonicalAttribute>] {
        relativeNames.map { Set($0.map(CanonicalAttribute.init)) }
    }
}

/// An attribute in the form in which equal ones are equal.
package struct CanonicalAttribute: Hashable, Sendable {
    private let type: OID
    private let text: String?
    private let opaque: [UInt8]

    fileprivate init(_ attribute: DistinguishedName.Attribute) {
        type = attribute.type
        text = attribute.text.map(Self.prepared)
        opaque = attribute.text == nil ? [attribute.tag] + attribute.bytes : []
    }

    /// > RFC 5280 §7.1: "attribute values ... are compared using ... case insensitive ... with
    /// > insignificant space handling": leading and trailing white space goes, inner runs become
    /// > one space. Swift compares strings by canonical equivalence, which is the normalisation
    /// > that RFC 4518 asks for but for compatibility forms.
    private static func prepared(_ text: String) -> String {
        // By scalars: a space and a combining mark on it are one character, and not all space.
        text.lowercased().unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
            .map { String($0) }.joined(separator: " ")
    }
}
