/// Whether a path is valid for a certificate policy, where one is required (RFC 5280 §6.1).
///
/// What is kept is the graph of RFC 9618, which has one node for each policy of a depth where RFC
/// 5280's tree has one for each way to it, and of the graph only the deepest level: whether a node
/// descends from a policy that the user accepts is decided when the node is made.
struct PolicyRules {
    /// The policies that a certificate of the next depth may have, each with whether the way to it
    /// begins with a policy that the user accepts: the expected policies of all nodes together.
    private var expected: [OID: Bool] = [.anyPolicy: true]
    private var inputs: PolicyInputs
    private var explicitPolicy: Int
    private var policyMapping: Int
    private var inhibitAnyPolicy: Int

    /// The state before the first certificate of a path of `length`, not counting the anchor
    /// (§6.1.2).
    init(_ inputs: PolicyInputs, length: Int) {
        self.inputs = inputs
        explicitPolicy = inputs.requireExplicit ? 0 : length + 1
        policyMapping = inputs.inhibitMapping ? 0 : length + 1
        inhibitAnyPolicy = inputs.inhibitAny ? 0 : length + 1
    }

    /// How the policies of a path below an anchor fail; nil where they don't.
    ///
    /// - Parameter path: The path from the leaf to the anchor, whose policies do not matter.
    static func fault(in path: [Certificate], _ inputs: PolicyInputs) -> Fault? {
        var rules = PolicyRules(inputs, length: path.count - 1)
        for index in path.indices.dropLast().reversed() {
            if let reason = rules.process(path[index], isFinal: index == 0) {
                return Fault(index: index, reason: reason)
            }
        }
        return nil
    }

    /// The certificate at which the policies fail, and how.
    struct Fault {
        let index: Int
        let reason: PathDetail.PolicyFault
    }

    private mutating func process(_ certificate: Certificate, isFinal: Bool) -> PathDetail
        .PolicyFault?
    {
        takePolicies(of: certificate, isFinal: isFinal)
        guard !isFinal else { return wrapUp(certificate) }
        // §6.1.3 (f): "Verify that either explicit_policy is greater than 0 or the
        // valid_policy_tree is not equal to NULL."
        guard explicitPolicy > 0 || !expected.isEmpty else { return .noValidPolicy }
        guard takeMappings(of: certificate) else { return .anyPolicyMapped }
        takeLimits(of: certificate)
        return nil
    }

    /// §6.1.3 (d) and (e): the nodes of the next depth.
    private mutating func takePolicies(of certificate: Certificate, isFinal: Bool) {
        var next: [OID: Bool] = [:]
        let policies = certificate.known.policies ?? []
        for policy in policies.lazy.map(\.policy) where policy != .anyPolicy {
            if let isAccepted = expected[policy] {
                next[policy] = isAccepted
            } else if expected[.anyPolicy] != nil {
                next[policy] = accepts(policy)
            }
        }
        // (2): "If the certificate policies extension includes the policy anyPolicy with the
        // qualifier set AP-Q and either (a) inhibit_anyPolicy is greater than 0 or (b) i<n and the
        // certificate is self-issued": every policy that was expected stays.
        let countsAny = inhibitAnyPolicy > 0 || (!isFinal && certificate.isSelfIssued)
        if countsAny, policies.contains(where: { $0.policy == .anyPolicy }) {
            next.merge(expected) { own, _ in own }
        }
        expected = next
    }

    private func accepts(_ policy: OID) -> Bool { inputs.initial?.contains(policy) ?? true }

    /// §6.1.4 (a) and (b); false where anyPolicy is mapped.
    private mutating func takeMappings(of certificate: Certificate) -> Bool {
        guard let mappings = certificate.known.policyMappings else { return true }
        // (a): "verify that the special value anyPolicy does not appear as an issuerDomainPolicy or
        // a subjectDomainPolicy."
        guard
            !mappings.contains(where: {
                $0.issuerDomainPolicy == .anyPolicy || $0.subjectDomainPolicy == .anyPolicy
            })
        else { return false }
        let before = expected
        for mapping in mappings { expected[mapping.issuerDomainPolicy] = nil }
        // (b) (2): where mapping is inhibited, the nodes of the policies mapped are deleted.
        guard policyMapping > 0 else { return true }
        for mapping in mappings {
            let policy = mapping.issuerDomainPolicy
            let isAccepted =
                before[policy] ?? (before[.anyPolicy] == nil ? nil : accepts(policy))
            guard let isAccepted else { continue }
            expected[mapping.subjectDomainPolicy, default: false] =
                isAccepted || expected[mapping.subjectDomainPolicy] ?? false
        }
        return true
    }

    /// §6.1.4 (h) to (j): "If certificate i is not self-issued", each counter goes down; then the
    /// certificate's own limits count where they are lower.
    private mutating func takeLimits(of certificate: Certificate) {
        if !certificate.isSelfIssued {
            explicitPolicy = max(explicitPolicy - 1, 0)
            policyMapping = max(policyMapping - 1, 0)
            inhibitAnyPolicy = max(inhibitAnyPolicy - 1, 0)
        }
        let known = certificate.known
        if let limit = known.policyConstraints?.requireExplicitPolicy {
            explicitPolicy = min(explicitPolicy, limit)
        }
        if let limit = known.policyConstraints?.inhibitPolicyMapping {
            policyMapping = min(policyMapping, limit)
        }
        if let limit = known.inhibitAnyPolicy { inhibitAnyPolicy = min(inhibitAnyPolicy, limit) }
    }

    /// The end of §6.1.5, after (a), (b) and (g).
    ///
    /// > "If either (1) the value of explicit_policy variable is greater than zero or (2) the
    /// > valid_policy_tree is not NULL, then path processing has succeeded."
    private mutating func wrapUp(_ certificate: Certificate) -> PathDetail.PolicyFault? {
        explicitPolicy = max(explicitPolicy - 1, 0)
        if certificate.known.policyConstraints?.requireExplicitPolicy == 0 { explicitPolicy = 0 }
        return explicitPolicy > 0 || expected.values.contains(true) ? nil : .noValidPolicy
    }
}
