internal import CertModel

/// One finding of a report, and whom it is about.
struct ReportedFinding {
    let finding: Finding
    /// Why it is accepted; nil where it counts.
    var grounds: AcceptanceGrounds?
    /// What people call the certificate or the site that it is about; empty where it is about none.
    let owner: String
    /// Whether it is a certificate's.
    let isOfSubject: Bool
    /// The place to fix first.
    let place: Location
}

extension Report {
    /// Every finding of a report, wherever it is held, in order: every format walks over these.
    var reportedFindings: [ReportedFinding] {
        holders.flatMap { holder in holder.findings.map { ReportedFinding($0, of: holder) } }
    }

    /// Every finding of a report that was accepted, in the same order.
    var acceptedFindings: [ReportedFinding] {
        holders.flatMap { holder in
            (holder.accepted ?? []).map { accepted in
                var reported = ReportedFinding(accepted.finding, of: holder)
                reported.grounds = accepted.grounds
                return reported
            }
        }
    }

    private var holders: [FindingHolder] {
        deployments.map { deployment in
            FindingHolder(
                owner: deployment.name,
                place: deployment.certificate.location,
                isSubject: true,
                findings: deployment.findings,
                accepted: deployment.accepted
            )
        }
            + (sites ?? []).map { site in
                FindingHolder(
                    owner: site.serverNames.first ?? "",
                    place: site.location,
                    findings: site.findings,
                    accepted: site.accepted
                )
            }
            + [
                FindingHolder(
                    owner: "",
                    place: Location(path: ""),
                    findings: findings,
                    accepted: accepted
                )
            ]
    }
}

/// A part of a report that holds findings: a certificate, a site, or the report itself.
private struct FindingHolder {
    let owner: String
    /// Where its findings are that have no place of their own.
    let place: Location
    var isSubject = false
    let findings: [Finding]
    let accepted: [AcceptedFinding]?
}

extension ReportedFinding {
    fileprivate init(_ finding: Finding, of holder: FindingHolder) {
        self.init(
            finding: finding,
            owner: holder.owner,
            isOfSubject: holder.isSubject,
            place: finding.locations.first ?? holder.place
        )
    }

    /// The message with whom it is about and, behind it, the fix: all that a reader with one field
    /// is told.
    var sentence: String {
        let head = owner.isEmpty ? "" : owner.shortened(to: 200) + ": "
        let fix = finding.remedy(in: .english).map { ". \($0.shortened(to: 2000))" } ?? ""
        return head + finding.message(in: .english).shortened(to: 2000) + fix
    }
}

extension CertificateError {
    /// Where it happened, for formats in which everything has a place.
    var place: Location {
        code.isOfEndpoint
            ? Location(endpoint: source ?? "", address: "", certificate: 1)
            : Location(path: source ?? "(no file)", line: line ?? 1)
    }

    /// The reason and, behind it, what to do.
    var sentence: String {
        let fix = remedy(in: .english).map { ". \($0.shortened(to: 2000))" } ?? ""
        return "could not be checked: " + message(in: .english).shortened(to: 2000) + fix
    }
}

extension CertificateError.Code {
    /// Whether a live endpoint could not be checked, not a file.
    fileprivate var isOfEndpoint: Bool {
        [
            .refused, .timedOut, .noAddress, .notTLS, .startTLSRefused, .handshakeFailed,
            .interrupted,
        ]
        .contains(self)
    }
}
