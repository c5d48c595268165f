/// What a server said in a handshake, from its messages as they were sent: a chain is known even
/// where OpenSSL can't decode it, or ends the handshake later.
struct HandshakeRecord {
    /// The certificates in DER, in the order sent; nil where the server sent no such message.
    private(set) var certificates: [[UInt8]]?
    /// The OCSP response that was stapled to the first certificate.
    private(set) var staple: [UInt8]?
    /// The DER of the names of authorities whose client certificates are asked for; nil where no
    /// certificate is asked for.
    private(set) var clientAuthorities: [[UInt8]]?
    /// The alert that the server sent last.
    private(set) var alertReceived: UInt8?
    /// The alert that this side sent last.
    private(set) var alertSent: UInt8?
    /// Whether the server said anything that was TLS.
    private(set) var hasServerHello = false

    /// How many names of authorities are kept.
    private static let maximumAuthorities = 10_000

    /// Takes an alert (RFC 8446 §6).
    mutating func takeAlert(_ alert: some Collection<UInt8>, isSent: Bool) {
        guard alert.count == 2, let description = alert.dropFirst().first else { return }
        if isSent { alertSent = description } else { alertReceived = description }
    }

    /// Takes a handshake message with its head (RFC 8446 §4).
    mutating func takeMessage(_ message: ArraySlice<UInt8>, isTLS13: Bool) {
        guard let kind = message.first, message.count >= 4 else { return }
        let body = OctetReader(message.dropFirst(4))
        switch kind {
        case 2: hasServerHello = true
        case 11: takeCertificates(body, isTLS13: isTLS13)
        case 13: takeRequest(body, isTLS13: isTLS13)
        case 22: takeStatus(body)
        default: break
        }
    }

    /// > RFC 8446 §4.4.2: "struct { opaque certificate_request_context<0..2^8-1>; CertificateEntry
    /// > certificate_list<0..2^24-1>; } Certificate", each entry with extensions; RFC 5246 §7.4.2 has
    /// > the list alone.
    private mutating func takeCertificates(_ message: OctetReader, isTLS13: Bool) {
        var message = message
        if isTLS13 { _ = message.vector(lengthOctets: 1) }
        guard let list = message.vector(lengthOctets: 3) else { return }
        var found: [[UInt8]] = []
        var reader = OctetReader(list)
        while let certificate = reader.vector(lengthOctets: 3) {
            found.append(Array(certificate))
            guard isTLS13 else { continue }
            guard let extensions = reader.vector(lengthOctets: 2) else { break }
            if found.count == 1, let status = OctetReader(extensions).extension(5) {
                takeStatus(OctetReader(status))
            }
        }
        certificates = found
    }

    /// > RFC 6066 §8: "struct { CertificateStatusType status_type; … OCSPResponse } CertificateStatus;
    /// > opaque OCSPResponse<1..2^24-1>", the type 1 for OCSP.
    private mutating func takeStatus(_ message: OctetReader) {
        var message = message
        guard message.number(octets: 1) == 1, let response = message.vector(lengthOctets: 3),
            !response.isEmpty
        else { return }
        staple = Array(response)
    }

    /// > RFC 5246 §7.4.4: "struct { ClientCertificateType certificate_types<1..2^8-1>;
    /// > SignatureAndHashAlgorithm supported_signature_algorithms<2^16-1>; DistinguishedName
    /// > certificate_authorities<0..2^16-1>; } CertificateRequest"; before TLS 1.2 without the second.
    private mutating func takeRequest(_ message: OctetReader, isTLS13: Bool) {
        var message = message
        _ = message.vector(lengthOctets: 1)
        clientAuthorities = []
        if isTLS13 {
            // RFC 8446 §4.2.4: the extension certificate_authorities has the number 47.
            guard let extensions = message.vector(lengthOctets: 2),
                let value = OctetReader(extensions).extension(47)
            else { return }
            message = OctetReader(value)
        } else if var old = Optional(message), old.vector(lengthOctets: 2) != nil, !old.isAtEnd {
            message = old
        }
        guard let names = message.vector(lengthOctets: 2) else { return }
        var reader = OctetReader(names)
        while let name = reader.vector(lengthOctets: 2),
            (clientAuthorities?.count ?? 0) < Self.maximumAuthorities
        {
            clientAuthorities?.append(Array(name))
        }
    }
}

/// Reads the vectors of TLS's presentation language (RFC 8446 §3.4), never beyond their end.
struct OctetReader {
    private var rest: ArraySlice<UInt8>

    init(_ octets: ArraySlice<UInt8>) { rest = octets }

    var isAtEnd: Bool { rest.isEmpty }

    /// A number of some octets; nil where there are fewer.
    mutating func number(octets: Int) -> Int? {
        guard rest.count >= octets else { return nil }
        defer { rest = rest.dropFirst(octets) }
        return rest.prefix(octets).reduce(0) { $0 << 8 | Int($1) }
    }

    /// A vector with its length before it; nil where it is not whole.
    mutating func vector(lengthOctets: Int) -> ArraySlice<UInt8>? {
        let start = rest
        guard let length = number(octets: lengthOctets), rest.count >= length else {
            rest = start
            return nil
        }
        defer { rest = rest.dropFirst(length) }
        return rest.prefix(length)
    }

    /// The value of an extension among several; nil where it is not there.
    func `extension`(_ wanted: Int) -> ArraySlice<UInt8>? {
        var reader = self
        while let kind = reader.number(octets: 2), let value = reader.vector(lengthOctets: 2) {
            if kind == wanted { return value }
        }
        return nil
    }
}
