/// Judges the certificates that one site names, and how it names them.
struct SiteCheck {
    /// The certificates, each judged with its key and for the site's names.
    private(set) var deployments: [Deployment] = []
    /// The findings about the site that are not about one certificate.
    private(set) var findings: [Finding] = []
    /// The findings that keep the server from starting and concern every site.
    private(set) var refusals: [Finding] = []
    /// The algorithms of the site's keys; nil where not all of them are known.
    private(set) var keys: [PublicKey.Algorithm]?
    private let site: Site
    private let files: ServedFiles
    private let dialect: ServerDialect

    init(site: Site, files: ServedFiles, _ dialect: ServerDialect) {
        self.site = site
        self.files = files
        self.dialect = dialect
        let pairs = site.loadedPairs(files)
        let served = pairs.compactMap { pair in
            files.verdict(on: pair.files).map { Served(pair: pair, judged: $0) }
        }
        deployments = served.map { deployment(of: $0) }
        findings = unusable + unknowable + shadowed(served) + idleStapling(served)
        refusals = unpaired
        let isKnown = served.count == site.certificates.count && site.certificateProgram == nil
        keys = isKnown ? served.map(\.judged.keyAlgorithm) : nil
    }

    /// The findings where a program chooses the certificate.
    ///
    /// The one named is served only where the program fails: only that it loads is checked.
    var programFindings: [Finding] { unknowable + idleFaults }

    /// The findings that keep the server from starting although the site does not serve TLS: it
    /// loads the files of every site, whether or not a handshake asks for them.
    var idleFaults: [Finding] {
        let refusals = FindingArea.form.ids + [.keyMismatch]
        let refused = deployments.flatMap(\.findings).filter { finding in
            finding.severity == .error && refusals.contains(finding.id)
        }
        return unusable + refused
    }

    /// One certificate of the site with the verdict on it.
    private struct Served {
        let pair: Site.Pair
        let judged: ServedFiles.Judged
    }

    private func deployment(of served: Served) -> Deployment {
        var deployment = served.judged.deployment
        deployment.site = site.location
        let names = site.expectedNames(of: served.pair)
        let uncovered = served.judged.names.uncovered(
            names.hosts,
            below: names.parents,
            at: deployment.certificate.location
        )
        if let uncovered { deployment.findings.append(uncovered) }
        // Whether the server staples is known here.
        deployment.findings.removeAll {
            $0.id == .stapleMissing && $0.locations.first == deployment.certificate.location
        }
        if served.judged.demandsStaple, let missing = missingStaple(served) {
            deployment.findings.append(missing)
        }
        if served.pair.key == nil {
            deployment.findings.append(.keyMissing(at: deployment.certificate.location))
        } else if deployment.key == nil, let location = served.pair.key?.content {
            deployment.key = Deployment.PlacedKey(location: location, matches: nil)
        }
        for index in deployment.findings.indices {
            // The server stops at its start, or at the next reload, to ask a person.
            if deployment.findings[index].id == .keyEncrypted, site.passwordFile == nil,
                !site.hasPassphraseProgram
            {
                deployment.findings[index].severity = .error
            }
            deployment.findings[index].locations.append(
                served.pair.directive(for: deployment.findings[index])
            )
        }
        deployment.findings.sort { $0.severity > $1.severity }
        return deployment
    }

    /// RFC 7633 §4: a certificate may demand that its server staples; clients that know the
    /// extension refuse a handshake without.
    private func missingStaple(_ served: Served) -> Finding? {
        let location = served.judged.deployment.certificate.location
        guard let stapling = site.stapling else {
            return .server(.setting(.stapleOff, dialect), .error, at: [location])
        }
        let hasSource = stapling.responder != nil || stapling.file != nil
        guard !hasSource, !served.judged.namesResponder else { return nil }
        return .server(.setting(.stapleWithoutResponder, dialect), .error, at: [location])
    }

    /// The files that can't be used, each once.
    private var unusable: [Finding] {
        let named =
            site.certificates + site.keys.prefix(site.certificates.count) + site.chains
        var seen: Set<String> = []
        return (named + (site.passwordFile.map { [$0] } ?? [])).compactMap { file in
            guard let path = file.path, let error = files.failures[path],
                seen.insert(path).inserted
            else { return nil }
            let detail = ServerDetail.fileUnreadable(error, written: file.written, dialect)
            return .server(detail, .error, at: [file.location] + error.locations)
        }
    }

    private var unknowable: [Finding] {
        let program = site.certificateProgram.map {
            Finding.server(.certificateOfProgram, .info, at: [$0])
        }
        return (program.map { [$0] } ?? [])
            + (site.certificates + site.keys).compactMap { file in
                guard case .unknowable(let reason) = file.target else { return nil }
                let detail = ServerDetail.certificateUnknowable(
                    written: file.written,
                    reason.detail
                )
                return .server(detail, .info, at: [file.location])
            }
    }

    /// Of several certificates with keys of one algorithm, OpenSSL keeps the last.
    private func shadowed(_ served: [Served]) -> [Finding] {
        guard !site.choosesByName else { return [] }
        return served.enumerated().compactMap { index, one in
            let algorithm = one.judged.keyAlgorithm
            let later = served.dropFirst(index + 1).last { $0.judged.keyAlgorithm == algorithm }
            guard let later else { return nil }
            return .server(
                .certificateShadowed(algorithm),
                .warning,
                at: [one.pair.certificate.location, later.pair.certificate.location]
            )
        }
    }

