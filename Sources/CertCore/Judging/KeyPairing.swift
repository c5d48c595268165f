/// Pairs keys with the subjects of a scan and turns its records into a report.
struct KeyPairing {
    var files: [FileRecord]
    let checker: Checker
    let companions: [SubjectJudge.Placed]
    let keys: [FileRecord.KeyRecord]
    let keysByIdentity: [KeyIdentity: [Int]]
    /// Keys that stand in many files.
    private let crowds: [KeyIdentity: KeyCrowd]
    /// The keys that made one of the given requests.
    private let requested: Set<KeyIdentity>

    init(
        files: [FileRecord],
        checker: Checker,
        companions: [SubjectJudge.Placed]
    ) {
        self.files = files
        self.checker = checker
        self.companions = companions
        // What the keys take is held once.
        var keys: [FileRecord.KeyRecord] = []
        for index in self.files.indices where !self.files[index].keys.isEmpty {
            keys += self.files[index].keys
            self.files[index].keys = []
        }
        self.keys = keys
        var byIdentity: [KeyIdentity: [Int]] = [:]
        for (index, key) in keys.enumerated() {
            if let identity = key.identity { byIdentity[identity, default: []].append(index) }
        }
        keysByIdentity = byIdentity
        crowds = byIdentity.filter { $0.value.count > KeyCrowd.limit }
            .mapValues { KeyCrowd($0, of: keys) }
        requested = Set(files.lazy.flatMap(\.requests).map(\.identity))
    }

    /// Adds the subjects, and what belongs to none, to a report.
    mutating func finish(_ report: inout Report) throws(CertificateError) {
        try judgeKeyed()
        if files.allSatisfy(\.subjects.isEmpty) { try judgeAuthorities() }
        var subjects = SubjectList()
        for file in files {
            report.errors += file.errors
            for draft in file.subjects { subjects.add(draft, armour: file.findings) }
        }
        var used: Set<KeyIdentity> = []
        for index in subjects.drafts.indices { pair(&subjects.drafts[index], &used) }
        report.findings += settleUnused(&subjects.drafts, used)
        report.findings += unansweredRequests
        report.findings += armour(&subjects.drafts)
        report.findings += strangers(&subjects.drafts)
        report.subjects += subjects.drafts.map { draft in
            var subject = draft.subject
            subject.findings.sort { $0.severity > $1.severity }
            return subject
        }
    }
}

/// Which key is whose.
extension KeyPairing {
    /// Gives a subject the nearest key that fits it.
    private func pair(_ draft: inout FileRecord.Draft, _ used: inout Set<KeyIdentity>) {
        guard let fitting = keysByIdentity[draft.identity] else { return }
        used.insert(draft.identity)
        let place = draft.subject.certificate.location.path
        let near = crowds[draft.identity]?.near(place) ?? fitting
        let nearest = near.max { left, right in
            nearness(keys[left], to: place) < nearness(keys[right], to: place)
        }
        guard let nearest else { return }
        give(keys[nearest], to: &draft, matches: true)
    }

    private func give(
        _ key: FileRecord.KeyRecord,
        to draft: inout FileRecord.Draft,
        matches: Bool
    ) {
        draft.subject.key = Subject.PlacedKey(location: key.location, matches: matches)
        draft.subject.findings += key.findings
    }

    /// How near a key's file is: named by `--key`, then the same file, then shared folders, then a
    /// shared beginning of the name.
    private func nearness(_ key: FileRecord.KeyRecord, to path: String) -> (Int, Int, Int) {
        if key.isExplicit { return (3, 0, 0) }
        if key.location.path == path { return (2, 0, 0) }
        let (own, theirs) = (PathParts(path), PathParts(key.location.path))
        let shared = zip(own.folders, theirs.folders).prefix { $0 == $1 }
        let folders = shared.count { $0.0 == UInt8(ascii: "/") }
        let name = zip(own.name, theirs.name).prefix { $0 == $1 }.count
        return (own.folders.elementsEqual(theirs.folders) ? 1 : 0, folders, name)
    }

    /// Says what became of the keys that no subject took and of the subjects without a key; returns
    /// what belongs to no subject.
    private func settleUnused(
        _ drafts: inout [FileRecord.Draft],
        _ used: Set<KeyIdentity>
    ) -> [Finding] {
        var findings: [Finding] = []
        var open = keys.indices.filter { index in
            keys[index].identity.map { !used.contains($0) } ?? false
        }
        let primaries = drafts.indices.filter { drafts[$0].isPrimary }
        if primaries.count == 1, drafts[primaries[0]].subject.key == nil,
            let key = keyMeantForTheOnlyLeaf
        {
            blame(keys[key], on: &drafts[primaries[0]])
            // The same file may have been given by --key and among the paths.
            open.removeAll { keys[$0].location == keys[key].location }
        }
        let closed = keys.indices.filter { keys[$0].identity == nil }
        let unpaired = drafts.indices.filter { drafts[$0].subject.key == nil }
        if closed.count == 1, unpaired.count == 1 {
            // Nobody else's: whether it fits can't be told, and that was reported as an error.
            let key = keys[closed[0]]
            drafts[unpaired[0]].subject.key = Subject.PlacedKey(
                location: key.location,
                matches: nil
            )
            drafts[unpaired[0]].subject.findings += key.findings
        } else {
            findings += closed.flatMap { keys[$0].findings }
            for index in unpaired where !drafts[index].isAlone {
                drafts[index].subject.findings.append(
                    .keyMissing(at: drafts[index].subject.certificate.location)
                )
            }
        }
        // Where there is no certificate at all, that is what there is to say.
        guard files.contains(where: { $0.root >= 0 && !$0.certificates.isEmpty }) else {
            return findings
        }
        // A key that made a request waits for its certificate: that is said of the request.
        for key in open where !isRequested(keys[key]) {
            findings.append(
                .keyOrphan(keys[key].description, sha256: keys[key].sha256, at: keys[key].location)
            )
            findings += keys[key].findings
        }
        return findings
    }

    /// The key given by `--key`, or the only one there is.
    private var keyMeantForTheOnlyLeaf: Int? {
        if let explicit = keys.firstIndex(where: { $0.isExplicit && $0.identity != nil }) {
            return explicit
        }
        let open = keys.indices.filter { keys[$0].identity != nil && !isRequested(keys[$0]) }
        return open.count == 1 ? open[0] : nil
    }

    /// Whether a key made one of the given requests.
    private func isRequested(_ key: FileRecord.KeyRecord) -> Bool {
        key.identity.map(requested.contains) ?? false
    }

    private func blame(_ key: FileRecord.KeyRecord, on draft: inout FileRecord.Draft) {
        let subject = draft.subject
        draft.subject.findings.append(
            .keyMismatch(
                key: key.location,
                certificate: subject.certificate.location,
                certificateName: subject.name,
                fits: fit(of: key, besides: subject.certificate.location)
            )
        )
        give(key, to: &draft, matches: false)
    }

    /// What a key fits instead.
    private func fit(
        of key: FileRecord.KeyRecord,
        besides place: Location
    ) -> Finding.KeyFit {
        var elsewhere: Finding.KeyFit = .nothing
        for file in files where file.root >= 0 {
            guard let found = file.certificates.first(where: { $0.identity == key.identity }) else {
                continue
            }
            let location = Location(path: file.path, line: found.line)
            if file.path == place.path {
                return .sameFile(position: found.position, location)
            }
            if case .nothing = elsewhere { elsewhere = .otherFile(location) }
        }
        return elsewhere
    }
}
