/// The subject alternative names (RFC 5280 §4.2.1.6).
enum AlternativeNameRules {
    static func faults(of one: ProfiledCertificate) -> [ProfileFault] {
        guard let names = one.certificate.known.subjectAlternativeNames else { return [] }
        var faults = names.compactMap { fault(of: $0, in: one) }
        if let fault = kinds(names, one) { faults.append(fault) }
        if one.isPublic, one.role == .leaf, one.isBound,
            one.certificate.notAfter >= BaselineRule.publicNames.start
        {
            let inner = names.filter(\.isInternal).map(\.shown)
            if !inner.isEmpty { faults.append(.name(.internalName(.init(inner)))) }
        }
        // Thousands of names may be wrong in the same way.
        return Array(faults.prefix(8))
    }

    private static func fault(
        of name: GeneralName,
        in one: ProfiledCertificate
    ) -> ProfileFault? {
        switch name {
        case .dns(let name): dns(name, one)
        // "When the subjectAltName extension contains an iPAddress, the address MUST be stored in
        // the octet string in network byte order", 4 octets for IPv4 and 16 for IPv6.
        case .ip(let octets):
            [4, 16].contains(octets.count) ? nil : .name(.ipAddress(octets: octets.count))
        case .email(let name): MailboxSyntax.isMailbox(name) ? nil : .name(.emailAddress(name))
        case .uri(let name): URISyntax.fault(of: name).map { .name(.uri(name, $0)) }
        default: nil
        }
    }

    /// > RFC 5280 §4.2.1.6: "The name MUST be in the "preferred name syntax", as specified by
    /// > Section 3.5 of [RFC1034] and as modified by Section 2.1 of [RFC1123]."
    private static func dns(_ name: String, _ one: ProfiledCertificate) -> ProfileFault? {
        guard name.utf8.contains(UInt8(ascii: "*")) else {
            return dnsFault(of: name, one).map { .name(.dnsName(name, $0)) }
        }
        // Baseline Requirements §1.6.1: "A string starting with "*." […] immediately followed by a
        // Fully-Qualified Domain Name".
        guard WildcardFault(name) == nil, name.hasPrefix("*.") else {
            return one.isBound ? .name(.wildcard(name)) : nil
        }
        let base = name.dropFirst(2)
        if let fault = dnsFault(of: base, one) { return .name(.dnsName(name, fault)) }
        // §3.2.2.6: below a public suffix "CAs MUST refuse issuance unless the Applicant proves its
        // rightful control of the entire Domain Namespace."
        guard one.isBound, one.publicSuffixes?.contains(base) ?? false else { return nil }
        return .name(.publicSuffixWildcard(name))
    }

    /// What is wrong with a name; of public authorities underscores and reserved labels are in use
    /// from before the ballots that forbid them.
    private static func dnsFault(
        of name: some StringProtocol,
        _ one: ProfiledCertificate
    ) -> DNSNameFault? {
        var octets = Array(name.utf8)
        if !one.isBound(by: .withoutUnderscore) {
            octets = octets.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "a") : $0 }
        }
        return DNSSyntax.fault(
            of: String(decoding: octets, as: UTF8.self),
            allowingReserved: !one.isBound(by: .labels)
        )
    }

    /// > Baseline Requirements §7.1.2.7.12: of the names dNSName and iPAddress MAY be there, every
    /// > other kind MUST NOT.
    private static func kinds(_ names: [GeneralName], _ one: ProfiledCertificate) -> ProfileFault? {
        let purposes = one.certificate.known.extendedKeyUsage ?? []
        guard one.role == .leaf, one.isBound, purposes.contains(KeyPurpose.serverAuth) else {
            return nil
        }
        var kinds: [ProfileNameFault.NameKind] = []
        for kind in names.compactMap(\.kindForbiddenToServers) where !kinds.contains(kind) {
            kinds.append(kind)
        }
        return kinds.isEmpty ? nil : .name(.nameKind(kinds))
    }
}

extension GeneralName {
    fileprivate var kindForbiddenToServers: ProfileNameFault.NameKind? {
        switch self {
        case .dns, .ip: nil
        case .email: .email
        case .uri: .uri
        case .directory: .directory
        case .registeredID: .registeredID
        case .other: .other
        case .x400: .x400
        case .ediParty: .ediParty
        }
    }

    /// The name as people read it.
    fileprivate var shown: String {
        switch self {
        case .dns(let name), .email(let name), .uri(let name): name
        case .ip(let octets): IPAddress(octets)?.description ?? octets.hexadecimal
        default: ""
        }
    }

    /// Whether no one owns it on the public Internet.
    ///
    /// > Baseline Requirements §1.6.1, Internal Name: one that "cannot be verified as globally
    /// > unique within the public DNS", and Reserved IP Address: one in IANA's special-purpose
    /// > registries.
    ///
    /// Which top-level domains exist changes; those that never will are RFC 6761's and the like.
    var isInternal: Bool {
        switch self {
        case .dns(let name):
            // A longer one is not a name at all, which another rule finds.
            guard name.utf8.count <= ReferenceIdentifier.maximumOctets else { return false }
            let labels = name.lowercased().split(separator: ".")
            guard labels.count > 1, let last = labels.last else { return !name.isEmpty }
            return Self.specialTopLevels.contains(String(last))
                || labels.suffix(2) == ["home", "arpa"]
        case .ip(let octets): return octets.isReservedAddress
        default: return false
        }
    }

    private static let specialTopLevels: Set<String> = [
        "test", "example", "invalid", "localhost", "local", "internal", "alt", "localdomain", "lan",
        "home", "corp", "mail", "intranet", "private",
    ]
}

extension [UInt8] {
    /// Whether IANA's registries of special-purpose addresses (RFC 6890) hold the address.
    fileprivate var isReservedAddress: Bool {
        let blocks = count == 4 ? Self.reserved4 : count == 16 ? Self.reserved6 : []
        return blocks.contains { prefix, bits in
            let whole = bits / 8
            guard self.prefix(whole).elementsEqual(prefix.prefix(whole)) else { return false }
            let mask = UInt8(truncatingIfNeeded: 0xFF00 >> (bits % 8))
            return bits % 8 == 0 || self[whole] & mask == prefix[whole] & mask
        }
    }

    private static let reserved4: [([UInt8], Int)] = [
        ([0], 8), ([10], 8), ([100, 64], 10), ([127], 8), ([169, 254], 16), ([172, 16], 12),
        ([192, 0, 0], 24), ([192, 0, 2], 24), ([192, 88, 99], 24), ([192, 168], 16),
        ([198, 18], 15), ([198, 51, 100], 24), ([203, 0, 113], 24), ([240], 4),
    ]

    private static let reserved6: [([UInt8], Int)] = [
        ([UInt8](repeating: 0, count: 15), 120),
        ([UInt8](repeating: 0, count: 10) + [0xFF, 0xFF], 96),
        ([0, 0x64, 0xFF, 0x9B], 32), ([0x01, 0, 0, 0, 0, 0, 0, 0], 64), ([0x20, 0x01, 0x00], 23),
        ([0x20, 0x01, 0x0D, 0xB8], 32), ([0x20, 0x02], 16), ([0xFC], 7), ([0xFE, 0x80], 10),
    ]
}
