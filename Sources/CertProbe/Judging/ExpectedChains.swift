/// The chains on disk that endpoints should serve.
public struct ExpectedChains: Sendable {
    /// What could not be read of them.
    public private(set) var errors: [CertificateError] = []
    private var chains: [ChainOnDisk] = []
    /// What people call them all.
    private let name: String

    /// Reads files, and everything below folders.
    ///
    /// - Parameters:
    ///   - paths: Files that servers present as they stand, and folders of them.
    ///   - name: What people call them all.
    public init(reading paths: [String], name: String) {
        self.name = name
        for path in paths {
            do throws(CertificateError) {
                let found = try ChainOnDisk.gather(from: path)
                chains += found.items
                errors += found.failures
            } catch { errors.append(error) }
        }
        if chains.isEmpty, errors.isEmpty {
            errors.append(
                CertificateError(.notACertificate, source: name, .target(.nothingToCompare))
            )
        }
    }

    /// What a chain that answered a name should have been; nil where no file is meant.
    ///
    /// Of several files those that cover the name are meant, of these those with a key of the same
    /// kind, and of these the newest. One file alone is always meant. A file whose key is of another
    /// kind is meant only where nothing else was served that it could be.
    private func expected(
        for identifier: ReferenceIdentifier,
        served leaf: Certificate,
        beside others: [Certificate]
    ) -> ChainOnDisk? {
        let fitting = fitting(identifier)
        if let same = fitting.first(where: { $0.leaf == leaf }) { return same }
        let algorithm = leaf.publicKey.algorithm
        let alike = fitting.filter { $0.leaf?.publicKey.algorithm == algorithm }
        let served = Set(others.map(\.publicKey.algorithm))
        let unlike = fitting.filter {
            $0.leaf.map { !served.contains($0.publicKey.algorithm) } ?? false
        }
        return (alike.isEmpty ? unlike : alike).max { left, right in
            (left.leaf?.notBefore ?? .distantPast) < (right.leaf?.notBefore ?? .distantPast)
        }
    }

    /// The files that are meant for a name.
    private func fitting(_ identifier: ReferenceIdentifier) -> [ChainOnDisk] {
        let leaves = chains.filter { $0.leaf.map { !$0.isCA || chains.count == 1 } ?? false }
        guard leaves.count > 1 else { return leaves }
        return leaves.filter {
            $0.leaf.map { NamesCheck($0).uncovered([identifier], at: Self.nowhere) == nil } ?? false
        }
    }

    /// How what was served differs from what is on disk; nil where it does not.
    ///
    /// - Parameter others: The leaves of everything that the endpoint serves to the name.
    func finding(
        about chain: JudgedChain,
        for identifier: ReferenceIdentifier,
        beside others: [Certificate],
        at location: Location
    ) -> Finding? {
        guard let served = chain.certificates.first,
            let expected = expected(for: identifier, served: served, beside: others),
            let detail = Self.difference(chain.certificates, served, expected)
        else { return nil }
        return Finding(detail, .error, at: [location, expected.location])
    }

    /// What there is to say where no file is meant for a name.
    func error(about identifier: ReferenceIdentifier) -> CertificateError? {
        guard !chains.isEmpty, fitting(identifier).isEmpty else { return nil }
        return CertificateError(
            .notACertificate,
            source: name,
            .target(.nothingToCompareFor(identifier))
        )
    }

    /// A location for findings that are not shown.
    private static let nowhere = Location(path: "")

    private static func difference(
        _ served: [Certificate],
        _ leaf: Certificate,
        _ expected: ChainOnDisk
    ) -> ServedDetail? {
        guard let wanted = expected.leaf else { return nil }
        guard wanted == leaf else {
            let (mark, onDisk) = (CertificateMark(leaf), CertificateMark(wanted))
            let file = expected.location
            if leaf.notBefore < wanted.notBefore, shareNames(leaf, wanted) {
                return .stale(served: mark, onDisk: onDisk, file: file)
            }
            let isNewer = leaf.notBefore > wanted.notBefore && shareNames(leaf, wanted)
            return .otherCertificate(served: mark, onDisk: onDisk, isNewer: isNewer, file: file)
        }
        guard served != expected.certificates else { return nil }
        let missing = expected.certificates.filter { !served.contains($0) }.map(\.subject)
        let added = served.filter { !expected.certificates.contains($0) }.map(\.subject)
        let difference: ServedChainDifference =
            switch (missing.isEmpty, added.isEmpty) {
            case (false, true): .missing(missing)
            case (true, false): .added(added)
            case (false, false): .exchanged(missing: missing, added: added)
            case (true, true): .order
            }
        return .otherChain(difference, file: expected.location)
    }

    /// Whether one is for the other's purpose: they have a name in common.
    private static func shareNames(_ one: Certificate, _ other: Certificate) -> Bool {
        let names = { (certificate: Certificate) in
            Set(
                certificate.subjectAlternativeNames.dnsNames.map { $0.lowercased() }
                    + certificate.subjectAlternativeNames.ipAddresses
            )
        }
        return !names(one).isDisjoint(with: names(other))
    }
}

extension Timestamp {
    fileprivate static var distantPast: Timestamp { Timestamp(secondsSinceEpoch: .min) }
}
