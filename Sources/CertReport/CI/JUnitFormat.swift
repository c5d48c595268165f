public import CertModel

/// Renders what was found as JUnit's XML, as GitLab, Jenkins and GitHub's reporters read it: a
/// suite a certificate, a test an area that was judged.
///
/// ```xml
/// <testsuites>
///   <testsuite package="certcheck" id="0" name="www.example.test" tests="7" failures="1" …>
///     <testcase name="key" classname="fullchain.pem: www.example.test" file="fullchain.pem" …/>
///     <testcase name="chain" classname="fullchain.pem: www.example.test" …>
///       <failure message="chain-incomplete: …" type="chain-incomplete">…</failure>
///     </testcase>
///   </testsuite>
/// </testsuites>
/// ```
///
/// Tests keep their names while their outcomes change, so that a reader sees what is fixed. What
/// does not count (information; warnings, where errors alone make a run fail), what was accepted and
/// what was not judged (no key, no CRL) is a test skipped, and what could not be checked is an error.
public struct JUnitFormat: Sendable, Hashable {
    /// What paths are relative to.
    public var place: ReportPlace
    /// Whether a warning is a failure.
    public var warningsFail: Bool

    /// Creates a format.
    public init(place: ReportPlace = ReportPlace(), warningsFail: Bool = false) {
        self.place = place
        self.warningsFail = warningsFail
    }

    /// The document of a report.
    public func render(_ report: Report) -> [UInt8] {
        var names = UniqueNames()
        let suites = report.deployments.map { suite(of: $0, in: report, &names) }
        let rest = remainder(of: report)
        var writer = XMLWriter()
        writer.element("testsuites") { writer in
            for (index, suite) in (suites + (rest.cases.isEmpty ? [] : [rest])).enumerated() {
                writer.write(suite, index, at: report.checkedAt)
            }
        }
        writer.newline()
        return writer.bytes
    }

    private func suite(
        of deployment: Deployment,
        in report: Report,
        _ names: inout UniqueNames
    ) -> Suite {
        let location = deployment.certificate.location
        let path = place.resolve(location.path).path
        let name = deployment.name.shortened(to: 200).printable
        // The file distinguishes classes; within one file, the line or the site does.
        var className = "\(path.printable): \(name)"
        if names.holds(className) {
            className += deployment.site.map { " (\($0.shown))" } ?? " (line \(location.line))"
        }
        className = names.next(className)
        return Suite(
            name: name,
            cases: areas(of: deployment, command: report.command).map { area in
                Case(
                    name: area.name,
                    className: className,
                    file: path,
                    outcome: outcome(
                        of: area.findings,
                        accepted: area.accepted,
                        unjudged: deployment.reasonUnjudged(area.name, in: report),
                        // What keeps a certificate from being checked is a signature of its chain.
                        unchecked: area.name == "chain" ? deployment.unchecked : []
                    )
                )
            }
        )
    }

    /// What was found by area, including the areas that were judged and have no findings.
    private func areas(of deployment: Deployment, command: Report.Command) -> [Area] {
        let judged = command == .expiry ? [FindingArea.time] : FindingArea.ofCertificates
        var areas = judged.map { Area(name: $0.name) }
        func index(of id: FindingID) -> Int {
            let name = FindingArea.all.first { $0.ids.contains(id) }?.name ?? "other"
            if let index = areas.firstIndex(where: { $0.name == name }) { return index }
            areas.append(Area(name: name))
            return areas.count - 1
        }
        for finding in deployment.findings {
            let place = index(of: finding.id)
            areas[place].findings.append(finding)
        }
        for accepted in deployment.accepted ?? [] {
            let place = index(of: accepted.finding.id)
            areas[place].accepted.append(accepted)
        }
        return areas
    }

    /// What was found in one area of judgement.
    private struct Area {
        let name: String
        var findings: [Finding] = []
        var accepted: [AcceptedFinding] = []
    }

    /// What belongs to no certificate: a test a finding, and one a file that was not checked.
    private func remainder(of report: Report) -> Suite {
        var names = UniqueNames()
        let errors = report.errors.map { error in
            let path = place.resolve(error.place.path).path
            return Case(
                name: names.next("\(error.code): \(path.printable)"),
                className: "certcheck",
                file: path,
                outcome: .error(type: error.code.description, message: error.sentence)
            )
        }
        let findings = report.reportedFindings.filter { !$0.isOfSubject }.map { reported in
            let path = place.resolve(reported.place.path).path
            return Case(
                name: names.next("\(reported.finding.id): \(path.printable)"),
                className: "certcheck",
                file: path,
                outcome: outcome(of: [reported.finding])
            )
        }
        let accepted = accepted(of: report).map { name, path, message in
            Case(
                name: names.next("\(name): \(path.printable)"),
                className: "certcheck",
                file: path,
                outcome: .skipped(message: message)
            )
        }
        return Suite(name: "certcheck", cases: errors + findings + accepted)
    }

