import CertModel
import CertServerConfig
import Testing

struct NginxSettingsTests {
    @Test(
        "a list in a block replaces the outer one, and certificates and keys are inherited apart",
        arguments: [
            ("", ["a.pem", "b.pem"], ["a.key"]),
            ("ssl_certificate c.pem;", ["c.pem"], ["a.key"]),
            ("ssl_certificate_key c.key;", ["a.pem", "b.pem"], ["c.key"]),
            ("ssl_certificate c.pem; ssl_certificate d.pem;", ["c.pem", "d.pem"], ["a.key"]),
        ] as [(String, [String], [String])]
    )
    func inheritance(text: String, certificates: [String], keys: [String]) throws {
        let outer = "ssl_certificate a.pem; ssl_certificate_key a.key; ssl_certificate b.pem;"
        for around in [
            "http { \(outer) server { \(text) } }", "http { server { \(text) } \(outer) }",
        ] {
            let site = try #require(try read(around).sites.first)
            #expect(site.certificates.map(\.written) == certificates)
            #expect(site.keys.map(\.written) == keys)
        }
    }

    @Test(
        "a name that only a handshake can make whole is said to be that",
        arguments: [
            ("ssl_certificate $ssl_server_name.pem;", .unknowable(.variable)),
            ("ssl_certificate data:$pem;", .unknowable(.data)),
            ("ssl_certificate engine:a.pem;", .file("conf/engine:a.pem")),
            ("ssl_certificate 'a b.pem';", .file("conf/a b.pem")),
            ("ssl_certificate /a.pem;", .file("/a.pem")),
            ("ssl_certificate_key engine:pkcs11:k;", .unknowable(.engine)),
            ("ssl_certificate_key store:pkcs11:k;", .unknowable(.store)),
            ("ssl_certificate_key \"data:k\";", .unknowable(.data)),
            ("ssl_certificate_key k-${a}.pem;", .unknowable(.variable)),
        ] as [(String, FileReference.Target)]
    )
    func references(text: String, target: FileReference.Target) throws {
        let site = try #require(try read("server { \(text) }").sites.first)
        #expect((site.certificates + site.keys).map(\.target) == [target])
    }

    @Test("mail has no variables")
    func mail() throws {
        let site = try #require(try read("mail { server { ssl_certificate $a; } }").sites.first)
        #expect(site.certificates.map(\.target) == [.file("conf/$a")])
    }

    @Test(
        "the protocols are those written, or else the version's own",
        arguments: [
            ("", ServerVersion(1, 9, 0), [.ssl3, .tls1, .tls11, .tls12]),
            ("", ServerVersion(1, 9, 1), [.tls1, .tls11, .tls12]),
            ("", ServerVersion(1, 23, 3), [.tls1, .tls11, .tls12]),
            ("", ServerVersion(1, 23, 4), [.tls1, .tls11, .tls12, .tls13]),
            ("", ServerVersion(1, 27, 2), [.tls1, .tls11, .tls12, .tls13]),
            ("", ServerVersion(1, 27, 3), [.tls12, .tls13]),
            ("", .currentNginx, [.tls12, .tls13]),
            ("ssl_protocols tlsv1.3 SSLv3;", .currentNginx, [.ssl3, .tls13]),
            ("ssl_protocols TLSv1.3; ssl_protocols TLSv1;", .currentNginx, [.tls1, .tls13]),
        ] as [(String, ServerVersion, [TLSVersion])]
    )
    func protocols(text: String, version: ServerVersion, versions: [TLSVersion]) throws {
        let site = try #require(try read("server {\n\(text) }", version: version).sites.first)
        #expect(site.protocols.value == versions)
        #expect(site.protocols.location?.line == (text.isEmpty ? nil : 2))
    }

