/// The common name of a server's certificate, which clients no longer read.
///
/// > Baseline Requirements §7.1.4.3: "If present, this attribute MUST contain exactly one entry
/// > that is one of the values contained in the Certificate's subjectAltName extension", and that
/// > as "a character-for-character copy of the dNSName entry value".
enum CommonNameRules {
    static func faults(of one: ProfiledCertificate) -> [ProfileFault] {
        guard one.role == .leaf, one.purpose != .client, one.isBound else { return [] }
        let names = ListedNames(one.certificate.subjectAlternativeNames)
        guard !names.isEmpty else { return [] }
        // Several are a fault of the name's structure already.
        return one.certificate.subject.values(of: .commonName).prefix(8).compactMap {
            fault(of: $0, among: names, one)
        }
    }

    private static func fault(
        of commonName: String,
        among names: ListedNames,
        _ one: ProfiledCertificate
    ) -> ProfileFault? {
        if names.spelled.contains(commonName) { return nil }
        if let name = names.sameOtherwiseSpelled(commonName) {
            return one.isBound(by: .labels)
                ? .name(.commonNameSpelling(commonName, name: name)) : nil
        }
        if commonName.isDotted
            || IPAddress(text: commonName)?.description ?? commonName != commonName
        {
            return .name(.commonNameAddress(commonName))
        }
        // The requirements are for names on the public Internet: a certificate with others is none
        // that they let be issued or forbid.
        return names.hasInternal
            ? nil : .name(.commonNameUnlisted(commonName, names: .init(names.all)))
    }
}

/// DNS names and addresses, to be looked up by spelling and by meaning.
private struct ListedNames {
    let all: [String]
    let spelled: Set<String>
    let hasInternal: Bool
    /// A name as it is written, by the form in which names are compared.
    private var byMeaning: [String: String] = [:]
    private var byAddress: [[UInt8]: String] = [:]

    init(_ names: [GeneralName]) {
        // Longer ones are none that a common name could be, and to hash them costs time.
        let names = names.filter { !$0.isOverlong }
        all = names.dnsNames + names.ipAddresses
        spelled = Set(all)
        hasInternal = names.contains(where: \.isInternal)
        for name in names.dnsNames { byMeaning[Self.meaning(name)] = name }
        for name in names {
            if case .ip(let octets) = name, let address = IPAddress(octets) {
                byAddress[octets] = address.description
            }
        }
    }

    var isEmpty: Bool { all.isEmpty }

    func sameOtherwiseSpelled(_ commonName: String) -> String? {
        if let name = byMeaning[Self.meaning(commonName)] { return name }
        return commonName.addressesMeant.lazy.compactMap { byAddress[$0] }.first
    }

    private static func meaning(_ name: String) -> String {
        (try? DNSName(name))?.ascii ?? name.lowercased()
    }
}

extension GeneralName {
    fileprivate var isOverlong: Bool {
        if case .dns(let name) = self {
            name.utf8.count > ReferenceIdentifier.maximumOctets
        } else {
            false
        }
    }
}

extension String {
    /// Whether it is four numbers between dots, but not as an IPv4 address is written.
    fileprivate var isDotted: Bool {
        let parts = split(separator: ".", maxSplits: 4, omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }
            && IPAddress(text: self) == nil
    }

    /// The addresses that some software takes it for: numbers may be hexadecimal, octal or padded,
    /// and fewer than four.
    fileprivate var addressesMeant: [[UInt8]] {
        guard utf8.count <= 64 else { return [] }
        if let address = IPAddress(text: self) { return [address.bytes] }
        return [true, false].compactMap { isOctal in
            Self.version4(split(separator: ".", omittingEmptySubsequences: false), isOctal)
        }
    }

    /// The last number fills all octets that are left.
    private static func version4(_ parts: [Substring], _ isOctal: Bool) -> [UInt8]? {
        let numbers = parts.compactMap { number($0, isOctal) }
        guard 1...4 ~= numbers.count, numbers.count == parts.count, let last = numbers.last,
            numbers.dropLast().allSatisfy({ $0 < 256 }), last >> (8 * (5 - numbers.count)) == 0
        else { return nil }
        let leading = numbers.dropLast().enumerated().reduce(UInt64(0)) { sum, part in
            sum | part.element << (8 * (3 - part.offset))
        }
        let value = leading | last
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    private static func number(_ text: Substring, _ isOctal: Bool) -> UInt64? {
        if text.lowercased().hasPrefix("0x") { return UInt64(text.dropFirst(2), radix: 16) }
        guard text.utf8.allSatisfy(\.isDigit) else { return nil }
        return UInt64(text, radix: isOctal && text.hasPrefix("0") && text.utf8.count > 1 ? 8 : 10)
    }
}
