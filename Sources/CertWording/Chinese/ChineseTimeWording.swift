internal import CertModel

extension Chinese {
    static func message(_ detail: TimeDetail) -> String {
        switch detail {
        case .expired(let end, let now, let role):
            "\(prefix(role))已过期 \(duration(now.seconds(since: end)))，到期时间为 \(end)"
        case .notYetValid(let beginning, let now, let role):
            "\(prefix(role))尚未生效，\(duration(beginning.seconds(since: now)))后于 \(beginning) 生效"
        case .expiresSoon(let end, let now, _, let role):
            "\(prefix(role))将在 \(duration(end.seconds(since: now)))后过期，到期时间为 \(end)"
        }
    }

    static func remedy(_ detail: TimeDetail) -> String {
        switch detail {
        case .expired(_, _, let role), .expiresSoon(_, _, _, let role):
            renewal(role)
        case .notYetValid(_, _, .leaf):
            "在此之前继续使用旧证书，并检查这台机器的时钟。"
        case .notYetValid(_, _, .authority), .notYetValid(_, _, .unneeded):
            "使用该颁发机构现行的证书，并检查这台机器的时钟。"
        }
    }

    private static func renewal(_ role: CertificateRole) -> String {
        switch role {
        case .leaf: "续期证书，然后重新加载服务器。"
        case .authority: "换成该颁发机构现行的证书。"
        case .unneeded: "从文件中删除它：没有路径需要它。"
        }
    }
}
