/// Name constraints (RFC 5280 §4.2.1.10, §6.1.3 (b) and (c)): which names an authority's
/// certificates, and those below them, may have.
struct NameConstraintRules {
    /// The path, leaf first.
    let path: [Certificate]
    let locations: [Location]

    /// How many comparisons of a name with a subtree one path may cost; hostile certificates have
    /// subtrees and names by the hundred thousand.
    private static let comparisonLimit = 500_000

    func findings() -> [Finding] {
        var findings: [Finding] = []
        var left = Self.comparisonLimit
        for (above, authority) in path.enumerated().dropFirst() {
            guard let constraints = authority.known.nameConstraints else { continue }
            let subtrees = Subtrees(constraints)
            for (index, certificate) in path[..<above].enumerated() {
                // "Name constraints are not applied to self-issued certificates (unless the
                // certificate is the final certificate in the path)."
                guard index == 0 || !certificate.isSelfIssued else { continue }
                let names = certificate.constrainedNames
                left -= names.count * subtrees.count
                guard left > 0 else {
                    return findings + [.constraintLimit(certificate, at: locations[index])]
                }
                guard let violation = names.lazy.compactMap(subtrees.violation(by:)).first else {
                    continue
                }
                findings.append(
                    .nameConstraint(certificate, violation, by: authority, at: locations[index])
                )
            }
        }
        return findings
    }
}

extension Certificate {
    /// The names that constraints apply to: the subject where it is not empty, every alternative
    /// name, and the e-mail addresses of the subject where there is no alternative name at all.
    fileprivate var constrainedNames: [GeneralName] {
        var names = subjectAlternativeNames
        if !subject.isEmpty { names.append(.directory(subject)) }
        if known.subjectAlternativeNames == nil {
            names += subject.values(of: .emailAddress).map(GeneralName.email)
        }
        return names
    }
}

/// The subtrees of one authority, by the kind of name.
private struct Subtrees {
    private let permitted: [GeneralName]
    private let excluded: [GeneralName]

    init(_ constraints: NameConstraints) {
        permitted = constraints.permitted
        excluded = constraints.excluded
    }

    var count: Int { permitted.count + excluded.count }

    /// In what way a name lies where it must not; nil where it lies well.
    func violation(by name: GeneralName) -> String? {
        if let subtree = excluded.first(where: { name.isWithin($0, excluding: true) }) {
            return "\(name.shown) lies in the excluded subtree \(subtree.shown)"
        }
        let ofKind = permitted.filter(name.isOfKind(of:))
        guard !ofKind.isEmpty, !ofKind.contains(where: { name.isWithin($0, excluding: false) })
        else { return nil }
        return "\(name.shown) lies in no permitted subtree"
    }
}

extension GeneralName {
    fileprivate func isOfKind(of other: GeneralName) -> Bool {
        switch (self, other) {
        case (.dns, .dns), (.ip, .ip), (.email, .email), (.uri, .uri), (.directory, .directory),
            (.registeredID, .registeredID), (.x400, .x400), (.ediParty, .ediParty):
            true
        case (.other(let type, _), .other(let otherType, _)): type == otherType
        default: false
        }
    }

    /// Whether a name lies in a subtree.
    ///
    /// A kind that these rules do not know lies in every excluded
    /// subtree of its kind and in no permitted one: nothing gets past a rule that is not applied.
    fileprivate func isWithin(_ subtree: GeneralName, excluding: Bool) -> Bool {
        switch (self, subtree) {
        case (.dns(let name), .dns(let base)):
            return Self.dnsName(name, isWithin: base, excluding: excluding)
        case (.ip(let address), .ip(let range)):
            // What is no range excludes everything and permits nothing.
            guard range.count == 8 || range.count == 32 else { return excluding }
            return Self.address(address, isWithin: range)
        case (.email(let address), .email(let base)):
            return Self.emailAddress(address, isWithin: base)
        case (.uri(let uri), .uri(let base)):
            guard let host = Self.host(ofURI: uri) else { return excluding }
            return Self.host(host, isWithin: base)
        case (.directory(let name), .directory(let base)):
            return name.isWithin(base)
        default:
            return excluding && isOfKind(of: subtree)
        }
    }

