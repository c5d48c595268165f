internal import CertModel

/// The chain, as presented and as trusted.
extension Chinese {
    static func message(_ detail: ChainDetail) -> String {
        switch detail {
        case .incomplete(let missing): message(missing)
        case .leafNotFirst(let position, let leaf, let first):
            "第一张证书是 \(name(first))，而服务器证书 \(name(leaf)) 是第 \(position) 张"
        case .outOfOrder(let subject, let issued):
            "\(name(subject)) 在通往它的 \(name(issued)) 前面"
        case .split(let leaf, let parts):
            "证书链由 \(leaf.printable) 和 \(list(parts, by: "、")) 拼成"
        case .superseded(let newer): "\(newer.printable) 中有名称相同的更新的证书，因此没有检查这一张"
        case .duplicate(let subject, let line):
            "\(name(subject)) 发送了两次，第一次在第 \(line) 行"
        case .moreDuplicates(let count): "另有 \(count) 张证书重复发送"
        case .unneeded(let subject): "\(name(subject)) 与证书链无关"
        case .moreUnneeded(let count): "另有 \(count) 张证书与证书链无关"
        case .unneededUnknown(let count):
            "没有查完哪些证书与证书链无关：\(count) 张证书中同名的太多"
        case .issuersUnknown(let count): "查找它的颁发者在 \(count) 张证书之后放弃：同名的太多"
        case .rootIncluded(let root):
            "发送了根证书 \(name(root))，而客户端会忽略它：客户端只信任自己的那份，或者根本不信任"
        case .untrustedRoot(let root):
            "不受信任的根证书：路径终止于 \(name(root))，它不是信任锚"
        case .selfSigned(let leaf): "\(name(leaf)) 是自签名的，且不是信任锚"
        case .signatureInvalid(let signature): message(signature)
        case .searchLimit(let signatures): "路径搜索在验证 \(signatures) 个签名之后放弃"
        }
    }

    private static func message(_ missing: ChainDetail.MissingIssuer) -> String {
        let place = missing.isUnsentIn.map { "；它在 \($0.printable) 中，不会发送给客户端" } ?? ""
        switch missing.issued {
        case nil:
            return "证书链不完整：证书的颁发者 \(name(missing.name)) 既不在文件里，也不是信任锚\(place)"
        case let issued?:
            return "证书链不完整：\(name(issued)) 的颁发者 \(name(missing.name)) 既不在文件里，"
                + "也不是信任锚\(place)"
        }
    }

    /// What OpenSSL or the decoder says follows a colon as it is.
    private static func message(_ signature: ChainDetail.InvalidSignature) -> String {
        switch signature.why {
        case nil:
            "\(name(signature.subject)) 的签名无法用 \(name(signature.issuer)) 的密钥验证"
        case let why?:
            "\(name(signature.subject)) 的签名无法用 \(name(signature.issuer)) 的密钥验证："
                + message(why)
        }
    }

    /// The first few paths.
    private static func list(_ paths: [String], by separator: String) -> String {
        paths.prefix(3).map(\.printable).joined(separator: separator)
    }
}

extension Chinese {
    static func remedy(_ detail: ChainDetail) -> String {
        switch detail {
        case .incomplete(let missing): remedy(missing)
        case .leafNotFirst:
            "把服务器证书放在最前面，每个颁发者放在它签发的证书下面："
                + "服务器把第一张当作自己的证书，然后报告私钥不匹配。"
        case .outOfOrder:
            "把每个颁发者紧跟在它签发的证书下面：TLS 1.2 要求这个顺序，有些客户端也要求。"
        case .split(let leaf, let parts):
            "使用包含全部证书的一个文件：awk 1 \(leaf.printable) \(list(parts, by: " "))"
                + " > fullchain.pem"
        case .superseded: "不再需要时删除它。"
        case .duplicate: "删除第二份：每次握手都白白发送它，有些客户端还会拒绝证书链。"
        case .moreDuplicates: "重写文件，每张证书只写一次。"
        case .unneeded: "从文件中删除它：严格的客户端拒绝带有无关证书的证书链。"
        case .moreUnneeded, .unneededUnknown: "重写文件，只保留服务器证书和它上面的各级颁发机构。"
        case .issuersUnknown: "删除与证书链无关的证书。"
        case .rootIncluded: "去掉根证书：每次握手都白白发送它。"
        case .untrustedRoot:
            "使用客户端信任的颁发机构的证书；如果颁发机构是自己的，"
                + "就在这里和每个客户端都把它的根证书设为信任锚。"
        case .selfSigned:
            "请由客户端信任的颁发机构签发证书；用于测试时，把证书本身设为信任锚。"
        case .signatureInvalid:
            "从颁发机构重新下载证书及其颁发者：其中之一已损坏，或颁发者是同名的另一张。"
        case .searchLimit: "删除与证书链无关的证书：同名的太多。"
        }
    }

    private static func remedy(_ missing: ChainDetail.MissingIssuer) -> String {
        switch missing.addresses.first {
        case nil: "把 \(name(missing.name)) 的证书追加到文件中，放在它签发的证书下面。"
        case let address?:
            "把 \(name(missing.name)) 的证书追加到文件中，放在它签发的证书下面。"
                + "下载地址：\(address.printable)。"
        }
    }
}
