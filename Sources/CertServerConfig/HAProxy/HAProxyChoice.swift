import CertModel

/// The certificates of one `bind` line, and how HAProxy chooses among them.
///
/// > Configuration Manual §5.1, crt: "The certificates will be presented to clients who provide a
/// > valid TLS Server Name Indication field matching one of their CN or alt subjects. Wildcards are
/// > supported, where a wildcard character '*' is used instead of the first hostname component".
struct HAProxyChoice: Sendable {
    let site: Int
    let certificates: [HAProxyCertificate]
    let isStrict: Bool
    let version: ServerVersion

    /// The names of certificates and filters; a wildcard's key begins with its period.
    private struct Table {
        var exact: [[UInt8]: [Int]] = [:]
        var wildcards: [[UInt8]: [Int]] = [:]
        var excluded: [Int: Set<[UInt8]>] = [:]
        var defaults: [Int] = []
    }

    /// What clients are answered with that ask for names.
    func answers(_ names: [String?], _ traits: TLSListener.Traits) -> [TLSListener.Answer] {
        let known = certificates.indices.map { traits(place($0)) }
        let table = table(known)
        return names.map { name in
            TLSListener.Answer(site: site, certificates: chosen(name, table, known))
        }
    }

    private func place(_ index: Int) -> TLSListener.Place {
        TLSListener.Place(site: site, certificate: index)
    }

    private func table(_ known: [CertificateTraits?]) -> Table {
        var table = Table()
        for (index, one) in certificates.enumerated() {
            guard let traits = known[index] else { continue }
            let names =
                one.filters.isEmpty ? traits.dnsNames + traits.commonNames : one.filters
            for name in names {
                add(name.lowercased(), index, isFilter: !one.filters.isEmpty, to: &table)
            }
            if one.isDefault, hasSeveralDefaults { table.defaults.append(index) }
        }
        if table.defaults.isEmpty { table.defaults = firstLoaded }
        return table
    }

    private func add(_ name: String, _ index: Int, isFilter: Bool, to table: inout Table) {
        if isFilter, name.hasPrefix("!") {
            table.excluded[index, default: []].insert(Array(name.utf8.dropFirst()))
        } else if name == "*" {
            if hasSeveralDefaults { table.defaults.append(index) }
        } else if name.hasPrefix("*") {
            Self.append(index, for: name.utf8.dropFirst(), to: &table.wildcards)
        } else {
            Self.append(index, for: name.utf8[...], to: &table.exact)
        }
    }

    private static func append(
        _ index: Int,
        for text: Substring.UTF8View,
        to names: inout [[UInt8]: [Int]]
    ) {
        let name = Array(text)
        if names[name]?.last != index { names[name, default: []].append(index) }
    }

    /// Whether certificates of several kinds of keys may be default ones, as of 3.0.
    private var hasSeveralDefaults: Bool { version >= ServerVersion(3, 0, 0) }

    /// What answers where nothing is declared the default: what is loaded first.
    private var firstLoaded: [Int] {
        guard let first = certificates.first else { return [] }
        guard hasSeveralDefaults else { return [0] }
        return certificates.indices.filter { certificates[$0].source == first.source }
    }

    private func chosen(
        _ name: String?,
        _ table: Table,
        _ known: [CertificateTraits?]
    ) -> [TLSListener.Place] {
        let matching = name.map { matches(of: $0, table) } ?? []
        let found = firstOfEachKind(matching, known)
        if !found.isEmpty || isStrict { return found }
        return firstOfEachKind(table.defaults, known)
    }

    /// The certificates of which every name is an earlier one's with the same kind of key, and that
    /// are no default.
    func shadows(_ traits: TLSListener.Traits) -> [TLSListener.Shadow] {
        guard certificates.count > 1 else { return [] }
        let known = certificates.indices.map { traits(place($0)) }
        let table = table(known)
        var winners: [Int: Int] = [:]
        var served = Set(firstOfEachKind(table.defaults, known).map(\.certificate))
        for claims in Array(table.exact.values) + Array(table.wildcards.values) {
            var first: [Int: Int] = [:]
            for index in claims {
                let kind = kind(of: index, known)
                if let winner = first[kind] {
                    winners[index] = min(winners[index] ?? winner, winner)
                } else {
                    first[kind] = index
                    served.insert(index)
                }
            }
        }
        return winners.filter { !served.contains($0.key) }.sorted { $0.key < $1.key }.map {
            TLSListener.Shadow(certificate: place($0.key), winner: place($0.value))
        }
    }

    private func matches(of name: String, _ table: Table) -> [Int] {
        let asked = Array(name.utf8)
        let exact = table.exact[asked] ?? []
        guard let period = name.firstIndex(of: ".") else { return exact }
        let wildcards = (table.wildcards[Array(name[period...].utf8)] ?? []).filter { index in
            table.excluded[index]?.contains(asked) != true
        }
        return exact + wildcards
    }

    /// The kinds of keys that HAProxy tells apart: ECDSA, RSA, and any other.
    private func kind(of index: Int, _ known: [CertificateTraits?]) -> Int {
        switch known[index]?.keyAlgorithm {
        case .ec?: 0
        case .rsa?: 1
        default: 2
        }
    }

    /// HAProxy prefers ECDSA to RSA, and both to anything else, where the client can take it.
    private func firstOfEachKind(
        _ indices: [Int],
        _ known: [CertificateTraits?]
    ) -> [TLSListener.Place] {
        var first: [Int?] = [nil, nil, nil]
        for index in indices {
            guard known[index] != nil else { continue }
            let kind = kind(of: index, known)
            if first[kind] == nil { first[kind] = index }
        }
        return first.compactMap { $0.map(place) }
    }
}
