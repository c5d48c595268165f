/// What a verdict rests on beside the certificates themselves.
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
    public var hosts: [Host]

    /// Creates a policy; its defaults are those of the command.
    public init(
        time: Timestamp,
        thresholds: ExpiryThresholds = ExpiryThresholds(),
        profile: Profile = .web,
        purpose: Purpose = .server,
        hosts: [Host] = []
    ) {
        self.time = time
        self.thresholds = thresholds
        self.profile = profile
        self.purpose = purpose
        self.hosts = hosts
    }
}

/// A set of rules.
public enum Profile: String, Sendable, Hashable, CaseIterable {
    /// The path validation of RFC 5280 §6, and the hosts asked about.
    case rfc5280
    /// What TLS clients enforce on top: strength, names, server authentication.
    case web
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
}
