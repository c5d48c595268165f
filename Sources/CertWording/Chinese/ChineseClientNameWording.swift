internal import CertModel

/// Names and key identifiers that a client does not accept.
extension Chinese {
    static func message(_ fault: NameClientFault) -> String {
        switch fault {
        case .alternative(let fault): message(fault)
        case .emptySubject: "使用者为空，而可选名称不是关键扩展"
        case .emptyAuthority: "颁发机构的名称为空"
        case .emptyIssuer: "颁发者的名称为空"
        case .issuerOctets: "颁发者名称的写法与颁发者证书中的不同"
        case .issuerOctetsOfAnchor: "颁发者名称的写法与信任锚中的不同"
        case .issuerSpaces: "颁发者名称的空格或字符串类型与颁发者证书中的不同"
        }
    }

    private static func message(_ fault: AlternativeNameFault) -> String {
        switch fault {
        case .dnsNotASCII(let name): "可选名称中的 DNS 名称 \(shown(name)) 不是 ASCII"
        case .emailNotASCII(let address): "可选名称中的邮件地址 \(shown(address)) 不是 ASCII"
        case .uriNotASCII(let uri): "可选名称中的 URI \(shown(uri)) 不是 ASCII"
        case .uriMalformed(let uri): "可选名称中的 URI \(shown(uri)) 格式错误"
        case .uriWithoutScheme(let uri): "可选名称中的 URI \(shown(uri)) 没有协议部分"
        case .addressLength(let octets): "可选名称中有 \(octets) 字节的 IP 地址"
        case .emptyDNS: "可选名称中有空的 DNS 名称"
        case .mappedAddress: "可选名称中有写成 IPv6 地址的 IPv4 地址"
        case .x400Address: "可选名称中有 X.400 地址"
        }
    }

    private static func shown(_ text: String) -> String { text.printable.shortened(to: 200) }

    static func remedy(_ fault: NameClientFault) -> String {
        switch fault {
        case .alternative: "请重新签发不含该名称的证书：它会让客户端拒绝整张证书。"
        case .emptySubject: "请重新签发带使用者的证书，或把可选名称设为关键扩展。"
        case .emptyAuthority: "请重新签发带名称的颁发机构证书。"
        case .emptyIssuer: "请由有名称的颁发机构签发证书。"
        case .issuerOctets, .issuerOctetsOfAnchor, .issuerSpaces:
            "请重新签发证书，颁发者名称逐字节与颁发者自己的证书相同。"
        }
    }
}

extension Chinese {
    static func message(_ fault: KeyIdentifierClientFault) -> String {
        switch fault {
        case .key(let wanted, let own) where wanted.isEmpty:
            "颁发机构密钥标识符为空，而颁发者的密钥为 \(own.hexadecimal)"
        case .key(let wanted, let own):
            "颁发机构密钥标识符为 \(wanted.hexadecimal)，而颁发者的密钥为 \(own.hexadecimal)"
        case .serialNumber(let wanted, let own):
            "颁发机构密钥标识符要求颁发者的序列号为 \(wanted)，而不是 \(own)"
        case .issuer(let issuer):
            "颁发机构密钥标识符要求由另一个颁发机构签发的颁发者，而不是 \(name(issuer)) 签发的"
        case .issuerWithoutSerialNumber: "颁发机构密钥标识符只有颁发者或序列号，没有两者都写"
        case .authorityKeyIdentifierMissing: "没有指明颁发者密钥的颁发机构密钥标识符"
        case .subjectKeyIdentifierMissing: "没有颁发机构必须具有的使用者密钥标识符"
        }
    }

    static func remedy(_ fault: KeyIdentifierClientFault) -> String {
        switch fault {
        case .key, .serialNumber, .issuer, .issuerWithoutSerialNumber:
            "发送标识符所指的颁发者证书，或按现有颁发者的标识符重新签发证书。"
        case .authorityKeyIdentifierMissing: "请重新签发带颁发机构密钥标识符的证书。"
        case .subjectKeyIdentifierMissing: "请重新签发带使用者密钥标识符的颁发机构证书。"
        }
    }
}
