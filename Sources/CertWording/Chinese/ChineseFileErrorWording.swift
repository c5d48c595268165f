internal import CertModel

/// Files and folders that can't be read.
extension Chinese {
    static func message(_ refusal: FileRefusal) -> String {
        switch refusal {
        case .notFound, .patternUnmatched: "没有该文件或文件夹"
        case .emptyPath: "给出的路径为空"
        case .forbidden(.rootOnly): "只有 root 可以读取"
        case .forbidden(.user): "当前用户无权读取"
        case .forbidden(.folder): "所在的文件夹当前用户无权进入"
        case .notAFile(.folder): "是文件夹，不是文件"
        case .notAFile(.pipe): "是管道，不是文件"
        case .notAFile(.socket): "是套接字，不是文件"
        case .notAFile(.device): "是设备，不是文件"
        case .notAFile(.other): "不是普通文件"
        case .tooLarge(let mebibytes): "超过 \(mebibytes) MiB，即读取单个文件的上限"
        case .streamsTooLarge(let mebibytes): "超过所有管道合计读取的上限 \(mebibytes) MiB"
        case .silentPipe: "是管道，不是文件"
        case .changed: "在检查期间被改动"
        case .empty: "文件是空的"
        case .system(let words): "无法读取：\(words)"
        case .unwritable(let words), .unwritableReport(let words): "无法写入：\(words)"
        case .variableMissing: "环境中没有该变量"
        case .noPath: "没有给出文件或文件夹"
        case .nothingBelow: "该文件夹下没有证书和私钥"
        case .noCertificateBelow: "只有私钥或证书签名请求，没有证书：什么都没有检查"
        case .linkedEntries(let maximum):
            "链接所指的文件夹共有超过 \(maximum) 个条目，其余没有读取"
        case .linkedOctets(let maximum):
            "链接所指的文件共有超过 \(maximum) 字节，其余没有读取"
        case .passphrases(let maximum): "每个私钥最多尝试 \(maximum) 个密码"
        }
    }

    static func remedy(_ refusal: FileRefusal) -> String? {
        switch refusal {
        case .emptyPath: "路径所用的变量设置了吗？"
        case .patternUnmatched: "没有文件与该模式匹配：shell 把它原样传了过来。"
        case .forbidden: "请用有权读取的用户运行：例如 root，服务器的主进程也是如此。"
        case .notAFile: "请给出普通文件或文件夹。"
        case .tooLarge: "请只给出证书和私钥的文件。"
        case .streamsTooLarge: "请写入文件，再给出该文件。"
        case .silentPipe(let seconds): "\(seconds) 秒内没有程序写入：请先启动该程序。"
        case .changed: "请再检查一次。"
        case .empty: "请从来源重新复制该文件；磁盘当时是否已满？"
        case .noPath, .nothingBelow: "请给出存放证书的文件夹或文件。"
        case .noCertificateBelow: "请把存放证书的文件夹或文件也给出。"
        case .unwritableReport: "请指定自己的文件，或有权写入的文件夹中的新文件。"
        case .variableMissing: "请先导出该变量，或用文件给出密码。"
        case .linkedEntries, .linkedOctets: "请直接给出链接所指的文件夹，或不跟随这些链接。"
        case .passphrases: "请只给出存放这些私钥的密码的文件。"
        case .notFound, .system, .unwritable: nil
        }
    }
}

/// Files that hold something else than what is needed.
extension Chinese {
    static func message(_ refusal: ContentRefusal) -> String {
        switch refusal {
        case .noCertificate: "没有证书"
        case .keyAlone: "有私钥，没有证书"
        case .noKey: "没有私钥"
        case .certificateAlone: "有证书，没有私钥"
        case .noRevocationList: "没有证书吊销列表"
        case .kindsWithoutCertificate(let kinds): "有\(list(kinds))，没有证书"
        case .kindsWithoutKey(let kinds) where kinds.contains(.openSSHPrivateKey):
            "有\(list(kinds))，没有用于 TLS 的私钥"
        case .kindsWithoutKey(let kinds): "有\(list(kinds))，没有私钥"
        case .unknown: "没有 PEM 块，也不是 DER"
        case .other(.webPage): "是网页，不是证书"
        case .other(.xml): "是 XML 文档，不是证书"
        case .other(.json): "是 JSON，不是证书"
        case .other(.puttyKey): "是 PuTTY 的私钥"
        case .other(.openPGP): "用于 OpenPGP，不是证书"
        case .other(.archive): "是压缩包，不是证书"
        case .other(.appleDouble): "是 macOS 为另一个文件保存的附加信息，不是证书"
        case .notPEM(let format, _): "不是 PEM 文件（\(format)），而服务器只读取 PEM"
        case .cutShort(let label): "\(label.printable) 块被截断：没有 END 行"
        case .unknownBlock(let label): "含有不读取的 \(label.printable) 块"
        case .tooManyValues(let maximum): "含有超过 \(maximum) 个值，其余没有读取"
        case .manifest(let fault): message(fault)
        case .tooManyKeys(let maximum): "含有超过 \(maximum) 个私钥，其余没有读取"
        case .noAnchors: "本系统没有信任锚"
        }
    }