    /// What belongs to no certificate and was accepted.
    private func accepted(
        of report: Report
    ) -> [(name: String, path: String, message: String)] {
        let errors = report.acceptedErrors.map { accepted in
            (
                accepted.error.code.description, place.resolve(accepted.error.place.path).path,
                accepted.grounds.sentence(for: accepted.error.sentence)
            )
        }
        return errors
            + report.acceptedFindings.filter { !$0.isOfSubject }.map { reported in
                let message = "\(reported.finding.id): \(reported.finding.message(in: .english))"
                let grounds = reported.grounds ?? AcceptanceGrounds()
                return (
                    reported.finding.id.rawValue, place.resolve(reported.place.path).path,
                    grounds.sentence(for: message)
                )
            }
    }

    /// The outcome of a test; an error found outweighs what could not be checked.
    private func outcome(
        of findings: [Finding],
        accepted: [AcceptedFinding] = [],
        unjudged: String? = nil,
        unchecked: [CertificateError] = []
    ) -> Outcome {
        let worst = findings.worstFirst.first
        if let error = unchecked.first, worst?.severity != .error {
            return .error(type: error.code.description, message: error.sentence)
        }
        guard let worst else {
            guard let first = accepted.first else {
                return unjudged.map { .skipped(message: "not judged: \($0)") } ?? .passed
            }
            let message = "\(first.finding.id): \(first.finding.message(in: .english))"
            return .skipped(message: first.grounds.sentence(for: message))
        }
        let message = "\(worst.id): \(worst.message(in: .english).shortened(to: 2000))"
        let counts = worst.severity == .error || (worst.severity == .warning && warningsFail)
        guard counts else { return .skipped(message: message) }
        let details = findings.worstFirst.map { finding in
            var lines = ["\(finding.severity.rawValue) \(finding.id)"]
            lines += finding.locations.prefix(10).map { "at \($0.shown)" }
            lines.append(finding.message(in: .english).shortened(to: 2000).printable)
            if let remedy = finding.remedy(in: .english) {
                lines.append("fix: \(remedy.shortened(to: 2000).printable)")
            }
            return lines.joined(separator: "\n")
        }
        return .failure(
            type: worst.id.rawValue,
            message: message,
            details: details.joined(separator: "\n")
        )
    }

    /// Names unlike all before them: a number distinguishes those that nothing else does.
    private struct UniqueNames {
        private var counts: [String: Int] = [:]

        func holds(_ name: String) -> Bool { counts[name] != nil }

        mutating func next(_ name: String) -> String {
            let count = counts[name, default: 0] + 1
            counts[name] = count
            return count == 1 ? name : "\(name) (\(count))"
        }
    }

    fileprivate struct Suite {
        let name: String
        let cases: [Case]
    }

    fileprivate struct Case {
        let name: String
        let className: String
        let file: String
        let outcome: Outcome
    }

    fileprivate enum Outcome {
        case passed
        case skipped(message: String)
        case failure(type: String, message: String, details: String)
        case error(type: String, message: String)
    }
}

extension Deployment {
    /// Why nothing of it was judged in an area where nothing was found; nil where it was judged.
    fileprivate func reasonUnjudged(_ area: String, in report: Report) -> String? {
        switch area {
        // Whoever ends a handshake has the key.
        case "key" where endpoint == nil:
            guard let key else { return "no private key was given" }
            return key.matches == nil ? "the private key was not opened" : nil
        case "revocation" where !report.judgesRevocation && endpoint?.isStapled != true:
            return "no CRL was given"
        case "clients" where !report.judgesClients:
            return "the rules of clients are not part of this profile or purpose"
        default: return nil
        }
    }
}

extension JUnitFormat.Suite {
    /// How many tests failed, could not be made, and were skipped.
    fileprivate var counts: (failures: Int, errors: Int, skipped: Int) {
        cases.reduce(into: (0, 0, 0)) { counts, test in
            switch test.outcome {
            case .passed: break
            case .failure: counts.failures += 1
            case .error: counts.errors += 1
            case .skipped: counts.skipped += 1
            }
        }
    }
}

extension XMLWriter {
    fileprivate mutating func write(_ suite: JUnitFormat.Suite, _ index: Int, at time: Timestamp) {
        let counts = suite.counts
        let attributes: Attributes = [
            "package": "certcheck", "id": String(index), "name": suite.name,
            "timestamp": String(time.description.dropLast()), "hostname": "localhost",
            "tests": String(suite.cases.count), "failures": String(counts.failures),
            "errors": String(counts.errors), "skipped": String(counts.skipped), "time": "0",
        ]
        element("testsuite", attributes) { writer in
            writer.element("properties")
            for test in suite.cases { writer.write(test) }
            writer.element("system-out")
            writer.element("system-err")
        }
    }

    private mutating func write(_ test: JUnitFormat.Case) {
        let attributes: Attributes = [
            "name": test.name, "classname": test.className, "file": test.file, "time": "0",
        ]
        switch test.outcome {
        case .passed:
            element("testcase", attributes)
        case .skipped(let message):
            element("testcase", attributes) { $0.element("skipped", ["message": message]) }
        case .failure(let type, let message, let details):
            element("testcase", attributes) { writer in
                writer.element("failure", ["message": message, "type": type], text: details)
            }
        case .error(let type, let message):
            element("testcase", attributes) { writer in
                writer.element("error", ["message": message, "type": type], text: message)
            }
        }
    }
}
