import CertModel
import Testing

@testable import CertServerConfig

/// What the lines of a configuration of HAProxy load.
struct HAProxyReaderTests {
    private let key = "-----BEGIN PRIVATE KEY-----\n"

    private func read(
        _ text: String,
        with files: [String: String] = [:],
        folders: Set<String> = [],
        version: ServerVersion = .currentHAProxy,
        environment: [String: String] = [:]
    ) throws -> ServerConfiguration {
        var memory = MemoryFiles(files: files)
        memory.files["haproxy.cfg"] = text
        var access = memory.access
        let read = access.read
        access.read = { path throws(CertificateError) in
            if folders.contains(path) {
                throw CertificateError(.notAFile, .file(.notAFile(.folder)))
            }
            return try read(path)
        }
        access.variable = { environment[$0] }
        return try HAProxyReader(files: access, version: version).read("haproxy.cfg")
    }

    private func certificates(_ configuration: ServerConfiguration) -> [[String]] {
        configuration.sites.map { $0.certificates.compactMap(\.path) }
    }

    @Test("A site is a bind line, with its addresses, its words and what they load")
    func bind() throws {
        let configuration = try read(
            "frontend f\n  mode http\n  bind :443,[::]:8443 ssl crt a.pem alpn h2 crt b.pem\n"
        )
        let site = try #require(configuration.sites.first)
        #expect(site.location == Location(path: "haproxy.cfg", line: 3))
        #expect(site.context == .http)
        #expect(site.listens.map(\.words) == [[":443", "ssl"], ["[::]:8443", "ssl"]])
        #expect(site.sockets.map(\.ports) == [443...443, 8443...8443])
        #expect(site.isTLS)
        #expect(site.sources.map(\.written) == ["a.pem", "b.pem"])
        #expect(certificates(configuration) == [["a.pem", "b.pem"]])
        #expect(site.protocols.value == [.tls12, .tls13])
    }

