import Foundation
import TestSupport
import Testing

/// What a `pem-…` finding says of OpenSSL and nginx is held against both.
@Suite(.enabled(if: Nginx.isPresent, "nginx is not installed: .ci/setup test installs it"))
struct ArmourVerdictTests {
    /// A way to damage one block.
    struct Damage: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let apply: @Sendable (String) -> String

        init(_ name: String, _ apply: @escaping @Sendable (String) -> String) {
            testDescription = name
            self.apply = apply
        }

        /// One that puts a text in another's place.
        init(_ old: String, to new: String) {
            self.init("\(old) to \(new)") { $0.replacing(old, with: new) }
        }
    }

    private static let begin = "-----BEGIN CERTIFICATE-----"
    private static let end = "-----END CERTIFICATE-----"

    private static let damages: [Damage] =
        [begin, end].flatMap { line in
            [
                Damage(line, to: " " + line), Damage(line, to: line + " # text"),
                Damage(line, to: String(line.dropFirst())),
                Damage(line, to: String(line.dropLast())), Damage(line, to: "-" + line),
                Damage(line, to: line + "-"), Damage(line + "\n", to: ""),
            ]
        } + [
            Damage(begin, to: "x=" + begin), Damage("\n" + end, to: end),
            Damage(end, to: "-----END X509 CRL-----"),
            Damage("escaped") { $0.replacing("\n", with: "\\n") + "\n" },
            Damage("none") { $0 }, Damage("\n", to: "\n\n"), Damage("\n", to: "\r\n"),
            Damage("\n", to: "  \n"), Damage("\nMII", to: "\n MII"),
            Damage("\nMII", to: "\n\nMII"), Damage("\nMII", to: "\n*MII"),
            Damage("\nMII", to: "\n# text\nMII"),
            Damage("indented") { $0.split(separator: "\n").map { "  \($0)\n" }.joined() },
            Damage("quoted mail") { $0.split(separator: "\n").map { "> \($0)\n" }.joined() },
            Damage("quoted") { "\"\($0.dropLast())\"\n" },
            Damage("cut") { $0.prefix($0.count / 2) + "\n" },
            Damage("a line lost") { text in
                let lines = text.split(separator: "\n")
                return (lines[..<8] + lines[9...]).map { $0 + "\n" }.joined()
            },
            Damage("trailing bytes") { text in
                let base64 = text.split(separator: "\n").dropFirst().dropLast().joined()
                let der = (Data(base64Encoded: base64) ?? Data()) + [0, 0]
                let lines = der.base64EncodedString(options: [.lineLength64Characters])
                return "\(begin)\n\(lines.replacing("\r\n", with: "\n"))\n\(end)\n"
            },
        ]

    private func blocks() throws -> (first: String, second: String) {
        let chain = try Fixture.text("healthy/fullchain.pem")
        let second = try #require(chain.range(of: Self.begin, options: .backwards)).lowerBound
        return (String(chain[..<second]), String(chain[second...]))
    }

    @Test("Of one damaged block", arguments: damages, [true, false])
    func block(damage: Damage, isFirst: Bool) throws {
        let (first, second) = try blocks()
        let text = isFirst ? damage.apply(first) + second : first + damage.apply(second)
        try compare(Data(text.utf8), isFirst: isFirst)
    }

    @Test(
        "Of a whole file",
        arguments: [
            { Data("\u{FEFF}\($0)".utf8) }, { Data($0.dropLast().utf8) },
            { Data($0.replacing("\n", with: "\r").utf8) },
            { Data($0.replacing("\(end)\n\(begin)", with: "\(end)\(begin)").utf8) },
            { Data($0.replacing("\(end)\n\(begin)", with: "\(end)\ntext\n\(begin)").utf8) },
            { [0xFF, 0xFE] + ($0.data(using: .utf16LittleEndian) ?? Data()) },
            { _ in Data() }, { _ in Data("<!DOCTYPE html>\n".utf8) }, { _ in Data("{}\n".utf8) },
        ] as [@Sendable (String) -> Data]
    )
    func file(apply: @Sendable (String) -> Data) throws {
        let (first, second) = try blocks()
        try compare(apply(first + second), isFirst: true)
    }

    /// Compares what the findings of a file say with what OpenSSL and nginx do with it.
    private func compare(_ data: Data, isFirst: Bool) throws {
        let scratch = try Scratch()
        try data.write(to: scratch.url("chain.pem"))
        let said = try verdicts(in: scratch)
        let read = try Tool.shell(
            "openssl crl2pkcs7 -nocrl -certfile chain.pem | openssl pkcs7 -print_certs",
            in: scratch.folder
        )
        let count = read.output.components(separatedBy: Self.begin).count - 1
        #expect(count == ["reads": 2, "refuses": 0][said.openSSL, default: 1], "\(said)")
        let starts =
            said.nginx == "reads" || (said.nginx != "refuses" && !isFirst)
            || said.nginx == "loses-next"
        #expect(try Nginx.starts(in: scratch) == starts, "\(said)")
    }

    /// The worst that the findings say of each reader.
    private func verdicts(in scratch: Scratch) throws -> (openSSL: String, nginx: String) {
        let shown = try Tool.certcheck(
            ["inspect", "chain.pem", "--format", "json"],
            in: scratch.folder
        )
        let document = try JSONSerialization.jsonObject(with: shown.data) as? [String: Any]
        let files = try #require(document?["files"] as? [[String: Any]])
        let findings = files.first?["findings"] as? [[String: Any]] ?? []
        let values = findings.compactMap { $0["values"] as? [String: Any] }
        let ranks = ["refuses", "passes-over", "loses-next"]
        let worst = { (reader: String) in
            let all = values.compactMap { $0[reader] as? String }
            return ranks.first(where: all.contains) ?? "reads"
        }
        return (worst("openssl"), worst("nginx"))
    }
}

/// The web server, asked whether it would start.
private enum Nginx {
    private static let path = ["/usr/sbin/nginx", "/usr/local/bin/nginx"]
        .first(where: FileManager.default.isExecutableFile)

    static var isPresent: Bool { path != nil }

    /// Whether it would start with `chain.pem` and the healthy fixture's key.
    static func starts(in scratch: Scratch) throws -> Bool {
        let folder = scratch.folder.path
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map { "\($0)_temp_path \(folder)/\($0);" }.joined(separator: " ")
        let configuration = """
            pid \(folder)/pid; error_log stderr; events {}
            http { access_log off; \(temporary)
            server { listen unix:\(folder)/socket ssl; ssl_certificate \(folder)/chain.pem;
            ssl_certificate_key \(Fixture.path("healthy/privkey.pem")); } }
            """
        try Data(configuration.utf8).write(to: scratch.url("nginx.conf"))
        let outcome = try Tool.run(
            try #require(path),
            ["-t", "-p", folder, "-c", "\(folder)/nginx.conf"],
            in: scratch.folder
        )
        return outcome.status == 0
    }
}
