/// The objects of some manifests, as far as certificates are concerned.
package struct KubernetesManifest: Sendable {
    /// What holds certificates and keys, in the order of the text: Secrets, and whatever has them
    /// written into it.
    package var holders: [KubernetesHolder] = []
    /// What serves TLS, or will get a certificate, in the order of the text.
    package var routes: [KubernetesRoute] = []
    /// Which namespaces let others use their Secrets.
    package var grants: [KubernetesGrant] = []
    /// Why the rest of the text could not be read; nil where all of it was.
    package private(set) var error: YAMLError?

    /// Reads the documents of a text.
    package init(_ octets: [UInt8]) {
        do throws(YAMLError) {
            try YAMLReader.forEachDocument(octets) { add($0, depth: 0) }
        } catch {
            self.error = error
        }
    }

    /// An empty one.
    package init() {}

    /// Adds the objects of another text.
    package mutating func add(_ other: KubernetesManifest) {
        holders += other.holders
        routes += other.routes
        grants += other.grants
    }

    /// The most lists within lists that are followed; `kubectl` writes one.
    private static let maximumLists = 4

    private mutating func add(_ document: YAMLNode, depth: Int) {
        guard let kind = document["kind"]?.text, document["apiVersion"] != nil else {
            // `kubectl get … -o json | jq '.items'` leaves a list.
            if depth < Self.maximumLists {
                for item in document.items { add(item, depth: depth + 1) }
            }
            return
        }
        if kind.hasSuffix("List"), let items = document["items"] {
            guard depth < Self.maximumLists else { return }
            for item in items.items { add(item, depth: depth + 1) }
            return
        }
        let object = KubernetesObject(kind: kind, node: document)
        holders += object.holders
        routes += object.routes
        grants += object.grants
    }
}

/// One object of a manifest.
struct KubernetesObject {
    let kind: String
    let node: YAMLNode

    var line: Int { node.line }
    var name: String { node["metadata"]?["name"]?.text ?? "" }
    var namespace: String? { node["metadata"]?["namespace"]?.text }
    var spec: YAMLNode? { node["spec"] }
}

/// A namespace that lets others use its Secrets (`ReferenceGrant`).
package struct KubernetesGrant: Sendable, Hashable {
    /// The namespace with the Secrets; nil where it is not written.
    package let namespace: String?
    /// The kind of object that may use them: `Gateway`.
    package let kind: String
    /// The namespace of those objects.
    package let user: String
    /// The Secret that they may use; nil for all.
    package let secret: String?
}

extension KubernetesObject {
    var grants: [KubernetesGrant] {
        guard kind == "ReferenceGrant", let spec else { return [] }
        let targets = (spec["to"]?.items ?? []).filter { $0["kind"]?.text == "Secret" }
        return (spec["from"]?.items ?? []).flatMap { from in
            targets.map { to in
                KubernetesGrant(
                    namespace: namespace,
                    kind: from["kind"]?.text ?? "",
                    user: from["namespace"]?.text ?? "",
                    secret: to["name"]?.text
                )
            }
        }
    }
}
