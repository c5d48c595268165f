import CertServerConfig
import Testing

struct PlainAnswerTests {
    @Test(
        "what a site answers without TLS is what nginx's rewrite module comes to",
        arguments: [
            ("", .serves),
            ("root /a; location /a { return 301 https://a; }", .serves),
            ("return 301 https://$host$request_uri;", .redirectsToHTTPS),
            ("return 301 \"https://a.test\";", .redirectsToHTTPS),
            ("return https://a.test/;", .redirectsToHTTPS),
            ("return 301 http://b.test$request_uri;", .redirectsElsewhere),
            ("return 301 $scheme://a.test;", .redirectsElsewhere),
            ("return 301 /b;", .redirectsElsewhere),
            ("return 302 $target;", .undecided),
            ("return 444;", .refuses),
            ("return 404;", .refuses),
            ("return 200 ok;", .serves),
            ("rewrite ^ https://$host$request_uri? permanent;", .redirectsToHTTPS),
            ("rewrite ^/(.*)$ https://a.test/$1 permanent;", .redirectsToHTTPS),
            ("rewrite ^(.*) https://a.test$1;", .redirectsToHTTPS),
            ("rewrite ^/old$ https://a.test/new permanent;", .serves),
            ("rewrite ^ /index.php last; return 301 https://a.test;", .serves),
            ("rewrite ^/(.*)$ /b/$1 redirect;", .redirectsElsewhere),
            ("location / { return 301 https://a.test; }", .redirectsToHTTPS),
            (
                "location ^~ / { return 301 https://a.test; } location ~ . { root /a; }",
                .redirectsToHTTPS
            ),
            (
                "location ~ .* { return 301 https://a.test; } location / { root /a; }",
                .redirectsToHTTPS
            ),
            ("location = / { return 301 https://a.test; }", .serves),
            (
                "location /.well-known/ { root /a; } location / { return 301 https://a; }",
                .redirectsToHTTPS
            ),
            ("if ($scheme = http) { return 301 https://a.test; }", .redirectsToHTTPS),
            ("if ( $scheme != \"https\" ) { return 301 https://a.test; }", .redirectsToHTTPS),
            ("if ($https = \"\") { return 301 https://a.test; }", .redirectsToHTTPS),
            ("if ($https) { return 404; } return 301 https://a.test;", .redirectsToHTTPS),
            ("if ($server_port = 80) { rewrite ^ https://a.test permanent; }", .redirectsToHTTPS),
            ("if ($ssl_protocol = \"\") { return 301 https://a.test; }", .redirectsToHTTPS),
            (
                "if ($host = www.a.test) { return 301 https://$host; } return 404;",
                .redirectsToHTTPS
            ),
            ("if ($host = b.test) { return 301 https://$host; } return 404;", .refuses),
            ("if ($host != WWW.a.test) { return 301 https://a.test; }", .redirectsToHTTPS),
            ("if ($http_x_forwarded_proto = http) { return 301 https://a.test; }", .undecided),
            (
                "if ($http_user_agent ~ bot) { return 403; } return 301 https://a.test;",
                .redirectsToHTTPS
            ),
            ("if (-f $request_filename) { break; } return 301 https://a.test;", .redirectsToHTTPS),
            ("if ($bad) { return 403; }", .serves),
            ("set $to https; return 301 $to://a.test;", .redirectsToHTTPS),
            ("set $a 1; if ($a) { return 301 https://a.test; }", .redirectsToHTTPS),
            ("if ($b) { set $a 1; } if ($a) { return 301 https://a.test; }", .undecided),
            ("break; return 301 https://a.test;", .serves),
            ("return 301 HTTPS://a.test;", .redirectsToHTTPS),
            ("return 301 http$s://a.test;", .undecided),
            ("return 308 https://a.test$request_uri;", .redirectsToHTTPS),
            ("rewrite ^ HTTPS://a.test permanent;", .redirectsToHTTPS),
            ("rewrite ^(.*)$ https://$host$1 redirect;", .redirectsToHTTPS),
            ("rewrite ^(?:.*)$ https://$host$request_uri? redirect;", .redirectsToHTTPS),
            ("rewrite ^(.*?)$ https://$host$1 permanent;", .redirectsToHTTPS),
            ("rewrite ^(/.*)$ https://$host$1 permanent;", .redirectsToHTTPS),
            ("rewrite ^/?(.*)$ https://$host/$1 permanent;", .redirectsToHTTPS),
            ("rewrite ^/(?!old)(.*)$ https://$host/$1 permanent;", .redirectsToHTTPS),
            ("rewrite ^/(.*)(?<!x)$ https://$host/$1 permanent;", .undecided),
            ("rewrite ^/[a-z]+\\.php$ https://$host/$1 permanent;", .serves),
            (
                "if ($server_port !~ 443) { rewrite ^(/.*)$ https://$host$1 permanent; }",
                .redirectsToHTTPS
            ),
            (
                "set $r 1; if ($server_port != 443) { set $r 2; }"
                    + " if ( $uri ~ /\\.well-known/ ) { set $r 1; }"
                    + " if ($r != 1) { rewrite ^(/.*)$ https://$host$1 permanent; }",
                .redirectsToHTTPS
            ),
            (
                "set $t ''; if ($scheme = http) { set $t A; }"
                    + " if ($request_uri !~* ^/\\.well-known/acme) { set $t \"${t}B\"; }"
                    + " if ($t = AB) { return 301 https://$host$request_uri; }",
                .redirectsToHTTPS
            ),
            ("if ($https != on) { return 301 https://a.test; }", .redirectsToHTTPS),
            (
                "if ($http_host ~ \"^(www\\.)?a\\.test$\") { return 301 https://a.test; }",
                .redirectsToHTTPS
            ),
            ("if ($host ~* ^b) { return 301 https://a.test; }", .serves),
            (
                "if ($request_method ~ ^(GET|HEAD)$) { return 301 https://a.test; }",
                .redirectsToHTTPS
            ),
            ("if ($host ~ (?<=w)x) { return 301 https://a.test; }", .undecided),
            (
                "server_name www.a.test; if ($host = $server_name) { return 301 https://a; }",
                .redirectsToHTTPS
            ),
            ("deny all;", .refuses),
            ("allow 10.0.0.0/8; deny all;", .refuses),
            ("allow all; deny all;", .serves),
            ("deny 10.0.0.1;", .serves),
            ("satisfy any; deny all; auth_basic x;", .serves),
            ("deny all; location / { allow all; }", .serves),
            ("location / { deny all; }", .refuses),
            ("location / { internal; }", .refuses),
            ("deny all; error_page 403 https://a.test/;", .redirectsToHTTPS),
            (
                "location ~ /\\.well-known { allow all; } location / { return 301 https://a; }",
                .redirectsToHTTPS
            ),
            ("location ^~ /.well-known { allow all; } return 301 https://a;", .redirectsToHTTPS),
            ("location ~ ^/(?!\\.well-known) { return 301 https://a; }", .redirectsToHTTPS),
            (
                "location ~* ^/(.*)$ { return 301 https://a; } location /x7 { root /a; }",
                .redirectsToHTTPS
            ),
            (
                "location ~ \\.php$ { fastcgi_pass a; } location / { return 301 https://a; }",
                .redirectsToHTTPS
            ),
            ("location ~ (?<=a)b { root /a; } location / { return 301 https://a; }", .undecided),
            ("location / { location / { return 301 https://a; } }", .redirectsToHTTPS),
            ("location / { if ($scheme = http) { return 301 https://a; } }", .redirectsToHTTPS),
            ("location / { try_files $uri $uri/ /index.php; }", .serves),
            (
                "location / { try_files /none @tls; } location @tls { return 301 https://a; }",
                .undecided
            ),
            (
                "error_page 418 = @tls; location @tls { return 301 https://a; } return 418;",
                .redirectsToHTTPS
            ),
            ("rewrite ^/(.*)$ /b; location /b { return 301 https://a; }", .redirectsToHTTPS),
            (
                "location / { rewrite ^ /b last; } location = /b { return 301 https://a; }",
                .redirectsToHTTPS
            ),
            ("location / { rewrite ^ /b break; } location = /b { return 301 https://a; }", .serves),
            ("location / { rewrite ^ /b last; } location /b { rewrite ^ /c last; }", .undecided),
            ("access_by_lua_block { ngx.redirect(x) }", .undecided),
            ("location / { content_by_lua_file a.lua; }", .undecided),
            ("set_by_lua_block $a { return 1 } if ($a) { return 301 https://a.test; }", .undecided),
            ("if ($scheme = http) { break; } return 301 https://a.test;", .serves),
        ] as [(String, PlainAnswer)]
    )
    func answers(text: String, answer: PlainAnswer) throws {
        let site = try #require(try read("server { listen 80; \(text) }").sites.first)
        #expect(site.answer(toPlainRequestFor: "WWW.a.test") == answer)
    }

