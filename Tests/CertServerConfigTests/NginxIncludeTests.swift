import CertModel
@testable import CertServerConfig
import Synchronization
import Testing

struct NginxIncludeTests {
    @Test(
        "an include is read from the folder of the configuration, a pattern's files in order",
        arguments: [
            ("include a.conf;", ["a"]),
            ("include /etc/b.conf;", ["b"]),
            ("include sites/*.conf;", ["c", "d"]),
            ("include sites/*.no;", []),
            ("include a.conf; include a.conf;", ["a", "a"]),
            ("include outer.conf;", ["a"]),
        ]
    )
    func order(text: String, names: [String]) throws {
        let files = [
            "conf/a.conf": "server { server_name a; }",
            "/etc/b.conf": "server { server_name b; }",
            "conf/sites/2.conf": "server { server_name d; }",
            "conf/sites/1.conf": "server { server_name c; }",
            "conf/outer.conf": "include a.conf;",
        ]
        let configuration = try read("http { \(text) }", with: files)
        #expect(configuration.sites.flatMap(\.serverNames).map(\.written) == names)
        #expect(configuration.faults.isEmpty)
    }

    @Test("what is included counts where it is included, and is shown by its own file and line")
    func places() throws {
        let files = ["conf/tls.conf": "ssl_protocols TLSv1.2;\nssl_certificate a.pem;"]
        let site = try #require(
            try read("http { server { listen 443 ssl; include tls.conf; } }", with: files).sites
                .first
        )
        #expect(site.certificates.map(\.location) == [Location(path: "conf/tls.conf", line: 2)])
        #expect(site.certificates.map(\.path) == ["conf/a.pem"])
        #expect(site.protocols.value == [.tls12])
    }

    @Test("a root given stands for the folder of the configuration")
    func root() throws {
        let files = ["/etc/nginx/tls.conf": "ssl_certificate ssl/a.pem;"]
        let text = "server { include tls.conf; ssl_certificate_key /k.pem; }"
        let site = try #require(try read(text, with: files, root: "/etc/nginx").sites.first)
        #expect(site.certificates.map(\.path) == ["/etc/nginx/ssl/a.pem"])
        #expect(site.keys.map(\.path) == ["/k.pem"])
    }

    @Test(
        "a file that can't be included is a fault of the line that includes it",
        arguments: [
            ("include none.conf;", .serverIncludeMissing, "conf/none.conf does not exist"),
            (
                "include locked.conf;", .serverFileUnreadable,
                "conf/locked.conf: may not be read by this user"
            ),
            ("include self.conf;", .serverSyntax, "conf/self.conf includes itself"),
            ("include nginx.conf;", .serverSyntax, "conf/nginx.conf includes itself"),
            ("include a b;", .serverSyntax, #""include" takes the name of one file"#),
            ("include a {}", .serverSyntax, #""include" takes the name of one file"#),
            (
                "location / { if ($a) { include none.conf; } }", .serverIncludeMissing,
                "conf/none.conf does not exist"
            ),
        ] as [(String, FindingID, String)]
    )
    func faults(text: String, id: FindingID, message: String) throws {
        let files = ["conf/locked.conf": "forbidden", "conf/self.conf": "include self.conf;"]
        let configuration = try read("server {\n \(text) listen 80; }", with: files)
        #expect(configuration.faults.map { $0.finding(configuration.dialect).id } == [id])
        #expect(configuration.faultMessages == [message])
        #expect(configuration.sites.map { $0.listens.count } == [1])
    }

    @Test("files that include many files that include many files end at a bound")
    func bomb() throws {
        var files = ["conf/nginx.conf": "server { listen 80; } include 0.conf;"]
        for level in 0..<30 {
            files["conf/\(level).conf"] = String(repeating: "include \(level + 1).conf;", count: 9)
        }
        var reader = NginxReader(files: MemoryFiles(files: files).access)
        reader.limits.maximumDirectives = 10_000
        let configuration = try reader.read("conf/nginx.conf")
        let fault = "1: the files include one another and hold too many directives in all"
        #expect(configuration.faultLines.contains(fault))
        #expect(configuration.sites.count == 1)
    }

    @Test("inclusions end at a bound of their own, and a pattern is looked for once")
    func inclusions() throws {
        var files = ["conf/nginx.conf": "server { listen 80; } include a*.conf;"]
        for name in 0..<9 { files["conf/a\(name).conf"] = "include a*.conf;" }
        let asked = Mutex<[String]>([])
        let access = MemoryFiles(files: files).access
        let counting = ConfigurationFiles(
            read: access.read,
            matches: { pattern, entriesLeft throws(CertificateError) in
                asked.withLock { $0.append(pattern) }
                return try access.matches(pattern, &entriesLeft)
            }
        )
        var reader = NginxReader(files: counting)
        reader.limits.maximumInclusions = 1_000
        let configuration = try reader.read("conf/nginx.conf")
        #expect(configuration.faultLines.contains("1: more than 1000 inclusions"))
        #expect(configuration.sites.count == 1)
        #expect(asked.withLock { $0 } == ["conf/a*.conf"])
    }

    @Test("files that hold more than a bound in all are a fault of what includes them")
    func octets() throws {
        let text = "server { listen 80; } include a; include a; include b;"
        let files = ["nginx.conf": text, "a": "# fits", "b": "# does not fit any more"]
        var reader = NginxReader(files: MemoryFiles(files: files).access)
        reader.limits.maximumOctets = text.utf8.count + 6
        let message =
            "b: the files hold more than \(reader.limits.maximumOctets) octets in all"
        let configuration = try reader.read("nginx.conf")
        #expect(configuration.faultMessages == [message])
        #expect(configuration.files == ["nginx.conf", "a"])
    }

    @Test("files that lead to one another without end are a fault")
    func depth() throws {
        var files = ["nginx.conf": "server { listen 80; } include 0;"]
        for level in 0..<40 { files["\(level)"] = "include \(level + 1);" }
        let configuration = try NginxReader(files: MemoryFiles(files: files).access)
            .read("nginx.conf")
        #expect(configuration.faultLines == ["1: files include one another too deep"])
        #expect(configuration.files.count == 32)
    }

    @Test("the main file that can't be read is an error")
    func mainFile() {
        #expect(throws: CertificateError.self) {
            try NginxReader(files: MemoryFiles(files: [:]).access).read("nginx.conf")
        }
    }
}
