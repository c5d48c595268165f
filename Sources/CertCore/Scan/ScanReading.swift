/// The first phase of `check`: every file is read once, to learn which keys there are.
///
/// What can be judged without all the keys is judged at once while there is room to keep it; the
/// rest is read once more when its turn comes.
struct ScanReading {
    /// The files of which there is more to say than which keys they hold.
    private(set) var files: [ScannedFile] = []
    /// What was judged of each of these at once.
    private(set) var verdicts: [FileVerdicts?] = []
    private(set) var keys: [KeyRecord] = []
    private(set) var publicKeys: Set<KeyIdentity> = []
    private(set) var links = LinkedFiles()
    /// How many files below folders hold nothing of ours.
    private(set) var skipped = 0
    /// Which of the paths given lead to something of ours.
    private var holding: Set<Int> = []

    /// What was read of one file.
    struct Outcome {
        let file: ScannedFile
        let keys: [KeyRecord]
        let verdicts: FileVerdicts?
    }

    /// Reads every file, on all cores.
    static func run(
        _ intake: inout ScanIntake,
        _ reader: ScanReader
    ) -> ScanReading {
        var inputs = intake
        var reading = ScanReading()
        OrderedWork<ScanIntake.Input, Outcome>.run(
            jobs: intake.jobs,
            batch: ScanIntake.batch,
            source: { inputs.next() },
            work: { reader.read($0, $1) },
            deliver: { reading.keep($0) }
        )
        intake = inputs
        return reading
    }

    /// Keeps of a file what there is to say of it; of one that holds keys only, the keys.
    private mutating func keep(_ outcome: Outcome) {
        let file = outcome.file
        links.note(file)
        publicKeys.formUnion(file.publicKeys)
        if file.isPassedOver {
            skipped += 1
        } else if let root = file.role.root {
            holding.insert(root)
        }
        for var key in outcome.keys {
            if let last = keys.last { key.path.shareFolder(with: last.path) }
            keys.append(key)
        }
        guard file.isNoteworthy else { return }
        verdicts.append(outcome.verdicts)
        files.append(file)
    }

    /// What is said of each path in which nothing was found.
    func complaintsOfNothing(
        _ paths: [String],
        _ folders: Set<Int>,
        key: String?
    ) -> [CertificateError] {
        var complaints: [CertificateError] = paths.isEmpty ? [.noPath()] : []
        let hasCertificates = files.contains { $0.role != .keyOption && !$0.certificates.isEmpty }
        let named = files.prefix { $0.role.isNamed }
        let firstFiles = Dictionary(named.map { ($0.role.root, $0) }) { first, _ in first }
        let failing = Set(files.lazy.filter { !$0.errors.isEmpty }.map(\.role.root))
        for (root, path) in paths.enumerated() {
            if folders.contains(root) {
                if !holding.contains(root) {
                    complaints.append(.nothingBelow(path))
                } else if !hasCertificates, !failing.contains(root) {
                    complaints.append(.noCertificateBelow(path))
                }
            } else if let file = firstFiles[root], file.certificates.isEmpty, file.errors.isEmpty {
                guard file.isNothing || !hasCertificates else { continue }
                complaints.append(.noCertificate(in: file))
            }
        }
        guard key != nil, let file = files.first(where: { $0.role == .keyOption }),
            !file.holdsKeys, file.errors.isEmpty
        else { return complaints }
        return complaints + [.noKey(in: file)]
    }
}

/// Reads one file of a scan, and judges it as far as that goes without its keys.
struct ScanReader {
    let checker: Checker
    /// Certificates of named files without a leaf, presented with every named leaf.
    let separateChain: [LocatedCertificate]
    /// How many more verdicts there is room for.
    let room: VerdictRoom

    func read(_ input: ScanIntake.Input, _ lease: EngineLease) -> ScanReading.Outcome {
        do throws(CertificateError) {
            let engine = try lease.engine()
            let read =
                if let file = input.file { file } else {
                    try checker.contentReader.read(input.path, input.stream, engine)
                }
            let file = ScannedFile(input, read, engine)
            return ScanReading.Outcome(
                file: file,
                keys: keys(of: read, input, engine),
                verdicts: verdicts(on: file, read.contents, engine)
            )
        } catch {
            let file = ScannedFile(input, unread: error)
            return ScanReading.Outcome(file: file, keys: [], verdicts: nil)
        }
    }

    private func keys(
        of read: ReadFile,
        _ input: ScanIntake.Input,
        _ engine: Engine
    ) -> [KeyRecord] {
        read.contents.privateKeys.map { found in
            KeyRecord(
                found,
                of: read.contents,
                path: input.path,
                attributes: read.attributes,
                isLink: input.isLink,
                isExplicit: input.role == .keyOption,
                engine
            )
        }
    }

    private func verdicts(
        on file: ScannedFile,
        _ contents: FileContents,
        _ engine: Engine
    ) -> FileVerdicts? {
        let leaves = file.leaves { _ in false }
        guard file.role != .keyOption, room.take(leaves.count) else { return nil }
        return FileVerdicts(
            on: leaves,
            of: contents.certificates,
            in: file,
            separateChain: separateChain,
            judge: checker.judge(engine)
        )
    }
}

/// How many verdicts a scan may keep until all keys are known.
final class VerdictRoom: Sendable {
    private let left: Locked<Int>

    /// - Parameter count: Nil where the report holds all of them in the end anyway.
    init(_ count: Int?) { left = Locked(count ?? .max) }

    /// Whether there was room for some more, which is taken.
    func take(_ count: Int) -> Bool {
        left.withLock { left in
            guard left >= count else { return false }
            left -= count
            return true
        }
    }
}

/// Certificates of one file that were judged, but for their keys.
struct FileVerdicts {
    /// Which of the file's certificates they are.
    let leaves: [Int]
    let deployments: [Deployment]

    /// Judges certificates of a file, of which the first is the one that it is about.
    ///
    /// - Parameter certificates: All certificates of the file.
    init(
        on leaves: [Int],
        of certificates: [LocatedCertificate],
        in file: ScannedFile,
        separateChain: [LocatedCertificate],
        judge: DeploymentJudge
    ) {
        // What is presented with a file that is named; one in a folder stands alone.
        let own = separateChain.isEmpty ? [] : Set(certificates.map(\.certificate))
        let others =
            file.role.isNamed ? separateChain.filter { !own.contains($0.certificate) } : []
        self.leaves = leaves
        var last: Range<Int>?
        deployments = leaves.map { leaf in
            let section = file.section(of: leaf)
            defer { last = section }
            return judge.judge(
                DeploymentJudge.Presentation(
                    leaf: certificates[leaf],
                    ownFile: Array(certificates[section]),
                    separateChain: others,
                    isPrimary: section != last,
                    isSentAsIs: file.isSentAsIs
                )
            )
        }
    }
}
