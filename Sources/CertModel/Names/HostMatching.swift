/// A DNS name as a certificate presents it: a host name, or a wildcard for one label.
///
/// > RFC 9525 §6.3: "1. There is only one wildcard character. 2. The wildcard character appears
/// > only as the complete content of the left-most label. If the requirements are not met, the
/// > presented identifier is invalid and MUST be ignored."
package struct PresentedDNSName: Sendable, Hashable {
    /// Whether the left-most label is a wildcard.
    package let isWildcard: Bool
    /// The name, without the wildcard label where there is one; lower-case ASCII.
    package let base: Substring

    /// Reads a dNSName; nil where no client may match it.
    ///
    /// RFC 5280 §4.2.1.6 has the name in RFC 1034's preferred syntax: ASCII, no empty label, so no
    /// dot at the end either. Underscores occur and pass.
    ///
    /// `*.com` matches nothing, although §6.3 would let it: RFC 9525 §7.1 calls the protection
    /// from it "beyond the scope of this document", clients do protect themselves, and a host
    /// that none of them would reach is not covered.
    package init?(_ presented: some StringProtocol) {
        // Only what is ASCII already is lowered: U+212A would become a `k`.
        guard presented.utf8.allSatisfy({ $0 < 0x80 }), presented.utf8.count <= 255 else {
            return nil
        }
        let name = presented.lowercased()
        isWildcard = name.hasPrefix("*.")
        base = isWildcard ? name.dropFirst(2) : name[...]
        let labels = base.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.allSatisfy(\.isHostLabel), !isWildcard || labels.count > 1 else { return nil }
    }

    /// Whether it names a host.
    ///
    /// > RFC 9525 §6.3: "A wildcard in a presented identifier can only match one label in a
    /// > reference identifier." Whatever label that is, an A-label too.
    package func covers(_ name: DNSName) -> Bool {
        guard isWildcard else { return base == name.ascii }
        guard let dot = name.ascii.firstIndex(of: ".") else { return false }
        return base == name.ascii[dot...].dropFirst()
    }
}

extension GeneralName {
    /// Whether it covers a host by RFC 9525 §6: a DNS name by name, an IP address by its octets,
    /// and never the one by the other.
    ///
    /// > RFC 9525 §6.4: "Matching of an IP-ID is based on an octet-for-octet comparison of the
    /// > bytes of the reference identity with the bytes contained in the iPAddress subjectAltName."
    public func covers(_ host: ReferenceIdentifier) -> Bool {
        switch (self, host) {
        case (.dns(let presented), .dns(let name)):
            PresentedDNSName(presented)?.covers(name) ?? false
        case (.ip(let octets), .ip(let address)):
            octets == address.bytes
        default:
            false
        }
    }
}

extension Sequence<GeneralName> {
    /// Whether any of the names covers a host (RFC 9525 §6).
    public func covers(_ host: ReferenceIdentifier) -> Bool {
        contains { $0.covers(host) }
    }
}

extension Certificate {
    /// Whether a subject alternative name covers a host; the common name never does.
    ///
    /// > RFC 9525 §2: "The Common Name RDN MUST NOT be used to identify a service".
    public func covers(_ host: ReferenceIdentifier) -> Bool {
        subjectAlternativeNames.covers(host)
    }
}

extension StringProtocol {
    fileprivate var isHostLabel: Bool {
        1...63 ~= utf8.count && unicodeScalars.allSatisfy(\.isOfHostLabel)
    }
}
