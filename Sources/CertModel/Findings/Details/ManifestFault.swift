/// Why a manifest of Kubernetes cannot be read.
package enum ManifestFault: Sendable, Hashable {
    /// It is not YAML.
    case malformed
    /// It is a template (`{{ .Values.host }}`) that a program makes YAML of.
    case template
    /// Values lie within values deeper than is read.
    case tooDeep
    /// It holds more values than are read, repetitions by aliases included.
    case tooMany
}

/// What is wrong with the Secret that a route names.
package struct SecretFault: Sendable, Hashable {
    /// The Secret's name.
    package let secret: String
    /// The namespace in which it is looked for; nil where none is written.
    package let namespace: String?
    /// Why it is not served.
    package let reason: Reason

    /// Why a Secret is not served.
    package enum Reason: Sendable, Hashable {
        /// What was given holds no such Secret.
        case absent
        /// It is in these other namespaces.
        case otherNamespace([String])
        /// It is in the namespace named, which lets no one else use it.
        case notGranted
        /// It has no value of this key.
        case withoutEntry(String)
    }

    package init(secret: String, namespace: String?, reason: Reason) {
        self.secret = secret
        self.namespace = namespace
        self.reason = reason
    }
}
