/// Checks the certificates as a server would send them: order, copies, unneeded ones, the root.
///
/// > RFC 8446 §4.4.2: "The sender's certificate MUST come in the first CertificateEntry in the list.
/// > Each following certificate SHOULD directly certify the one immediately preceding it."
package struct PresentationCheck {
    /// The certificates of the leaf's own file, in order.
    private let presented: [LocatedCertificate]
    private let leaf: Certificate
    /// The chosen path, leaf first.
    private let path: [Certificate]

    package init(presented: [LocatedCertificate], leaf: Certificate, path: [Certificate]) {
        self.presented = presented
        self.leaf = leaf
        self.path = path
    }

    /// Every problem with the order and choice of certificates.
    package func findings() -> [Finding] {
        // Nearly all files: no certificate is there twice, out of order or unneeded.
        if isPath { return root(among: presented) }
        var seen: [Certificate: Location] = [:]
        seen.reserveCapacity(presented.count)
        var unique: [LocatedCertificate] = []
        var copies: [(copy: LocatedCertificate, first: Location)] = []
        for one in presented {
            if let first = seen[one.certificate] {
                copies.append((one, first))
            } else {
                seen[one.certificate] = one.location
                unique.append(one)
            }
        }
        let duplicates = Self.counted(copies) { copy, first in
            Finding(
                .duplicate(copy.certificate.subject, firstLine: first.line),
                at: copy.location,
                first
            )
        } rest: {
            Finding(.moreDuplicates($0), at: $1.copy.location)
        }
        let order = order(of: unique).map { [$0] } ?? []
        return duplicates + order + unneeded(among: unique) + root(among: unique)
    }

    /// Whether the file is the beginning of the path.
    private var isPath: Bool {
        presented.count <= path.count
            && zip(presented, path).allSatisfy { $0.certificate == $1 }
    }

    /// The certificates that no path needs.
    private func unneeded(among unique: [LocatedCertificate]) -> [Finding] {
        guard let related = relatives(among: unique) else {
            return [Finding(.unneededUnknown(among: unique.count), at: unique[0].location)]
        }
        return Self.counted(unique.filter { !related.contains($0.certificate) }) {
            Finding(.unneeded($0.certificate.subject), at: $0.location)
        } rest: {
            Finding(.moreUnneeded($0), at: $1.location)
        }
    }

    /// The root, where it is among them.
    private func root(among unique: [LocatedCertificate]) -> [Finding] {
        guard let root = path.last, root.isSelfIssued, root != leaf,
            let place = unique.first(where: { $0.certificate == root })
        else { return [] }
        return [Finding(.rootIncluded(root.subject), at: place.location)]
    }

    /// Findings of one kind: the first hundred of them one by one, and the rest in one.
    private static func counted<One>(
        _ all: [One],
        each: (One) -> Finding,
        rest: (Int, One) -> Finding
    ) -> [Finding] {
        let others = all.dropFirst(Finding.maximumOfOneKind)
        return all.prefix(Finding.maximumOfOneKind).map(each)
            + others.prefix(1).map { rest(others.count, $0) }
    }

    /// The most certificates of the names asked for that are looked at.
    private static let maximumCandidates = 200_000

    /// The certificates that some way up from the leaf goes through, by names alone; nil where
    /// there are too many of one name to find out.
    private func relatives(among unique: [LocatedCertificate]) -> Set<Certificate>? {
        let named = NameTable(unique.map(\.certificate)) { $0.subject }
        var related: Set<Certificate> = [leaf]
        var frontier = [leaf]
        var left = Self.maximumCandidates
        while let one = frontier.popLast() {
            let issuers = named(one.issuer)
            left -= issuers.count
            guard left > 0 else { return nil }
            for issuer in issuers where one.names(asIssuer: issuer) {
                if related.insert(issuer).inserted { frontier.append(issuer) }
            }
        }
        return related.union(path)
    }

    /// The leaf first, then each issuer behind what it issued.
    private func order(of unique: [LocatedCertificate]) -> Finding? {
        guard let place = unique.firstIndex(where: { $0.certificate == leaf }) else { return nil }
        if place > 0 {
            return Finding(
                .leafNotFirst(
                    position: place + 1,
                    leaf: leaf.subject,
                    first: unique[0].certificate.subject
                ),
                at: unique[0].location
            )
        }
        let places = Dictionary(path.enumerated().map { ($1, $0) }) { first, _ in first }
        let onPath = unique.filter { places[$0.certificate] != nil }
        let ranks = onPath.map { places[$0.certificate] ?? 0 }
        guard let out = ranks.indices.dropLast().first(where: { ranks[$0] > ranks[$0 + 1] }) else {
            return nil
        }
        return Finding(
            .outOfOrder(
                onPath[out].certificate.subject,
                before: onPath[out + 1].certificate.subject
            ),
            at: onPath[out].location
        )
    }
}
