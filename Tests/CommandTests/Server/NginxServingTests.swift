import Foundation
import TestSupport
import Testing

/// What this program passes, clients accept from the real nginx; what it calls incomplete, they
/// refuse.
@Suite(
    .serialized,
    .enabled(
        if: try isReady(LocalNginx.isInstalled, "nginx"),
        "nginx is not installed: .ci/setup test installs it"
    )
)
struct NginxServingTests {
    @Test(
        "A site that passes is fetched over TLS, and one whose chain is incomplete is not",
        arguments: [("fullchain.pem", true), ("leaf.pem", false)]
    )
    func fetch(certificate: String, isWhole: Bool) throws {
        let scratch = try TemporaryFolder()
        let folder = scratch.folder
        try Self.makeChain(in: folder)
        let server = try RunningNginx(in: folder) { port in
            """
                server {
                    listen 127.0.0.1:\(port) ssl;
                    server_name www.example.test;
                    ssl_protocols TLSv1.2 TLSv1.3;
                    ssl_certificate \(certificate);
                    ssl_certificate_key leaf.key;
                    location / { return 200 "served\\n"; }
                }
            """
        }
        defer { server.stop() }
        let ours = try Tool.certcheck(
            ["server", "nginx.conf", "--trust", "root.pem"]
                + ["--server-version", LocalNginx.version()],
            in: folder
        )
        #expect(ours.status == (isWhole ? 0 : 2), "\(ours.output)")
        #expect(ours.output.contains("chain-incomplete") == !isWhole)
        let curl = try Tool.shell(
            "curl --silent --show-error --max-time 10 --cacert root.pem"
                + " --resolve www.example.test:\(server.port):127.0.0.1"
                + " https://www.example.test:\(server.port)/",
            in: folder
        )
        #expect((curl.status == 0) == isWhole, "\(curl.errors)")
        #expect(curl.output == (isWhole ? "served\n" : ""))
        let client = try Tool.shell(
            "openssl s_client -connect 127.0.0.1:\(server.port) -servername www.example.test"
                + " -verify_hostname www.example.test -CAfile root.pem -verify_return_error",
            in: folder
        )
        #expect((client.status == 0) == isWhole, "\(client.errors)")
    }

    @Test(
        "Two key types whose keys stand in another order are both served, and both pass",
        arguments: [["leaf.key", "rsa.key"], ["rsa.key", "leaf.key"]]
    )
    func keysInAnotherOrder(keys: [String]) throws {
        let scratch = try TemporaryFolder()
        let folder = scratch.folder
        try Self.makeChain(in: folder)
        let server = try RunningNginx(in: folder) { port in
            """
                server {
                    listen 127.0.0.1:\(port) ssl;
                    server_name www.example.test;
                    ssl_protocols TLSv1.2;
                    ssl_certificate fullchain.pem;
                    ssl_certificate rsa-fullchain.pem;
                    ssl_certificate_key \(keys[0]);
                    ssl_certificate_key \(keys[1]);
                }
            """
        }
        defer { server.stop() }
        let ours = try Tool.certcheck(
            ["server", "nginx.conf", "--trust", "root.pem"]
                + ["--server-version", LocalNginx.version()],
            in: folder
        )
        #expect(ours.status == 0, "\(ours.output)")
        for (suites, key) in [
            ("ECDHE-RSA-AES128-GCM-SHA256", "rsa"), ("ECDHE-ECDSA-AES128-GCM-SHA256", "leaf"),
        ] {
            let client = try Tool.shell(
                "openssl s_client -connect 127.0.0.1:\(server.port) -cipher \(suites)"
                    + " -servername www.example.test -verify_hostname www.example.test"
                    + " -CAfile root.pem -verify_return_error </dev/null"
                    + " | openssl x509 -noout -subject",
                in: folder
            )
            #expect(client.output == "subject=CN = \(key)\n", "\(client.errors)")
        }
    }

    /// Makes a root, an intermediate and leaves with an EC and an RSA key that are valid today, as clients ask the clock.
    private static func makeChain(in folder: URL) throws {
        let made = try Tool.shell(
            """
            set -e
            key() {
                if [ "$1" = rsa ]; then openssl genpkey -algorithm RSA -out rsa.key 2>/dev/null
                else openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1.key"
                fi
            }
            issue() { # NAME ISSUER EXTENSIONS...
                key "$1"
                openssl req -new -key "$1.key" -subj "/CN=$1" -out "$1.csr"
                printf '%s\\n' "${@:3}" > "$1.ext"
                openssl x509 -req -in "$1.csr" -CA "$2.pem" -CAkey "$2.key" -days 90 \
                    -set_serial "0x$(openssl rand -hex 8)" -extfile "$1.ext" -out "$1.pem"
            }
            key root
            openssl req -x509 -new -key root.key -subj /CN=root -days 90 -out root.pem
            issue intermediate root basicConstraints=critical,CA:TRUE keyUsage=critical,keyCertSign
            issue leaf intermediate subjectAltName=DNS:www.example.test extendedKeyUsage=serverAuth
            issue rsa intermediate subjectAltName=DNS:www.example.test extendedKeyUsage=serverAuth
            cat leaf.pem intermediate.pem > fullchain.pem
            cat rsa.pem intermediate.pem > rsa-fullchain.pem
            chmod 600 *.key
            """,
            in: folder
        )
        #expect(made.status == 0, "\(made.errors)")
    }
}
