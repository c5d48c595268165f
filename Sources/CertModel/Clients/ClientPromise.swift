/// Whom a verdict promises that they connect.
///
/// > A pass says that every mainstream client connects, and a fail that at least one does not.
package struct ClientPromise: Sendable, Hashable {
    /// The families that the promise is for.
    let families: ClientFamilies
    /// Whether somebody named them; the others then do not matter.
    let isNamed: Bool

    /// What a policy promises; nil where the rules of clients are not asked about.
    init?(_ policy: ValidationPolicy) {
        guard policy.purpose == .server, policy.profile == .web || policy.clients != nil else {
            return nil
        }
        families = policy.clients ?? .firstRank
        isNamed = policy.clients != nil
    }

    /// Whether a rule of these families is to be asked about at all.
    func concerns(_ rule: ClientRule) -> Bool {
        !rule.isOnlyWhenNamed || isNamed && !families.isDisjoint(with: rule.refusals.everybody)
    }

    /// The severity that a finding about what clients accept has for the families promised.
    package func resolved(_ finding: Finding) -> Finding? {
        guard let clients = finding.clients else { return finding }
        guard !clients.isEmpty else { return nil }
        guard clients.isDisjoint(with: families) else { return finding }
        var finding = finding
        finding.severity = min(finding.severity, isNamed ? .info : .warning)
        return finding
    }
}

extension ValidationPolicy {
    /// Whom the verdict promises that they connect; nil where that is not asked.
    package var promise: ClientPromise? { ClientPromise(self) }
}
