/// Pairs keys with the subjects of a scan and turns its records into a report.
struct KeyPairing {
    private var files: [FileRecord]
    private let checker: Checker
    private let companions: [SubjectJudge.Placed]
    private let keys: [FileRecord.KeyRecord]
    private let keysByIdentity: [KeyIdentity: [Int]]

    init(
        files: [FileRecord],
        checker: Checker,
        companions: [SubjectJudge.Placed]
    ) {
        self.files = files
        self.checker = checker
        self.companions = companions
        let keys = files.flatMap(\.keys)
        self.keys = keys
        var byIdentity: [KeyIdentity: [Int]] = [:]
        for (index, key) in keys.enumerated() {
            if let identity = key.identity { byIdentity[identity, default: []].append(index) }
        }
        keysByIdentity = byIdentity
    }

    /// Adds the subjects, and what belongs to none, to a report.
    mutating func finish(_ report: inout Report) throws(CertificateError) {
        try judgeKeyed()
        if files.allSatisfy(\.subjects.isEmpty) { try judgeAuthorities() }
        var subjects = SubjectList()
        for file in files {
            report.errors += file.errors
            for draft in file.subjects { subjects.add(draft) }
        }
        var used: Set<Int> = []
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

    /// Judges anew the files in which a key turns another certificate into a subject.
    private mutating func judgeKeyed() throws(CertificateError) {
        guard !keysByIdentity.isEmpty else { return }
        let keyed = keysByIdentity
        for index in files.indices {
            let subjects = Set(files[index].subjects.map(\.identity))
            let isKeyed = files[index].certificates.contains {
                keyed[$0.identity] != nil && !subjects.contains($0.identity)
            }
            guard isKeyed, files[index].root >= 0 else { continue }
            try rejudge(index) { keyed[$0] != nil }
        }
    }

    private mutating func rejudge(
        _ index: Int,
        hasKey: (KeyIdentity) -> Bool
    ) throws(CertificateError) {
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        let path = files[index].path
        guard let bytes = try? FileReading.read(path).bytes else { return }
        let contents = FileContents(
            reading: bytes,
            path: path,
            passphrase: checker.passphrase,
            engine: engine
        )
        // A file that changed since it was read is judged as it was.
        guard contents.certificates.count == files[index].certificates.count else { return }
        files[index].judge(
            contents.placed,
            companions: companions,
            hasKey: hasKey,
            judge: checker.judge(engine)
        )
    }

    /// Where there are authorities and nothing else, each is a subject.
    private mutating func judgeAuthorities() throws(CertificateError) {
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        let judge = checker.judge(engine)
        for index in files.indices where files[index].isAuthoritiesOnly && files[index].root >= 0 {
            guard let bytes = try? FileReading.read(files[index].path).bytes else { continue }
            let contents = FileContents(
                reading: bytes,
                path: files[index].path,
                passphrase: checker.passphrase,
                engine: engine
            )
            files[index].subjects = contents.placed.map { placed in
                FileRecord.Draft(
                    subject: judge.judgeAuthority(placed),
                    identity: KeyIdentity(placed.certificate.publicKey, in: engine.context),
                    isPrimary: true,
                    isAlone: true
                )
            }
        }
    }
}

/// The subjects of a scan, each certificate once.
private struct SubjectList {
    var drafts: [FileRecord.Draft] = []
    private var places: [[UInt8]: Int] = [:]

    /// Adds a subject; of one certificate in several files, the file that presents it best counts.
    mutating func add(_ draft: FileRecord.Draft) {
        guard let place = places[draft.subject.certificate.sha256] else {
            places[draft.subject.certificate.sha256] = drafts.count
            drafts.append(draft)
            return
        }
        let known = drafts[place]
        let isBetter = draft.subject.faults < known.subject.faults
        let (best, other) = isBetter ? (draft, known) : (known, draft)
        drafts[place] = best
        drafts[place].subject.alsoIn =
            other.subject.alsoIn + best.subject.alsoIn
            + [other.subject.certificate.location]
    }
}

extension Subject {
    /// How badly a file presents it: errors first, then warnings.
    fileprivate var faults: (Int, Int) {
        (
            findings.count { $0.severity == .error }, findings.count { $0.severity == .warning }
        )
    }
}

/// Which key is whose.
extension KeyPairing {
    /// Gives a subject the nearest key that fits it.
    private func pair(_ draft: inout FileRecord.Draft, _ used: inout Set<Int>) {
        guard let fitting = keysByIdentity[draft.identity] else { return }
        used.formUnion(fitting)
        let place = draft.subject.certificate.location.path
        let nearest = fitting.max { left, right in
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
        let own = path.split(separator: "/", omittingEmptySubsequences: false)
        let theirs = key.location.path.split(separator: "/", omittingEmptySubsequences: false)
        let folders = zip(own.dropLast(), theirs.dropLast()).prefix { $0 == $1 }.count
        let name = zip(own.last ?? "", theirs.last ?? "").prefix { $0 == $1 }.count
        return (own.dropLast() == theirs.dropLast() ? 1 : 0, folders, name)
    }

    /// Says what became of the keys that no subject took and of the subjects without a key; returns
    /// what belongs to no subject.
    private func settleUnused(
        _ drafts: inout [FileRecord.Draft],
        _ used: Set<Int>
    ) -> [Finding] {
        var findings: [Finding] = []
        var open = keys.indices.filter { keys[$0].identity != nil && !used.contains($0) }
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
        files.contains { $0.requests.contains { $0.identity == key.identity } }
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

/// What is said of files rather than of certificates.
extension KeyPairing {
    /// Requests that none of the certificates answers.
    private var unansweredRequests: [Finding] {
        let answered = Set(files.lazy.flatMap(\.certificates).map(\.identity))
        return files.flatMap(\.requests).filter { !answered.contains($0.identity) }.map { request in
            let key = keysByIdentity[request.identity]?.first.map { keys[$0].location }
            return .requestUnanswered(subject: request.subject, key: key, at: request.location)
        }
    }

    /// Gives what is wrong with a file's armour to the subject that the file belongs to; returns
    /// that of files that belong to none.
    private func armour(_ drafts: inout [FileRecord.Draft]) -> [Finding] {
        var rest: [Finding] = []
        for file in files where !file.findings.isEmpty {
            let owner =
                drafts.firstIndex { $0.subject.certificate.location.path == file.path }
                ?? drafts.firstIndex { $0.subject.key?.location.path == file.path }
            if let owner {
                drafts[owner].subject.findings += file.findings
            } else {
                rest += file.findings
            }
        }
        return rest
    }

    /// Companions that no subject has a use for: the only subject's, where there is one.
    private func strangers(_ drafts: inout [FileRecord.Draft]) -> [Finding] {
        let used = files.reduce(into: Set(drafts.map(\.subject.certificate.sha256))) {
            $0.formUnion($1.usedCompanions)
        }
        guard drafts.contains(where: \.isPrimary) else { return [] }
        let strangers = companions.filter { !used.contains($0.certificate.sha256) }
            .map { Finding.stranger($0.certificate, at: $0.location) }
        guard drafts.count == 1 else { return strangers }
        drafts[0].subject.findings += strangers
        return []
    }
}
