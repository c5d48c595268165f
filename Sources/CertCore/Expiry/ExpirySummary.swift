/// What the files of a scan of dates come to together.
struct ExpirySummary {
    /// What was found in one file.
    private struct Found {
        let deployment: Deployment
        let node: FileNode?
        let rank: PathRank
        let isLeafOnly: Bool
    }

    private var found: [Found] = []
    /// Subjects of files of authorities only, which count where there is no leaf at all.
    private var authorities: [Found] = []
    private var errors: [CertificateError] = []
    private var hasLeaf = false
    private var skipped = 0
    private var isFound: [Bool]
    private var isJudged = false
    /// Paths that are keys: nothing to judge, and nothing wrong beside a certificate.
    private var keyRoots: Set<Int> = []
    private let handOn: ((Deployment) -> Void)?
    private var handedOn = FindingTally()
    /// The files whose subjects were handed on.
    private var told: Set<FileNode> = []

    init(rootCount: Int, handOn: ((Deployment) -> Void)?) {
        isFound = Array(repeating: false, count: rootCount)
        self.handOn = handOn
    }

    mutating func add(_ outcome: ExpiryScan.Outcome) {
        errors += outcome.errors
        if outcome.isPassedOver { skipped += 1 }
        guard let root = outcome.root else { return }
        if outcome.holdsKeysOnly { keyRoots.insert(root) }
        guard outcome.holdsCertificates else {
            isFound[root] = isFound[root] || !outcome.errors.isEmpty
            return
        }
        isFound[root] = true
        isJudged = true
        let all = outcome.deployments.map {
            Found(
                deployment: $0,
                node: outcome.node,
                rank: outcome.rank,
                isLeafOnly: outcome.isLeafOnly
            )
        }
        if outcome.hasLeaf {
            hasLeaf = true
            authorities = []
            take(all)
        } else if !hasLeaf {
            authorities += all
        }
    }

    /// How many leaves without a chain are held back for the file with theirs.
    private static let maximumHeld = 4096

    private mutating func take(_ all: [Found]) {
        guard handOn != nil, !all.allSatisfy(\.isLeafOnly) || found.count >= Self.maximumHeld else {
            found += all
            return
        }
        if let node = all.first?.node, !told.insert(node).inserted { return }
        for one in all { tell(one.deployment) }
    }

    private mutating func tell(_ deployment: Deployment) {
        handedOn.add(deployment.findings)
        handOn?(deployment)
    }

    /// The subjects, each file once, and each leaf without its chain with the file beside it that
    /// has both.
    private var settled: [Deployment] {
        var best: [FileNode: PathRank] = [:]
        for one in found {
            guard let node = one.node else { continue }
            best[node] = min(best[node] ?? one.rank, one.rank)
        }
        var seen: Set<FileNode> = []
        var whole: [LeafInFolder: Int] = [:]
        var deployments: [Deployment] = []
        var copies: [Found] = []
        var taken: String?
        for one in found {
            // The subjects of one file come one behind the other.
            let path = one.deployment.certificate.location.path
            if let node = one.node, path != taken {
                guard best[node] == one.rank, seen.insert(node).inserted else { continue }
                taken = path
            }
            if one.isLeafOnly {
                copies.append(one)
            } else {
                whole[LeafInFolder(one.deployment)] =
                    whole[LeafInFolder(one.deployment)] ?? deployments.count
                deployments.append(one.deployment)
            }
        }
        for copy in copies {
            if let index = whole[LeafInFolder(copy.deployment)] {
                deployments[index].alsoIn.append(copy.deployment.certificate.location)
            } else {
                deployments.append(copy.deployment)
            }
        }
        return deployments
    }

    /// A certificate in a folder.
    private struct LeafInFolder: Hashable {
        let folder: String
        let sha256: [UInt8]

        init(_ deployment: Deployment) {
            folder = SplitPath(deployment.certificate.location.path).folder
            sha256 = deployment.certificate.sha256
        }
    }

    /// Adds everything to a report.
    mutating func finish(_ report: inout Report, paths: [String], _ intake: ScanIntake) {
        if !hasLeaf { take(authorities) }
        if handOn == nil {
            report.deployments = settled
        } else {
            for deployment in settled { tell(deployment) }
            report.handedOn = handedOn
        }
        report.errors += errors
        if paths.isEmpty { report.errors.append(.noPath()) }
        // A path that could not be looked at was told already, and one given twice is read once.
        for (root, path) in paths.enumerated() where !isFound[root] && intake.roots.contains(root) {
            if let error = error(of: path, root, isFolder: intake.folderRoots.contains(root)) {
                report.errors.append(error)
            }
        }
        report.errors += intake.errors
        report.skippedFiles = skipped + intake.specialFiles + intake.danglingLinks
        report.specialFiles = intake.specialFiles
        report.danglingLinks = intake.danglingLinks
    }

    /// What is wrong with a path in which no certificate was found; nil for a key beside one.
    private func error(of path: String, _ root: Int, isFolder: Bool) -> CertificateError? {
        if isFolder { return .nothingBelow(path) }
        let isKey = keyRoots.contains(root)
        guard !isKey || !isJudged else { return nil }
        return CertificateError(
            .notACertificate,
            source: path,
            .content(isKey ? .keyAlone(.file) : .noCertificate(.file))
        )
    }
}
