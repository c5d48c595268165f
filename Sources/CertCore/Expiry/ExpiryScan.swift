import CertDecoding

/// One run of `expiry`: dates alone, of leaves and of what leads up from them.
///
/// Most files are well, and of those only the dates are looked at: nothing is digested, no key
/// decoded, and nothing kept.
public struct ExpiryScan: Sendable {
    let check: ValidityCheck
    let keepsAll: Bool
    private let jobs: Int
    private let passphrase: PassphraseSource
    private let siblings = NumberedSiblings()
    private var budget = Budget()

    /// Creates a scan.
    ///
    /// - Parameters:
    ///   - time: The time to judge at.
    ///   - thresholds: When a certificate is nearly over.
    ///   - jobs: How many threads read and judge.
    ///   - keepsAll: Whether the report holds the subjects that are well too.
    ///   - passphrase: What opens PKCS#12 files.
    public init(
        time: Timestamp,
        thresholds: ExpiryThresholds = ExpiryThresholds(),
        jobs: Int = availableCores(),
        keepsAll: Bool = false,
        passphrase: PassphraseSource = .none
    ) {
        check = ValidityCheck(at: time, thresholds: thresholds)
        self.jobs = max(1, jobs)
        self.keepsAll = keepsAll
        self.passphrase = passphrase
    }

    /// Judges files and folders.
    ///
    /// - Parameters:
    ///   - paths: Files and folders; everything below a folder is read.
    ///   - filter: Which files below folders are read.
    ///   - progress: Told how many files were taken up, after each; from any thread, one at a time.
    ///   - handOn: Takes each subject as soon as it is judged, one at a time and in no promised order.
    ///     The report then holds none of them, only their tally. Nil where the report is to hold the
    ///     subjects.
    public func run(
        _ paths: [String],
        filter: PathFilter = PathFilter(),
        progress: ((Int) -> Void)? = nil,
        handingOn handOn: ((Deployment) -> Void)? = nil
    ) -> Report {
        var scan = self
        scan.budget = Budget()
        return scan.judge(paths, filter, progress, handOn)
    }

    private func judge(
        _ paths: [String],
        _ filter: PathFilter,
        _ progress: ((Int) -> Void)?,
        _ handOn: ((Deployment) -> Void)?
    ) -> Report {
        var report = Report(command: .expiry, checkedAt: check.moment)
        var intake = ScanIntake(
            paths,
            filter: filter,
            jobs: jobs,
            passingOverLinks: true,
            budget: budget,
            progress: progress
        )
        var summary = ExpirySummary(rootCount: paths.count, handOn: handOn)
        let separateChain = intake.separateChain(reader)
        work(&intake) {
            outcome(of: $0, separateChain: separateChain, lease: $1)
        } deliver: {
            summary.add($0)
        }
        summary.finish(&report, paths: paths, intake)
        return report
    }

    /// Works on all files, on all cores.
    private func work<Result>(
        _ intake: inout ScanIntake,
        _ body: @escaping (ScanIntake.Input, EngineLease) -> Result,
        deliver: @escaping (Result) -> Void
    ) {
        var inputs = intake
        OrderedWork<ScanIntake.Input, Result>.run(
            jobs: intake.jobs,
            batch: ScanIntake.batch,
            source: { inputs.next() },
            work: body,
            deliver: deliver
        )
        intake = inputs
    }

    /// What one file comes to.
    struct Outcome {
        let root: Int?
        var holdsCertificates = true
        var hasLeaf = true
        var holdsKeysOnly = false
        var deployments: [Deployment] = []
        /// Which file it is.
        var node: FileNode?
        /// Whether it holds a leaf without its chain.
        var isLeafOnly = false
        /// How well the path shows the file.
        var rank: PathRank
        var errors: [CertificateError] = []
        var isPassedOver = false
    }

    private func outcome(
        of input: ScanIntake.Input,
        separateChain: [LocatedCertificate],
        lease: EngineLease
    ) -> Outcome {
        var outcome = Outcome(root: input.role.root, rank: PathRank(input))
        let contents: FileContents
        do throws(CertificateError) {
            if let kept = input.file {
                contents = kept.contents
                outcome.node = kept.attributes.node
            } else {
                let opened = try FileReader.read(input.path, orGivenBy: input.stream)
                outcome.node = opened.attributes.node
                // Where a file has nothing to report, what is presented with it may have.
                let isAlone = !input.role.isNamed || separateChain.isEmpty
                if isAlone, let hasLeaf = hasLeafAndNothingToReport(in: opened.bytes) {
                    outcome.hasLeaf = hasLeaf
                    return outcome
                }
                contents = reader.parse(opened.bytes, of: input.path, try lease.engine())
            }
        } catch {
            outcome.holdsCertificates = false
            outcome.isPassedOver = input.isPassedOver(error)
            outcome.errors = outcome.isPassedOver ? [] : [error]
            return outcome
        }
        judge(contents, input.role.isNamed ? separateChain : [], &outcome)
        if !input.role.isNamed { excuse(&outcome, contents, input.path, lease) }
        outcome.deployments.removeAll { !keepsAll && !$0.needsAttention }
        if !input.role.isNamed, !outcome.holdsCertificates {
            if !contents.isOurs { outcome.errors = [] }
            outcome.isPassedOver =
                !(contents.isPEM && contents.isOurs) && outcome.errors.isEmpty
        }
        return outcome
    }

