internal import CertModel

extension Chinese {
    static func message(_ detail: KeyDetail) -> String {
        switch detail {
        case .mismatched(let name, let owner, nil): mismatch(name.printable, owner)
        case .mismatched(let name, let owner, let fitting?):
            "\(mismatch(name.printable, owner))；匹配的私钥在 \(fitting.path.printable)"
        case .missing: "没有给出私钥，因此没有检查它是否匹配"
        case .unopened: "没有打开这个 Java 密钥库中的私钥，因此没有检查它是否匹配"
        case .orphan(let key, _): "给出的证书都不属于这个私钥（\(key.printable)）"
        case .requestUnanswered(let subject, nil):
            "给出的证书都不对应 \(requestSubject(subject)) 的证书签名请求"
        case .requestUnanswered(let subject, let key?):
            "给出的证书都不对应 \(requestSubject(subject)) 的证书签名请求，该请求由"
                + " \(key.path.printable):\(key.line) 的私钥生成"
        case .inconsistent(let key): "这个密钥（\(key.printable)）的私钥与公钥不属于同一密钥对"
        case .unproved(let key):
            "没有检查这个密钥（\(key.printable)）的私钥与公钥是否属于同一密钥对："
                + "这次运行的密钥所需的计算超过上限"
        case .encrypted: "私钥是加密的：服务器启动时需要密码"
        case .readable(let readers, let mode, _): message(readers, KeyReaders.octal(mode))
        }
    }

    private static func mismatch(_ certificate: String, _ owner: KeyOwner) -> String {
        switch owner {
        case .unknown: "私钥与证书不匹配：它不属于 \(certificate)"
        case .sameFile(let position, let location):
            "私钥与证书不匹配：它不属于 \(certificate)，而属于同一文件第 \(location.line) 行的"
                + "第 \(position) 张证书"
        case .otherFile(let location):
            "私钥与证书不匹配：它不属于 \(certificate)，而属于"
                + " \(location.path.printable):\(location.line)"
        }
    }

    private static func requestSubject(_ subject: String) -> String {
        subject.isEmpty ? "（空名称）" : subject.printable
    }

    private static func message(_ readers: KeyReaders, _ mode: String) -> String {
        switch readers {
        case .everybody: "这台机器上的所有人都能读取私钥（权限 \(mode)）"
        case .group: "这台机器上的同组用户能读取私钥（权限 \(mode)）"
        case .groupOfRoots: "这台机器上的同组用户能读取私钥（权限 \(mode)），该组由 root 指定"
        case .everybodyInGitWorkTree:
            "这台机器上的所有人都能读取私钥（权限 \(mode)）；它在不保存这类权限的 Git 工作区里"
        case .groupInGitWorkTree:
            "这台机器上的同组用户能读取私钥（权限 \(mode)）；它在不保存这类权限的 Git 工作区里"
        }
    }

    static func remedy(_ detail: KeyDetail) -> String {
        switch detail {
        case .mismatched(_, let owner, nil): remedy(owner)
        case .mismatched(_, _, let fitting?): "换成 \(fitting.path.printable) 中的私钥。"
        case .missing: "同时给出私钥文件。"
        case .unopened:
            "转换密钥库的副本并检查它：keytool -importkeystore -srckeystore STORE"
                + " -destkeystore COPY.p12 -deststoretype PKCS12"
        case .orphan: "同时给出证书；如果不再需要这个私钥，就删除它。"
        case .requestUnanswered: "把请求发送给颁发机构，并给出收到的证书。"
        case .inconsistent:
            "从备份恢复私钥，或生成新的私钥并为它重新签发证书：使用这个密钥的握手都会失败。"
        case .unproved: "单独检查这个密钥。"
        case .encrypted:
            "用一个文件给服务器提供密码（nginx：ssl_password_file），或不加密保存私钥："
                + "openssl pkey -in KEY -out NEWKEY。"
        case .readable(_, _, let path): "取消该权限：chmod 600 \(path.printable)"
        }
    }

    private static func remedy(_ owner: KeyOwner) -> String {
        switch owner {
        case .unknown: "给出申请证书时所用的私钥；如果已丢失，就为新的私钥重新签发证书。"
        case .sameFile(let position, _):
            "如果第 \(position) 张才是服务器自己的证书，就把它放到最前面：错的是顺序，不是私钥。"
                + "如果它属于颁发机构，就给出第一张证书的私钥。"
        case .otherFile(let location):
            "把这个私钥用于 \(location.path.printable)，或给出这张证书的私钥。"
        }
    }
}
