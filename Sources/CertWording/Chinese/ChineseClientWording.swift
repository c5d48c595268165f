internal import CertModel

/// What clients refuse beyond RFC 5280.
extension Chinese {
    static func message(_ detail: ClientDetail) -> String {
        switch detail {
        case .rule(let rule):
            rule.holder.map { "\(name($0))：\(message(rule.fault))" } ?? message(rule.fault)
        case .chainTooLarge(_, .certificates, let count, let maximum):
            "发送了 \(count) 张证书，超过 \(maximum) 张"
        case .chainTooLarge(_, .octets, let count, let maximum):
            "证书共 \(count) 字节，超过 \(maximum) 字节"
        case .chainTooLarge(_, .intermediates, let count, let maximum):
            "到信任锚之间有 \(count) 张中间证书，超过 \(maximum) 张"
        case .anchorNotSelfSigned(let anchor):
            "路径终止于信任锚 \(name(anchor))，它不是自签名的"
        case .issuerAmbiguous(let issuer): message(issuer)
        case .issuerNotBelow(let issued):
            "\(name(issued)) 后面没有某些客户端会采用的颁发者"
        case .nameRefused(let hosts):
            "按 RFC 9525 已覆盖 \(list(hosts.map(\.printable)))，但有的客户端比较名称的方式不同"
        }
    }

    private static func message(_ issuer: ClientDetail.AmbiguousIssuer) -> String {
        let choice =
            "有多张证书都可能签发了 \(name(issuer.issued))，有的客户端会选第 \(issuer.line) 行由"
            + " \(name(issuer.above)) 签发的 \(name(issuer.taken))"
        return switch issuer.consequence {
        case .missingIssuer: "\(choice)：它不通往任何信任锚"
        case .unknownRoot: "\(choice)：它通往的根证书不是信任锚"
        case .signature: "\(choice)：签名不是用它的密钥生成的"
        case .finding(let id): "\(choice)：那条路径有 \(id)"
        }
    }

    private static func message(_ fault: ClientFault) -> String {
        switch fault {
        case .algorithm(let fault): message(fault)
        case .encoding(let fault): message(fault)
        case .name(let fault): message(fault)
        case .extension(let fault): message(fault)
        case .usage(let fault): message(fault)
        case .keyIdentifier(let fault): message(fault)
        case .compromised: "它的私钥自 2026 年 10 月起已公开"
        }
    }

    static func remedy(_ detail: ClientDetail) -> String {
        switch detail {
        case .rule(let rule): remedy(rule.fault)
        case .chainTooLarge(_, .certificates, _, _): "删除路径用不到的证书。"
        case .chainTooLarge(_, .octets, _, _):
            "删除路径用不到的证书，或重新签发名称和扩展较少的证书。"
        case .chainTooLarge(_, .intermediates, _, _): "请由更靠近根证书的颁发机构签发证书。"
        case .anchorNotSelfSigned:
            "把签发该信任锚的根证书也交给客户端，或让客户端接受不完整的路径"
                + "（X509_V_FLAG_PARTIAL_CHAIN）。"
        case .issuerAmbiguous: "从文件中删除该证书，或把它放到通往信任锚的那一张后面。"
        case .issuerNotBelow: "把每个颁发者紧跟在它签发的证书下面。"
        case .nameRefused: "主机名只用字母、数字和连字符，并为它签发证书。"
        }
    }

    private static func remedy(_ fault: ClientFault) -> String {
        switch fault {
        case .algorithm(let fault): remedy(fault)
        case .encoding(let fault): remedy(fault)
        case .name(let fault): remedy(fault)
        case .extension(let fault): remedy(fault)
        case .usage(let fault): remedy(fault)
        case .keyIdentifier(let fault): remedy(fault)
        case .compromised:
            "今天就请另一家颁发机构签发证书：任何人都能以这个机构的名义签发证书。"
        }
    }
}
