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
        let octets = Substring(presented).utf8
        let (asterisk, dot) = (UInt8(ascii: "*"), UInt8(ascii: "."))
        guard let place = octets.firstIndex(of: asterisk) else { return nil }
        // A name may have millions of labels: no list of them is made.
        let before = octets[..<place]
        let start = before.lastIndex(of: dot).map(octets.index(after:)) ?? octets.startIndex
        let label = octets[start...].prefix { $0 != dot }
        if octets[place...].dropFirst().contains(asterisk) {
            self = .several
        } else if String(Substring(label)).lowercased().hasPrefix("xn--") {
            self = .insideALabel
        } else if start > octets.startIndex {
            self = .notLeftmost
        } else if label.count > 1 {
            self = .partial
        } else if octets.split(separator: dot, maxSplits: 3).count < 3 {
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
