/// Which key is whose, as far as it can be said before anything is judged.
struct KeyPairing {
    private let keys: KeyIndex
    /// The keys of all subjects, whether or not they were found.
    private let wanted: Set<KeyIdentity>
    /// The keys that made one of the given requests.
    private let requested: Set<KeyIdentity>
    /// The only leaf, where no key fits it, with the key that was meant for it.
    private var blamed: (subject: Int, key: Int)?
    /// The only subject without a key, with the only key that could not be opened.
    private var closed: (subject: Int, key: Int)?

    init(_ plan: SubjectPlan, keys: KeyIndex, requests: [FileRecord.RequestRecord]) {
        self.keys = keys
        wanted = Set(plan.subjects.lazy.map(\.identity))
        requested = Set(requests.lazy.map(\.identity))
        var unpaired = plan.subjects.indices.filter { !keys.contains(plan.subjects[$0].identity) }
        let primaries = plan.subjects.indices.filter { plan.subjects[$0].isPrimary }
        if primaries.count == 1, unpaired.contains(primaries[0]), let key = keyMeantForTheOnlyLeaf {
            blamed = (primaries[0], key)
            unpaired.removeAll { $0 == primaries[0] }
        }
        let unopened = keys.keys.indices.filter { keys.keys[$0].identity == nil }
        // Nobody else's: whether it fits can't be told, and that was reported as an error.
        if unopened.count == 1, unpaired.count == 1 { closed = (unpaired[0], unopened[0]) }
    }

    /// The key given by `--key`, or the only one there is.
    private var keyMeantForTheOnlyLeaf: Int? {
        let all = keys.keys
        if let explicit = all.firstIndex(where: { $0.isExplicit && $0.identity != nil }) {
            return explicit
        }
        let open = all.indices.filter { all[$0].identity != nil && !isRequested(all[$0]) }
        return open.count == 1 ? open[0] : nil
    }

    /// Whether a key made one of the given requests.
    private func isRequested(_ key: KeyRecord) -> Bool {
        key.identity.map(requested.contains) ?? false
    }

    /// What became of the search for a subject's key.
    enum Outcome {
        case fitting(KeyRecord)
        /// A key was meant for it and belongs to another certificate.
        case mismatched(KeyRecord)
        /// A key may be its own, and could not be opened.
        case closed(KeyRecord)
        case missing
    }

    /// The key of a subject: the nearest one that fits it, else the one that was meant for it.
    ///
    /// - Parameters:
    ///   - number: The number of the subject.
    ///   - path: The file that presents it.
    func key(_ number: Int, _ identity: KeyIdentity, nearestTo path: String) -> Outcome {
        if let key = keys.nearest(identity, to: path) { return .fitting(key) }
        if let blamed, blamed.subject == number { return .mismatched(keys.keys[blamed.key]) }
        if let closed, closed.subject == number { return .closed(keys.keys[closed.key]) }
        return .missing
    }

    /// What is said of the keys that no subject took.
    ///
    /// - Parameter hasCertificates: Whether there is any certificate: where there is none at all,
    ///   that is what there is to say.
    func leftOver(hasCertificates: Bool) -> [Finding] {
        var findings: [Finding] = []
        if closed == nil {
            findings += keys.keys.filter { $0.identity == nil }.flatMap(\.findings)
        }
        guard hasCertificates else { return findings }
        // The same file may have been given by --key and among the paths.
        let blamedPlace = blamed.map { keys.keys[$0.key].location }
        for key in keys.keys {
            // A key that made a request waits for its certificate: that is said of the request.
            guard let identity = key.identity, !wanted.contains(identity), !isRequested(key),
                key.location != blamedPlace
            else { continue }
            findings += key.orphanFindings
        }
        return findings
    }
}
