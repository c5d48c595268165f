import CertModel

extension Listen {
    /// Reads the words of a `listen`, which stand there even where they make no socket.
    init(nginx words: [String], at location: Location, in context: Site.Context) {
        let parameters = Set(words.dropFirst())
        let isQUIC = context == .http && parameters.contains("quic")
        self.init(
            words: words,
            location: location,
            isSSL: parameters.contains("ssl"),
            isQUIC: isQUIC,
            isDefaultServer: !parameters.isDisjoint(with: ["default_server", "default"]),
            isHTTP2: parameters.contains("http2"),
            servesTLS: parameters.contains("ssl") || isQUIC
        )
    }

    /// Whether clients reach it through something that speaks for them: a socket of the machine, or
    /// the PROXY protocol.
    public var isBehindProxy: Bool {
        if case .unix? = socket?.address { return true }
        return words.contains("proxy_protocol")
    }

    /// Opens the socket that the words make.
    mutating func openSocket(in context: Site.Context) throws(NginxRefusal) {
        let isDatagram = isQUIC || context == .stream && words.contains("udp")
        socket = try Socket(nginx: words.first ?? "", isDatagram: isDatagram, in: context)
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
        guard !word.contains("/") else { throw Self.refusal("host", in: word) }
        let (host, port) = Self.split(word)
        guard !host.isEmpty else { throw NginxRefusal(message: "no host in \(word.quoted)") }
        guard word.utf8.allSatisfy({ $0 < 0x80 }) else {
            throw NginxRefusal(message: "host not found in \(word.quoted)")
        }
        guard let address = Self.address(host) else { throw Self.refusal("host", in: word) }
        self.address = address
        if let port {
            guard let ports = Self.ports(port) else { throw Self.refusal("port", in: word) }
            self.ports = ports
        } else {
            guard context == .http else { throw NginxRefusal(message: "no port in \(word.quoted)") }
            ports = 80...80
        }
    }

    /// The host and the port of a word; numbers alone are ports, anything else alone is a host.
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

    /// What a host is bound to; nil where brackets hold no address.
    private static func address(_ host: Substring) -> Address? {
        if host == "*" || host.isEmpty { return .anyIPv4 }
        if let ip = IPAddress(text: String(host)) { return .ip(ip) }
        return host.hasPrefix("[") ? nil : .name(host.lowercased())
    }

    private static func refusal(_ part: String, in word: String) -> NginxRefusal {
        NginxRefusal(message: "invalid \(part) in \(word.quoted) of the \"listen\" directive")
    }
}

extension Socket.Address {
    /// Every IPv4 address of the machine.
    fileprivate static let anyIPv4: Self =
        IPAddress([0, 0, 0, 0]).map(Self.ip) ?? .name("0.0.0.0")
}

extension String {
    /// The text in quotes, safe to print.
    fileprivate var quoted: String { "\"\(printable)\"" }
}
