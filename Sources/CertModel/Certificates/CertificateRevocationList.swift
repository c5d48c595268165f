/// A certificate revocation list as a value (RFC 5280 §5).
///
/// Its entries, of which there may be millions, stay in the DER and are decoded when they are asked
/// for. A reference to one decoding is what is copied; equality is that of the DER.
public final class CertificateRevocationList: Sendable, Hashable {
    /// The DER encoding.
    public let der: [UInt8]
    /// The range of the part that the issuer signed, within `der`.
    public let signedRange: Range<Int>
    /// The version, 1 or 2.
    public let version: Int
    /// The signature algorithm inside the signed part.
    public let innerSignatureAlgorithm: AlgorithmIdentifier
    /// The signature algorithm beside the signature.
    public let signatureAlgorithm: AlgorithmIdentifier
    /// The signature, without the bit string's count of unused bits.
    public let signature: [UInt8]
    /// Who signed it.
    public let issuer: DistinguishedName
    /// When it was made.
    public let thisUpdate: Timestamp
    /// When the next one is due; nil where it does not say.
    public let nextUpdate: Timestamp?
    /// Every extension, in order, the known ones among them.
    public let extensions: [Extension]
    /// The decoded values of the extensions that this library knows.
    public let known: KnownExtensions
    /// Why it must not be used: what can't be decoded, appears twice, or is critical and not known.
    package let faults: [RevocationListFault]
    /// The SHA-256 digest of the DER, 32 octets.
    public let sha256: [UInt8]
    /// The file and the line it was read from; nil where it came in no file.
    public let location: Location?
    package let entries: RevokedEntries

    /// The decoded values of a list's extensions (RFC 5280 §5.2); nil where one is absent.
    public struct KnownExtensions: Sendable, Hashable {
        /// Which of the issuer's keys signed (§5.2.1).
        public var authorityKeyIdentifier: AuthorityKeyIdentifier?
        /// The number, a two's complement integer, most significant octet first, that is not
        /// negative (§5.2.3).
        public var number: [UInt8]?
        /// The number of the list that this one adds to; only a delta CRL has one (§5.2.4).
        public var baseNumber: [UInt8]?
        /// Where it is found, and which part of the revocations it covers (§5.2.5).
        public var issuingDistributionPoint: IssuingDistributionPoint?
        /// The places of delta CRLs (§5.2.6).
        public var freshestCRL: [DistributionPoint]?

        package init() {}
    }

    package init(
        der: [UInt8],
        signedRange: Range<Int>,
        version: Int,
        innerSignatureAlgorithm: AlgorithmIdentifier,
        signatureAlgorithm: AlgorithmIdentifier,
        signature: [UInt8],
        issuer: DistinguishedName,
        thisUpdate: Timestamp,
        nextUpdate: Timestamp?,
        extensions: [Extension],
        known: KnownExtensions,
        faults: [RevocationListFault],
        sha256: [UInt8],
        location: Location?,
        entries: RevokedEntries
    ) {
        self.der = der
        self.signedRange = signedRange
        self.version = version
        self.innerSignatureAlgorithm = innerSignatureAlgorithm
        self.signatureAlgorithm = signatureAlgorithm
        self.signature = signature
        self.issuer = issuer
        self.thisUpdate = thisUpdate
        self.nextUpdate = nextUpdate
        self.extensions = extensions
        self.known = known
        self.faults = faults
        self.sha256 = sha256
        self.location = location
        self.entries = entries
    }

    /// How many certificates it revokes.
    public var revokedCount: Int { entries.index.count }

    /// Its number (RFC 5280 §5.2.3), a two's complement integer, most significant octet first; nil
    /// where it has none.
    public var number: [UInt8]? { known.number }

    /// Whether it holds only what changed since another list (RFC 5280 §5.2.4).
    public var isDelta: Bool { known.baseNumber != nil }

    /// Whether two lists are the same to the octet.
    public static func == (
        left: CertificateRevocationList,
        right: CertificateRevocationList
    ) -> Bool {
        left === right || left.sha256 == right.sha256
    }

    /// Feeds the digest of the DER.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(octets: sha256)
    }
}

/// Which part of the revocations a CRL covers (RFC 5280 §5.2.5).
public struct IssuingDistributionPoint: Sendable, Hashable {
    /// The full names of the place where it is found.
    public var fullName: [GeneralName] = []
    /// The relative name, to be added to the CRL issuer's.
    public var relativeName: DistinguishedName.RelativeName?
    /// Whether it covers no authorities' certificates.
    public var onlyContainsUserCerts = false
    /// Whether it covers authorities' certificates only.
    public var onlyContainsCACerts = false
    /// The reasons covered; nil for all.
    public var onlySomeReasons: RevocationReasons?
    /// Whether other issuers' certificates are on it too.
    public var indirectCRL = false
    /// Whether it covers attribute certificates only.
    public var onlyContainsAttributeCerts = false

