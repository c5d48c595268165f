internal import CertModel

/// Weak keys and signatures.
extension Chinese {
    static func message(_ detail: StrengthDetail) -> String {
        switch detail {
        case .keyTooSmall(let key, let minimum, let role):
            "\(prefix(role))公钥为 \(key.description.printable)，不足 \(minimum) 位，会被客户端拒绝"
        case .keyAlgorithm(let key, let role):
            "\(prefix(role))公钥为 \(key.description.printable)，这种算法会被客户端拒绝"
        case .explicitCurve(_, let subject):
            "\(name(subject)) 的公钥写的是曲线参数而不是名称，会被客户端拒绝"
        case .signature(let algorithm, let digest, let role):
            "\(prefix(role))用 \(algorithm.name.printable)（\(digest)）签名，会被客户端拒绝"
        }
    }

    static func remedy(_ detail: StrengthDetail) -> String {
        switch detail {
        case .keyTooSmall(_, _, .leaf), .keyAlgorithm(_, .leaf):
            "生成至少 RSA 2048 或 P-256 的密钥，并为它签发证书。"
        case .keyTooSmall(_, _, .authority), .keyTooSmall(_, _, .unneeded),
            .keyAlgorithm(_, .authority), .keyAlgorithm(_, .unneeded):
            "改用密钥更强的颁发机构，或重新签发证书。"
        case .explicitCurve: "在 P-256 等命名曲线上生成密钥，并为它签发证书。"
        case .signature(_, _, .leaf): "请用 SHA-256 或更强的摘要重新签发证书。"
        case .signature(_, _, .authority), .signature(_, _, .unneeded):
            "换成该颁发机构现行的、用 SHA-256 签名的证书。"
        }
    }
}