    @Test(
        "a map's variable is looked up where the source is known",
        arguments: [
            ("map $scheme $to { http 1; default 0; }", .redirectsToHTTPS),
            ("map $scheme $to { default 0; }", .serves),
            ("map $host $to { hostnames; *.a.test 1; }", .undecided),
            ("map $host $to { WWW.A.TEST 1; }", .redirectsToHTTPS),
            ("map $host $to { ~^www 1; }", .redirectsToHTTPS),
            ("map $host $to { ~^x 1; www.a.test ''; }", .serves),
            ("map $host $to { ~^x 1; default 0; }", .serves),
            ("map $host $to { ~(?<=w)x 1; }", .undecided),
            ("map $uri $to { ~^/\\.well-known/ 0; default 1; }", .redirectsToHTTPS),
            ("map $http_x $to { default 1; }", .undecided),
            ("map $one $to { http 1; } map $scheme $one { default $scheme; }", .redirectsToHTTPS),
            ("map $to $to { default 1; }", .undecided),
        ] as [(String, PlainAnswer)]
    )
    func maps(text: String, answer: PlainAnswer) throws {
        let server = "server { if ($to) { return 301 https://a.test; } }"
        for text in ["http { \(text) \(server) }", "http { \(server) \(text) }"] {
            let site = try #require(try read(text).sites.first)
            #expect(site.answer(toPlainRequestFor: "www.a.test") == answer)
        }
    }

    @Test("variables that grow without end, and conditions without end, end")
    func hostile() throws {
        let grown = "set $a xx; " + String(repeating: "set $a $a$a; ", count: 64)
        let conditions = String(repeating: "if ($b) { return 301 https://a.test; } ", count: 2000)
        let maps = (1...60).map {
            "map $m\($0) $m\($0 - 1) { default '\(String(repeating: "$m\($0)", count: 500))'; }"
        }
        let text = maps.joined() + "server { \(grown) \(conditions) return 301 $m0; }"
        let site = try #require(try read(text).sites.first)
        #expect(site.answer(toPlainRequestFor: "a.test") == .undecided)
    }
}
