internal import CertModel

/// The chain of a certificate, drawn from the leaf to where it ends.
extension HTMLWriter {
    mutating func chain(of deployment: Deployment, at now: Timestamp) {
        guard !deployment.path.isEmpty else { return }
        let end = deployment.pathEnd
        element("ol", ["class": "chain", "aria-label": "The chain, from the certificate up"]) {
            writer in
            for (index, element) in deployment.path.enumerated() {
                let isLast = index == deployment.path.count - 1
                let name = index == 0 && element.subject.isEmpty ? deployment.name : element.subject
                let isUntrusted = isLast && end == .untrusted
                let isBad = isUntrusted || element.notAfter < now
                writer.element("li", ["class": isBad ? "fail" : element.source.rawValue]) {
                    writer in
                    let role = Self.role(of: element, isLeaf: index == 0, isUntrusted)
                    writer.element("span", ["class": "role"], text: role)
                    writer.name(name.shortName)
                    writer.until(element.notAfter, at: now)
                }
            }
            if end == .missing { writer.missing(in: deployment) }
        }
    }

    private static func role(
        of element: Deployment.PathElement,
        isLeaf: Bool,
        _ isUntrusted: Bool
    ) -> String {
        let role = isLeaf ? "certificate" : "issuer"
        switch element.source {
        case .presented: return isUntrusted ? "\(role), not trusted" : role
        case .intermediate: return "\(role), not in the file"
        case .trust: return isLeaf ? "certificate, trusted" : "trust anchor"
        }
    }

    private mutating func until(_ notAfter: Timestamp, at now: Timestamp) {
        element("span", ["class": "until"]) { writer in
            writer.text(notAfter < now ? "expired " : "until ")
            writer.day(notAfter)
        }
    }

    private mutating func missing(in deployment: Deployment) {
        element("li", ["class": "missing"]) { writer in
            writer.element("span", ["class": "role"], text: "issuer, missing")
            writer.name((deployment.missingIssuer ?? "unknown").shortName)
        }
    }
}

extension Deployment {
    /// The name of the certificate that the path lacks, as an RFC 4514 string.
    fileprivate var missingIssuer: String? {
        for value in findings.lazy.filter({ $0.id == .chainIncomplete }).flatMap(\.values)
        where value.name == "missing_issuer" {
            if case .text(let name) = value.content { return name }
        }
        return nil
    }
}
