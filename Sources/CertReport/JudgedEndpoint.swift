internal import CertModel

/// An endpoint with the chains that it presented, judged, and what could not be asked of it.
struct JudgedEndpoint {
    let endpoint: ProbedEndpoint
    let deployments: ArraySlice<Deployment>
    let errors: [CertificateError]

    /// The endpoints of a report, in its order.
    static func all(of report: Report) -> [JudgedEndpoint] {
        var errors = Dictionary(grouping: report.errors) { $0.source ?? "" }
        var rest = report.deployments.filter { $0.endpoint != nil }[...]
        return (report.endpoints ?? []).map { endpoint in
            defer { rest = rest.dropFirst(endpoint.chainCount) }
            return JudgedEndpoint(
                endpoint: endpoint,
                deployments: rest.prefix(endpoint.chainCount),
                // Of two endpoints of one name the first has what there is.
                errors: errors.removeValue(forKey: endpoint.name) ?? []
            )
        }
    }

    /// What it comes to.
    var verdict: Verdict {
        Verdict(worst: deployments.lazy.compactMap(\.worst).max(), unchecked: !unchecked.isEmpty)
    }

    private var unchecked: [CertificateError] { errors + deployments.flatMap(\.unchecked) }

    /// What was found of it, and what could not be asked, in numbers.
    var tally: String { deployments.flatMap(\.findings).tally(with: unchecked) }
}
