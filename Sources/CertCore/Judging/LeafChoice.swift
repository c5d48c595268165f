/// Which certificates of a file are subjects.
struct LeafChoice {
    /// The places of the subjects, the file's own leaf first; empty for authorities alone.
    let subjects: [Int]

    /// Whether a file holds authorities only and none whose key is given: it has no leaf of its
    /// own.
    var hasLeaf: Bool { !subjects.isEmpty }

    /// Chooses by the names and the keys.
    ///
    /// The leaf is the certificate that issued none of the others and whose key is given; else the
    /// first that issued none of the others and is no authority; else the first. A further
    /// certificate is a subject only where its key is given too.
    init(_ certificates: [Certificate], hasKey: (Int) -> Bool) {
        let keyed = certificates.indices.filter(hasKey)
        guard !certificates.isEmpty,
            !keyed.isEmpty || certificates.contains(where: { !$0.isAuthority })
        else {
            subjects = []
            return
        }
        let parents = Self.parents(in: certificates)
        let childless = certificates.indices.filter { !parents.contains($0) }
        let leaf =
            childless.first(where: keyed.contains)
            ?? childless.first { !certificates[$0].isAuthority }
            ?? 0
        // One certificate that stands in the file twice is one subject.
        var seen: Set<Certificate> = [certificates[leaf]]
        subjects = [leaf] + keyed.filter { seen.insert(certificates[$0]).inserted }
    }

    /// The places of the certificates that issued another one of the file, by names.
    ///
    /// Of many authorities of one name the first few are looked at.
    private static func parents(in certificates: [Certificate]) -> Set<Int> {
        let bySubject = NamePlaces(certificates.map(\.subject))
        var parents: Set<Int> = []
        for child in certificates {
            for index in bySubject.matching(child.issuer).prefix(32)
            where certificates[index] != child && child.names(asIssuer: certificates[index]) {
                parents.insert(index)
            }
        }
        return parents
    }
}