    package init() {}

    /// Whether it names a place.
    package var hasName: Bool { !fullName.isEmpty || relativeName != nil }
}

/// A set of reasons that a CRL or a distribution point covers (RFC 5280 §4.2.1.13, `ReasonFlags`).
public struct RevocationReasons: OptionSet, Sendable, Hashable {
    /// Bit n of the bit string is bit n here.
    public let rawValue: UInt16

    /// Creates a set from its bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The special value all-reasons (RFC 5280 §6.3.2 (a)): every bit that has a meaning.
    public static let all = RevocationReasons(rawValue: 0x1FE)

    private static let allNames = [
        "unused", "keyCompromise", "cACompromise", "affiliationChanged", "superseded",
        "cessationOfOperation", "certificateHold", "privilegeWithdrawn", "aACompromise",
    ]

    /// The names of RFC 5280's bits, in their order.
    public var names: [String] {
        Self.allNames.indices.filter { rawValue >> $0 & 1 == 1 }.map { Self.allNames[$0] }
    }
}

/// Why a certificate was revoked (RFC 5280 §5.3.1, `CRLReason`).
public enum RevocationReason: UInt8, Sendable, Hashable {
    case unspecified = 0
    case keyCompromise = 1
    case cACompromise = 2
    case affiliationChanged = 3
    case superseded = 4
    case cessationOfOperation = 5
    /// Revoked for the time being.
    case certificateHold = 6
    /// In a delta CRL: no longer on hold, or expired since.
    case removeFromCRL = 8
    case privilegeWithdrawn = 9
    case aACompromise = 10
}

/// One entry of a CRL (RFC 5280 §5.1.2.6).
public struct RevokedEntry: Sendable, Hashable {
    /// When the certificate was revoked.
    public let date: Timestamp
    /// Why; `unspecified` where it does not say, or says what RFC 5280 does not know.
    public let reason: RevocationReason
    /// Since when the key is thought to be in the wrong hands (RFC 5280 §5.3.2).
    public let invalidityDate: Timestamp?

    package init(date: Timestamp, reason: RevocationReason, invalidityDate: Timestamp?) {
        self.date = date
        self.reason = reason
        self.invalidityDate = invalidityDate
    }
}

/// Where the entries of a CRL are: eight octets each, however long the entries are.
package struct RevokedEntries: Sendable {
    /// For each entry half a hash of its serial number, above its offset in the DER; ascending.
    package let index: [UInt64]
    /// Where an entry names the issuer of its certificate and of those that follow, ascending.
    package let issuers: [CertificateIssuer]

    /// An entry's certificate issuer (RFC 5280 §5.3.3).
    package struct CertificateIssuer: Sendable {
        /// The offset of the entry.
        package let offset: Int
        /// The general names, within the DER.
        package let names: Range<Int>

        package init(offset: Int, names: Range<Int>) {
            self.offset = offset
            self.names = names
        }
    }

    package init(index: [UInt64] = [], issuers: [CertificateIssuer] = []) {
        self.index = index
        self.issuers = issuers
    }

    /// The upper half of the index's value for a serial number.
    package static func hash(_ serialNumber: ArraySlice<UInt8>) -> UInt64 {
        var hasher = Hasher()
        // Unsafe in name only: the buffer is read within the call that lends it.
        unsafe serialNumber.withUnsafeBytes { buffer in unsafe hasher.combine(bytes: buffer) }
        return UInt64(truncatingIfNeeded: hasher.finalize()) & 0xFFFF_FFFF_0000_0000
    }

    /// The offsets of the entries whose serial number has this hash, ascending.
    package func offsets(hash: UInt64) -> some Sequence<Int> {
        var (low, high) = (0, index.count)
        while low < high {
            let middle = low + (high - low) / 2
            if index[middle] < hash { low = middle + 1 } else { high = middle }
        }
        return index[low...].lazy.prefix { $0 & 0xFFFF_FFFF_0000_0000 == hash }
            .map { Int($0 & 0xFFFF_FFFF) }
    }

    /// The certificate issuer that is in force at an entry; nil for the CRL's own.
    package func issuer(at offset: Int) -> CertificateIssuer? {
        var (low, high) = (0, issuers.count)
        while low < high {
            let middle = low + (high - low) / 2
            if issuers[middle].offset <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? issuers[low - 1] : nil
    }
}
