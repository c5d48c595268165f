extension FindingID {
    /// The endpoint serves an older certificate than the one on disk.
    public static let servedStale = FindingID("served-stale")
    /// The endpoint serves another certificate, or another chain, than the one on disk.
    public static let servedDiffers = FindingID("served-differs")
    /// The addresses of one host do not serve the same certificates.
    public static let servedInconsistent = FindingID("served-inconsistent")
    /// The stapled OCSP response does not vouch for the certificate.
    public static let stapleInvalid = FindingID("staple-invalid")

    static let servedFindings: [FindingID] = [
        .servedStale, .servedDiffers, .servedInconsistent, .stapleInvalid,
    ]
}

/// What is wrong with what a live endpoint serves, beside its certificates.
package enum ServedDetail: Sendable, Hashable {
    /// No OCSP response was stapled, although the certificate demands one or not.
    case stapleMissing(isDemanded: Bool)
    /// The stapled OCSP response can't be used.
    case stapleInvalid(StapleFault)
    /// The endpoint accepts versions of TLS that clients have given up.
    case protocolObsolete([String], hasCurrent: Bool)
    /// The addresses of one host serve different certificates.
    case inconsistent(ServedInconsistency)
    /// The endpoint serves an older certificate than the file.
    case stale(served: CertificateMark, onDisk: CertificateMark, file: Location)
    /// The endpoint serves another certificate than the file.
    case otherCertificate(
        served: CertificateMark,
        onDisk: CertificateMark,
        isNewer: Bool,
        file: Location
    )
    /// The endpoint serves the file's certificate with another chain.
    case otherChain(ServedChainDifference, file: Location)

    var id: FindingID {
        switch self {
        case .stapleMissing: .stapleMissing
        case .stapleInvalid: .stapleInvalid
        case .protocolObsolete: .serverProtocolObsolete
        case .inconsistent: .servedInconsistent
        case .stale: .servedStale
        case .otherCertificate, .otherChain: .servedDiffers
        }
    }

    var values: [Finding.Value] {
        switch self {
        case .stapleMissing(let isDemanded):
            return [.text("demanded", isDemanded ? "yes" : "no")]
        case .stapleInvalid(let fault):
            return fault.values
        case .protocolObsolete(let versions, _):
            return [.list("protocols", versions)]
        case .inconsistent(let difference):
            return difference.values
        case .stale(let served, let onDisk, let file),
            .otherCertificate(let served, let onDisk, _, let file):
            return served.values("served") + onDisk.values("disk") + [.text("file", file.path)]
        case .otherChain(let difference, let file):
            return difference.values + [.text("file", file.path)]
        }
    }
}

/// What distinguishes one certificate from another.
package struct CertificateMark: Sendable, Hashable {
    /// The SHA-256 digest of its DER.
    package let sha256: [UInt8]
    /// The first second of its validity.
    package let notBefore: Timestamp
    /// The last second of its validity.
    package let notAfter: Timestamp

    package init(_ certificate: Certificate) {
        sha256 = certificate.sha256
        notBefore = certificate.notBefore
        notAfter = certificate.notAfter
    }

    fileprivate func values(_ prefix: String) -> [Finding.Value] {
        [
            .text("\(prefix)_sha256", sha256.hexadecimal),
            .text("\(prefix)_not_before", notBefore.description),
            .text("\(prefix)_not_after", notAfter.description),
        ]
    }
}

/// How a chain that is served differs from the one on disk; the leaf is the same.
package enum ServedChainDifference: Sendable, Hashable {
    /// Certificates of the file are not served; their subjects.
    case missing([DistinguishedName])
    /// Certificates are served that the file does not hold; their subjects.
    case added([DistinguishedName])
    /// Some are missing and others are served in their place.
    case exchanged(missing: [DistinguishedName], added: [DistinguishedName])
    /// The same certificates in another order.
    case order

    fileprivate var values: [Finding.Value] {
        switch self {
        case .missing(let names): [Self.list("missing", names)]
        case .added(let names): [Self.list("added", names)]
        case .exchanged(let missing, let added):
            [Self.list("missing", missing), Self.list("added", added)]
        case .order: []
        }
    }

    private static func list(_ name: String, _ names: [DistinguishedName]) -> Finding.Value {
        .list(name, names.map(\.description))
    }
}

