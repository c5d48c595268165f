internal import CertModel

/// The document of `server`: what keeps the server from starting, then site by site what fails in
/// full and what passes in a line, and the sum.
extension TextLayout {
    mutating func server(_ report: Report) {
        let sites = JudgedSite.all(of: report)
        configuration(report.findings)
        let secured = sites.count { $0.site.isTLS }
        let isDetailed = { (site: JudgedSite) in
            site.verdict != .pass || site.site.isTLS && secured == 1
        }
        for severity in [Severity.error, .warning, .info] {
            for site in sites where isDetailed(site) && site.verdict.severity == severity {
                self.site(site, at: report.checkedAt)
            }
        }
        passed(sites.filter { $0.site.isTLS && !isDetailed($0) }, at: report.checkedAt)
        answers(report.answers ?? [])
        if report.endpoints != nil {
            endpoints(JudgedEndpoint.all(of: report), at: report.checkedAt)
        }
        errors(report.errorsBesideFindings)
        accepted(of: report)
        gap()
        let sum = [report.summary(of: sites), report.acceptedTally].compactMap { $0 }
        paragraph(sum.joined(separator: "; "), indent: 0, .bold)
    }

    /// Writes what belongs to no site.
    private mutating func configuration(_ findings: [Finding]) {
        guard !findings.isEmpty else { return }
        let verdict = findings.map(\.severity).max().verdict
        let head = "\(paint(verdict.word, .bold, verdict.style))  \(paint("configuration", .bold))"
        line("\(head)  \(findings.tally)".trimmed)
        self.findings(findings)
    }

    /// Writes what each listener gives clients, host by host.
    private mutating func answers(_ answers: [ServedAnswer]) {
        var last: ReferenceIdentifier??
        for answer in answers {
            if last != .some(answer.host) {
                gap()
                let asked = answer.host.map { "asked for \($0)" } ?? "asked for no name"
                line(paint(asked, .bold))
                last = .some(answer.host)
            }
            let certificates = answer.certificates.map { certificate in
                "\(certificate.location.shown) (\(certificate.keyAlgorithm))"
            }
            let given = certificates.isEmpty ? ["refuses the handshake"] : certificates
            let doubt = answer.covers == false && !certificates.isEmpty ? ["does not cover it"] : []
            row("listener", ["\(answer.listen.shown()):"] + given + doubt)
        }
    }

    private mutating func site(_ judged: JudgedSite, at now: Timestamp) {
        gap()
        let verdict = judged.verdict
        let name = paint(judged.name, .bold)
        line("\(paint(verdict.word, .bold, verdict.style))  \(name)  \(judged.tally)".trimmed)
        gap()
        rows(of: judged.site)
        findings(judged.site.findings)
        for deployment in judged.deployments {
            gap()
            rows(of: deployment, at: now)
            findings(deployment.findings.filter { verbose || $0.id != .keyMissing })
        }
    }

    private mutating func rows(of site: ServedSite) {
        row("site", [site.location.shown])
        if !site.listens.isEmpty { row("listens", cut(site.listens.map { $0.shown() }, to: 8)) }
        let asked = site.askedNames
        if !asked.isEmpty { row("names", cut(asked.lazy.map(displayName(forDomain:)), to: 8)) }
        if !site.undecidedNames.isEmpty {
            let names = cut(site.undecidedNames.map { $0.isEmpty ? "\"\"" : $0.shown() }, to: 4)
            row("undecided", names + ["(no certificate can be held to these)"])
        }
        if site.isTLS { row("protocols", cut(site.protocols.map { $0.shown() }, to: 8)) }
    }

    private mutating func passed(_ sites: [JudgedSite], at now: Timestamp) {
        guard !sites.isEmpty else { return }
        gap()
        if verbose {
            for site in sites { self.site(site, at: now) }
            return
        }
        let shown = sites.count > 21 ? sites[..<20] : sites[...]
        let column = shown.map(\.name.columns).max() ?? 0
        for site in shown {
            let left = site.deployments.map(\.certificate).min { $0.notAfter < $1.notAfter }
            let time = left?.validity(at: now).last ?? "no certificate judged"
            let head = "\(site.name)\(site.name.padding(to: column))  \(time)"
            line("\(paint("PASS", .bold, .green))  \(head)  \(site.site.location.shown)")
        }
        if shown.count < sites.count {
            paragraph(more(sites.count - shown.count, of: " pass"), indent: 6, .dim)
        }
    }
}
