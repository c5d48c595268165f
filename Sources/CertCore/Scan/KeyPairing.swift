/// Which key is whose.
struct KeyPairing {
    private let keys: KeyIndex
    private let folders: FolderKeys
    /// The keys of all subjects, whether or not they were found.
    private let wanted: Set<KeyIdentity>
    /// The keys of authorities, which no server presents.
    private let authorities: Set<KeyIdentity>
    /// The keys that made one of the given requests.
    private let requested: Set<KeyIdentity>
    /// The public keys that are in files of their own: tokens and the like are signed with the
    /// private half, without a certificate.
    private let publicKeys: Set<KeyIdentity>
    /// The key that was meant for the only leaf, and does not fit it.
    private var blamed: (certificate: Digest, key: KeyRecord)?
    /// The only key that could not be opened, where one certificate alone has none.
    private var closed: (certificate: Digest, key: Int)?
    /// Where keys stand that were said not to fit, or not to have been opened.
    private var told: Set<Location> = []

    init(
        _ plan: DeploymentPlan,
        keys: KeyIndex,
        requests: [ScannedFile.KnownRequest],
        publicKeys: Set<KeyIdentity>
    ) {
        self.keys = keys
        self.publicKeys = publicKeys
        let files = plan.files
        wanted = plan.wanted
        authorities = plan.authorities
        requested = Set(requests.lazy.map(\.identity))
        folders = FolderKeys(files, keys: keys)
        var unpaired: Set<Digest> = []
        for file in files {
            let leaves = file.leaves.map { file.scanned.certificates[$0] }
            for leaf in leaves where !keys.contains(leaf.identity) {
                unpaired.insert(leaf.candidate.sha256)
            }
        }
        // A certificate that could not be decoded may be the one that the key is for.
        let isUndecoded = files.contains(where: \.scanned.holdsUndecodedCertificate)
        if plan.primaries.count == 1, let only = plan.primaries.first, !isUndecoded,
            let key = keyMeantForTheOnlyLeaf(unpaired.contains(only) ? nil : plan)
        {
            blamed = (only, keys.keys[key])
            unpaired.remove(only)
        }
        let unopened = keys.keys.indices.filter {
            keys.keys[$0].identity == nil && keys.keys[$0].reach == .only
        }
        // No other certificate's: whether it fits is unknown, and that was reported as an error.
        if unopened.count == 1, unpaired.count == 1, let certificate = unpaired.first {
            closed = (certificate, unopened[0])
        }
    }

    /// The key given by `--key`, or the only one there is.
    ///
    /// - Parameter paired: The plan, where a key that fits the leaf was found: `--key` alone can be
    ///   wrong then.
    private func keyMeantForTheOnlyLeaf(_ paired: DeploymentPlan?) -> Int? {
        let all = keys.keys
        if let explicit = all.firstIndex(where: { $0.isExplicit && $0.identity != nil }) {
            guard let paired, let identity = all[explicit].identity else { return explicit }
            return paired.wanted.contains(identity) ? nil : explicit
        }
        guard paired == nil else { return nil }
        let open = all.indices.filter {
            all[$0].identity != nil && all[$0].reach == .only && !isSpokenFor(all[$0])
                && !all[$0].path.isOfAnotherUse
        }
        return open.count == 1 ? open[0] : nil
    }

