internal import CertModel

extension English {
    static func message(_ detail: NameDetail) -> String {
        switch detail {
        case .hostsNotCovered(let uncovered): message(uncovered)
        case .hostsNotServed(let hosts):
            "no listener presents a certificate that covers \(list(hosts, \.description))"
        case .emailsNotCovered(let addresses, let names) where names.count == 0:
            "covers no e-mail address, not \(list(addresses) { $0.description.printable })"
        case .emailsNotCovered(let addresses, let names):
            "covers \(list(names, \.printable)), not"
                + " \(list(addresses) { $0.description.printable })"
        case .noNames(nil): "no DNS name or IP address among the subject alternative names"
        case .noNames(let name?):
            "no DNS name or IP address among the subject alternative names, only the common name"
                + " \(name.printable), which clients have ignored since 2017"
        case .wildcardsInvalid(let names, let fault): message(list(names.map(\.printable)), fault)
        }
    }

    private static func message(_ uncovered: NameDetail.UncoveredHosts) -> String {
        let hosts = list(uncovered.hosts, name)
        let fact =
            uncovered.names.count == 0
            ? "covers no name, not \(hosts)"
            : "covers \(list(uncovered.names, \.printable)), not \(hosts)"
        return uncovered.hint.map { "\(fact); \(sentence($0))" } ?? fact
    }

    private static func name(_ host: NameDetail.UncoveredHost) -> String {
        switch host {
        case .host(let host): host.description
        case .below(let parent): "*.\(parent)"
        }
    }

    private static func sentence(_ hint: NameHint) -> String {
        switch hint {
        case .commonName:
            "the common name matches, but clients have ignored the common name since 2017"
        case .addressAsName(let address):
            "\(address) is listed as a DNS name, and clients look for an IP address"
        case .unusable(let name): "clients refuse the name \(name.printable) for its form"
        case .apex(let name): "*.\(name) does not cover \(name) itself"
        case .withoutWWW(let name): "\(name) is covered without the www"
        case .onlyWWW(let name): "\(name) is covered only with www before it"
        case .oneLabel(let base): "*.\(base) covers one label only"
        case .neighbour(let path): "did you mean \(path.printable), which covers it?"
        }
    }

    private static func message(_ names: String, _ fault: WildcardFault) -> String {
        switch fault {
        case .several: "clients refuse \(names): there is more than one asterisk"
        case .insideALabel: "clients refuse \(names): the asterisk is inside an A-label"
        case .notLeftmost: "clients refuse \(names): the asterisk is not the left-most label"
        case .partial: "clients refuse \(names): the asterisk is only a part of its label"
        case .wholeTopLevel:
            "clients refuse \(names): the asterisk stands for a whole top-level domain"
        }
    }

    static func remedy(_ detail: NameDetail) -> String {
        switch detail {
        case .hostsNotCovered(let uncovered):
            "Have a certificate issued whose subject alternative names include"
                + " \(list(uncovered.hosts, \.ascii))."
        case .hostsNotServed(let hosts):
            "Serve a certificate whose subject alternative names include"
                + " \(list(hosts, \.ascii)) to clients that ask for it."
        case .emailsNotCovered(let addresses, _):
            "Have a certificate issued whose subject alternative names include"
                + " \(list(addresses) { $0.description.printable })."
        case .noNames:
            "Have the certificate reissued with the server's names as subject alternative names."
        case .wildcardsInvalid:
            "Name the hosts themselves, or put one asterisk as the whole left-most label:"
                + " *.example.test."
        }
    }
}
