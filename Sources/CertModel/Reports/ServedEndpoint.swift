/// The handshake in which a live endpoint presented a certificate.
public struct ServedEndpoint: Sendable, Hashable {
    /// The host that was asked about, as it was given.
    public var host: String
    /// The port.
    public var port: Int
    /// The IP address that answered.
    public var address: String
    /// The name that the client asked for (RFC 6066 §3); nil where it asked for none.
    public var serverName: String?
    /// The protocol that was asked to start TLS; nil where TLS begins at once.
    public var startTLS: String?
    /// The version that was agreed on, such as `TLSv1.3`; nil where the handshake ended before.
    public var version: String?
    /// The cipher suite that was agreed on, in OpenSSL's words.
    public var cipher: String?
    /// The application protocol that the server chose (RFC 7301).
    public var applicationProtocol: String?
    /// The authorities whose client certificates the server asks for, as RFC 4514 strings; nil
    /// where it asks for no certificate.
    public var clientAuthorities: [String]?
    /// Whether the server stapled an OCSP response.
    public var isStapled = false

    package init(
        host: String,
        port: Int,
        address: String,
        serverName: String?,
        startTLS: String?
    ) {
        self.host = host
        self.port = port
        self.address = address
        self.serverName = serverName
        self.startTLS = startTLS
    }

    /// `www.example.test:443`, an IPv6 address in brackets.
    public var name: String { Self.name(host: host, port: port) }

    /// `www.example.test:443`, an IPv6 address in brackets.
    package static func name(host: String, port: Int) -> String {
        host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}

/// One host and port with what each of its addresses answered.
public struct ProbedEndpoint: Sendable, Hashable {
    /// The host, as it was given.
    public var host: String
    /// The port.
    public var port: Int
    /// The protocol that was asked to start TLS; nil where TLS begins at once.
    public var startTLS: String?
    /// A row for each handshake, address by address.
    public var rows: [Row]
    /// How many different chains answered the name asked for: as many deployments of a report,
    /// in its order, are this endpoint's.
    public var chainCount: Int
    /// How long it took to learn all of it, in milliseconds.
    public var milliseconds: Int

    package init(
        host: String,
        port: Int,
        startTLS: String?,
        rows: [Row],
        chainCount: Int,
        milliseconds: Int
    ) {
        self.host = host
        self.port = port
        self.startTLS = startTLS
        self.rows = rows
        self.chainCount = chainCount
        self.milliseconds = milliseconds
    }

    /// `www.example.test:443`, an IPv6 address in brackets.
    public var name: String { ServedEndpoint.name(host: host, port: port) }

    /// Whether every address answered the name that was asked for with a certificate.
    public var isServed: Bool {
        let asked = rows.filter(\.isMain)
        return !asked.isEmpty && asked.allSatisfy { $0.served != nil }
    }

    /// One handshake: an address, the name asked for, and the kind of key.
    public struct Row: Sendable, Hashable {
        /// The IP address.
        public var address: String
        /// The name asked for; nil where none was.
        public var serverName: String?
        /// What was asked for beside the name.
        public var question: Question
        /// The certificate that was presented; nil where none was.
        public var served: Served?
        /// Why there is no certificate.
        public var failure: CertificateError?

        package init(
            address: String,
            serverName: String?,
            question: Question,
            served: Served? = nil,
            failure: CertificateError? = nil
        ) {
            self.address = address
            self.serverName = serverName
            self.question = question
            self.served = served
            self.failure = failure
        }

        /// Whether the verdict rests on it: what a client of today asks.
        public var isMain: Bool { question == .preferred }
    }

    /// What a handshake asks for beside a name.
    public enum Question: String, Sendable, Hashable {
        /// What a client of today asks for.
        case preferred
        /// The other kind of key.
        case otherKey = "other-key"
        /// No name, so that the server presents its default certificate.
        case nameless
    }

    /// The certificate that a handshake presented.
    public struct Served: Sendable, Hashable {
        /// The SHA-256 digest of the first certificate's DER, 32 octets.
        public var sha256: [UInt8]
        /// What people call it.
        public var name: String
        /// The kind of its key.
        public var keyType: String
        /// The last second of its validity.
        public var notAfter: Timestamp
        /// Seconds from the time judged at to `notAfter`, negative once it has expired.
        public var secondsLeft: Int64
        /// The last second at which every certificate of its path is valid.
        public var validUntil: Timestamp
        /// The verdict; nil where it is shown and not judged.
        public var status: Report.Status?
        /// The worst severity found; nil where nothing was.
        public var worst: Severity?

        package init(
            sha256: [UInt8],
            name: String,
            keyType: String,
            notAfter: Timestamp,
            secondsLeft: Int64,
            validUntil: Timestamp,
            status: Report.Status? = nil,
            worst: Severity? = nil
        ) {
            self.sha256 = sha256
            self.name = name
            self.keyType = keyType
            self.notAfter = notAfter
            self.secondsLeft = secondsLeft
            self.validUntil = validUntil
            self.status = status
            self.worst = worst
        }
    }
}
