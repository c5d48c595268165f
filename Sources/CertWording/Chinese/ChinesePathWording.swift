internal import CertModel

/// The rules of path validation.
extension Chinese {
    static func message(_ detail: PathDetail) -> String {
        switch detail {
        case .notAnAuthority(let issuer, .notCA):
            "\(name(issuer)) 签发了证书，却不是证书颁发机构：其基本约束为 CA:FALSE"
        case .notAnAuthority(let issuer, .version(let version)):
            "\(name(issuer)) 签发了证书，却不是证书颁发机构：它的版本是 \(version)，没有基本约束"
        case .notAnAuthority(let issuer, .withoutBasicConstraints):
            "\(name(issuer)) 签发了证书，却不是证书颁发机构：它没有基本约束"
        case .pathTooLong(let issuer, let allowed, let found):
            "\(name(issuer)) 允许其下最多 \(allowed) 个颁发机构，实际有 \(found) 个"
        case .tooManyIntermediates(let maximum, let found):
            "证书与信任锚之间最多允许 \(maximum) 张中间证书，实际有 \(found) 张"
        case .policyNotAccepted(let subject, let fault, let policies):
            message(subject, fault, accepted: policies.accepted)
        case .keyUsageOfLeaf(let usage, let missing):
            "密钥用法为 \(list(usage))，没有 \(list(missing))"
        case .keyUsageOfIssuer(let issuer, let usage):
            "\(name(issuer)) 签发了证书，而它的密钥用法为 \(list(usage))，没有 keyCertSign"
        case .purposeOfLeaf(let purposes, let wanted):
            "证书用于 \(list(purposes))，而不是 \(KeyPurpose.name(of: wanted))"
        case .purposeOfAuthority(let authority, let purposes, let wanted):
            "颁发机构 \(name(authority)) 用于 \(list(purposes))，而不是"
                + " \(KeyPurpose.name(of: wanted))"
        case .purposeOfAnchor(let anchor, let wanted?):
            "信任锚 \(name(anchor)) 不被信任用于 \(KeyPurpose.name(of: wanted))"
        case .purposeOfAnchor(let anchor, nil): "信任锚 \(name(anchor)) 不被信任用于任何用途"
        case .unhandledCriticalExtension(let oid, let subject):
            "\(name(subject)) 有无法识别的关键扩展 \(labelled(oid))"
        case .extensionMalformed(let fault, let subject):
            "\(name(subject)) 的扩展 \(label(fault.oid)) 格式错误：\(reason(fault))"
        case .nameConstraint(let violation, let subject, let authority):
            message(violation, in: subject, by: authority)
        case .tooManyConstraints(let subject):
            "没有检查完 \(name(subject)) 的名称约束：需要比较的名称和子树太多"
        }
    }

    private static func message(
        _ subject: DistinguishedName,
        _ fault: PathDetail.PolicyFault,
        accepted: [String]
    ) -> String {
        switch fault {
        case .noValidPolicy where accepted.isEmpty:
            "需要有效的证书策略，而到 \(name(subject)) 为止没有有效的策略"
        case .noValidPolicy:
            "需要有效的证书策略，而 \(accepted.joined(separator: "、")) 中没有到 \(name(subject))"
                + " 为止有效的策略"
        case .anyPolicyMapped: "\(name(subject)) 映射了不可映射的 anyPolicy"
        }
    }

    private static func message(
        _ violation: PathDetail.NameViolation,
        in subject: DistinguishedName,
        by authority: DistinguishedName
    ) -> String {
        switch violation {
        case .excluded(let excluded, let subtree?):
            "\(name(subject)) 的名称 \(name(excluded)) 在 \(name(authority)) 排除的子树"
                + " \(name(subtree)) 内"
        case .excluded(let excluded, nil):
            "\(name(subject)) 的名称 \(name(excluded)) 在 \(name(authority)) 排除的子树内"
        case .notPermitted(let outside):
            "\(name(subject)) 的名称 \(name(outside)) 不在 \(name(authority)) 允许的子树内"
        }
    }

    /// Why an extension is malformed; what the decoder says is technical and stays as it is.
    static func reason(_ fault: Certificate.ExtensionFault) -> String {
        switch fault.kind {
        case .repeated: "它出现了两次"
        case .undecodable(_, let technical): technical
        }
    }

    static func list(_ usage: KeyUsage) -> String {
        usage.isEmpty ? "空" : usage.names.joined(separator: "、")
    }

    private static func list(_ purposes: [OID]) -> String {
        purposes.map(KeyPurpose.name(of:)).joined(separator: "、")
    }
}

extension Chinese {
    static func remedy(_ detail: PathDetail) -> String {
        switch detail {
        case .notAnAuthority: "请由证书颁发机构签发证书：客户端不信任其他服务器的证书所签发的内容。"
        case .pathTooLong, .tooManyIntermediates: "请由更靠近根证书的颁发机构签发证书。"
        case .policyNotAccepted: "请按其所有颁发者都允许的策略签发证书。"
        case .keyUsageOfLeaf(_, let missing): "请签发密钥用法包含 \(list(missing)) 的证书。"
        case .keyUsageOfIssuer: "请重新签发带 keyCertSign 的颁发者证书，并在文件中替换它。"
        case .purposeOfLeaf(_, let wanted), .purposeOfAuthority(_, _, let wanted):
            "请签发扩展密钥用法包含 \(KeyPurpose.name(of: wanted)) 的证书。"
        case .purposeOfAnchor(_, let wanted?):
            "使用受信任用于 \(KeyPurpose.name(of: wanted)) 的颁发机构的证书，或修改信任锚的信任设置："
                + "见 openssl x509 的 -addtrust 和 -addreject。"
        case .purposeOfAnchor(_, nil):
            "使用受信任的颁发机构的证书，或修改信任锚的信任设置："
                + "见 openssl x509 的 -addtrust 和 -addreject。"
        case .unhandledCriticalExtension:
            "请签发不含该扩展或不设为关键的证书：不认识它的客户端必须拒绝。"
        case .extensionMalformed: "请重新签发证书：客户端会拒绝现在这张。"
        case .nameConstraint: "请由可以为该名称签发的颁发机构签发证书。"
        case .tooManyConstraints: "请签发名称较少的证书。"
        }
    }
}
