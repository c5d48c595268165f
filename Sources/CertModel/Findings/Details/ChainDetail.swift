extension FindingID {
    /// The presented certificates do not reach a trust anchor.
    public static let chainIncomplete = FindingID("chain-incomplete")
    /// The certificates are presented in another order than leaf to root.
    public static let chainOrder = FindingID("chain-order")
    /// The chain was built from several of the files given.
    public static let chainSplit = FindingID("chain-split")
    /// A newer certificate of the same names is beside it under another number.
    public static let superseded = FindingID("superseded")
    /// A certificate is presented twice.
    public static let chainDuplicate = FindingID("chain-duplicate")
    /// A presented certificate that no path needs.
    public static let chainStranger = FindingID("chain-stranger")
    /// The root is presented, which clients ignore.
    public static let chainRootIncluded = FindingID("chain-root-included")
    /// The path ends in a root that is not a trust anchor.
    public static let untrustedRoot = FindingID("untrusted-root")
    /// The leaf is its own issuer and not a trust anchor.
    public static let selfSigned = FindingID("self-signed")
    /// The issuer's key does not verify the signature.
    public static let signatureInvalid = FindingID("signature-invalid")
    /// The search for a path was stopped before its end.
    public static let searchLimit = FindingID("search-limit")

    static let chainFindings: [FindingID] = [
        .chainIncomplete, .chainOrder, .chainSplit, .superseded, .chainDuplicate, .chainStranger,
        .chainRootIncluded,
        .untrustedRoot, .selfSigned, .signatureInvalid, .searchLimit,
    ]
}

