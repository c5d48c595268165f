/// The CRLs that verdicts rest on, found by their issuer.
final class RevocationStore: Sendable {
    private let lists: [CertificateRevocationList]
    /// Lists by the DER of the name that was asked for; names without lists too.
    private let found: Locked<[[UInt8]: Lists]>

    /// How many names are kept before all are dropped.
    private static let capacity = 4096

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
        self.lists = sorted.map(\.element)
        found = Locked([:])
    }

    /// Whether nobody asks about revocation.
    var isEmpty: Bool { lists.isEmpty }

    /// The lists of an issuer, compared by RFC 5280 §7.1.
    func lists(of issuer: DistinguishedName) -> Lists {
        if let known = found.withLock({ $0[issuer.der] }) { return known }
        let matching = lists.filter { $0.issuer.matches(issuer) }
        let own = Lists(
            complete: matching.filter { !$0.isDelta },
            deltas: matching.filter(\.isDelta)
        )
        found.withLock { found in
            if found.count >= Self.capacity { found.removeAll() }
            found[issuer.der] = own
        }
        return own
    }
}
