/// Something of a manifest that serves TLS, or that a certificate will be issued for.
package struct KubernetesRoute: Sendable {
    /// The kind of its object: `Ingress`.
    package let kind: String
    /// The line of its entry; of the object, where there is no entry.
    package let line: Int
    /// The line of its object.
    package let object: Int
    /// The object's namespace; nil where it is not written.
    package let namespace: String?
    /// The names that it serves.
    package var names: [String] = []
    /// Names that it serves by rules elsewhere in the object.
    package var ruledNames: [String] = []
    /// Where the first name is written.
    package var namesLine: Int?
    /// What it listens on, as far as the object says so: `443 HTTPS`.
    package var listen: (words: [String], line: Int)?
    /// The Secrets with its certificates, in the order written.
    package var secrets: [Reference] = []
    /// The certificate that is written into the object; nil where there is none.
    package var inline: KubernetesHolder?
    /// What becomes of connections.
    package var mode = Mode.terminates
    /// Whether a program in the cluster issues the certificate into the Secret.
    package var isIssued = false

    /// What becomes of connections.
    package enum Mode: Sendable, Hashable {
        /// TLS ends here.
        case terminates
        /// TLS is passed on.
        case passesOn
        /// TLS ends here, with a certificate that the controller has from elsewhere.
        case usesDefault
        /// No connections: the certificate is an authority's.
        case none
    }

    /// A Secret that is named.
    package struct Reference: Sendable, Hashable {
        package let name: String
        /// The namespace written with it; nil for the object's own.
        package let namespace: String?
        package let line: Int
        /// Whether it is a Secret, and not an object of another kind.
        package var isSecret = true
    }
}

extension KubernetesObject {
    /// What in the object serves TLS.
    var routes: [KubernetesRoute] {
        guard let spec else { return [] }
        switch kind {
        case "Ingress": return ingress(spec)
        case "Gateway", "ListenerSet", "XListenerSet": return listeners(spec)
        case "IngressRoute", "IngressRouteTCP": return traefikRoute(spec)
        case "TLSStore": return traefikStore(spec)
        case "HTTPProxy": return contourProxy(spec)
        case "TLSContext": return ambassadorContext(spec)
        case "Host": return ambassadorHost(spec)
        case "Certificate": return certificate(spec)
        case "Route": return openShiftRoute(spec)
        default: return []
        }
    }

    private func route(at line: Int) -> KubernetesRoute {
        KubernetesRoute(kind: kind, line: line, object: self.line, namespace: namespace)
    }

    /// A Secret by its name, as controllers of Ingresses take it: `namespace/name` is another
    /// namespace's for Contour and Ambassador alone.
    private func reference(
        _ node: YAMLNode?,
        namespace: String? = nil,
        isSecret: Bool = true
    ) -> [KubernetesRoute.Reference] {
        guard let node, let name = node.text else { return [] }
        return [
            KubernetesRoute.Reference(
                name: name,
                namespace: namespace,
                line: node.line,
                isSecret: isSecret
            )
        ]
    }

    private func ingress(_ spec: YAMLNode) -> [KubernetesRoute] {
        let isIssued =
            hasAnnotation { $0.hasPrefix("cert-manager.io/") && $0.hasSuffix("issuer") }
            || hasAnnotation { $0 == "kubernetes.io/tls-acme" }
        let isPassedOn = hasAnnotation { $0.hasSuffix("/ssl-passthrough") }
        return (spec["tls"]?.items ?? []).map { entry in
            var route = route(at: entry.line)
            route.takeNames(entry["hosts"])
            route.secrets = reference(entry["secretName"])
            route.isIssued = isIssued
            if isPassedOn { route.mode = .passesOn }
            return route.settled
        }
    }

    private func hasAnnotation(_ isWanted: (String) -> Bool) -> Bool {
        (node["metadata"]?["annotations"]?.entries ?? []).contains { entry in
            entry.key.text.map(isWanted) == true && entry.value.text != "false"
        }
    }

