import CertModel
import CertReport
import Testing

@Suite("Metrics")
struct PrometheusFormatTests {
    private func metrics(_ report: Report) -> String { PrometheusFormat().render(report) }

    @Test("Each certificate has the times, the verdict and the labels of existing exporters")
    func samples() {
        var subject = Samples.failing()
        subject.certificate.location.path = "/etc/ssl/a.pem"
        subject.certificate.subject = "CN=a\\,b,OU=one,OU=two,O=c\\\"d,2.5.4.99=#0500"
        subject.certificate.issuer = "CN=\\C3\\A4,C=DE"
        subject.certificate.serialNumber = [0x01] + Array(repeating: 0, count: 8)
        let text = metrics(Samples.report([subject], errors: [Samples.broken, Samples.broken]))
        let labels =
            #"{filename="a.pem",filepath="/etc/ssl/a.pem",serial_number="18446744073709551616","#
            + #"subject_O="c\"d",subject_OU="one",subject_CN="a,b",issuer_C="DE",issuer_CN="ä"}"#
        for line in [
            "# TYPE x509_cert_not_after gauge", "x509_cert_not_after\(labels) 1775001600",
            "x509_cert_not_before\(labels) 1767225600", "x509_cert_expired\(labels) 0",
            "certcheck_certificate_status\(labels) 2",
            #"x509_cert_error{filename="broken.pem",filepath="broken.pem"} 1"#,
            #"certcheck_findings{id="chain-incomplete",severity="error"} 1"#,
            "certcheck_certificates 1", "certcheck_unchecked 2",
            "certcheck_last_run_timestamp_seconds 1769904000",
        ] {
            #expect(text.contains("\n\(line)\n"), "\(line)")
        }
    }

    @Test("No series stands twice, and each has a line of its own, whatever a certificate says")
    func hostile() {
        for text in HostileTextTests.hostile + ["\"} 1\n", "a\\", ""] {
            let report = HostileTextTests.report(text, command: .check)
            let twice = Samples.report(report.deployments + report.deployments)
            let lines = metrics(twice).split(separator: "\n").filter { !$0.hasPrefix("#") }
            let series = lines.map { $0.prefix(upTo: $0.lastIndex(of: " ") ?? $0.startIndex) }
            #expect(Set(series).count == series.count)
            #expect(lines.count == 4 * 4 + 4)
        }
    }

    @Test(
        "Serial numbers are decimal",
        arguments: [
            ([0], "0"), ([0x7F], "127"), ([0x80], "-128"), ([0xFF], "-1"), ([0xFF, 0x00], "-256"),
            ([0x3B, 0x9A, 0xCA, 0x00], "1000000000"), ([0x3B, 0x9A, 0xCA, 0x07], "1000000007"),
        ] as [([UInt8], String)]
    )
    func serial(octets: [UInt8], text: String) {
        var subject = Samples.healthy()
        subject.certificate.serialNumber = octets
        #expect(metrics(Samples.report([subject])).contains("serial_number=\"\(text)\""))
    }
}
