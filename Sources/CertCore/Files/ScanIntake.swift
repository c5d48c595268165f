/// The files that some paths lead to, one after the other: those named first, then what is below
/// the folders.
struct ScanIntake {
    /// One file to read.
    struct Input {
        let path: String
        /// Which of the paths given it was found under; -1 for `--key`'s.
        let root: Int
        /// Named by a path of its own, not found in a folder.
        let isNamed: Bool
        /// Whether the path is a symbolic link to the file.
        var isLink = false
        /// What a first reading found, where it was kept.
        var contents: Contents?
    }

    /// A file's content and what the system says of it.
    struct Contents {
        let file: FileContents
        let attributes: FileAttributes

        init(
            _ path: String,
            passphrase: PassphraseSource,
            readsKeys: Bool = true,
            budget: Budget,
            _ engine: Engine
        ) throws(CertificateError) {
            let opened = try FileReading.read(path)
            file = FileContents(
                reading: opened.bytes,
                path: path,
                passphrase: passphrase,
                readsKeys: readsKeys,
                budget: budget,
                engine: engine
            )
            attributes = opened.attributes
        }
    }

    /// Paths and entries that can't be read at all.
    private(set) var errors: [CertificateError] = []
    /// Sockets, pipes and devices inside folders.
    private(set) var specialFiles = 0
    /// Which of the paths are entered: neither one that can't be read nor one that is named twice.
    let roots: Set<Int>
    /// Which of these are folders.
    let folderRoots: Set<Int>
    /// How many threads are worth starting.
    let jobs: Int
    private var named: [Input] = []
    private var nextNamed = 0
    private var folders: [(tree: FileTree, root: Int)] = []
    private var taken = 0
    private let progress: ((Int) -> Void)?

    /// Looks at the paths; each file that is named twice is read once.
    ///
    /// - Parameter progress: Told how many files were taken up, after each.
    init(
        _ paths: [String],
        key: String? = nil,
        filter: PathFilter,
        jobs: Int,
        progress: ((Int) -> Void)? = nil
    ) {
        // By its octets: two names that text takes for the same are two files.
        var seen: Set<Octets> = []
        for (root, path) in paths.enumerated() where seen.insert(Octets(Array(path.utf8))).inserted
        {
            do throws(CertificateError) {
                let tree = try FileTree(path, filter: filter)
                if tree.isFolder {
                    folders.append((tree, root))
                } else {
                    let isLink = FileReading.isLink(path)
                    named.append(Input(path: path, root: root, isNamed: true, isLink: isLink))
                }
            } catch {
                errors.append(error)
            }
        }
        folderRoots = Set(folders.map(\.root))
        roots = folderRoots.union(named.map(\.root))
        self.progress = progress
        if let key { named.append(Input(path: key, root: -1, isNamed: true)) }
        self.jobs = folders.isEmpty ? min(jobs, named.count / 16 + 1) : jobs
    }

    /// How many files a thread takes at once: at 16 the threads of a scan of dates hardly meet.
    static let batch = 16

    /// How many named files' contents are kept between the two readings that they need.
    private static let maximumKept = 512

    /// Reads the named files to learn which of them have no leaf of their own: their certificates
    /// are presented with every named leaf.
    mutating func companions(
        passphrase: PassphraseSource,
        readsKeys: Bool,
        budget: Budget
    ) -> [LocatedCertificate] {
        guard named.count > 1 else { return [] }
        var companions: [LocatedCertificate] = []
        var inputs = named.makeIterator()
        var index = 0
        var kept: [Int: Contents] = [:]
        let keeps = named.count <= Self.maximumKept
        OrderedWork<Input, Contents?>.run(
            jobs: jobs,
            batch: Self.batch,
            source: { inputs.next() },
            work: { input, lease in
                try? Contents(
                    input.path,
                    passphrase: passphrase,
                    readsKeys: readsKeys,
                    budget: budget,
                    lease.engine()
                )
            },
            deliver: { contents in
                defer { index += 1 }
                guard let contents else { return }
                let placed = contents.file.certificates
                if placed.allSatisfy(\.certificate.isCA) { companions += placed }
                if keeps { kept[index] = contents }
            }
        )
        for (index, contents) in kept { named[index].contents = contents }
        return companions
    }

    /// The next file; nil at the end.
    mutating func next() -> Input? {
        guard let input = nextInput() else { return nil }
        taken += 1
        progress?(taken)
        return input
    }

    private mutating func nextInput() -> Input? {
        if nextNamed < named.count {
            defer { nextNamed += 1 }
            // Whoever takes it lets go of it when it is judged.
            defer { named[nextNamed].contents = nil }
            return named[nextNamed]
        }
        while !folders.isEmpty {
            switch folders[0].tree.next() {
            case .file(let path, let isLink):
                return Input(
                    path: path,
                    root: folders[0].root,
                    isNamed: false,
                    isLink: isLink
                )
            case .failure(let error): errors.append(error)
            case .special: specialFiles += 1
            case nil: folders.removeFirst()
            }
        }
        return nil
    }
}
