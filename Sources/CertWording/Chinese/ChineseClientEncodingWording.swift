internal import CertModel

/// Octets that are not DER, and fields that a client does not accept.
extension Chinese {
    static func message(_ fault: EncodingClientFault) -> String {
        switch fault {
        case .octetsBehind: "证书后面还有字节"
        case .longLength: "某个长度的编码比 DER 允许的长"
        case .oddTrue: "某个 BOOLEAN 为真却不是 FF"
        case .oddTrueOfAuthority: "基本约束中的 cA 为真却不是 FF"
        case .criticalFalse: "某个扩展写出了默认的 critical FALSE"
        case .writtenDefaultVersion: "写出了默认的版本 1"
        case .emptyExtensions: "扩展列表为空"
        case .serialNumberPadded: "序列号前面有多余的字节"
        case .serialNumberNegative: "序列号为负数"
        case .versionUnknown(let version): "版本为 \(version)"
        case .versionWithExtensions(let version): "版本 \(version) 却带有扩展"
        case .versionOfLeaf(let version): "它的版本是 \(version)"
        case .timeBefore1970: "它的有效期始于 1970 年之前"
        case .subject(let fault): "使用者含有\(clause(fault))"
        case .issuer(let fault): "颁发者名称含有\(clause(fault))"
        }
    }

    private static func clause(_ fault: AttributeStringFault) -> String {
        switch fault {
        case .printableString: "带有不允许的字符的 PrintableString"
        case .printableAmpersand: "带 & 的 PrintableString"
        case .ia5String: "不是 ASCII 的 IA5String"
        case .utf8String: "不是 UTF-8 的 UTF8String"
        case .bmpString: "字节数为奇数的 BMPString"
        case .bmpStringSurrogate: "只有半个字符的 BMPString"
        case .universalStringNumber: "含有非字符编号的 UniversalString"
        case .universalString: "长度不是四的倍数的 UniversalString"
        case .numericString: " NumericString"
        case .numericStringContent: "带有非数字字符的 NumericString"
        case .otherString: "名称中不允许的字符串类型"
        }
    }

    static func remedy(_ fault: EncodingClientFault) -> String {
        switch fault {
        case .octetsBehind: "去掉证书后面的字节。"
        case .longLength, .oddTrue, .oddTrueOfAuthority, .criticalFalse, .writtenDefaultVersion,
            .emptyExtensions:
            "请用 DER 重新签发证书。"
        case .serialNumberPadded, .serialNumberNegative:
            "请用最短形式的正序列号重新签发证书。"
        case .versionUnknown, .versionWithExtensions, .versionOfLeaf: "请重新签发版本 3 的证书。"
        case .timeBefore1970: "请用今天的时间重新签发证书。"
        case .subject, .issuer: "请用 UTF8String 的名称重新签发证书。"
        }
    }
}