    @Test(
        "Quotes, escapes, comments and variables are HAProxy's",
        arguments: [
            (#"crt "a b.pem""#, "a b.pem"), (#"crt 'a b.pem'"#, "a b.pem"),
            (#"crt a\ b.pem"#, "a b.pem"), (#"crt a\x20b.pem"#, "a b.pem"),
            (#"crt "$DIR/a.pem""#, "etc/a.pem"), (#"crt "${DIR}/a.pem""#, "etc/a.pem"),
            (#"crt "${NONE-x}/a.pem""#, "x/a.pem"), (#"crt $DIR/a.pem"#, "$DIR/a.pem"),
            (#"crt '$DIR/a.pem'"#, "$DIR/a.pem"), ("crt a.pem # crt b.pem", "a.pem"),
            (#"crt "a#b.pem""#, "a#b.pem"), (#"crt a"b".pem"#, "ab.pem"),
        ]
    )
    func words(line: String, path: String) throws {
        let configuration = try read(
            "frontend f\n bind :443 ssl \(line)\n",
            environment: ["DIR": "etc"]
        )
        #expect(certificates(configuration) == [[path]])
    }

    @Test("A quote that is not closed is a fault")
    func openQuote() throws {
        let faults = try read("frontend f\n bind :443 ssl crt \"a.pem\n").faults
        #expect(faults.map(\.location.line) == [2])
        #expect(faults.map(\.kind) == [.syntax(.words(.unexpected("\"")))])
    }

    @Test("crt-base counts for the lines after it, and not for absolute names or lists")
    func certificateBase() throws {
        let configuration = try read(
            """
            frontend a
              bind :1 ssl crt a.pem
            global
              crt-base certs
            frontend b
              bind :2 ssl crt a.pem crt /b.pem crt-list l
            """,
            with: ["l": "c.pem\n"]
        )
        #expect(
            certificates(configuration) == [["a.pem"], ["certs/a.pem", "/b.pem", "certs/c.pem"]]
        )
    }

    @Test("A folder is loaded in the order of octets, without siblings; a bundle at its first file")
    func folder() throws {
        let names = ["b.pem", "a.pem", "a.pem.key", "a.pem.ocsp", "c.rsa", "c.ecdsa", "Z.pem"]
        let files = Dictionary(uniqueKeysWithValues: names.map { ("certs/" + $0, key) })
        let configuration = try read(
            "frontend f\n bind :443 ssl crt certs\n",
            with: files,
            folders: ["certs"]
        )
        #expect(
            certificates(configuration) == [
                [
                    "certs/Z.pem", "certs/a.pem", "certs/b.pem", "certs/c.ecdsa", "certs/c.rsa",
                ]
            ]
        )
        #expect(configuration.sites[0].sources.map(\.written) == ["certs"])
    }

    @Test("A file that is missing stands for a bundle of its kinds of keys")
    func bundle() throws {
        let configuration = try read(
            "frontend f\n bind :443 ssl crt a.pem\n",
            with: ["a.pem.rsa": key, "a.pem.ecdsa": key]
        )
        #expect(certificates(configuration) == [["a.pem.ecdsa", "a.pem.rsa"]])
    }

    @Test("A key lies in its certificate's file, or beside it")
    func keys() throws {
        let configuration = try read(
            "frontend f\n bind :443 ssl crt a.pem crt b.pem crt c.pem\n",
            with: ["a.pem": key, "a.pem.key": key, "b.pem": "", "b.pem.key": key, "c.pem": ""]
        )
        #expect(configuration.sites[0].keys.map(\.path) == ["a.pem", "b.pem.key", "c.pem"])
        let shortened = try read(
            "global\n ssl-load-extra-del-ext\nfrontend f\n bind :443 ssl crt b.crt\n",
            with: ["b.crt": "", "b.key": key]
        )
        #expect(shortened.sites[0].keys.map(\.path) == ["b.key"])
    }

    @Test("A crt-list's lines have options in brackets and filters, and places of their own")
    func list() throws {
        let configuration = try read(
            "frontend f\n bind :443 ssl crt-list l\n",
            with: ["l": "# all\na.pem [alpn h2 verify none] a.test !b.test\n\nb\\ c.pem\n"]
        )
        #expect(certificates(configuration) == [["a.pem", "b c.pem"]])
        #expect(
            configuration.sites[0].certificates.map(\.location) == [
                Location(path: "l", line: 2), Location(path: "l", line: 4),
            ]
        )
        #expect(configuration.files == ["haproxy.cfg", "l"])
        let missing = try read("frontend f\n bind :443 ssl crt-list l\n")
        #expect(missing.faults.map(\.kind) == [.includeMissing(path: "l")])
    }

    @Test("A crt-store's certificates are named by alias or by name, and bring their keys")
    func store() throws {
        let configuration = try read(
            """
            crt-store web
              crt-base certs
              key-base keys
              load crt a.crt key a.key alias site
            frontend f
              bind :443 ssl crt @web/site crt certs/a.crt crt @web/a.crt
            """,
            version: ServerVersion(3, 0, 0)
        )
        #expect(certificates(configuration) == [["certs/a.crt", "certs/a.crt", "certs/a.crt"]])
        #expect(
            configuration.sites[0].keys.map(\.path) == ["keys/a.key", "keys/a.key", "keys/a.key"]
        )
    }

    @Test("The mode is the section's, its defaults', or TCP; defaults without a mode reset it")
    func mode() throws {
        let configuration = try read(
            """
            frontend a
              bind :1 ssl crt a.pem
            defaults one
              mode http
            frontend b
              bind :2 ssl crt a.pem
            defaults
            frontend c
              bind :3 ssl crt a.pem
            frontend d from one
              bind :4 ssl crt a.pem
            """
        )
        #expect(configuration.sites.map(\.context) == [.stream, .http, .stream, .http])
    }

    @Test("Versions, ciphers and the verification of clients are those in force")
    func settings() throws {
        let site = try #require(
            try read(
                """
                global
                  ca-base cas
                  ssl-default-bind-options ssl-min-ver TLSv1.0 no-tlsv11 strict-sni
                  ssl-default-bind-ciphers ECDHE
                frontend f
                  bind :443 ssl crt a.pem ca-file ca.pem verify required
                """
            ).sites.first
        )
        #expect(site.protocols.value == [.tls1, .tls12, .tls13])
        #expect(site.protocols.location?.line == 3)
        #expect(site.ciphers.value == "ECDHE")
        #expect(site.clientVerification.mode == .on)
        #expect(site.clientVerification.authorities?.path == "cas/ca.pem")
    }

    @Test(
        "Branches are taken as their conditions say",
        arguments: [
            ("feature(OPENSSL)", ["1"]), ("!feature(OPENSSL)", ["2"]),
            ("version_atleast(3.0)", ["2"]), ("version_before(3.0-dev1)", ["1"]),
            ("defined(SET)", ["1"]), ("defined(NONE)", ["2"]), ("streq(\"$SET\",x)", ["1"]),
            ("0 || defined(SET) && !(1 && 0)", ["1"]), ("enabled(KTLS)", ["1"]),
        ]
    )
    func conditions(condition: String, ports: [String]) throws {
        let configuration = try read(
            ".if \(condition)\nlisten a\n bind :1 ssl\n.else\nlisten a\n bind :2 ssl\n.endif\n",
            environment: ["SET": "x"]
        )
        #expect(configuration.sites.map { String($0.listens[0].words[0].dropFirst()) } == ports)
    }

    @Test("Whatever the octets are, they are answered")
    func octets() throws {
        var state: UInt64 = 42
        for _ in 0..<200 {
            let octets: [UInt8] = (0..<300).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let octet = UInt8(truncatingIfNeeded: state >> 56)
                return octet < 128 ? Array(" .@:\"'\\#$\n{}[]-as".utf8)[Int(octet) % 17] : octet
            }
            let text = "listen a\n bind :1 ssl crt \(String(decoding: octets, as: UTF8.self))\n"
            #expect(try read(text).sites.count >= 1)
        }
    }
}
