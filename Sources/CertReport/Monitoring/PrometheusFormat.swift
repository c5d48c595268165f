public import CertModel

/// Renders what was found as metrics for the textfile collector of Prometheus' node_exporter.
///
/// ```text
/// # HELP x509_cert_not_after When the certificate's validity ends, in seconds since the epoch.
/// # TYPE x509_cert_not_after gauge
/// x509_cert_not_after{filename="a.pem",filepath="/etc/ssl/a.pem",serial_number="7"} 1775001600
/// ```
///
/// The names and labels of `x509_…` are those of the x509-certificate-exporter, so that dashboards
/// for it work. Nothing carries a time of its own, as the collector demands; labels that have
/// nothing to say are left out, which to Prometheus is the same.
public struct PrometheusFormat: Sendable, Hashable {
    /// Creates a format.
    public init() {}

    /// The metrics of a report.
    public func render(_ report: Report) -> String {
        let labels = Self.labels(of: report.deployments)
        let certificates = Array(zip(labels, report.deployments))
        var text = ""
        text.metric("x509_cert_not_after", "When the certificate's validity ends") {
            certificates.map { ($0, $1.certificate.notAfter.secondsSinceEpoch) }
        }
        text.metric("x509_cert_not_before", "When the certificate's validity begins") {
            certificates.map { ($0, $1.certificate.notBefore.secondsSinceEpoch) }
        }
        text.metric("x509_cert_expired", "Whether the certificate's validity is over") {
            certificates.map { ($0, $1.certificate.secondsLeft < 0 ? 1 : 0) }
        }
        text.metric("x509_cert_error", "Whether the file could not be checked") {
            Set(report.errors.compactMap(\.source)).sorted().map { (Self.file($0).text, 1) }
        }
        text.metric(
            "certcheck_certificate_status",
            "The verdict: 0 well, 1 a warning, 2 an error or a check that was not possible"
        ) {
            certificates.map { ($0, $1.verdict.severity.status) }
        }
        text.metric("certcheck_findings", "How many findings there are of a kind") {
            Self.tally(report.reportedFindings)
        }
        if report.accepted != nil {
            text.metric("certcheck_accepted", "How many findings and errors were accepted") {
                [("", Int64(report.acceptedCount))]
            }
        }
        text.metric("certcheck_certificates", "How many certificates were judged") {
            [("", Int64(report.deployments.count))]
        }
        text.metric("certcheck_unchecked", "How many things could not be checked") {
            [("", Int64(report.errors.count))]
        }
        text.metric("certcheck_last_run_timestamp_seconds", "The time that was judged at") {
            [("", report.checkedAt.secondsSinceEpoch)]
        }
        if let endpoints = report.endpoints { text += Self.render(endpoints) }
        return text
    }

    /// What was learnt of endpoints.
    ///
    /// These metrics are there whatever the verdict: an expired certificate is told from an endpoint
    /// that does not answer.
    private static func render(_ endpoints: [ProbedEndpoint]) -> String {
        let named = Array(zip(unlike(endpoints.map(labels)), endpoints))
        let rows = named.flatMap { labels, endpoint -> [(Labels, ProbedEndpoint.Row)] in
            let served = endpoint.rows.filter { $0.served != nil }
            return Array(zip(unlike(served.map { self.labels(of: $0, labels) }), served))
        }
        var text = ""
        text.metric(
            "certcheck_probe_success",
            "Whether every address presented a certificate to the name asked for"
        ) {
            named.map { ($0.text, $1.isServed ? 1 : 0) }
        }
        text.metric("certcheck_probe_duration_milliseconds", "How long the endpoint took") {
            named.map { ($0.text, Int64($1.milliseconds)) }
        }
        text.metric(
            "certcheck_served_not_after_timestamp_seconds",
            "When the validity of the certificate served ends"
        ) {
            rows.map { ($0.text, $1.served?.notAfter.secondsSinceEpoch ?? 0) }
        }
        text.metric(
            "certcheck_served_valid_until_timestamp_seconds",
            "When the first certificate of the best path ends"
        ) {
            rows.map { ($0.text, $1.served?.validUntil.secondsSinceEpoch ?? 0) }
        }
        return text
    }

    private static func labels(of endpoint: ProbedEndpoint) -> Labels {
        var labels = Labels()
        labels.add("endpoint", endpoint.name)
        labels.add("starttls", endpoint.startTLS ?? "")
        return labels
    }

    private static func labels(of row: ProbedEndpoint.Row, _ endpoint: Labels) -> Labels {
        var labels = endpoint
        labels.add("address", row.address)
        labels.add("server_name", row.serverName ?? "")
        labels.add("key_type", row.served?.keyType ?? "")
        labels.add("sha256", row.served?.sha256.hexadecimal ?? "")
        return labels
    }

