internal import CertModel

/// What a certificate or a site comes to, as every format for people shows it.
enum Verdict: CaseIterable {
    /// An error was found.
    case fail
    /// No error was found, but something could not be checked, so it does not pass.
    case unchecked
    /// A warning was found.
    case warn
    /// Nothing at or above the threshold was found.
    case pass

    init(worst: Severity?, unchecked: Bool = false) {
        switch worst {
        case .error: self = .fail
        case _ where unchecked: self = .unchecked
        case .warning: self = .warn
        default: self = .pass
        }
    }

    /// The word that a text document begins with.
    var word: String {
        switch self {
        case .fail: "FAIL"
        case .unchecked: "ERROR"
        case .warn: "WARN"
        case .pass: "PASS"
        }
    }

    /// Its colour.
    var style: TextLayout.Style { severity == .info ? .green : severity.style }

    /// How grave it is: what could not be checked weighs as much as an error, as in the status.
    var severity: Severity {
        switch self {
        case .fail, .unchecked: .error
        case .warn: .warning
        case .pass: .info
        }
    }

    /// What sums say of those that came to it.
    fileprivate var participle: String {
        switch self {
        case .fail: "failed"
        case .unchecked: "not fully checked"
        case .warn: "with warnings"
        case .pass: "passed"
        }
    }
}

extension Severity? {
    /// The verdict where this is the worst of what was found and everything could be checked.
    var verdict: Verdict { Verdict(worst: self) }
}

extension Deployment {
    /// What it comes to.
    var verdict: Verdict { Verdict(worst: worst, unchecked: !unchecked.isEmpty) }

    /// `1 error, 2 warnings, 1 check not possible`; empty where there is none of these.
    var tally: String { findings.tally(with: unchecked) }
}

extension JudgedSite {
    /// What of its certificates could not be checked.
    var unchecked: [CertificateError] { deployments.flatMap(\.unchecked) }

    /// What it comes to.
    var verdict: Verdict {
        Verdict(worst: findings.lazy.map(\.severity).max(), unchecked: !unchecked.isEmpty)
    }

    /// What was found of it, and what could not be checked, in numbers.
    var tally: String { findings.tally(with: unchecked) }
}

extension [Finding] {
    /// How many there are of each severity that counts, and how many checks were not possible.
    func tally(with unchecked: [CertificateError]) -> String {
        let checks = unchecked.isEmpty ? "" : "\(counted(unchecked.count, "check")) not possible"
        return [tally, checks].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

extension Sequence<Verdict> {
    /// `1 failed, 2 passed`, the gravest first.
    var summary: String {
        var counts: [Verdict: Int] = [:]
        for verdict in self { counts[verdict, default: 0] += 1 }
        return Verdict.allCases.compactMap { verdict in
            counts[verdict].map { "\($0) \(verdict.participle)" }
        }.joined(separator: ", ")
    }
}
