internal import CertModel

/// Private keys that can't be read.
extension Chinese {
    static func message(_ refusal: KeyRefusal) -> String {
        switch refusal {
        case .undecodable: "私钥无法解码"
        case .sealedInJavaKeyStore: "私钥以 Java 自己的形式加密"
        case .encrypted: "私钥已加密，但没有给出密码"
        case .wrongPassphrase: "密码打不开该私钥"
        case .unknownEncryption(let version):
            "私钥的加密方式是这个 OpenSSL（\(version)）不支持的"
        case .unknownAlgorithm(let oid, let version):
            "私钥的算法是 \(oid.algorithmText)，这个 OpenSSL（\(version)）无法读取"
        case .unknownVersion(let version, let openSSL):
            "私钥采用 PKCS#8 的版本 \(version)（RFC 5958），这个 OpenSSL（\(openSSL)）无法读取"
        case .legacyCipher:
            "私钥采用只有 OpenSSL 的 legacy 提供程序才支持的旧加密算法，而它没有安装"
        case .publicHalf: "私钥的公钥部分无法编码"
        case .notRead: "没有读取该私钥"
        case .beyondBudget(let maximum):
            "没有读取该私钥：本次运行的私钥会让 OpenSSL 用时超过上限 \(maximum) 毫秒"
        case .passphrasesBeyondBudget(let maximum):
            "没有尝试它的密码：本次运行尝试密码的用时会超过上限 \(maximum) 毫秒"
        case .pairingBeyondBudget(let maximum):
            "没有为所有证书配对私钥：计算本次运行中的压缩点会让用时超过上限 \(maximum) 毫秒"
        case .derivation(let work, let milliseconds, let maximum):
            message(work, milliseconds, maximum)
        case .octets(.public, let count, let maximum):
            "公钥有 \(count) 字节，上限为 \(maximum)"
        case .octets(.private, let count, let maximum):
            "私钥有 \(count) 字节，上限为 \(maximum)"
        case .number(.public, let bits, let maximum, let algorithm):
            "公钥中有一个 \(bits) 位的数，\(algorithm.description.printable) 的上限为 \(maximum)"
        case .number(.private, let bits, let maximum, let algorithm):
            "私钥中有一个 \(bits) 位的数，\(algorithm.description.printable) 的上限为 \(maximum)"
        }
    }

    private static func message(
        _ work: DerivationWork,
        _ milliseconds: Int,
        _ maximum: Int
    ) -> String {
        let limit = "约 \(milliseconds) 毫秒，上限为 \(maximum) 毫秒"
        return switch work {
        case .none: "尝试它的密码需要\(limit)"
        case .digest(let iterations): "尝试它的密码需要 \(iterations) 次摘要迭代，\(limit)"
        case .sha1(let iterations): "尝试它的密码需要 \(iterations) 次以上的 SHA-1 迭代，\(limit)"
        case .pbkdf2(let iterations, 1):
            "尝试它的密码需要 \(iterations) 次 PBKDF2 迭代，\(limit)"
        case .pbkdf2(let iterations, let blocks):
            "尝试它的密码需要对 \(blocks) 个块各做 \(iterations) 次 PBKDF2 迭代，\(limit)"
        case .scrypt(let cost, let blockSize, let parallel, nil):
            "尝试它的密码需要 scrypt（N = \(cost)，r = \(blockSize)，p = \(parallel)），\(limit)"
        case .scrypt(let cost, let blockSize, let parallel, let mebibytes?):
            "尝试它的密码需要 scrypt（N = \(cost)，r = \(blockSize)，p = \(parallel)），"
                + "所需内存超过上限 \(mebibytes) MiB"
        }
    }

    static func remedy(_ refusal: KeyRefusal) -> String? {
        switch refusal {
        case .sealedInJavaKeyStore:
            "转换密钥库：keytool -importkeystore -srckeystore STORE -destkeystore NEW.p12"
                + " -deststoretype PKCS12"
        case .encrypted: "请用文件或环境变量给出它的密码。"
        case .wrongPassphrase: "请给出加密该私钥时所用的密码。"
        case .unknownEncryption:
            "用普通的加密算法重新加密：openssl pkcs8 -topk8 -in OLD.key -out NEW.key"
        case .unknownAlgorithm, .unknownVersion:
            "请使用每种服务器都能读取的私钥：EC P-256 或 RSA，PKCS#8 格式，不带属性。"
        case .legacyCipher:
            "请安装该提供程序（libssl3 的 ossl-modules/legacy.so），或在有它的地方转换：openssl pkey"
                + " -provider legacy -provider default -in OLD.key -aes256 -out NEW.key"
        case .beyondBudget: "请单独检查它。"
        case .passphrasesBeyondBudget: "请单独检查它，并只给出它自己的密码。"
        case .pairingBeyondBudget: "请拆分该文件。"
        case .derivation: "用普通的迭代次数重新加密：openssl pkcs8 -topk8 -iter 600000"
        case .octets, .number: "请生成大小正常的密钥。"
        case .undecodable, .publicHalf, .notRead: nil
        }
    }
}

