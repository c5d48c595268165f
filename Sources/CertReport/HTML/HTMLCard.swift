internal import CertModel

/// A part of the page that has a verdict of its own: a certificate, a site with its certificates,
/// or what belongs to neither.
struct HTMLCard {
    /// What links lead to it by; counted from 1.
    let number: Int
    let name: String
    /// Where it is; nil for a card of several places.
    let place: Location?
    /// The server's block; nil for other cards.
    let site: ServedSite?
    let deployments: [Deployment]
    /// What was found of it and of its certificates.
    let findings: [Finding]
    /// What could not be checked of its certificates.
    let unchecked: [CertificateError]
    /// What it comes to.
    let verdict: Verdict

    private init(
        _ number: Int,
        _ name: String,
        at place: Location? = nil,
        site: ServedSite? = nil,
        deployments: [Deployment] = [],
        findings: [Finding] = []
    ) {
        (self.number, self.name, self.place) = (number, name, place)
        (self.site, self.deployments, self.findings) = (site, deployments, findings)
        unchecked = deployments.flatMap(\.unchecked)
        verdict = Verdict(
            worst: findings.lazy.map(\.severity).max(),
            unchecked: !unchecked.isEmpty
        )
    }

    /// The cards of a report, in its order, what belongs to no other one first.
    static func all(of report: Report, _ sites: [JudgedSite]) -> [HTMLCard] {
        var cards: [HTMLCard] = []
        if !report.findings.isEmpty {
            let name = report.sites == nil ? "Beside the certificates" : "Configuration"
            cards.append(HTMLCard(1, name, findings: report.findings))
        }
        guard report.sites != nil else {
            for deployment in report.deployments {
                let name = displayName(forDomain: deployment.name)
                cards.append(
                    HTMLCard(
                        cards.count + 1,
                        name,
                        at: deployment.certificate.location,
                        deployments: [deployment],
                        findings: deployment.findings
                    )
                )
            }
            return cards
        }
        for judged in sites {
            cards.append(
                HTMLCard(
                    cards.count + 1,
                    judged.name,
                    at: judged.site.location,
                    site: judged.site,
                    deployments: judged.deployments,
                    findings: judged.findings
                )
            )
        }
        return cards
    }

    /// How long the certificate that runs out first is still valid.
    func left(at now: Timestamp) -> String {
        let first = deployments.map(\.certificate).min { $0.notAfter < $1.notAfter }
        if let first { return first.validity(at: now).dropFirst().joined(separator: " ") }
        guard let site else { return "" }
        return site.isTLS ? "no certificate judged" : "no TLS"
    }
}
