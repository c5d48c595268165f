internal import CertModel

/// The sentences in simplified Chinese: one file an area.
enum Chinese {
    static func message(_ detail: FindingDetail) -> String {
        switch detail {
        case .chain(let detail): message(detail)
        case .client(let detail): message(detail)
        case .key(let detail): message(detail)
        case .names(let detail): message(detail)
        case .pem(let detail): message(detail)
        case .profile(let detail): message(detail)
        case .path(let detail): message(detail)
        case .strength(let detail): message(detail)
        case .revocation(let detail): message(detail)
        case .served(let detail): message(detail)
        case .server(let detail): message(detail)
        case .time(let detail): message(detail)
        case .more(let count, let first): "另有 \(count) 个同类结果，其中第一个：\(message(first))"
        }
    }

    static func remedy(_ detail: FindingDetail) -> String? {
        switch detail {
        case .chain(let detail): remedy(detail)
        case .client(let detail): remedy(detail)
        case .key(let detail): remedy(detail)
        case .names(let detail): remedy(detail)
        case .pem(let detail): remedy(detail)
        case .profile(let detail): remedy(detail)
        case .path(let detail): remedy(detail)
        case .strength(let detail): remedy(detail)
        case .revocation(let detail): remedy(detail)
        case .served(let detail): remedy(detail)
        case .server(let detail): remedy(detail)
        case .time(let detail): remedy(detail)
        case .more(_, let first): remedy(first)
        }
    }
}
