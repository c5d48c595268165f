internal import CertModel

/// Distinguished names and alternative names.
extension Chinese {
    static func message(_ fault: ProfileNameFault) -> String {
        switch fault {
        case .issuerEmpty: "颁发者是空名称"
        case .subjectEmpty(.authority): "使用者是空名称，而颁发机构必须有名称"
        case .subjectEmpty(.withoutAlternativeNames): "使用者是空名称，也没有可选名称"
        case .subjectEmpty(.alternativeNamesNotCritical):
            "使用者是空名称，而可选名称不是关键扩展"
        case .attribute(let name, let fault): message(fault, name)
        case .severalAttributes: "使用者的某个相对名称有多个属性"
        case .repeatedAttribute(let name): "使用者中 \(name) 出现两次"
        case .attributeOrder: "使用者的属性顺序不对"
        case .organizationalUnit: "使用者含有组织单位，而它无人能够核实"
        case .commonNameUnlisted(let commonName, let names):
            "通用名称 \(quoted(commonName)) 不在可选名称 \(list(names)) 之中"
        case .commonNameSpelling(let commonName, let name):
            "通用名称 \(quoted(commonName)) 与可选名称 \(quoted(name)) 写法不同"
        case .commonNameAddress(let commonName):
            "通用名称 \(quoted(commonName)) 不是 RFC 3986 和 RFC 5952 写法的 IP 地址"
        case .nameKind(let kinds):
            "服务器的可选名称含有 \(kinds.map(noun).joined(separator: "、"))"
        case .dnsName(let name, let fault): "\(quoted(name)) 不是 DNS 名称：\(clause(fault))"
        case .wildcard(let name):
            "\(quoted(name)) 不是通配符名称：应为 `*.` 加上至少两个标签的名称"
        case .publicSuffixWildcard(let name): "\(quoted(name)) 覆盖某个公共后缀下的所有名称"
        case .ipAddress(let octets): "某个 iPAddress 有 \(octets) 字节，应为 4 或 16 字节"
        case .emailAddress(let name): "\(quoted(name)) 不是邮件地址"
        case .uri(let name, let fault): "\(quoted(name)) 不是绝对 URI：\(clause(fault))"
        case .internalName(let names): "\(list(names)) 在公共互联网上不可能属于任何人"
        }
    }

    private static func message(_ fault: AttributeFault, _ name: String) -> String {
        switch fault {
        case .stringType(.directory):
            "使用者的 \(name) 不是 PrintableString 或 UTF8String 类型"
        case .stringType(.printable): "使用者的 \(name) 不是 PrintableString 类型"
        case .stringType(.ia5): "使用者的 \(name) 不是 IA5String 类型"
        case .undecodable: "使用者的 \(name) 含有其类型不允许的字节"
        case .empty: "使用者的 \(name) 为空"
        case .notPrintable: "使用者的 \(name) 含有 PrintableString 不允许的字符"
        case .controlCharacters: "使用者的 \(name) 含有控制字符"
        case .meaningless: "使用者的 \(name) 没有意义"
        case .notCountryCode: "使用者的 \(name) 不是两个字母的代码"
        case .tooLong(let characters, let limit):
            "使用者的 \(name) 长 \(characters) 个字符，超过 \(limit) 个"
        }
    }

    /// Why a text is not a DNS name.
    static func clause(_ fault: DNSNameFault) -> String {
        switch fault {
        case .empty: "它是空的"
        case .tooLong: "它超过 253 字节"
        case .endsInNumber: "它以数字结尾"
        case .emptyLabel: "有一个标签是空的"
        case .labelTooLong: "有一个标签超过 63 字节"
        case .characters: "它含有字母、数字和连字符以外的字符"
        case .hyphen: "有一个标签以连字符开头或结尾"
        case .reservedLabel: "有一个标签是保留的形式"
        case .notALabel: "有一个 xn-- 标签不是 A-label"
        }
    }

    private static func clause(_ fault: URIFault) -> String {
        switch fault {
        case .characters: "它含有必须转义的字符"
        case .noScheme: "它没有协议部分"
        case .nothingBehindScheme: "协议部分后面没有内容"
        case .host: "它的主机既不是名称也不是地址"
        }
    }

    private static func noun(_ kind: ProfileNameFault.NameKind) -> String {
        switch kind {
        case .email: "rfc822Name"
        case .uri: "URI"
        case .directory: "directoryName"
        case .registeredID: "registeredID"
        case .other: "otherName"
        case .x400: "x400Address"
        case .ediParty: "ediPartyName"
        }
    }

    /// A name from a certificate.
    static func quoted(_ name: String) -> String {
        name.isEmpty ? "空名称" : name.printable.shortened(to: 80)
    }

    private static func list(_ names: ProfileNameFault.NameList) -> String {
        let shown = names.first.map { $0.printable.shortened(to: 80) }.joined(separator: "、")
        let more = names.count - names.first.count
        return more > 0 ? "\(shown) 等 \(names.count) 个名称" : shown
    }
}

/// Name constraints.
extension Chinese {
    static func message(_ fault: NameConstraintFault) -> String {
        switch fault {
        case .ofLeaf: "名称约束在不属于颁发机构的证书里"
        case .empty: "名称约束是空的"
        case .emptySubtrees: "名称约束含有空的子树列表"
        case .dnsName(let name, let fault):
            "名称约束含有 \(quoted(name))，它不是 DNS 名称：\(clause(fault))"
        case .email(let name): "名称约束含有 \(quoted(name))，它不是邮箱、主机或域"
        case .uri(let name): "名称约束含有 \(quoted(name))，它不是主机或域"
        case .rangeLength(let octets):
            "名称约束含有 \(octets) 字节的地址范围，应为 8 或 32 字节"
        case .rangeMask: "名称约束含有掩码不是前缀的地址范围"
        }
    }
}

extension Chinese {
    static func remedy(_ fault: ProfileNameFault) -> String {
        switch fault {
        case .issuerEmpty: "由有名称的颁发机构签发。"
        case .subjectEmpty: "写上使用者；服务器证书也可以改用关键的 subjectAltName。"
        case .attribute(let name, _): "\(name) 采用 RFC 5280 规定的类型和长度。"
        case .severalAttributes, .repeatedAttribute, .attributeOrder:
            "每个属性只写一次，各自独立，并按顺序排列。"
        case .organizationalUnit: "去掉 organizationalUnitName。"
        case .commonNameUnlisted: "去掉通用名称，或改为某个可选名称。"
        case .commonNameSpelling, .commonNameAddress: "通用名称的写法与可选名称保持一致。"
        case .nameKind: "只使用 DNS 名称和 IP 地址。"
        case .dnsName: "名称只用字母、数字和连字符，其他字符写成 A-label。"
        case .wildcard: "通配符作为整个第一个标签。"
        case .publicSuffixWildcard: "写出各个主机名。"
        case .ipAddress: "使用 4 字节（IPv4）或 16 字节（IPv6）的地址。"
        case .emailAddress: "使用 ASCII 的 local-part@domain 形式。"
        case .uri: "使用带协议部分的 URI；有主机部分的要写明主机。"
        case .internalName: "使用公共名称，或由自己的颁发机构签发。"
        }
    }
}