/// What is wrong with a chain, as presented and as trusted.
package enum ChainDetail: Sendable, Hashable {
    /// The presented certificates end below a trust anchor, and the next issuer is not there.
    case incomplete(MissingIssuer)
    /// The first certificate is not the leaf, which is at a position counted from 1.
    case leafNotFirst(position: Int, leaf: DistinguishedName, first: DistinguishedName)
    /// The leaf is first, and a certificate comes before one that leads to it.
    case outOfOrder(DistinguishedName, before: DistinguishedName)
    /// Certificates of the path are in other files than the leaf's.
    case split(leaf: String, parts: [String])
    /// A newer certificate, in a file of this path, took the place of this one.
    case superseded(by: String)
    /// A certificate is in the file twice, first in a line.
    case duplicate(DistinguishedName, firstLine: Int)
    /// Further copies of certificates, which are only counted.
    case moreDuplicates(Int)
    /// A certificate that no path needs.
    case unneeded(DistinguishedName)
    /// Further certificates that no path needs, which are only counted.
    case moreUnneeded(Int)
    /// Too many certificates of one name to find those that no path needs.
    case unneededUnknown(among: Int)
    /// Too many certificates of one name to follow the issuers of a leaf.
    case issuersUnknown(among: Int)
    /// The root is among the presented certificates.
    case rootIncluded(DistinguishedName)
    /// The path ends in a root that is not an anchor.
    case untrustedRoot(DistinguishedName)
    /// The leaf is its own issuer.
    case selfSigned(DistinguishedName)
    /// A signature that the issuer's key does not verify.
    case signatureInvalid(InvalidSignature)
    /// The search for a path was stopped after so many signatures.
    case searchLimit(signatures: Int)

    /// An issuer that is neither presented nor trusted.
    package struct MissingIssuer: Sendable, Hashable {
        package let name: DistinguishedName
        /// The certificate that it issued; nil for the leaf.
        package let issued: DistinguishedName?
        package let keyIdentifier: [UInt8]?
        /// The URIs at which its certificate is available.
        package let addresses: [String]
        /// What has its certificate beside the chain and is not sent: `ca.crt`; nil where nothing is
        /// known to.
        package var isUnsentIn: String?

        package init(of certificate: Certificate, isLeaf: Bool) {
            name = certificate.issuer
            issued = isLeaf ? nil : certificate.subject
            keyIdentifier = certificate.known.authorityKeyIdentifier?.keyIdentifier
            addresses = certificate.issuerAddresses
        }
    }

    /// A signature that the key of an issuer does not verify.
    package struct InvalidSignature: Sendable, Hashable {
        package let subject: DistinguishedName
        package let issuer: DistinguishedName
        /// The SHA-256 digest of the issuer's certificate.
        package let issuerDigest: [UInt8]
        /// Why it can't even be tried; nil where it was, and failed.
        package let why: ErrorDetail?

        package init(on certificate: Certificate, by issuer: Certificate, why: ErrorDetail?) {
            subject = certificate.subject
            self.issuer = issuer.subject
            issuerDigest = issuer.sha256
            self.why = why
        }
    }

    var id: FindingID {
        switch self {
        case .incomplete: .chainIncomplete
        case .leafNotFirst, .outOfOrder: .chainOrder
        case .split: .chainSplit
        case .superseded: .superseded
        case .duplicate, .moreDuplicates: .chainDuplicate
        case .unneeded, .moreUnneeded: .chainStranger
        case .unneededUnknown, .issuersUnknown, .searchLimit: .searchLimit
        case .rootIncluded: .chainRootIncluded
        case .untrustedRoot: .untrustedRoot
        case .selfSigned: .selfSigned
        case .signatureInvalid: .signatureInvalid
        }
    }

    var severity: Severity {
        switch self {
        case .incomplete, .leafNotFirst, .issuersUnknown, .untrustedRoot, .selfSigned,
            .signatureInvalid, .searchLimit:
            .error
        case .outOfOrder, .duplicate, .moreDuplicates, .unneeded, .moreUnneeded, .unneededUnknown:
            .warning
        case .split, .superseded, .rootIncluded: .info
        }
    }

    var values: [Finding.Value] {
        switch self {
        case .incomplete(let missing): missing.values
        case .leafNotFirst(let position, _, _): [.number("leaf_position", Int64(position))]
        case .split(_, let parts): [.list("parts", parts)]
        case .superseded(let newer): [.text("newer", newer)]
        case .unneeded(let subject): [.text("stranger", subject.description)]
        case .moreDuplicates(let count), .moreUnneeded(let count), .unneededUnknown(let count),
            .issuersUnknown(let count):
            [.number("count", Int64(count))]
        case .untrustedRoot(let root): [.text("root", root.description)]
        case .signatureInvalid(let signature):
            [.text("issuer_sha256", signature.issuerDigest.hexadecimal)]
        case .outOfOrder, .duplicate, .rootIncluded, .selfSigned, .searchLimit: []
        }
    }
}

extension ChainDetail.MissingIssuer {
    fileprivate var values: [Finding.Value] {
        var values: [Finding.Value] = [.text("missing_issuer", name.description)]
        if let keyIdentifier {
            values.append(.text("missing_key_identifier", keyIdentifier.hexadecimal))
        }
        if !addresses.isEmpty { values.append(.list("issuer_addresses", addresses)) }
        return values
    }
}

extension Finding {
    /// What is wrong with a chain, of its usual severity.
    package init(_ detail: ChainDetail, at locations: Location...) {
        self.init(.chain(detail), detail.severity, at: locations)
    }

    /// Certificates of the path are in other files than the leaf's.
    ///
    /// - Parameter parts: The locations of the certificates that are not in the leaf's file.
    package static func chainSplit(leaf: Location, parts: [Location]) -> Finding {
        var others: [String] = []
        for part in parts where !others.contains(part.path) { others.append(part.path) }
        let detail = ChainDetail.split(leaf: leaf.path, parts: others)
        return Finding(.chain(detail), detail.severity, at: [leaf] + parts)
    }
}

extension String {
    /// The text, its middle left out where it is longer than some number of Unicode scalars: one
    /// character can be of any length.
    package func shortened(to length: Int) -> String {
        let scalars = unicodeScalars
        guard utf8.count > length, scalars.dropFirst(length).first != nil else { return self }
        return "\(String(scalars.prefix(length / 2)))...\(String(scalars.suffix(length / 4)))"
    }
}
