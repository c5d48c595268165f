import CertDecoding

/// The files that some paths lead to, one after the other: those named first, then what is below
/// the folders.
struct ScanIntake {
    /// One file to read.
    struct Input {
        let path: String
        let role: FileRole
        /// Whether the path is a symbolic link to the file.
        var isLink = false
        /// What it gave, where it is a stream.
        var stream: NamedStream?
        /// What a first reading found, where it was kept.
        var file: ReadFile?

        /// Whether an error is about a file below a folder that is too large to be ours: it is
        /// passed over.
        func isPassedOver(_ error: CertificateError) -> Bool {
            !role.isNamed && error.code == .tooLarge && !FileContents.isNamedForOurs(path)
        }
    }

    /// Paths and entries that can't be read at all.
    private(set) var errors: [CertificateError] = []
    /// Sockets, pipes and devices inside folders.
    private(set) var specialFiles = 0
    /// Which of the paths are entered: neither one that can't be read nor one that is named twice.
    private(set) var roots: Set<Int>
    /// Which of these are folders.
    private(set) var folderRoots: Set<Int>
    /// How many threads are worth starting.
    private(set) var jobs: Int
    /// Symbolic links inside folders that lead nowhere, where these are passed over.
    private(set) var danglingLinks = 0
    private let passesOverLinks: Bool
    /// Knows how long the run still waits for programs that write to named pipes.
    private let budget: Budget
    private var named: [Input] = []
    /// How many octets the streams among them gave.
    private var streamed = 0
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
        filter: PathFilter = PathFilter(),
        jobs: Int = 1,
        passingOverLinks: Bool = false,
        budget: Budget,
        progress: ((Int) -> Void)? = nil
    ) {
        passesOverLinks = passingOverLinks
        self.budget = budget
        (folderRoots, roots, self.jobs, self.progress) = ([], [], 1, progress)
        // By its octets: two names that text takes for the same are two files.
        var seen: Set<Octets> = []
        var namedRoots: Set<Int> = []
        for (root, path) in paths.enumerated() where seen.insert(Octets(Array(path.utf8))).inserted
        {
            do throws(CertificateError) {
                if FileReader.isStream(path) {
                    named.append(try stream(path, .named(root)))
                    namedRoots.insert(root)
                    continue
                }
                let tree = try FileTree(path, filter: filter)
                if tree.isFolder {
                    folders.append((tree, root))
                } else {
                    let isLink = FileReader.isLink(path)
                    named.append(Input(path: path, role: .named(root), isLink: isLink))
                    namedRoots.insert(root)
                }
            } catch {
                errors.append(error)
            }
        }
        folderRoots = Set(folders.map(\.root))
        roots = folderRoots.union(namedRoots)
        do throws(CertificateError) {
            if let key { named.append(try input(ofKey: key)) }
        } catch {
            errors.append(error)
        }
        self.jobs = folders.isEmpty ? min(jobs, named.count / 16 + 1) : jobs
    }

    private mutating func input(ofKey path: String) throws(CertificateError) -> Input {
        guard FileReader.isStream(path) else { return Input(path: path, role: .keyOption) }
        // Named with the certificates too, it was read already.
        if let known = named.first(where: { $0.path == path }) {
            return Input(path: path, role: .keyOption, stream: known.stream)
        }
        return try stream(path, .keyOption)
    }

    /// The most octets of all streams together, which a run keeps: four of the largest files.
    private static let maximumStreamed = 4 * FileReader.maximumOctets

    /// Reads a stream.
    private mutating func stream(
        _ path: String,
        _ role: FileRole
    ) throws(CertificateError) -> Input {
        let stream: NamedStream
        do throws(CertificateError) {
            stream = try NamedStream(path, maximumWait: budget.patience.withLock { $0 })
        } catch {
            // One pipe that nothing was written to is waited for, not each of hundreds.
            budget.patience.withLock { $0 = 0 }
            throw error
        }
        guard streamed + stream.opened.bytes.count <= Self.maximumStreamed else {
            throw CertificateError(
                .tooLarge,
                source: path,
                .file(.streamsTooLarge(mebibytes: Self.maximumStreamed >> 20))
            )
        }
        streamed += stream.opened.bytes.count
        return Input(path: path, role: role, stream: stream)
    }

    /// How many files a thread takes at once: at 16 the threads of a scan of dates hardly meet.
    static let batch = 16

    /// How many named files' contents are kept between the two looks that they need; of more, those
    /// that begin with a leaf are decoded at the second alone.
    private static let maximumKept = 512

    /// Reads the named files to learn which of them have no leaf of their own: their certificates are
    /// presented with every named leaf.
    mutating func separateChain(_ reader: ContentReader) -> [LocatedCertificate] {
        guard named.count > 1 else { return [] }
        var chain: [LocatedCertificate] = []
        var inputs = named.makeIterator()
        var index = 0
        var kept: [Int: ReadFile] = [:]
        let keeps = named.count <= Self.maximumKept
        OrderedWork<Input, ReadFile?>.run(
            jobs: jobs,
            batch: Self.batch,
            source: { inputs.next() },
            work: { input, lease in
                guard let opened = try? FileReader.read(input.path, orGivenBy: input.stream),
                    keeps || !CertificateOutlines.showLeaf(in: opened.bytes)
                else { return nil }
                return try? reader.parse(opened, of: input.path, lease.engine())
            },
            deliver: { file in
                defer { index += 1 }
                guard let file else { return }
                let certificates = file.contents.certificates
                if certificates.allSatisfy(\.certificate.isCA) { chain += certificates }
                if keeps { kept[index] = file }
            }
        )
        for (index, file) in kept { named[index].file = file }
        return chain
    }

    /// The next file; nil at the end.
    mutating func next() -> Input? {
        guard let input = nextInput() else { return nil }
        taken += 1
        progress?(taken)
        return input
    }

    /// The errors since the last time.
    mutating func takeErrors() -> [CertificateError] {
        defer { errors = [] }
        return errors
    }

    private mutating func nextInput() -> Input? {
        if nextNamed < named.count {
            defer { nextNamed += 1 }
            // Whoever takes it lets go of it when it is judged.
            defer { named[nextNamed].file = nil }
            return named[nextNamed]
        }
        while !folders.isEmpty {
            switch folders[0].tree.next() {
            case .file(let path, let isLink):
                return Input(path: path, role: .found(folders[0].root), isLink: isLink)
            case .failure(let error): errors.append(error)
            case .special: specialFiles += 1
            case .dangling(let error):
                if passesOverLinks { danglingLinks += 1 } else { errors.append(error) }
            case nil: folders.removeFirst()
            }
        }
        return nil
    }
}

/// How a file came to be read.
enum FileRole: Hashable {
    /// By a path of its own: which of those given.
    case named(Int)
    /// Below a folder: which of the paths given.
    case found(Int)
    /// As `--key`'s.
    case keyOption

    /// Which of the paths given led to it; nil for `--key`'s.
    var root: Int? {
        switch self {
        case .named(let root), .found(let root): root
        case .keyOption: nil
        }
    }

    /// Whether it has a path of its own and was not found in a folder.
    var isNamed: Bool {
        if case .found = self { false } else { true }
    }
}
