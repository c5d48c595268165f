/// What clients check beyond RFC 5280's path validation, over one path.
package struct ClientRules {
    /// Every rule, by topic.
    package static let groups: [ClientRuleGroup] = [
        .keyIdentifiers, .usage, .algorithms, .alternativeNames, .names, .attributes, .encodings,
        .extensions, .constraints, .compromises,
    ]

    /// The clients that the verdict is for.
    let promise: ClientPromise
    /// The path, leaf first.
    let path: [LocatedCertificate]
    /// Whether the last certificate is a trust anchor.
    let endsInAnchor: Bool
    /// The hosts that clients ask for.
    let hosts: [ReferenceIdentifier]

    package init(
        promise: ClientPromise,
        path: [LocatedCertificate],
        endsInAnchor: Bool,
        hosts: [ReferenceIdentifier] = []
    ) {
        self.promise = promise
        self.path = path
        self.endsInAnchor = endsInAnchor
        self.hosts = hosts
    }

    /// Everything that some client refuses, leaf first.
    package func findings() -> [Finding] {
        let certificates = path.map(\.certificate)
        var findings: [Finding] = []
        for index in path.indices {
            let view = ClientView(certificates, index, endsInAnchor: endsInAnchor, hosts: hosts)
            findings += Self.findings(view, promise, at: path[index].location)
        }
        return findings
    }

    /// What clients refuse in a presented certificate that no path needs: their decoders read it.
    package static func findings(
        unneeded certificate: Certificate,
        promise: ClientPromise,
        at location: Location
    ) -> [Finding] {
        findings(ClientView(unneeded: certificate), promise, at: location)
    }

    private static func findings(
        _ view: ClientView,
        _ promise: ClientPromise,
        at location: Location
    ) -> [Finding] {
        var findings: [Finding] = []
        for group in groups where group.concerns(view.certificate) {
            for rule in group.rules {
                let families = rule.refusals[view.position]
                guard !families.isEmpty, promise.concerns(rule), let fault = rule.fault(view) else {
                    continue
                }
                findings.append(Finding(rule, fault, view, at: location).refused(by: families))
            }
        }
        return findings
    }
}

extension Finding {
    fileprivate init(
        _ rule: ClientRule,
        _ fault: ClientFault,
        _ view: ClientView,
        at location: Location
    ) {
        let holder = view.position == .leaf ? nil : view.certificate.subject
        let broken = ClientDetail.BrokenRule(rule.name, rule.finding, fault, of: holder)
        self.init(.client(.rule(broken)), rule.severity, at: [location])
    }

    /// The same finding, refused by these families.
    package func refused(by families: ClientFamilies) -> Finding {
        var finding = self
        finding.clients = families
        return finding
    }
}
