internal import CertModel

/// What live endpoints serve.
extension Chinese {
    static func message(_ detail: ServedDetail) -> String {
        switch detail {
        case .stapleMissing(isDemanded: true):
            "证书要求 OCSP 装订响应，但服务器没有发送"
        case .stapleMissing(isDemanded: false):
            "服务器没有发送 OCSP 装订响应；证书也不要求它"
        case .stapleInvalid(let fault): message(fault)
        case .protocolObsolete(let versions, hasCurrent: true):
            "服务器接受 \(list(versions))，当前的客户端已不再使用"
        case .protocolObsolete(let versions, hasCurrent: false):
            "服务器只接受 \(list(versions))，没有更新的版本：当前的客户端拒绝连接"
        case .inconsistent(let difference): message(difference)
        case .stale(let served, let onDisk, let file):
            "发送的证书（\(mark(served))）比 \(place(file)) 中的（\(mark(onDisk))）旧"
        case .otherCertificate(let served, let onDisk, isNewer: true, let file):
            "发送的证书（\(mark(served))）比 \(place(file)) 中的（\(mark(onDisk))）新"
        case .otherCertificate(let served, let onDisk, isNewer: false, let file):
            "发送的证书（\(mark(served))）不是 \(place(file)) 中的（\(mark(onDisk))）"
        case .otherChain(let difference, let file): message(difference, file)
        }
    }

    static func remedy(_ detail: ServedDetail) -> String? {
        switch detail {
        case .stapleMissing(isDemanded: true):
            "在服务器上启用 OCSP 装订，或重新签发不带 must-staple 的证书。"
        case .stapleMissing(isDemanded: false): nil
        case .stapleInvalid(let fault): remedy(fault)
        case .protocolObsolete: "在服务器上关闭 TLS 1.2 之前的所有版本。"
        case .inconsistent: "在该主机的每个地址上部署同样的证书，并重新加载每台服务器。"
        case .stale: "重新加载服务器，并确认加载成功。"
        case .otherCertificate(_, _, isNewer: true, _):
            "与最近部署的文件比较：这个文件已经过时。"
        case .otherCertificate(_, _, isNewer: false, _):
            "检查服务器配置的是哪个文件、由哪个站点响应该名称，然后重新加载服务器。"
        case .otherChain: "检查服务器从哪个文件读取证书链，然后重新加载服务器。"
        }
    }

    private static func message(_ fault: StapleFault) -> String {
        switch fault {
        case .malformed(let reason): "OCSP 装订响应无法解码：\(reason.printable)"
        case .unsuccessful(let status): "OCSP 装订响应是响应方的错误，编号 \(status)"
        case .foreign: "OCSP 装订响应针对的是另一张证书"
        case .unauthorized(let signer):
            "OCSP 装订响应由 \(signer.printable.shortened(to: 120)) 签名，而证书的颁发者没有授权它"
        case .signatureInvalid: "OCSP 装订响应的签名验证不通过"
        case .responderExpired(let time):
            "为 OCSP 装订响应签名的响应方证书现在无效：有效期至 \(time)"
        case .notYetValid(let time): "OCSP 装订响应在 \(time) 之前无效"
        case .expired(let end, let now):
            "OCSP 装订响应已于 \(end) 过期，距今 \(duration(now.seconds(since: end)))"
        case .revoked(let time): "OCSP 装订响应称证书已于 \(time) 吊销"
        case .unknown: "OCSP 装订响应称响应方不认识该证书"
        }
    }

    private static func remedy(_ fault: StapleFault) -> String {
        switch fault {
        case .malformed, .unsuccessful, .foreign, .unauthorized, .signatureInvalid,
            .responderExpired, .unknown:
            "让服务器从证书写明的响应方重新获取响应，并检查服务器装订所用的文件。"
        case .notYetValid: "检查本机和响应方的时钟。"
        case .expired: "检查服务器能否连接响应方；重启服务器，或重新获取装订所用的文件。"
        case .revoked: "重新签发证书；如果旧私钥可能已被他人得知，请使用新私钥。"
        }
    }

    private static func message(_ difference: ServedInconsistency) -> String {
        let addresses = difference.oddAddresses.prefix(4).joined(separator: "、")
        let rest = difference.oddAddresses.count - 4
        let odd = rest > 0 ? "\(addresses) 及另外 \(rest) 个地址" : addresses
        let common = "\(difference.total) 个地址中的 \(difference.commonCount) 个"
        let marks = "（\(mark(difference.odd))）与\(common)（\(mark(difference.common))）不同"
        return switch difference.kind {
        case .names: "\(odd)：所发送证书的名称\(marks)"
        case .chain: "\(odd)：所发送的证书链\(marks)"
        case .expiry, .certificate: "\(odd)：所发送的证书\(marks)"
        }
    }

    private static func message(_ difference: ServedChainDifference, _ file: Location) -> String {
        switch difference {
        case .missing(let names):
            "发送了 \(place(file)) 的证书，但缺少 \(list(names.map(name)))"
        case .added(let names):
            "发送 \(place(file)) 的证书时多出了文件中没有的 \(list(names.map(name)))"
        case .exchanged(let missing, let added):
            "发送了 \(place(file)) 的证书，但用 \(list(added.map(name))) 代替了"
                + " \(list(missing.map(name)))"
        case .order: "发送 \(place(file)) 的证书链时顺序不同"
        }
    }

    /// A certificate by the beginning of its digest and its end.
    private static func mark(_ mark: CertificateMark) -> String {
        "\(mark.sha256.prefix(4).hexadecimal)，有效期至 \(mark.notAfter)"
    }
}
