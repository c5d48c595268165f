import CertModel
import CertReport
import Testing

@Suite("Text of expiry")
struct ExpiryTextTests {
    private let format = TextFormat()

    private func soon(_ severity: Severity, _ days: Int, in folder: String) -> Deployment {
        let end = Samples.now.advanced(bySeconds: Int64(days) * 86_400)
        var subject = Samples.healthy("d\(days).example.test", in: folder, until: end)
        subject.findings = [
            Finding(
                .time(.expiresSoon(on: end, at: Samples.now, threshold: 30 * 86_400, .leaf)),
                severity,
                at: [Location(path: "\(folder)fullchain.pem")]
            )
        ]
        return subject
    }

    @Test("Nothing at all is said while all is well, infos and verbosity notwithstanding")
    func silence() {
        var subject = Samples.healthy()
        subject.findings = [Samples.keyMissing]
        let report = Samples.report([subject, Samples.healthy("b.test")], command: .expiry)
        #expect(format.render(report) == "")
        #expect(TextFormat(color: true, verbose: true).render(report) == "")
        #expect(format.render(Samples.report([], command: .expiry)) == "")
    }

    @Test("A paragraph a certificate, the most urgent first: who, when, where, what to do")
    func paragraphs() {
        let report = Samples.report(
            [
                soon(.warning, 20, in: "a/"), Samples.healthy(), soon(.error, 3, in: "b/"),
                soon(.warning, 15, in: "/etc/ssl/c/"),
            ],
            command: .expiry,
            errors: [Samples.broken]
        )
        #expect(
            format.render(report) == """
                FAIL  d3.example.test
                      expires in 3 days, on 2026-02-04T00:00:00Z
                      where  b/fullchain.pem:1
                      fix    Renew the certificate, then reload the server.
                      names  d3.example.test, example.test

                WARN  d15.example.test
                      expires in 15 days, on 2026-02-16T00:00:00Z
                      where  /etc/ssl/c/fullchain.pem:1
                      fix    Renew the certificate, then reload the server.
                      names  d15.example.test, example.test

                WARN  d20.example.test
                      expires in 20 days, on 2026-02-21T00:00:00Z
                      where  a/fullchain.pem:1
                      fix    Renew the certificate, then reload the server.
                      names  d20.example.test, example.test

                ERROR  broken.pem:3  not-a-certificate
                       holds no certificate
                       help: Give the file with the -----BEGIN CERTIFICATE----- lines.

                3 certificates need attention; 1 file could not be checked

                """
        )
    }

    @Test("What could not be checked breaks the silence")
    func errors() {
        let report = Samples.report([], command: .expiry, errors: [Samples.broken])
        #expect(format.render(report).hasPrefix("ERROR  broken.pem:3  not-a-certificate\n"))
    }
}
