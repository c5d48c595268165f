internal import CertModel

extension Chinese {
    static func message(_ detail: NameDetail) -> String {
        switch detail {
        case .hostsNotCovered(let uncovered): message(uncovered)
        case .hostsNotServed(let hosts):
            "没有任何监听地址出示覆盖 \(list(hosts, \.description)) 的证书"
        case .emailsNotCovered(let addresses, let names) where names.count == 0:
            "没有覆盖任何邮件地址，因此不包括 \(list(addresses) { $0.description.printable })"
        case .emailsNotCovered(let addresses, let names):
            "覆盖 \(list(names, \.printable))，不包括"
                + " \(list(addresses) { $0.description.printable })"
        case .noNames(nil): "使用者可选名称中没有 DNS 名称或 IP 地址"
        case .noNames(let name?):
            "使用者可选名称中没有 DNS 名称或 IP 地址，只有通用名称 \(name.printable)，"
                + "而客户端自 2017 年起不再使用通用名称"
        case .wildcardsInvalid(let names, let fault): message(list(names.map(\.printable)), fault)
        }
    }

    private static func message(_ uncovered: NameDetail.UncoveredHosts) -> String {
        let hosts = list(uncovered.hosts, name)
        let fact =
            uncovered.names.count == 0
            ? "域名不匹配：没有覆盖任何名称，因此不包括 \(hosts)"
            : "域名不匹配：覆盖 \(list(uncovered.names, \.printable))，不包括 \(hosts)"
        return uncovered.hint.map { "\(fact)；\(sentence($0))" } ?? fact
    }

    private static func name(_ host: NameDetail.UncoveredHost) -> String {
        switch host {
        case .host(let host): host.description
        case .below(let parent): "*.\(parent)"
        }
    }

    private static func sentence(_ hint: NameHint) -> String {
        switch hint {
        case .commonName: "通用名称相符，但客户端自 2017 年起不再使用通用名称"
        case .addressAsName(let address):
            "\(address) 被写成了 DNS 名称，而客户端查找的是 IP 地址"
        case .unusable(let name): "名称 \(name.printable) 的形式会被客户端拒绝"
        case .apex(let name): "*.\(name) 不覆盖 \(name) 本身"
        case .withoutWWW(let name): "覆盖了不带 www 的 \(name)"
        case .onlyWWW(let name): "\(name) 只覆盖了带 www 的形式"
        case .oneLabel(let base): "*.\(base) 只覆盖一级标签"
        case .neighbour(let path): "是否应为覆盖它的 \(path.printable)？"
        }
    }

    private static func message(_ names: String, _ fault: WildcardFault) -> String {
        switch fault {
        case .several: "客户端拒绝 \(names)：星号不止一个"
        case .insideALabel: "客户端拒绝 \(names)：星号在 A-label 里面"
        case .notLeftmost: "客户端拒绝 \(names)：星号不是最左边的标签"
        case .partial: "客户端拒绝 \(names)：星号只是标签的一部分"
        case .wholeTopLevel: "客户端拒绝 \(names)：星号覆盖整个顶级域"
        }
    }

    static func remedy(_ detail: NameDetail) -> String {
        switch detail {
        case .hostsNotCovered(let uncovered):
            "请签发使用者可选名称包含 \(list(uncovered.hosts, \.ascii)) 的证书。"
        case .hostsNotServed(let hosts):
            "请让服务器向请求 \(list(hosts, \.ascii)) 的客户端出示使用者可选名称包含它的证书。"
        case .emailsNotCovered(let addresses, _):
            "请签发使用者可选名称包含 \(list(addresses) { $0.description.printable }) 的证书。"
        case .noNames: "请重新签发证书，把服务器的名称写进使用者可选名称。"
        case .wildcardsInvalid:
            "写出各个主机名，或用一个星号作为最左边的整个标签：*.example.test。"
        }
    }
}
