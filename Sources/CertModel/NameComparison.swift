extension DistinguishedName {
    /// Whether two names are the same by RFC 5280 §7.1.
    ///
    /// > "Two distinguished names DN1 and DN2 match if they have the same number of RDNs, for each
    /// > RDN in DN1 there is a matching RDN in DN2, and the matching RDNs appear in the same order
    /// > in both DNs."
    public func matches(_ other: DistinguishedName) -> Bool {
        der == other.der || (relativeNames.count == other.relativeNames.count && isWithin(other))
    }

    /// Whether this name begins with all of another one's relative names: it lies in its subtree.
    package func isWithin(_ base: DistinguishedName) -> Bool {
        relativeNames.count >= base.relativeNames.count
            && zip(relativeNames, base.relativeNames).allSatisfy { own, theirs in
                // Nearly all equal names are equal to the octet; the rest is worth the trouble.
                own == theirs || own.isEquivalent(to: theirs)
            }
    }
}

extension DistinguishedName.RelativeName {
    /// Whether two sets hold the same attributes in whatever order and form.
    fileprivate func isEquivalent(to other: Self) -> Bool {
        guard count == other.count else { return false }
        // Nearly all are sets of one, and most that differ do so in their type.
        guard count > 1 else {
            return zip(self, other).allSatisfy { own, theirs in
                own.type == theirs.type && CanonicalAttribute(own) == CanonicalAttribute(theirs)
            }
        }
        return CanonicalRelativeName(self) == CanonicalRelativeName(other)
    }
}

/// A name in a form in which names that match by RFC 5280 §7.1 are equal, to be looked up by.
package struct CanonicalName: Hashable, Sendable {
    private let relativeNames: [CanonicalRelativeName]

    package init(_ name: DistinguishedName) {
        self.init(name.relativeNames[...])
    }

    /// The name of some relative names, the most general first.
    package init(_ relativeNames: ArraySlice<DistinguishedName.RelativeName>) {
        self.relativeNames = relativeNames.map(CanonicalRelativeName.init)
    }
}

private struct CanonicalRelativeName: Hashable {
    private let count: Int
    private let attributes: Set<CanonicalAttribute>

    init(_ name: DistinguishedName.RelativeName) {
        count = name.count
        attributes = Set(name.map(CanonicalAttribute.init))
    }
}

extension GeneralName {
    /// Whether two names are the same by the comparison of their kind (RFC 5280 §7).
    package func matches(_ other: GeneralName) -> Bool {
        switch (self, other) {
        case (.directory(let own), .directory(let theirs)): own.matches(theirs)
        case (.dns(let own), .dns(let theirs)): own.lowercased() == theirs.lowercased()
        case (.uri(let own), .uri(let theirs)): own == theirs || own.foldedURI == theirs.foldedURI
        default: self == other
        }
    }
}

extension String {
    /// A URI with its scheme and host in lower case; the rest counts to the character (RFC 5280
    /// §7.4).
    fileprivate var foldedURI: String {
        guard let authority = firstRange(of: "://")?.upperBound else { return self }
        let host = self[authority...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return self[..<host.endIndex].lowercased() + self[host.endIndex...]
    }
}

/// An attribute in the form in which equal ones are equal: its string without regard to type, case
/// and the amount of white space.
private struct CanonicalAttribute: Hashable {
    private let type: OID
    private let text: String?
    private let opaque: [UInt8]

    init(_ attribute: DistinguishedName.Attribute) {
        type = attribute.type
        text = attribute.text.map(Self.prepared)
        opaque = attribute.text == nil ? [attribute.tag] + attribute.bytes : []
    }

    /// Case is folded and white space compressed, as RFC 5280 §7.1 has it by way of RFC 4518: what
    /// leads and trails goes, inner runs become one space.
    ///
    /// Swift compares strings by canonical equivalence, which is the normalisation that RFC 4518
    /// asks for but for compatibility forms.
    private static func prepared(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return preparedASCII(text) }
        // By scalars: a space and a combining mark on it are one character, and not all space.
        return text.lowercased().unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
            .map { String($0) }.joined(separator: " ")
    }

    /// The same for ASCII, octet by octet: that is what names by the hundred thousand are.
    private static func preparedASCII(_ text: String) -> String {
        var octets: [UInt8] = []
        octets.reserveCapacity(text.utf8.count)
        var isAfterSpace = false
        for octet in text.utf8 {
            if octet == 0x20 || 0x09...0x0D ~= octet {
                isAfterSpace = true
                continue
            }
            if isAfterSpace, !octets.isEmpty { octets.append(0x20) }
            isAfterSpace = false
            octets.append(UInt8(ascii: "A")...UInt8(ascii: "Z") ~= octet ? octet | 0x20 : octet)
        }
        return String(decoding: octets, as: UTF8.self)
    }
}
