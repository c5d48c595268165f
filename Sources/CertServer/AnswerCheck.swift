/// Asks each listener of a configuration what it gives clients that ask for hosts.
struct AnswerCheck {
    /// The answers: for each host in the order asked, then for a client that sends no name, of each
    /// listener in its order.
    private(set) var answers: [ServedAnswer] = []
    /// The finding about the hosts that no listener's answer covers, if there are any.
    private(set) var uncovered: Finding?
    /// - Parameter hosts: The hosts, each once.
    init(
        _ hosts: [ReferenceIdentifier],
        of configuration: ServerConfiguration,
        _ files: ServedFiles
    ) {
        let sites = configuration.sites
        let judged = sites.judgedInOrder(files)
        var ciphers = FittingCiphers()
        let traits = judged.traits
        let questions = hosts.map(Optional.some) + [nil]
        let names = questions.map { $0?.serverName }
        let listeners = configuration.listeners.map { ($0.written, $0.answers(names, traits)) }
        for (index, host) in questions.enumerated() {
            for (written, found) in listeners where found.indices.contains(index) {
                let site = sites[found[index].site]
                let served = found[index].certificates.compactMap { judged[$0] }
                    .filter { ciphers.fit($0.keyAlgorithm, site) }
                answers.append(
                    ServedAnswer(
                        host: host,
                        listen: written,
                        site: site.location,
                        certificates: served.map(ServedAnswer.Certificate.init),
                        covers: host.map { host in
                            !served.isEmpty && served.allSatisfy { $0.names.covers(host) }
                        }
                    )
                )
            }
        }
        let covered = Set(answers.filter { $0.covers == true }.compactMap(\.host))
        let others = hosts.filter { !covered.contains($0) }
        if !others.isEmpty, let file = configuration.files.first {
            uncovered = .hostsNotServed(others, location: Location(path: file, line: 1))
        }
    }
}

/// Whether a site has a suite for its keys at all.
private struct FittingCiphers {
    private var known: [String: [CipherSuite]?] = [:]

    /// Whether a site has a suite that fits a kind of key; TLS 1.3 has suites of its own.
    mutating func fit(_ key: PublicKey.Algorithm, _ site: Site) -> Bool {
        guard !site.protocols.value.contains(.tls13), site.ciphers.location != nil else {
            return true
        }
        let list = site.ciphers.value
        let suites = known[list] ?? (try? CipherList(expanding: list).suites)
        known[list] = suites
        guard let suites else { return true }
        return suites.contains { $0.fits(key) && site.canUse($0) }
    }
}

extension [Site] {
    /// The verdicts on the certificates of each site, at their positions; nil where one cannot be
    /// used.
    func judgedInOrder(_ files: ServedFiles) -> [[ServedFiles.Judged?]] {
        map { $0.certificates.isEmpty ? [] : $0.judgedInOrder(files) }
    }
}

extension [[ServedFiles.Judged?]] {
    /// What is in a certificate, as a server looks at it.
    var traits: TLSListener.Traits { { self[$0]?.traits } }

    fileprivate subscript(place: TLSListener.Place) -> ServedFiles.Judged? {
        guard indices.contains(place.site), self[place.site].indices.contains(place.certificate)
        else { return nil }
        return self[place.site][place.certificate]
    }
}

extension Site {
    /// The verdicts on its certificates, each at its certificate's position; nil where one cannot
    /// be used.
    fileprivate func judgedInOrder(_ files: ServedFiles) -> [ServedFiles.Judged?] {
        var loaded = loadedPairs(files)[...]
        return certificates.map { certificate in
            guard certificate.path != nil, let pair = loaded.popFirst() else { return nil }
            return files.verdict(on: pair.files)
        }
    }
}

extension ServedFiles.Judged {
    fileprivate var traits: CertificateTraits {
        CertificateTraits(
            commonNames: names.commonNames,
            dnsNames: names.names.dnsNames,
            keyAlgorithm: keyAlgorithm
        )
    }
}

extension ReferenceIdentifier {
    /// The name that a client sends that connects to the host.
    ///
    /// > RFC 6066 §3: "Literal IPv4 and IPv6 addresses are not permitted in "HostName"."
    fileprivate var serverName: String? {
        guard case .dns(let name) = self else { return nil }
        return name.ascii
    }
}

extension ServedAnswer.Certificate {
    fileprivate init(_ judged: ServedFiles.Judged) {
        self.init(
            location: judged.deployment.certificate.location,
            sha256: judged.deployment.certificate.sha256,
            keyAlgorithm: judged.keyAlgorithm
        )
    }
}
