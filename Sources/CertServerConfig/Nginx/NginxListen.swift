import CertModel

extension Listen {
    /// Reads the words of a `listen`, whether or not they are an address.
    init(nginx words: [String], at location: Location, in context: Site.Context) {
        let parameters = Set(words.dropFirst())
        let isQUIC = context == .http && parameters.contains("quic")
        self.init(
            words: words,
            location: location,
            turnsTLSOn: parameters.contains("ssl"),
            isQUIC: isQUIC,
            isDefaultServer: !parameters.isDisjoint(with: ["default_server", "default"]),
            isBehindProxy: words.contains("proxy_protocol"),
            servesTLS: parameters.contains("ssl") || isQUIC
        )
    }

    /// Opens the socket of the address.
    mutating func openSocket(in context: Site.Context) throws(NginxRefusal) {
        let isDatagram = isQUIC || context == .stream && words.contains("udp")
        let socket = try Socket(nginx: words.first ?? "", isDatagram: isDatagram, in: context)
        if case .unix = socket.address { isBehindProxy = true }
        self.socket = socket
    }
}

extension Socket {
    /// The socket of an HTTP site that has no `listen`.
    static let nginxDefault = Socket(address: .anyIPv4, ports: 80...80, isDatagram: false)

    /// Reads an address as `listen` takes it: a port, an address, both, or a path.
    init(nginx word: String, isDatagram: Bool, in context: Site.Context) throws(NginxRefusal) {
        self.isDatagram = isDatagram
        if word.lowercased().hasPrefix("unix:") {
            address = .unix(String(word.dropFirst(5)))
            ports = nil
            return
        }
        guard !word.contains("/") else { throw NginxRefusal(.address(.invalidHost(word))) }
        let (host, port) = Self.split(word)
        guard !host.isEmpty else { throw NginxRefusal(.address(.noHost(word))) }
        guard word.utf8.allSatisfy({ $0 < 0x80 }) else {
            throw NginxRefusal(.address(.hostNotFound(word)))
        }
        guard let address = Self.address(host) else {
            throw NginxRefusal(.address(.invalidHost(word)))
        }
        self.address = address
        if let port {
            guard let ports = Self.ports(port) else {
                throw NginxRefusal(.address(.invalidPort(word)))
            }
            self.ports = ports
        } else {
            guard context == .http else { throw NginxRefusal(.address(.noPort(word))) }
            ports = 80...80
        }
    }

    /// The host and the port of a word; numbers alone are a port, anything else alone is a host.
    private static func split(_ word: String) -> (host: Substring, port: Substring?) {
        let bracket = word.hasPrefix("[") ? word.firstIndex(of: "]") : nil
        if let colon = word[(bracket ?? word.startIndex)...].firstIndex(of: ":") {
            return (word[..<colon], word[colon...].dropFirst())
        }
        let ends = word.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        return ends.allSatisfy(isNumber) ? ("*", word[...]) : (word[...], nil)
    }

    /// A port, or a range of ports.
    private static func ports(_ text: Substring) -> ClosedRange<UInt16>? {
        let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard ends.allSatisfy(isNumber) else { return nil }
        let numbers = ends.compactMap { UInt16($0) }
        guard numbers.count == ends.count, let first = numbers.first, let last = numbers.last,
            first > 0, first <= last
        else { return nil }
        return first...last
    }

    private static func isNumber(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// The address of a host; nil where brackets hold none.
    private static func address(_ host: Substring) -> Address? {
        if host == "*" || host.isEmpty { return .anyIPv4 }
        if let ip = IPAddress(text: String(host)) { return .ip(ip) }
        return host.hasPrefix("[") ? nil : .name(host.lowercased())
    }
}

extension Socket.Address {
    /// Every IPv4 address of the machine.
    fileprivate static let anyIPv4: Self =
        IPAddress([0, 0, 0, 0]).map(Self.ip) ?? .name("0.0.0.0")
}
