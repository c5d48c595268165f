internal import CertManifest
internal import CertModel

/// The sites of manifests: what routes serve, with the Secrets that they name.
struct KubernetesDraft {
    private var routes: [(route: KubernetesRoute, path: String)] = []
    private var secrets: [String: [PlacedSecret]] = [:]
    private var grants: [KubernetesGrant] = []
    /// The Secrets that are to be issued.
    private var issued: Set<String> = []
    private var faults: [ConfigurationFault] = []
    private var files: [String] = []

    /// A Secret, and the file that it is in.
    struct PlacedSecret {
        let secret: KubernetesHolder
        let path: String
    }

    /// Adds the objects of a file.
    mutating func add(_ manifest: KubernetesManifest, of path: String) {
        files.append(path)
        routes += manifest.routes.map { ($0, path) }
        for route in manifest.routes where route.kind == "Certificate" {
            issued.formUnion(route.secrets.map(\.name))
        }
        grants += manifest.grants
        for holder in manifest.holders where holder.isSecret {
            secrets[holder.name, default: []].append(PlacedSecret(secret: holder, path: path))
        }
        if let error = manifest.error {
            let location = Location(path: path, line: error.line)
            faults.append(
                ConfigurationFault(kind: .syntax(.manifest(error.kind)), location: location)
            )
        }
    }

    /// All of it.
    var configuration: ServerConfiguration {
        var configuration = ServerConfiguration(dialect: .kubernetes)
        configuration.files = files
        configuration.faults = faults
        configuration.sites = routes.map { site(of: $0.route, in: $0.path) }
        let routes = routes.map(\.route)
        configuration.findListeners = { KubernetesListeners($0.sites, routes).all }
        return configuration
    }

    private func site(of route: KubernetesRoute, in path: String) -> Site {
        let location = Location(path: path, line: route.line)
        var site = Site(
            location: location,
            context: .http,
            protocols: Setting(value: [.tls12, .tls13], location: nil),
            ciphers: Setting(value: "DEFAULT", location: nil)
        )
        site.serverNames = route.names.map(ServerName.init(manifest:))
        site.ruledNames = route.ruledNames.map(ServerName.init(manifest:))
        site.serverNamesAt = route.namesLine.map { Location(path: path, line: $0) }
        site.listens =
            route.listen.map { [Listen($0.words, Location(path: path, line: $0.line), route)] }
            ?? []
        site.isTLS = route.mode == .terminates || route.mode == .usesDefault
        site.namesCertificate = site.isTLS
        if route.mode == .usesDefault {
            site.hasCertificateElsewhere = true
            site.faults.append(.server(.certificateOfController, .info, at: [location]))
        }
        for reference in route.secrets { add(reference, of: route, in: path, to: &site) }
        if route.secrets.isEmpty, let inline = route.inline { add(inline, in: path, to: &site) }
        return site
    }

    /// Adds a certificate that is written into its route.
    private func add(_ holder: KubernetesHolder, in path: String, to site: inout Site) {
        guard let certificate = holder.entry("certificate") else {
            site.hasCertificateElsewhere = true
            site.faults.append(.server(.certificateOfController, .info, at: [site.location]))
            return
        }
        let key = holder.entry("key") ?? certificate
        var chain = certificate.octets
        if let authorities = holder.entry("caCertificate") {
            chain += [UInt8(ascii: "\n")] + authorities.octets
        }
        site.certificates.append(
            FileReference(
                written: certificate.key,
                location: Location(path: path, line: certificate.line),
                target: .embedded(EmbeddedFile(path: path, line: certificate.line, octets: chain))
            )
        )
        site.keys.append(reference(to: key, in: path, written: key.key, at: key.line))
    }

    private func reference(
        to entry: KubernetesHolder.Entry,
        in file: String,
        written: String,
        at line: Int
    ) -> FileReference {
        FileReference(
            written: written,
            location: Location(path: file, line: line),
            target: .embedded(EmbeddedFile(path: file, line: entry.line, octets: entry.octets))
        )
    }

