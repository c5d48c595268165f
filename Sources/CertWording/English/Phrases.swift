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

    /// A distinguished name.
    static func name(_ name: DistinguishedName) -> String {
        name.isEmpty ? "(empty name)" : name.description.shortened(to: 120)
    }

    /// A file and a line: `crls.pem:9`.
    static func place(_ location: Location) -> String {
        "\(location.path.printable.shortened(to: 200)):\(location.line)"
    }

    /// A number and its noun: `1 octet`, `2 octets`.
    static func counted(_ count: some BinaryInteger, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
}
