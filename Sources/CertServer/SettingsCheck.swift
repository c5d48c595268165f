/// Judges the versions of TLS and the ciphers of sites; each list of ciphers is expanded once.
struct SettingsCheck {
    private var known: [String: Result<Expanded, CertificateError>] = [:]

    /// A list's suites, and what RFC 9325 says of them.
    private struct Expanded {
        let suites: [CipherSuite]
        let check: CipherCheck
    }

    /// What is found of a site that serves TLS.
    ///
    /// - Parameter keys: The kinds of the keys that it serves; nil where not all are known.
    mutating func findings(of site: Site, keys: [PublicKey.Algorithm]?) -> [Finding] {
        var findings = [obsoleteProtocols(of: site), weakCiphers(of: site)].compactMap { $0 }
        if let keys, let finding = noSharedCipher(of: site, keys: keys) {
            findings.append(finding)
        }
        return findings
    }

    /// What keeps the server from starting.
    mutating func refusals(of site: Site) -> [Finding] {
        guard let location = site.ciphers.location,
            case .failure(let error) = expanded(site.ciphers.value), !site.hasMachinesCiphers
        else { return [] }
        return [
            .serverSyntax(
                "\(error.reason) \(site.ciphers.value.printable)",
                remedy: "Write a list that this command shows: openssl ciphers -v LIST",
                at: location
            )
        ]
    }

    /// > RFC 8996 §4, §5: "TLS 1.0 MUST NOT be used." "TLS 1.1 MUST NOT be used."
    private func obsoleteProtocols(of site: Site) -> Finding? {
        let obsolete = site.protocols.value.filter { $0 < .tls12 }
        guard !obsolete.isEmpty else { return nil }
        return .serverProtocolObsolete(
            obsolete.map(\.rawValue),
            hasCurrent: obsolete.count < site.protocols.value.count,
            isDefault: site.protocols.location == nil,
            at: site.protocols.location ?? site.location
        )
    }

    /// The list counts for TLS 1.2 and older; nobody chose the server's own.
    private mutating func weakCiphers(of site: Site) -> Finding? {
        guard let location = site.ciphers.location,
            site.protocols.value.contains(where: { $0 < .tls13 }),
            case .success(let expanded) = expanded(site.ciphers.value),
            case let check = expanded.check, !(check.forbidden.isEmpty && check.discouraged.isEmpty)
        else { return nil }
        return .serverCipherWeak(
            list: site.ciphers.value,
            forbidden: check.forbidden,
            discouraged: check.discouraged,
            at: location
        )
    }

    /// A server that has no suite for its keys fails every handshake.
    ///
    /// > RFC 5246 §7.4.2: "The end entity certificate's public key (and associated restrictions)
    /// > MUST be compatible with the selected key exchange algorithm."
    ///
    /// TLS 1.3 has suites of its own, which fit every key.
    private mutating func noSharedCipher(
        of site: Site,
        keys: [PublicKey.Algorithm]
    ) -> Finding? {
        let versions = site.protocols.value
        guard let location = site.ciphers.location, !keys.isEmpty,
            versions.contains(where: { $0 < .tls13 }),
            case .success(let expanded) = expanded(site.ciphers.value)
        else { return nil }
        let hasTLS12 = versions.contains(.tls12)
        let isFitting = expanded.suites.contains { suite in
            (hasTLS12 || !suite.needsTLS12) && keys.contains(where: suite.fits)
        }
        guard !isFitting else { return nil }
        var names = UniqueList<String>()
        for key in keys { names.append(key.description) }
        return .serverNoSharedCipher(
            list: site.ciphers.value,
            keys: names.all,
            hasTLS13: versions.contains(.tls13),
            at: location
        )
    }

    private mutating func expanded(_ list: String) -> Result<Expanded, CertificateError> {
        if let known = known[list] { return known }
        let result = Result { () throws(CertificateError) in
            let suites = try CipherList(expanding: list).suites
            return Expanded(suites: suites, check: CipherCheck(suites))
        }
        known[list] = result
        return result
    }
}

extension Site {
    /// Whether the list is one that the OpenSSL of some distributions has under a name of its own
    /// (`PROFILE=SYSTEM`): what it comes to is known on that machine alone.
    fileprivate var hasMachinesCiphers: Bool { ciphers.value.contains("PROFILE=") }
}
