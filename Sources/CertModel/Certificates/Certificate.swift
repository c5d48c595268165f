/// An X.509 certificate as a value: everything that RFC 5280 puts into it, decoded once.
///
/// It never changes and may be used from any number of tasks at once. A reference to one decoding
/// is what is copied; equality is that of the DER.
public final class Certificate: Sendable, Hashable {
    /// The DER encoding.
    public let der: [UInt8]
    /// The range of the part that the issuer signed, within `der`.
    public let signedRange: Range<Int>
    /// The version, 1 to 3.
    public let version: Int
    /// The serial number: content octets of its INTEGER, two's complement, most significant first.
    public let serialNumber: [UInt8]
    /// The signature algorithm inside the signed part.
    public let innerSignatureAlgorithm: AlgorithmIdentifier
    /// The signature algorithm beside the signature.
    public let signatureAlgorithm: AlgorithmIdentifier
    /// The signature, without the bit string's count of unused bits.
    public let signature: [UInt8]
    /// Who signed it.
    public let issuer: DistinguishedName
    /// The first second of its validity.
    public let notBefore: Timestamp
    /// The last second of its validity.
    public let notAfter: Timestamp
    /// Whom it is about.
    public let subject: DistinguishedName
    /// The public key it binds.
    public let publicKey: PublicKey
    /// Every extension, in order, the known ones among them.
    public let extensions: [Extension]
    /// The decoded values of the extensions that this library knows.
    public let known: KnownExtensions
    /// Extensions that RFC 5280 would not have: undecodable or repeated ones.
    public let extensionFaults: [ExtensionFault]
    /// The SHA-256 digest of the DER, 32 octets.
    public let sha256: [UInt8]
    /// The SHA-1 digest of the DER, 20 octets.
    public let sha1: [UInt8]
    /// The trust that a `TRUSTED CERTIFICATE` block states beside it; nil elsewhere.
    public let statedTrust: StatedTrust?
    /// What is not DER in it although it could be decoded.
    package let encodingFlaws: EncodingFlaws
    /// Whether issuer and subject are the same name (RFC 5280 §3.2); says nothing of the signature.
    public let isSelfIssued: Bool

    /// The decoded values of a certificate's extensions; nil or empty where one is absent.
    public struct KnownExtensions: Sendable, Hashable {
        /// Subject alternative names (RFC 5280 §4.2.1.6); nil where the extension is absent.
        public var subjectAlternativeNames: [GeneralName]?
        /// Issuer alternative names.
        public var issuerAlternativeNames: [GeneralName]?
        /// Key usage.
        public var keyUsage: KeyUsage?
        /// Extended key usage.
        public var extendedKeyUsage: [OID]?
        /// Basic constraints.
        public var basicConstraints: BasicConstraints?
        /// Name constraints.
        public var nameConstraints: NameConstraints?
        /// Subject key identifier.
        public var subjectKeyIdentifier: [UInt8]?
        /// Authority key identifier.
        public var authorityKeyIdentifier: AuthorityKeyIdentifier?
        /// Certificate policies.
        public var policies: [PolicyInformation]?
        /// Policy mappings, from the issuer's domain to the subject's.
        public var policyMappings: [PolicyMapping]?
        /// Policy constraints.
        public var policyConstraints: PolicyConstraints?
        /// How many certificates may follow before anyPolicy no longer counts.
        public var inhibitAnyPolicy: Int?
        /// Authority information access.
        public var authorityInformationAccess: [AccessDescription] = []
        /// CRL distribution points.
        public var crlDistributionPoints: [DistributionPoint]?
        /// Freshest CRL, the places of delta CRLs.
        public var freshestCRL: [DistributionPoint]?
        /// Signed certificate timestamps (RFC 6962); nil where the extension is absent.
        public var signedCertificateTimestamps: [SignedCertificateTimestamp]?
        /// TLS features (RFC 7633), such as 5 for must-staple.
        public var tlsFeatures: [Int]?

        package init() {}
    }

    /// What is wrong with an extension that RFC 5280 does not allow.
    public struct ExtensionFault: Sendable, Hashable {
        /// The extension.
        public let oid: OID
        /// What is wrong with it.
        package let kind: Kind

        package init(_ oid: OID, _ kind: Kind) {
            self.oid = oid
            self.kind = kind
        }

        /// What may be wrong with an extension.
        package enum Kind: Sendable, Hashable {
            /// The certificate has another one of the same identifier.
            case repeated
            /// Its value can't be decoded: why, and the decoder's words.
            case undecodable(ExtensionFlaw, technical: String)
        }
    }

    /// Why the value of an extension can't be decoded, as far as clients differ about it.
    package enum ExtensionFlaw: Sendable, Hashable {
        /// Octets follow the value, which some decoders ignore.
        case octetsBehindValue
        case octetsInBasicConstraints
        /// A number that must not be is negative.
        case negative
        /// Extended key usage without a purpose.
        case noPurpose
        /// A list of names without one.
        case noName
        case unknownNameKind
        /// A subtree of name constraints.
        case subtree
        case other
    }

    /// What OpenSSL's auxiliary data says a certificate is trusted for.
    public struct StatedTrust: Sendable, Hashable {
        /// Purposes it is trusted for; nil for all.
        public let trusted: [OID]?
        /// Purposes it is not trusted for.
        public let rejected: [OID]
        /// A name for people.
        public let alias: String?

        package init(trusted: [OID]?, rejected: [OID], alias: String?) {
            self.trusted = trusted
            self.rejected = rejected
            self.alias = alias
        }
    }

