import Foundation
import TestSupport
import Testing

/// What this program says of plain requests is what the real nginx does with them.
@Suite(
    .serialized,
    .enabled(
        if: try isReady(LocalNginx.isInstalled, "nginx"),
        "nginx is not installed: .ci/setup test installs it"
    )
)
struct NginxRedirectTests {
    /// What a site does with requests, and whether `server-plain-http` stands.
    static let sites: [(directives: String, isServed: Bool)] = [
        ("return 301 https://$host$request_uri;", false),
        ("return 301 HTTPS://$host$request_uri;", false),
        ("return 302 https://$server_name;", false),
        ("return 308 https://$host:8443/;", false),
        ("return https://a.test/;", false),
        ("return 200 page;", true),
        ("return 444;", false),
        ("root .;", true),
        ("rewrite ^ https://$host$request_uri? permanent;", false),
        ("rewrite ^/(.*)$ https://$host/$1 permanent;", false),
        ("rewrite ^(/.*)$ https://$host$1 redirect;", false),
        ("rewrite ^(.*?)$ https://$host$1 permanent;", false),
        ("rewrite ^(?:.*)$ https://$host$request_uri? redirect;", false),
        ("rewrite ^/?(.+)$ https://$host/$1;", false),
        ("rewrite \"^/[[:alnum:]]+\" https://$host;", false),
        ("rewrite ^/(?!old/)(.*)$ https://$host/$1 permanent;", false),
        ("rewrite ^/old$ https://$host/new permanent;", true),
        ("rewrite ^/\\d+$ https://$host permanent;", true),
        ("rewrite ^(.*)$ HTTPS://$host permanent;", false),
        ("rewrite ^ /b; location = /b { return 301 https://$host; }", false),
        ("location / { rewrite ^ /b break; } location = /b { return 301 https://$host; }", true),
        ("rewrite ^ /b last; return 301 https://$host;", true),
        ("if ($scheme = http) { return 301 https://$host; }", false),
        ("if ($scheme != \"https\") { rewrite ^ https://$host$request_uri? permanent; }", false),
        ("if ($server_port !~ 443){ rewrite ^(/.*)$ https://$host$1 permanent; }", false),
        ("if ($https = off) { return 301 https://$host; }", true),
        ("if ($https != on) { return 301 https://$host; }", false),
        ("if ($host ~* ^CASE) { return 301 https://$host; }", false),
        ("if ($host ~ ^CASE) { return 301 https://$host; }", true),
        ("if ($host = $server_name) { return 301 https://$host; } return 404;", false),
        ("if ($host = b.test) { return 301 https://$host; } root .;", true),
        ("if ($request_method ~ ^(GET|HEAD)$) { return 301 https://$host; }", false),
        (
            """
            set $isRedcert 1;
            if ($server_port != 443) { set $isRedcert 2; }
            if ( $uri ~ /\\.well-known/ ) { set $isRedcert 1; }
            if ($isRedcert != 1) { rewrite ^(/.*)$ https://$host$1 permanent; }
            """, false
        ),
        (
            """
            set $to ""; if ($scheme = http) { set $to A; }
            if ($request_uri !~ ^/\\.well-known/) { set $to "${to}B"; }
            if ($to = AB) { return 301 https://$host$request_uri; }
            """, false
        ),
        ("if ($redirected) { return 301 https://$host$request_uri; }", false),
        ("if ($unredirected) { return 301 https://$host$request_uri; }", true),
        ("deny all;", false),
        ("allow 10.0.0.0/8; deny all;", false),
        ("allow all; deny all;", true),
        ("deny 10.0.0.1;", true),
        ("satisfy any; deny all; auth_basic x; auth_basic_user_file none;", true),
        ("deny all; location / { allow all; }", true),
        ("location / { internal; }", false),
        ("deny all; error_page 403 https://$host/;", false),
        ("error_page 418 = @tls; location @tls { return 301 https://$host; } return 418;", false),
        ("location ~ \\.well-known { allow all; } location / { return 301 https://$host; }", false),
        ("location ^~ /.well-known { root .; } location / { return 301 https://$host; }", false),
        ("location = /health { return 200; } location / { return 301 https://$host; }", false),
        ("location ~ ^/(?!\\.well-known) { return 301 https://$host; }", false),
        ("location ~* ^/X { return 301 https://$host; } location /x { root .; }", false),
        ("location ~ \\.php$ { root .; } location / { return 301 https://$host; }", false),
        ("location ^~ /img { root .; } location ~ . { return 301 https://$host; }", false),
        ("location / { location ~ x { return 301 https://$host; } root .; }", false),
        ("location / { try_files $uri $uri/ /index.html; }", true),
        ("location / { try_files /none @tls; } location @tls { return 301 https://$host; }", false),
        ("return 301 http://b.test$request_uri;", true),
        ("return 301 $scheme://$host/b;", true),
    ]

