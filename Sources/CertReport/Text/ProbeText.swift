internal import CertModel

/// The document of `probe`: a table for each endpoint, what fails in full and what passes in a line,
/// and the sum.
///
/// ```text
/// FAIL  www.example.test:443  1 error
///
///   3f2a9c01  ec   expired 2 days ago  fail        www.example.test  192.0.2.1, 2001:db8::1
///   81bb0d5e  ec   88 days left        pass        www.example.test  192.0.2.7
///   81bb0d5e  ec   88 days left        not judged  (no name)         192.0.2.1
/// ```
extension TextLayout {
    mutating func probe(_ report: Report) {
        let endpoints = JudgedEndpoint.all(of: report)
        self.endpoints(endpoints, at: report.checkedAt)
        beside(report.findings)
        errors(report.errors)
        accepted(of: report)
        guard endpoints.count != 1 || report.acceptedCount > 0 || !report.errors.isEmpty else {
            return
        }
        gap()
        paragraph(report.summary(of: endpoints), indent: 0, .bold)
    }

    /// Writes what endpoints present: what fails in full, and what passes in a line.
    mutating func endpoints(_ endpoints: [JudgedEndpoint], at now: Timestamp) {
        let isOnly = endpoints.count == 1
        let isDetailed = { (endpoint: JudgedEndpoint) in isOnly || endpoint.verdict != .pass }
        for verdict in Verdict.allCases {
            for endpoint in endpoints where isDetailed(endpoint) && endpoint.verdict == verdict {
                self.endpoint(endpoint, at: now)
            }
        }
        passed(endpoints.filter { !isDetailed($0) })
    }

    private mutating func endpoint(_ judged: JudgedEndpoint, at now: Timestamp) {
        gap()
        let verdict = judged.verdict
        let name = paint(judged.endpoint.shownName, .bold)
        line("\(paint(verdict.word, .bold, verdict.style))  \(name)  \(judged.tally)".trimmed)
        gap()
        table(judged.endpoint)
        for deployment in judged.deployments {
            gap()
            rows(of: deployment, at: now)
            // A row of its own says that nothing was stapled where nothing need be.
            findings(
                deployment.findings.filter {
                    verbose || $0.id != .stapleMissing || $0.severity > .info
                }
            )
        }
    }

    /// A line for each different answer, with the addresses that gave it.
    private mutating func table(_ endpoint: ProbedEndpoint) {
        let lines = EndpointLine.all(of: endpoint)
        let widths = (0..<EndpointLine.columnCount).map { column in
            lines.map { $0.cells[column].columns }.max() ?? 0
        }
        for line in lines {
            let cells = zip(line.cells, widths).map { $0 + $0.padding(to: $1) }
            let head = cells.filter { !$0.isEmpty }.joined(separator: "  ")
            // Addresses that don't fit beside it stand below.
            let addresses = line.addresses.joined(separator: ", ")
            if 4 + head.columns + addresses.columns <= width {
                self.line("  \(head)  \(addresses)")
            } else {
                self.line("  \(head)".trimmed)
                block(cut(line.addresses, to: 8), indent: 12)
            }
            if let failure = line.failure { paragraph(failure, indent: 12) }
        }
    }

    private mutating func passed(_ endpoints: [JudgedEndpoint]) {
        guard !endpoints.isEmpty else { return }
        gap()
        let shown = endpoints.count > 21 && !verbose ? endpoints[..<20] : endpoints[...]
        let column = shown.map { $0.endpoint.shownName.columns }.max() ?? 0
        for judged in shown {
            let name = judged.endpoint.shownName
            let left = judged.deployments.map(\.certificate).min { $0.notAfter < $1.notAfter }
            let time = left.map { EndpointLine.left($0.secondsLeft) } ?? ""
            let verdict = paint("PASS", .bold, .green)
            line("\(verdict)  \(name)\(name.padding(to: column))  \(time)".trimmed)
        }
        if shown.count < endpoints.count {
            paragraph(more(endpoints.count - shown.count, of: " pass"), indent: 6, .dim)
        }
    }
}

/// One line of an endpoint's table: an answer, and who gave it.
private struct EndpointLine {
    /// Digest, key, time, verdict, name asked for.
    let cells: [String]
    var addresses: [String]
    /// Why there is no certificate, or the handshake did not end well.
    let failure: String?

    static let columnCount = 5

    /// The lines of an endpoint, equal ones together.
    static func all(of endpoint: ProbedEndpoint) -> [EndpointLine] {
        var lines: [EndpointLine] = []
        for row in endpoint.rows {
            let cells = cells(of: row)
            let failure = row.failure?.message(in: .english).shown(upTo: 400)
            let known = lines.firstIndex { $0.cells == cells && $0.failure == failure }
            if let known {
                lines[known].addresses.append(row.address.shownAddress)
            } else {
                lines.append(
                    EndpointLine(
                        cells: cells,
                        addresses: [row.address.shownAddress],
                        failure: failure
                    )
                )
            }
        }
        return lines
    }

    private static func cells(of row: ProbedEndpoint.Row) -> [String] {
        let asked = row.serverName.map(displayName(forDomain:)) ?? "(no name)"
        guard let served = row.served else { return ["none", "", "", "", asked] }
        let verdict = served.status.map { _ in Verdict(worst: served.worst).word.lowercased() }
        return [
            served.sha256.prefix(4).hexadecimal, served.keyType.shown(upTo: 12),
            left(served.secondsLeft), verdict ?? "not judged", asked,
        ]
    }

    /// How long a certificate is valid still, or since when no longer.
    static func left(_ seconds: Int64) -> String {
        let duration = Language.english.duration(seconds: seconds)
        return seconds < 0 ? "expired \(duration) ago" : "\(duration) left"
    }
}

extension ProbedEndpoint {
    /// `mail.example.test:25 (smtp)`, safe to print.
    var shownName: String {
        name.shown(upTo: 300) + (startTLS.map { " (\($0.shown()))" } ?? "")
    }
}

extension Report {
    /// `5 endpoints: 1 failed, 4 passed; 1 file could not be checked`.
    func summary(of endpoints: [JudgedEndpoint]) -> String {
        guard !endpoints.isEmpty else {
            return ["no endpoint was asked", errors.tally].compactMap { $0 }.joined(separator: "; ")
        }
        let total = counted(endpoints.count, "endpoint")
        let verdicts = "\(total): \(endpoints.lazy.map(\.verdict).summary)"
        return [verdicts, acceptedTally].compactMap { $0 }.joined(separator: "; ")
    }
}
