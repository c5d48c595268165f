/// What a finding says, as values; each area has an enumeration of its own.
package enum FindingDetail: Sendable, Hashable {
    /// A chain, as presented and as trusted.
    case chain(ChainDetail)
    /// What clients refuse beyond RFC 5280.
    case client(ClientDetail)
    /// A private key, or a request.
    case key(KeyDetail)
    /// The names that a certificate covers.
    case names(NameDetail)
    /// A damaged PEM file or block.
    case pem(PEMDetail)
    /// A broken rule of the strict profile.
    case profile(ProfileDetail)
    /// A broken rule of path validation.
    case path(PathDetail)
    /// A weak key or signature.
    case strength(StrengthDetail)
    /// What CRLs say.
    case revocation(RevocationDetail)
    /// What a live endpoint serves.
    case served(ServedDetail)
    /// What a server is configured to serve.
    indirect case server(ServerDetail)
    /// A validity period.
    case time(TimeDetail)
    /// Further findings of one kind, which are only counted.
    indirect case more(Int, first: FindingDetail)

    /// What kind of finding it is.
    package var id: FindingID {
        switch self {
        case .chain(let detail): detail.id
        case .client(let detail): detail.id
        case .key(let detail): detail.id
        case .names(let detail): detail.id
        case .pem(let detail): detail.fault.id
        case .profile(let detail): detail.fault.id
        case .path(let detail): detail.id
        case .strength(let detail): detail.id
        case .revocation(let detail): detail.id
        case .served(let detail): detail.id
        case .server(let detail): detail.id
        case .time(let detail): detail.id
        case .more(_, let first): first.id
        }
    }

    /// The values compared, in a fixed order.
    package var values: [Finding.Value] {
        switch self {
        case .chain(let detail): detail.values
        case .client(let detail): detail.values
        case .key(let detail): detail.values
        case .names(let detail): detail.values
        case .pem(let detail): detail.values
        case .profile: []
        case .path(let detail): detail.values
        case .strength(let detail): detail.values
        case .revocation(let detail): detail.values
        case .served(let detail): detail.values
        case .server(let detail): detail.values
        case .time(let detail): detail.values
        case .more(let count, _): [.number("count", Int64(count))]
        }
    }
}