    @Test("everything else that concerns TLS is inherited too")
    func others() throws {
        let text = """
            http { ssl_ciphers HIGH; ssl_password_file pass; ssl_reject_handshake on;
            ssl_stapling on; ssl_stapling_file s.der; ssl_stapling_responder http://r.test/;
            server { listen 443 ssl; } server { ssl_stapling off; ssl_ciphers LOW; } }
            """
        let sites = try read(text).sites
        let (first, second) = (try #require(sites.first), try #require(sites.last))
        #expect(first.ciphers.value == "HIGH" && second.ciphers.value == "LOW")
        #expect(first.ciphers.location?.line == 1 && second.ciphers.location?.line == 3)
        #expect(first.passwordFile?.path == "conf/pass")
        #expect(first.rejectsHandshake && second.rejectsHandshake)
        #expect(first.stapling?.location.line == 2 && second.stapling == nil)
        #expect(first.stapling?.file?.path == "conf/s.der")
        #expect(first.stapling?.responder == "http://r.test/")
        #expect(try read("server {}").sites.first?.ciphers.location == nil)
    }

    @Test(
        "a directive that nginx would refuse is a fault, and counts for nothing",
        arguments: [
            ("ssl_certificate;", #"invalid number of arguments in "ssl_certificate" directive"#),
            (
                "ssl_certificate a b;",
                #"invalid number of arguments in "ssl_certificate" directive"#
            ),
            ("ssl_ciphers a {}", #"directive "ssl_ciphers" is not terminated by ";""#),
            ("ssl_ciphers a; ssl_ciphers b;", #""ssl_ciphers" directive is duplicate"#),
            ("ssl_protocols TLSv9;", #"invalid value "TLSv9""#),
            (
                "ssl_stapling yes;",
                #"invalid value "yes" in "ssl_stapling" directive, it must be "on" or "off""#
            ),
            ("server {}", #""server" directive is not allowed here"#),
            (
                "location / { ssl_certificate a; }",
                #""ssl_certificate" directive is not allowed here"#
            ),
            ("listen;", #"invalid number of arguments in "listen" directive"#),
            ("listen 70000;", #"invalid port in "70000" of the "listen" directive"#),
            ("listen 80; listen *:80;", "a duplicate listen *:80"),
            ("listen 80-70000;", #"invalid port in "80-70000" of the "listen" directive"#),
            ("listen [[::1]:80;", #"invalid host in "[[::1]:80" of the "listen" directive"#),
            ("listen [::1;", #"invalid host in "[::1" of the "listen" directive"#),
            ("server_name *;", #"server name "*" is invalid"#),
            ("server_name ~;", #"empty regex in server name "~""#),
        ]
    )
    func refusals(text: String, message: String) throws {
        let configuration = try read("http { server { \(text) } }")
        #expect(configuration.faultLines == ["1: \(message)"])
        #expect(configuration.sites.count == 1)
    }

    @Test("a server block has braces, and no words before them")
    func serverBlocks() throws {
        let configuration = try read("http { server; server x { listen 80; } }")
        #expect(
            configuration.faultLines == [
                #"1: directive "server" has no opening "{""#,
                #"1: invalid number of arguments in "server" directive"#,
            ]
        )
        #expect(configuration.sites.count == 1)
    }

    @Test("a socket has one default server")
    func defaultServers() throws {
        let text = "http { server { listen 80 default; }\n server { listen 80 default_server; } }"
        #expect(try read(text).faultLines == ["2: a duplicate default server for 80"])
        let apart = "http { server { listen 80 default; } server { listen 81 default; } }"
        #expect(try read(apart).faults.isEmpty)
    }

    @Test("what belongs into a server block is not allowed around one")
    func aroundServers() throws {
        let configuration = try read("http { listen 80;\n server_name a;\n server {} }")
        #expect(
            configuration.faultLines == [
                #"1: "listen" directive is not allowed here"#,
                #"2: "server_name" directive is not allowed here"#,
            ]
        )
        #expect(try read("mail { server_name a; server { listen 25; } }").faults.isEmpty)
    }

    @Test("directives that nobody knows are no faults")
    func unknown() throws {
        let text = "http { a b c; d { e f; } server { listen 80; g 1; h { } } }"
        #expect(try read(text).faults.isEmpty)
    }

    @Test(
        "the ssl directive is noted, and refused since nginx 1.25.1",
        arguments: [(ServerVersion(1, 25, 0), false), (ServerVersion(1, 25, 1), true)]
    )
    func removed(version: ServerVersion, isRefused: Bool) throws {
        let text = "http { server { listen 443;\n ssl on; } server { listen 80;\n ssl off; } }"
        let configuration = try read(text, version: version)
        #expect(configuration.removedDirectives.map(\.isRefused) == [isRefused, isRefused])
        #expect(configuration.removedDirectives.map(\.location.line) == [2, 3])
        #expect(configuration.sites.map(\.isTLS) == [true, false])
        #expect(configuration.sites.map { $0.tlsTurnedOnAt?.line } == [2, nil])
    }
}
