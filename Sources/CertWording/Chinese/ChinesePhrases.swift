internal import CertModel

/// Parts of sentences that hold a value: names, places, numbers. All are safe to print.
extension Chinese {
    /// Which certificate a message is about: nothing for the leaf, whose name stands above it.
    static func prefix(_ role: CertificateRole) -> String {
        switch role {
        case .leaf: ""
        case .authority(let name), .unneeded(let name): "\(self.name(name))："
        }
    }

    /// A distinguished name.
    static func name(_ name: DistinguishedName) -> String {
        name.isEmpty ? "（空名称）" : name.description.shortened(to: 120)
    }

    /// That something was accepted for a time that has passed.
    static func lapse(_ until: Timestamp) -> String { "它被接受到 \(until)，现已过期" }

    /// A file and a line: `crls.pem:9`.
    static func place(_ location: Location) -> String {
        "\(location.path.printable.shortened(to: 200)):\(location.line)"
    }

    /// A name of one of the kinds that extensions hold.
    static func name(_ name: GeneralName) -> String { English.name(name) }

    /// An extension's name, else its identifier: `keyUsage`, `1.2.3`.
    static func label(_ oid: OID) -> String { oid.extensionName ?? oid.description }

    /// An extension's name and its identifier: `keyUsage（2.5.29.15）`, `1.2.3`.
    static func labelled(_ oid: OID) -> String {
        oid.extensionName.map { "\($0)（\(oid)）" } ?? oid.description
    }

    /// Texts in a row, a long row cut with a count: `a、b 等 9 个`.
    static func list(_ texts: [String]) -> String {
        list(FirstOf(texts, maximum: maximumListed), \.self)
    }

    /// The texts of some values in a row, a long row cut with a count.
    static func list<Value>(_ values: FirstOf<Value>, _ text: (Value) -> String) -> String {
        guard values.count > maximumListed else {
            return values.first.map(text).joined(separator: "、")
        }
        let shown = values.first.prefix(maximumListed - 1).map(text).joined(separator: "、")
        return "\(shown) 等 \(values.count) 个"
    }

    /// How many texts a row has; a longer one ends with how many there are.
    private static let maximumListed = 8

    /// Who refuses and who accepts; nil where everybody refuses.
    static func clause(refusing clients: ClientFamilies) -> String? {
        guard clients != .all else { return nil }
        let others = ClientFamilies.all.subtracting(clients)
        if others.families.count <= 3 {
            return "已知的客户端中只有 \(list(names(of: others))) 接受"
        }
        let refusal = "\(list(names(of: clients))) 会拒绝"
        let accepting = ClientFamilies.firstRank.subtracting(clients)
        guard !accepting.isEmpty else { return refusal }
        return "\(refusal)，\(list(names(of: accepting))) 会接受"
    }

    private static func names(of clients: ClientFamilies) -> [String] {
        guard clients.isSuperset(of: [.openssl, .node]) else { return clients.families.map(\.name) }
        let others = clients.subtracting([.openssl, .node])
        return ["OpenSSL（curl、Python、Node）"] + others.families.map(\.name)
    }
}