/// How what the addresses of one host serve differs.
package struct ServedInconsistency: Sendable, Hashable {
    /// What most addresses serve.
    package let common: CertificateMark
    /// The certificate of the odd addresses.
    package let odd: CertificateMark
    /// The addresses that serve it.
    package let oddAddresses: [String]
    /// How many addresses serve what most of them serve.
    package let commonCount: Int
    /// How many addresses answered.
    package let total: Int
    /// What differs, of several things the one that matters most.
    package let kind: Kind

    /// What differs between two certificates of one host.
    package enum Kind: String, Sendable, Hashable {
        /// The names that they cover.
        case names
        /// The chain that comes with them.
        case chain
        /// The end of their validity, by more than a day.
        case expiry
        /// Nothing but the certificate itself.
        case certificate
    }

    package init(
        common: CertificateMark,
        odd: CertificateMark,
        oddAddresses: [String],
        commonCount: Int,
        total: Int,
        kind: Kind
    ) {
        self.common = common
        self.odd = odd
        self.oddAddresses = oddAddresses
        self.commonCount = commonCount
        self.total = total
        self.kind = kind
    }

    fileprivate var values: [Finding.Value] {
        [.text("differs", kind.rawValue), .list("odd_addresses", oddAddresses)]
            + odd.values("odd") + common.values("common")
    }
}

/// Why a stapled OCSP response does not vouch for a certificate (RFC 6960).
package enum StapleFault: Sendable, Hashable {
    /// It can't be decoded.
    case malformed(reason: String)
    /// The responder answered with an error and its number (RFC 6960 §4.2.1).
    case unsuccessful(status: Int)
    /// It answers for other certificates than the one served.
    case foreign
    /// It was not signed by the certificate's issuer, nor by whom that delegated it to.
    case unauthorized(signer: String)
    /// The signature does not verify.
    case signatureInvalid
    /// The certificate of the delegated responder is not valid at this time.
    case responderExpired(Timestamp)
    /// It is dated in the future.
    case notYetValid(Timestamp)
    /// Its time is over.
    case expired(since: Timestamp, at: Timestamp)
    /// It says that the certificate is revoked.
    case revoked(since: Timestamp)
    /// It says that the responder does not know the certificate.
    case unknown

    /// A word for programs.
    var word: String {
        switch self {
        case .malformed: "malformed"
        case .unsuccessful: "unsuccessful"
        case .foreign: "foreign"
        case .unauthorized: "unauthorized"
        case .signatureInvalid: "signature-invalid"
        case .responderExpired: "responder-expired"
        case .notYetValid: "not-yet-valid"
        case .expired: "expired"
        case .revoked: "revoked"
        case .unknown: "unknown"
        }
    }

    fileprivate var values: [Finding.Value] {
        let word = Finding.Value.text("fault", word)
        switch self {
        case .unsuccessful(let status): return [word, .number("response_status", Int64(status))]
        case .responderExpired(let time), .notYetValid(let time), .expired(let time, _),
            .revoked(let time):
            return [word, .text("time", time.description)]
        case .unauthorized(let signer): return [word, .text("signer", signer)]
        case .malformed, .foreign, .signatureInvalid, .unknown: return [word]
        }
    }
}

extension Finding {
    /// A finding about what an endpoint serves.
    package init(_ detail: ServedDetail, _ severity: Severity, at locations: [Location]) {
        self.init(FindingDetail.served(detail), severity, at: locations)
    }
}
