/// Judges the versions of TLS and the ciphers of sites; each list of ciphers is expanded once.
struct SettingsCheck {
    private let dialect: ServerDialect
    private var known: [String: Result<Expanded, CertificateError>] = [:]

    init(_ dialect: ServerDialect) {
        self.dialect = dialect
    }

    /// A list's suites, and what RFC 9325 says about them.
    private struct Expanded {
        let suites: [CipherSuite]
        let check: CipherCheck
    }

    /// What is wrong with the settings of a site that serves TLS.
    ///
    /// - Parameter keys: The algorithms of its keys; nil where not all are known.
    mutating func findings(of site: Site, keys: [PublicKey.Algorithm]?) -> [Finding] {
        var findings = [obsoleteProtocols(of: site), weakCiphers(of: site)].compactMap { $0 }
        if let keys, let finding = noSharedCipher(of: site, keys: keys) {
            findings.append(finding)
        }
        return findings
    }

    /// The settings that keep the server from starting.
    mutating func refusals(of site: Site) -> [Finding] {
        guard let location = site.ciphers.location,
            case .failure = expanded(site.ciphers.value), !site.hasMachinesCiphers
        else { return [] }
        let fault = ServerSyntaxFault.tls(.cipherListRefused(site.ciphers.value))
        return [.server(.syntax(fault, dialect), .error, at: [location])]
    }

    /// > RFC 8996 §4, §5: "TLS 1.0 MUST NOT be used." "TLS 1.1 MUST NOT be used."
    private func obsoleteProtocols(of site: Site) -> Finding? {
        let obsolete = site.protocols.value.filter { $0 < .tls12 }
        guard !obsolete.isEmpty else { return nil }
        let hasCurrent = obsolete.count < site.protocols.value.count
        let detail = ServerSettingDetail.protocolObsolete(
            obsolete.map(\.rawValue),
            hasCurrent: hasCurrent,
            isDefault: site.protocols.location == nil
        )
        return .server(
            .setting(detail, dialect),
            hasCurrent ? .warning : .error,
            at: [site.protocols.location ?? site.location]
        )
    }

    /// Judges a list that is written, which applies to TLS 1.2 and older: no one chose the server's
    /// default list.
    private mutating func weakCiphers(of site: Site) -> Finding? {
        guard let location = site.ciphers.location,
            site.protocols.value.contains(where: { $0 < .tls13 }),
            case .success(let expanded) = expanded(site.ciphers.value),
            case let check = expanded.check, !(check.forbidden.isEmpty && check.discouraged.isEmpty)
        else { return nil }
        let detail = ServerSettingDetail.cipherWeak(
            list: site.ciphers.value,
            mustNot: check.forbidden,
            shouldNot: check.discouraged
        )
        return .server(
            .setting(detail, dialect),
            check.forbidden.isEmpty ? .info : .warning,
            at: [location]
        )
    }

    /// Every handshake fails with a server that has no suite for its keys.
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
            (hasTLS12 || !suite.needsTLS12) && site.canUse(suite)
                && keys.contains(where: suite.fits)
        }
        guard !isFitting else { return nil }
        var algorithms = UniqueList<PublicKey.Algorithm>()
        for key in keys { algorithms.append(key) }
        let hasTLS13 = versions.contains(.tls13)
        let detail = ServerSettingDetail.noSharedCipher(
            list: site.ciphers.value,
            keys: algorithms.all,
            hasTLS13: hasTLS13
        )
        return .server(
            .setting(detail, dialect),
            hasTLS13 ? .warning : .error,
            at: [location]
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
    /// Whether the server has what it takes for a suite, besides the key.
    func canUse(_ suite: CipherSuite) -> Bool {
        !lacksDHParameters || !suite.name.hasPrefix("DHE-") && !suite.name.hasPrefix("EDH-")
    }

    /// Whether the list is one that the OpenSSL of some distributions knows by name
    /// (`PROFILE=SYSTEM`): only that machine can expand it.
    fileprivate var hasMachinesCiphers: Bool { ciphers.value.contains("PROFILE=") }
}
