/// The clients that a verdict is for.
///
/// > A pass says that every mainstream client connects, and a fail that at least one does not.
package struct ClientPromise: Sendable, Hashable {
    /// The families that the promise is for.
    let families: ClientFamilies
    /// Whether the user named them; the others then do not matter.
    let isNamed: Bool

    /// The promise of a policy; nil where the rules of clients are not checked.
    init?(_ policy: ValidationPolicy) {
        guard policy.purpose == .server, policy.profile == .web || policy.clients != nil else {
            return nil
        }
        families = policy.clients ?? .firstRank
        isNamed = policy.clients != nil
    }

    /// Whether a rule is checked for these families.
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
    /// The clients that the verdict is for; nil where their rules are not checked.
    package var promise: ClientPromise? { ClientPromise(self) }
}