    private func idleStapling(_ served: [Served]) -> [Finding] {
        guard let stapling = site.stapling, stapling.responder == nil, stapling.file == nil,
            !served.isEmpty, !served.contains(where: \.judged.namesResponder)
        else { return [] }
        return [.server(.setting(.staplingIdle, dialect), .info, at: [stapling.location])]
    }

    /// The findings about certificates that no key is named for.
    private var unpaired: [Finding] {
        site.certificates.dropFirst(site.keys.count).map { certificate in
            let fault = ServerSyntaxFault.tls(.keyMissing(certificate: certificate.written))
            return .server(.syntax(fault, dialect), .error, at: [certificate.location])
        }
    }
}

extension Site {
    /// A certificate's file with the file of its key.
    struct Pair {
        let files: ServedFiles.Pair
        let certificate: FileReference
        let key: FileReference?
        let chain: FileReference?
        /// The names that the configuration chooses this certificate for.
        var names: [ServerName] = []

        /// Where the configuration names the file that a finding is about.
        func directive(for finding: Finding) -> Location {
            let path = finding.locations.first?.path
            if let chain, chain.path == path, path != certificate.path { return chain.location }
            guard let key, path == key.path,
                key.path != certificate.path
            else { return certificate.location }
            return key.location
        }
    }

    /// The certificates that are files, with the keys at the same positions.
    var pairs: [Pair] {
        certificates.enumerated().compactMap { index, certificate in
            var pair = pair(certificate, key: keys.dropFirst(index).first)
            if certificateNames.indices.contains(index) { pair?.names = certificateNames[index] }
            return pair
        }
    }

    /// The certificates that are files, with the keys that the server uses for them.
    ///
    /// OpenSSL keeps a certificate and a key of each algorithm: a key of another algorithm than the
    /// certificate at its position goes to the certificate of its own algorithm.
    func loadedPairs(_ files: ServedFiles) -> [Pair] {
        pairs.map { pair in
            guard !choosesByName, files.verdict(on: pair.files)?.hasKeyOfOtherKind == true else {
                return pair
            }
            let others = pairsWithOtherKeys(of: pair)
            return others.first { files.verdict(on: $0.files)?.hasStrayKey == false } ?? pair
        }
    }

    /// The pairs to judge besides those by position: each certificate whose key is of another
    /// algorithm, with each other key of the site.
    func pairsWithOtherKeys(_ files: ServedFiles) -> [ServedFiles.Pair] {
        guard !choosesByName else { return [] }
        return pairs.filter { files.verdict(on: $0.files)?.hasKeyOfOtherKind == true }
            .flatMap(pairsWithOtherKeys).map(\.files)
    }

    /// The most keys of a site that are tried with one certificate: OpenSSL has nine kinds of keys.
    private static let maximumKeys = 9

    private func pairsWithOtherKeys(of pair: Pair) -> [Pair] {
        var seen = UniqueList<FileReference>()
        for key in keys.prefix(Self.maximumKeys) where key != pair.key { seen.append(key) }
        return seen.all.compactMap { self.pair(pair.certificate, key: $0) }
    }

    private func pair(_ certificate: FileReference, key: FileReference?) -> Pair? {
        guard let path = certificate.path else { return nil }
        let keyFile = key?.path.map {
            ServedFiles.KeyFile(path: $0, passphrases: passwordFile?.path)
        }
        return Pair(
            files: ServedFiles.Pair(
                certificate: path,
                key: keyFile,
                chain: chains.first?.path
            ),
            certificate: certificate,
            key: key,
            chain: chains.first
        )
    }

    /// The names that its certificates have to cover.
    ///
    /// A site of `*.example.test` answers to every name below, at any depth; a certificate can cover
    /// one label of that, and `*.example.test` is what it has to cover.
    func expectedNames(of pair: Pair) -> (hosts: [ReferenceIdentifier], parents: [DNSName]) {
        var hosts: [ReferenceIdentifier] = []
        var parents: [DNSName] = []
        for name in serverNames + ruledNames + pair.names {
            switch name.kind {
            case .exact(let text):
                if let host = try? ReferenceIdentifier(text) { hosts.append(host) }
            case .leadingWildcard(let base):
                if let parent = try? DNSName(base) { parents.append(parent) }
            case .withSubdomains(let base):
                guard let parent = try? DNSName(base) else { continue }
                hosts.append(.dns(parent))
                parents.append(parent)
            case .trailingWildcard, .regularExpression, .catchAll, .impossible, .hostname: continue
            }
        }
        return (hosts, parents)
    }
}

extension FileReference.Reason {
    /// The same reason as a finding holds it.
    fileprivate var detail: ServerDetail.UnknowableReason {
        switch self {
        case .variable: .variable
        case .data: .data
        case .engine: .engine
        case .store: .store
        }
    }
}

extension FileReference {
    /// Where what it names begins; nil where nothing can be opened.
    var content: Location? { embedded?.location ?? path.map { Location(path: $0) } }
}
