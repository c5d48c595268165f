/// What a scan keeps of one file once it is read: no octets and no decoded objects, only what
/// pairing and the report need.
struct FileRecord {
    let path: String
    /// Which of the paths given it was found under; -1 for `--key`'s.
    let root: Int
    /// Named by a path of its own, not found in a folder.
    let isNamed: Bool
    /// Whether the path is a symbolic link to the file.
    let isLink: Bool
    /// Which file it is; nil where it could not be read.
    var node: FileNode?
    /// Whether the file has several names, hard links.
    var hasSeveralNames = false
    /// The other paths that lead to the file.
    var otherPaths: [String] = []
    /// Every certificate, in order.
    var certificates: [PlacedCertificate] = []
    /// Which of the certificates are subjects, by their places; known when all keys are.
    var deployments: [Int] = []
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
    /// Whether a certificate in it could not be decoded, so that nobody knows whose the rest is.
    var holdsUndecodedCertificate = false
    /// What tells whether a newer file takes the place of this one; nil where none can.
    var renewal: Renewal?
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

    /// The certificate that a file below a folder is about, as far as a renewal concerns it.
    struct Renewal {
        let names: [String]
        let notBefore: Timestamp
        let notAfter: Timestamp
    }

    /// Certificates of the file that were judged.
    struct Verdicts {
        /// Their places among the certificates.
        let places: [Int]
        let deployments: [Deployment]
    }

    /// A certificate request found.
    struct RequestRecord {
        let location: Location
        let identity: KeyIdentity
        /// Whom it is about, an RFC 4514 string.
        let subject: String
    }

    /// Where it lies, under every path that leads to it.
    var places: [FilePlace] { ([path] + otherPaths).map(FilePlace.init) }

    /// Whether it holds nothing that a scan is about.
    var isNothing: Bool { certificates.isEmpty && !holdsKeys && requests.isEmpty }

    /// Whether there is more to say of it than which keys it holds.
    var isNoteworthy: Bool {
        isNamed || !certificates.isEmpty || !requests.isEmpty || !findings.isEmpty
            || !errors.isEmpty
    }
}
