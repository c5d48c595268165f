/// What a finding says, as values; each area has an enumeration of its own.
package enum FindingDetail: Sendable, Hashable {
    /// A private key, or a request.
    case key(KeyDetail)
    /// The names that a certificate covers.
    case names(NameDetail)
    /// A damaged PEM file or block.
    case pem(PEMDetail)
    /// A broken rule of the strict profile.
    case profile(ProfileDetail)
    /// What CRLs say.
    case revocation(RevocationDetail)
    /// What a server is configured to serve.
    indirect case server(ServerDetail)
    /// A validity period.
    case time(TimeDetail)
    /// Further findings of one kind, which are only counted.
    indirect case more(Int, first: FindingDetail)
    /// A finding of an area that still makes its sentences itself.
    case prose(FindingProse)

    /// What kind of finding it is.
    package var id: FindingID {
        switch self {
        case .key(let detail): detail.id
        case .names(let detail): detail.id
        case .pem(let detail): detail.fault.id
        case .profile(let detail): detail.fault.id
        case .revocation(let detail): detail.id
        case .server(let detail): detail.id
        case .time(let detail): detail.id
        case .more(_, let first): first.id
        case .prose(let prose): prose.id
        }
    }

    /// The values compared, in a fixed order.
    package var values: [Finding.Value] {
        switch self {
        case .key(let detail): detail.values
        case .names(let detail): detail.values
        case .pem(let detail): detail.values
        case .profile: []
        case .revocation(let detail): detail.values
        case .server(let detail): detail.values
        case .time(let detail): detail.values
        case .more(let count, _): [.number("count", Int64(count))]
        case .prose(let prose): prose.values
        }
    }
}

/// A finding whose sentences are made where it is found.
package struct FindingProse: Sendable, Hashable {
    package let id: FindingID
    package let message: String
    package let remedy: String?
    package let values: [Finding.Value]

    package init(id: FindingID, message: String, remedy: String?, values: [Finding.Value]) {
        self.id = id
        self.message = message
        self.remedy = remedy
        self.values = values
    }
}
