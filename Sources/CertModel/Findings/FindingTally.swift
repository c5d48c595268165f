/// How many findings there are of each severity.
public struct FindingTally: Sendable, Hashable {
    private var errors = 0
    private var warnings = 0
    private var infos = 0

    /// Creates a tally of nothing.
    public init() {}

    /// Counts findings in.
    public mutating func add(_ findings: [Finding]) {
        for finding in findings {
            switch finding.severity {
            case .error: errors += 1
            case .warning: warnings += 1
            case .info: infos += 1
            }
        }
    }

    /// How many findings there are of one severity.
    public func count(of severity: Severity) -> Int {
        switch severity {
        case .error: errors
        case .warning: warnings
        case .info: infos
        }
    }

    /// The worst severity of which there is a finding; nil where there is none.
    public var worst: Severity? { Severity.allCases.last { count(of: $0) > 0 } }
}
