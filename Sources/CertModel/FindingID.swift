/// The name of a kind of finding, in kebab case; ids are never renamed.
public struct FindingID: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The id as reports show it.
    public let rawValue: String

    /// Wraps an id's text; `all` lists those that this version makes.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    private init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// The id as reports show it.
    public var description: String { rawValue }
}

extension FindingID {
    /// The private key given for this certificate belongs to another one.
    public static let keyMismatch = FindingID("key-mismatch")
    /// No private key was given for this certificate.
    public static let keyMissing = FindingID("key-missing")
    /// A private key that no given certificate belongs to.
    public static let keyOrphan = FindingID("key-orphan")
    /// A certificate request that no given certificate answers.
    public static let requestUnanswered = FindingID("request-unanswered")
    /// The private key's own halves do not belong together.
    public static let keyInconsistent = FindingID("key-inconsistent")
    /// The private key is encrypted: a server would have to be told the passphrase.
    public static let keyEncrypted = FindingID("key-encrypted")
    /// The key file's permissions let group or others read it.
    public static let keyReadableByOthers = FindingID("key-readable-by-others")
    /// A public key that clients find too weak.
    public static let weakKey = FindingID("weak-key")
    /// A signature algorithm that clients find too weak.
    public static let weakSignature = FindingID("weak-signature")
    /// The validity period is over.
    public static let expired = FindingID("expired")
    /// The validity period has not begun.
    public static let notYetValid = FindingID("not-yet-valid")
    /// The validity period is nearly over.
    public static let expiresSoon = FindingID("expires-soon")
    /// A host that no subject alternative name matches.
    public static let nameNotCovered = FindingID("name-not-covered")
    /// A server certificate without a DNS or IP name.
    public static let noNames = FindingID("no-names")
    /// A wildcard that clients refuse.
    public static let wildcardInvalid = FindingID("wildcard-invalid")
    /// The presented certificates do not reach a trust anchor.
    public static let chainIncomplete = FindingID("chain-incomplete")
    /// The certificates are presented in another order than leaf to root.
    public static let chainOrder = FindingID("chain-order")
    /// A certificate is presented twice.
    public static let chainDuplicate = FindingID("chain-duplicate")
    /// A presented certificate belongs to no path.
    public static let chainStranger = FindingID("chain-stranger")
    /// The root is presented, which clients ignore.
    public static let chainRootIncluded = FindingID("chain-root-included")
    /// The path ends in a root that is not a trust anchor.
    public static let untrustedRoot = FindingID("untrusted-root")
    /// The leaf is its own issuer and no trust anchor.
    public static let selfSigned = FindingID("self-signed")
    /// The issuer's key does not verify the signature.
    public static let signatureInvalid = FindingID("signature-invalid")
    /// An issuer is no certificate authority.
    public static let notAnAuthority = FindingID("not-an-authority")
    /// The path is longer than a path length constraint allows.
    public static let pathTooLong = FindingID("path-too-long")
    /// A name lies outside the name constraints of its issuers.
    public static let nameConstraint = FindingID("name-constraint")
    /// The extended key usage does not allow the purpose.
    public static let wrongPurpose = FindingID("wrong-purpose")
    /// The key usage does not allow what the key is used for.
    public static let keyUsage = FindingID("key-usage")
    /// A critical extension that this program does not know.
    public static let unhandledCriticalExtension = FindingID("unhandled-critical-extension")
    /// The search for a path was ended before it was over.
    public static let searchLimit = FindingID("search-limit")
    /// An extension can't be decoded, or appears twice.
    public static let extensionMalformed = FindingID("extension-malformed")
    /// PEM blocks are glued together without a line end between them.
    public static let pemGlued = FindingID("pem-glued")
    /// A PEM block has no end.
    public static let pemTruncated = FindingID("pem-truncated")
    /// A PEM block's `BEGIN` does not begin its line.
    public static let pemIndented = FindingID("pem-indented")
    /// A PEM block's two labels differ.
    public static let pemLabelMismatch = FindingID("pem-label-mismatch")
    /// A PEM block holds characters that are no base64.
    public static let pemBadBase64 = FindingID("pem-bad-base64")
    /// The file begins with a byte-order mark.
    public static let pemByteOrderMark = FindingID("pem-byte-order-mark")
    /// The lines end in carriage returns.
    public static let pemCarriageReturns = FindingID("pem-carriage-returns")

    /// Every id that this version makes, in the order of the areas.
    public static let all: [FindingID] = [
        .keyMismatch, .keyMissing, .keyOrphan, .requestUnanswered, .keyInconsistent, .keyEncrypted,
        .keyReadableByOthers, .weakKey, .weakSignature,
        .expired, .notYetValid, .expiresSoon,
        .nameNotCovered, .noNames, .wildcardInvalid,
        .chainIncomplete, .chainOrder, .chainDuplicate, .chainStranger, .chainRootIncluded,
        .untrustedRoot, .selfSigned, .signatureInvalid, .notAnAuthority, .pathTooLong,
        .nameConstraint, .wrongPurpose, .keyUsage, .unhandledCriticalExtension,
        .extensionMalformed, .searchLimit,
        .pemGlued, .pemTruncated, .pemIndented, .pemLabelMismatch, .pemBadBase64, .pemByteOrderMark,
        .pemCarriageReturns,
    ]
}