    @Test("A site that serves a page without TLS is the one that is told")
    func redirects() throws {
        let scratch = try TemporaryFolder()
        try scratch.copy("healthy/fullchain.pem")
        try scratch.copy("healthy/privkey.pem")
        let server = try RunningNginx(in: scratch.folder) {
            Self.plainSites(listen: "127.0.0.1:\($0)")
        }
        defer { server.stop() }
        try #require(Loopback.accepts(server.port), "nginx did not start")
        let told = try namesTold(in: scratch)
        for (place, site) in Self.sites.enumerated() {
            let name = Self.name(place)
            let (directives, isServed) = site
            #expect(told.contains(name) == isServed, "\(name): \(directives)")
            let answer = try Tool.shell(
                "curl --silent --max-time 10 --output /dev/null --write-out '%{http_code} %{redirect_url}'"
                    + " -H 'Host: \(name)' http://127.0.0.1:\(server.port)/x7qk/w2zj",
                in: scratch.folder
            ).output
            let redirects = answer.lowercased().contains(" https://")
            // 404: the page is not there, but it would be served if it was.
            let isRefused =
                ["403", "444", "000"].contains { answer.hasPrefix($0) }
                || directives.contains("internal")
            #expect((redirects || isRefused) != isServed, "\(name): \(directives): \(answer)")
        }
    }

    private static func name(_ place: Int) -> String { "case\(place).example.test" }

    private static func plainSites(listen: String) -> String {
        let maps = """
                map $scheme:$host $redirected { ~^http:case 1; default 0; }
                map $uri $unredirected { ~^/\\.well-known/ 1; default 0; }

            """
        return maps
            + sites.enumerated().map { place, site in
                "server { listen \(listen); server_name \(name(place)); \(site.directives) }\n"
            }.joined()
    }

    /// The names that `server-plain-http` is said of, where the same sites listen on port 80.
    private func namesTold(in scratch: TemporaryFolder) throws -> Set<String> {
        let names = Self.sites.indices.map(Self.name).joined(separator: " ")
        let secured = """
                server {
                    listen 443 ssl;
                    server_name \(names);
                    ssl_certificate fullchain.pem;
                    ssl_certificate_key privkey.pem;
                }

            """
        let text = LocalNginx.configuration(secured + Self.plainSites(listen: "80"))
        try text.write(
            to: scratch.folder.appending(path: "plain.conf"),
            atomically: true,
            encoding: .utf8
        )
        let said = try Tool.certcheck(
            ["server", "plain.conf", "--format", "json", "--at", "2026-02-01"],
            in: scratch.folder
        )
        let report = try JSONDecoder().decode(Sites.self, from: said.data)
        return Set(
            report.sites.filter { $0.findings.contains { $0.id == "server-plain-http" } }
                .flatMap(\.server_names)
        )
    }

    private struct Sites: Decodable {
        struct Finding: Decodable { let id: String }
        struct Site: Decodable {
            let server_names: [String]
            let findings: [Finding]
        }
        let sites: [Site]
    }
}
