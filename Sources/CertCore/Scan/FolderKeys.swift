/// Which keys lie beside which leaves: where a folder is one deployment, a key in it that does not
/// fit is the wrong key, wherever the right one is.
struct FolderKeys {
    private var folders: [String: Folder] = [:]
    private let keys: KeyIndex

    private struct Folder {
        /// The leaf of all files in the folder; nil where they have several, or one that can't
        /// be decoded.
        var leaf: Digest?
        /// The indices of the keys in it.
        var keys: [UInt32] = []
    }

    /// What is beside a leaf.
    enum Neighbour {
        /// A key that the leaf is served with, and does not fit.
        case misfit(KeyRecord)
        /// A key that may be its own and could not be opened.
        case closed(KeyRecord)
    }

    init(_ files: [PlannedFile], keys: KeyIndex) {
        self.keys = keys
        guard !keys.keys.isEmpty else { return }
        for file in files where file.scanned.role != .keyOption { note(file) }
        for (index, key) in keys.keys.enumerated() {
            folders[key.path.folder]?.keys.append(UInt32(index))
        }
    }

    private mutating func note(_ file: PlannedFile) {
        let isUndecoded = file.scanned.holdsUndecodedCertificate
        // A copy of a leaf is a leaf all the same, although it has no verdict.
        let leaf = file.leaves.first ?? file.scanned.loneLeaf
        guard isUndecoded || leaf != nil else { return }
        let digest = leaf.map { file.scanned.certificates[$0].candidate.sha256 }
        for folder in file.paths.map(\.folder) {
            if let digest, let known = folders[folder] {
                if known.leaf != digest { folders[folder]?.leaf = nil }
            } else if let digest {
                folders[folder] = Folder(leaf: digest)
            }
            if isUndecoded { folders[folder, default: Folder()].leaf = nil }
        }
    }

    /// The key beside a leaf that decides about it; nil where none does.
    ///
    /// - Parameters:
    ///   - isSpokenFor: Whether a key is known to be somebody else's, such as a request's.
    func neighbour(
        of leaf: ScannedFile.KnownCertificate,
        in path: SplitPath,
        isSpokenFor: (KeyRecord) -> Bool
    ) -> Neighbour? {
        guard let folder = folders[path.folder], !folder.keys.isEmpty else { return nil }
        let all = folder.keys.map { keys.keys[Int($0)] }
        let own = all.filter { $0.path.name == path.name }
        if let decision = decision(own, leaf) { return decision }
        guard !own.contains(where: { $0.identity == leaf.identity }) else { return nil }
        let stem = path.stem
        let named = stem.isEmpty ? [] : all.filter { $0.path.stem == stem }
        if let decision = decision(named, leaf) { return decision }
        guard folder.leaf == leaf.candidate.sha256 else { return nil }
        let others = all.filter { !$0.path.isOfAnotherUse && !isSpokenFor($0) }
        return decision(others.sorted { $0.sharedName(path) > $1.sharedName(path) }, leaf)
    }

    private func decision(
        _ keys: [KeyRecord],
        _ leaf: ScannedFile.KnownCertificate
    ) -> Neighbour? {
        guard !keys.contains(where: { $0.identity == leaf.identity }) else { return nil }
        if let closed = keys.first(where: { $0.identity == nil }) { return .closed(closed) }
        return keys.first.map { .misfit($0) }
    }
}

extension ScannedFile {
    /// The only certificate of a file, where it is not an authority's.
    fileprivate var loneLeaf: Int? {
        certificates.count == 1 && !certificates[0].candidate.isCA ? 0 : nil
    }
}

extension KeyRecord {
    /// How much of a name its own shares.
    fileprivate func sharedName(_ file: SplitPath) -> Int {
        zip(path.name.utf8, file.name.utf8).prefix { $0 == $1 }.count
    }
}

extension SplitPath {
    /// Whether the name says that a key there is no certificate's, or not yet: an ACME account's,
    /// SSH's, or the one for the next renewal.
    var isOfAnotherUse: Bool {
        let lowered = name.lowercased()
        return lowered.hasSuffix(".next") || lowered.hasPrefix("account.")
            || lowered.hasPrefix("account_key.") || lowered.hasPrefix("account-key.")
            || lowered.hasSuffix(".account.key") || lowered.hasPrefix("ssh_host_")
            || ["id_rsa", "id_dsa", "id_ecdsa"].contains(lowered)
    }

    /// Whether the name says no more than that the file is what a server presents: `fullchain.pem`,
    /// `tls.crt`.
    var isNamedForServer: Bool { ["", "tls", "server"].contains(stem) }

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
