internal import CertModel

/// Manifests of Kubernetes.
extension English {
    static func message(_ fault: ManifestFault) -> String {
        switch fault {
        case .malformed: "this is not YAML: nothing from here on was read"
        case .template:
            "this is a template, which a program makes a manifest of: nothing from here on was read"
        case .tooDeep: "values lie within values too deep to be read"
        case .tooMany: "holds more values than are read, those that aliases repeat included"
        }
    }

    static func remedy(_ fault: ManifestFault) -> String {
        switch fault {
        case .malformed:
            "Fix the line; kubectl apply --dry-run=client -f FILE says what it expects."
        case .template: "Check what Helm makes of it: helm template CHART | certcheck server -"
        case .tooDeep, .tooMany: "Split the file, and write out what its aliases repeat."
        }
    }

    static func message(_ fault: SecretFault) -> String {
        let secret = fault.secret.printable
        let place = fault.namespace.map { " in the namespace \($0.printable)" } ?? ""
        switch fault.reason {
        case .absent: return "what was given holds no Secret \(secret)\(place)"
        case .otherNamespace(let others):
            return "there is no Secret \(secret)\(place), only in \(list(others.map(\.printable)))"
        case .notGranted:
            return "no ReferenceGrant\(place) lets this listener use the Secret \(secret)"
        case .withoutEntry(let key):
            return "the Secret \(secret)\(place) has no \(key.printable)"
        }
    }

    static func remedy(_ fault: SecretFault) -> String {
        switch fault.reason {
        case .absent:
            "Give the Secret too (kubectl get secret,ingress,gateway -A -o json), or create it:"
                + " kubectl create secret tls NAME --cert=fullchain.pem --key=privkey.pem"
        case .otherNamespace:
            "Create the Secret in the namespace of what names it: no other one is looked at."
        case .notGranted:
            "Create a ReferenceGrant in the namespace of the Secret, or the Secret beside the"
                + " listener."
        case .withoutEntry:
            "Create the Secret with both halves: kubectl create secret tls NAME"
                + " --cert=fullchain.pem --key=privkey.pem"
        }
    }
}
