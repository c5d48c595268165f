/// Why clients refuse a wildcard (RFC 9525 §6.3).
package enum WildcardFault: Sendable, Hashable, CaseIterable {
    /// More than one asterisk: `*.*.a.test`.
    case several
    /// Within an A-label: `xn--*.a.test`.
    case insideALabel
    /// In another label than the first: `a.*.test`.
    case notLeftmost
    /// Only a part of its label: `f*.a.test`.
    case partial
    /// For a whole top-level domain, or for everything: `*.com`, `*`.
    case wholeTopLevel

    /// Judges a dNSName; nil where it has no wildcard or a good one.
    package init?(_ presented: some StringProtocol) {
        guard presented.utf8.contains(UInt8(ascii: "*")) else { return nil }
        let name = presented.lowercased()
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        guard let index = labels.firstIndex(where: { $0.contains("*") }) else { return nil }
        let label = labels[index]
        if name.unicodeScalars.count(where: { $0 == "*" }) > 1 {
            self = .several
        } else if label.hasPrefix("xn--") {
            self = .insideALabel
        } else if index > 0 {
            self = .notLeftmost
        } else if label != "*" {
            self = .partial
        } else if labels.count(where: { !$0.isEmpty }) < 3 {
            self = .wholeTopLevel
        } else {
            return nil
        }
    }
}

extension GeneralName {
    /// Why clients refuse the wildcard in it; nil where there is none or a good one.
    package var wildcardFault: WildcardFault? {
        if case .dns(let name) = self { WildcardFault(name) } else { nil }
    }
}
