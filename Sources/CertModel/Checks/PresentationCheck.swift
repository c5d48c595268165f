/// Judges the certificates as a server would send them: order, copies, strangers, the root.
///
/// > RFC 8446 §4.4.2: "The sender's certificate MUST come in the first CertificateEntry in the list.
/// > Each following certificate SHOULD directly certify the one immediately preceding it."
package struct PresentationCheck {
    /// One certificate as it stands in a file.
    package struct Presented: Sendable {
        package let certificate: Certificate
        package let location: Location

        package init(certificate: Certificate, location: Location) {
            self.certificate = certificate
            self.location = location
        }
    }

    /// The certificates of the leaf's own file, in order.
    private let presented: [Presented]
    private let leaf: Certificate
    /// The chosen path, leaf first.
    private let path: [Certificate]

    package init(presented: [Presented], leaf: Certificate, path: [Certificate]) {
        self.presented = presented
        self.leaf = leaf
        self.path = path
    }

    /// Everything that the order and the choice of certificates leaves to be wished for.
    package func findings() -> [Finding] {
        var findings: [Finding] = []
        var seen: [Certificate: Location] = [:]
        var unique: [Presented] = []
        for one in presented {
            if let first = seen[one.certificate] {
                findings.append(.duplicate(one.certificate, first: first, at: one.location))
            } else {
                seen[one.certificate] = one.location
                unique.append(one)
            }
        }
        let related = relatives(among: unique)
        if let finding = order(of: unique) { findings.append(finding) }
        for one in unique where one.certificate != leaf {
            if !related.contains(one.certificate) {
                findings.append(.stranger(one.certificate, at: one.location))
            } else if one.certificate.isSelfIssued, one.certificate == path.last {
                findings.append(.rootIncluded(one.certificate, at: one.location))
            }
        }
        return findings
    }

    /// How many pairs of certificates are looked at; a file of more is no honest chain, and of
    /// none of its certificates it is said that it is a stranger.
    private static let comparisonLimit = 200_000

    /// The certificates that some way up from the leaf goes through, by names alone.
    private func relatives(among unique: [Presented]) -> Set<Certificate> {
        var related: Set<Certificate> = [leaf]
        var frontier = [leaf]
        var left = Self.comparisonLimit
        while let one = frontier.popLast() {
            left -= unique.count
            guard left > 0 else { return Set(unique.map(\.certificate)) }
            for other in unique
            where !related.contains(other.certificate) && one.names(asIssuer: other.certificate) {
                related.insert(other.certificate)
                frontier.append(other.certificate)
            }
        }
        return related.union(path)
    }

    /// The leaf first, then each issuer behind what it issued.
    private func order(of unique: [Presented]) -> Finding? {
        guard let place = unique.firstIndex(where: { $0.certificate == leaf }) else { return nil }
        if place > 0 {
            return .leafNotFirst(
                position: place + 1,
                leaf: leaf,
                first: unique[0].certificate,
                at: unique[0].location
            )
        }
        let onPath = unique.filter { path.contains($0.certificate) }
        let ranks = onPath.map { path.firstIndex(of: $0.certificate) ?? 0 }
        guard let out = ranks.indices.dropLast().first(where: { ranks[$0] > ranks[$0 + 1] }) else {
            return nil
        }
        return .outOfOrder(
            onPath[out].certificate,
            comesBefore: onPath[out + 1].certificate,
            at: onPath[out].location
        )
    }
}
