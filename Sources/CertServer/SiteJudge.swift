/// The certificates that one site names, and what is wrong with how they are named.
struct SiteJudge {
    /// The certificates, each judged with its key and for the names of the site.
    private(set) var deployments: [Deployment] = []
    /// What concerns the site and no one certificate.
    private(set) var findings: [Finding] = []
    /// What keeps the server from starting and is no site's alone.
    private(set) var refusals: [Finding] = []
    /// The kinds of the keys that the site serves; nil where not all of them are known.
    private(set) var keys: [PublicKey.Algorithm]?
    private let site: Site
    private let files: ServedFiles

    init(site: Site, files: ServedFiles) {
        self.site = site
        self.files = files
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

    /// What is found where a program chooses the certificate, so that the one named is served only
    /// where the program fails: it is loaded, and judged no further.
    var programFindings: [Finding] { unknowable + idleFaults }

    /// What keeps the server from starting although the site does not serve TLS: nginx loads what
    /// each site names, whether or not a handshake asks for it.
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
        let names = site.expectedNames
        let uncovered = served.judged.names.uncovered(
            names.hosts,
            below: names.parents,
            at: deployment.certificate.location
        )
        if let uncovered { deployment.findings.append(uncovered) }
        // That its server must staple is known here.
        deployment.findings.removeAll {
            $0.id == .stapleMissing && $0.locations.first == deployment.certificate.location
        }
        if served.judged.demandsStaple, let missing = missingStaple(served) {
            deployment.findings.append(missing)
        }
        if served.pair.key == nil {
            deployment.findings.append(.keyMissing(at: deployment.certificate.location))
        } else if deployment.key == nil, let path = served.pair.key?.path {
            deployment.key = Deployment.PlacedKey(location: Location(path: path), matches: nil)
        }
        for index in deployment.findings.indices {
            deployment.findings[index].locations.append(
                served.pair.directive(for: deployment.findings[index])
            )
        }
        deployment.findings.sort { $0.severity > $1.severity }
        return deployment
    }

    /// RFC 7633 §4: a certificate may say that its server staples; clients that know the extension
    /// refuse a handshake without.
    private func missingStaple(_ served: Served) -> Finding? {
        let location = served.judged.deployment.certificate.location
        guard let stapling = site.stapling else {
            return .stapleMissing(isIdle: false, at: location)
        }
        let hasSource = stapling.responder != nil || stapling.file != nil
        return hasSource || served.judged.namesResponder
            ? nil : .stapleMissing(isIdle: true, at: location)
    }

    /// The files that are there in name only, each told once.
    private var unusable: [Finding] {
        let named = site.certificates + site.keys.prefix(site.certificates.count)
        var seen: Set<String> = []
        return (named + (site.passwordFile.map { [$0] } ?? [])).compactMap { file in
            guard let path = file.path, let error = files.failures[path],
                seen.insert(path).inserted
            else { return nil }
            return .serverFileUnreadable(error, written: file.written, at: file.location)
        }
    }

    private var unknowable: [Finding] {
        let program = site.certificateProgram.map { location in
            Finding.serverCertificateUnknowable(
                written: "the certificate",
                reason: "is chosen by a program at the handshake",
                at: location
            )
        }
        return (program.map { [$0] } ?? [])
            + (site.certificates + site.keys).compactMap { file in
                guard case .unknowable(let reason) = file.target else { return nil }
                return .serverCertificateUnknowable(
                    written: file.written,
                    reason: reason.words,
                    at: file.location
                )
            }
    }

    /// Of several certificates with one kind of key, OpenSSL keeps the last.
    private func shadowed(_ served: [Served]) -> [Finding] {
        served.enumerated().compactMap { place, one in
            let algorithm = one.judged.keyAlgorithm
            let later = served.dropFirst(place + 1).last { $0.judged.keyAlgorithm == algorithm }
            guard let later else { return nil }
            return .serverCertificateShadowed(
                algorithm: algorithm.description,
                by: later.pair.certificate.location,
                at: one.pair.certificate.location
            )
        }
    }

    private func idleStapling(_ served: [Served]) -> [Finding] {
        guard let stapling = site.stapling, stapling.responder == nil, stapling.file == nil,
            !served.isEmpty, !served.contains(where: \.judged.namesResponder)
        else { return [] }
        return [.serverStaplingIdle(at: stapling.location)]
    }

    /// Certificates in whose place no key is named.
    private var unpaired: [Finding] {
        site.certificates.dropFirst(site.keys.count).map { certificate in
            .serverSyntax(
                "no ssl_certificate_key is written for \(certificate.written.printable): nginx"
                    + " refuses to start",
                remedy: "Write one ssl_certificate_key for each ssl_certificate, in one order.",
                at: certificate.location
            )
        }
    }
}

extension Site {
    /// A certificate's file with the key's that stands in the same place.
    struct Pair {
        let files: ServedFiles.Pair
        let certificate: FileReference
        let key: FileReference?

        /// Where the configuration names what a finding is about.
        func directive(for finding: Finding) -> Location {
            guard let key, finding.locations.first?.path == key.path,
                key.path != certificate.path
            else { return certificate.location }
            return key.location
        }
    }

    /// The certificates that are files, with the keys that stand in their places.
    var pairs: [Pair] {
        certificates.enumerated().compactMap { place, certificate in
            pair(certificate, key: keys.dropFirst(place).first)
        }
    }

    /// The certificates that are files, with the keys that the server has for them.
    ///
    /// OpenSSL keeps a certificate and a key of each kind: a key that is of another kind than the
    /// certificate in its place goes to the certificate of its own kind.
    func loadedPairs(_ files: ServedFiles) -> [Pair] {
        pairs.map { pair in
            guard files.verdict(on: pair.files)?.hasKeyOfOtherKind == true else { return pair }
            let others = crossings(of: pair)
            return others.first { files.verdict(on: $0.files)?.hasStrayKey == false } ?? pair
        }
    }

    /// The pairs to judge beside those of the places: each certificate whose key is of another kind
    /// with each other key of the site.
    func crossings(_ files: ServedFiles) -> [ServedFiles.Pair] {
        pairs.filter { files.verdict(on: $0.files)?.hasKeyOfOtherKind == true }
            .flatMap(crossings).map(\.files)
    }

    /// How many keys of a site are tried on one certificate: OpenSSL has nine kinds of keys.
    private static let maximumKeys = 9

    private func crossings(of pair: Pair) -> [Pair] {
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
            files: ServedFiles.Pair(certificate: path, key: keyFile),
            certificate: certificate,
            key: key
        )
    }

    /// What its certificates have to cover: the names that can be decided.
    ///
    /// nginx's `*.example.test` answers to every name below, at any depth; a certificate can cover
    /// one label of that, and `*.example.test` is what is asked of it.
    var expectedNames: (hosts: [ReferenceIdentifier], parents: [DNSName]) {
        var hosts: [ReferenceIdentifier] = []
        var parents: [DNSName] = []
        for name in serverNames {
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
    fileprivate var words: String {
        switch self {
        case .variable: "holds a variable"
        case .data: "is data, not a file"
        case .engine: "lies in an OpenSSL engine"
        case .store: "lies in an OpenSSL store"
        }
    }
}
