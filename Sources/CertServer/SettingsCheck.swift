/// Judges the versions of TLS and the ciphers of sites; each list of ciphers is expanded once.
struct SettingsCheck {
    private var known: [String: Result<CipherCheck, CertificateError>] = [:]

    /// What is found of a site that serves TLS.
    mutating func findings(of site: Site) -> [Finding] {
        [obsoleteProtocols(of: site), weakCiphers(of: site)].compactMap { $0 }
    }

    /// What keeps the server from starting.
    mutating func refusals(of site: Site) -> [Finding] {
        guard let location = site.ciphers.location,
            case .failure(let error) = check(site.ciphers.value)
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
            case .success(let check) = check(site.ciphers.value),
            !(check.forbidden.isEmpty && check.discouraged.isEmpty)
        else { return nil }
        return .serverCipherWeak(
            list: site.ciphers.value,
            forbidden: check.forbidden,
            discouraged: check.discouraged,
            at: location
        )
    }

    private mutating func check(_ list: String) -> Result<CipherCheck, CertificateError> {
        if let known = known[list] { return known }
        let result = Result { () throws(CertificateError) in
            CipherCheck(try CipherList(expanding: list).suites)
        }
        known[list] = result
        return result
    }
}
