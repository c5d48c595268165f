internal import CertModel

/// A site of a server with its certificates, judged.
struct JudgedSite {
    let site: ServedSite
    let deployments: [Deployment]

    /// The sites of a report, in its order.
    static func all(of report: Report) -> [JudgedSite] {
        var deployments = Dictionary(grouping: report.deployments) { $0.site }
        return (report.sites ?? []).map { site in
            // Of two sites at one place the first has what there is.
            JudgedSite(
                site: site,
                deployments: deployments.removeValue(forKey: site.location) ?? []
            )
        }
    }

    /// What people call it: its first name, else that of its certificate, else its location.
    var name: String {
        if let name = site.askedNames.first {
            return displayName(forDomain: name)
        }
        return deployments.first.map { displayName(forDomain: $0.name) } ?? site.location.shown
    }

    var findings: [Finding] { site.findings + deployments.flatMap(\.findings) }
}

extension Report {
    /// `5 sites, 3 of them with TLS: 1 failed, 2 passed; 1 file could not be checked`.
    func summary(of sites: [JudgedSite]) -> String {
        var parts = ["no site was found"]
        if !sites.isEmpty {
            let secured = sites.count { $0.site.isTLS }
            let total = "\(counted(sites.count, "site")), \(secured) with TLS"
            parts = ["\(total): \(sites.lazy.map(\.verdict).summary)"]
        }
        if !findings.tally.isEmpty {
            parts.append("in the configuration \(findings.tally)")
        }
        if let errors = errors.tally { parts.append(errors) }
        return parts.joined(separator: "; ")
    }
}
