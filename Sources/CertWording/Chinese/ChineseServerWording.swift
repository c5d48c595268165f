internal import CertModel

extension Chinese {
    static func message(_ detail: ServerDetail) -> String {
        switch detail {
        case .certificateMissing(let substitute, let dialect): message(substitute, dialect)
        case .certificateShadowed(let algorithm):
            "后面有密钥类型相同（\(algorithm)）的证书，实际使用的是它而不是这一张"
        case .certificateUnreached(let algorithm):
            "前面有密钥类型相同（\(algorithm)）的证书包含这一张的全部名称，实际使用的是它，"
                + "过期之后也一样"
        case .certificateUnknowable(let written, let reason): message(written.printable, reason)
        case .certificateOfProgram: "握手时由程序选择证书：只有握手才能看到是哪一张"
        case .certificateOfController:
            "控制器使用它自己的证书，这里没有写出"
        case .secretMissing(let fault): message(fault)
        case .fileUnreadable(let error, let written, _):
            "\(written.printable)：\(message(error.detail).printable)"
        case .notTLS(let missing, _): message(missing)
        case .plainHTTP(let names, _):
            "\(list(names.map(\.printable))) 也在 80 端口提供，没有重定向到 HTTPS"
        case .nameImpossible(let names, let isAll):
            message(impossible: list(names.map(\.printable)), isAll: isAll)
        case .nameShadowed(let names, let first):
            "同一地址上，\(first.path.printable):\(first.line) 的站点已有名称"
                + " \(list(names.map(\.printable)))：没有请求会通过它到达这个站点"
        case .setting(let detail, let dialect): message(detail, dialect)
        case .clientVerification(let detail): message(detail)
        case .directiveRemoved(let directive, let dialect): message(directive, dialect)
        case .includeMissing(let path, _): "\(path.printable) 不存在"
        case .syntax(let fault, let dialect): message(fault, dialect)
        }
    }

    private static func message(
        _ substitute: ServerDetail.Substitute,
        _ dialect: ServerDialect
    ) -> String {
        switch substitute {
        case .certificate(let name?, _):
            "启用了 TLS 监听却没有证书；客户端得到的是那里的默认服务器 \(name.printable) 的证书"
        case .certificate(nil, let location):
            "启用了 TLS 监听却没有证书；客户端得到的是那里的默认服务器的证书，即"
                + " \(location.path.printable):\(location.line) 的站点"
        case .nothing:
            "启用了 TLS 监听却没有证书，那里的默认服务器也没有：\(dialect.product) 拒绝启动"
        }
    }

    private static func message(
        _ written: String,
        _ reason: ServerDetail.UnknowableReason
    ) -> String {
        switch reason {
        case .variable: "\(written) 含有变量：只有握手才能看到它的值"
        case .data: "\(written) 是数据而不是文件：只有握手才能看到它是什么"
        case .engine: "\(written) 在 OpenSSL 引擎中：只有握手才能看到它是什么"
        case .store: "\(written) 在 OpenSSL 存储中：只有握手才能看到它是什么"
        case .issued: "\(written) 由集群内签发：只有握手才能看到它是什么"
        }
    }

    private static func message(_ missing: ServerDetail.MissingTLS) -> String {
        switch missing {
        case .onPort(let port): "监听 \(port) 端口却没有启用 TLS：使用 TLS 的客户端都会失败"
        case .onPort80Alone: "指定了证书，却只监听 80 端口，没有启用 TLS"
        case .anywhere: "指定了证书，却没有在任何地方启用 TLS"
        }
    }

    private static func message(impossible names: String, isAll: Bool) -> String {
        isAll
            ? "客户端不可能请求 \(names) 这样的名称，而站点没有别的名称"
            : "客户端不可能请求 \(names) 这样的名称"
    }

    private static func message(
        _ directive: ServerDetail.RemovedDirective,
        _ dialect: ServerDialect
    ) -> String {
        let fact =
            "\(dialect.product) 自 \(directive.version) 起移除了指令 \(directive.name.printable)"
        return directive.isRefused ? "\(fact)：服务器因此无法启动" : "\(fact)：升级后服务器将无法启动"
    }
}

/// What to do.
extension Chinese {
    static func remedy(_ detail: ServerDetail) -> String {
        switch detail {
        case .certificateMissing(_, let dialect):
            "指定站点的证书和私钥（\(dialect.certificate)、\(dialect.certificateKey)），"
                + "或让它不使用 TLS。"
        case .certificateShadowed:
            "删除不需要的那一张及其私钥：站点对每种密钥类型只使用一张证书。"
        case .certificateUnreached:
            "删除不需要的那一张：使用的是先加载的证书。"
        case .secretMissing(let fault): remedy(fault)
        case .certificateUnknowable, .certificateOfProgram, .certificateOfController:
            "重新加载后查看实际使用的证书：openssl s_client -connect HOST:443 -servername NAME。"
        case .fileUnreadable(let error, _, let dialect):
            remedy(error.detail) ?? "放上该文件，或写上正确的文件：没有它 \(dialect.product) 无法启动。"
        case .notTLS(let missing, let dialect): remedy(missing, dialect)
        case .plainHTTP(_, let dialect): "在那里只应答：\(dialect.redirectToHTTPS)"
        case .nameImpossible: "只写主机名，之间用空格分开：不要写逗号、端口或协议。"
        case .nameShadowed: "从其中一个站点删除该名称，或删除旧配置遗留的站点。"
        case .setting(let detail, let dialect): remedy(detail, dialect)
        case .clientVerification(let detail): remedy(detail)
        case .directiveRemoved(let directive, _):
            directive.replacement.map { "删除该行，改写为：\($0)" } ?? "删除该行。"
        case .includeMissing(_, let dialect):
            "放上该文件，或删除该行；相对名称从 \(dialect.rootOfNames) 所在的文件夹算起。"
        case .syntax(let fault, let dialect): remedy(fault, dialect)
        }
    }

    private static func remedy(
        _ missing: ServerDetail.MissingTLS,
        _ dialect: ServerDialect
    ) -> String {
        switch missing {
        case .onPort, .anywhere: "在站点监听处启用 TLS：\(dialect.listenWithTLS)"
        case .onPort80Alone:
            "让站点也通过 TLS 监听（\(dialect.listenWithTLS)），或去掉它的证书。"
        }
    }
}