    /// > "Any DNS name that can be constructed by simply adding zero or more labels to the left-hand
    /// > side of the name satisfies the name constraint."
    ///
    /// A wildcard stands for every label: it lies in an excluded subtree where one of its names may.
    private static func dnsName(_ name: String, isWithin base: String, excluding: Bool) -> Bool {
        let name = name.lowercased()
        var base = base.lowercased()
        // A leading point is not of RFC 5280's form; authorities write it for "below", and OpenSSL,
        // Go and the browsers read it so.
        let isBelowOnly = base.hasPrefix(".")
        if isBelowOnly { base.removeFirst() }
        if base.isEmpty { return true }
        if name == base { return !isBelowOnly }
        if name.hasSuffix("." + base) { return true }
        guard excluding, !isBelowOnly, name.hasPrefix("*.") else { return false }
        // `*.example.test` covers `a.example.test`, which an exclusion of exactly that forbids.
        let rest = name.dropFirst(2)
        return base.hasSuffix("." + rest) && !base.dropLast(rest.count + 1).contains(".")
    }

    /// > "the iPAddress field of GeneralName MUST contain eight (8) octets" and sixteen and
    /// > thirty-two for IPv6: an address and a mask.
    private static func address(_ address: [UInt8], isWithin range: [UInt8]) -> Bool {
        let count = address.count
        guard range.count == count * 2 else { return false }
        return (0..<count).allSatisfy { index in
            (address[index] ^ range[index]) & range[count + index] == 0
        }
    }

    /// > "A name constraint for Internet mail addresses MAY specify a particular mailbox, all
    /// > addresses at a particular host, or all mailboxes in a domain."
    private static func emailAddress(_ address: String, isWithin base: String) -> Bool {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count >= 2, let host = parts.last else { return false }
        if let at = base.lastIndex(of: "@") {
            let mailbox = parts.dropLast().joined(separator: "@")
            return mailbox == base[..<at]
                && host.lowercased() == base[base.index(after: at)...].lowercased()
        }
        return Self.host(String(host), isWithin: base)
    }

    /// > "When the constraint begins with a period, it MAY be expanded with one or more labels ...
    /// > When the constraint does not begin with a period, it specifies a host."
    private static func host(_ host: String, isWithin base: String) -> Bool {
        let (host, base) = (host.lowercased(), base.lowercased())
        return base.hasPrefix(".") ? host.hasSuffix(base) : base.isEmpty || host == base
    }

    /// The host of a URI with an authority; nil where there is none or it is an address.
    ///
    /// > "The constraint MUST be specified as a fully qualified domain name ... if ... the host name
    /// > [is] specified as an IP address, ... [the] application MUST reject the certificate."
    private static func host(ofURI uri: String) -> String? {
        guard let separator = uri.firstRange(of: "://") else { return nil }
        var authority = uri[separator.upperBound...].prefix { !"/?#".contains($0) }
        if let at = authority.lastIndex(of: "@") {
            authority = authority[authority.index(after: at)...]
        }
        guard !authority.hasPrefix("[") else { return nil }
        let host = String(authority.prefix { $0 != ":" })
        let isAddress = host.allSatisfy { $0.isNumber || $0 == "." }
        return host.isEmpty || isAddress ? nil : host
    }

    /// The name as a finding shows it.
    fileprivate var shown: String {
        switch self {
        case .dns(let name): name.printable.shortened(to: 100)
        case .email(let name), .uri(let name): name.printable.shortened(to: 100)
        case .ip(let bytes): Self.shownAddress(bytes)
        case .directory(let name): name.description.shortened(to: 100)
        case .registeredID(let oid): oid.description
        case .other(let type, _): "otherName \(type)"
        case .x400: "x400Address"
        case .ediParty: "ediPartyName"
        }
    }

    private static func shownAddress(_ bytes: [UInt8]) -> String {
        if let address = IPAddress(bytes) { return address.description }
        let half = bytes.count / 2
        guard let base = IPAddress(Array(bytes.prefix(half))),
            let mask = IPAddress(Array(bytes.suffix(half)))
        else { return bytes.hexadecimal }
        return "\(base)/\(mask)"
    }
}
