import CertModel
import CertReport
import Testing

@Suite("Output of a plugin")
struct NagiosFormatTests {
    private let format = NagiosFormat()

    @Test("The first line says who, what and the ranges; those below tell of the rest")
    func output() {
        let well = Samples.healthy("b.test", in: "b/", until: Samples.time(2026, 2, 3, hour: 12))
        let report = Samples.report([Samples.failing(), well])
        #expect(
            format.render(report) == """
                CERT CRITICAL - www.example.test: the certificate's issuer, CN=Fixture Intermediate \
                CA, is neither in the file nor a trust anchor | 'certificates'=2;;;0 \
                'warnings'=1;0;;0 'errors'=1;;0;0 'unchecked'=0;;;0 'days_b.test'=2.50;8.37:;3.72: \
                'days_www.example.test'=59.00;22.50:;7.00:
                ERROR chain-incomplete: www.example.test: the certificate's issuer, CN=Fixture \
                Intermediate CA, is neither in the file nor a trust anchor. Append the certificate \
                of CN=Fixture Intermediate CA to the file, below the one it issued. \
                (fullchain.pem:1)
                WARNING key-readable-by-others: www.example.test: everybody on this machine may \
                read the private key (mode 644). Take the permission away: chmod 600 privkey.pem \
                (privkey.pem:1)

                """
        )
    }

    @Test("A state is the exit code's, but an error finding outranks what could not be checked")
    func states() {
        var warned = Samples.healthy()
        warned.findings = [Samples.keyReadable]
        let unread = [Samples.broken]
        let cases: [(Report, Severity?, NagiosFormat.State)] = [
            (Samples.report([]), .error, .ok), (Samples.report([warned]), .error, .ok),
            (Samples.report([warned]), .warning, .warning), (Samples.report([warned]), nil, .ok),
            (Samples.report([Samples.failing()]), .error, .critical),
            (Samples.report([Samples.failing()]), nil, .ok),
            (Samples.report([Samples.failing()], errors: unread), .error, .critical),
            (Samples.report([Samples.failing()], errors: unread), nil, .unknown),
            (Samples.report([warned], errors: unread), .warning, .unknown),
        ]
        for (report, failOn, state) in cases {
            let format = NagiosFormat(failOn: failOn)
            #expect(format.state(of: report) == state)
            #expect(format.render(report).hasPrefix("CERT \("\(state)".uppercased()) - "))
        }
    }

    @Test("Nothing that a certificate says adds lines, data or more than the host reads")
    func hostile() {
        for text in HostileTextTests.hostile + ["a | 'errors'=0", "a'b=c", ""] {
            let report = HostileTextTests.report(text, command: .check)
            let output = format.render(report)
            let lines = output.split(separator: "\n")
            #expect(lines.count == 3 && output.utf8.count < 8000)
            #expect(output.split(separator: "|").count == 2)
            let data = lines[0].split(separator: "|").last.map(String.init) ?? ""
            #expect(data.split(separator: " ").count == 6)
        }
        let many = Samples.report((0..<1000).map { _ in Samples.failing() })
        #expect(format.render(many).utf8.count < 8000)
        #expect(NagiosFormat.unknown("a\n| b") == "CERT UNKNOWN - a\\u{A}\\u{7C} b\n")
    }
}
