import CertReport
import CertServer

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Configurations of nginx, and the patterns of files in them.
extension Structured {
    /// Reads a configuration and judges its sites; every document is written.
    static func nginx(_ octets: [UInt8]) {
        let path = "\(tree)/nginx.conf"
        write(octets, to: path)
        bounded(octets.count, seconds: patternSeconds) { judge(path) }
    }

    /// A configuration made from choices: blocks, names and inclusions of files of its own.
    static func configuration(_ octets: [UInt8]) {
        var choices = Choices(octets, room: 1 << 17)
        var written = 0
        for name in ["a.conf", "b.conf", "nginx.conf"] {
            choices.text = []
            choices.block(depth: 0)
            write(choices.text, to: "\(tree)/\(name)")
            written += choices.text.count
        }
        bounded(written, seconds: patternSeconds) { judge("\(tree)/nginx.conf") }
    }

    /// A pattern made from choices: as a word of `include`, and as one of names in a folder.
    static func pattern(_ octets: [UInt8]) {
        var choices = Choices(octets, room: 1 << 14)
        while !choices.isEmpty {
            choices.write(choices.pick(patternAtoms), times: choices.count())
        }
        let word = choices.text
        let path = "\(tree)/nginx.conf"
        write(Array("http { include ".utf8) + word + Array("; }".utf8), to: path)
        let text = String(decoding: word, as: UTF8.self)
        bounded(word.count, seconds: patternSeconds) {
            judge(path)
            guard let glob = try? Glob(text) else { return }
            _ = checker.check([tree], filter: PathFilter(included: [glob]))
            _ = checker.check([tree], filter: PathFilter(excluded: [glob]))
        }
    }

    private static let patternAtoms = [
        "*", "*/", "**", "**/", "?", "[", "]", "[a-z]", "[!a]", "[^", "-", "\\", "/", "..", "../",
        ".",
        "./", "a", "b", "deep", "deep/", ".conf", "é", "\u{301}", "\u{1F600}", "'", "\\\"", "$a",
    ]

    /// Half a million entries of folders may be looked at, here with AddressSanitizer's help.
    private static let patternSeconds = 10.0

    private static let checker = Checker(
        policy: ValidationPolicy(time: Timestamp(secondsSinceEpoch: 1_769_904_000)),
        trust: TrustStore([])
    )

    private static func judge(_ path: String) {
        let report = ServerChecker(checker: checker, kind: .nginx, root: tree).check(path)
        guard JSONFormat().render(report).last == 0x0A else { fatalError("no document") }
        _ = TextFormat(verbose: true).render(report)
    }
}

/// The files that configurations include.
extension Structured {
    /// A folder of this process with some files and folders, made once.
    private static let tree: String = {
        let folder = "/tmp/certcheck-fuzz-\(getpid())"
        for part in ["", "/deep", "/deep/deep", "/deep/deep/deep", "/b"] {
            mkdir(folder + part, 0o700)
            for name in ["a", "b", "a.conf", "b.conf", "c.conf", "é"] {
                write(Array("# \(name)\n".utf8), to: "\(folder)\(part)/\(name)")
            }
            symlink("..", "\(folder)\(part)/up")
        }
        return folder
    }()

    private static func write(_ octets: [UInt8], to path: String) {
        guard let file = fopen(path, "wb") else { return }
        fwrite(octets, 1, octets.count, file)
        fclose(file)
    }
}

extension Choices {
    private static let directives = [
        "listen 443 ssl;", "listen 80;", "listen [::]:443 ssl;", "listen 127.0.0.1:8443;",
        "listen unix:/a ssl;", "ssl_certificate a.pem;", "ssl_certificate_key b.key;",
        "ssl_certificate $ssl_server_name.pem;", "ssl_protocols TLSv1 TLSv1.3;", "ssl on;",
        "ssl_ciphers ALL:!aNULL;", "ssl_password_file a;", "ssl_reject_handshake on;",
        "return 301 https://$host$request_uri;", "rewrite ^/(a|b)*$ https://$1;", "include a.conf;",
        "include b.conf;", "include *.conf;", "include nginx.conf;", "include deep/*/*;",
        "if ($host ~ ^(a|b)*c$) { return 301 https://a; }", "set $a $a$a;",
        "error_page 497 =301 a;",
    ]

    private static let openings = [
        "http {", "server {", "events {", "stream {", "mail {", "location / {",
        "location ~ ^/(a+)+$ {",
        "upstream a {", "map $a $b {", "geo $a {", "types {", "if ($scheme = http) {", "a {",
        "content_by_lua_block {",
    ]

    private static let words = [
        "a.test", "*.a.test", ".a.test", "~^(?<a>.+)+$", "\"", "'", "\\", "$", "${", "#", ";", "{",
        "}",
        "\n", "é", "xn--", "_", "443", "ssl", "default_server", "[::1]:1", "1.1.1.1/8", "\u{0}",
    ]

    mutating func block(depth: Int) {
        while !isEmpty, number(below: 8) > 0 {
            switch number(below: depth > 120 ? 4 : 6) {
            case 0: write(pick(Self.directives) + "\n", times: count())
            case 1: write(pick(Self.directives) + "\n")
            case 2:
                write("server_name")
                for _ in 0..<number(below: 4) { write(" " + pick(Self.words), times: count()) }
                write(";\n")
            case 3: write(pick(Self.words), times: count())
            case 4:
                write(pick(Self.openings))
                block(depth: depth + 1)
                write("}\n")
            default:
                let (opening, times) = (pick(Self.openings), count())
                write(opening, times: times)
                block(depth: depth + 1)
                write("}", times: times)
            }
        }
    }
}
