/// Judges the names that a server certificate covers.
package struct NamesCheck: Sendable {
    /// The subject alternative names.
    package let names: [GeneralName]
    /// The subject's common name, which covers nothing but explains why people expect it to.
    package let commonName: String?
    /// The certificate that has the names; nil where none is known.
    private var certificate: Certificate?

    package init(names: [GeneralName], commonName: String?) {
        self.names = names
        self.commonName = commonName
    }

    package init(_ certificate: Certificate) {
        self.init(
            names: certificate.subjectAlternativeNames,
            commonName: certificate.subject.commonName
        )
        self.certificate = certificate
    }

    /// The subject's common names, all of them.
    package var commonNames: [String] {
        certificate?.subject.values(of: .commonName) ?? commonName.map { [$0] } ?? []
    }

    /// Whether one of the names covers a host.
    package func covers(_ host: ReferenceIdentifier) -> Bool { NameIndex(names).covers(host) }

    /// The hosts asked for that no name covers, all in one finding; nil where there are none.
    ///
    /// > RFC 9525 §6.2: "The search succeeds if any presented identifier matches one of the
    /// > reference identifiers".
    ///
    /// - Parameters:
    ///   - parents: Names below which every name is asked for, as `*.example.test` does: only the
    ///     same wildcard answers that.
    ///   - neighbour: A file beside it that covers the hosts; nil where none is known.
    package func uncovered(
        _ hosts: [ReferenceIdentifier],
        below parents: [DNSName] = [],
        by neighbour: @autoclosure () -> String? = nil,
        at location: Location
    ) -> Finding? {
        guard !(hosts.isEmpty && parents.isEmpty) else { return nil }
        let index = NameIndex(names, commonName: commonName)
        let uncovered = hosts.filter { !index.covers($0) }
        let open = parents.filter { !index.coversAll(below: $0) }
        guard !(uncovered.isEmpty && open.isEmpty) else { return nil }
        let hint = uncovered.lazy.compactMap(index.hint(for:)).first
        return .nameNotCovered(
            hosts: uncovered,
            below: open,
            names: names.dnsNames + names.ipAddresses,
            hint: neighbour().map { .neighbour($0) } ?? hint,
            location: location
        ).refused(by: refusing(uncovered))
    }

    /// The families that do not take the certificate for one of some hosts.
    private func refusing(_ hosts: [ReferenceIdentifier]) -> ClientFamilies {
        guard let certificate, !hosts.isEmpty else { return .all }
        if let families = certificate.refusingNames { return families }
        let rules = HostClientRules(certificate)
        return hosts.reduce(into: []) { $0.formUnion(rules.refusing($1)) }
    }

    /// The hosts that are covered and that some client does not take the certificate for.
    package func refused(
        _ hosts: [ReferenceIdentifier],
        _ promise: ClientPromise,
        at location: Location
    ) -> Finding? {
        guard let certificate, !hosts.isEmpty else { return nil }
        var families: ClientFamilies = []
        var refused: [String] = []
        let rules = HostClientRules(certificate)
        let index = NameIndex(names)
        for host in hosts where index.covers(host) {
            let refusing = rules.refusing(host)
            // Mbed TLS knows no addresses among the names.
            guard promise.isNamed || refusing != .mbedtls, !refusing.isEmpty else { continue }
            families.formUnion(refusing)
            refused.append(host.ascii)
        }
        guard !refused.isEmpty else { return nil }
        return Finding(.nameRefused(hosts: refused), at: location).refused(by: families)
    }

    /// The e-mail addresses asked for that no name is, all in one finding; nil where there are none.
    package func uncovered(_ emails: [EmailAddress], at location: Location) -> Finding? {
        guard !emails.isEmpty else { return nil }
        let index = EmailIndex(names)
        let uncovered = emails.filter { !index.covers($0) }
        guard !uncovered.isEmpty else { return nil }
        return .nameNotCovered(emails: uncovered, names: names.emailAddresses, location: location)
    }

    /// Whether there is no name by which a client could know the server.
    package func noNames(at location: Location) -> Finding? {
        guard !names.contains(where: \.isHost) else { return nil }
        // Where there is no DNS name, the others look at the common name.
        let families: ClientFamilies =
            commonName == nil ? .all : [.go, .rustls, .chromium, .firefox]
        return .noNames(commonName: commonName, location: location)
            .refused(by: certificate?.refusingNames ?? families)
    }

    /// The wildcards that clients refuse, one finding for each reason.
    package func invalidWildcards(at location: Location) -> [Finding] {
        var faulty: [WildcardFault: [String]] = [:]
        for case .dns(let name) in names {
            guard let fault = WildcardFault(name) else { continue }
            faulty[fault, default: []].append(name)
        }
        guard !faulty.isEmpty else { return [] }
        return WildcardFault.allCases.compactMap { fault in
            faulty[fault].map { .wildcardInvalid($0, fault: fault, location: location) }
        }
    }
}

extension Certificate {
    /// Who refuses it for alternative names that can't be decoded here; nil where they can, and
    /// for a list without a name: to many clients that is the same as no list.
    fileprivate var refusingNames: ClientFamilies? {
        let fault = extensionFaults.first { $0.oid == .subjectAlternativeName }
        return hasEmptyNames ? nil : fault.map { ExtensionFaultFamilies.refusing($0, in: .leaf) }
    }

    private var hasEmptyNames: Bool {
        extensions.contains {
            $0.oid == .subjectAlternativeName
                && EncodedElement($0.value[...])?.content.isEmpty ?? false
        }
    }
}

extension GeneralName {
    /// Whether clients can know a server by it.
    fileprivate var isHost: Bool {
        switch self {
        case .dns(let name): !name.isEmpty
        case .ip(let octets): IPAddress(octets) != nil
        default: false
        }
    }
}
