internal import CertModel

/// Keys and signatures that a client does not know or does not accept.
extension Chinese {
    static func message(_ fault: AlgorithmClientFault) -> String {
        switch fault {
        case .curveP521: "密钥在 P-521 上"
        case .curveNotOffered(let key): "密钥为 \(key.description.printable)，客户端不提供它"
        case .curveUnknown(let key): "密钥为 \(key.description.printable)"
        case .explicitCurve: "公钥写的是曲线参数而不是名称"
        case .compressedPoint: "密钥是压缩形式的点"
        case .ed25519: "密钥为 Ed25519"
        case .ed448: "密钥为 Ed448"
        case .rsaPSSKey: "密钥是 RSASSA-PSS 密钥，不是普通 RSA 密钥"
        case .keyCannotSign(let key): "密钥为 \(key.description.printable)，不能签名"
        case .rsaExponent(let limit): "RSA 密钥的公开指数超过 \(limit) 位"
        case .rsaModulus(let bits): "RSA 密钥有 \(bits) 位"
        case .rsaModulusNegative: "RSA 密钥的模数写成了负数"
        case .rsaWithoutNull: "RSA 密钥的算法没有 NULL 参数"
        case .sha224(let algorithm): "用 \(algorithm.name.printable) 以 SHA-224 签名"
        case .sha3: "以 SHA-3 签名"
        case .dsa: "用 DSA 签名"
        case .pssSalt(let salt, let digest):
            "用 RSASSA-PSS 签名，盐值为 \(salt) 字节，而摘要为 \(digest) 字节"
        case .pssMask: "用 RSASSA-PSS 签名，掩码与消息的摘要不同"
        case .pssDigestWithoutNull: "用 RSASSA-PSS 签名，其摘要没有 NULL 参数"
        case .ecdsaParameters: "ECDSA 签名的算法带有参数"
        case .twoAlgorithms: "它写了两种不同的签名算法"
        }
    }

    static func remedy(_ fault: AlgorithmClientFault) -> String {
        switch fault {
        case .curveP521, .curveNotOffered, .curveUnknown, .explicitCurve, .ed25519, .ed448,
            .keyCannotSign, .rsaExponent, .rsaModulusNegative:
            "生成 RSA 2048 或 P-256 的密钥，并为它签发证书。"
        case .compressedPoint: "请用未压缩形式的密钥重新签发证书。"
        case .rsaPSSKey: "生成普通 RSA 或 P-256 的密钥，并为它签发证书。"
        case .rsaModulus: "生成 2048 至 4096 位的 RSA 密钥，并为它签发证书。"
        case .rsaWithoutNull: "用密钥的通常形式重新生成请求，并重新签发证书。"
        case .sha224, .sha3, .dsa, .pssSalt, .pssMask, .pssDigestWithoutNull, .ecdsaParameters:
            "请用 ECDSA 或普通 RSA 配合 SHA-256 重新签发证书。"
        case .twoAlgorithms: "重新制作根证书，并交给客户端。"
        }
    }
}
