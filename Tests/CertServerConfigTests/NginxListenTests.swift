import CertModel
import CertServerConfig
import Testing

struct NginxListenTests {
    @Test(
        "a listen is a port, an address, both, or a path",
        arguments: [
            ("443 ssl", "0.0.0.0", 443...443),
            ("*:8443", "0.0.0.0", 8443...8443),
            ("8000-8010", "0.0.0.0", 8000...8010),
            ("127.0.0.1", "127.0.0.1", 80...80),
            ("127.0.0.1:81", "127.0.0.1", 81...81),
            ("[::]:443", "::", 443...443),
            ("[::1]", "::1", 80...80),
            ("localhost", "localhost", 80...80),
            ("WWW.a.test:443", "www.a.test", 443...443),
            ("unix:/run/a.sock ssl", "unix:/run/a.sock", nil),
            (#""443" "ssl""#, "0.0.0.0", 443...443),
        ] as [(String, String, ClosedRange<UInt16>?)]
    )
    func sockets(text: String, address: String, ports: ClosedRange<UInt16>?) throws {
        let listen = try #require(try read("server { listen \(text); }").sites.first?.listens.first)
        let socket = try #require(listen.socket)
        switch socket.address {
        case .ip(let ip): #expect(ip == IPAddress(text: address))
        case .name(let name): #expect(name == address)
        case .unix(let path): #expect("unix:\(path)" == address)
        }
        #expect(socket.ports == ports)
        #expect(listen.turnsTLSOn == text.contains("ssl"))
    }

    @Test("the words after the address say how it is served")
    func parameters() throws {
        let text =
            "server { listen 443 ssl http2 default_server reuseport; listen 443 quic; listen 80 default; }"
        let site = try #require(try read(text).sites.first)
        #expect(site.listens.map(\.turnsTLSOn) == [true, false, false])
        #expect(site.listens.map(\.isQUIC) == [false, true, false])
        #expect(site.listens.map(\.isDefaultServer) == [true, false, true])
        #expect(site.listens.map(\.servesTLS) == [true, true, false])
        #expect(site.listens.map(\.words.count) == [5, 2, 2])
        #expect(Set(site.listens.map(\.socket)).count == 3)
    }

    @Test(
        "a site serves TLS where any site of the same socket turns it on",
        arguments: [
            ("http { server { listen 443 ssl; } server { listen 443; } }", [true, true]),
            ("http { server { listen 443; } server { listen *:443 ssl; } }", [true, true]),
            (
                "http { server { listen 443 ssl; } server { listen 127.0.0.1:443; } }",
                [true, false]
            ),
            ("http { server { listen 443 quic; } server { listen 443; } }", [true, false]),
            ("http { server { listen 443; ssl on; } server { listen 443; } }", [true, true]),
            ("http { ssl on; server { } server { listen 81; } }", [true, true]),
            ("http { server { listen 80; } server { } }", [false, false]),
            (
                "http { server { listen 443 ssl; } } stream { server { listen 443; } }",
                [true, false]
            ),
            (
                "mail { starttls on; server { listen 25; } server { listen 26; starttls off; } }",
                [true, false]
            ),
        ] as [(String, [Bool])]
    )
    func sharedTLS(text: String, isTLS: [Bool]) throws {
        #expect(try read(text).sites.map(\.isTLS) == isTLS)
    }

    @Test("a site that says nothing of where it listens does so on port 80, in HTTP")
    func unwritten() throws {
        let sites = try read("http { server { } } stream { server { } }").sites
        #expect(sites.map { $0.sockets.contains { $0.contains(port: 80) } } == [true, false])
        #expect(sites.map(\.listens) == [[], []])
    }

    @Test(
        "the first site that says default_server answers for all names, or else the first",
        arguments: [
            ("server { listen 443; } server { listen 443; }", 0),
            ("server { listen 443; } server { listen 443 default_server; }", 1),
            ("server { listen 443; } server { listen *:443 default; }", 1),
            ("server { listen 80 default_server; } server { listen 443; }", 1),
            ("server { listen 80; }", nil),
        ] as [(String, Int?)]
    )
    func defaultSites(text: String, place: Int?) throws {
        let configuration = try read("http { \(text) }")
        let other = try read("server { listen 0.0.0.0:443; }")
        let socket = try #require(other.sites.first?.sockets.first)
        #expect(configuration.defaultSites().index(on: socket, in: .http) == place)
    }

    @Test(
        "a server's name is exact, a wildcard, a pattern, or for nobody to ask for",
        arguments: [
            ("WWW.a.test", .exact("www.a.test")),
            ("*.a.test", .leadingWildcard(base: "a.test")),
            ("www.a.*", .trailingWildcard(base: "www.a")),
            (".a.test", .withSubdomains(base: "a.test")),
            ("~^www\\d+\\.a\\.test$", .regularExpression),
            ("_", .catchAll),
            ("\"\"", .catchAll),
            ("--", .catchAll),
            ("!@#", .catchAll),
            ("a.*.test", .impossible),
            ("*.a.*", .impossible),
            ("a.test,", .impossible),
            ("a.test:8443", .impossible),
            ("https://a.test", .impossible),
            (#""a b""#, .impossible),
            ("a.test.", .impossible),
            ("a..test", .impossible),
            ("*.a.test,", .impossible),
            (".a.test:443", .impossible),
            ("$host", .impossible),
            ("[::1]", .exact("[::1]")),
            ("my_site.test", .exact("my_site.test")),
            ("xn--bcher-kva.test", .exact("xn--bcher-kva.test")),
            ("$hostname", .hostname),
            ("192.0.2.1", .exact("192.0.2.1")),
            ("b\u{FC}cher.test", .exact("b\u{FC}cher.test")),
        ] as [(String, ServerName.Kind)]
    )
    func names(text: String, kind: ServerName.Kind) throws {
        let configuration = try read("server { server_name \(text); }")
        #expect(configuration.sites.flatMap(\.serverNames).map(\.kind) == [kind])
        #expect(configuration.faults.isEmpty)
    }

    @Test(
        "a word behind the address that nginx does not take is refused",
        arguments: [
            ("443 ssl,", "ssl,"), ("443 ssl, http2", "ssl,"), ("443 SSL", "SSL"), ("443 80", "80"),
            ("443 backlog=0", "backlog=0"), ("443 backlog=x", "backlog=x"),
            ("443 rcvbuf=x", "rcvbuf=x"), ("[::]:443 ipv6only=yes", "ipv6only=yes"),
            ("443 so_keepalive=::", "so_keepalive=::"), ("443 udp", "udp"), ("443 \"\"", ""),
            ("443 ssl backlog=511 rcvbuf=8k ipv6only=on so_keepalive=30m::10 deferred bind", nil),
            ("443 default reuseport proxy_protocol fastopen=3 setfib=1 accept_filter=x", nil),
            ("443 quic reuseport", nil),
        ] as [(String, String?)]
    )
    func refusedParameters(text: String, word: String?) throws {
        let faults = try read("http { server { listen \(text); } }").faultMessages
        #expect(faults == (word.map { ["invalid parameter \"\($0)\""] } ?? []))
    }

    @Test("QUIC came with nginx 1.25, and UDP is for streams")
    func parametersOfVersions() throws {
        let quic = "http { server { listen 443 quic; } }"
        #expect(try read(quic, version: ServerVersion(1, 24, 0)).faults.count == 1)
        #expect(try read(quic, version: ServerVersion(1, 25, 0)).faults.isEmpty)
        #expect(try read("stream { server { listen 53 udp reuseport; } }").faults.isEmpty)
    }

    @Test(
        "an address that can't be one is refused",
        arguments: [":443", "443\u{A0}ssl", "127.0.0.1:443/a", "[::1:443"]
    )
    func refusedAddresses(text: String) throws {
        #expect(try read("http { server { listen \(text); } }").faults.count == 1)
    }

    @Test("a no-break space makes a directive that nobody knows")
    func noBreakSpace() throws {
        let faults = try read("http { server { listen\u{A0}443 ssl; } }").faultMessages
        #expect(faults == [#"unknown directive "listen\u{A0}443""#])
    }

    @Test(
        "names that make no table are refused where several sites share a socket",
        arguments: [
            ("*.*.test", true), ("a.*.test", true), ("a..test", true), ("w*.a.test", true),
            ("..a", true), ("a.test,", false), ("a.test.", false), ("*.a.test", false),
            ("a.*", false), ("~^a..b$", false), (".a.test", false),
        ]
    )
    func namesInTables(name: String, isRefused: Bool) throws {
        let site = "server { listen 443; server_name \(name); }"
        #expect(try read("http { \(site) }").faults.isEmpty)
        #expect(try read("http { \(site) server { listen 80; } }").faults.isEmpty)
        let faults = try read("http { \(site) server { listen 443; } }").faults
        #expect(faults.isEmpty != isRefused)
    }
}
