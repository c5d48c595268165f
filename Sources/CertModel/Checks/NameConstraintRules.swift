/// Name constraints (RFC 5280 §4.2.1.10, §6.1.3 (b) and (c)): which names an authority's
/// certificates, and those below them, may have.
struct NameConstraintRules {
    /// The path, leaf first.
    let path: [LocatedCertificate]
    /// Whether the last certificate is a trust anchor.
    let endsInAnchor: Bool

    /// The most pairs of a name and a subtree that one path may have.
    ///
    /// Hostile certificates have both by the hundred thousand. OpenSSL gives up at the same number.
    private static let maximumPairs = 1 << 20

    func findings() -> [Finding] {
        var findings: [Finding] = []
        var left = Self.maximumPairs
        for (above, authority) in path.map(\.certificate).enumerated().dropFirst() {
            guard let constraints = authority.known.nameConstraints else { continue }
            let subtrees = Subtrees(constraints)
            for (index, one) in path[..<above].enumerated() {
                let certificate = one.certificate
                // "Name constraints are not applied to self-issued certificates (unless the
                // certificate is the final certificate in the path)."
                guard index == 0 || !certificate.isSelfIssued else { continue }
                let names = certificate.constrainedNames
                left -= names.count * constraints.subtreeCount
                guard left >= 0 else {
                    return findings + [
                        Finding(.tooManyConstraints(certificate.subject), at: one.location)
                    ]
                }
                let isAnchor = endsInAnchor && above == path.count - 1
                guard let found = subtrees.violation(by: names, in: certificate) else { continue }
                findings.append(
                    Finding(
                        .nameConstraint(
                            found.violation,
                            in: certificate.subject,
                            by: authority.subject
                        ),
                        at: one.location
                    )
                    .refused(by: found.families.where(isAnchor, authority.constrainsCritically))
                )
            }
        }
        return findings
    }
}

extension String {
    /// Whether it is a URI whose host is below a host.
    fileprivate func isURI(below host: String) -> Bool {
        let authority = split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).last
        guard let authority, authority.count < count else { return false }
        let end = authority.firstIndex { "/:?#".contains($0) } ?? authority.endIndex
        return authority[..<end].lowercased().hasSuffix("." + host.lowercased())
    }
}

extension Certificate {
    /// The names that constraints apply to: the subject where it is not empty, every alternative
    /// name, and the e-mail addresses of the subject.
    ///
    /// RFC 5280 §4.2.1.10 asks for the last only where there are no alternative names; mail
    /// programs read them all the same, and so does OpenSSL.
    fileprivate var constrainedNames: [GeneralName] {
        var names = subjectAlternativeNames
        if !subject.isEmpty { names.append(.directory(subject)) }
        return names + subject.values(of: .emailAddress).map(GeneralName.email)
    }
}

extension NameConstraints {
    fileprivate var subtreeCount: Int { permitted.count + excluded.count }
}

/// The subtrees of one authority.
private struct Subtrees {
    typealias Violation = (violation: PathDetail.NameViolation, families: ClientFamilies)

    private let constraints: NameConstraints
    private let permitted: SubtreeIndex
    private let excluded: SubtreeIndex

    init(_ constraints: NameConstraints) {
        self.constraints = constraints
        permitted = SubtreeIndex(constraints.permitted, excludes: false)
        excluded = SubtreeIndex(constraints.excluded, excludes: true)
    }

    /// How the first of some names breaks the constraints, and who refuses for any of them; nil
    /// where none does.
    func violation(
        by names: [GeneralName],
        in certificate: Certificate
    ) -> Violation? {
        let alternatives = certificate.subjectAlternativeNames.count
        var found: Violation?
        for (index, name) in names.enumerated() {
            guard let own = violation(by: name) else { continue }
            let isOfSubject = index >= alternatives
            let families = refusing(name, isOfSubject: isOfSubject, hasOthers: alternatives > 0)
            found = (found?.violation ?? own, (found?.families ?? []).union(families))
            if found?.families == .all { break }
        }
        return found
    }

    /// Who refuses a certificate for a name that breaks the constraints.
    private func refusing(
        _ name: GeneralName,
        isOfSubject: Bool,
        hasOthers: Bool
    ) -> ClientFamilies {
        switch name {
        case .dns(let text):
            if text.hasPrefix("*."), excluded.contains(name),
                !excluded.contains(.dns("host" + text.dropFirst()))
            {
                // OpenSSL, Java and GnuTLS do not ask what a wildcard may stand for.
                return [.go, .rustls, .chromium, .firefox, .mbedtls]
            }
            let endsInDot = constraints.permitted.contains {
                if case .dns(let base) = $0 { base.hasSuffix(".") } else { false }
            }
            return endsInDot && !excluded.contains(name) ? .allBut([.chromium, .gnutls]) : .all
        case .email where isOfSubject && hasOthers:
            return [.openssl, .node, .pythonStrict, .gnutls, .mbedtls]
        case .directory: return .allBut([.go, .gnutls])
        case .uri(let text):
            // To Go a host permits the names below it as well; GnuTLS compares no URIs.
            let isBelow = constraints.permitted.contains {
                if case .uri(let base) = $0 { text.isURI(below: base) } else { false }
            }
            return isBelow && !excluded.contains(name) ? .allBut([.go, .gnutls]) : .allBut(.gnutls)
        default: return .all
        }
    }

    /// How a name breaks the constraints; nil where it does not.
    private func violation(by name: GeneralName) -> PathDetail.NameViolation? {
        if excluded.contains(name) {
            let subtree = constraints.excluded.first {
                SubtreeIndex([$0], excludes: true).contains(name)
            }
            return .excluded(name, by: subtree)
        }
        guard permitted.hasKind(of: name), !permitted.contains(name) else { return nil }
        return .notPermitted(name)
    }
}

extension Certificate {
    fileprivate var constrainsCritically: Bool {
        extensions.contains { $0.oid == .nameConstraints && $0.isCritical }
    }
}

extension ClientFamilies {
    /// Java ignores the constraints of an anchor, and Mbed TLS, which knows none, those that are
    /// not critical.
    fileprivate func `where`(_ isAnchor: Bool, _ isCritical: Bool) -> ClientFamilies {
        subtracting(isAnchor ? .java : []).subtracting(isCritical ? [] : .mbedtls)
    }
}
