internal import CertModel

/// The chain of a certificate, drawn from the leaf to where it ends.
extension HTMLWriter {
    mutating func chain(of subject: Subject, at now: Timestamp) {
        guard !subject.path.isEmpty else { return }
        let end = subject.pathEnd
        element("ol", ["class": "chain", "aria-label": "The chain, from the certificate up"]) {
            writer in
            for (index, element) in subject.path.enumerated() {
                let isLast = index == subject.path.count - 1
                let name = index == 0 && element.subject.isEmpty ? subject.name : element.subject
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
            if end == .missing { writer.missing(in: subject) }
        }
    }

    private static func role(
        of element: Subject.PathElement,
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

    private mutating func missing(in subject: Subject) {
        element("li", ["class": "missing"]) { writer in
            writer.element("span", ["class": "role"], text: "issuer, missing")
            writer.name((subject.missingIssuer ?? "unknown").shortName)
        }
    }
}

extension Subject {
    /// The name of the certificate that the path lacks, as an RFC 4514 string.
    fileprivate var missingIssuer: String? {
        for value in findings.lazy.filter({ $0.id == .chainIncomplete }).flatMap(\.values)
        where value.name == "missing_issuer" {
            if case .text(let name) = value.content { return name }
        }
        return nil
    }
}