    /// Adds the certificate and the key of a Secret.
    private func add(
        _ reference: KubernetesRoute.Reference,
        of route: KubernetesRoute,
        in path: String,
        to site: inout Site
    ) {
        let location = Location(path: path, line: reference.line)
        func file(_ target: FileReference.Target) -> FileReference {
            FileReference(written: reference.name, location: location, target: target)
        }
        switch find(reference, of: route) {
        case .success(let found):
            for (key, place) in [("tls.crt", \Site.certificates), ("tls.key", \Site.keys)] {
                guard let entry = found.secret.entry(key) else {
                    site[keyPath: place].append(file(.nothing))
                    let fault = fault(reference, of: route, .withoutEntry(key))
                    site.faults.append(fault.finding(at: location))
                    continue
                }
                var embedded = EmbeddedFile(
                    path: found.path,
                    line: entry.line,
                    octets: entry.octets
                )
                if place == \Site.certificates, let authorities = found.secret.entry("ca.crt") {
                    embedded.neighbour = EmbeddedFile.Neighbour(
                        name: authorities.key,
                        line: authorities.line,
                        octets: authorities.octets
                    )
                }
                site[keyPath: place].append(file(.embedded(embedded)))
            }
        case .failure(let fault):
            site.certificates.append(file(.nothing))
            site.keys.append(file(.nothing))
            guard site.isTLS else { return }
            let isIssued = isIssued(reference, of: route)
            site.faults.append(
                fault.reason == .absent && isIssued
                    ? .server(
                        .certificateUnknowable(written: reference.name, .issued),
                        .info,
                        at: [location]
                    ) : fault.finding(at: location)
            )
        }
    }

    /// Whether a program in the cluster issues the Secret.
    private func isIssued(_ reference: KubernetesRoute.Reference, of route: KubernetesRoute) -> Bool
    {
        route.isIssued || issued.contains(reference.name)
    }

    private func fault(
        _ reference: KubernetesRoute.Reference,
        of route: KubernetesRoute,
        _ reason: SecretFault.Reason
    ) -> SecretFault {
        SecretFault(
            secret: reference.name,
            namespace: reference.namespace ?? route.namespace,
            reason: reason
        )
    }

    private func find(
        _ reference: KubernetesRoute.Reference,
        of route: KubernetesRoute
    ) -> Result<PlacedSecret, SecretFault> {
        let all = reference.isSecret ? secrets[reference.name] ?? [] : []
        let wanted = reference.namespace ?? route.namespace
        let found =
            all.last { $0.secret.namespace == wanted }
            ?? all.last { $0.secret.namespace == nil || wanted == nil }
        guard let found else {
            let others = Array(Set(all.compactMap(\.secret.namespace)).sorted().prefix(10))
            return .failure(
                fault(reference, of: route, others.isEmpty ? .absent : .otherNamespace(others))
            )
        }
        guard isGranted(reference, to: route) else {
            return .failure(fault(reference, of: route, .notGranted))
        }
        return .success(found)
    }

    /// Whether a listener may use a Secret of another namespace.
    ///
    /// > Gateway API, SecretObjectReference: "ReferenceGrant object is required in the referent
    /// > namespace to allow that namespace's owner to accept the reference."
    private func isGranted(
        _ reference: KubernetesRoute.Reference,
        to route: KubernetesRoute
    ) -> Bool {
        guard ["Gateway", "ListenerSet", "XListenerSet"].contains(route.kind),
            let namespace = reference.namespace, namespace != route.namespace ?? "default"
        else { return true }
        return grants.contains { grant in
            grant.kind == route.kind && grant.namespace ?? "default" == namespace
                && grant.user == route.namespace ?? "default"
                && (grant.secret ?? reference.name) == reference.name
        }
    }
}

extension SecretFault: Error {}

extension SecretFault {
    /// What is said of it: what was given need not be all that the cluster has.
    fileprivate func finding(at location: Location) -> Finding {
        .server(.secretMissing(self), reason == .absent ? .warning : .error, at: [location])
    }
}

extension Listen {
    fileprivate init(_ words: [String], _ location: Location, _ route: KubernetesRoute) {
        self.init(
            words: words,
            location: location,
            socket: nil,
            turnsTLSOn: route.mode == .terminates,
            isQUIC: false,
            isDefaultServer: false,
            isBehindProxy: false,
            servesTLS: route.mode == .terminates || route.mode == .usesDefault
        )
    }
}

extension ServerName {
    /// A name of an Ingress or the like: one label may be a wildcard, and Ambassador's may have a
    /// port.
    fileprivate init(manifest written: String) {
        let host = written.lowercased().split(separator: ":").first.map(String.init) ?? ""
        let kind: Kind
        if host == "*" || host.isEmpty {
            kind = .catchAll
        } else if host.hasPrefix("*.") {
            kind = .leadingWildcard(base: String(host.dropFirst(2)))
        } else if host.utf8.contains(where: { " ,/{}()\"'".utf8.contains($0) }) {
            kind = .impossible
        } else {
            kind = .exact(host)
        }
        self.init(written: written, kind: kind)
    }
}
