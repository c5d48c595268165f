import CertModel

/// A `bind` line.
struct HAProxyBind {
    let location: Location
    let options: HAProxyBindOptions
    var context = Site.Context.stream
    var listens: [Listen] = []
    /// The words of `crt`, `crt-list` and `default-crt`.
    var sources: [FileReference] = []
    var certificates: [HAProxyCertificate] = []

    /// The line as a site.
    var site: Site {
        Site(
            location: location,
            context: context,
            listens: listens,
            sockets: listens.compactMap(\.socket),
            isTLS: options.isSSL,
            certificates: certificates.map(\.certificate),
            sources: sources,
            choosesByName: true,
            certificateNames: certificateNames,
            namesCertificate: !certificates.isEmpty,
            keys: certificates.map(\.key),
            protocols: Setting(value: options.protocols, location: options.protocolsAt),
            ciphers: options.ciphers ?? Setting(value: "HIGH:!aNULL:!MD5", location: nil),
            rejectsHandshake: certificates.isEmpty && (options.isStrict || options.generates),
            stapling: stapling,
            clientVerification: ClientVerification(
                mode: options.verification,
                authorities: options.authorities,
                revocationLists: options.revocationLists
            )
        )
    }

    /// The names that filters choose certificates for.
    private var certificateNames: [[ServerName]] {
        guard certificates.contains(where: { !$0.filters.isEmpty }) else { return [] }
        return certificates.map { $0.filters.compactMap { ServerName(haproxyFilter: $0) } }
    }

    private var stapling: Stapling? {
        if options.staples { return Stapling(location: location, responder: nil, file: nil) }
        guard let staple = certificates.first?.staple,
            certificates.allSatisfy({ $0.staple != nil })
        else { return nil }
        let file = FileReference(written: staple, location: location, target: .file(staple))
        return Stapling(location: location, responder: nil, file: file)
    }
}

extension ServerName {
    /// Reads a filter of a `crt-list`; nil for one that excludes a name, and for `*`.
    fileprivate init?(haproxyFilter word: String) {
        guard !word.hasPrefix("!"), word != "*" else { return nil }
        let name = word.lowercased()
        let isWildcard = name.hasPrefix("*.")
        self.init(
            written: word,
            kind: isWildcard ? .leadingWildcard(base: String(name.dropFirst(2))) : .exact(name)
        )
    }
}
