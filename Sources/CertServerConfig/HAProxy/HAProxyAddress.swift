import CertModel

extension Listen {
    /// Reads one of the addresses of a `bind` line.
    init(haproxy word: String, _ options: HAProxyBindOptions, at location: Location) {
        let family =
            word.split(separator: "@", maxSplits: 1).count == 2
            ? String(word.prefix { $0 != "@" }) : ""
        let isQUIC = family.hasPrefix("quic")
        let socket = Socket(haproxy: word, family: family)
        var isLocal = false
        if case .unix? = socket?.address { isLocal = true }
        self.init(
            words: options.isSSL ? [word, "ssl"] : [word],
            location: location,
            socket: socket,
            turnsTLSOn: options.isSSL && !isQUIC,
            isQUIC: isQUIC,
            isDefaultServer: false,
            isBehindProxy: options.isBehindProxy || isLocal,
            servesTLS: options.isSSL
        )
    }
}

extension Socket {
    /// > Configuration Manual §11.1: "ipv4@", "ipv6@", "unix@", "abns@", "fd@", "quic4@", …; without
    /// > one a path is a socket in the file system, and the last colon is before the port.
    fileprivate init?(haproxy word: String, family: String) {
        let rest = family.isEmpty ? word[...] : word.dropFirst(family.count + 1)
        isDatagram = family.hasPrefix("quic") || family.hasPrefix("udp")
        if rest.hasPrefix("/") || ["unix", "abns", "abnsz", "fd", "sockpair"].contains(family) {
            address = .unix(String(rest))
            ports = nil
            return
        }
        guard let colon = rest.lastIndex(of: ":"),
            let ports = Self.ports(rest[rest.index(after: colon)...])
        else { return nil }
        self.ports = ports
        var host = rest[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        let isSixth = family.hasSuffix("6")
        let text = host.isEmpty || host == "*" ? (isSixth ? "::" : "0.0.0.0") : String(host)
        address = IPAddress(text: text).map(Address.ip) ?? .name(text.lowercased())
    }

    private static func ports(_ text: Substring) -> ClosedRange<UInt16>? {
        let ends = text.split(separator: "-", maxSplits: 1).compactMap { UInt16($0) }
        guard let first = ends.first, let last = ends.last, first <= last else { return nil }
        return first...last
    }
}
