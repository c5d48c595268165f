/// What a scan keeps of a private key: 144 octets and a long name, for a folder may hold a million.
struct KeyRecord: Sendable {
    /// Shows whose it is; nil where the key could not be opened.
    private let publicHalf: PublicHalf?
    /// Whether it was named by `--key`.
    let isExplicit: Bool
    /// Whether a server needs the passphrase.
    var isEncrypted: Bool
    /// Nil where it could not be found out, because the keys of the run cost too much.
    private let isConsistent: Bool?
    /// Whether only a store that takes Java to open holds it.
    let isSealed: Bool
    /// Whether the path is a symbolic link to its file.
    let isLink: Bool
    /// Which of the paths of one file this is.
    var reach = Reach.only
    /// The permission bits of its file.
    private let mode: UInt16
    private let isRoots: Bool
    private let line: UInt32
    /// Which file it is in.
    let node: FileNode
    /// Its kind and size, in words.
    let description: String
    /// The path of its file.
    var path: SplitPath

    /// Which of the paths that lead to one file a key was found under.
    enum Reach: Sendable {
        /// The only one, or the first of those that it is shown under.
        case only
        /// A further one that it may be shown under.
        case further
        /// A link's target, or a path through a folder that programs switch between.
        case hidden
    }

    private struct PublicHalf {
        let identity: KeyIdentity
        /// The digest of its SubjectPublicKeyInfo.
        let sha256: Digest
    }

    init(
        _ found: FileContents.FoundKey,
        of contents: FileContents,
        path: String,
        attributes: FileAttributes,
        isLink: Bool = false,
        isExplicit: Bool,
        _ engine: Engine
    ) {
        publicHalf = found.key.map { key in
            PublicHalf(
                identity: KeyIdentity(key.publicKey, in: engine.context),
                sha256: Digest(key.publicKey.sha256)
            )
        }
        self.isExplicit = isExplicit
        // No server starts from PKCS#12 as it is, and encrypted is what it always is.
        isEncrypted = found.isEncrypted && !contents.format.isContainer && !found.isStored
        isSealed = contents.format == .jks || found.isSealed
        isConsistent = found.key.map { $0.key.isConsistent(within: contents.work) } ?? true
        self.isLink = isLink
        mode = UInt16(truncatingIfNeeded: attributes.mode)
        isRoots = attributes.isRoots
        node = attributes.node
        line = UInt32(clamping: found.line)
        description = found.key?.publicKey.description ?? "encrypted"
        self.path = SplitPath(path)
    }

    /// Nil where the key could not be opened.
    var identity: KeyIdentity? { publicHalf?.identity }

    /// Whether it stands at a line of its file.
    func isAt(line: Int) -> Bool { self.line == UInt32(clamping: line) }

    var location: Location { Location(path: path.text, line: Int(line)) }

    /// What is wrong with the key itself, whatever it belongs to.
    var findings: [Finding] {
        var findings: [Finding] = []
        if isEncrypted { findings.append(.keyEncrypted(at: location)) }
        if mode & 0o044 != 0 {
            findings.append(
                .keyReadableByOthers(readers, mode: UInt32(mode), at: location)
            )
        }
        switch isConsistent {
        case true?: break
        case false?: findings.append(.keyInconsistent(description, at: location))
        case nil: findings.append(.keyUnproved(description, at: location))
        }
        return findings
    }

    /// Who may read it besides its owner.
    ///
    /// A Git work tree keeps no permissions but whether a file can be run; and a group that root
    /// chose, as Debian's `ssl-cert`, is there to read keys.
    private var readers: KeyReaders {
        KeyReaders(
            mode: UInt32(mode),
            isRoots: isRoots,
            isInGitWorkTree: GitWorkTree.contains(path.folder)
        )
    }

    /// What is said of a key that no certificate belongs to; nothing of one that is closed.
    ///
    /// - Parameter isExpected: Whether keys without a certificate belong where it is.
    func orphanFindings(isExpected: Bool) -> [Finding] {
        guard let sha256 = publicHalf?.sha256 else { return [] }
        let orphan = Finding.keyOrphan(
            isExpected ? .info : .warning,
            description,
            sha256: sha256.octets,
            at: location
        )
        return [orphan] + findings
    }
}
