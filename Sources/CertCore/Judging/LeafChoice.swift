/// Which certificates of a file are subjects.
struct LeafChoice {
    /// The places of the subjects, the file's own leaf first; empty for authorities alone.
    let deployments: [Int]

    /// Whether a file holds authorities only and none whose key is given: it has no leaf of its
    /// own.
    var hasLeaf: Bool { !deployments.isEmpty }

    /// What of a certificate decides whether it is a subject.
    struct Candidate {
        let sha256: Digest
        let isCA: Bool
        /// Whether it can be nothing but an authority's: it signs certificates and has no names.
        let isOnlyAuthority: Bool
        /// Whether it issued another one of the file, by names.
        let isParent: Bool

        /// The candidates that the certificates of a file are.
        static func all(_ certificates: [Certificate]) -> [Candidate] {
            let parents = LeafChoice.parents(in: certificates)
            return certificates.enumerated().map { place, certificate in
                Candidate(
                    sha256: Digest(certificate.sha256),
                    isCA: certificate.isCA,
                    isOnlyAuthority: certificate.isOnlyAuthority,
                    isParent: parents.contains(place)
                )
            }
        }
    }

    /// Chooses by the names and the keys.
    init(_ certificates: [Certificate], hasKey: (Int) -> Bool) {
        self.init(among: Candidate.all(certificates), hasKey: hasKey)
    }

    /// Chooses by the names and the keys.
    ///
    /// The leaf is the certificate that issued none of the others and whose key is given; else the
    /// first that issued none of the others and is no authority; else the first. A further
    /// certificate is a subject only where its key is given too.
    init(among candidates: [Candidate], hasKey: (Int) -> Bool) {
        let keyed = candidates.indices.filter(hasKey)
        guard !candidates.isEmpty,
            !keyed.isEmpty || candidates.contains(where: { !$0.isCA })
        else {
            deployments = []
            return
        }
        let leaf =
            keyed.first { !candidates[$0].isParent }
            ?? candidates.firstIndex { !$0.isParent && !$0.isCA }
            ?? 0
        // A certificate that is in the file twice is one deployment.
        var seen: Set<Digest> = [candidates[leaf].sha256]
        deployments = [leaf] + keyed.filter { seen.insert(candidates[$0].sha256).inserted }
    }

    /// The places of the certificates that issued another one of the file, by names.
    ///
    /// Of many authorities of one name the first few are looked at.
    private static func parents(in certificates: [Certificate]) -> Set<Int> {
        let bySubject = NamePlaces(certificates.map(\.subject))
        var parents: Set<Int> = []
        for child in certificates {
            for index in bySubject.matching(child.issuer, limit: 32)
            where certificates[index] != child && child.names(asIssuer: certificates[index]) {
                parents.insert(index)
            }
        }
        return parents
    }
}

extension Certificate {
    fileprivate var isOnlyAuthority: Bool {
        guard isCA, known.keyUsage?.contains(.keyCertSign) == true else { return false }
        let names = subjectAlternativeNames
        return names.dnsNames.isEmpty && names.ipAddresses.isEmpty
    }
}

extension FileContents {
    /// The certificate that the file is about, whatever keys there are; nil where it holds none.
    var leaf: Certificate? {
        let all = certificates.map(\.certificate)
        return LeafChoice(all) { _ in false }.deployments.first.map { all[$0] }
    }
}

extension Certificate {
    /// Whether its names cover all of some hosts.
    func covers(_ hosts: [ReferenceIdentifier]) -> Bool {
        hosts.allSatisfy(NameIndex(subjectAlternativeNames).covers)
    }
}