    /// Whether a key made one of the given requests.
    private func isSpokenFor(_ key: KeyRecord) -> Bool {
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

    /// The key of a subject: one that is meant for it by its place, else the nearest one that fits
    /// it, else the one that was meant for the only leaf.
    ///
    /// - Parameters:
    ///   - certificate: The subject.
    ///   - file: The file that presents it.
    mutating func key(
        of certificate: ScannedFile.KnownCertificate,
        in file: PlannedFile
    ) -> Outcome {
        let outcome = outcome(of: certificate, in: file)
        switch outcome {
        case .mismatched(let key), .closed(let key): told.insert(key.location)
        case .fitting, .missing: break
        }
        return outcome
    }

    private func outcome(
        of certificate: ScannedFile.KnownCertificate,
        in file: PlannedFile
    ) -> Outcome {
        let isBlamed = blamed?.certificate == certificate.candidate.sha256
        if let blamed, isBlamed, blamed.key.isExplicit { return .mismatched(blamed.key) }
        if let outcome = ownKey(of: certificate, in: file) { return outcome }
        let fitting = keys.nearest(certificate.identity, to: file.scanned.path)
        if let fitting, fitting.isExplicit { return .fitting(fitting) }
        // A further certificate of a file is there because its key was found, wherever that is.
        let isPrimary = file.isAbout(certificate)
        if isPrimary, !file.scanned.holdsUndecodedCertificate,
            let neighbour = neighbour(of: certificate, in: file)
        {
            switch neighbour {
            case .misfit(let key): return .mismatched(key)
            case .closed(let key): if fitting == nil { return .closed(key) }
            }
        }
        if let fitting { return .fitting(fitting) }
        if let blamed, isBlamed { return .mismatched(blamed.key) }
        if let closed, closed.certificate == certificate.candidate.sha256 {
            return .closed(keys.keys[closed.key])
        }
        return .missing
    }

    /// What a key says that stands beside the certificate in its Secret; nil where there is none.
    private func ownKey(
        of certificate: ScannedFile.KnownCertificate,
        in file: PlannedFile
    ) -> Outcome? {
        guard let own = file.scanned.ownKeys[certificate.line] else { return nil }
        if own.identity == certificate.identity {
            return keys.nearest(certificate.identity, to: file.scanned.path).map { .fitting($0) }
        }
        return keys.key(at: file.scanned.path, line: own.line).map { key in
            own.identity == nil ? .closed(key) : .mismatched(key)
        }
    }

    /// The key beside a subject that decides about it, in whichever folder the file was reached.
    private func neighbour(
        of certificate: ScannedFile.KnownCertificate,
        in file: PlannedFile
    ) -> FolderKeys.Neighbour? {
        file.paths.lazy.compactMap { path in
            folders.neighbour(of: certificate, in: path, isSpokenFor: isSpokenFor)
        }.first
    }

    /// What is said of the keys that no subject took.
    func leftOver(_ files: [PlannedFile]) -> [Finding] {
        var findings: [Finding] = []
        for key in keys.keys where key.identity == nil && key.reach == .only {
            if !told.contains(key.location) { findings += key.findings }
        }
        // Where there is no certificate at all, that is what there is to say.
        let hasCertificates = files.contains {
            $0.scanned.role != .keyOption && !$0.scanned.certificates.isEmpty
        }
        guard hasCertificates else { return findings }
        let orphans = keys.keys.filter(isOrphan)
        guard !orphans.isEmpty else { return findings }
        let surroundings = Surroundings(files)
        for key in orphans where !surroundings.mayBeOfUndecoded(key) {
            let isExpected = surroundings.expects(key, isBare: isBare(key))
            findings += key.orphanFindings(isExpected: isExpected)
        }
        return findings
    }

    /// Whether the public half of a key is in a file of its own.
    private func isBare(_ key: KeyRecord) -> Bool {
        key.identity.map(publicKeys.contains) ?? false
    }

    /// Whether a key belongs to no certificate; one that made a request waits for its certificate, and that is
    /// said of the request.
    private func isOrphan(_ key: KeyRecord) -> Bool {
        guard let identity = key.identity, key.reach == .only else { return false }
        // The same file may have been given by --key and among the paths.
        return !wanted.contains(identity) && !authorities.contains(identity) && !isSpokenFor(key)
            && !told.contains(key.location)
    }
}

extension PlannedFile {
    /// Whether a certificate is the one that the file is about.
    fileprivate func isAbout(_ certificate: ScannedFile.KnownCertificate) -> Bool {
        let digests = leaves.prefix(1).map { scanned.certificates[$0].candidate.sha256 }
        return digests == [certificate.candidate.sha256]
    }
}

/// What is around keys that belong to no certificate.
private struct Surroundings {
    /// The folders with certificates or requests.
    private var folders: Set<String> = []
    /// The folders with a certificate that could not be decoded.
    private var undecoded: Set<String> = []
    private var namesUndecoded = false
    private var named: Set<String> = []

    init(_ files: [PlannedFile]) {
        for file in files {
            let (scanned, own) = (file.scanned, file.paths.map(\.folder))
            if scanned.role.isNamed { named.insert(scanned.path) }
            if scanned.holdsUndecodedCertificate {
                undecoded.formUnion(own)
                namesUndecoded = namesUndecoded || scanned.role.isNamed
            }
            guard !scanned.certificates.isEmpty || !scanned.requests.isEmpty else { continue }
            folders.formUnion(own)
        }
    }

    /// Whether a certificate that could not be decoded may be the key's.
    func mayBeOfUndecoded(_ key: KeyRecord) -> Bool {
        namesUndecoded || undecoded.contains(key.path.folder)
    }

    /// Whether a key without a certificate is nothing unusual below a folder: it lies in one of
    /// keys alone, or has a name that says what else it is for.
    ///
    /// - Parameter isBare: Whether its public half is in a file of its own.
    func expects(_ key: KeyRecord, isBare: Bool) -> Bool {
        guard !key.isExplicit, !named.contains(key.path.text) else { return false }
        return !folders.contains(key.path.folder) || key.path.isOfAnotherUse || isBare
    }
}
