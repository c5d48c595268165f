import CertServer
import TestSupport
import Testing

/// What is judged of deployments of HAProxy.
struct HAProxyVerdictTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try combine("healthy", as: "a.pem")
        try combine("expired", as: "old.pem")
        try combine("leaf-only", as: "leaf.pem")
    }

    /// Writes a fixture's certificates and key into one file, as HAProxy takes them.
    private func combine(_ fixture: String, as name: String) throws {
        let chain = try Fixture.octets("\(fixture)/fullchain.pem")
        // The first line of the key's file is a remark.
        let key = try Fixture.octets("\(fixture)/privkey.pem").drop { $0 != 0x0A }.dropFirst()
        try folder.write(String(decoding: chain + key, as: UTF8.self), to: name)
    }

    private func check(_ bind: String, global: String = "", hosts: [String] = []) throws -> Report {
        let text = "global\n\(global)\nfrontend f\n  mode http\n  bind \(bind)\n"
        let trust = try TrustStore(paths: [Fixture.path("trust/root.pem")])
        let policy = ValidationPolicy(time: Timestamp(secondsSinceEpoch: 1_769_904_000))
        var server = ServerChecker(checker: Checker(policy: policy, trust: trust))
        server.hosts = try hosts.map { try ReferenceIdentifier($0) }
        return server.check(try folder.write(text, to: "haproxy.cfg"))
    }

    private func ids(_ report: Report) -> [String] {
        report.allFindings.filter { $0.severity > .info && $0.id != .keyReadableByOthers }
            .map(\.id.rawValue)
    }

    @Test("A healthy deployment passes, and the kind is recognized")
    func healthy() throws {
        let report = try check(":443 ssl crt a.pem", hosts: ["www.example.test"])
        #expect(ids(report) == [])
        #expect(report.status == .pass)
        #expect(report.answers?.map(\.covers) == [true, nil])
        #expect(report.deployments.map(\.site?.line) == [5])
    }

    @Test("An expired certificate that is loaded first wins over its successor")
    func expiredWins() throws {
        let report = try check(":443 ssl crt old.pem crt a.pem", hosts: ["www.example.test"])
        #expect(ids(report).sorted() == ["expired", "server-certificate-shadowed"])
        let shadow = try #require(
            report.allFindings.first { $0.id == .serverCertificateShadowed }
        )
        #expect(
            shadow.locations.map(\.path) == [
                folder("haproxy.cfg"), folder("a.pem"), folder("old.pem"),
            ]
        )
        let answer = try #require(report.answers?.first)
        #expect(answer.certificates.map(\.location.path) == [folder("old.pem")])
        #expect(
            ids(try check(":443 ssl crt a.pem crt old.pem")).sorted()
                == ["expired", "server-certificate-shadowed"]
        )
    }

    @Test(
        "Faults that haproxy -c passes, or reports in other words",
        arguments: [
            (":443 ssl crt leaf.pem", ["chain-incomplete"]),
            (":443 ssl crt none.pem", ["server-file-unreadable"]),
            (":443 ssl", ["server-certificate-missing"]),
            (":443", ["server-not-tls"]),
            (":443 ssl crt a.pem ssl-min-ver TLSv1.0", ["server-protocol-obsolete"]),
            (
                ":443 ssl crt a.pem ssl-max-ver TLSv1.2 ciphers AES128-SHA",
                ["server-no-shared-cipher"]
            ),
            (":443 ssl crt-list none", ["server-certificate-missing", "server-include-missing"]),
        ]
    )
    func faults(bind: String, expected: [String]) throws {
        #expect(ids(try check(bind)).sorted() == expected)
    }

    @Test("A certificate has to cover the names that a crt-list chooses it for, and no others")
    func filters() throws {
        try folder.write("a.pem www.example.test !b.test\n", to: "l")
        #expect(ids(try check(":443 ssl crt-list l")) == [])
        try folder.write("a.pem www.example.test *.b.test c.test !d.test\n", to: "l")
        let report = try check(":443 ssl crt-list l")
        #expect(ids(report) == ["name-not-covered"])
        let finding = try #require(report.allFindings.first { $0.id == .nameNotCovered })
        #expect(finding.values.first == .list("hosts", ["c.test", "*.b.test"]))
        #expect(finding.locations.last == Location(path: folder("l"), line: 1))
    }

    @Test("Diffie-Hellman in finite fields needs parameters, which HAProxy has where they are set")
    func finiteField() throws {
        let suites = "ciphers DHE-RSA-AES256-GCM-SHA384"
        let refused = try check(
            ":443 ssl crt a.pem ssl-max-ver TLSv1.2 \(suites)",
            hosts: ["www.example.test"]
        )
        #expect(refused.answers?.map(\.certificates) == [[], []])
        #expect(ids(refused) == ["server-no-shared-cipher", "name-not-covered"])
        let current = try check(":443 ssl crt a.pem \(suites)", hosts: ["www.example.test"])
        #expect(current.answers?.map(\.certificates.count) == [1, 1])
    }
}
