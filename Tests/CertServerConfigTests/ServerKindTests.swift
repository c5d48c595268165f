import CertServerConfig
import Testing

struct ServerKindTests {
    @Test(
        "Configurations and their fragments are told by what is written in them",
        arguments: [
            ("events {}\nhttp { include a; }", .nginx),
            ("# comment\nserver { listen 80; }", .nginx),
            ("listen 443 ssl;\nserver_name a.test;", .nginx),
            ("ssl_certificate a.pem;", .nginx),
            ("proxy_read_timeout 1m;", .nginx),
            ("location / { return 301 https://a.test; }", .nginx),
            ("include sites/*.conf;", .nginx),
            ("apiVersion: v1\nkind: Secret\n", .kubernetes),
            ("- apiVersion: v1\n  kind: Secret\n", .kubernetes),
            ("{\"kind\": \"List\", \"apiVersion\": \"v1\", \"items\": []}", .kubernetes),
            ("kind: of text\n", nil),
            ("", nil),
            ("# nothing\n", nil),
            ("<VirtualHost *:443>\nServerName a.test\nSSLEngine on\n</VirtualHost>", .apache),
            ("frontend a\n  bind :443 ssl crt a.pem\n", .haproxy),
            ("# it\n\nglobal\n  log stdout\ndefaults\n", .haproxy),
            ("a.test {\n tls a.pem a.key\n root * /a\n}", nil),
            ("server:\n  port: 443\n", nil),
            ("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n", nil),
            ("int main() { return 0; }\nif (a) { return b; }\nreturn 0;", nil),
        ] as [(String, ServerKind?)]
    )
    func detection(text: String, kind: ServerKind?) {
        #expect(ServerKind.detected(in: Array(text.utf8)) == kind)
    }

    @Test("whatever the octets are, they are answered")
    func octets() throws {
        var state: UInt64 = 42
        for _ in 0..<200 {
            let octets: [UInt8] = (0..<300).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let octet = UInt8(truncatingIfNeeded: state >> 56)
                return octet < 128 ? Array(" ;{}\"'\\#$\n=[]-as".utf8)[Int(octet) % 16] : octet
            }
            let files = MemoryFiles(files: ["a": String(decoding: octets, as: UTF8.self)])
            let configuration = try NginxReader(files: files.access).read("a")
            #expect(configuration.files == ["a"])
        }
    }
}
