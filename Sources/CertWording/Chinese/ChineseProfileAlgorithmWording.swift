internal import CertModel

/// Signature algorithms and keys.
extension Chinese {
    static func message(_ fault: ProfileAlgorithmFault) -> String {
        switch fault {
        case .signatureAlgorithm(let algorithm):
            "用 \(algorithm.name) 签名，公共颁发机构不得使用它"
        case .signatureMismatch(let inner, let outer) where inner.algorithm == outer.algorithm:
            "被签名部分中的签名算法与签名的不同：参数不一样"
        case .signatureMismatch(let inner, let outer):
            "被签名部分中的签名算法与签名的不同：里面是 \(inner.name)，签名旁是 \(outer.name)"
        case .signatureHash(let algorithm, let curve):
            "用 \(curve.printable) 上的密钥以 \(algorithm.name) 签名"
        case .signatureParameters(let algorithm): "\(algorithm.name) 的参数编码不正确"
        case .keyType(let kind): "公钥是 \(kind.printable)，公共颁发机构不得认证它"
        case .keySize(let bits): "模数有 \(bits) 位，不是 8 的倍数"
        case .keyEncoding(.rsaParameters): "公钥编码不正确：算法的参数不是 NULL"
        case .keyEncoding(.explicitCurve): "公钥编码不正确：曲线写的是显式参数而不是名称"
        case .keyEncoding(.point(let curve)):
            "公钥编码不正确：它不是 \(curve.printable) 上的点"
        case .rsaExponent(.zero): "RSA 指数为 0"
        case .rsaExponent(.one): "RSA 指数为 1"
        case .rsaExponent(.even): "RSA 指数是偶数"
        case .rsaParameters(.exponent): "RSA 指数不在 65537 与 2^256 - 1 之间"
        case .rsaParameters(.factor(let factor)): "RSA 模数有因子 \(factor)"
        }
    }

    static func remedy(_ fault: ProfileAlgorithmFault) -> String {
        switch fault {
        case .signatureAlgorithm: "用 RSA 或 ECDSA 配合 SHA-256、SHA-384 或 SHA-512 签名。"
        case .signatureMismatch: "两处写相同的签名算法。"
        case .signatureHash:
            "P-256 用 SHA-256、P-384 用 SHA-384、P-521 用 SHA-512 签名。"
        case .signatureParameters: "使用其签名算法规定的参数。"
        case .keyType: "使用 RSA 密钥，或 P-256、P-384、P-521 上的密钥。"
        case .keySize: "使用位数为 8 的倍数的密钥。"
        case .keyEncoding: "按 RFC 3279 和 RFC 5480 编码密钥。"
        case .rsaExponent: "使用指数为 65537 的密钥。"
        case .rsaParameters: "使用现行软件生成的密钥。"
        }
    }
}
