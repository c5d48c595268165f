/// What a scan keeps of one file once it is judged: no octets and no decoded objects, only what
/// pairing and the report need.
struct FileRecord {
    let path: String
    /// Which of the paths given it was found under.
    let root: Int
    var subjects: [Draft] = []
    /// Every certificate's key and place, for pairing.
    var certificates: [PlacedIdentity] = []
    var keys: [KeyRecord] = []
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
    /// Companions that some subject of this file is related to, by the digest of their DER.
    var usedCompanions: Set<[UInt8]> = []

    /// A subject whose key has not been looked for.
    struct Draft {
        var subject: Subject
        let identity: KeyIdentity
        let isPrimary: Bool
        /// An authority without a leaf, which no server presents and no key is asked for.
        var isAlone = false
    }

    /// A certificate's key and where the certificate stands.
    struct PlacedIdentity {
        let identity: KeyIdentity
        let line: Int
        /// Its place among the certificates of the file, counted from 1.
        let position: Int
    }

    /// A certificate request found.
    struct RequestRecord {
        let location: Location
        let identity: KeyIdentity
        /// Whom it is about, an RFC 4514 string.
        let subject: String
    }

    /// A private key found.
    struct KeyRecord {
        let location: Location
        /// Nil where the key could not be opened.
        let identity: KeyIdentity?
        /// Its kind and size, in words.
        let description: String
        /// The digest of its SubjectPublicKeyInfo.
        let sha256: [UInt8]
        /// Whether it was named by `--key`.
        let isExplicit: Bool
        /// What is wrong with the key itself, whatever it belongs to.
        let findings: [Finding]
    }

    /// Certificates, but no leaf among them as far as is known without keys.
    var isAuthoritiesOnly: Bool { subjects.isEmpty && !certificates.isEmpty }

    /// Whether it holds nothing that a scan is about.
    var isNothing: Bool { certificates.isEmpty && keys.isEmpty && requests.isEmpty }
}
