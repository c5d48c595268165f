/// Judges the files that sites verify client certificates with; each is read once.
struct ClientVerificationCheck {
    private let now: Timestamp
    private let dialect: ServerDialect
    private var known: [String: Result<ClientAuthorityFile, CertificateError>] = [:]
    /// The errors of files that can't be used, each once.
    private(set) var errors = UniqueList<CertificateError>()

    init(at now: Timestamp, _ dialect: ServerDialect) {
        self.now = now
        self.dialect = dialect
    }

    /// What is wrong with a site's files: those that the server would not load, and those that are
    /// out of date.
    ///
    /// The authorities are loaded only where clients are verified, the other files always.
    mutating func findings(of site: Site) -> [Finding] {
        let verification = site.clientVerification
        var findings: [Finding] = []
        if verification.isWithoutAuthorities, site.isTLS, !site.certificates.isEmpty {
            findings.append(
                .server(
                    .syntax(.tls(.clientAuthoritiesMissing), dialect),
                    .error,
                    at: [site.location]
                )
            )
        }
        if verification.mode != .off, let file = verification.authorities {
            findings += self.findings(about: file, for: .authorities) { authorities, site, now in
                Self.expiredAuthorities(authorities, named: site, at: now)
            }
        }
        if let file = verification.trusted {
            findings += self.findings(about: file, for: .authorities) { _, _, _ in [] }
        }
        if let file = verification.revocationLists {
            let isUsed = verification.mode != .off
            findings += self.findings(about: file, for: .revocationLists) { lists, site, now in
                isUsed ? Self.expiredLists(lists, named: site, at: now) : []
            }
        }
        return findings
    }

    private mutating func findings(
        about file: FileReference,
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
            // Pipes and the like are not read.
            guard error.code != .notAFile else { return [] }
            errors.append(error)
            let detail = ServerDetail.fileUnreadable(error, written: file.written, dialect)
            return [.server(detail, .error, at: [file.location] + error.locations)]
        }
    }

    /// > RFC 5280 §6.1.3: "The certificate validity period includes the current time."
    ///
    /// OpenSSL requires that of the authority's certificate too.
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
        // A renewed certificate of the same name replaces the old one.
        let missed = expired.filter { !current.contains($0.certificate.subject.description) }
        guard !missed.isEmpty else { return [] }
        var names = UniqueList<DistinguishedName>()
        for one in missed { names.append(one.certificate.subject) }
        return [
            .server(
                .clientVerification(.authoritiesExpired(names.all, isAll: current.isEmpty)),
                current.isEmpty ? .error : .warning,
                at: [location] + missed.prefix(maximumPlaces).map(\.location)
            )
        ]
    }

    /// Servers that are given CRLs have OpenSSL look for the CRL of every issuer
    /// (`X509_V_FLAG_CRL_CHECK_ALL`), which refuses one whose next update is past.
    private static func expiredLists(
        _ file: ClientAuthorityFile,
        named location: Location,
        at now: Timestamp
    ) -> [Finding] {
        guard !file.lists.isEmpty else {
            return [.server(.clientVerification(.listMissing), .error, at: [location])]
        }
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
        var issuers = UniqueList<DistinguishedName>()
        for one in missed { issuers.append(one.list.issuer) }
        return [
            .server(
                .clientVerification(.listsExpired(issuers: issuers.all)),
                .error,
                at: [location] + missed.prefix(maximumPlaces).map(\.location)
            )
        ]
    }

    /// The most places of expired certificates and CRLs that a finding lists.
    private static let maximumPlaces = 10
}

extension ClientVerification {
    /// Whether clients are to be verified and no authority is named.
    fileprivate var isWithoutAuthorities: Bool {
        (mode == .on || mode == .optional) && authorities == nil && trusted == nil
    }
}
