/// Judges the files that sites verify their clients with; each is read once.
struct ClientVerificationCheck {
    private let now: Timestamp
    private var known: [String: Result<ClientAuthorityFile, CertificateError>] = [:]
    /// Why files can't be used, each once.
    private(set) var errors = UniqueList<CertificateError>()

    init(at now: Timestamp) {
        self.now = now
    }

    /// What is found of a site: files that nginx would not load, and those that are out of date.
    ///
    /// nginx reads the authorities only where clients are verified, and the others always.
    mutating func findings(of site: Site) -> [Finding] {
        let verification = site.clientVerification
        var findings: [Finding] = []
        if verification.isWithoutAuthorities, site.isTLS, !site.certificates.isEmpty {
            findings.append(
                .serverSyntax(
                    "no ssl_client_certificate for ssl_verify_client",
                    remedy: "Name the file of the authorities in ssl_client_certificate.",
                    at: site.location
                )
            )
        }
        if verification.mode != .off, let file = verification.authorities {
            findings += judge(file, for: .authorities) { authorities, site, now in
                Self.expiredAuthorities(authorities, named: site, at: now)
            }
        }
        if let file = verification.trusted {
            findings += judge(file, for: .authorities) { _, _, _ in [] }
        }
        if let file = verification.revocationLists {
            let isUsed = verification.mode != .off
            findings += judge(file, for: .revocationLists) { lists, site, now in
                isUsed ? Self.expiredLists(lists, named: site, at: now) : []
            }
        }
        return findings
    }

    private mutating func judge(
        _ file: FileReference,
        for purpose: ClientAuthorityFile.Purpose,
        _ body: (ClientAuthorityFile, Location, Timestamp) -> [Finding]
    ) -> [Finding] {
        guard let path = file.path else { return [] }
        let key = "\(purpose) \(path)"
        let content =
            known[key]
            ?? Result { () throws(CertificateError) in
                try ClientAuthorityFile(path, for: purpose)
            }
        known[key] = content
        switch content {
        case .success(let content): return body(content, file.location, now)
        case .failure(let error):
            // A pipe or the like is left alone.
            guard error.code != .notAFile else { return [] }
            errors.append(error)
            return [.serverFileUnreadable(error, written: file.written, at: file.location)]
        }
    }

    /// > RFC 5280 §6.1.3: "The certificate validity period includes the current time."
    ///
    /// OpenSSL asks that of the authority's certificate too.
    private static func expiredAuthorities(
        _ file: ClientAuthorityFile,
        named location: Location,
        at now: Timestamp
    ) -> [Finding] {
        let expired = file.certificates.filter { $0.certificate.notAfter < now }
        let current = Set(
            file.certificates.filter { $0.certificate.notAfter >= now }
                .map { $0.certificate.subject.description }
        )
        // A renewed certificate of the same name stands in for the old one.
        let missed = expired.filter { !current.contains($0.certificate.subject.description) }
        guard !missed.isEmpty else { return [] }
        var names = UniqueList<String>()
        for one in missed { names.append(one.certificate.subject.description) }
        return [
            .serverClientAuthorityExpired(
                names: names.all.map(\.printable),
                isAll: current.isEmpty,
                at: [location] + missed.prefix(10).map(\.location)
            )
        ]
    }

    /// With `ssl_crl` nginx has OpenSSL look for the CRL of every issuer
    /// (`X509_V_FLAG_CRL_CHECK_ALL`) and refuse where its next update is past.
    private static func expiredLists(
        _ file: ClientAuthorityFile,
        named location: Location,
        at now: Timestamp
    ) -> [Finding] {
        guard !file.lists.isEmpty else { return [.serverClientListMissing(at: [location])] }
        func isExpired(_ list: CertificateRevocationList) -> Bool {
            list.nextUpdate.map { $0 < now } == true
        }
        let current = Set(
            file.lists.filter { !isExpired($0.list) }.map { $0.list.issuer.description }
        )
        let missed = file.lists.filter { one in
            isExpired(one.list) && !current.contains(one.list.issuer.description)
        }
        guard !missed.isEmpty else { return [] }
        var issuers = UniqueList<String>()
        for one in missed { issuers.append(one.list.issuer.description) }
        return [
            .serverClientListExpired(
                issuers: issuers.all.map(\.printable),
                at: [location] + missed.prefix(10).map(\.location)
            )
        ]
    }
}

extension ClientVerification {
    /// Whether clients are to be verified and no authority is named.
    fileprivate var isWithoutAuthorities: Bool {
        (mode == .on || mode == .optional) && authorities == nil && trusted == nil
    }
}
