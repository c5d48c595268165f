internal import CertModel

/// The documents of `check`, `expiry`, `server` and `batch`.
extension JSONWriter {
    mutating func fields(of report: Report) {
        heading(command: report.command.rawValue)
        verdict(of: report)
        sites(of: report)
        endpoints(of: report)
        field("subjects", report.deployments) { $0.fields(of: $1) }
        remainder(of: report)
    }

    /// The fields of the last line of a report as lines, which ends what its subjects began.
    mutating func summary(of report: Report) {
        field("schema", "certcheck/1")
        field("kind", "summary")
        field("command", report.command.rawValue)
        verdict(of: report)
        sites(of: report)
        remainder(of: report)
    }

    private mutating func verdict(of report: Report) {
        field("checked_at", report.checkedAt)
        field("status", report.status.rawValue)
        key("counts")
        object { writer in
            for severity in Severity.allCases.reversed() {
                writer.field(severity.rawValue, report.count(of: severity))
            }
        }
    }

    private mutating func sites(of report: Report) {
        if let sites = report.sites { field("sites", sites) { $0.fields(of: $1) } }
        if let answers = report.answers { field("answers", answers) { $0.fields(of: $1) } }
    }

    private mutating func remainder(of report: Report) {
        findings(report.findings)
        errors(report.errors)
        field("skipped_files", report.skippedFiles)
        guard let accepted = report.accepted else { return }
        self.accepted(accepted)
        field("accepted_errors", report.acceptedErrors) { writer, accepted in
            writer.fields(of: accepted.error)
            writer.fields(of: accepted.grounds)
        }
        field("accepted_count", report.acceptedCount)
        field("unused_entries", report.unusedEntries) { $0.fields(of: $1) }
    }

    mutating func fields(of deployment: Deployment) {
        field("name", deployment.name)
        if let site = deployment.site { field("site", site) { $0.fields(of: $1) } }
        if let endpoint = deployment.endpoint { field("endpoint", endpoint) { $0.fields(of: $1) } }
        field("status", deployment.status.rawValue)
        key("certificate")
        object { $0.fields(of: deployment.certificate) }
        field("key", deployment.key) { writer, key in
            writer.fields(of: key.location)
            writer.field("matches", optional: key.matches)
        }
        field("domains", deployment.domains)
        field("ip_addresses", deployment.ipAddresses)
        field("path", deployment.path) { $0.fields(of: $1) }
        findings(deployment.findings)
        if let accepted = deployment.accepted { self.accepted(accepted) }
        field("also_in", deployment.alsoIn) { $0.fields(of: $1) }
        field("valid_until", deployment.validUntil)
        field("other_paths", deployment.otherPaths) { writer, other in
            writer.field("path", other.path) { $0.fields(of: $1) }
            writer.field("valid_until", other.validUntil)
            writer.findings(other.findings)
        }
    }

    private mutating func fields(of site: ServedSite) {
        fields(of: site.location)
        field("context", site.context)
        field("listen", site.listens)
        field("server_names", site.serverNames)
        field("undecided_names", site.undecidedNames)
        field("tls", site.isTLS)
        field("protocols", site.protocols)
        field("certificates", site.certificates) { $0.fields(of: $1) }
        field("keys", site.keys) { $0.fields(of: $1) }
        field("chains", site.chains) { $0.fields(of: $1) }
        field("sources", site.sources) { $0.fields(of: $1) }
        findings(site.findings)
        if let accepted = site.accepted { self.accepted(accepted) }
    }

    private mutating func fields(of answer: ServedAnswer) {
        field("host", answer.host?.ascii)
        field("listen", answer.listen)
        field("site", answer.site) { $0.fields(of: $1) }
        field("certificates", answer.certificates) { writer, certificate in
            writer.fields(of: certificate.location)
            writer.field("sha256", certificate.sha256.hexadecimal)
            writer.field("key_type", certificate.keyAlgorithm.description)
        }
        field("covers", optional: answer.covers)
    }

    private mutating func fields(of file: ServedSite.NamedFile) {
        field("written", file.written)
        field("path", file.path)
        field("line", file.isMissing ? nil : file.location.line)
    }

    private mutating func fields(of element: Deployment.PathElement) {
        field("sha256", element.sha256.hexadecimal)
        field("subject", element.subject)
        field("source", element.source.rawValue)
    }

    private mutating func fields(of certificate: Deployment.PlacedCertificate) {
        fields(of: certificate.location)
        field("index", certificate.index)
        field("sha256", certificate.sha256.hexadecimal)
        field("subject", certificate.subject)
        field("not_before", certificate.notBefore)
        field("not_after", certificate.notAfter)
        field("seconds_left", certificate.secondsLeft)
    }

    mutating func fields(of answer: BatchAnswer) {
        key("id")
        raw(answer.id)
        field("status", answer.status.rawValue)
        findings(answer.findings)
        field("path", answer.path.map(\.hexadecimal))
        field("error", answer.error?.line(in: .english))
    }
}
