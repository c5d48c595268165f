internal import CertModel

/// Extensions.
extension Chinese {
    static func message(_ fault: ProfileExtensionFault) -> String {
        switch fault {
        case .critical(let name): "扩展 \(name) 是关键扩展"
        case .notCritical(let name): "扩展 \(name) 不是关键扩展"
        case .basicConstraintsMissing: "颁发机构没有基本约束"
        case .leafIsAuthority: "服务器的证书声明自己属于颁发机构"
        case .pathLength(.notAuthority): "证书写有路径长度，而它不属于颁发机构"
        case .pathLength(.withoutCertSign): "证书写有路径长度，而它的密钥不得签发证书"
        case .keyUsageMissing: "颁发机构没有密钥用法"
        case .keyUsageBits(let fault): message(fault)
        case .publicKeyUsage(.notCritical): "密钥用法不是关键扩展"
        case .publicKeyUsage(.authorityWithoutCRLSign): "颁发机构的密钥用法没有 cRLSign"
        case .extendedKeyUsageMissing: "服务器的证书没有扩展密钥用法"
        case .extendedKeyUsageOfRoot: "扩展密钥用法不该如此：根证书带有它"
        case .extendedKeyUsage(let purposes):
            "扩展密钥用法不该如此：服务器的证书含有"
                + " \(purposes.map(KeyPurpose.name(of:)).joined(separator: "、"))"
        case .authorityKeyIdentifier(let fault): message(fault)
        case .subjectKeyIdentifier(.missing): "缺少使用者密钥标识符"
        case .subjectKeyIdentifier(.empty): "使用者密钥标识符为空"
        case .policies(let fault): message(fault)
        case .policyLimits(let fault): message(fault)
        case .informationAccess(.empty): "颁发机构信息访问为空"
        case .informationAccess(.method(let oid)): "颁发机构信息访问含有方法 \(oid)"
        case .informationAccess(.address): "颁发机构信息访问含有不是 http: 的地址"
        case .distributionPoints(let fault): message(fault)
        case .timestamps: "证书时间戳列表是空的"
        case .unknownAnchorExtension(let name): "信任锚的扩展 \(name) 是关键扩展，且无法识别"
        case .malformedAnchorExtension(let fault):
            "信任锚的扩展 \(label(fault.oid)) 格式错误：\(reason(fault))"
        case .publicExtensions(let names):
            "由公共根证书签发，却没有 \(names.joined(separator: "、"))"
        case .publicTimestamps(let logs, let wanted):
            "时间戳来自 \(logs) 个日志，而浏览器要求 \(wanted) 个"
        }
    }

    private static func message(_ fault: ProfileExtensionFault.KeyUsageFault) -> String {
        switch fault {
        case .empty: "密钥用法为空"
        case .certSignWithoutAuthority: "密钥用法有 keyCertSign，而证书不属于颁发机构"
        case .authorityWithoutCertSign: "颁发机构的密钥用法没有 keyCertSign"
        case .onlyWithoutAgreement:
            "密钥用法有 encipherOnly 或 decipherOnly，却没有 keyAgreement"
        case .authorityHas(let bits):
            "颁发机构的密钥用法含有 \(bits.names.joined(separator: "、"))"
        case .curveEnciphers: "密钥用法含有加密，而椭圆曲线做不到"
        case .serverHas(let bits): "服务器的密钥用法含有 \(bits.names.joined(separator: "、"))"
        case .serverWithoutSignature: "服务器的密钥用法没有 digitalSignature"
        }
    }

    private static func message(
        _ fault: ProfileExtensionFault.AuthorityKeyIdentifierFault
    ) -> String {
        switch fault {
        case .missing: "缺少颁发机构密钥标识符"
        case .withoutKey: "颁发机构密钥标识符没有写明密钥"
        case .namesCertificate: "颁发机构密钥标识符除密钥外还写了颁发者的证书"
        case .otherKey: "颁发机构密钥标识符与颁发者的使用者密钥标识符不同"
        }
    }

    private static func message(_ fault: ProfileExtensionFault.PolicyFault) -> String {
        switch fault {
        case .empty: "证书策略是空列表"
        case .repeated: "证书策略中有一个策略出现两次"
        case .anyPolicyOfLeaf: "服务器证书的证书策略含有 anyPolicy"
        case .emptyQualifiers: "证书策略含有空的限定符列表"
        case .qualifierWithoutType: "证书策略含有没有类型的限定符"
        case .pointerNotURI: "证书策略的 CPS 指针不是 URI"
        case .userNotice: "证书策略含有用户通知"
        case .qualifier(let type): "证书策略含有类型为 \(type) 的限定符"
        case .noticeType: "证书策略的通知既不是 UTF8String 也不是 IA5String"
        case .noticeTooLong: "证书策略的通知超过 200 个字符"
        }
    }

    private static func message(_ fault: ProfileExtensionFault.PolicyLimitFault) -> String {
        switch fault {
        case .mappingsOfLeaf: "服务器证书中有策略映射"
        case .mappingsEmpty: "策略映射是空的"
        case .mappingsOfAnyPolicy: "策略映射涉及 anyPolicy"
        case .constraintsEmpty: "策略约束是空的"
        case .limitsOfLeaf: "服务器证书中有策略限制，而它不签发任何证书"
        }
    }

    private static func message(_ fault: ProfileExtensionFault.DistributionPointFault) -> String {
        switch fault {
        case .empty: "CRL 分发点是空列表"
        case .withoutName: "CRL 分发点中有一个没有名称"
        case .reasonsOrIssuer: "CRL 分发点带有自己的原因或颁发者"
        case .address: "CRL 分发点中有不是 http: 的名称"
        }
    }
}

extension Chinese {
    static func remedy(_ fault: ProfileExtensionFault) -> String {
        switch fault {
        case .critical(let name): "把 \(name) 设为非关键扩展。"
        case .notCritical(let name): "把 \(name) 设为关键扩展。"
        case .basicConstraintsMissing: "加上关键的 basicConstraints，cA 为 TRUE。"
        case .leafIsAuthority: "cA 设为 FALSE，或去掉 basicConstraints。"
        case .pathLength: "去掉 pathLenConstraint。"
        case .keyUsageMissing: "加上关键的 keyUsage，含 keyCertSign 和 cRLSign。"
        case .keyUsageBits:
            "颁发机构用 keyCertSign 和 cRLSign，服务器用 digitalSignature。"
        case .publicKeyUsage: "加上关键的 keyUsage，颁发机构的须含 cRLSign。"
        case .extendedKeyUsageMissing: "加上 serverAuth，至多再加 clientAuth。"
        case .extendedKeyUsageOfRoot, .extendedKeyUsage:
            "只用 serverAuth，至多再加 clientAuth；根证书不带该扩展。"
        case .authorityKeyIdentifier: "该扩展只写颁发者的使用者密钥标识符。"
        case .subjectKeyIdentifier: "加上 subjectKeyIdentifier。"
        case .policies: "每个策略只写一次，除 CPS 指针外不带限定符。"
        case .policyLimits: "去掉该扩展。"
        case .informationAccess: "OCSP 和颁发者证书使用 http 地址。"
        case .distributionPoints: "分发点只使用 http 地址。"
        case .timestamps: "嵌入时间戳，或去掉该扩展。"
        case .unknownAnchorExtension, .malformedAnchorExtension: "去掉该扩展。"
        case .publicExtensions(let names): "加上 \(names.joined(separator: "、"))。"
        case .publicTimestamps: "嵌入时间戳。"
        }
    }
}
