internal import CertModel

/// Manifests of Kubernetes.
extension Chinese {
    static func message(_ fault: ManifestFault) -> String {
        switch fault {
        case .malformed: "这不是 YAML：从这里起的内容没有读取"
        case .template: "这是模板，要由程序生成清单：从这里起的内容没有读取"
        case .tooDeep: "值的嵌套太深，无法读取"
        case .tooMany: "值的数量超过读取的上限，包括别名重复的值"
        }
    }

    static func remedy(_ fault: ManifestFault) -> String {
        switch fault {
        case .malformed: "改正该行；kubectl apply --dry-run=client -f FILE 会说明它期望什么。"
        case .template: "检查 Helm 生成的结果：helm template CHART | certcheck server -"
        case .tooDeep, .tooMany: "拆分文件，并写出别名所重复的内容。"
        }
    }

    static func message(_ fault: SecretFault) -> String {
        let secret = fault.secret.printable
        let place = fault.namespace.map { "命名空间 \($0.printable) 中" } ?? ""
        switch fault.reason {
        case .absent: return "给出的内容里\(place)没有 Secret \(secret)"
        case .otherNamespace(let others):
            return "\(place)没有 Secret \(secret)，它只在 \(list(others.map(\.printable))) 中"
        case .notGranted: return "\(place)没有 ReferenceGrant 允许这个监听器使用 Secret \(secret)"
        case .withoutEntry(let key): return "\(place)的 Secret \(secret) 没有 \(key.printable)"
        }
    }

    static func remedy(_ fault: SecretFault) -> String {
        switch fault.reason {
        case .absent:
            "也给出该 Secret（kubectl get secret,ingress,gateway -A -o json），或创建它："
                + "kubectl create secret tls NAME --cert=fullchain.pem --key=privkey.pem"
        case .otherNamespace: "在引用它的对象所在的命名空间创建该 Secret：不会到别处查找。"
        case .notGranted: "在 Secret 的命名空间创建 ReferenceGrant，或把 Secret 放到监听器旁边。"
        case .withoutEntry:
            "创建包含证书和私钥的 Secret：kubectl create secret tls NAME"
                + " --cert=fullchain.pem --key=privkey.pem"
        }
    }
}
