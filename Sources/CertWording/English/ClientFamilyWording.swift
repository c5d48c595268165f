internal import CertModel

extension English {
    /// Who refuses and who accepts: `OpenSSL (curl, Python, Node) refuses it, Chromium, Firefox,
    /// Java and Go accept it`; nil where everybody refuses.
    static func clause(refusing clients: ClientFamilies) -> String? {
        guard clients != .all else { return nil }
        let others = ClientFamilies.all.subtracting(clients)
        if others.families.count <= 3 {
            return "of the clients known only \(list(others)) \(verb("accept", others)) it"
        }
        let refusal = "\(list(clients)) \(verb("refuse", clients)) it"
        let accepting = ClientFamilies.firstRank.subtracting(clients)
        guard !accepting.isEmpty else { return refusal }
        return "\(refusal), \(list(accepting)) \(verb("accept", accepting)) it"
    }

    private static func list(_ clients: ClientFamilies) -> String {
        list(names(of: clients))
    }

    private static func names(of clients: ClientFamilies) -> [String] {
        guard clients.isSuperset(of: [.openssl, .node]) else { return clients.families.map(\.name) }
        let others = clients.subtracting([.openssl, .node])
        return ["OpenSSL (curl, Python, Node)"] + others.families.map(\.name)
    }

    private static func verb(_ verb: String, _ clients: ClientFamilies) -> String {
        names(of: clients).count == 1 && clients != .pythonStrict ? verb + "s" : verb
    }
}