    package init(
        der: [UInt8],
        signedRange: Range<Int>,
        version: Int,
        serialNumber: [UInt8],
        innerSignatureAlgorithm: AlgorithmIdentifier,
        signatureAlgorithm: AlgorithmIdentifier,
        signature: [UInt8],
        issuer: DistinguishedName,
        notBefore: Timestamp,
        notAfter: Timestamp,
        subject: DistinguishedName,
        publicKey: PublicKey,
        extensions: [Extension],
        known: KnownExtensions,
        extensionFaults: [ExtensionFault] = [],
        sha256: [UInt8],
        sha1: [UInt8],
        statedTrust: StatedTrust?,
        isFollowedByOctets: Bool = false
    ) {
        self.der = der
        self.signedRange = signedRange
        self.version = version
        self.serialNumber = serialNumber
        self.innerSignatureAlgorithm = innerSignatureAlgorithm
        // Both are the same in all but odd certificates: one copy is kept.
        self.signatureAlgorithm =
            signatureAlgorithm == innerSignatureAlgorithm
            ? innerSignatureAlgorithm : signatureAlgorithm
        self.signature = signature
        self.issuer = issuer
        self.notBefore = notBefore
        self.notAfter = notAfter
        self.subject = subject
        self.publicKey = publicKey
        self.extensions = extensions
        self.known = known
        self.extensionFaults = extensionFaults
        self.sha256 = sha256
        self.sha1 = sha1
        self.statedTrust = statedTrust
        var flaws = EncodingFlaws(der, version: version, hasExtensions: !extensions.isEmpty)
        if isFollowedByOctets { flaws.insert(.trailingOctets) }
        encodingFlaws = flaws
        self.isSelfIssued = issuer.matches(subject)
    }

    /// Whether two certificates are the same to the octet.
    public static func == (left: Certificate, right: Certificate) -> Bool {
        left === right || left.sha256 == right.sha256
    }

    /// Feeds the digest of the DER.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(octets: sha256)
    }
}

/// Two policies that an authority takes for the same (RFC 5280 §4.2.1.5).
public struct PolicyMapping: Sendable, Hashable {
    /// The policy in the issuer's domain.
    public let issuerDomainPolicy: OID
    /// The policy in the subject's domain.
    public let subjectDomainPolicy: OID

    package init(issuerDomainPolicy: OID, subjectDomainPolicy: OID) {
        self.issuerDomainPolicy = issuerDomainPolicy
        self.subjectDomainPolicy = subjectDomainPolicy
    }
}

/// Limits on policies below an authority (RFC 5280 §4.2.1.11).
public struct PolicyConstraints: Sendable, Hashable {
    /// How many certificates may follow before a policy must be acceptable.
    public let requireExplicitPolicy: Int?
    /// How many certificates may follow before mappings no longer count.
    public let inhibitPolicyMapping: Int?

    package init(requireExplicitPolicy: Int?, inhibitPolicyMapping: Int?) {
        self.requireExplicitPolicy = requireExplicitPolicy
        self.inhibitPolicyMapping = inhibitPolicyMapping
    }
}

extension Certificate {
    /// The subject alternative names, empty where the extension is absent.
    public var subjectAlternativeNames: [GeneralName] { known.subjectAlternativeNames ?? [] }

    /// Whether its basic constraints say that it is an authority's.
    public var isCA: Bool { known.basicConstraints?.isCA ?? false }

    /// The serial number as lower-case hexadecimal of the integer's value, `-` before a negative
    /// one.
    public var serialNumberText: String { serialNumber.integerText }

    /// What people call it, not escaped: the first DNS name, else IP address, else the common name,
    /// else the subject, else the serial number.
    public var displayName: String {
        subjectAlternativeNames.dnsNames.first
            ?? subjectAlternativeNames.ipAddresses.first
            ?? subject.commonName
            ?? (subject.isEmpty ? "serial \(serialNumberText)" : subject.description)
    }

    /// The addresses from which its issuer's certificate is available.
    public var issuerAddresses: [String] {
        known.authorityInformationAccess
            .filter { $0.method == AccessDescription.caIssuers }
            .map(\.location).uris
    }

    /// Whether it names an OCSP responder, which a server could ask on its clients' behalf.
    public var namesResponder: Bool {
        known.authorityInformationAccess.contains { $0.method == AccessDescription.ocsp }
    }

    /// Whether names and key identifiers let `issuer` be this one's issuer, the signature aside.
    ///
    /// A key identifier that one of the two lacks decides nothing.
    public func names(asIssuer issuer: Certificate) -> Bool {
        guard self.issuer.matches(issuer.subject) else { return false }
        guard let wanted = known.authorityKeyIdentifier?.keyIdentifier,
            let own = issuer.known.subjectKeyIdentifier
        else { return true }
        return wanted == own
    }
}

extension [UInt8] {
    /// A big-endian two's complement integer as lower-case hexadecimal of its value.
    package var integerText: String {
        let isNegative = first.map { $0 & 0x80 != 0 } ?? false
        let digits = (isNegative ? negated : self).hexadecimal
        let trimmed = digits.drop { $0 == "0" }
        return (isNegative ? "-" : "") + (trimmed.isEmpty ? "0" : trimmed)
    }

    /// The two's complement of a big-endian number.
    private var negated: [UInt8] {
        var carry = true
        var result = self
        for index in indices.reversed() {
            let (sum, overflow) = (~self[index]).addingReportingOverflow(carry ? 1 : 0)
            result[index] = sum
            carry = overflow
        }
        return result
    }
}
