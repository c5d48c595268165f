internal import CertModel

/// Endpoints that presented no certificate.
extension Chinese {
    /// A failure, with the address where a host may have several.
    static func message(_ failure: ProbeFailure, at address: String?) -> String {
        address.map { "\($0.printable)：\(message(failure))" } ?? message(failure)
    }

    private static func message(_ failure: ProbeFailure) -> String {
        switch failure {
        case .noAddress(let words): "主机没有地址：\(words.printable)"
        case .noUsableAddress: "主机没有 IPv4 或 IPv6 地址"
        case .unreachable(let words, _): "没有应答：\(words.printable)"
        case .timedOut(.resolving, let seconds): "\(seconds) 秒内解析器没有应答"
        case .timedOut(.connecting, let seconds): "\(seconds) 秒内没有连上"
        case .timedOut(.dialogue, let seconds): "\(seconds) 秒内 STARTTLS 没有应答"
        case .timedOut(.handshake, let seconds): "\(seconds) 秒内握手没有完成"
        case .notTLS(""): "对方不使用 TLS"
        case .notTLS(let said): "对方不使用 TLS：\(saying(said))"
        case .startTLS(let name, let fault): message(fault, in: name)
        case .alert(let name): "握手失败：服务器发送了警报 \(name)"
        case .closed(let step, let words?): "\(broken(step))：\(words.printable)"
        case .closed(let step, nil): broken(step)
        case .handshake(let words?): "握手失败：\(words.printable)"
        case .handshake(nil): "握手失败"
        case .noCertificate: "握手失败：服务器没有发送证书"
        case .endless: "对方发送的内容超过握手所需"
        case .interrupted: "运行在它应答之前结束了"
        case .system(let words): "本机无法连接：\(words.printable)"
        }
    }

    private static func broken(_ step: ProbeStep) -> String {
        switch step {
        case .resolving, .connecting: "无法建立连接"
        case .dialogue: "服务器在 TLS 开始之前关闭了连接"
        case .handshake: "服务器在握手中关闭了连接"
        }
    }

    private static func message(_ fault: StartTLSFault, in name: String) -> String {
        switch fault {
        case .notOffered(let reply): "服务器的 \(name) 不提供 TLS：\(saying(reply))"
        case .refused(let reply): "服务器的 \(name) 拒绝开始 TLS：\(saying(reply))"
        case .busy(let reply): "服务器正忙或要关闭：\(saying(reply))"
        case .unknownDomain(let reply): "服务器不为该域名服务：\(saying(reply))"
        case .foreign(let said): "对方使用的不是 \(name)：\(saying(said))"
        case .spokeOn: "服务器同意开始 TLS 之后仍继续发送内容"
        case .ended(""): "服务器在 TLS 开始之前关闭了连接"
        case .ended(let said): "服务器在 TLS 开始之前关闭了连接；它发送了：\(saying(said))"
        case .endless: "服务器在 TLS 开始之前发送的内容超过 \(name) 所需"
        }
    }

    /// What a server said.
    private static func saying(_ said: String) -> String { "\"\(said.printable)\"" }

    static func remedy(_ failure: ProbeFailure) -> String? {
        switch failure {
        case .noAddress, .noUsableAddress: "请检查名称，或指定要连接的地址。"
        case .unreachable: "请检查端口、防火墙，以及服务器是否在运行。"
        case .notTLS:
            failure.greetedProtocol.map { "如果这是 \($0)，请让它开始 TLS：starttls=\($0)。" }
                ?? "请检查端口和协议。"
        case .startTLS(_, .notOffered): "请在服务器上启用 TLS，或检查端口。"
        case .startTLS(_, .busy): "请稍后再试，或提高服务器的连接数上限。"
        case .startTLS(_, .unknownDomain): "请把它所服务的域名作为服务器名称。"
        case .startTLS(_, .foreign): "请检查端口和协议。"
        case .startTLS(_, .refused), .startTLS(_, .spokeOn), .startTLS(_, .ended),
            .startTLS(_, .endless), .timedOut, .alert, .closed, .handshake, .noCertificate,
            .endless, .interrupted, .system:
            nil
        }
    }

    static func message(_ refusal: TargetRefusal) -> String {
        switch refusal {
        case .tooLong(let maximum): "目标超过 \(maximum) 字节"
        case .empty: "目标为空"
        case .unknownProtocol(let word, _): "没有这种 STARTTLS 协议：\(word.printable)"
        case .notAPort(let text): "不是端口：\(text.printable)"
        case .unknownOption(let word): "不是目标的选项：\(word.printable)"
        case .nothingToCompare: "没有可供比较的证书"
        case .nothingToCompareFor(let identifier):
            "没有覆盖 \(identifier.description.printable) 的证书"
        case .interrupted: "运行在询问完所有目标之前结束了"
        }
    }

    static func remedy(_ refusal: TargetRefusal) -> String? {
        switch refusal {
        case .unknownProtocol(_, let known): "可用的协议：\(known.joined(separator: "、"))。"
        case .notAPort: "端口是 1 至 65535 的数。"
        case .unknownOption:
            "可用的选项：starttls=PROTOCOL、servername=NAME 和 connect=ADDRESS:PORT。"
        case .nothingToCompare: "请给出服务器发送的文件。"
        case .nothingToCompareFor: "请给出服务器为该名称发送的文件。"
        case .interrupted: "请再运行一次；报告中有已得到的结果。"
        case .tooLong, .empty: nil
        }
    }
}
