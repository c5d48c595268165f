internal import CertModel

/// The fields of a certificate and their encoding.
extension Chinese {
    static func message(_ fault: ProfileFieldFault) -> String {
        switch fault {
        case .version(let version): "证书的版本是 \(version)，不是 3"
        case .serialNumber(.zero): "序列号为零"
        case .serialNumber(.negative): "序列号为负数"
        case .serialNumber(.tooLong(let octets)): "序列号长 \(octets) 字节，超过 20 字节"
        case .serialNumberShort(let octets):
            "序列号长 \(octets * 8) 位，容不下 64 个随机位"
        case .uniqueIdentifier: "证书除名称外还带有唯一标识符"
        case .validityForm(let field): "\(field.rawValue) 在 2050 年之前却使用 GeneralizedTime"
        case .validityOrder(let start, let end): "有效期在开始（\(start)）之前就结束（\(end)）"
        case .encoding(let flaw, .certificate): "证书不是 DER 编码：\(clause(flaw))"
        case .encoding(let flaw, .publicKey): "公钥不是 DER 编码：\(clause(flaw))"
        case .encoding(let flaw, .extension(let name)):
            "扩展 \(name) 不是 DER 编码：\(clause(flaw))"
        case .defaultEncoded(let value): message(value)
        case .lifetimeOverLimit(let days, let limit):
            "有效期为 \(days) 天，而公共颁发机构最多可签发 \(limit) 天"
        }
    }

    private static func clause(_ flaw: ProfileFieldFault.EncodingFlaw) -> String {
        switch flaw {
        case .longLength: "某个长度的编码比需要的长"
        case .unsortedSet: "某个 SET 的顺序不对"
        case .boolean: "某个 BOOLEAN 既不是 00 也不是 FF"
        case .longInteger: "某个 INTEGER 前面有多余的字节"
        case .unusedBits: "某个 BIT STRING 的未用位不为零"
        case .trailingZeroBits: "其末尾的位是零"
        case .nullWithContent: "某个 NULL 有内容"
        case .stringInParts: "某个字符串分成了几段"
        }
    }

    private static func message(_ value: ProfileFieldFault.DefaultValue) -> String {
        switch value {
        case .version: "写出了默认的版本 1，DER 应省略默认值"
        case .critical: "某个扩展写出了默认的 critical FALSE，DER 应省略默认值"
        case .basicConstraintsCA: "basicConstraints 写出了默认的 cA FALSE，DER 应省略默认值"
        case .subtreeMinimum: "nameConstraints 写出了默认的最小值 0，DER 应省略默认值"
        }
    }

    static func remedy(_ fault: ProfileFieldFault) -> String {
        switch fault {
        case .version: "使用版本 3。"
        case .serialNumber: "使用不超过 20 字节的正序列号。"
        case .serialNumberShort: "使用至少 64 个随机位的序列号。"
        case .uniqueIdentifier: "去掉 issuerUniqueID 和 subjectUniqueID。"
        case .validityForm: "2049 年及以前的时间使用 UTCTime。"
        case .validityOrder: "让 notAfter 晚于 notBefore。"
        case .encoding: "采用 DER 编码。"
        case .defaultEncoded: "省略默认值。"
        case .lifetimeOverLimit(_, let limit): "有效期最多 \(limit) 天。"
        }
    }
}
