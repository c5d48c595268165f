internal import CertModel

/// What `probe` learns of endpoints.
extension JSONWriter {
    mutating func endpoints(of report: Report) {
        if let endpoints = report.endpoints {
            field("endpoints", endpoints) { $0.fields(of: $1) }
        }
    }

    /// The fields of one endpoint, with a row for each handshake.
    mutating func fields(of endpoint: ProbedEndpoint) {
        field("host", endpoint.host)
        field("port", endpoint.port)
        field("starttls", endpoint.startTLS)
        field("served", endpoint.isServed)
        field("milliseconds", endpoint.milliseconds)
        field("handshakes", endpoint.rows) { writer, row in
            writer.field("address", row.address)
            writer.field("server_name", row.serverName)
            writer.field("question", row.question.rawValue)
            writer.field("certificate", row.served) { writer, served in
                writer.field("sha256", served.sha256.hexadecimal)
                writer.field("name", served.name)
                writer.field("key_type", served.keyType)
                writer.field("not_after", served.notAfter)
                writer.field("seconds_left", Int(clamping: served.secondsLeft))
                writer.field("valid_until", served.validUntil)
                writer.field("status", served.status?.rawValue)
            }
            writer.field("failure", row.failure?.message(in: .english))
        }
    }

    /// The fields of the handshake that presented a subject.
    mutating func fields(of endpoint: ServedEndpoint) {
        field("host", endpoint.host)
        field("port", endpoint.port)
        field("address", endpoint.address)
        field("server_name", endpoint.serverName)
        field("starttls", endpoint.startTLS)
        field("protocol", endpoint.version)
        field("cipher", endpoint.cipher)
        field("alpn", endpoint.applicationProtocol)
        field("stapled", endpoint.isStapled)
        field("client_authorities", endpoint.clientAuthorities)
    }
}
