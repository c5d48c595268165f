import Foundation
import TestSupport
import Testing

/// The names with regular expressions that the real nginx refuses, and no others, are faults.
@Suite(.enabled(if: LocalNginx.isInstalled, "nginx is not installed: .ci/setup test installs it"))
struct NginxExpressionTests {
    @Test(
        "certcheck server refuses an expression exactly where nginx -t does",
        arguments: [
            "(", ")", "[a", "*.example.test", "^*.example.test", "(*.example.test)", "a**",
            "a{3,2}",
            "a{70000}", "a{2}{3}", "[z-a]", "[[:letter:]]", "[:alpha:]+", "(?domain>a)", "(?<1a>b)",
            "(?<a-b>c)", "(?<a", "(?<a>b)(?<a>c)", #"(a)\2"#, #"\\U"#, #"a\\"#, "(?<=a*)b", "(?#a",
            "^(www.)?(.+", "a|*", "(?Pa)", "[]",
            #"^(?<sub>[a-z0-9-]+)\.example\.test$"#, #"^www\d+(\.[^.]+){2,}$"#, "(?i)^A(?:b|c)?$",
            "^[]a-]+$", "^[^]]+$", "a{,3}", "a{", "}", "]", "a|", "()", "(?=a)*", "a++", "a{2}+",
            #"\\Q(*[\\E"#, #"(a)\1"#, "(?P<a>b)(?P=a)", "(?<=a|b)c", "(?|(?<a>b)|(?<a>c))",
            "(?J)(?<a>b)(?<a>c)", "(*UTF8)a", #"\p{L}+"#, #"[\x41-\x5A]"#, "[+--]", "[a-c-e]",
        ]
    )
    func expression(text: String) throws {
        let scratch = try TemporaryFolder()
        let site = "server { listen 127.0.0.1:44399; server_name \"~\(text)\"; }"
        try LocalNginx.configuration(site).write(
            to: scratch.folder.appending(path: "nginx.conf"),
            atomically: true,
            encoding: .utf8
        )
        let nginx = try Tool.run(
            LocalNginx.path ?? "nginx",
            ["-t", "-q", "-c", scratch.folder.appending(path: "nginx.conf").path]
                + ["-p", scratch.folder.path],
            in: scratch.folder
        )
        let ours = try Tool.certcheck(["server", "nginx.conf"], in: scratch.folder)
        #expect(ours.output.contains("server-syntax") == (nginx.status != 0), "\(nginx.errors)")
    }
}
