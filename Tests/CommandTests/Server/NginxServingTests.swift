import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What this program passes, clients accept from the real nginx; what it calls incomplete, they
/// refuse.
@Suite(
    .serialized,
    .enabled(if: LocalNginx.isInstalled, "nginx is not installed: .ci/setup test installs it")
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
        let server = try RunningNginx(certificate: certificate, in: folder)
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

    /// Makes a root, an intermediate and a leaf that are valid today, as clients ask the clock.
    private static func makeChain(in folder: URL) throws {
        let made = try Tool.shell(
            """
            set -e
            key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1.key"; }
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
            cat leaf.pem intermediate.pem > fullchain.pem
            chmod 600 *.key
            """,
            in: folder
        )
        #expect(made.status == 0, "\(made.errors)")
    }
}

/// An nginx with one site on loopback; whatever happens to its test, it ends with it: a shell kills
/// it as soon as nobody holds the other end of the shell's input.
private final class RunningNginx {
    let port: UInt16
    private let process = Process()
    private let life = Pipe()

    init(certificate: String, in folder: URL) throws {
        port = try #require(Loopback.freePort())
        let servers = """
                server {
                    listen 127.0.0.1:\(port) ssl;
                    server_name www.example.test;
                    ssl_protocols TLSv1.2 TLSv1.3;
                    ssl_certificate \(certificate);
                    ssl_certificate_key leaf.key;
                    location / { return 200 "served\\n"; }
                }
            """
        let text = "daemon off;\nmaster_process off;\n" + LocalNginx.configuration(servers)
        try text.write(
            to: folder.appending(path: "nginx.conf"),
            atomically: true,
            encoding: .utf8
        )
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c", #""$0" -c "$1/nginx.conf" -p "$1" 2>/dev/null & read line; kill -9 $!"#,
            LocalNginx.path ?? "nginx", folder.path,
        ]
        process.standardInput = life
        try process.run()
        let deadline = ContinuousClock.now + .seconds(20)
        while !Loopback.accepts(port), process.isRunning, ContinuousClock.now < deadline {}
    }

    func stop() {
        try? life.fileHandleForWriting.close()
        process.waitUntilExit()
    }
}

/// Ports of this machine.
private enum Loopback {
    /// A port that nobody listens on at the moment.
    static func freePort() -> UInt16? {
        withSocket { descriptor in
            var address = place(port: 0)
            var size = socklen_t(MemoryLayout<sockaddr_in>.size)
            return withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                    bind(descriptor, address, size) == 0
                        && getsockname(descriptor, address, &size) == 0
                }
            } ? UInt16(bigEndian: address.sin_port) : nil
        }
    }

    /// Whether somebody listens on a port.
    static func accepts(_ port: UInt16) -> Bool {
        withSocket { descriptor in
            var address = place(port: port)
            let size = socklen_t(MemoryLayout<sockaddr_in>.size)
            return withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                    connect(descriptor, address, size) == 0
                }
            }
        }
    }

    private static func place(port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static func withSocket<Result>(_ body: (Int32) -> Result) -> Result {
        #if canImport(Glibc)
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        defer { close(descriptor) }
        return body(descriptor)
    }
}
