/// Something of a manifest that holds certificates or keys: a Secret, or an object that has some
/// written into it.
package struct KubernetesHolder: Sendable {
    /// The kind of its object: `Secret`.
    package let kind: String
    /// The object's name.
    package let name: String
    /// The object's namespace; nil where it is not written.
    package let namespace: String?
    /// The line where the object begins.
    package let line: Int
    /// A Secret's type.
    package var type: String?
    /// Its values, in the order written.
    package var entries: [Entry] = []

    /// A value by its key.
    package struct Entry: Sendable {
        /// The key: `tls.crt`.
        package let key: String
        /// The line of the key.
        package let line: Int
        /// The value as written.
        package let text: String
        /// Whether it is base64 of what is meant.
        package let isEncoded: Bool

        /// What is meant; the text itself where it is no base64.
        package var octets: [UInt8] {
            (isEncoded ? EncodedValue.decode(text) : nil) ?? Array(text.utf8)
        }

        /// Whether the API server takes it: whether what should be base64 is.
        package var isWellEncoded: Bool { !isEncoded || EncodedValue.decode(text) != nil }
    }

    /// Whether it is a Secret, which others name.
    package var isSecret: Bool { kind == "Secret" }

    /// The value of a key; of `data` and `stringData` the latter counts.
    package func entry(_ key: String) -> Entry? {
        entries.last { $0.key == key && !$0.isEncoded } ?? entries.last { $0.key == key }
    }
}

extension KubernetesObject {
    /// What in the object holds certificates or keys.
    var holders: [KubernetesHolder] {
        switch kind {
        case "Secret": return secret
        case "ConfigMap": return [holder(entries("data", isEncoded: false))]
        case "Config": return kubeconfig
        case "Route": return openShiftRoute
        default: return authorityBundles
        }
    }

    private func holder(_ entries: [KubernetesHolder.Entry], line: Int? = nil) -> KubernetesHolder {
        KubernetesHolder(
            kind: kind,
            name: name,
            namespace: namespace,
            line: line ?? self.line,
            entries: entries
        )
    }

    private func entries(_ field: String, isEncoded: Bool) -> [KubernetesHolder.Entry] {
        (node[field]?.entries ?? []).compactMap { entry in
            guard let key = entry.key.text, let text = entry.value.text else { return nil }
            return KubernetesHolder.Entry(
                key: key,
                line: entry.key.line,
                text: text,
                isEncoded: isEncoded
            )
        }
    }

    private var secret: [KubernetesHolder] {
        var secret = holder(
            entries("data", isEncoded: true) + entries("stringData", isEncoded: false)
        )
        secret.type = node["type"]?.text
        return [secret]
    }

    /// The values of some names, where they are written.
    private func entries(
        of node: YAMLNode,
        _ names: [String],
        isEncoded: Bool
    ) -> [KubernetesHolder.Entry] {
        names.compactMap { name in
            guard let entry = node.entry(name), let text = entry.value.text else { return nil }
            return KubernetesHolder.Entry(
                key: name,
                line: entry.key.line,
                text: text,
                isEncoded: isEncoded
            )
        }
    }

    private var openShiftRoute: [KubernetesHolder] {
        guard let tls = spec?["tls"] else { return [] }
        let names = ["certificate", "key", "caCertificate", "destinationCACertificate"]
        let entries = entries(of: tls, names, isEncoded: false)
        return entries.isEmpty ? [] : [holder(entries, line: tls.line)]
    }

    private var kubeconfig: [KubernetesHolder] {
        let fields = [
            ("clusters", "cluster", ["certificate-authority-data"]),
            ("users", "user", ["client-certificate-data", "client-key-data"]),
        ]
        return fields.flatMap { list, item, names in
            (node[list]?.items ?? []).compactMap { one in
                guard let value = one[item] else { return nil }
                let entries = entries(of: value, names, isEncoded: true)
                return entries.isEmpty ? nil : holder(entries, line: one.line)
            }
        }
    }

    /// The authorities that webhooks and API services are verified with.
    private var authorityBundles: [KubernetesHolder] {
        var places = node["webhooks"]?.items.compactMap { $0["clientConfig"] } ?? []
        if let spec {
            places.append(spec)
            if let webhook = spec["conversion"]?["webhook"]?["clientConfig"] {
                places.append(webhook)
            }
        }
        return places.compactMap { place in
            let entries = entries(of: place, ["caBundle"], isEncoded: true)
            return entries.isEmpty ? nil : holder(entries, line: place.line)
        }
    }
}
