internal import CertModel

extension Chinese {
    static func message(_ detail: PEMDetail) -> String {
        let block = block(detail.label)
        return switch detail.fault {
        case .glued: "两个块粘在一起：同一行结束一个块，又开始下一个块"
        case .indented(.begin): "\(block)的 BEGIN 行前面有空白"
        case .indented(.end): "\(block)的 END 行前面有空白"
        case .indentedBody: "\(block)的 base64 前面有空白"
        case .quoted(let quoting): message(quoting, block)
        case .beside(let boundary, let side): message(beside: boundary, side, block)
        case .unseen(let boundary, let side): message(unseen: boundary, side, block)
        case .misspelt(let boundary, let misspelling): message(misspelling, of: boundary, block)
        case .dashes(.begin, let before, let after):
            "\(block)的 BEGIN 行前面有 \(before) 个连字符，后面有 \(after) 个，应各为 5 个"
        case .dashes(.end, let before, let after):
            "\(block)的 END 行前面有 \(before) 个连字符，后面有 \(after) 个，应各为 5 个"
        case .truncated(.begin, _): "\(block)被截断：没有 BEGIN 行"
        case .truncated(.end, _): "\(block)被截断：没有 END 行"
        case .incomplete(0): "\(block)是空的"
        case .incomplete(let count): "\(block)被截断：其中的值缺少 \(count) 字节"
        case .mismatched(let end):
            "块以 \((detail.label ?? "").printable) 开头，却以 \(end.printable) 结尾"
        case .mislabelled(let content): message(content.kind, block)
        case .blankLine: "\(block)内有空行"
        case .badBase64: "\(block)含有不属于 base64 的字符"
        case .trailingOctets(let count, _): "\(block)在值的后面多出 \(count) 字节"
        case .byteOrderMark(let encoding): message(encoding)
        case .carriageReturns(areAlone: true): "行以单独的回车符结尾，是旧式 Mac 的写法"
        case .carriageReturns(areAlone: false): "行以回车符结尾，是 Windows 的写法"
        case .missingFinalNewline: "文件的最后一行没有换行"
        case .textBetween: "文件的两个块之间有文本"
        case .otherContent(let content): message(content)
        case .empty: "文件是空的"
        case .joined(isPEMFirst: true): "文件的 PEM 块后面接着裸 DER"
        case .joined(isPEMFirst: false): "两个文件拼在了一起，前一个是裸 DER"
        }
    }

    /// What to do, and what the two servers make of the file as it is.
    static func remedy(_ detail: PEMDetail) -> String {
        "\(remedy(detail.fault))\(sentence(detail.fault.verdicts))"
    }

    /// The block with a label, or the whole file.
    private static func block(_ label: String?) -> String {
        label.map { " \($0.printable) 块" } ?? "文件"
    }
}

/// What is wrong.
extension Chinese {
    private static func message(_ quoting: PEMFault.Quoting, _ block: String) -> String {
        switch quoting {
        case .marks: "\(block)带有引号，或每行带有前缀"
        case .escapes: "\(block)的换行写成了 \\n"
        case .markup: "\(block)写成了 HTML，带有标签或实体"
        case .base64: "\(block)是 PEM 文件再做一次 base64 的结果，如 Kubernetes Secret 中那样"
        }
    }

    private static func message(
        beside boundary: PEMFault.Boundary,
        _ side: PEMFault.Side,
        _ block: String
    ) -> String {
        switch (boundary, side) {
        case (.begin, .before): "\(block)的 BEGIN 前面，同一行上有文本"
        case (.begin, .behind): "\(block)的 BEGIN 后面，同一行上有文本"
        case (.end, .before): "\(block)的 END 前面，同一行上有文本"
        case (.end, .behind): "\(block)的 END 后面，同一行上有文本"
        }
    }

    private static func message(
        unseen boundary: PEMFault.Boundary,
        _ side: PEMFault.Side,
        _ block: String
    ) -> String {
        switch (boundary, side) {
        case (.begin, .before): "\(block)的 BEGIN 前面，同一行上有看不见的字符"
        case (.begin, .behind): "\(block)的 BEGIN 后面，同一行上有看不见的字符"
        case (.end, .before): "\(block)的 END 前面，同一行上有看不见的字符"
        case (.end, .behind): "\(block)的 END 后面，同一行上有看不见的字符"
        }
    }

    private static func message(
        _ misspelling: PEMFault.Misspelling,
        of boundary: PEMFault.Boundary,
        _ block: String
    ) -> String {
        switch (misspelling, boundary) {
        case (.letters, .begin): "\(block)的 BEGIN 行没有全部大写，或单词之间不是一个空格"
        case (.letters, .end): "\(block)的 END 行没有全部大写，或单词之间不是一个空格"
        case (.dashes, .begin): "\(block)的 BEGIN 行中的破折号不是 ASCII 连字符"
        case (.dashes, .end): "\(block)的 END 行中的破折号不是 ASCII 连字符"
        }
    }

    private static func message(_ kind: PEMFault.Content.Kind, _ block: String) -> String {
        switch kind {
        case .certificate: "\(block)里是证书"
        case .laterCertificate: "\(block)里是证书，而且不是文件的第一张"
        case .request: "\(block)里是证书签名请求"
        case .revocationList: "\(block)里是 CRL"
        case .publicKey: "\(block)里是公钥"
        case .rsaPublicKey: "\(block)里是 RSA 公钥"
        case .parameters: "\(block)里是参数"
        case .pkcs7: "\(block)里是 PKCS#7 结构"
        case .pkcs12: "\(block)里是 PKCS#12 文件"
        case .rsaPrivateKey: "\(block)里是 PKCS#1 形式的 RSA 私钥"
        case .ecPrivateKey: "\(block)里是 SEC 1 形式的 EC 私钥"
        case .dsaPrivateKey: "\(block)里是 OpenSSL 自有形式的 DSA 私钥"
        case .privateKey: "\(block)里是未加密的 PKCS#8 私钥"
        case .encryptedPrivateKey: "\(block)里是加密的私钥"
        }
    }