    private static func list(_ kinds: [ContentRefusal.Kind]) -> String {
        let text = kinds.map(phrase).joined(separator: "、")
        // A space stands between Chinese and Latin letters.
        return text.utf8.first.map { $0 < 0x80 } ?? false ? " " + text : text
    }

    private static func phrase(_ kind: ContentRefusal.Kind) -> String {
        switch kind {
        case .certificate: "证书"
        case .publicKey: "公钥"
        case .request: "证书签名请求"
        case .revocationList: "证书吊销列表"
        case .secretKey: "对称密钥"
        case .openSSHPrivateKey: "OpenSSH 私钥"
        case .openSSHPublicKey: "OpenSSH 公钥"
        case .exportedSSHKey: "SSH 公钥"
        case .parameters(let label): label.printable
        }
    }

    static func remedy(_ refusal: ContentRefusal) -> String? {
        switch refusal {
        case .noCertificate(.scan), .kindsWithoutCertificate:
            "请给出含有 -----BEGIN CERTIFICATE----- 行的文件。"
        case .keyAlone(.scan): "这里请给出证书的文件，并把这个文件作为它的私钥或与它一起给出。"
        case .kindsWithoutKey(let kinds) where kinds.contains(.openSSHPrivateKey):
            "转换一份副本：ssh-keygen -p -m PKCS8 -f COPY"
        case .kindsWithoutKey(let kinds) where kinds.contains(.certificate):
            "请把私钥的文件作为私钥给出；两个文件是否写反了？"
        case .noCertificate(.file), .keyAlone(.file), .unknown:
            "请给出含有 -----BEGIN CERTIFICATE----- 行的文件，或 DER 文件。"
        case .noCertificate(.server): "请写上含有 -----BEGIN CERTIFICATE----- 行的文件。"
        case .keyAlone(.server): "这里请写证书的文件；两个文件是否写反了？"
        case .noKey(.server): "请写上含有 -----BEGIN PRIVATE KEY----- 行的文件。"
        case .noKey(.file), .noKey(.scan), .kindsWithoutKey:
            "请给出含有 -----BEGIN PRIVATE KEY----- 行的文件。"
        case .certificateAlone: "这里请写私钥的文件；两个文件是否写反了？"
        case .noRevocationList(.file), .noRevocationList(.scan):
            "请给出含有 -----BEGIN X509 CRL----- 行的文件，或 DER 文件。"
        case .noRevocationList(.server): "请写上含有 -----BEGIN X509 CRL----- 行的文件。"
        case .other(.puttyKey): "转换它：puttygen FILE -O private-openssh -o NEW，然后用 ssh-keygen。"
        case .other(.webPage), .other(.xml), .other(.json):
            "请重新下载该文件，并先看看服务器返回了什么。"
        case .other(.openPGP): "请给出证书的文件：TLS 不使用 OpenPGP 的密钥。"
        case .other(.archive): "请先解压。"
        case .other(.appleDouble): "请给出文件名开头没有 ._ 的那个文件。"
        case .notPEM(_, isDER: true):
            "转换它：openssl x509 -inform der -in FILE -out NEW.pem；私钥用 openssl pkey。"
        case .notPEM(_, isDER: false):
            "从中取出证书和私钥：openssl pkcs12 -in FILE -nodes -out NEW.pem"
        case .cutShort: "请从来源重新复制整个文件。"
        case .manifest(let fault): remedy(fault)
        case .tooManyValues, .tooManyKeys: "请拆分该文件。"
        case .noAnchors: "请安装软件包 ca-certificates，或自己给出信任锚。"
        case .noCertificate(.memory), .keyAlone(.memory), .noKey(.memory),
            .noRevocationList(.memory), .unknownBlock:
            nil
        }
    }
}

/// Structures that can't be decoded; what the decoder says is technical and stays as it is.
extension Chinese {
    static func message(_ refusal: DecodingRefusal) -> String {
        let technical = "\(refusal.technical) (octet \(refusal.offset))"
        return switch refusal.structure {
        case .certificate: "证书无法解码：\(technical)"
        case .certificateRequest: "证书签名请求无法解码：\(technical)"
        case .revocationList: "证书吊销列表无法解码：\(technical)"
        case .publicKey: "公钥无法解码：\(technical)"
        case .privateKey: "私钥无法解码：\(technical)"
        case .openSSHKey: "OpenSSH 密钥无法解码：\(technical)"
        case .parameters: "参数无法解码：\(technical)"
        case .encryptionScheme: "加密方案无法解码：\(technical)"
        case .pkcs7: "PKCS#7 文件无法解码：\(technical)"
        case .served(let number, let address): "\(address) 的第 \(number) 张证书无法解码：\(technical)"
        case .block(let label): "\(label.printable) 无法解码：\(technical)"
        }
    }
}
