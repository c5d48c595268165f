internal import CertModel

/// Parts of sentences that hold a value: names, places, numbers. All are safe to print.
extension English {
    /// Which certificate a message is about: nothing for the leaf, whose name stands above it.
    static func prefix(_ role: CertificateRole) -> String {
        switch role {
        case .leaf: ""
        case .authority(let name), .unneeded(let name): "\(self.name(name)): "
        }
    }

    /// That something was accepted for a time that has passed.
    static func lapse(_ until: Timestamp) -> String {
        "it was accepted until \(until), which has passed"
    }

    /// A distinguished name.
    static func name(_ name: DistinguishedName) -> String {
        name.isEmpty ? "(empty name)" : name.description.shortened(to: 120)
    }

    /// A name of one of the kinds that extensions hold.
    static func name(_ name: GeneralName) -> String {
        switch name {
        case .dns(let name), .email(let name), .uri(let name): name.printable.shortened(to: 100)
        case .ip(let octets): range(octets)
        case .directory(let name): name.description.shortened(to: 100)
        case .registeredID(let oid): oid.description
        case .other(let type, _): "otherName \(type)"
        case .x400: "x400Address"
        case .ediParty: "ediPartyName"
        }
    }

    /// An address, or an address and a mask.
    private static func range(_ octets: [UInt8]) -> String {
        if let address = IPAddress(octets) { return address.description }
        let half = octets.count / 2
        guard let base = IPAddress(Array(octets.prefix(half))),
            let mask = IPAddress(Array(octets.suffix(half)))
        else { return octets.hexadecimal }
        return "\(base)/\(mask)"
    }

    /// An extension's name, else its identifier: `keyUsage`, `1.2.3`.
    static func label(_ oid: OID) -> String { oid.extensionName ?? oid.description }

    /// An extension's name and its identifier: `keyUsage (2.5.29.15)`, `1.2.3`.
    static func labelled(_ oid: OID) -> String {
        oid.extensionName.map { "\($0) (\(oid))" } ?? oid.description
    }

    /// A file and a line: `crls.pem:9`.
    static func place(_ location: Location) -> String {
        "\(location.path.printable.shortened(to: 200)):\(location.line)"
    }

    /// A number and its noun: `1 octet`, `2 octets`.
    static func counted(_ count: some BinaryInteger, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }

    /// Texts in a row, a long row cut with a count: `a, b and 7 more`.
    static func list(_ texts: [String]) -> String {
        list(FirstOf(texts, maximum: maximumListed), \.self)
    }

    /// The texts of some values in a row, a long row cut with a count.
    static func list<Value>(_ values: FirstOf<Value>, _ text: (Value) -> String) -> String {
        guard values.count > maximumListed else {
            let texts = values.first.map(text)
            guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
            return texts.dropLast().joined(separator: ", ") + " and " + last
        }
        let shown = values.first.prefix(maximumListed - 1).map(text).joined(separator: ", ")
        return "\(shown) and \(values.count - maximumListed + 1) more"
    }

    /// How many texts a row has; a longer one ends with how many more there are.
    private static let maximumListed = 8
}
