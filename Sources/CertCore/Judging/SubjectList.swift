/// The subjects of a scan, each certificate once.
struct SubjectList {
    var drafts: [FileRecord.Draft] = []
    /// How badly each subject's file presents it.
    private var faults: [(Int, Int)] = []
    private var places: [[UInt8]: Int] = [:]

    /// Adds a subject; of one certificate in several files, the file that presents it best counts.
    ///
    /// - Parameter armour: What is wrong with the armour of the subject's file.
    mutating func add(_ draft: FileRecord.Draft, armour: [Finding]) {
        let faults = (draft.subject.findings + armour).faults
        guard let place = places[draft.subject.certificate.sha256] else {
            places[draft.subject.certificate.sha256] = drafts.count
            drafts.append(draft)
            self.faults.append(faults)
            return
        }
        let known = drafts[place]
        let isBetter = faults < self.faults[place]
        let (best, other) = isBetter ? (draft, known) : (known, draft)
        drafts[place] = best
        if isBetter { self.faults[place] = faults }
        drafts[place].subject.alsoIn =
            other.subject.alsoIn + best.subject.alsoIn
            + [other.subject.certificate.location]
    }
}

extension [Finding] {
    /// How bad they are: errors first, then warnings.
    var faults: (Int, Int) {
        (count { $0.severity == .error }, count { $0.severity == .warning })
    }
}
