public import CertModel

/// Renders what was found for the log of a workflow on GitHub: a group a certificate, and
/// annotations beside the lines they are about.
///
/// ```text
/// ::group::FAIL www.example.test: 1 error
///   error chain-incomplete deploy/fullchain.pem:1: the certificate's issuer, … is neither …
///   fix: Append the certificate of … to the file, below the one it issued.
/// ::endgroup::
/// ::error file=deploy/fullchain.pem,line=1,title=chain-incomplete::www.example.test: …
/// 1 certificate: 1 failed
/// ```
///
/// GitHub shows ten errors, ten warnings and ten notices of a step; where there are more, the tenth
/// says how many. Nothing that came from a file can begin a command: it is escaped twice, as text
/// and as the data of a command.
public struct GitHubFormat: Sendable, Hashable {
    /// What paths are relative to.
    public var place: ReportPlace

    /// The most annotations of one severity that GitHub shows of a step.
    private static let limit = 10

    /// Creates a format.
    public init(place: ReportPlace = ReportPlace()) {
        self.place = place
    }

    /// What the log gets.
    public func render(_ report: Report) -> String {
        var text = ""
        for deployment in report.deployments
        where !deployment.findings.isEmpty || !deployment.unchecked.isEmpty {
            let tally = deployment.tally
            let name = deployment.name.shortened(to: 200)
            group(
                "\(deployment.verdict.word) \(name)\(tally.isEmpty ? "" : ": \(tally)")",
                deployment.findings,
                unchecked: deployment.unchecked,
                in: &text
            )
        }
        let others = report.reportedFindings.filter { !$0.isOfSubject }.map(\.finding)
        if !others.isEmpty { group("Beside the certificates", others, in: &text) }
        text += annotations(of: report)
        text += report.summary + "\n"
        return text
    }

    private func group(
        _ title: String,
        _ findings: [Finding],
        unchecked: [CertificateError] = [],
        in text: inout String
    ) {
        text += "::group::\(title.printable.commandData)\n"
        for error in unchecked {
            text +=
                "  error \(error.code) \(error.shownSource): \(error.sentence.shown(upTo: 2000))\n"
        }
        for finding in findings.worstFirst {
            let place = finding.locations.first.map { " \($0.shown)" } ?? ""
            let message = finding.message(in: .english).shown(upTo: 2000)
            text += "  \(finding.severity.rawValue) \(finding.id)\(place): \(message)\n"
            if let remedy = finding.remedy(in: .english) {
                text += "  fix: \(remedy.shown(upTo: 2000))\n"
            }
        }
        text += "::endgroup::\n"
    }

    private func annotations(of report: Report) -> String {
        let findings = report.reportedFindings
        return Severity.allCases.reversed().map { severity in
            let errors = severity == .error ? report.errors : []
            let found = findings.filter { $0.finding.severity == severity }
            let count = errors.count + found.count
            let shown = count > Self.limit ? Self.limit - 1 : count
            let first =
                errors.prefix(shown).map(annotation)
                + found.prefix(max(0, shown - errors.count)).map(annotation)
            guard count > shown else { return first.joined() }
            let more = annotation(
                severity,
                nil,
                title: "\(count - shown) more",
                "\(count - shown) more of this severity: the log of this step has all of them"
            )
            return first.joined() + more
        }.joined()
    }

    private func annotation(_ error: CertificateError) -> String {
        annotation(
            .error,
            error.source == nil ? nil : error.place,
            title: error.code.description,
            error.sentence
        )
    }

    private func annotation(_ reported: ReportedFinding) -> String {
        annotation(
            reported.finding.severity,
            reported.place,
            title: reported.finding.id.rawValue,
            reported.sentence
        )
    }

    private func annotation(
        _ severity: Severity,
        _ location: Location?,
        title: String,
        _ message: String
    ) -> String {
        let word = severity == .info ? "notice" : severity.rawValue
        var properties = "title=\(title.printable.commandProperty)"
        var message = message
        if let location, location.isEndpoint {
            // The runner looks for the file of an annotation in the repository.
            message = "\(location.shown): \(message)"
        } else if let location {
            let (path, isBelowRoot) = place.resolve(location.path)
            let file = (isBelowRoot ? path : "/" + path).printable.commandProperty
            properties = "file=\(file),line=\(max(1, location.line)),\(properties)"
        }
        return "::\(word) \(properties)::\(message.printable.commandData)\n"
    }
}

extension String {
    /// The text as the data of a command to GitHub's runner.
    fileprivate var commandData: String { escaped { "%\r\n".unicodeScalars.contains($0) } }

    /// The text as a property of a command to GitHub's runner.
    fileprivate var commandProperty: String {
        escaped { "%\r\n:,".unicodeScalars.contains($0) }
    }

    private func escaped(_ isSpecial: (Unicode.Scalar) -> Bool) -> String {
        var escaped = ""
        for scalar in unicodeScalars {
            if isSpecial(scalar) {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                escaped += "%\(scalar.value < 16 ? "0" : "")\(digits)"
            } else {
                escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
