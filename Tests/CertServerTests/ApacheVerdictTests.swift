import CertServer
import TestSupport
import Testing

/// What is judged of a virtual host of Apache, and what a client of one is given.
struct ApacheVerdictTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.copy("healthy/fullchain.pem")
        try folder.copy("healthy/privkey.pem")
        let blocks = try String(decoding: Fixture.octets("healthy/fullchain.pem"), as: UTF8.self)
            .split(separator: "-----BEGIN CERTIFICATE-----")
        for (name, block) in zip(["leaf.pem", "intermediate.pem"], blocks) {
            try folder.write("-----BEGIN CERTIFICATE-----\(block)", to: name)
        }
    }

    private func check(_ configuration: String, hosts: [String] = []) throws -> Report {
        let path = try folder.write(configuration, to: "apache2.conf")
        let checker = Checker(
            policy: ValidationPolicy(time: Timestamp(secondsSinceEpoch: 1_769_904_000)),
            trust: try TrustStore(paths: [Fixture.path("trust/root.pem")])
        )
        var server = ServerChecker(checker: checker, kind: .apache, root: folder.path)
        server.hosts = try hosts.map { try ReferenceIdentifier($0) }
        return server.check(path)
    }

    private func host(_ name: String, _ certificate: String, _ more: String = "") -> String {
        """
        <VirtualHost *:443>
            ServerName \(name)
            SSLEngine on
            SSLProtocol TLSv1.2 TLSv1.3
            SSLCertificateFile \(certificate)
            SSLCertificateKeyFile privkey.pem
            \(more)
        </VirtualHost>

        """
    }

    private func ids(_ report: Report) -> [String] {
        (report.deployments.flatMap(\.findings) + (report.sites ?? []).flatMap(\.findings)
            + report.findings).map(\.id.rawValue).filter { $0 != "key-readable-by-others" }
    }

    // What Apache 2.4.67 sends was read with `openssl s_client -showcerts`.
    @Test(
        "A file of intermediates is sent in place of what follows the first certificate",
        arguments: [
            ("leaf.pem", "intermediate.pem", []),
            ("leaf.pem", nil, ["chain-incomplete"]),
            ("fullchain.pem", nil, []),
            ("fullchain.pem", "fullchain.pem", []),
            ("fullchain.pem", "leaf.pem", ["chain-incomplete", "chain-duplicate"]),
            ("leaf.pem", "nowhere.pem", ["chain-incomplete", "server-file-unreadable"]),
        ] as [(String, String?, [String])]
    )
    func chainFile(certificate: String, chain: String?, expected: [String]) throws {
        let more = chain.map { "SSLCertificateChainFile \($0)" } ?? ""
        let report = try check(host("www.example.test", certificate, more))
        #expect(ids(report) == expected)
    }

    @Test(
        "A client is given the certificate of the first virtual host with the name, or of the first"
    )
    func answers() throws {
        let hosts = ["www.example.test", "bb.example.test", "a.b.example.test", "other.test"]
        let report = try check(
            host("first.example.test", "fullchain.pem")
                + host(
                    "www.example.test",
                    "leaf.pem",
                    "ServerAlias *.b.example.test b?.example.test"
                )
                + host("*.example.test", "fullchain.pem"),
            hosts: hosts
        )
        let answers = try #require(report.answers)
        #expect(answers.map(\.host?.ascii) == hosts + [nil])
        #expect(answers.map(\.site.line) == [9, 9, 9, 1, 1])
    }

    @Test(
        "An encrypted key is an error where nothing is named that knows the passphrase",
        arguments: [
            ("", .error), ("SSLPassPhraseDialog builtin\n", .error),
            ("SSLPassPhraseDialog exec:/usr/local/bin/passphrase\n", .warning),
        ] as [(String, Severity)]
    )
    func encryptedKey(dialog: String, severity: Severity) throws {
        try folder.copy("key-encrypted/privkey.pem", to: "privkey.pem")
        let report = try check(dialog + host("www.example.test", "fullchain.pem"))
        let found = report.deployments.flatMap(\.findings).first { $0.id == .keyEncrypted }
        #expect(found?.severity == severity)
    }

    @Test(
        "What includes itself again and again ends, and is told",
        arguments: [
            "Include apache2.conf\nInclude apache2.conf\n",
            "<Macro m>\nUse m\nUse m\n</Macro>\nUse m\n",
        ]
    )
    func recursion(configuration: String) throws {
        let report = try check(configuration)
        #expect(report.findings.contains { $0.id == .serverSyntax })
        #expect(report.findings.count < 1_000)
    }
}
