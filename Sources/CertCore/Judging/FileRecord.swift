/// What a scan keeps of one file once it is read: no octets and no decoded objects, only what
/// pairing and the report need.
struct FileRecord {
    let path: String
    /// Which of the paths given it was found under; -1 for `--key`'s.
    let root: Int
    /// Named by a path of its own, not found in a folder.
    let isNamed: Bool
    /// Every certificate, in order.
    var certificates: [PlacedCertificate] = []
    /// Which of the certificates are subjects, by their places; known when all keys are.
    var subjects: [Int] = []
    /// The verdicts on those that are subjects without any key, where they were judged at once,
    /// until the scan takes them.
    var verdicts: Verdicts?
    /// Its private keys, until the scan takes them to all the others.
    var keys: [KeyRecord] = []
    /// Whether it holds private keys.
    var holdsKeys = false
    /// Certificate requests, which keys made and certificates answer.
    var requests: [RequestRecord] = []
    /// Whether servers send the file as it stands.
    var isSentAsIs = true
    /// What is wrong with the file's armour.
    var findings: [Finding] = []
    var errors: [CertificateError] = []
    /// Whether it was found in a folder and holds nothing of ours.
    var isPassedOver = false
    /// What else it holds, in words; empty where it holds nothing.
    var others: [String] = []

    /// A certificate found.
    struct PlacedCertificate {
        let identity: KeyIdentity
        let candidate: LeafChoice.Candidate
        let line: Int32
    }

    /// Certificates of the file that were judged.
    struct Verdicts {
        /// Their places among the certificates.
        let places: [Int]
        let subjects: [Subject]
    }

    /// A certificate request found.
    struct RequestRecord {
        let location: Location
        let identity: KeyIdentity
        /// Whom it is about, an RFC 4514 string.
        let subject: String
    }

    /// Whether it holds nothing that a scan is about.
    var isNothing: Bool { certificates.isEmpty && !holdsKeys && requests.isEmpty }

    /// Whether there is more to say of it than which keys it holds.
    var isNoteworthy: Bool {
        isNamed || !certificates.isEmpty || !requests.isEmpty || !findings.isEmpty
            || !errors.isEmpty
    }
}
