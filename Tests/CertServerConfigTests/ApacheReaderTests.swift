import CertModel
import CertServerConfig
import Testing

struct ApacheReaderTests {
    private func sites(_ text: String, _ others: [String: String] = [:]) throws -> [Site] {
        try read(text, others).sites
    }

    private func read(
        _ text: String,
        _ others: [String: String] = [:]
    ) throws -> ServerConfiguration {
        let files = MemoryFiles(files: others.merging(["a.conf": text]) { first, _ in first })
        return try ApacheReader(files: files.access).read("a.conf")
    }

    @Test("a virtual host has its names, certificates, keys and chain")
    func virtualHost() throws {
        let site = try #require(
            try sites(
                """
                <VirtualHost *:443>
                    ServerName https://www.a.test:443
                    ServerAlias a.test *.b.test
                    sslengine ON
                    SSLCertificateFile "a b.pem"
                    SSLCertificateKeyFile \\
                        a.key
                    SSLCertificateChainFile chain.pem
                </VirtualHost>
                """
            ).first
        )
        #expect(site.isTLS)
        #expect(
            site.serverNames.map(\.kind) == [
                .exact("www.a.test"), .exact("a.test"), .leadingWildcard(base: "b.test"),
            ]
        )
        #expect(site.certificates.map(\.path) == ["a b.pem"])
        #expect(site.keys.map(\.path) == ["a.key"])
        #expect(site.keys.map(\.location.line) == [6])
        #expect(site.chains.map(\.path) == ["chain.pem"])
        #expect(site.sockets.map(\.ports) == [443...443])
    }

    @Test("a key may be in the file of its certificate")
    func keyOfCertificate() throws {
        let site = try #require(
            try sites("<VirtualHost *:443>\nSSLCertificateFile a.pem\n</VirtualHost>").first
        )
        #expect(site.keys.map(\.path) == ["a.pem"])
    }

    @Test("a virtual host inherits from the main server, whatever comes first")
    func inheritance() throws {
        let all = try sites(
            """
            <VirtualHost *:443>
            SSLEngine on
            </VirtualHost>
            <VirtualHost *:444>
            SSLEngine on
            SSLCertificateFile own.pem
            </VirtualHost>
            SSLCertificateFile main.pem
            SSLProtocol -all +TLSv1.2
            """
        )
        #expect(all.map { $0.certificates.map(\.written) } == [["main.pem"], ["own.pem"]])
        #expect(all.map(\.protocols.value) == [[.tls12], [.tls12]])
    }

    @Test("variables have the value of the place where they are read, in every section")
    func variables() throws {
        let all = try sites(
            """
            <VirtualHost *:443>
            ServerName ${name}
            Define name a.test
            ServerAlias ${name}
            </VirtualHost>
            <VirtualHost *:443>
            ServerName ${name}
            UnDefine name
            ServerAlias ${name}
            </VirtualHost>
            """
        )
        #expect(
            all.map { $0.serverNames.map(\.written) } == [
                ["${name}", "a.test"], ["a.test", "${name}"],
            ]
        )
    }

    @Test("sections on conditions count where these hold")
    func conditions() throws {
        let site = try #require(
            try sites(
                """
                Define on
                <VirtualHost *:443>
                <IfDefine !on>
                ServerAlias no.test
                <IfDefine on>
                ServerAlias no.test
                </IfDefine>
                </IfDefine>
                <IfDefine on>
                ServerAlias a.test
                </IfDefine>
                <IfModule mod_ssl.c>
                ServerAlias b.test
                </IfModule>
                <IfModule !ssl_module>
                ServerAlias no.test
                </IfModule>
                <IfVersion >= 2.4>
                ServerAlias c.test
                </IfVersion>
                </VirtualHost>
                """
            ).first
        )
        #expect(site.serverNames.map(\.written) == ["a.test", "b.test", "c.test"])
    }

    @Test("a macro is used with its values")
    func macros() throws {
        let all = try sites(
            """
            <Macro Host $name $nam>
            <VirtualHost *:443>
            ServerName $name.$nam
            </VirtualHost>
            </Macro>
            Use host a test
            Use Host b test
            """
        )
        #expect(all.map { $0.serverNames.map(\.written) } == [["a.test"], ["b.test"]])
    }

    @Test("a file is included, and one that is not there is a fault unless it is optional")
    func includes() throws {
        let configuration = try read(
            "Include b.conf\nIncludeOptional c.conf\nInclude d.conf\n",
            ["b.conf": "<VirtualHost *:80>\nServerName b.test\n</VirtualHost>"]
        )
        #expect(configuration.sites.map(\.location.path) == ["b.conf"])
        #expect(configuration.faults.map(\.location.line) == [3])
    }

    @Test("a file that includes itself, and a macro that uses itself, come to an end")
    func endless() throws {
        let configuration = try read("Include a.conf\n<Macro m>\nUse m\nUse m\n</Macro>\n")
        #expect(!configuration.faults.isEmpty)
    }

    @Test(
        "redirects to HTTPS serve nothing",
        arguments: [
            ("Redirect permanent / https://a.test/", .redirectsToHTTPS),
            ("RedirectMatch ^/(.*)$ https://a.test/$1", .redirectsToHTTPS),
            (
                "RewriteEngine on\nRewriteCond %{HTTPS} off\nRewriteRule ^ https://a.test/",
                .redirectsToHTTPS
            ),
            ("RewriteRule ^ https://a.test/", .serves),
            ("Redirect /old https://a.test/", .undecided),
            ("DocumentRoot /srv", .serves),
        ] as [(String, PlainAnswer)]
    )
    func redirects(text: String, answer: PlainAnswer) throws {
        let site = try #require(try sites("<VirtualHost *:80>\n\(text)\n</VirtualHost>").first)
        #expect(site.answer(toPlainRequestFor: "a.test") == answer)
    }

    @Test("what mod_md manages has a certificate that only a handshake shows")
    func managed() throws {
        let site = try #require(
            try sites(
                "MDomain a.test\n<VirtualHost *:443>\nServerName a.test\nSSLEngine on\n</VirtualHost>"
            ).first
        )
        #expect(site.certificateProgram?.line == 1)
    }
}