    private func judge(
        _ contents: FileContents,
        _ separateChain: [LocatedCertificate],
        _ outcome: inout Outcome
    ) {
        let certificates = contents.certificates
        outcome.errors = contents.errors
        outcome.holdsCertificates = !certificates.isEmpty
        outcome.holdsKeysOnly =
            certificates.isEmpty && contents.unreadKeys > 0 && contents.errors.isEmpty
        let groups = contents.presentedGroups
        let choices = groups.map { group in
            (group, LeafChoice(group.map(\.certificate)) { _ in false })
        }
        let withLeaf = choices.filter(\.1.hasLeaf)
        outcome.hasLeaf = !withLeaf.isEmpty
        outcome.isLeafOnly =
            certificates.count == 1 && outcome.hasLeaf && contents.unreadKeys == 0
        // Of what stands beside leaves, authorities are no subjects.
        outcome.deployments = (withLeaf.isEmpty ? choices : withLeaf).flatMap { group, choice in
            deployments(group, choice, separateChain)
        }
    }

    /// Takes back what doesn't matter below a folder: that an authority of the system's store
    /// expired, or a certificate that a newer one replaces.
    private func excuse(
        _ outcome: inout Outcome,
        _ contents: FileContents,
        _ path: String,
        _ lease: EngineLease
    ) {
        guard !outcome.deployments.allSatisfy(\.findings.isEmpty), let engine = try? lease.engine()
        else { return }
        if outcome.hasLeaf {
            guard let newer = siblings.newer(than: contents, at: path, check.moment, engine),
                !outcome.deployments.isEmpty
            else { return }
            let location = outcome.deployments[0].certificate.location
            outcome.deployments[0].findings = [Finding(.superseded(by: newer), at: location)]
            return
        }
        for (index, found) in contents.certificates.enumerated()
        where index < outcome.deployments.count && !outcome.deployments[index].findings.isEmpty {
            if SystemAnchors.contain(found.certificate, engine) {
                outcome.deployments[index].findings.removeAll(where: \.isOfTime)
            }
        }
    }

    /// The file's leaves; its authorities, where it has none.
    private func deployments(
        _ certificates: [LocatedCertificate],
        _ choice: LeafChoice,
        _ separateChain: [LocatedCertificate]
    ) -> [Deployment] {
        let leaves = choice.hasLeaf ? choice.deployments : Array(certificates.indices)
        let presented = NameTable(certificates + separateChain) { $0.certificate.subject }
        return leaves.map { index in
            judge(certificates[index], among: presented, isAlone: !choice.hasLeaf)
        }
    }

    /// Reads files, and passes over the keys in them.
    private var reader: ContentReader {
        ContentReader(passphrase: passphrase, opensKeys: false, budget: budget)
    }

    /// Judges a leaf and the way up from it, by names and key identifiers.
    private func judge(
        _ leaf: LocatedCertificate,
        among presented: NameTable<LocatedCertificate>,
        isAlone: Bool
    ) -> Deployment {
        let way = isAlone ? Way(certificates: [leaf]) : Way(from: leaf, among: presented)
        var findings = way.certificates.enumerated().compactMap { index, one in
            check.finding(
                for: one.certificate.validity,
                role: index == 0 ? .leaf : .authority(one.certificate.subject),
                at: one.location
            )
        }
        if way.isGivenUp {
            findings.append(
                Finding(.issuersUnknown(among: Way.maximumCandidates), at: leaf.location)
            )
        }
        let path = way.certificates.map { PathBuilder.Candidate(presented: $0) }
        return Deployment(
            leaf,
            at: check.moment,
            PathBuilder.Outcome(path: path, isComplete: false, findings: findings),
            findings: findings
        )
    }

    /// The way up from a leaf by names and key identifiers; of two issuers the one that is valid
    /// longer counts.
    private struct Way {
        private(set) var certificates: [LocatedCertificate]
        /// Whether too many certificates had the names asked for.
        private(set) var isGivenUp = false

        /// How many certificates of the names asked for are looked at.
        static let maximumCandidates = 200_000

        init(certificates: [LocatedCertificate]) { self.certificates = certificates }

        init(from leaf: LocatedCertificate, among presented: NameTable<LocatedCertificate>) {
            certificates = [leaf]
            var seen: Set<Certificate> = [leaf.certificate]
            var left = Self.maximumCandidates
            while let top = certificates.last?.certificate, !top.isSelfIssued {
                let named = presented(top.issuer)
                left -= named.count
                isGivenUp = left <= 0
                let issuers = named.filter { one in
                    top.names(asIssuer: one.certificate) && !seen.contains(one.certificate)
                }
                guard !isGivenUp,
                    let issuer = issuers.max(by: {
                        $0.certificate.notAfter < $1.certificate.notAfter
                    })
                else { return }
                seen.insert(issuer.certificate)
                certificates.append(issuer)
            }
        }
    }
}
