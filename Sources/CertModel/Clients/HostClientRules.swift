/// Which clients accept a certificate for a host: they differ in wildcards, the common name and
/// addresses.
package struct HostClientRules {
    private let certificate: Certificate
    private let names: PresentedNames

    package init(_ certificate: Certificate) {
        self.certificate = certificate
        names = PresentedNames(certificate.subjectAlternativeNames.dnsNames)
    }

    /// The families that do not accept the certificate for a host.
    package func refusing(_ host: ReferenceIdentifier) -> ClientFamilies {
        switch host {
        case .dns(let name): refusing(name.ascii)
        case .ip(let address): refusing(address)
        }
    }

    /// Whether Java takes a certificate by its common name where it cannot read the alternative
    /// names: for the hosts asked about, or else for every DNS name.
    static func javaTakesCommonName(
        of certificate: Certificate,
        for hosts: [ReferenceIdentifier]
    ) -> Bool {
        guard let commonName = certificate.subject.commonName else { return false }
        let asked =
            hosts.isEmpty
            ? certificate.subjectAlternativeNames.dnsNames : hosts.map(\.ascii)
        return asked.allSatisfy { matching(commonName, $0.lowercased()).contains(.java) }
    }

    private func refusing(_ host: String) -> ClientFamilies {
        var accepting: ClientFamilies = []
        for name in names.candidates(for: host) { accepting.formUnion(Self.matching(name, host)) }
        if names.isEmpty, let commonName = certificate.subject.commonName {
            // These look at the common name where there is no DNS name.
            var fallback: ClientFamilies = [.openssl, .node, .pythonStrict, .java, .gnutls]
            if certificate.known.subjectAlternativeNames == nil { fallback.insert(.mbedtls) }
            accepting.formUnion(Self.matching(commonName, host).intersection(fallback))
        }
        // JDK: SNIHostName takes letters, digits and hyphens alone.
        if host.utf8.contains(UInt8(ascii: "_")) { accepting.remove(.java) }
        return ClientFamilies.all.subtracting(accepting)
    }

    private func refusing(_ address: IPAddress) -> ClientFamilies {
        let text = address.description
        var accepting: ClientFamilies = []
        for name in certificate.subjectAlternativeNames {
            if name.covers(.ip(address)) { accepting.formUnion(.allBut(.mbedtls)) }
            if case .ip(let octets) = name, octets.mappedIPv4 == address.bytes {
                accepting.insert(.java)
            }
        }
        if names.candidates(for: text).contains(where: {
            Self.matching($0, text).contains(.mbedtls)
        }) {
            accepting.insert(.mbedtls)
        }
        if certificate.known.subjectAlternativeNames == nil,
            certificate.subject.commonName == text
        {
            accepting.insert(.mbedtls)
        }
        return ClientFamilies.all.subtracting(accepting)
    }

    /// The families that match a presented name with a host, which is lower-case ASCII.
    private static func matching(_ presented: String, _ host: String) -> ClientFamilies {
        guard presented.isASCII else { return [] }
        let name = presented.lowercased()
        if name == host { return .all }
        if name == host + "." { return [.node, .chromium] }
        guard name.utf8.contains(UInt8(ascii: "*")) else { return [] }
        var accepting: ClientFamilies = []
        if name.utf8.last == UInt8(ascii: ".") {
            return matching(String(name.dropLast()), host).intersection([.node, .chromium])
        }
        let pattern = name.split(separator: ".", omittingEmptySubsequences: false)
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard pattern.count == labels.count, let first = pattern.first, let label = labels.first
        else { return [] }
        if zip(pattern, labels).allSatisfy({ $0.matchesAsGlob($1) }), !first.hasPrefix("xn--"),
            pattern.count > 1
        {
            accepting.insert(.java)
        }
        guard pattern.dropFirst() == labels.dropFirst() else { return accepting }
        guard pattern.count > 2 else {
            // For a whole top-level domain.
            if first == "*", pattern.count == 2 { accepting.formUnion([.go, .mbedtls]) }
            return accepting
        }
        if first == "*" {
            accepting.formUnion(.all)
            // OpenSSL's wildcards stand for letters, digits and hyphens alone.
            if label.utf8.contains(UInt8(ascii: "_")) {
                accepting.subtract([.openssl, .pythonStrict])
            }
        } else if first.matchesAsGlob(label), !first.hasPrefix("xn--"),
            first.count(where: { $0 == "*" }) == 1
        {
            accepting.insert(.node)
            if first.hasPrefix("*") { accepting.insert(.gnutls) }
        }
        return accepting
    }
}

/// The DNS names of a certificate by what they may match, so that thousands of names and thousands
/// of hosts are not compared one by one.
private struct PresentedNames {
    /// Names without an asterisk, in lower case.
    private var exact: Set<String> = []
    /// Names with one, by what follows their first label.
    private var wildcards: [Substring: [String]] = [:]
    /// Names with asterisks in other labels, which Java alone matches.
    private var others: [String] = []
    let isEmpty: Bool

    /// The most names of one kind that a host is compared with: no certificate that a client takes
    /// has more that end alike.
    private static let maximumAlike = 100

    init(_ names: [String]) {
        isEmpty = names.isEmpty
        for name in names where name.isASCII {
            let name = name.lowercased()
            guard name.utf8.contains(UInt8(ascii: "*")) else {
                exact.insert(name)
                continue
            }
            let tail = (name.hasSuffix(".") ? name.dropLast() : name[...]).parentDomain ?? ""
            if !tail.utf8.contains(UInt8(ascii: "*")) {
                if wildcards[tail, default: []].count < Self.maximumAlike {
                    wildcards[tail, default: []].append(name)
                }
            } else if others.count < Self.maximumAlike {
                others.append(name)
            }
        }
    }

    /// The names that some client may match with a host in lower case.
    func candidates(for host: String) -> [String] {
        [host, host + "."].filter(exact.contains)
            + wildcards[host[...].parentDomain ?? "", default: []]
            + others
    }
}

extension Substring {
    /// Whether a label fits a pattern in which one asterisk or several stand for any characters.
    fileprivate func matchesAsGlob(_ label: Substring) -> Bool {
        guard utf8.contains(UInt8(ascii: "*")) else { return self == label }
        let parts = split(separator: "*", omittingEmptySubsequences: false)
        guard let first = parts.first, let last = parts.last, label.hasPrefix(first) else {
            return false
        }
        var rest = label.dropFirst(first.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let range = rest.firstRange(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        return rest.count >= last.count && rest.hasSuffix(last)
    }
}

extension [UInt8] {
    /// The IPv4 address that an IPv6 address holds; nil where it holds none.
    fileprivate var mappedIPv4: [UInt8]? {
        guard count == 16, prefix(10).allSatisfy({ $0 == 0 }), self[10] == 0xFF, self[11] == 0xFF
        else { return nil }
        return Array(suffix(4))
    }
}
