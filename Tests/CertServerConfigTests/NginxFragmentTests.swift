import CertModel
import CertServerConfig
import Testing

struct NginxFragmentTests {
    @Test(
        "a server block belongs to the block around it, or to what its directives are of",
        arguments: [
            ("http { server { listen 80; } }", [.http]),
            ("events {} stream { server { listen 80; } }", [.stream]),
            ("mail { server { listen 25; protocol smtp; } }", [.mail]),
            (
                "http { server {} } stream { server {} } mail { server {} }",
                [.http, .stream, .mail]
            ),
            ("server { listen 80; location / { proxy_pass http://a; } }", [.http]),
            ("server { listen 443 ssl; proxy_pass a; }", [.stream]),
            ("server { listen 443 ssl; ssl_preread on; }", [.stream]),
            ("server { listen 993 ssl; protocol imap; }", [.mail]),
            ("upstream a { server b; } server { listen 80; }", [.http]),
            ("rtmp { server { listen 1935; } }", []),
            ("upstream a { server b; }", []),
            ("ssl_certificate a.pem; ssl_certificate_key a.key;", []),
            ("location / { return 301 https://a.test; }", []),
            ("", []),
        ] as [(String, [Site.Context])]
    )
    func contexts(text: String, contexts: [Site.Context]) throws {
        let configuration = try read(text)
        #expect(configuration.sites.map(\.context) == contexts)
        #expect(configuration.faults.isEmpty)
    }

    @Test("what stands around a fragment's servers counts in them")
    func inheritance() throws {
        let text = "server { listen 443 ssl; }\nssl_certificate a.pem;"
        #expect(try read(text).sites.map { $0.certificates.map(\.written) } == [["a.pem"]])
    }

    @Test("the inside of a server block is one site")
    func inside() throws {
        let text = "# mine\nroot /a;\nserver_name a.test;\nlisten 443 ssl;\nssl_certificate a.pem;"
        let site = try #require(try read(text).sites.first)
        #expect(site.location.line == 3 && site.isTLS)
        #expect(site.serverNames.map(\.kind) == [.exact("a.test")])
        #expect(site.certificates.map(\.written) == ["a.pem"])
    }

    @Test("the inside of a server block that listens nowhere serves TLS where it has a certificate")
    func insideWithoutListen() throws {
        let texts = ["server_name a.test; ssl_certificate a.pem;", "server_name a.test; root /a;"]
        #expect(try texts.flatMap { try read($0).sites.map(\.isTLS) } == [true, false])
        #expect(try texts.flatMap { try read($0).sites.map(\.sockets) } == [[], []])
    }

    @Test("servers outside the blocks of a whole configuration are faults, and no sites")
    func stray() throws {
        let configuration = try read(
            "events {}\nserver { listen 80; }\nssl_certificate a;\nhttp {}"
        )
        #expect(
            configuration.faultLines == [
                #"2: "server" directive is not allowed here"#,
                #"3: "ssl_certificate" directive is not allowed here"#,
            ]
        )
        #expect(configuration.sites.isEmpty)
    }

    @Test("a file's own directives tell what it is, before those that it includes")
    func ownDirectives() throws {
        let files = ["conf/whole.conf": "http { server { listen 81; } }"]
        #expect(
            try read("include whole.conf;", with: files).sites.map(\.location.path) == [
                "conf/whole.conf"
            ]
        )
        let mixed = try read("include whole.conf; server { listen 80; }", with: files)
        #expect(mixed.sites.map(\.location.path) == ["conf/nginx.conf"])
    }
}
