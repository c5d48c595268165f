/// What a verdict depends on besides the certificates themselves.
public struct ValidationPolicy: Sendable, Hashable {
    /// The time to judge at.
    public var time: Timestamp
    /// When a certificate is nearly over.
    public var thresholds: ExpiryThresholds
    /// Which rules are asked for.
    public var profile: Profile
    /// What the leaf is to be used for.
    public var purpose: Purpose
    /// The hosts that the leaf must cover, each of them.
    public var hosts: [ReferenceIdentifier]
    /// The e-mail addresses that the leaf must cover, each of them.
    public var emails: [EmailAddress] = []
    /// How many authorities that are not self-issued may be between the leaf and the anchor; nil
    /// without a limit.
    public var maximumIntermediates: Int?
    /// What the leaf's key usage must allow, all of it; a leaf without the extension allows all.
    public var keyUsage: KeyUsage = []
    /// What the extended key usage must allow beside the purpose, all of it.
    public var extendedKeyUsage: [OID] = []
    /// The inputs of RFC 5280 §6.1.1 (c) and (e) to (g).
    public var policies = PolicyInputs()
    /// The CRLs that say what is revoked; empty where revocation is not asked about.
    public var revocationLists: [CertificateRevocationList] = []
    /// The client families that a pass is promised for; nil for those of the first rank, and in
    /// other profiles than `web` for none.
    public var clients: ClientFamilies?
    /// The suffixes that no wildcard may be directly below (strict profile); nil leaves the rule
    /// out.
    public var publicSuffixes: PublicSuffixList?

    /// Creates a policy; its defaults are those of the command.
    public init(
        time: Timestamp,
        thresholds: ExpiryThresholds = ExpiryThresholds(),
        profile: Profile = .web,
        purpose: Purpose = .server,
        hosts: [ReferenceIdentifier] = [],
        publicSuffixes: PublicSuffixList? = nil
    ) {
        self.time = time
        self.thresholds = thresholds
        self.profile = profile
        self.purpose = purpose
        self.hosts = hosts
        self.publicSuffixes = publicSuffixes
    }

    /// Every purpose that an extended key usage must hold, each once.
    package var wantedPurposes: [OID] {
        let own = purpose.oid.map { [$0] } ?? []
        guard !extendedKeyUsage.isEmpty else { return own }
        var seen: Set<OID> = []
        return (own + extendedKeyUsage).filter { seen.insert($0).inserted }
    }
}

/// Which certificate policies a path must be valid for (RFC 5280 §6.1.1).
public struct PolicyInputs: Sendable, Hashable {
    /// The policies that the user accepts, user-initial-policy-set; nil for any.
    public var initial: Set<OID>?
    /// Whether the path must be valid for one of them, initial-explicit-policy.
    public var requireExplicit = false
    /// Whether policies may not be mapped, initial-policy-mapping-inhibit.
    public var inhibitMapping = false
    /// Whether anyPolicy is ignored, initial-any-policy-inhibit.
    public var inhibitAny = false

    /// The inputs that demand nothing.
    public init() {}
}

/// A set of rules.
public enum Profile: String, Sendable, Hashable, CaseIterable {
    /// The path validation of RFC 5280 §6, and the hosts asked about.
    case rfc5280
    /// What TLS clients enforce on top: strength, names, server authentication.
    case web
    /// What RFC 5280 §4 and the Baseline Requirements §7.1 would let be issued, on top: the
    /// `profile-…` findings.
    case strict
}

/// What a certificate is to be used for.
public enum Purpose: String, Sendable, Hashable, CaseIterable {
    /// TLS server authentication.
    case server
    /// TLS client authentication.
    case client
    /// Anything: extended key usage is not looked at.
    case any

    /// The purpose that an extended key usage must hold; nil where none is asked for.
    public var oid: OID? {
        switch self {
        case .server: KeyPurpose.serverAuth
        case .client: KeyPurpose.clientAuth
        case .any: nil
        }
    }

    /// The key usages of which a leaf has one at least, where it has the extension.
    ///
    /// > RFC 5280 §4.2.1.12: "Key usage bits that may be consistent: digitalSignature,
    /// > keyEncipherment or keyAgreement", and for clients "digitalSignature and/or keyAgreement".
    package var consistentUsages: KeyUsage? {
        switch self {
        case .server: [.digitalSignature, .keyEncipherment, .keyAgreement]
        case .client: [.digitalSignature, .keyAgreement]
        case .any: nil
        }
    }
}
