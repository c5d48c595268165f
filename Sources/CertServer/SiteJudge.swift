/// The certificates that one site names, and what is wrong with how they are named.
struct SiteJudge {
    /// The certificates, each judged with its key and for the names of the site.
    private(set) var subjects: [Subject] = []
    /// What concerns the site and no one certificate.
    private(set) var findings: [Finding] = []
    /// What keeps the server from starting and is no site's alone.
    private(set) var refusals: [Finding] = []
    private let site: Site
    private let files: ServedFiles

    init(site: Site, files: ServedFiles) {
        self.site = site
        self.files = files
        let served = site.pairs.compactMap { pair in
            files.verdict(on: pair.files).map { Served(pair: pair, judged: $0) }
        }
        subjects = served.map { subject(of: $0) }
        findings = unusable + unknowable + shadowed(served) + idleStapling(served)
        refusals = unpaired
    }

    /// What keeps the server from starting although the site does not serve TLS: nginx loads what
    /// each site names, whether or not a handshake asks for it.
    var idleFaults: [Finding] {
        let refusals = FindingArea.form.ids + [.keyMismatch]
        let refused = subjects.flatMap(\.findings).filter { finding in
            finding.severity == .error && refusals.contains(finding.id)
        }
        return unusable + refused
    }

    /// One certificate of the site with the verdict on it.
    private struct Served {
        let pair: Site.Pair
        let judged: ServedFiles.Judged
    }

    private func subject(of served: Served) -> Subject {
        var subject = served.judged.subject
        subject.site = site.location
        let names = site.expectedNames
        let uncovered = served.judged.names.uncovered(
            names.hosts,
            below: names.parents,
            at: subject.certificate.location
        )
        if let uncovered { subject.findings.append(uncovered) }
        if served.pair.key == nil {
            subject.findings.append(.keyMissing(at: subject.certificate.location))
        } else if subject.key == nil, let path = served.pair.key?.path {
            subject.key = Subject.PlacedKey(location: Location(path: path), matches: nil)
        }
        for index in subject.findings.indices {
            subject.findings[index].locations.append(
                served.pair.directive(for: subject.findings[index])
            )
        }
        subject.findings.sort { $0.severity > $1.severity }
        return subject
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
        (site.certificates + site.keys).compactMap { file in
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

    /// The certificates that are files, with their keys.
    var pairs: [Pair] {
        certificates.enumerated().compactMap { place, certificate in
            guard let path = certificate.path else { return nil }
            let key = keys.dropFirst(place).first
            let keyFile = key?.path.map {
                ServedFiles.KeyFile(path: $0, passphrases: passwordFile?.path)
            }
            return Pair(
                files: ServedFiles.Pair(certificate: path, key: keyFile),
                certificate: certificate,
                key: key
            )
        }
    }

    /// What its certificates have to cover: the names that can be decided.
    ///
    /// nginx's `*.example.test` answers to every name below, at any depth; a certificate can cover
    /// one label of that, and `*.example.test` is what is asked of it.
    var expectedNames: (hosts: [Host], parents: [DNSName]) {
        var hosts: [Host] = []
        var parents: [DNSName] = []
        for name in serverNames {
            switch name.kind {
            case .exact(let text):
                if let host = try? Host(text) { hosts.append(host) }
            case .leadingWildcard(let base):
                if let parent = try? DNSName(base) { parents.append(parent) }
            case .withSubdomains(let base):
                guard let parent = try? DNSName(base) else { continue }
                hosts.append(.dns(parent))
                parents.append(parent)
            case .trailingWildcard, .regularExpression, .catchAll, .hostname: continue
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
