internal import CertCore

extension Report {
    /// Which option makes certificates of one's own authority pass, for each finding that it would
    /// settle where no anchors were named.
    var trustHelp: [Finding: String] {
        let all = findings + (sites ?? []).flatMap(\.findings) + deployments.flatMap(\.findings)
        let pairs = all.compactMap { finding in finding.trustHelp.map { (finding, $0) } }
        return Dictionary(pairs) { first, _ in first }
    }
}

extension Finding {
    /// What is missing below a leaf and can be fetched is a public authority's intermediate, as a
    /// rule: there the fix says enough.
    fileprivate var trustHelp: String? {
        switch detail {
        case .chain(.untrustedRoot): "Name the root of an authority of your own with --trust FILE."
        case .chain(.selfSigned):
            "Name a certificate that your clients trust as it is with --trust FILE."
        case .chain(.incomplete(let missing))
        where missing.issued != nil || missing.addresses.isEmpty:
            "If its root is of an authority of your own, name that with --trust FILE; don't append it."
        default: nil
        }
    }
}
