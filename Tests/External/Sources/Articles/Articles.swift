import CertCore
import CertReport
import CertServer

// The programs of the articles in the libraries' documentation, one after the other.

/// Prints what is wrong with a chain and its key.
func firstVerdict(chain: String, key: String, host: String) throws {
    let policy = ValidationPolicy(time: .now(), hosts: [try ReferenceIdentifier(host)])
    let checker = Checker(policy: policy, trust: try TrustStore.system())
    let report = checker.check([chain, key])
    for finding in report.deployments.flatMap(\.findings) {
        print("\(finding.severity.rawValue): \(finding.id): \(finding.message(in: .english))")
        if let remedy = finding.remedy(in: .english) { print("  fix: \(remedy)") }
    }
}

/// Whether everything below a folder can be deployed; prints why not.
func canDeploy(_ folder: String, roots: [String]) throws -> Bool {
    let policy = ValidationPolicy(time: .now())
    let checker = Checker(policy: policy, trust: try TrustStore(paths: roots))
    let filter = PathFilter(excluded: [try Glob("*.bak")])
    let report = checker.check([folder], filter: filter)
    print(TextFormat().render(report), terminator: "")
    return report.status == .pass
}

/// The certificates below some folders that expire soon, with the time of each.
func expiringSoon(_ folders: [String], within span: String) throws -> [(String, Timestamp)] {
    let thresholds = ExpiryThresholds(warning: try Threshold(span))
    let scan = ExpiryScan(time: .now(), thresholds: thresholds)
    let report = scan.run(folders)
    return report.deployments.map { ($0.name, $0.certificate.notAfter) }
}

/// Whether a server can be reloaded with a configuration; prints why not.
func canReload(_ configuration: String) throws -> Bool {
    let checker = Checker(
        policy: ValidationPolicy(time: .now()),
        trust: try TrustStore.system()
    )
    let report = ServerChecker(checker: checker).check(configuration)
    for site in report.sites ?? [] where site.worst == .error {
        print(site.serverNames.joined(separator: ", "))
    }
    return report.status == .pass
}
