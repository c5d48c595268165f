import Foundation
import TestSupport
import Testing

/// Patterns of `include` lead to the same files, in the same order, as in the real nginx.
@Suite(.enabled(if: LocalNginx.isInstalled, "nginx is not installed: .ci/setup test installs it"))
struct NginxPatternTests {
    private static let names = [
        "x.conf", ".x.conf", "[z].conf", "a1", "a-", "a]", "A", "é", "b/y.conf", "c/y.conf",
        "c/.h/y.conf", "c/z/y.conf",
    ]

    @Test(
        "A pattern leads to the files that nginx includes",
        arguments: [
            "*.conf", ".*.conf", "*/y.conf", "*/*/y.conf", "*/.h/*", "a[1-]", "a[]-]", "[!B-c.x]*",
            "[^[]*.conf", "a?", "??", "\\[z\\].conf", "[[]z].conf", "[z].conf", "*/../x.conf",
            "[[:upper:]]", "[[:alpha:]][[:digit:]]", "x.con[f]", "[.]x.conf", "./*.conf",
            "c//*.conf",
            "**.conf", "c/*/y.conf*", "[a-", "{x,a1}*", "nothing*", "[z-a]*", "*\\.conf", "a[\\]]",
        ]
    )
    func pattern(text: String) throws {
        let scratch = try TemporaryFolder()
        for name in Self.names {
            let file = scratch.folder.appending(path: "d/\(name)")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            // Of each file nginx shows one directive that nobody else has.
            try "server { listen 127.0.0.1:44399; server_name \"n \(name)\"; }\n"
                .write(to: file, atomically: true, encoding: .utf8)
        }
        let main = LocalNginx.configuration("include \"d/\(text.replacing("\\", with: "\\\\"))\";")
        try main.write(
            to: scratch.folder.appending(path: "nginx.conf"),
            atomically: true,
            encoding: .utf8
        )
        let nginx = try Tool.run(
            LocalNginx.path ?? "nginx",
            ["-T", "-q", "-c", scratch.folder.appending(path: "nginx.conf").path]
                + ["-p", scratch.folder.path],
            in: scratch.folder
        )
        let theirs = nginx.output.matches(of: #/server_name "n ([^"]*)"/#).map { String($0.1) }
        let ours = try Tool.certcheck(
            ["server", "nginx.conf", "--format", "json"],
            in: scratch.folder
        )
        let report = try JSONDecoder().decode(Sites.self, from: ours.data)
        // The same file by two paths is a file twice.
        var seen: Set<String> = []
        var shown: Set<String> = []
        let names = report.sites.flatMap(\.server_names).map { String($0.dropFirst(2)) }
            .filter { seen.insert($0).inserted }
        #expect(names == theirs.filter { shown.insert($0).inserted }, "\(nginx.errors)")
    }

    private struct Sites: Decodable {
        struct Site: Decodable { let server_names: [String] }
        let sites: [Site]
    }
}
