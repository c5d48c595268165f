/// Which certificates of a scan are subjects: known when all files are read, and before all are
/// judged.
///
/// Every file that presents a certificate is a deployment with a verdict of its own: a good copy
/// excuses no other.
struct DeploymentPlan {
    /// Whether the subjects are authorities without a leaf, which no server presents and no key is
    /// asked for.
    private(set) var isOfAuthorities = false
    /// Where else a subject lies that is judged once.
    private var copies: [SubjectPlace: [Location]] = [:]
    /// The keys of all subjects and of their copies.
    private(set) var wanted: Set<KeyIdentity> = []
    /// The certificates that some file is about, however many files present each.
    private(set) var primaries: Set<Digest> = []
    /// How many verdicts there are.
    private(set) var count = 0

    /// Chooses the subjects of each file.
    init(_ files: inout [FileRecord], keys: KeyIndex) {
        for index in files.indices where files[index].root >= 0 {
            files[index].deployments = files[index].choice(hasKey: keys.contains)
        }
        if files.allSatisfy(\.deployments.isEmpty) {
            // Where there are authorities and nothing else, each is a subject.
            isOfAuthorities = true
            chooseAuthorities(&files)
        }
        takeIn(files)
        if !isOfAuthorities { foldCopies(&files) }
        count = files.reduce(0) { $0 + $1.deployments.count }
    }

    /// A certificate in a file, by their places.
    private struct SubjectPlace: Hashable {
        let file: Int
        let place: Int
    }

    /// Where else a subject lies.
    func copies(ofFile file: Int, place: Int) -> [Location] {
        copies.isEmpty ? [] : copies[SubjectPlace(file: file, place: place)] ?? []
    }

    /// Each authority once: nobody serves it, wherever it lies.
    private mutating func chooseAuthorities(_ files: inout [FileRecord]) {
        var first: [Digest: SubjectPlace] = [:]
        for index in files.indices where files[index].root >= 0 {
            for (place, certificate) in files[index].certificates.enumerated() {
                let digest = certificate.candidate.sha256
                guard let known = first[digest] else {
                    first[digest] = SubjectPlace(file: index, place: place)
                    files[index].deployments.append(place)
                    continue
                }
                let line = Int(certificate.line)
                copies[known, default: []].append(Location(path: files[index].path, line: line))
            }
        }
    }

    private mutating func takeIn(_ files: [FileRecord]) {
        for file in files {
            for (rank, place) in file.deployments.enumerated() {
                let certificate = file.certificates[place]
                wanted.insert(certificate.identity)
                if rank == 0 || isOfAuthorities {
                    primaries.insert(certificate.candidate.sha256)
                }
            }
        }
    }

    /// A leaf in one folder.
    private struct Place: Hashable {
        let folder: String
        let leaf: Digest
    }

    /// Takes out the leaf-only copies that lie beside a file with the same leaf and its chain, as
    /// certbot's `cert.pem` beside `fullchain.pem`: nobody serves them.
    private mutating func foldCopies(_ files: inout [FileRecord]) {
        guard files.contains(where: \.isLeafOnly) else { return }
        var whole: [Place: Int] = [:]
        for (index, file) in files.enumerated() where file.certificates.count > 1 {
            guard let leaf = file.leaf else { continue }
            for place in file.places {
                let key = Place(folder: place.folder, leaf: leaf)
                // What is named stands for itself and for copies that are named beside it.
                if whole[key] == nil || file.isNamed { whole[key] = index }
            }
        }
        for index in files.indices where files[index].isLeafOnly {
            guard let leaf = files[index].leaf else { continue }
            let beside = files[index].places.lazy
                .compactMap { whole[Place(folder: $0.folder, leaf: leaf)] }.first
            guard let beside, files[beside].isNamed || !files[index].isNamed else { continue }
            let line = Int(files[index].certificates[0].line)
            let leafPlace = SubjectPlace(file: beside, place: files[beside].deployments[0])
            copies[leafPlace, default: []].append(Location(path: files[index].path, line: line))
            files[index].deployments = []
        }
    }
}

extension FileRecord {
    /// The certificate that it is about.
    fileprivate var leaf: Digest? { deployments.first.map { certificates[$0].candidate.sha256 } }

    /// Whether it holds one certificate and no key: with one it would be meant for a server.
    fileprivate var isLeafOnly: Bool {
        certificates.count == 1 && !holdsKeys && !deployments.isEmpty
    }
}
