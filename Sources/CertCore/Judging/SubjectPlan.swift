/// Which certificates of a scan are subjects: known when all files are read, and before all are
/// judged.
struct SubjectPlan {
    /// One subject, in however many files it stands.
    struct Planned {
        let identity: KeyIdentity
        /// Whether it is the one that its file is about.
        let isPrimary: Bool
        /// How many files are still to be judged that hold it.
        var places = 0
    }

    private(set) var subjects: [Planned] = []
    /// Whether the subjects are authorities without a leaf, which no server presents and no key is
    /// asked for.
    private(set) var isOfAuthorities = false
    private var numbers: [Digest: Int] = [:]

    /// Chooses the subjects of each file.
    init(_ files: inout [FileRecord], keys: KeyIndex) {
        for index in files.indices where files[index].root >= 0 {
            files[index].subjects = files[index].choice(hasKey: keys.contains)
            add(files[index])
        }
        guard subjects.isEmpty else { return }
        // Where there are authorities and nothing else, each is a subject.
        isOfAuthorities = true
        for index in files.indices where files[index].root >= 0 {
            files[index].subjects = Array(files[index].certificates.indices)
            add(files[index])
        }
    }

    private mutating func add(_ file: FileRecord) {
        for (rank, place) in file.subjects.enumerated() {
            let certificate = file.certificates[place]
            let number = numbers[certificate.candidate.sha256] ?? subjects.count
            if number == subjects.count {
                numbers[certificate.candidate.sha256] = number
                subjects.append(
                    Planned(
                        identity: certificate.identity,
                        isPrimary: rank == 0 || isOfAuthorities
                    )
                )
            }
            subjects[number].places += 1
        }
    }

    /// The number of the subject that a certificate is.
    func number(of certificate: FileRecord.PlacedCertificate) -> Int? {
        numbers[certificate.candidate.sha256]
    }

    /// Counts one place of a subject as judged; true where it was the last.
    mutating func isLastPlace(of number: Int) -> Bool {
        subjects[number].places -= 1
        return subjects[number].places == 0
    }
}
