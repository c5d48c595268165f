/// Which keys lie beside which leaves: where a folder is one deployment, a key in it that does not
/// fit is the wrong key, wherever the right one lies.
struct FolderKeys {
    private var folders: [String: Folder] = [:]
    private let keys: KeyIndex

    private struct Folder {
        /// The leaf of all files in the folder; nil where they have several, or one that nobody
        /// could decode.
        var leaf: Digest?
        /// The places of the keys in it.
        var keys: [UInt32] = []
    }

    /// What lies beside a leaf.
    enum Neighbour {
        /// A key that the leaf is served with, and does not fit.
        case misfit(KeyRecord)
        /// A key that may be its own and could not be opened.
        case closed(KeyRecord)
    }

    init(_ files: [FileRecord], keys: KeyIndex) {
        self.keys = keys
        guard !keys.keys.isEmpty else { return }
        for file in files where file.root >= 0 { note(file) }
        for (index, key) in keys.keys.enumerated() {
            folders[key.place.folder]?.keys.append(UInt32(index))
        }
    }

    private mutating func note(_ file: FileRecord) {
        let isUndecoded = file.holdsUndecodedCertificate
        // A copy of a leaf is a leaf all the same, although it is no subject.
        let leaves = file.deployments.isEmpty ? file.loneLeaf : Array(file.deployments.prefix(1))
        guard isUndecoded || !leaves.isEmpty else { return }
        for place in file.places {
            for leaf in leaves.map({ file.certificates[$0].candidate.sha256 }) {
                if let known = folders[place.folder] {
                    if known.leaf != leaf { folders[place.folder]?.leaf = nil }
                } else {
                    folders[place.folder] = Folder(leaf: leaf)
                }
            }
            if isUndecoded { folders[place.folder, default: Folder()].leaf = nil }
        }
    }

    /// The key beside a leaf that decides about it; nil where none does.
    ///
    /// - Parameters:
    ///   - isSpokenFor: Whether a key is known to be somebody else's, such as a request's.
    func neighbour(
        of leaf: FileRecord.PlacedCertificate,
        at place: FilePlace,
        isSpokenFor: (KeyRecord) -> Bool
    ) -> Neighbour? {
        guard let folder = folders[place.folder], !folder.keys.isEmpty else { return nil }
        let all = folder.keys.map { keys.keys[Int($0)] }
        let own = all.filter { $0.place.name == place.name }
        if let decision = decision(own, leaf) { return decision }
        guard !own.contains(where: { $0.identity == leaf.identity }) else { return nil }
        let stem = place.stem
        let named = stem.isEmpty ? [] : all.filter { $0.place.stem == stem }
        if let decision = decision(named, leaf) { return decision }
        guard folder.leaf == leaf.candidate.sha256 else { return nil }
        let others = all.filter { !$0.place.isOfAnotherUse && !isSpokenFor($0) }
        return decision(others.sorted { $0.sharedName(place) > $1.sharedName(place) }, leaf)
    }

    private func decision(
        _ keys: [KeyRecord],
        _ leaf: FileRecord.PlacedCertificate
    ) -> Neighbour? {
        guard !keys.contains(where: { $0.identity == leaf.identity }) else { return nil }
        if let closed = keys.first(where: { $0.identity == nil }) { return .closed(closed) }
        return keys.first.map { .misfit($0) }
    }
}

extension FileRecord {
    /// The only certificate of a file, where it is no authority's.
    fileprivate var loneLeaf: [Int] {
        certificates.count == 1 && !certificates[0].candidate.isCA ? [0] : []
    }
}

extension KeyRecord {
    /// How much of a name its own shares.
    fileprivate func sharedName(_ file: FilePlace) -> Int {
        zip(place.name.utf8, file.name.utf8).prefix { $0 == $1 }.count
    }
}

extension FilePlace {
    /// Whether the name says that a key there is no certificate's, or not yet: an ACME account's,
    /// or the one for the next renewal.
    var isOfAnotherUse: Bool {
        let lowered = name.lowercased()
        return lowered.hasSuffix(".next") || lowered.hasPrefix("account.")
            || lowered.hasPrefix("account_key.") || lowered.hasPrefix("account-key.")
            || lowered.hasSuffix(".account.key")
    }

    /// The name without what tells a certificate's file from its key's; empty where nothing is
    /// left: `site` of `site.crt`, `site.key` and `site_bundle.pem`, nothing of `privkey.pem`.
    var stem: String {
        var rest = name.lowercased()[...]
        while let word = rest.utf8.lastIndex(where: { ".-_".utf8.contains($0) }),
            Self.roles.contains(rest[word...].dropFirst())
        {
            rest = rest[..<word]
        }
        return Self.roles.contains(rest) ? "" : String(rest)
    }

    /// What files are called by what they hold.
    private static let roles: Set<Substring> = [
        "pem", "crt", "cer", "cert", "certificate", "der", "key", "privkey", "private", "priv",
        "public", "chain", "fullchain", "bundle", "nginx", "p12", "pfx", "jks", "p8", "ca-bundle",
    ]
}
