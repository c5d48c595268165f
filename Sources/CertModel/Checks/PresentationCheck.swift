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
        // What nearly all files are: nothing stands twice, out of order or for no reason.
        if isPath { return root(among: presented) }
        var seen: [Certificate: Location] = [:]
        seen.reserveCapacity(presented.count)
        var unique: [Presented] = []
        var copies: [(copy: Presented, first: Location)] = []
        for one in presented {
            if let first = seen[one.certificate] {
                copies.append((one, first))
            } else {
                seen[one.certificate] = one.location
                unique.append(one)
            }
        }
        let duplicates = Self.told(copies) { copy, first in
            .duplicate(copy.certificate, first: first, at: copy.location)
        } rest: {
            .duplicates($0, from: $1.copy.location)
        }
        let order = order(of: unique).map { [$0] } ?? []
        return duplicates + order + strangers(among: unique) + root(among: unique)
    }

    /// Whether the file is the path, as far as it goes.
    private var isPath: Bool {
        presented.count <= path.count
            && zip(presented, path).allSatisfy { $0.certificate == $1 }
    }

    /// The certificates that belong to no path.
    private func strangers(among unique: [Presented]) -> [Finding] {
        guard let related = relatives(among: unique) else {
            return [.strangersUnknown(among: unique.count, at: unique[0].location)]
        }
        return Self.told(unique.filter { !related.contains($0.certificate) }) {
            .stranger($0.certificate, at: $0.location)
        } rest: {
            .strangers($0, from: $1.location)
        }
    }

    /// The root, where it is there.
    private func root(among unique: [Presented]) -> [Finding] {
        guard let root = path.last, root.isSelfIssued, root != leaf,
            let place = unique.first(where: { $0.certificate == root })
        else { return [] }
        return [.rootIncluded(root, at: place.location)]
    }

    /// Findings of one kind: so many of them one by one, and the rest in one.
    private static func told<One>(
        _ all: [One],
        each: (One) -> Finding,
        rest: (Int, One) -> Finding
    ) -> [Finding] {
        let others = all.dropFirst(Finding.maximumOfOneKind)
        return all.prefix(Finding.maximumOfOneKind).map(each)
            + others.prefix(1).map { rest(others.count, $0) }
    }

    /// How many certificates of the names asked for are looked at.
    private static let maximumCandidates = 200_000

    /// The certificates that some way up from the leaf goes through, by names alone; nil where
    /// there are too many of one name to find out.
    private func relatives(among unique: [Presented]) -> Set<Certificate>? {
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
        let places = Dictionary(path.enumerated().map { ($1, $0) }) { first, _ in first }
        let onPath = unique.filter { places[$0.certificate] != nil }
        let ranks = onPath.map { places[$0.certificate] ?? 0 }
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
