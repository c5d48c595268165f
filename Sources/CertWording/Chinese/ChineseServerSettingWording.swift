internal import CertModel

/// A site's settings for TLS.
extension Chinese {
    static func message(_ detail: ServerSettingDetail, _ dialect: ServerDialect) -> String {
        switch detail {
        case .protocolObsolete(let versions, let hasCurrent, let isDefault):
            message(versions, hasCurrent: hasCurrent, isDefault: isDefault, dialect)
        case .cipherWeak(_, mustNot: let suites, _) where !suites.isEmpty:
            "列表包含绝对不得使用的密码套件：\(list(suites))"
        case .cipherWeak(_, _, shouldNot: let suites):
            "列表包含不应使用的密码套件：\(list(suites))"
        case .noSharedCipher(_, let keys, let hasTLS13): message(keys, hasTLS13: hasTLS13)
        case .staplingIdle: "启用了 OCSP 装订，但证书没有写明可以查询的 OCSP 服务器"
        case .stapleOff: "证书要求装订 OCSP 响应，而站点没有启用装订"
        case .stapleWithoutResponder:
            "证书要求装订 OCSP 响应，却没有写明可以查询的 OCSP 服务器"
        }
    }

    private static func message(
        _ versions: [String],
        hasCurrent: Bool,
        isDefault: Bool,
        _ dialect: ServerDialect
    ) -> String {
        let named = list(versions)
        let fact = isDefault ? "这个版本的 \(dialect.product) 默认启用 \(named)" : "启用了 \(named)"
        return hasCurrent
            ? "\(fact)：现行客户端已停用这些弱版本"
            : "\(fact)，没有更新的版本：现行客户端会拒绝连接"
    }

    private static func message(_ keys: [PublicKey.Algorithm], hasTLS13: Bool) -> String {
        let named = list(keys.map(\.description))
        return hasTLS13
            ? "列表中没有与站点密钥（\(named)）匹配的密码套件：只有 TLS 1.3 可用"
            : "列表中没有与站点密钥（\(named)）匹配的密码套件：所有握手都会失败"
    }

    static func remedy(_ detail: ServerSettingDetail, _ dialect: ServerDialect) -> String {
        switch detail {
        case .protocolObsolete: "写成：\(dialect.currentProtocols)"
        case .cipherWeak:
            "\(dialect.ciphers) 中只写现行的密码套件：ECDHE+AESGCM:ECDHE+CHACHA20"
        case .noSharedCipher:
            "在 \(dialect.ciphers) 中写与证书密钥类型匹配的密码套件："
                + "ECDHE+AESGCM:ECDHE+CHACHA20 适用于 RSA 和 ECDSA"
        case .staplingIdle:
            "删除 \(dialect.stapling)：颁发机构不提供 OCSP 时（例如 Let's Encrypt），它不起作用。"
        case .stapleOff: "启用装订（\(dialect.staplingOn)），或签发不带 must-staple 的证书。"
        case .stapleWithoutResponder: "请签发不带 must-staple 的证书。"
        }
    }
}

/// The files that client certificates are verified with.
extension Chinese {
    static func message(_ detail: ClientVerificationDetail) -> String {
        switch detail {
        case .authoritiesExpired(let names, isAll: true):
            "用于客户端证书的颁发机构（\(list(names.map(name)))）全部已过期：出示证书的客户端都会被拒绝"
        case .authoritiesExpired(let names, isAll: false):
            "\(list(names.map(name))) 已过期：使用其证书的客户端会被拒绝"
        case .listMissing: "用于客户端证书的 CRL 文件里没有 CRL：出示证书的客户端都会被拒绝"
        case .listsExpired(let issuers):
            "\(list(issuers.map(name))) 的 CRL 已过期：使用其证书的客户端都会被拒绝"
        }
    }

    static func remedy(_ detail: ClientVerificationDetail) -> String {
        switch detail {
        case .authoritiesExpired: "在文件中放入该颁发机构现行的证书。"
        case .listMissing: "在文件中放入颁发机构现行的 CRL。"
        case .listsExpired: "在文件中放入现行的 CRL，并在下次更新到期之前更换。"
        }
    }
}
