/// A file of a scan with its leaves chosen.
struct PlannedFile {
    let scanned: ScannedFile
    /// The other paths that lead to the file.
    let otherPaths: [String]
    /// The certificates that have a verdict, the one that the file is about first.
    fileprivate(set) var leaves: [Int] = []

    init(_ scanned: ScannedFile, otherPaths: [String] = []) {
        self.scanned = scanned
        self.otherPaths = otherPaths
    }

    /// Every path that leads to it.
    var paths: [SplitPath] { ([scanned.path] + otherPaths).map(SplitPath.init) }

    /// The certificate that it is about.
    fileprivate var leaf: Digest? { leaves.first.map { scanned.certificates[$0].candidate.sha256 } }

    /// Whether it was found in a folder, and only a key made leaves of what can be nothing but
    /// authorities'.
    fileprivate var isOfSigningAuthority: Bool {
        !leaves.isEmpty && !scanned.role.isNamed
            && leaves.allSatisfy { scanned.certificates[$0].candidate.isOnlyAuthority }
            && !SplitPath(scanned.path).isNamedForServer
    }

    /// Whether it holds one certificate and no key: with one it would be meant for a server.
    fileprivate var isLeafOnly: Bool {
        scanned.certificates.count == 1 && !scanned.holdsKeys && !leaves.isEmpty
    }
}

/// Which certificates of a scan have a verdict: known when all files are read, and before all are
/// judged.
///
/// Every file that presents a certificate is a deployment with a verdict of its own: a good copy
/// excuses no other.
struct DeploymentPlan {
    private(set) var files: [PlannedFile]
    /// Whether all certificates are authorities', which no server presents and no key is asked for.
    private(set) var areAuthorities = false
    /// Where else a certificate is that is judged once.
    private var copies: [CertificateIndex: [Location]] = [:]
    /// The keys of all leaves and of their copies.
    private(set) var wanted: Set<KeyIdentity> = []
    /// The keys of authorities that are no leaves although their keys were found.
    private(set) var authorities: Set<KeyIdentity> = []
    /// The certificates that some file is about, however many files present each.
    private(set) var primaries: Set<Digest> = []
    /// How many verdicts there are.
    private(set) var count = 0

    /// Chooses the leaves of each file.
    init(_ files: [PlannedFile], keys: KeyIndex) {
        self.files = files
        for index in files.indices where files[index].scanned.role != .keyOption {
            self.files[index].leaves = files[index].scanned.leaves(hasKey: keys.contains)
        }
        leaveAuthoritiesOut()
        if self.files.allSatisfy(\.leaves.isEmpty) {
            // Where there are authorities and nothing else, each has a verdict.
            areAuthorities = true
            chooseAuthorities()
        }
        noteLeaves()
        if !areAuthorities { foldCopies() }
        count = self.files.reduce(0) { $0 + $1.leaves.count }
    }

    /// Takes back that an authority with its key is a leaf, where others are.
    ///
    /// A signing authority's folder holds both. Where the file is named as a server's, it is judged
    /// as one.
    private mutating func leaveAuthoritiesOut() {
        let signing = files.indices.filter { files[$0].isOfSigningAuthority }
        guard !signing.isEmpty,
            files.contains(where: { !$0.leaves.isEmpty && !$0.isOfSigningAuthority })
        else { return }
        for index in signing {
            for leaf in files[index].leaves {
                authorities.insert(files[index].scanned.certificates[leaf].identity)
            }
            files[index].leaves = []
        }
    }

    /// A certificate of a file.
    private struct CertificateIndex: Hashable {
        let file: Int
        let certificate: Int
    }

    /// Where else a certificate is.
    func copies(ofFile file: Int, certificate: Int) -> [Location] {
        copies.isEmpty
            ? [] : copies[CertificateIndex(file: file, certificate: certificate)] ?? []
    }

    /// Each authority once: no server presents it, wherever it is.
    private mutating func chooseAuthorities() {
        var first: [Digest: CertificateIndex] = [:]
        for index in files.indices where files[index].scanned.role != .keyOption {
            for (place, certificate) in files[index].scanned.certificates.enumerated() {
                let digest = certificate.candidate.sha256
                guard let known = first[digest] else {
                    first[digest] = CertificateIndex(file: index, certificate: place)
                    files[index].leaves.append(place)
                    continue
                }
                copies[known, default: []].append(files[index].scanned.location(of: place))
            }
        }
    }

    private mutating func noteLeaves() {
        for file in files {
            for (rank, leaf) in file.leaves.enumerated() {
                let certificate = file.scanned.certificates[leaf]
                wanted.insert(certificate.identity)
                if rank == 0 || areAuthorities {
                    primaries.insert(certificate.candidate.sha256)
                }
            }
        }
    }

    /// A leaf in one folder.
    private struct LeafInFolder: Hashable {
        let folder: String
        let leaf: Digest
    }

    /// Takes out the leaf-only copies that lie beside a file with the same leaf and its chain, as
    /// certbot's `cert.pem` beside `fullchain.pem`: no server presents them.
    private mutating func foldCopies() {
        guard files.contains(where: \.isLeafOnly) else { return }
        var whole: [LeafInFolder: Int] = [:]
        for (index, file) in files.enumerated() where file.scanned.certificates.count > 1 {
            guard let leaf = file.leaf else { continue }
            for path in file.paths {
                let key = LeafInFolder(folder: path.folder, leaf: leaf)
                // What is named stands for itself and for copies that are named beside it.
                if whole[key] == nil || file.scanned.role.isNamed { whole[key] = index }
            }
        }
        for index in files.indices where files[index].isLeafOnly {
            guard let leaf = files[index].leaf else { continue }
            let beside = files[index].paths.lazy
                .compactMap { whole[LeafInFolder(folder: $0.folder, leaf: leaf)] }.first
            guard let beside,
                files[beside].scanned.role.isNamed || !files[index].scanned.role.isNamed
            else { continue }
            let kept = CertificateIndex(file: beside, certificate: files[beside].leaves[0])
            copies[kept, default: []].append(files[index].scanned.location(of: 0))
            files[index].leaves = []
        }
    }
}