    private static func message(_ encoding: PEMFault.Encoding) -> String {
        switch encoding {
        case .utf8: "文件以字节顺序标记开头"
        case .utf16: "按字节顺序标记，文件是 UTF-16 编码"
        case .unmarkedUTF16: "文件是 UTF-16 编码，没有字节顺序标记"
        }
    }

    private static func message(_ content: PEMFault.OtherContent) -> String {
        switch content {
        case .webPage: "文件里是网页，不是证书"
        case .xml: "文件里是 XML 文档，不是证书"
        case .json: "文件里是 JSON，不是证书"
        }
    }
}

/// What to do about it.
extension Chinese {
    private static func remedy(_ fault: PEMFault) -> String {
        switch fault {
        case .glued: "在 -----END ...----- 与 -----BEGIN ...----- 之间加上换行。"
        case .indented, .indentedBody: "把该块的各行移到最左边。"
        case .quoted(let quoting): remedy(quoting)
        case .beside(.begin, _): "让 -----BEGIN ...----- 独占一行。"
        case .beside(.end, _): "让 -----END ...----- 独占一行。"
        case .unseen: "去掉非 ASCII 字符，例如用 tr -cd '\\n -~'。"
        case .misspelt(_, .letters): "写成大写：读取时逐字母比较。"
        case .misspelt(_, .dashes): "两侧各写五个连字符：文字处理软件把它们换成了别的破折号。"
        case .dashes: "两侧各写五个连字符。"
        case .truncated, .incomplete: "从原来的地方重新复制整个文件。"
        case .mismatched: "两行写相同的标签。"
        case .mislabelled(let content): remedy(content)
        case .blankLine: "删除空行。"
        case .badBase64: "从原来的地方重新复制该块。"
        case .trailingOctets: "从原来的地方重新复制，或用 openssl 重新转换。"
        case .byteOrderMark(.utf8):
            "把文件存为不带字节顺序标记的 UTF-8：旧版本和其他库看不到第一个块。"
        case .byteOrderMark(.utf16), .byteOrderMark(.unmarkedUTF16):
            "把文件存为不带字节顺序标记的 UTF-8：iconv -f UTF-16 -t UTF-8。"
        case .carriageReturns(areAlone: true): "转换文件，例如用 tr '\\r' '\\n'。"
        case .carriageReturns(areAlone: false):
            "转换文件，例如用 sed -i 's/\\r$//'：有些设备和脚本会因此出错。"
        case .missingFinalNewline: "给最后一行加上换行：追加的内容会与它粘在一起而被拒绝。"
        case .textBetween: "如果有程序或设备因此出错，就删除它。"
        case .otherContent: "重新下载文件，并先查看服务器的应答。"
        case .empty: "从原来的地方重新复制文件；磁盘是否已满？"
        case .joined: "先把每个文件转换成 PEM，再拼接。"
        }
    }

    private static func remedy(_ quoting: PEMFault.Quoting) -> String {
        switch quoting {
        case .marks: "去掉引号或各行的前缀。"
        case .escapes: "写成真正的换行，用 printf '%b' 或 jq --raw-output。"
        case .markup: "复制页面上显示的内容，而不是它的源码。"
        case .base64: "解码一次：base64 -d FILE > NEW。"
        }
    }

    private static func remedy(_ content: PEMFault.Content) -> String {
        switch content.label {
        case "PKCS7": "在两行中写 PKCS7，然后用 openssl pkcs7 -print_certs。"
        case .some(let label): "在两行中写 \(label.printable)。"
        case nil: "用 base64 -d 解码，再用 openssl pkcs12 转换。"
        }
    }
}

/// What servers make of it.
extension Chinese {
    private static func sentence(_ verdicts: (openSSL: ReaderVerdict, nginx: ReaderVerdict))
        -> String
    {
        guard verdicts.openSSL == verdicts.nginx else {
            return "\(openSSL(verdicts.openSSL))\(nginx(verdicts.nginx))"
        }
        return switch verdicts.nginx {
        case .reads: "OpenSSL 和 nginx 1.22 仍能读取。"
        case .losesNext: "OpenSSL 和 nginx 1.22 会把下一个块当作它的一部分。"
        case .passesOver: "OpenSSL 和 nginx 1.22 看不见它。"
        case .refuses: "OpenSSL 和 nginx 1.22 会拒绝这个文件。"
        }
    }

    private static func openSSL(_ verdict: ReaderVerdict) -> String {
        switch verdict {
        case .reads: "OpenSSL 仍能读取。"
        case .losesNext: "OpenSSL 会把下一个块当作它的一部分。"
        case .passesOver: "OpenSSL 看不见它。"
        case .refuses: "OpenSSL 会拒绝这个文件。"
        }
    }

    private static func nginx(_ verdict: ReaderVerdict) -> String {
        switch verdict {
        case .reads: "nginx 1.22 仍能读取。"
        case .losesNext: "nginx 1.22 会把下一个块当作它的一部分。"
        case .passesOver: "nginx 1.22 看不见它。"
        case .refuses: "nginx 1.22 会拒绝这个文件。"
        }
    }
}
