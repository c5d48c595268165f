import CertServer
import TestSupport
import Testing

/// What clients are given that ask for hosts.
struct ServerAnswerTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.copy("healthy/fullchain.pem")
        try folder.copy("healthy/privkey.pem")
    }

    private func check(_ configuration: String, hosts: [String]) throws -> Report {
        let trust = try TrustStore(paths: [Fixture.path("trust/root.pem")])
        let policy = ValidationPolicy(time: Timestamp(secondsSinceEpoch: 1_769_904_000))
        var server = ServerChecker(checker: Checker(policy: policy, trust: trust))
        server.hosts = try hosts.map { try ReferenceIdentifier($0) }
        return server.check(try folder.write(configuration, to: "nginx.conf"))
    }

    private let twoListeners = """
        server {
            listen 443 ssl;
            server_name www.example.test;
            ssl_certificate fullchain.pem;
            ssl_certificate_key privkey.pem;
        }
        server {
            listen 8443 ssl;
            ssl_reject_handshake on;
        }
        """

    @Test("Each listener answers each host, and a client that sends no name")
    func answers() throws {
        let report = try check(twoListeners, hosts: ["www.example.test", "www.example.test"])
        let answers = try #require(report.answers)
        #expect(answers.map(\.host?.ascii) == ["www.example.test", "www.example.test", nil, nil])
        #expect(answers.map(\.listen) == ["443 ssl", "8443 ssl", "443 ssl", "8443 ssl"])
        #expect(answers.map(\.site.line) == [1, 7, 1, 7])
        #expect(answers.map(\.covers) == [true, false, nil, nil])
        #expect(answers.map(\.certificates.count) == [1, 0, 1, 0])
        let certificate = try #require(answers[0].certificates.first)
        #expect(certificate.location == Location(path: folder("fullchain.pem"), line: 1))
        #expect(certificate.sha256 == report.deployments[0].certificate.sha256)
        #expect(certificate.keyAlgorithm == .ec)
        #expect(report.findings.isEmpty)
    }

    @Test("The hosts that no listener's answer covers are one finding of the configuration")
    func uncovered() throws {
        let report = try check(
            twoListeners,
            hosts: ["a.test", "www.example.test", "192.0.2.1"]
        )
        #expect(report.findings.map(\.id) == [.nameNotCovered])
        #expect(
            report.findings.flatMap(\.values) == [.list("hosts", ["a.test", "192.0.2.1"])]
        )
        #expect(report.status == .fail)
        #expect(report.deployments.flatMap(\.findings).isEmpty)
    }

    @Test("Without a host there are no answers")
    func unasked() throws {
        #expect(try check(twoListeners, hosts: []).answers == nil)
    }
}
