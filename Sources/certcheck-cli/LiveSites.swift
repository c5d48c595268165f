internal import CertProbe

/// The sites of a configuration, asked on the addresses that they listen on.
extension Report {
    /// Adds what the sites present to clients now, held against the files that the configuration
    /// names.
    mutating func addLiveSites(_ checker: Checker, timeout: Duration, configuration: String) {
        let secured = (sites ?? []).filter(\.isTLS)
        var probe = Probe(checker: checker, timeout: timeout)
        probe.expected = ExpectedChains(
            reading: secured.flatMap(\.certificates).compactMap(\.path).unique,
            name: configuration
        )
        let live = probe.check(secured.flatMap(\.targets).merged)
        endpoints = live.endpoints
        deployments += live.deployments
        let known = Set(errors)
        errors += live.errors.filter { !known.contains($0) }
    }
}

extension ServedSite {
    /// What asks for each of its names on each of its addresses; names that stand for others and
    /// sockets that have no address are left out.
    fileprivate var targets: [ProbeTarget] {
        let names = askedNames.filter {
            !$0.utf8.contains(UInt8(ascii: "*")) && $0.utf8.first != UInt8(ascii: ".")
        }
        return names.flatMap { name in
            listens.compactMap { listen -> ProbeTarget? in
                guard let (address, port) = Self.place(listen),
                    var target = try? ProbeTarget(host: name, port: port),
                    let connection = try? ProbeTarget.Connection(address)
                else { return nil }
                target.connections = [connection]
                return target
            }
        }
    }

    /// Where a client on this machine reaches what `listen` says; nil for sockets without a port,
    /// and where TLS is not spoken over TCP.
    private static func place(_ listen: String) -> (address: String, port: Int)? {
        let words = listen.split(separator: " ")
        guard let first = words.first, !first.hasPrefix("unix:"),
            !words.contains("quic"), !words.contains("proxy_protocol")
        else { return nil }
        if let port = Int(first) { return ("127.0.0.1", port) }
        let colon = first.lastIndex(of: ":")
        let port = colon.flatMap { Int(first[first.index(after: $0)...]) }
        let host = port == nil ? first : first[..<(colon ?? first.endIndex)]
        switch host {
        case "*", "0.0.0.0": return ("127.0.0.1", port ?? 80)
        case "[::]": return ("[::1]", port ?? 80)
        default: return (String(host), port ?? 80)
        }
    }
}

extension [ProbeTarget] {
    /// The same targets, one for each name and port, with all addresses.
    fileprivate var merged: [ProbeTarget] {
        var places: [String: Int] = [:]
        var all: [ProbeTarget] = []
        for target in self {
            if let place = places[target.name] {
                for connection in target.connections
                where !all[place].connections.contains(connection) {
                    all[place].connections.append(connection)
                }
            } else {
                places[target.name] = all.count
                all.append(target)
            }
        }
        return all
    }
}

extension [String] {
    /// The texts, each once, in order.
    fileprivate var unique: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
