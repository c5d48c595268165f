import Foundation
import TestSupport
import Testing

/// What the real nginx says of a configuration, beside what this program says.
///
/// The outcomes make the table in `Docs/Reference/Nginx-t.md`: with `CERTCHECK_RECORD=1` it is
/// written anew, and the run fails.
@Suite(
    .enabled(
        if: try isReady(LocalNginx.isInstalled, "nginx"),
        "nginx is not installed: .ci/setup test installs it"
    )
)
struct NginxVerdictTests {
    @Test("nginx -t and this program judge as told", arguments: NginxCase.all)
    func verdict(one: NginxCase) throws {
        let outcome = try one.run()
        #expect((outcome.nginxStatus == 0) == one.isAccepted, "\(outcome.nginxSays)")
        #expect(outcome.findings == one.findings)
        #expect(outcome.status == one.status)
    }

    @Test("The page shows what both say")
    func page() throws {
        let file = Checkout.root.appending(path: "Docs/Reference/Nginx-t.md")
        let version = try LocalNginx.version()
        let rows = try NginxCase.all.map { try $0.run().row(of: $0) }
        let page = Self.page(version: version, rows: rows)
        if ProcessInfo.processInfo.environment["CERTCHECK_RECORD"] != nil {
            try page.write(to: file, atomically: true, encoding: .utf8)
            Issue.record(
                "recorded Docs/Reference/Nginx-t.md; read it, then run again without recording"
            )
        }
        let written = try String(contentsOf: file, encoding: .utf8)
        // Other versions word it differently.
        guard written.contains("nginx \(version) ") else { return }
        #expect(page == written)
    }

    private static func page(version: String, rows: [String]) -> String {
        """
        # What nginx -t says, and what it does not

        Each row is a configuration that the tests build, give to nginx \(version) (`nginx -t`) and \
        to `certcheck server`, both at 2026-02-01. `NginxVerdictTests` writes this page \
        (`CERTCHECK_RECORD=1`) and holds it against later runs.

        | configuration | `nginx -t` | what it says | `certcheck server` |
        | --- | --- | --- | --- |
        \(rows.joined(separator: "\n"))

        """
    }
}

/// The nginx of this machine.
enum LocalNginx {
    static let path = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/opt/homebrew/bin/nginx"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    static var isInstalled: Bool { path != nil }

    static func version() throws -> String {
        let said = try Tool.run(path ?? "nginx", ["-v"], in: Checkout.root).errors
        return said.split { $0 == "/" || $0.isWhitespace }.last.map(String.init) ?? ""
    }

    /// A configuration that anybody may run: what nginx writes lies in the folder.
    static func configuration(_ servers: String) -> String {
        """
        pid nginx.pid;
        error_log stderr warn;
        events {}
        http {
            access_log off;
            client_body_temp_path body;
            proxy_temp_path proxy;
            fastcgi_temp_path fastcgi;
            uwsgi_temp_path uwsgi;
            scgi_temp_path scgi;
        \(servers)
        }

        """
    }
}

/// One configuration with what is to be said of it.
struct NginxCase: Sendable, CustomTestStringConvertible {
    let name: String
    /// The fixture that the files come from.
    var fixture = "healthy"
    /// Further files, by their names, and the fixtures' that they are copies of.
    var copies: [String: String] = [:]
    let servers: String
    /// Whether `nginx -t` exits with 0.
    let isAccepted: Bool
    /// The ids of what is found, in order.
    let findings: [String]
    let status: Int32

    var testDescription: String { name }

    struct Outcome {
        let nginxStatus: Int32
        let nginxSays: String
        let findings: [String]
        let status: Int32

        func row(of one: NginxCase) -> String {
            let said = nginxSays.replacingOccurrences(of: "|", with: "\\|")
            let found = findings.map { "`\($0)`" }.joined(separator: ", ")
            return "| \(one.name) | \(nginxStatus) | \(said.isEmpty ? "" : "`\(said)`")"
                + " | \(status)\(found.isEmpty ? "" : ": \(found)") |"
        }
    }

    func run() throws -> Outcome {
        let scratch = try TemporaryFolder()
        let fixtures = try scratch.copyFixtures()
        let folder = fixtures.appending(path: fixture)
        for (name, source) in copies {
            let target = folder.appending(path: name)
            try? FileManager.default.removeItem(at: target)
            try FileManager.default.copyItem(at: fixtures.appending(path: source), to: target)
        }
        let file = folder.appending(path: "nginx.conf")
        try LocalNginx.configuration(servers).write(to: file, atomically: true, encoding: .utf8)
        let nginx = try Tool.run(
            LocalNginx.path ?? "nginx",
            ["-t", "-q", "-c", file.path, "-p", folder.path],
            in: folder
        )
        let ours = try Tool.certcheck(
            ["server", "nginx.conf", "--trust", "../trust/root.pem", "--at", "2026-02-01"]
                + ["--server-version", try LocalNginx.version(), "--format", "json"],
            in: folder
        )
        let report = try JSONDecoder().decode(Found.self, from: ours.data)
        return Outcome(
            nginxStatus: nginx.status,
            nginxSays: Self.said(nginx.errors, in: folder),
            findings: report.ids,
            status: ours.status
        )
    }

    /// The first line of nginx's words, without the folder and the numbers that change.
    private static func said(_ errors: String, in folder: URL) -> String {
        let line = errors.split(separator: "\n").first { $0.contains("[") } ?? ""
        let words = line.replacingOccurrences(of: "\(folder.path)/", with: "")
        let start = words.range(of: "[")?.lowerBound ?? words.startIndex
        let said = String(words[start...]).trimmingCharacters(in: .whitespaces)
            .replacing(#/\d+#\d+: /#, with: "")
        // Of OpenSSL's errors the first tells.
        let parts = said.components(separatedBy: " error:")
        return parts.count > 2 ? "\(parts[0]) error:\(parts[1]) …" : said
    }

    private struct Found: Decodable {
        struct Finding: Decodable { let id: String }
        struct Holder: Decodable { let findings: [Finding] }
        let sites, subjects: [Holder]
        let findings: [Finding]

        var ids: [String] {
            Set(((sites + subjects).flatMap(\.findings) + findings).map(\.id)).sorted()
        }
    }
}
