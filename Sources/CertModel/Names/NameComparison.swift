extension DistinguishedName {
    /// Whether two names are the same by RFC 5280 §7.1.
    ///
    /// > "Two distinguished names DN1 and DN2 match if they have the same number of RDNs, for each
    /// > RDN in DN1 there is a matching RDN in DN2, and the matching RDNs appear in the same order
    /// > in both DNs."
    public func matches(_ other: DistinguishedName) -> Bool {
        der == other.der
            || (!isExcessive && !other.isExcessive
                && relativeNames.count == other.relativeNames.count && isWithin(other))
    }

    /// Whether it is longer than any name in use, by a hundred times: names like that are the same
    /// only to the octet, since each look at one would take its time.
    fileprivate var isExcessive: Bool { der.count > 65_536 }

    /// Whether this name begins with all of another one's relative names, so that it is in its
    /// subtree.
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
        // Nearly all are sets of one, and most that differ do so in their type.
        guard count == other.count, count > 1 || first?.type == other.first?.type else {
            return false
        }
        if count == 1, let own = self[0].text, let theirs = other[0].text, own.isASCII,
            theirs.isASCII
        {
            return FoldedASCII(own).elementsEqual(FoldedASCII(theirs))
        }
        return CanonicalName([self]) == CanonicalName([other])
    }
}

extension String {
    var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}

/// The octets of ASCII text, its case folded and its white space compressed.
///
/// What leads and trails goes, inner runs become one space. Nothing is stored, for names are
/// compared all the time.
private struct FoldedASCII: Sequence, IteratorProtocol {
    private var octets: String.UTF8View.Iterator
    private var isInside = false
    /// The octet behind the space that was given last.
    private var held: UInt8?

    init(_ text: String) { octets = text.utf8.makeIterator() }

    mutating func next() -> UInt8? {
        if let octet = held {
            held = nil
            return octet
        }
        var isSpaced = false
        while let octet = octets.next() {
            if octet == 0x20 || 0x09...0x0D ~= octet {
                isSpaced = isInside
                continue
            }
            isInside = true
            let folded = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= octet ? octet | 0x20 : octet
            guard isSpaced else { return folded }
            held = folded
            return 0x20
        }
        return nil
    }
}

/// A name in a form in which names that match by RFC 5280 §7.1 are equal, to be looked up by.
///
/// It is one run of octets, since names come by the hundred thousand. Every part has its length
/// before it: no client maps one to the other.
package struct CanonicalName: Hashable, Sendable {
    private let octets: [UInt8]

    package init(_ name: DistinguishedName) {
        if name.isExcessive {
            self.init(octets: name.der)
        } else {
            self.init(name.relativeNames[...])
        }
    }

    private init(octets: [UInt8]) { self.octets = octets }

    /// The name of some relative names, the most general first.
    package init(_ relativeNames: ArraySlice<DistinguishedName.RelativeName>) {
        var octets: [UInt8] = []
        // Most attributes take less: growing step by step is a third of the work.
        octets.reserveCapacity(relativeNames.count * 48)
        for relativeName in relativeNames {
            octets.append(number: relativeName.count)
            if relativeName.count == 1 {
                octets.append(canonical: relativeName[0])
            } else {
                // Attributes of a set have no order.
                let attributes = relativeName.map { attribute in
                    var one: [UInt8] = []
                    one.append(canonical: attribute)
                    return one
                }
                octets += attributes.sorted { $0.lexicographicallyPrecedes($1) }.joined()
            }
        }
        self.init(octets: octets)
    }

    /// Feeds all octets at once.
    package func hash(into hasher: inout Hasher) { hasher.combine(octets: octets) }
}

extension [UInt8] {
    /// Appends an attribute in the form in which equal ones are equal: its string without regard to
    /// type, case and the amount of white space; a value that is not a string stays as it is.
    fileprivate mutating func append(canonical attribute: DistinguishedName.Attribute) {
        append(number: attribute.type.bytes.count)
        append(contentsOf: attribute.type.bytes)
        // No string has the tag 0.
        append(attribute.text == nil ? attribute.tag : 0)
        let place = count
        append(number: 0)
        if let text = attribute.text {
            append(prepared: text)
        } else {
            append(contentsOf: attribute.bytes)
        }
        write(number: count - place - 4, at: place)
    }

    /// Appends a number in four octets.
    fileprivate mutating func append(number: Int) {
        for index in 0..<4 { append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
    }

    private mutating func write(number: Int, at place: Int) {
        for index in 0..<4 {
            self[place + index] = UInt8(truncatingIfNeeded: number >> (8 * index))
        }
    }

    /// Folds case and compresses white space, as RFC 5280 §7.1 has it by way of RFC 4518: what
    /// leads and trails goes, inner runs become one space.
    ///
    /// Normalization is to form C, which is what RFC 4518 asks for but for compatibility forms.
    private mutating func append(prepared text: String) {
        guard !text.isASCII else { return append(contentsOf: FoldedASCII(text)) }
        // By scalars: a space and a combining mark on it are one character, and not all space.
        let words = text.lowercased().unicodeScalars
            .split(whereSeparator: \.properties.isWhitespace).map { String($0) }
        var composed = String.UnicodeScalarView()
        composed.append(contentsOf: words.joined(separator: " ").composed)
        append(contentsOf: String(composed).utf8)
    }
}

extension GeneralName {
    /// Whether two names are the same by the comparison of their kind (RFC 5280 §7).
    package func matches(_ other: GeneralName) -> Bool {
        switch (self, other) {
        case (.directory(let own), .directory(let theirs)): own.matches(theirs)
        case (.dns(let own), .dns(let theirs)):
            own.lowercased().utf8.elementsEqual(theirs.lowercased().utf8)
        case (.uri(let own), .uri(let theirs)): own == theirs || own.foldedURI == theirs.foldedURI
        default: self == other
        }
    }
}

/// A general name in a form in which names that match are equal, to be looked up by.
package struct CanonicalGeneralName: Hashable, Sendable {
    private enum Form: Hashable {
        case directory(CanonicalName)
        case other(GeneralName)
    }

    private let form: Form

    package init(_ name: GeneralName) {
        form =
            switch name {
            case .directory(let name): .directory(CanonicalName(name))
            case .dns(let text): .other(.dns(text.lowercased()))
            case .uri(let text): .other(.uri(text.foldedURI))
            default: .other(name)
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