/// Stores of keys and certificates.
extension Chinese {
    static func message(_ refusal: StoreRefusal) -> String {
        switch refusal {
        case .encrypted: "PKCS#12 文件需要密码，但没有给出"
        case .wrongPassphrase: "密码打不开该 PKCS#12 文件"
        case .undecodable: "PKCS#12 文件无法解码"
        case .noSafes: "PKCS#12 文件中没有任何安全容器"
        case .undecodableSafe: "PKCS#12 文件中的某个安全容器无法解码"
        case .sealedSafe: "PKCS#12 文件中的某个安全容器是用公钥加密的"
        case .legacyCipher:
            "PKCS#12 文件采用只有 OpenSSL 的 legacy 提供程序才支持的旧加密算法，而它没有安装"
        case .pbmac1(let version):
            "PKCS#12 文件由 PBMAC1（RFC 9579）保护，OpenSSL \(version) 无法验证"
        case .notSignedData: "是不含证书的 PKCS#7：内容不是签名数据"
        case .javaCutShort: "Java 密钥库被截断"
        case .javaVersion(let version): "Java 密钥库的版本为 \(version)，不是 1 或 2"
        case .javaDamaged(let entry, let count):
            "Java 密钥库在 \(count) 个条目中的第 \(entry) 个处损坏或被截断"
        }
    }

    static func remedy(_ refusal: StoreRefusal) -> String? {
        switch refusal {
        case .encrypted: "请用文件或环境变量给出它的密码。"
        case .legacyCipher:
            "请安装该提供程序（libssl3 的 ossl-modules/legacy.so），或在有它的地方转换：openssl pkcs12"
                + " -legacy -in OLD.p12 -out NEW.pem"
        case .pbmac1:
            "用旧式 MAC 重新导出：openssl pkcs12 -in OLD.p12 -nodes | openssl pkcs12 -export -out"
                + " NEW.p12，第一个命令需要 OpenSSL 3.4 或更新版本。"
        case .notSignedData: "请索取 .p7b 或 PEM 格式的证书。"
        case .javaCutShort, .javaVersion, .javaDamaged: "请从来源以二进制方式重新复制该密钥库。"
        case .wrongPassphrase, .undecodable, .noSafes, .undecodableSafe, .sealedSafe: nil
        }
    }
}

/// Signatures that can't be verified.
extension Chinese {
    static func message(_ refusal: SignatureRefusal) -> String {
        switch refusal {
        case .twoAlgorithms: "它写了两种不同的签名算法"
        case .unknownAlgorithm(let algorithm, let version):
            "这个 OpenSSL（\(version)）不认识 \(algorithm.name.printable)"
        case .unsupportedAlgorithm(let algorithm):
            "不支持签名算法 \(algorithm.name.printable)"
        case .otherKey(let key, let algorithm):
            "\(key.description.printable) 密钥不能生成 \(algorithm.name.printable)"
        case .unusableKey: "公钥无法使用"
        case .unverifiable: "该密钥无法验证这种签名"
        case .certificate(let subject, let why):
            "\(name(subject)) 的签名无法验证：\(message(why))"
        case .requestsBeyondBudget(let maximum):
            "没有读取该证书签名请求：本次运行验证签名的用时会超过上限 \(maximum) 毫秒"
        }
    }

    static func remedy(_ refusal: SignatureRefusal) -> String? {
        switch refusal {
        case .certificate:
            "请用支持该算法的 OpenSSL 版本检查；大多数客户端同样不支持它。"
        case .requestsBeyondBudget: "请单独检查它。"
        case .twoAlgorithms, .unknownAlgorithm, .unsupportedAlgorithm, .otherKey, .unusableKey,
            .unverifiable:
            nil
        }
    }
}

/// Lines of a batch that are not requests, and configurations that can't be read.
extension Chinese {
    static func message(_ refusal: RequestRefusal) -> String {
        switch refusal {
        case .tooLong(let mebibytes): "该行超过 \(mebibytes) MiB"
        case .notJSON(let technical): "不是请求：不是 JSON：\(technical)"
        case .notAnObject: "不是请求：不是 JSON 对象"
        case .wrongType(let field): "不是请求：\(field.printable) 的类型不对"
        case .halfSurrogate(let field): "不是请求：\(field.printable) 含有半个代理对"
        case .tooManyEntries(let field, let maximum): "\(field.printable)：超过 \(maximum) 项"
        case .unknown(let field, let text):
            "\(field.printable)：不认识“\(text.printable.shortened(to: 100))”"
        case .noneOf(let field, let text, let known):
            "\(field.printable)：“\(text.printable.shortened(to: 100))”不在"
                + " \(known.joined(separator: "、")) 之中"
        case .notATime(let field): "\(field.printable)：不是 RFC 3339 时间"
        case .negative(let field): "\(field.printable)：小于 0"
        }
    }

    static func message(_ refusal: ConfigurationRefusal) -> String {
        switch refusal {
        case .unknownServer: "不是已知服务器的配置"
        case .noMainFile(let name): "是没有主配置的文件夹：其中没有 \(name.printable)"
        case .tooManyOctets(let maximum): "这些文件共超过 \(maximum) 字节"
        case .patternParts(let maximum): "某个模式超过 \(maximum) 段"
        case .folderEntries: "这些模式要查看的文件夹条目太多"
        }
    }

    static func remedy(_ refusal: ConfigurationRefusal) -> String? {
        switch refusal {
        case .unknownServer(let kinds): "如果它是，请指明服务器的种类：\(kinds)"
        case .noMainFile: "请给出主配置，或某个站点自己的文件。"
        case .tooManyOctets, .patternParts, .folderEntries: nil
        }
    }
}
