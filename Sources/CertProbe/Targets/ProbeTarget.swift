/// What is to be asked: a host and a port, and how.
public struct ProbeTarget: Sendable, Hashable {
    /// The host, as it was given.
    public var host: String
    /// The port.
    public var port: Int
    /// The protocol that is asked to start TLS; nil where TLS begins at once.
    public var startTLS: StartTLSProtocol?
    /// The name to ask for and to hold the certificate against; nil for the host.
    public var serverName: ReferenceIdentifier?
    /// Where to connect to; empty for the addresses of the host.
    public var connections: [Connection] = []

    /// Where to connect to in place of the host's addresses.
    public struct Connection: Sendable, Hashable {
        /// An IP address, or a host.
        public var host: String
        /// The port; nil for the target's.
        public var port: Int?
    }

    /// The identifier that the host is.
    public let identifier: ReferenceIdentifier

    /// Creates a target.
    ///
    /// - Parameters:
    ///   - host: A host name or an IP address.
    ///   - port: The port; nil for that of the protocol, 443 without one.
    ///   - startTLS: The protocol that is asked to start TLS; nil where TLS begins at once.
    /// - Throws: `badRequest` where the host is invalid or the port is out of range.
    public init(
        host: String,
        port: Int? = nil,
        startTLS: StartTLSProtocol? = nil
    ) throws(CertificateError) {
        identifier = try ReferenceIdentifier(host)
        self.host = host
        self.port = port ?? startTLS?.port ?? 443
        self.startTLS = startTLS
        guard 1...65535 ~= self.port else { throw .badPort(String(self.port)) }
    }

    /// What the certificate must cover: the name that is asked for.
    public var expected: ReferenceIdentifier { serverName ?? identifier }

    /// The name that the client asks for.
    ///
    /// > RFC 6066 §3: "Literal IPv4 and IPv6 addresses are not permitted in "HostName"."
    var indicatedName: String? {
        guard case .dns(let name) = expected else { return nil }
        return name.ascii
    }

    /// What a resolver is asked for, with the ports.
    var places: [(host: String, port: Int)] {
        guard connections.isEmpty else {
            return connections.map { ($0.host, $0.port ?? port) }
        }
        switch identifier {
        case .dns(let name): return [(name.ascii, port)]
        case .ip(let address): return [(address.description, port)]
        }
    }

    /// `www.example.test:443`, an IPv6 address in brackets.
    public var name: String {
        let isBare = host.utf8.contains(UInt8(ascii: ":")) && !host.hasPrefix("[")
        return isBare ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}

extension ProbeTarget {
    /// Reads a target as people write it: `HOST`, `HOST:PORT`, `[IPv6]:PORT`, then options:
    /// `mail.example.test:25 starttls=smtp servername=example.test connect=192.0.2.1:2525`.
    ///
    /// Where neither the line nor `defaults` names a protocol, a well-known port does;
    /// `starttls=none` says that TLS begins at once.
    ///
    /// - Throws: `badRequest` with what is wrong.
    public init(
        line: String,
        defaults: Options = Options()
    ) throws(CertificateError) {
        guard line.utf8.count <= Self.maximumLine else {
            throw CertificateError(
                .badRequest,
                .target(.tooLong(maximum: Self.maximumLine))
            )
        }
        let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
        guard let first = words.first else {
            throw CertificateError(.badRequest, .target(.empty))
        }
        var options = defaults
        for word in words.dropFirst() { try options.read(word) }
        let (host, port) = try Self.split(first)
        try self.init(host: host, port: port ?? options.startTLS?.port)
        startTLS = options.isDirect ? nil : options.startTLS ?? StartTLSProtocol(port: self.port)
        serverName = options.serverName
        connections = options.connections
    }

    /// The most octets of a line.
    private static let maximumLine = 8192

    /// What may be said of many targets at once.
    public struct Options: Sendable, Hashable {
        /// The protocol that is asked to start TLS; nil for that of the port.
        public var startTLS: StartTLSProtocol?
        /// Whether TLS begins at once, whatever the port.
        public var isDirect = false
        /// The name to ask for.
        public var serverName: ReferenceIdentifier?
        /// Where to connect to.
        public var connections: [Connection] = []

        /// Options that say nothing.
        public init() {}

        /// Reads `starttls=smtp`, `servername=NAME` or `connect=ADDRESS[:PORT]`.
        mutating func read(_ word: String) throws(CertificateError) {
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw .badOption(word) }
            switch parts[0] {
            case "starttls": try readStartTLS(parts[1])
            case "servername": serverName = try ReferenceIdentifier(parts[1])
            case "connect": try readConnections(parts[1])
            default: throw .badOption(word)
            }
        }

        /// Reads `ADDRESS[:PORT]`, or several with commas between them.
        public mutating func readConnections(_ text: String) throws(CertificateError) {
            connections = []
            for part in text.split(separator: ",", omittingEmptySubsequences: false) {
                connections.append(try Connection(String(part)))
            }
        }

        /// Reads the name of a protocol, or `none`.
        public mutating func readStartTLS(_ word: String) throws(CertificateError) {
            isDirect = word == "none"
            startTLS = StartTLSProtocol(rawValue: word)
            guard isDirect || startTLS != nil else {
                let known = StartTLSProtocol.allCases.map(\.rawValue)
                throw CertificateError(
                    .badRequest,
                    .target(.unknownProtocol(word, known: known))
                )
            }
        }
    }

    /// The host and the port of `HOST`, `HOST:PORT` or `[IPv6]:PORT`.
    fileprivate static func split(
        _ text: String
    ) throws(CertificateError) -> (host: String, port: Int?) {
        let octets = Array(text.utf8)
        let colons = octets.count { $0 == UInt8(ascii: ":") }
        let isBracketed = octets.first == UInt8(ascii: "[")
        guard colons == 1 || isBracketed, let colon = octets.lastIndex(of: UInt8(ascii: ":")),
            !isBracketed || octets[colon - 1] == UInt8(ascii: "]")
        else { return (text, nil) }
        let digits = octets[(colon + 1)...]
        let host = String(decoding: octets[..<colon], as: UTF8.self)
        guard !digits.isEmpty, digits.count <= 5, digits.allSatisfy({ 0x30...0x39 ~= $0 }),
            let port = Int(String(decoding: digits, as: UTF8.self)), 1...65535 ~= port
        else { throw .badPort(String(decoding: digits, as: UTF8.self)) }
        return (host, port)
    }
}

extension ProbeTarget.Connection {
    /// Reads `ADDRESS`, `ADDRESS:PORT` or `[IPv6]:PORT`.
    ///
    /// - Throws: `badRequest` where it is something else.
    public init(_ text: String) throws(CertificateError) {
        let (host, port) = try ProbeTarget.split(text)
        switch try ReferenceIdentifier(host) {
        case .dns(let name): self.host = name.ascii
        case .ip(let address): self.host = address.description
        }
        self.port = port
    }
}

extension CertificateError {
    fileprivate static func badPort(_ text: String) -> CertificateError {
        CertificateError(.badRequest, .target(.notAPort(text)))
    }

    fileprivate static func badOption(_ word: String) -> CertificateError {
        CertificateError(.badRequest, .target(.unknownOption(word)))
    }
}