    private func listeners(_ spec: YAMLNode) -> [KubernetesRoute] {
        (spec["listeners"]?.items ?? []).compactMap { listener in
            guard let tls = listener["tls"] else { return nil }
            var route = route(at: listener.line)
            if let name = listener["hostname"]?.text {
                route.names = [name]
                route.namesLine = listener["hostname"]?.line
            }
            let words = [listener["port"]?.text, listener["protocol"]?.text].compactMap { $0 }
            route.listen = (words, listener["port"]?.line ?? listener.line)
            if tls["mode"]?.text == "Passthrough" { route.mode = .passesOn }
            for target in tls["certificateRefs"]?.items ?? [] {
                route.secrets += reference(
                    target["name"],
                    namespace: target["namespace"]?.text,
                    isSecret: (target["kind"]?.text ?? "Secret") == "Secret"
                )
            }
            return route.settled
        }
    }

    private func traefikRoute(_ spec: YAMLNode) -> [KubernetesRoute] {
        guard let tls = spec["tls"], tls.isMapping else { return [] }
        var route = route(at: tls.line)
        route.secrets = reference(tls["secretName"])
        if tls["passthrough"]?.text == "true" { route.mode = .passesOn }
        for one in spec["routes"]?.items ?? [] {
            route.ruledNames += TraefikRule.hosts(one["match"]?.text ?? "")
        }
        return [route.settled]
    }

    private func traefikStore(_ spec: YAMLNode) -> [KubernetesRoute] {
        var entries = spec["certificates"]?.items ?? []
        if let entry = spec["defaultCertificate"] { entries.insert(entry, at: 0) }
        return entries.map { entry in
            var route = route(at: entry.line)
            route.secrets = reference(entry["secretName"])
            return route.settled
        }
    }

    private func contourProxy(_ spec: YAMLNode) -> [KubernetesRoute] {
        guard let host = spec["virtualhost"], let tls = host["tls"], tls.isMapping else {
            return []
        }
        var route = route(at: tls.line)
        route.takeNames(host["fqdn"])
        route.secrets = delegated(tls["secretName"])
        if tls["passthrough"]?.text == "true" { route.mode = .passesOn }
        return [route.settled]
    }

    /// A Secret with its namespace before a slash, as Contour writes it.
    private func delegated(_ node: YAMLNode?) -> [KubernetesRoute.Reference] {
        guard let node, let text = node.text else { return [] }
        let parts = text.split(separator: "/", maxSplits: 1)
        guard parts.count == 2 else { return reference(node) }
        return [
            KubernetesRoute.Reference(
                name: String(parts[1]),
                namespace: String(parts[0]),
                line: node.line
            )
        ]
    }

    private func ambassadorContext(_ spec: YAMLNode) -> [KubernetesRoute] {
        var route = route(at: spec["secret"]?.line ?? spec.line)
        route.takeNames(spec["hosts"])
        route.secrets = reference(spec["secret"])
        return route.secrets.isEmpty ? [] : [route.settled]
    }

    private func ambassadorHost(_ spec: YAMLNode) -> [KubernetesRoute] {
        guard let secret = spec["tlsSecret"] else { return [] }
        var route = route(at: secret.line)
        route.takeNames(spec["hostname"])
        route.secrets = reference(secret["name"], namespace: secret["namespace"]?.text)
        if spec["acmeProvider"]?["authority"]?.text.map({ $0 != "none" }) == true {
            route.isIssued = true
        }
        return [route.settled]
    }

    private func certificate(_ spec: YAMLNode) -> [KubernetesRoute] {
        var route = route(at: line)
        route.takeNames(spec["dnsNames"])
        route.secrets = reference(spec["secretName"])
        route.isIssued = true
        if spec["isCA"]?.text == "true" { route.mode = .none }
        return [route.settled]
    }

    private func openShiftRoute(_ spec: YAMLNode) -> [KubernetesRoute] {
        guard let tls = spec["tls"], tls.isMapping else { return [] }
        var route = route(at: tls.line)
        route.takeNames(spec["host"])
        route.secrets = reference(tls["externalCertificate"]?["name"])
        if tls["termination"]?.text == "passthrough" { route.mode = .passesOn }
        route.inline = holders.first
        return [route.settled]
    }
}

extension KubernetesRoute {
    fileprivate mutating func takeNames(_ node: YAMLNode?) {
        guard let node else { return }
        namesLine = node.line
        if let name = node.text {
            names = [name]
        } else {
            names = node.items.compactMap(\.text)
        }
    }

    /// The same route, with the controller's own certificate where none is named.
    fileprivate var settled: KubernetesRoute {
        var route = self
        if mode == .terminates, secrets.isEmpty, inline == nil { route.mode = .usesDefault }
        return route
    }
}
