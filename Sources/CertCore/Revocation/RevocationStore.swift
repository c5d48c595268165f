/// The CRLs that verdicts rest on, found by their issuer.
struct RevocationStore: Sendable {
    private let lists: [CanonicalName: Lists]

    /// The lists of one issuer, the newest first.
    struct Lists {
        var complete: [CertificateRevocationList] = []
        var deltas: [CertificateRevocationList] = []
    }

    init(_ lists: [CertificateRevocationList]) {
        var seen: Set<CertificateRevocationList> = []
        let unique = lists.filter { seen.insert($0).inserted }.enumerated()
        // Of two of one age the first goes first.
        let sorted = unique.sorted { one, other in
            if other.element.isOlder(than: one.element) { return true }
            return !one.element.isOlder(than: other.element) && one.offset < other.offset
        }
        var byIssuer: [CanonicalName: Lists] = [:]
        for list in sorted.map(\.element) {
            let kind = list.isDelta ? \Lists.deltas : \Lists.complete
            byIssuer[CanonicalName(list.issuer), default: Lists()][keyPath: kind].append(list)
        }
        self.lists = byIssuer
    }

    /// Whether revocation is not checked.
    var isEmpty: Bool { lists.isEmpty }

    /// The lists of an issuer, compared by RFC 5280 §7.1.
    func lists(of issuer: DistinguishedName) -> Lists {
        lists[CanonicalName(issuer)] ?? Lists()
    }
}
