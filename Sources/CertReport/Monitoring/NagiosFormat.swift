public import CertModel
internal import CertWording

/// Renders what was found as the output of a plugin for Nagios, Icinga and their kin.
///
/// ```text
/// CERT WARNING - www.example.test: expires in 17 days, on 2026-04-01T00:00:00Z | 'certificates'=3;;;0 'warnings'=1;0;;0 'errors'=0;;0;0 'unchecked'=0;;;0 'days_www.example.test'=17.00;30.00:;7.00:
/// WARNING www.example.test: expires-soon: expires in 17 days, … (fullchain.pem:1). Renew the …
/// ```
///
/// It always speaks. The state is the exit code's; an error finding outranks what could not be
/// checked, which is UNKNOWN. Days are without a unit, as there is none for them, and their ranges
/// alert below the bound (`30:`). Both texts are bounded: Nagios reads 8 kB.
public struct NagiosFormat: Sendable, Hashable {
    /// When the end of a validity period is near.
    public var thresholds: ExpiryThresholds
    /// The severity from which findings count; nil where none does.
    public var failOn: Severity?

    /// The most certificates with days of their own, and the most findings shown.
    private static let limit = 15

    /// Creates a format.
    public init(thresholds: ExpiryThresholds = ExpiryThresholds(), failOn: Severity? = .error) {
        self.thresholds = thresholds
        self.failOn = failOn
    }

    /// A plugin's states, by their exit codes.
    public enum State: Int32, Sendable, Hashable {
        /// All is well.
        case ok = 0
        /// A warning, and warnings count.
        case warning = 1
        /// An error.
        case critical = 2
        /// Something could not be checked.
        case unknown = 3

        fileprivate var word: String { "\(self)".uppercased() }
    }

    /// The state that a report comes to.
    public func state(of report: Report) -> State {
        if report.worst == .error, failOn != nil { return .critical }
        if !report.errors.isEmpty { return .unknown }
        return report.worst == .warning && failOn == .warning ? .warning : .ok
    }

    /// The output of a report.
    public func render(_ report: Report) -> String {
        let first = "CERT \(state(of: report).word) - \(headline(of: report).plain(upTo: 400))"
        let data = performanceData(of: report).joined(separator: " ")
        return (["\(first) | \(data)"] + details(of: report)).joined(separator: "\n") + "\n"
    }

    /// The output where there is no report at all.
    public static func unknown(_ reason: String) -> String {
        "CERT UNKNOWN - \(reason.plain(upTo: 1000))\n"
    }

    private func headline(of report: Report) -> String {
        let findings = report.reportedFindings
        let counted = findings.filter { $0.finding.severity >= (failOn ?? .error) }
        let worst = counted.first { $0.finding.severity == .error } ?? counted.first
        switch state(of: report) {
        case .critical, .warning:
            guard let worst else { return report.summary }
            let owner = worst.owner.isEmpty ? worst.place.path : worst.owner
            let rest = counted.count > 1 ? "; \(counted.count - 1) more" : ""
            let message = worst.finding.message(in: .english).shortened(to: 250)
            return "\(owner.shortened(to: 100)): \(message)\(rest)"
        case .unknown:
            guard let error = report.errors.first else { return report.summary }
            let rest = report.errors.count > 1 ? "; \(report.errors.count - 1) more" : ""
            return "\(error.shownSource): \(error.sentence.shortened(to: 250))\(rest)"
        case .ok:
            let valid = soonest(report).first { $0.certificate.secondsLeft >= 0 }
            guard let next = valid else { return report.summary }
            let left = Language.english.duration(seconds: next.certificate.secondsLeft)
            return
                "\(report.summary); the next to expire is \(next.name.shortened(to: 100)), in \(left)"
        }
    }

    private func soonest(_ report: Report) -> [Deployment] {
        report.deployments.enumerated().sorted { left, right in
            (left.element.certificate.secondsLeft, left.offset)
                < (right.element.certificate.secondsLeft, right.offset)
        }.map(\.element)
    }

    private func performanceData(of report: Report) -> [String] {
        var data = [
            "'certificates'=\(report.deployments.count);;;0",
            "'warnings'=\(report.count(of: .warning));0;;0",
            "'errors'=\(report.count(of: .error));;0;0",
            "'unchecked'=\(report.errors.count);;;0",
        ]
        var labels = Set<String>()
        for deployment in soonest(report).prefix(Self.limit) {
            let certificate = deployment.certificate
            let lifetime = certificate.notAfter.seconds(since: certificate.notBefore)
            var label = "days_\(deployment.name.label)"
            while !labels.insert(label).inserted { label += "_" }
            let warning = thresholds.warningSeconds(ofLifetime: lifetime).days
            let error = thresholds.errorSeconds(ofLifetime: lifetime).days
            data.append("'\(label)'=\(certificate.secondsLeft.days);\(warning):;\(error):")
        }
        return data
    }

    private func details(of report: Report) -> [String] {
        let findings = report.reportedFindings.filter { $0.finding.severity > .info }
        let sorted =
            findings.filter { $0.finding.severity == .error }
            + findings.filter { $0.finding.severity == .warning }
        let errors = report.errors.map { "UNCHECKED \($0.shownSource): \($0.sentence)" }
        let lines =
            sorted.map { reported in
                let word = reported.finding.severity.rawValue.uppercased()
                return
                    "\(word) \(reported.finding.id): \(reported.sentence) (\(reported.place.shown))"
            } + errors
        let rest = lines.count - Self.limit
        return lines.prefix(Self.limit).map { $0.plain(upTo: 350) }
            + (rest > 0 ? ["and \(rest) more"] : [])
    }
}

extension String {
    /// The text on one line, without the bar that begins performance data.
    fileprivate func plain(upTo limit: Int) -> String {
        shown(upTo: limit).split(separator: "|", omittingEmptySubsequences: false)
            .joined(separator: "\\u{7C}")
    }

    /// The text as a part of a label: what graphing tools take for the name of a file.
    fileprivate var label: String {
        String(
            shortened(to: 64).unicodeScalars.map { scalar in
                let isKept =
                    scalar.isASCII
                    && (scalar.properties.isAlphabetic
                        || "0123456789.-*_".contains(Character(scalar)))
                return isKept ? Character(scalar) : "_"
            }
        )
    }
}

extension Int64 {
    /// Seconds as days with two decimals.
    fileprivate var days: String {
        let hundredths = magnitude / 864
        let fraction = hundredths % 100
        return "\(self < 0 ? "-" : "")\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    }
}
