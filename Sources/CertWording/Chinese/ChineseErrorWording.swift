internal import CertModel

/// Errors: why there is nothing to judge.
extension Chinese {
    static func message(_ detail: ErrorDetail) -> String {
        switch detail {
        case .name(let refusal): message(refusal)
        case .setting(let refusal): message(refusal)
        case .file(let refusal): message(refusal)
        case .content(let refusal): message(refusal)
        case .decoding(let refusal): message(refusal)
        case .library(.context): "OpenSSL 无法建立库上下文"
        case .library(.tlsContext): "OpenSSL 无法建立 TLS 上下文"
        case .library(.handshake): "OpenSSL 不支持本程序握手所用的设置"
        case .library(.digests): "没有可用的 SHA-256 和 SHA-1"
        case .library(.noCipher): "OpenSSL 不认识列表中的任何密码套件"
        case .key(let refusal): message(refusal)
        case .store(let refusal): message(refusal)
        case .signature(let refusal): message(refusal)
        case .more(let count, let first): "另有 \(count) 个同类错误，其中第一个：\(message(first))"
        case .request(let refusal): message(refusal)
        case .configuration(let refusal): message(refusal)
        case .probe(let failure, let address): message(failure, at: address)
        case .target(let refusal): message(refusal)
        case .findingsLeftOut(let count): "还有 \(count) 个检查结果放不进这份报告"
        }
    }

    static func remedy(_ detail: ErrorDetail) -> String? {
        switch detail {
        case .name(let refusal): remedy(refusal)
        case .setting(let refusal): remedy(refusal)
        case .file(let refusal): remedy(refusal)
        case .content(let refusal): remedy(refusal)
        case .decoding, .library: nil
        case .key(let refusal): remedy(refusal)
        case .store(let refusal): remedy(refusal)
        case .signature(let refusal): remedy(refusal)
        case .more(_, let first): remedy(first)
        case .request, .findingsLeftOut: nil
        case .configuration(let refusal): remedy(refusal)
        case .probe(let failure, _): remedy(failure)
        case .target(let refusal): remedy(refusal)
        }
    }
}

/// Host names, addresses and e-mail addresses.
extension Chinese {
    private static func message(_ refusal: NameRefusal) -> String {
        switch refusal {
        case .hostTooLong(let maximum): "主机名超过 \(maximum) 字节"
        case .hostEmpty: "主机名为空"
        case .url: "URL 不是主机名"
        case .path: "路径不是主机名"
        case .emailAsHost: "邮件地址不是主机名"
        case .port: "主机名不包括端口"
        case .wildcard: "通配符不是主机名"
        case .zone: "没有证书含有带区域的地址"
        case .notAHost: "既不是主机名，也不是 IP 地址"
        case .notAnEmailAddress: "不是邮件地址"
        case .nameTooLong: "名称超过 253 字节"
        case .endsInNumber: "以数字结尾的名称既不是主机名，也不是 IP 地址"
        case .labelEmpty: "有一个标签为空"
        case .labelTooLong: "有一个标签超过 63 字节"
        case .marks(let maximum): "有一个标签连续含有超过 \(maximum) 个组合符号"
        case .beginsWithMark: "有一个标签以组合符号开头"
        case .hyphenAtEnd: "国际化标签以连字符开头或结尾"
        case .hyphensInThirdPlace: "国际化标签的第三和第四位是连字符"
        case .whiteSpace: "主机名不能含有空白"
        case .character(let scalar): "主机名不能含有 \(String(scalar).printable)"
        case .internationalCharacter(let scalar):
            "主机名不能含有 \(String(scalar).printable)（\(codePoint(scalar))）"
        }
    }

    private static func remedy(_ refusal: NameRefusal) -> String? {
        switch refusal {
        case .url(let host), .path(let host), .emailAsHost(let host), .port(let host):
            "只写主机名：\(host?.printable ?? "www.example.test")"
        case .wildcard: "请写通配符应覆盖的主机名，例如 www.example.test。"
        case .zone(let address): "只写地址：\(address.printable)"
        case .hostTooLong, .hostEmpty, .notAHost, .notAnEmailAddress, .nameTooLong, .endsInNumber,
            .labelEmpty, .labelTooLong, .marks, .beginsWithMark, .hyphenAtEnd, .hyphensInThirdPlace,
            .whiteSpace, .character, .internationalCharacter:
            nil
        }
    }

    private static func codePoint(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

/// Settings.
extension Chinese {
    private static func message(_ refusal: SettingRefusal) -> String {
        switch refusal {
        case .client(let name):
            "“\(name.printable)”不在 \(clientNames)、all 之中"
        case .acceptedID(let text):
            "没有名为“\(text.printable.shortened(to: 60))”的检查结果或错误"
        case .baseline(let fault): message(fault)
        case .time(let text): "不是时间：\(text.printable)"
        case .threshold(let text): "不是时长或百分比：\(text.printable)"
        case .pattern(let text, .empty): "模式 \(text.printable) 为空"
        case .pattern(let text, .endsInBackslash): "模式 \(text.printable) 以反斜杠结尾"
        case .pattern(let text, .rangeBackwards): "模式 \(text.printable) 的范围前后颠倒"
        case .pattern(let text, .bracketOpen): "模式 \(text.printable) 的 [ 没有对应的 ]"
        }
    }

    private static var clientNames: String {
        ClientFamily.allCases.map(\.rawValue).joined(separator: "、")
    }

    private static func remedy(_ refusal: SettingRefusal) -> String? {
        switch refusal {
        case .time:
            "请写 RFC 3339 时间（2026-02-01T12:00:00Z）、日期（2026-02-01）、纪元秒数，或与现在的间隔"
                + "（+30d、-12h）。"
        case .threshold:
            "请写带 s、m、h、d 或 w 的数（30d），或有效期的 0% 至 100%（33%）。"
        case .baseline: "请给出 --write-baseline 生成的文件。"
        case .client, .pattern, .acceptedID: nil
        }
    }
}
