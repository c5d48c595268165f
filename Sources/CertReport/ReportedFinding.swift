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
        var all: [ReportedFinding] = []
        for deployment in deployments {
            let place = deployment.certificate.location
            all += deployment.findings.map { .init($0, owner: deployment.name, at: place, true) }
        }
        for site in sites ?? [] {
            let name = site.serverNames.first ?? ""
            all += site.findings.map { .init($0, owner: name, at: site.location) }
        }
        all += findings.map { .init($0, owner: "", at: Location(path: "")) }
        return all
    }
}

extension Report {
    /// Every finding of a report that was accepted, in the same order.
    var acceptedFindings: [ReportedFinding] {
        var all: [ReportedFinding] = []
        func add(_ accepted: [AcceptedFinding]?, _ owner: String, _ place: Location, _ of: Bool) {
            for accepted in accepted ?? [] {
                var reported = ReportedFinding(accepted.finding, owner: owner, at: place, of)
                reported.grounds = accepted.grounds
                all.append(reported)
            }
        }
        for deployment in deployments {
            add(deployment.accepted, deployment.name, deployment.certificate.location, true)
        }
        for site in sites ?? [] {
            add(site.accepted, site.serverNames.first ?? "", site.location, false)
        }
        add(accepted, "", Location(path: ""), false)
        return all
    }
}

extension ReportedFinding {
    init(
        _ finding: Finding,
        owner: String,
        at place: Location,
        _ isOfSubject: Bool = false
    ) {
        self.init(
            finding: finding,
            owner: owner,
            isOfSubject: isOfSubject,
            place: finding.locations.first ?? place
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
