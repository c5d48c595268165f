internal import CertModel

/// Extensions in a form that a client does not accept.
extension Chinese {
    static func message(_ fault: ExtensionClientFault) -> String {
        switch fault {
        case .critical(let oid): "扩展 \(label(oid)) 是关键扩展"
        case .unknownCritical(let oid): "无法识别关键扩展 \(label(oid))"
        case .repeated: "某个扩展出现两次"
        case .malformed(let fault): "某个扩展格式错误：\(reason(fault))"
        case .tlsFeature: "它要求 status_request 以外的 TLS 特性"
        case .mustStaple: "服务器必须装订 OCSP 响应：证书要求如此"
        case .accessEmpty: "颁发机构信息访问中没有地址"
        case .policyTwice: "某个证书策略出现两次"
        case .policiesEmpty: "证书策略中没有策略"
        case .policyConstraintsEmpty: "策略约束为空"
        case .identifierNumber(let limit): "某个扩展的标识符含有超过 \(limit) 位的数"
        case .constraintsEmpty: "名称约束没有子树"
        case .constraintsMask: "名称约束中某个地址范围的掩码不连续"
        case .constraintsUnknownToGo: "关键的名称约束属于 Go 不支持的类型"
        case .constraintsUnknownToRustls: "名称约束允许 rustls 不比较的目录名称"
        case .constraintsUnknownToGnuTLS: "名称约束属于 GnuTLS 不支持的类型"
        case .constraintsCritical: "名称约束是关键扩展"
        case .constraintsDotAtEnd: "名称约束中的某个 DNS 名称以点结尾"
        }
    }

    static func remedy(_ fault: ExtensionClientFault) -> String {
        switch fault {
        case .critical: "请重新签发证书，该扩展不设为关键。"
        case .mustStaple: "在服务器上启用 OCSP 装订，或重新签发不带该 TLS 特性的证书。"
        case .unknownCritical, .repeated, .malformed, .tlsFeature, .accessEmpty, .policyTwice,
            .policiesEmpty, .policyConstraintsEmpty, .identifierNumber:
            "请重新签发不含它的证书。"
        case .constraintsEmpty, .constraintsMask, .constraintsUnknownToGo,
            .constraintsUnknownToRustls, .constraintsUnknownToGnuTLS, .constraintsCritical,
            .constraintsDotAtEnd:
            "请重新签发颁发机构的证书，名称约束采用客户端能读取的形式。"
        }
    }
}

/// Basic constraints and key usages.
extension Chinese {
    static func message(_ fault: UsageClientFault) -> String {
        switch fault {
        case .leafIsCA: "服务器的证书是颁发机构的证书"
        case .selfSignedNotCA: "证书是自己的颁发者，却不可签发证书"
        case .anchorWithoutConstraintsAndUsage: "版本 3 的根证书没有基本约束和密钥用法"
        case .anchorWithoutConstraints: "版本 3 的根证书没有基本约束"
        case .anchorVersion(let version): "根证书的版本为 \(version)，无法声明自己是颁发机构"
        case .constraintsNotCritical: "颁发机构的基本约束不是关键扩展"
        case .pathLengthOfLeaf: "CA:FALSE 却带有路径长度"
        case .pathLength(let limit): "路径长度大于 \(limit)"
        case .withoutDigitalSignature(let usage):
            "密钥用法为 \(list(usage))，没有 digitalSignature"
        case .leafEnciphersOnly: "服务器的密钥用法含有 encipherOnly 或 decipherOnly"
        case .leafSignsCertificates: "服务器的密钥用法含有 keyCertSign"
        case .authorityWithoutKeyUsage: "颁发机构没有密钥用法"
        case .pathLengthWithoutCertSign: "带有路径长度，而密钥用法没有 keyCertSign"
        case .anyPurpose: "它用于 anyExtendedKeyUsage，没有写明 serverAuth"
        case .ocspSigning: "它除 serverAuth 外还用于 OCSPSigning"
        }
    }

    static func remedy(_ fault: UsageClientFault) -> String {
        switch fault {
        case .leafIsCA: "请为服务器签发基本约束为 CA:FALSE 的证书。"
        case .selfSignedNotCA: "请由客户端信任的颁发机构签发证书，或重新制作不带基本约束和密钥用法的证书。"
        case .anchorWithoutConstraintsAndUsage, .anchorWithoutConstraints, .anchorVersion:
            "制作版本 3 的根证书，带关键的基本约束 CA:TRUE 和密钥用法 keyCertSign，并交给客户端。"
        case .constraintsNotCritical: "请重新签发颁发机构的证书，基本约束设为关键扩展。"
        case .pathLengthOfLeaf, .pathLengthWithoutCertSign: "请重新签发不带路径长度的证书。"
        case .pathLength: "请重新签发路径长度较小的颁发机构证书。"
        case .withoutDigitalSignature:
            "请签发密钥用法包含 digitalSignature 的证书：TLS 1.3 和 ECDHE 需要它。"
        case .leafEnciphersOnly: "请重新签发密钥用法只有 digitalSignature 的证书。"
        case .leafSignsCertificates: "请重新签发不带 keyCertSign 的证书。"
        case .authorityWithoutKeyUsage: "请重新签发带密钥用法的颁发机构证书。"
        case .anyPurpose: "请重新签发用途为 serverAuth 或不带扩展密钥用法的证书。"
        case .ocspSigning: "请重新签发不带 OCSPSigning 的证书。"
        }
    }
}
