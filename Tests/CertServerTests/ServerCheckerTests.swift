import CertServer
import TestSupport
import Testing

/// What is judged of a configuration as a whole.
struct ServerCheckerTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.copy("healthy/fullchain.pem")
        try folder.copy("healthy/privkey.pem")
    }

    private func check(
        _ configuration: String,
        version: ServerVersion = .currentNginx
    ) throws -> Report {
        try check(at: folder.write(configuration, to: "nginx.conf"), version: version)
    }

    private func check(
        at path: String,
        version: ServerVersion = .currentNginx
    ) throws -> Report {
        let trust = try TrustStore(paths: [Fixture.path("trust/root.pem")])
        let policy = ValidationPolicy(time: Timestamp(secondsSinceEpoch: 1_769_904_000))
        let checker = Checker(policy: policy, trust: trust)
        return ServerChecker(checker: checker, version: .exactly(version)).check(path)
    }

    private func site(_ lines: String, key: String = "privkey.pem") -> String {
        """
        server {
            listen 443 ssl;
            ssl_certificate fullchain.pem;
            ssl_certificate_key \(key);
            \(lines)
        }

        """
    }

    private func ids(_ report: Report) -> [String] {
        ((report.sites ?? []).flatMap(\.findings) + report.deployments.flatMap(\.findings)
            + report.findings).map(\.id.rawValue)
    }

    @Test("Every certificate of every site is a subject that names its site")
    func deployments() throws {
        let report = try check(
            (0..<20).map { site("server_name \($0).example.test;") }.joined()
        )
        #expect(report.deployments.count == 20)
        #expect(Set(report.deployments.map(\.site)) == Set((report.sites ?? []).map(\.location)))
        #expect(report.deployments.allSatisfy { $0.key?.matches == true })
        #expect(report.deployments.allSatisfy { $0.findings.map(\.id) == [.nameNotCovered] })
    }

    @Test("A finding says where the block is and where the configuration names it")
    func places() throws {
        let report = try check(site("server_name a.test;"))
        let locations = report.deployments[0].findings[0].locations
        #expect(locations.map(\.line) == [1, 3])
        #expect(locations.map(\.path) == [folder("fullchain.pem"), folder("nginx.conf")])
    }

    @Test("A file that is not there is told once as an error and at each site")
    func missingFile() throws {
        let report = try check(
            site("server_name www.example.test;", key: "none.key")
                + site("server_name example.test;", key: "none.key")
                + site("server_name a.example.test;")
        )
        #expect(report.errors.map(\.code) == [.notFound])
        #expect(report.status == .error)
        #expect(
            (report.sites ?? []).map { $0.findings.map(\.id) } == [
                [.serverFileUnreadable], [.serverFileUnreadable], [],
            ]
        )
        #expect(report.deployments.map { $0.key?.matches } == [nil, nil, true])
    }

    @Test("Files of a site without TLS are opened, as the server opens them when it starts")
    func filesOfPlainSites() throws {
        try folder.copy("healthy-rsa/privkey.pem", to: "other.key")
        let files = "ssl_certificate fullchain.pem; ssl_certificate_key"
        let report = try check(
            """
            server { listen 8080; \(files) none.key; }
            server { listen 8081; \(files) other.key; }
            server { listen 8082; \(files) privkey.pem; }
            server { listen 8083; ssl_certificate fullchain.pem; }
            """
        )
        #expect(report.deployments.isEmpty)
        #expect(
            (report.sites ?? []).map { $0.findings.map(\.id) } == [
                [.serverFileUnreadable, .serverNotTLS], [.keyMismatch, .serverNotTLS],
                [.serverNotTLS], [.serverNotTLS],
            ]
        )
        #expect(report.findings.map(\.id) == [.serverSyntax])
        #expect(report.errors.map(\.code) == [.notFound])
    }

    @Test("Files that a site with TLS names are told of there alone")
    func filesOfBothKinds() throws {
        let report = try check(
            """
            ssl_certificate fullchain.pem;
            ssl_certificate_key none.key;
            server { listen 443 ssl; server_name www.example.test; }
            server { listen 80; return 301 https://$host$request_uri; }
            """
        )
        #expect(
            (report.sites ?? []).map { $0.findings.map(\.id) } == [[.serverFileUnreadable], []]
        )
    }

    @Test("A key that only root may read is said to be that, and the certificate is judged")
    func keyOfRoot() throws {
        try folder.setMode(0o644, of: "fullchain.pem")
        try folder.setMode(isRoot ? 0o600 : 0, of: "privkey.pem")
        let text = site("server_name www.example.test;")
        let path = try folder.write(text, to: "nginx.conf", mode: 0o644)
        let report = try asUnprivileged { try check(at: path) }
        #expect(report.errors.map(\.code) == [.unreadable])
        if isRoot { #expect(report.errors.map(\.reason) == ["may be read by root only"]) }
        #expect(report.errors.allSatisfy { $0.help?.contains("Run as a user who may") == true })
        #expect((report.sites ?? []).map { $0.findings.map(\.id) } == [[.serverFileUnreadable]])
        #expect(report.deployments.map(\.domains) == [["www.example.test", "example.test"]])
    }

    @Test("Thousands of names on thousands of sockets are compared in time")
    func manyNamesAndSockets() throws {
        let names = (0..<10_000).map { "\($0).example.test" }.joined(separator: " ")
        let listens = (0..<4_000).map { "listen 10.0.\($0 / 250).\($0 % 250):80;" }.joined()
        let twin = "server { server_name \(names); \(listens) }"
        var report: Report?
        let time = try ContinuousClock().measure { report = try check(twin + "\n" + twin) }
        let sites = report?.sites ?? []
        #expect(sites.map { $0.findings.map(\.id) } == [[], [.serverNameShadowed]])
        #expect(time < .seconds(30))
    }

    @Test(
        "Passphrases are tried line by line",
        arguments: [
            ("wrong\ncertcheck\n", []), ("certcheck", []),
            ("wrong\nother\n", ["server-file-unreadable"]), ("", ["key-encrypted"]),
        ]
    )
    func passphrases(lines: String, expected: [String]) throws {
        try folder.copy("key-encrypted/privkey.pem", to: "encrypted.key")
        try folder.write(lines, to: "passphrases")
        let report = try check(site("ssl_password_file passphrases;", key: "encrypted.key"))
        #expect(ids(report).filter { $0 != "key-encrypted" || lines == "" } == expected)
        #expect(report.errors.isEmpty == expected.isEmpty)
    }

    @Test(
        "Old protocols are a warning, and an error where there is nothing newer",
        arguments: [
            ("TLSv1 TLSv1.2", Severity.warning), ("TLSv1.1 TLSv1.3", .warning),
            ("SSLv3 TLSv1", .error), ("TLSv1.1", .error), ("TLSv1.2", nil), ("TLSv1.3", nil),
        ] as [(String, Severity?)]
    )
    func protocols(written: String, severity: Severity?) throws {
        let report = try check(site("ssl_protocols \(written);"))
        let findings = (report.sites ?? []).flatMap(\.findings)
        #expect(findings.map(\.severity) == (severity.map { [$0] } ?? []))
    }

    @Test(
        "The default of the version counts where no protocols are written",
        arguments: [(ServerVersion(1, 27, 2), 1), (ServerVersion(1, 27, 3), 0)]
    )
    func defaultProtocols(version: ServerVersion, count: Int) throws {
        let report = try check(site(""), version: version)
        #expect((report.sites ?? []).flatMap(\.findings).count == count)
    }

    @Test(
        "Ciphers are judged where they are written and where a version uses them",
        arguments: [
            ("ssl_ciphers HIGH:aNULL;", "server-cipher-weak"),
            ("ssl_ciphers ECDHE+AESGCM;", nil), ("", nil),
            ("ssl_ciphers HIGH:aNULL; ssl_protocols TLSv1.3;", nil),
            ("ssl_ciphers NONSENSE;", "server-syntax"),
        ] as [(String, String?)]
    )
    func ciphers(lines: String, expected: String?) throws {
        #expect(ids(try check(site(lines))) == (expected.map { [$0] } ?? []))
    }

    @Test(
        "A removed directive is an error where the version refuses it",
        arguments: [
            (ServerVersion(1, 25, 0), Severity.warning), (ServerVersion(1, 25, 1), .error),
        ]
    )
    func removed(version: ServerVersion, severity: Severity) throws {
        let report = try check(site("ssl on; ssl_protocols TLSv1.2;"), version: version)
        let findings = (report.sites ?? []).flatMap(\.findings)
        #expect(findings.map(\.id) == [.serverDirectiveRemoved])
        #expect(findings.map(\.severity) == [severity])
    }

    @Test("What is no configuration is an error, whatever it is")
    func noConfiguration() throws {
        let report = try check("hello\n")
        #expect(report.errors.map(\.code) == [.unsupported])
        #expect(report.sites == [])
    }

    @Test(
        "A certificate that a program chooses is not judged, and is loaded all the same",
        arguments: [
            ("fullchain.pem", [.serverCertificateUnknowable]),
            ("none.pem", [.serverFileUnreadable, .serverCertificateUnknowable]),
        ] as [(String, [FindingID])]
    )
    func programs(certificate: String, found: [FindingID]) throws {
        let lua = "ssl_certificate_by_lua_block { auto_ssl:ssl_certificate() }"
        let text = site("server_name shop.example.net;")
            .replacing("fullchain.pem", with: certificate)
        for text in [
            "http { \(lua) \(text) }",
            "http { \(text.replacing("listen", with: lua + " listen")) }",
        ] {
            let report = try check(text)
            #expect(report.deployments.isEmpty)
            #expect((report.sites ?? []).flatMap(\.findings).map(\.id) == found)
        }
    }

    @Test(
        "A list of another distribution's OpenSSL is undecidable",
        arguments: [("PROFILE=SYSTEM", false), ("PROFILES=SYSTEM", true), ("NONE:AT", true)]
    )
    func profiles(list: String, isRefused: Bool) throws {
        let report = try check(site("server_name www.example.test; ssl_ciphers \(list);"))
        #expect(report.findings.map(\.id) == (isRefused ? [.serverSyntax] : []))
    }

    @Test(
        "A site that listens on the port of TLS serves it, or is told",
        arguments: [
            ("listen 443;", .error), ("listen 443 ssl; listen [::]:443;", .error),
            ("listen 443 proxy_protocol;", nil), ("listen unix:/run/a.sock;", nil),
            ("listen 443 http2;", .error), ("listen 8443;", .error), ("listen 80;", .info),
            ("listen 80; listen 8080;", .error), ("listen 443 quic;", nil),
            ("listen 8443 ssl; listen 80;", nil), ("", .info),
        ] as [(String, Severity?)]
    )
    func withoutTLS(listens: String, severity: Severity?) throws {
        let files = "ssl_certificate fullchain.pem; ssl_certificate_key privkey.pem;"
        let report = try check(
            "http { server { \(listens) server_name www.example.test; \(files) } }"
        )
        let found = (report.sites ?? []).flatMap(\.findings).filter { $0.id == .serverNotTLS }
        #expect(found.map(\.severity) == (severity.map { [$0] } ?? []))
        let inherited = try check("http { \(files) server { listen 80; listen 8080; } }")
        #expect(!ids(inherited).contains("server-not-tls"))
    }

    @Test("Mail has ports of its own for each protocol, and streams are handed on")
    func withoutTLSElsewhere() throws {
        let files = "ssl_certificate fullchain.pem; ssl_certificate_key privkey.pem;"
        for (text, isTold) in [
            ("mail { server { listen 993; protocol imap; } }", true),
            ("mail { server { listen 993 ssl; protocol imap; \(files) } }", false),
            ("mail { server { listen 143; protocol imap; starttls on; \(files) } }", false),
            ("mail { server { listen 465; protocol imap; } }", false),
            ("mail { server { listen 465; } }", true),
            ("stream { server { listen 443; proxy_pass a; ssl_preread on; } }", false),
        ] {
            #expect(ids(try check(text)).contains("server-not-tls") == isTold, "\(text)")
        }
    }

    @Test("Authorities and CRLs for clients are told where they are out of date")
    func clientFiles() throws {
        try folder.copy("trust/root.pem", to: "root.pem")
        try folder.copy("expired/fullchain.pem", to: "old.pem")
        try folder.copy("crl-expired/crls.pem", to: "crls.pem")
        let verify = "ssl_verify_client on; ssl_client_certificate"
        for (lines, found) in [
            ("\(verify) root.pem;", []),
            ("\(verify) old.pem;", ["expired"]),
            ("ssl_client_certificate old.pem;", []),
            ("\(verify) root.pem; ssl_crl crls.pem;", ["crl-expired"]),
            ("ssl_crl none.pem;", ["server-file-unreadable"]),
        ] as [(String, [String])] {
            let report = try check(site("server_name www.example.test; \(lines)"))
            #expect(ids(report) == found, "\(lines)")
        }
    }
}
