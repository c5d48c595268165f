import Foundation
import TestSupport
import Testing

/// What a real nginx serves is found and compared.
@Suite(
    .serialized,
    .enabled(
        if: try isReady(LocalNginx.isInstalled, "nginx"),
        "nginx is not installed: .ci/setup test installs it"
    )
)
struct ProbeTests {
    /// A server block that serves a fixture on some address.
    private static func server(
        _ fixture: String,
        on listen: String,
        _ more: String = "",
        certificate: String = "fullchain.pem"
    ) -> String {
        let folder = Checkout.fixtures.appending(path: fixture).path
        return """
                server {
                    listen \(listen) ssl;
                    server_name www.example.test;
                    ssl_certificate \(folder)/\(certificate);
                    ssl_certificate_key \(folder)/privkey.pem;
                    ssl_protocols TLSv1.2 TLSv1.3;
                    ssl_ciphers ALL:@SECLEVEL=0;
                    \(more)
                }
            """
    }

    private static let root = Fixture.path("trust/root.pem")
    private static let judging = ["--trust", root, "--at", "2026-02-01"]

    @Test("Faults that nginx serves have the ids that they have in files")
    func faults() throws {
        let scratch = try TemporaryFolder()
        let cases = try Case.all().filter { Self.isServable($0, in: scratch) }
        #expect(cases.count >= 25)
        let server = try RunningNginx(in: scratch.folder) { port in
            cases.enumerated().map { place, one in
                Self.server(one.name, on: "127.1.0.\(place + 1):\(port)")
            }.joined(separator: "\n")
        }
        defer { server.stop() }
        for (place, one) in cases.enumerated() {
            let (arguments, host) = Self.arguments(of: one)
            let folder = Checkout.fixtures.appending(path: one.name)
            let at = ["--at", one.file.runs[0].at]
            let files = try ProbeReport.run(
                ["check", "fullchain.pem", "privkey.pem", "--host", host] + arguments + at,
                in: folder
            )
            let served = try ProbeReport.run(
                ["probe", "\(host):\(server.port)", "--connect", "127.1.0.\(place + 1)"]
                    + arguments + at,
                in: folder
            )
            guard !Self.unusable.contains(one.name) else {
                #expect(served.errors.map(\.code) == ["handshake-failed"], "\(one.name)")
                continue
            }
            #expect(served.errors.isEmpty, "\(one.name)")
            #expect(
                Set(served.subjects.first?.findings.map(\.id) ?? []).subtracting(Self.ofEndpoints)
                    == files.ids.filter(Self.isOfCertificates),
                "\(one.name)"
            )
        }
    }

    /// What nginx starts with and OpenSSL then can't sign a handshake with.
    private static let unusable: Set = ["key-inconsistent"]

    /// Whether nginx starts with a fixture's files, and sends all that is read from them: of files
    /// that are damaged it sends less.
    private static func isServable(_ one: Case, in scratch: TemporaryFolder) -> Bool {
        let paths = Set(one.file.paths)
        guard one.file.command == nil, paths.isSuperset(of: ["fullchain.pem", "privkey.pem"]),
            !one.file.arguments.contains("--key"),
            !one.file.runs[0].findings.contains(where: { $0.id.hasPrefix("pem-") }),
            let port = Loopback.freePort()
        else { return false }
        let text = LocalNginx.configuration(server(one.name, on: "127.0.0.1:\(port)"))
        let file = scratch.url("try.conf")
        guard (try? text.write(to: file, atomically: true, encoding: .utf8)) != nil else {
            return false
        }
        let outcome = try? Tool.run(
            LocalNginx.path ?? "nginx",
            ["-t", "-c", file.path, "-p", scratch.folder.path],
            in: scratch.folder
        )
        return outcome?.status == 0
    }

    /// The options that both commands take, and the host that is asked about.
    private static func arguments(of one: Case) -> (arguments: [String], host: String) {
        var rest = one.file.arguments
        var hosts: [String] = []
        while let place = rest.firstIndex(of: "--host"), place + 1 < rest.count {
            hosts.append(rest[place + 1])
            rest.removeSubrange(place...(place + 1))
        }
        return (rest, hosts.first ?? "www.example.test")
    }

    private static let ofEndpoints: Set = ["staple-missing", "server-protocol-obsolete"]

    /// Whether a finding is about certificates, not about the form of files or about keys' files.
    private static func isOfCertificates(_ id: String) -> Bool {
        !id.hasPrefix("pem-") && !ofEndpoints.contains(id)
            && ![
                "key-missing", "key-readable-by-others", "key-mismatch", "key-inconsistent",
                "key-orphan", "key-encrypted", "chain-split",
            ].contains(id)
    }

    @Test("Two keys, the default site and what was agreed on are in the report")
    func table() throws {
        let scratch = try TemporaryFolder()
        let second = Checkout.fixtures.appending(path: "healthy-rsa").path
        let server = try RunningNginx(in: scratch.folder) { port in
            Self.server("self-signed", on: "127.0.0.1:\(port)")
                .replacingOccurrences(of: "www.example.test", with: "_")
                + Self.server(
                    "healthy",
                    on: "127.0.0.1:\(port)",
                    "ssl_certificate \(second)/fullchain.pem;"
                        + " ssl_certificate_key \(second)/privkey.pem;"
                )
        }
        defer { server.stop() }
        let report = try ProbeReport.run(
            ["probe", "www.example.test:\(server.port)", "--connect", "127.0.0.1"] + Self.judging,
            in: scratch.folder
        )
        #expect(report.status == "pass")
        let rows = try #require(report.endpoints?.first).handshakes
        #expect(rows.map(\.question) == ["preferred", "other-key", "nameless"])
        #expect(rows.map { $0.certificate?.key_type } == ["ec", "rsa", "ec"])
        #expect(rows.map { $0.certificate?.status } == ["pass", "pass", nil])
        let endpoint = try #require(report.subjects.first?.endpoint)
        #expect(endpoint.protocol == "TLSv1.3")
        #expect(endpoint.alpn == "http/1.1")
        #expect(endpoint.server_name == "www.example.test")
    }

    @Test(
        "Versions before TLS 1.2 are found where the server accepts them",
        arguments: [
            ("TLSv1.2 TLSv1.3", nil), ("TLSv1.1 TLSv1.2", "warning"), ("TLSv1", "error"),
        ] as [(String, String?)]
    )
    func obsolete(versions: String, severity: String?) throws {
        let scratch = try TemporaryFolder()
        let server = try RunningNginx(in: scratch.folder) {
            Self.server("healthy", on: "127.0.0.1:\($0)")
                .replacingOccurrences(of: "TLSv1.2 TLSv1.3", with: versions)
        }
        defer { server.stop() }
        let report = try ProbeReport.run(
            ["probe", "www.example.test:\(server.port)", "--connect", "127.0.0.1"]
                + Self.judging,
            in: scratch.folder
        )
        let found = report.findings.filter { $0.id == "server-protocol-obsolete" }
        #expect(found.map(\.severity) == (severity.map { [$0] } ?? []))
    }

    @Test("An address is asked for no name, and the certificate must hold the address")
    func address() throws {
        let scratch = try TemporaryFolder()
        let server = try RunningNginx(in: scratch.folder) {
            Self.server("healthy", on: "127.0.0.1:\($0)")
        }
        defer { server.stop() }
        let report = try ProbeReport.run(
            ["probe", "127.0.0.1:\(server.port)"] + Self.judging,
            in: scratch.folder
        )
        #expect(report.ids == ["name-not-covered", "staple-missing"])
        #expect(report.endpoints?.first?.handshakes.count == 1)
        #expect(report.subjects.first?.endpoint?.server_name == nil)
    }

    @Test(
        "What is served is compared with what lies on disk",
        arguments: [
            ("healthy/fullchain.pem", nil, 0), ("leaf-only/fullchain.pem", "served-differs", 2),
            ("short-lived/fullchain.pem", "served-stale", 2),
            ("expired/fullchain.pem", "served-differs", 2), ("healthy", nil, 0),
            ("nowhere.pem", nil, 3),
        ] as [(String, String?, Int32)]
    )
    func against(path: String, id: String?, status: Int32) throws {
        let scratch = try TemporaryFolder()
        let server = try RunningNginx(in: scratch.folder) {
            Self.server("healthy", on: "127.0.0.1:\($0)")
        }
        defer { server.stop() }
        let arguments =
            ["probe", "www.example.test:\(server.port)", "--connect", "127.0.0.1"]
            + ["--against", Fixture.path(path)] + Self.judging
        let outcome = try Tool.certcheck(arguments, in: scratch.folder)
        #expect(outcome.status == status, "\(outcome.output)")
        let report = try ProbeReport.run(arguments, in: scratch.folder)
        #expect(report.ids.subtracting(["staple-missing"]) == Set(id.map { [$0] } ?? []))
        if status == 0 {
            let waiting = try Tool.certcheck(arguments + ["--wait", "60s"], in: scratch.folder)
            #expect(waiting.status == 0)
            let configuration = arguments + ["--against", "nginx.conf"]
            #expect(try Tool.certcheck(configuration, in: scratch.folder).status == 0)
        }
    }

    @Test(
        "Sites are asked on their own addresses, and held against their files",
        arguments: [("healthy", nil), ("short-lived", "served-stale")] as [(String, String?)]
    )
    func live(fixture: String, id: String?) throws {
        let scratch = try TemporaryFolder()
        let server = try RunningNginx(in: scratch.folder) {
            Self.server("healthy", on: "127.0.0.1:\($0)")
        }
        defer { server.stop() }
        // The configuration changes, and the server is not reloaded.
        let file = scratch.url("nginx.conf")
        let text = try String(contentsOf: file, encoding: .utf8)
        try text.replacingOccurrences(of: "/healthy/", with: "/\(fixture)/")
            .write(to: file, atomically: true, encoding: .utf8)
        let report = try ProbeReport.run(
            ["server", "nginx.conf", "--live"] + Self.judging,
            in: scratch.folder
        )
        #expect(report.endpoints?.map(\.host) == ["www.example.test"])
        #expect(report.ids.filter { $0.hasPrefix("served-") } == Set(id.map { [$0] } ?? []))
    }

    @Test("The odd one of several addresses is pointed out")
    func inconsistent() throws {
        let scratch = try TemporaryFolder()
        let server = try RunningNginx(in: scratch.folder) { port in
            Self.server("healthy", on: "127.0.0.1:\(port)")
                + Self.server("healthy", on: "127.0.0.2:\(port)")
                + Self.server("short-lived", on: "127.0.0.3:\(port)")
        }
        defer { server.stop() }
        func run(_ addresses: String) throws -> ProbeReport {
            try ProbeReport.run(
                ["probe", "www.example.test:\(server.port)", "--connect", addresses]
                    + Self.judging,
                in: scratch.folder
            )
        }
        let report = try run("127.0.0.1,127.0.0.2,127.0.0.3")
        let odd = try #require(report.findings.first { $0.id == "served-inconsistent" })
        #expect(odd.severity == "warning")
        #expect(odd.locations.map(\.address) == ["127.0.0.3"])
        #expect(odd.message.contains("2 of 3 addresses"))
        #expect(!(try run("127.0.0.1,127.0.0.2").ids.contains("served-inconsistent")))
    }

    @Test("Targets are lines of a file or of standard input, and each is done in JSON Lines")
    func fleet() throws {
        let scratch = try TemporaryFolder()
        let server = try RunningNginx(in: scratch.folder) {
            Self.server("healthy", on: "127.0.0.1:\($0)")
        }
        defer { server.stop() }
        let lines = """
            # the fleet
            www.example.test:\(server.port) connect=127.0.0.1
            other.test:\(server.port)\tservername=example.test connect=127.0.0.1   # behind a proxy
            nonsense:port
            """
        let outcome = try Tool.certcheck(
            ["probe", "-", "--format", "jsonl"] + Self.judging,
            in: scratch.folder,
            input: Data(lines.utf8)
        )
        #expect(outcome.status == 3)
        let kinds = outcome.output.split(separator: "\n").map { line in
            ["endpoint", "subject", "summary"].first { line.contains("\"kind\":\"\($0)\"") }
        }
        #expect(kinds == ["endpoint", "subject", "endpoint", "subject", "summary"])
        #expect(outcome.errors.contains("standard input:4: not a port"))
        try lines.write(to: scratch.url("fleet"), atomically: true, encoding: .utf8)
        let file = try Tool.certcheck(
            ["probe", "--targets", "fleet", "--format", "nagios"] + Self.judging,
            in: scratch.folder
        )
        #expect(file.status == 3)
        #expect(file.output.hasPrefix("CERT UNKNOWN - fleet:4: "))
    }

    @Test("Metrics tell an expired certificate from an endpoint that does not answer")
    func metrics() throws {
        let scratch = try TemporaryFolder()
        let server = try RunningNginx(in: scratch.folder) {
            Self.server("expired", on: "127.0.0.1:\($0)")
        }
        defer { server.stop() }
        let silent = try #require(Loopback.freePort())
        let outcome = try Tool.certcheck(
            ["probe", "127.0.0.1:\(server.port)", "127.0.0.1:\(silent)", "--format", "prometheus"]
                + Self.judging,
            in: scratch.folder
        )
        let text = outcome.output
        #expect(text.contains("certcheck_probe_success{endpoint=\"127.0.0.1:\(server.port)\"} 1\n"))
        #expect(text.contains("certcheck_probe_success{endpoint=\"127.0.0.1:\(silent)\"} 0\n"))
        #expect(text.contains("certcheck_served_not_after_timestamp_seconds{"))
        #expect(outcome.status == 3)
    }

    @Test(
        "No format of CI takes an endpoint for a file of the repository",
        arguments: [
            ("github", "::error title=expired::ENDPOINT (127.0.0.1): ", "file="),
            ("github", "::error title=refused::SILENT: could not be checked: ", "file="),
            ("sarif", #""uri": "tls://ENDPOINT""#, #""startLine""#),
            ("sarif", #""fullyQualifiedName": "ENDPOINT (127.0.0.1)""#, "%SRCROOT%\","),
            ("sarif", #""uri": "tls://SILENT""#, #""startLine""#),
        ]
    )
    func ci(format: String, line: String, never: String) throws {
        let scratch = try TemporaryFolder()
        let server = try RunningNginx(in: scratch.folder) {
            Self.server("expired", on: "127.0.0.1:\($0)")
        }
        defer { server.stop() }
        let silent = try #require(Loopback.freePort())
        let outcome = try Tool.certcheck(
            ["probe", "127.0.0.1:\(server.port)", "127.0.0.1:\(silent)", "--format", format]
                + Self.judging,
            in: scratch.folder
        )
        let expected = line.replacingOccurrences(of: "ENDPOINT", with: "127.0.0.1:\(server.port)")
            .replacingOccurrences(of: "SILENT", with: "127.0.0.1:\(silent)")
        #expect(outcome.output.contains(expected))
        #expect(!outcome.output.contains(never))
    }

    @Test(
        "A port without a server, and a server without TLS, have errors of their own",
        arguments: [("refused", 0), ("not-tls", 1)]
    )
    func failures(code: String, place: Int) throws {
        let scratch = try TemporaryFolder()
        let server = try RunningNginx(in: scratch.folder) { port in
            "server { listen 127.0.0.1:\(port); }"
        }
        defer { server.stop() }
        let port = place == 0 ? try #require(Loopback.freePort()) : server.port
        let report = try ProbeReport.run(["probe", "127.0.0.1:\(port)"], in: scratch.folder)
        #expect(report.status == "error")
        #expect(report.errors.map(\.code) == [code])
    }
}
