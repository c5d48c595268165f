internal import CertModel

/// What a server would refuse to read.
extension Chinese {
    static func message(_ fault: ServerSyntaxFault, _ dialect: ServerDialect) -> String {
        switch fault {
        case .words(let fault): message(fault)
        case .directive(let fault): message(fault)
        case .address(let fault): message(fault)
        case .serverName(let fault): message(fault)
        case .inclusion(let fault): message(fault)
        case .tls(let fault): message(fault, dialect)
        case .manifest(let fault): message(fault)
        }
    }

    static func remedy(_ fault: ServerSyntaxFault, _ dialect: ServerDialect) -> String {
        switch fault {
        case .words, .directive, .address, .serverName, .inclusion:
            "改正该行；\(dialect.configurationTest) 的读法相同，并会说明它期望什么。"
        case .manifest(let fault): remedy(fault)
        case .tls(.keyMissing):
            "每个 \(dialect.certificate) 写一个 \(dialect.certificateKey)，顺序相同。"
        case .tls(.clientAuthoritiesMissing):
            "在 \(dialect.clientAuthorities) 中指定颁发机构的文件。"
        case .tls(.cipherListRefused): "写一个下面的命令能显示的列表：openssl ciphers -v LIST"
        }
    }

    private static func message(_ fault: ServerSyntaxFault.Words) -> String {
        switch fault {
        case .byteOrderMark: "第一个词之前有字节顺序标记"
        case .unexpected(let text): "意外的 \(inQuotes(text))"
        case .endOfStatementMissing: "文件意外结束，缺少 \";\" 或 \"}\""
        case .endOfBlockMissing: "文件意外结束，缺少 \"}\""
        case .endOfLuaMissing: "文件在 Lua 块中意外结束，缺少 \"}\""
        case .tooLong(isQuoted: true): "参数过长，可能缺少结束的引号"
        case .tooLong(isQuoted: false): "参数过长"
        case .commentTooLong(let octets): "注释长 \(octets) 字节，超过服务器能读取的长度"
        case .nestedTooDeep(let maximum): "块的嵌套超过 \(maximum) 层"
        }
    }

    private static func message(_ fault: ServerSyntaxFault.Directive) -> String {
        switch fault {
        case .unknown(let name): "未知指令 \(inQuotes(name))"
        case .notTerminated(let name): "指令 \(inQuotes(name)) 没有以 \";\" 结束"
        case .withoutBlock(let name): "指令 \(inQuotes(name)) 缺少 \"{\""
        case .wrongNumberOfArguments(let name): "指令 \(inQuotes(name)) 的参数个数不对"
        case .notAllowedHere(let name): "指令 \(inQuotes(name)) 不能写在这里"
        case .duplicate(let name): "指令 \(inQuotes(name)) 重复"
        case .notOnOrOff(let name, let value):
            "指令 \(inQuotes(name)) 的值 \(inQuotes(value)) 无效，只能是 \"on\" 或 \"off\""
        case .invalidValue(let value): "值 \(inQuotes(value)) 无效"
        case .invalidParameter(let word): "参数 \(inQuotes(word)) 无效"
        }
    }

    private static func message(_ fault: ServerSyntaxFault.Address) -> String {
        switch fault {
        case .noHost(let word): "\(inQuotes(word)) 中没有主机"
        case .noPort(let word): "\(inQuotes(word)) 中没有端口"
        case .hostNotFound(let word): "找不到 \(inQuotes(word)) 中的主机"
        case .invalidHost(let word): "\"listen\" 指令的 \(inQuotes(word)) 中主机无效"
        case .invalidPort(let word): "\"listen\" 指令的 \(inQuotes(word)) 中端口无效"
        case .duplicate(let word): "重复监听 \(word.printable)"
        case .duplicateDefault(let word): "\(word.printable) 有重复的默认服务器"
        }
    }

    private static func message(_ fault: ServerSyntaxFault.ServerName) -> String {
        switch fault {
        case .emptyExpression: "服务器名称 \"~\" 的正则表达式为空"
        case .expression(let expression, let fault):
            "正则表达式 \(inQuotes(expression)) 有误：\(English.message(fault))"
        case .invalid(let name): "服务器名称 \(inQuotes(name)) 无效"
        case .invalidAmongOthers(let name): "服务器名称或通配符 \(inQuotes(name)) 无效"
        }
    }

    private static func message(_ fault: ServerSyntaxFault.Inclusion) -> String {
        switch fault {
        case .notOneFile(let directive): "\(inQuotes(directive)) 只能指定一个文件"
        case .itself(let path): "\(path.printable) 包含了自己"
        case .nestedTooDeep: "文件相互包含的层数过多"
        case .tooMany(let maximum): "包含次数超过 \(maximum)"
        case .tooManyDirectives: "文件相互包含，指令总数过多"
        case .tooManySites(let maximum): "反复包含的块产生的站点超过 \(maximum) 个"
        }
    }

    private static func message(
        _ fault: ServerSyntaxFault.TLS,
        _ dialect: ServerDialect
    ) -> String {
        switch fault {
        case .keyMissing(let certificate):
            "没有为 \(certificate.printable) 写 \(dialect.certificateKey)："
                + "\(dialect.product) 拒绝启动"
        case .clientAuthoritiesMissing:
            "\(dialect.clientVerification) 没有对应的 \(dialect.clientAuthorities)"
        case .cipherListRefused(let list):
            "OpenSSL 不认识列表 \(list.printable) 中的任何密码套件"
        }
    }

    /// A text of the configuration in quotes, safe to print.
    private static func inQuotes(_ text: String) -> String { "\"\(text.printable)\"" }
}