    /// Labels, those that stand there before made unlike them.
    private static func unlike(_ all: [Labels]) -> [Labels] {
        var counts: [String: Int] = [:]
        return all.map { labels in
            var labels = labels
            let count = counts[labels.text, default: 0]
            counts[labels.text] = count + 1
            if count > 0 { labels.add("discriminator", String(count)) }
            return labels
        }
    }

    /// The labels of each certificate, unlike those of all others: the collector refuses a file in
    /// which contains a series twice.
    private static func labels(of deployments: [Deployment]) -> [String] {
        var counts: [String: Int] = [:]
        return deployments.map { subject in
            var labels = labels(of: subject.certificate)
            let count = counts[labels.text, default: 0]
            counts[labels.text] = count + 1
            if count > 0 { labels.add("discriminator", String(count)) }
            return labels.text
        }
    }

    private static func labels(of certificate: Deployment.PlacedCertificate) -> Labels {
        var labels = file(certificate.location.path)
        labels.add("serial_number", certificate.serialNumber.decimal)
        for (role, name) in [("subject", certificate.subject), ("issuer", certificate.issuer)] {
            let attributes = NameAttributes(name)
            for type in ["C", "ST", "L", "O", "OU", "CN"] {
                labels.add("\(role)_\(type)", attributes[type])
            }
        }
        return labels
    }

    private static func file(_ path: String) -> Labels {
        var labels = Labels()
        labels.add("filename", path.split(separator: "/").last.map(String.init) ?? path)
        labels.add("filepath", path)
        return labels
    }

    private static func tally(_ findings: [ReportedFinding]) -> [(String, Int64)] {
        var order: [String] = []
        var counts: [String: Int64] = [:]
        for reported in findings {
            var labels = Labels()
            labels.add("id", reported.finding.id.rawValue)
            labels.add("severity", reported.finding.severity.rawValue)
            if counts[labels.text] == nil { order.append(labels.text) }
            counts[labels.text, default: 0] += 1
        }
        return order.map { ($0, counts[$0] ?? 0) }
    }

    /// The labels of a series.
    private struct Labels {
        var text = ""

        /// Adds a label, unless it has nothing to say.
        mutating func add(_ name: String, _ value: String) {
            guard !value.isEmpty else { return }
            text += "\(text.isEmpty ? "" : ",")\(name)=\"\(value.shortened(to: 4096).labelValue)\""
        }
    }
}

extension String {
    /// Appends a metric with its samples.
    fileprivate mutating func metric(
        _ name: String,
        _ help: String,
        _ samples: () -> [(labels: String, value: Int64)]
    ) {
        self += "# HELP \(name) \(help).\n# TYPE \(name) gauge\n"
        for (labels, value) in samples() {
            self += labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(labels)} \(value)\n"
        }
    }

    /// The text as the value of a label: Prometheus escapes three characters.
    fileprivate var labelValue: String {
        var escaped = ""
        for scalar in printable.unicodeScalars {
            switch scalar {
            case "\\", "\"": escaped += "\\\(scalar)"
            case "\n": escaped += "\\n"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

extension Severity {
    /// The number that a status metric has for it.
    fileprivate var status: Int64 {
        switch self {
        case .info: 0
        case .warning: 1
        case .error: 2
        }
    }
}

extension [UInt8] {
    /// A two's complement number, most significant octet first, in decimal; in hexadecimal where it
    /// is too long for a number (RFC 5280 §4.1.2.2 allows 20 octets).
    fileprivate var decimal: String {
        guard count <= 64 else { return prefix(64).hexadecimal + "..." }
        let isNegative = (first ?? 0) & 0x80 != 0
        var magnitude = isNegative ? map { ~$0 } : self
        if isNegative {
            for index in magnitude.indices.reversed() {
                let (sum, overflow) = magnitude[index].addingReportingOverflow(1)
                magnitude[index] = sum
                if !overflow { break }
            }
        }
        // Digits to the base of a thousand million, least significant first.
        var digits: [UInt64] = [0]
        for octet in magnitude {
            var carry = UInt64(octet)
            for index in digits.indices {
                carry += digits[index] << 8
                digits[index] = carry % 1_000_000_000
                carry /= 1_000_000_000
            }
            if carry > 0 { digits.append(carry) }
        }
        let lower = digits.dropLast().reversed().map { digit in
            let text = String(digit)
            return String(repeating: "0", count: 9 - text.count) + text
        }
        return (isNegative ? "-" : "") + String(digits.last ?? 0) + lower.joined()
    }
}
