import Foundation
import TestSupport
import Testing

/// What a `pem-…` finding says of OpenSSL and nginx is held against both.
@Suite(
    .enabled(
        if: try isReady(Nginx.isPresent, "nginx"),
        "nginx is not installed: .ci/setup test installs it"
    )
)
struct PEMVerdictTests {
    private func blocks() throws -> (first: String, second: String) {
        let chain = try Fixture.text("healthy/fullchain.pem")
        let second = try #require(chain.range(of: PEMDamage.begin, options: .backwards))
            .lowerBound
        return (String(chain[..<second]), String(chain[second...]))
    }

    @Test("Of one damaged block", arguments: PEMDamage.ofBlocks, [true, false])
    func block(damage: PEMDamage, isFirst: Bool) throws {
        let (first, second) = try blocks()
        let text = isFirst ? damage.apply(first) + second : first + damage.apply(second)
        try compare(Data(text.utf8), damage, isFirst: isFirst)
    }

    @Test("Of a whole file", arguments: PEMDamage.ofFiles)
    func file(damage: PEMFileDamage) throws {
        let (first, second) = try blocks()
        let data = damage.apply(first + second)
        try compare(data, damage.damage, isFirst: damage.isOfFirst)
    }

    @Test("Every row of Docs/Reference/Damage.md has its damage, and every damage its row")
    func rows() throws {
        let tested =
            PEMDamage.ofBlocks + PEMDamage.ofFiles.map(\.damage) + [.ofTrustSettings]
        #expect(Set(tested.compactMap(\.row)) == Set(try DamageTable().rows.keys))
    }

    /// Compares what the findings of a file say with what OpenSSL and nginx do with it, and with
    /// the row of the table.
    private func compare(_ data: Data, _ damage: PEMDamage, isFirst: Bool) throws {
        let scratch = try TemporaryFolder()
        try data.write(to: scratch.url("chain.pem"))
        let said = try verdicts(in: scratch)
        let read = try Tool.shell(
            "openssl crl2pkcs7 -nocrl -certfile chain.pem | openssl pkcs7 -print_certs",
            in: scratch.folder
        )
        let count = read.output.components(separatedBy: PEMDamage.begin).count - 1
        let others = damage.isAlone ? 0 : 1
        #expect(count == ["reads": 1 + others, "refuses": 0][said.openSSL, default: others])
        let starts =
            said.nginx == "reads" || (said.nginx != "refuses" && !isFirst)
            || said.nginx == "loses-next"
        #expect(try Nginx.starts(in: scratch) == starts, "\(said)")
        guard let name = damage.row else {
            #expect(said.ids.isEmpty)
            return
        }
        let row = try #require(try DamageTable().rows[name])
        #expect(said.ids.contains(row.id), "\(said)")
        #expect(row.verdicts.contains([said.openSSL, said.nginx]), "\(said)")
    }

    @Test("Of trust settings behind the first certificate, which nginx leaves out")
    func trusted() throws {
        let (first, second) = try blocks()
        let scratch = try TemporaryFolder()
        try scratch.write(second, to: "second.pem")
        let trusted = try Tool.shell(
            "openssl x509 -in second.pem -trustout -addtrust serverAuth",
            in: scratch.folder
        ).output
        try compare(Data((first + trusted).utf8), .ofTrustSettings, isFirst: false)
    }

    @Test(
        "Of a private key below the label of another",
        arguments: [
            "rsa.traditional", "rsa.pkcs8", "rsa.encrypted", "rsa-pss.pkcs8", "ec.traditional",
            "ec.pkcs8", "ec.encrypted", "dsa.traditional", "dsa.pkcs8", "ed25519.pkcs8",
        ],
        ["PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"]
    )
    func key(name: String, label: String) throws {
        let scratch = try TemporaryFolder()
        let block = try Fixture.text("odd/keys/\(name).pem")
            .replacing(#/(BEGIN|END) [A-Z ]+-/#) { "\($0.output.1) \(label)-" }
        try scratch.write(block, to: "some.key")
        try scratch.write("fixture\n", to: "passphrase")
        let said = try verdicts(
            on: "some.key",
            in: scratch,
            ["--passphrase-file", "passphrase"]
        )
        #expect(said.errors == 0)
        let read = try Tool.shell(
            "openssl pkey -in some.key -noout -passin file:passphrase",
            in: scratch.folder
        )
        #expect((read.status == 0) == (said.openSSL == "reads"), "\(said)")
        #expect(try Nginx.readsKey(in: scratch) == (said.nginx == "reads"), "\(said)")
    }

    /// The findings about a file, and the worst that they say of each reader.
    private func verdicts(
        on file: String = "chain.pem",
        in scratch: TemporaryFolder,
        _ options: [String] = []
    ) throws -> Said {
        let shown = try Tool.certcheck(
            ["inspect", file, "--format", "json"] + options,
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
        return Said(
            ids: findings.compactMap { $0["id"] as? String },
            openSSL: worst("openssl"),
            nginx: worst("nginx"),
            errors: (document?["errors"] as? [Any])?.count ?? 0
        )
    }

    private struct Said {
        let ids: [String]
        let openSSL: String
        let nginx: String
        let errors: Int
    }
}

/// The table of Docs/Reference/Damage.md.
private struct DamageTable {
    /// By the damage, the finding and what it may say of OpenSSL and of nginx.
    var rows: [String: (id: String, verdicts: Set<[String]>)] = [:]

    /// What each of the table's sentences says: a block with and without one behind it.
    private static let words: [String: Set<[String]>] = [
        "read it": [["reads", "reads"]],
        "refuse the file": [["refuses", "refuses"]],
        "take a next block of the same label for a part of this one; without one refuse the file":
            [["loses-next", "loses-next"], ["refuses", "refuses"]],
        "do not see the block; the file is read on behind it": [["passes-over", "passes-over"]],
        "do not see the DER": [["passes-over", "passes-over"]],
        "OpenSSL reads it; nginx refuses the file where it is the first certificate":
            [["reads", "refuses"], ["reads", "reads"]],
        "OpenSSL reads it; nginx does not see the block": [["reads", "passes-over"]],
        "OpenSSL refuses the file; nginx does not see the block": [["refuses", "passes-over"]],
        "OpenSSL does not see the DER; nginx refuses the file": [["passes-over", "refuses"]],
    ]

    init() throws {
        let page = Checkout.root.appending(path: "Docs/Reference/Damage.md")
        let text = String(decoding: try Data(contentsOf: page), as: UTF8.self)
        for line in text.split(separator: "\n") where line.hasPrefix("| ") {
            let cells = line.split(separator: " | ").map {
                $0.trimmingCharacters(in: CharacterSet(charactersIn: "| "))
            }
            guard cells.count == 3, cells[1].hasPrefix("`pem-") else { continue }
            let id = cells[1].trimmingCharacters(in: CharacterSet(charactersIn: "`"))
            rows[cells[0]] = (id, Self.words[cells[2]] ?? [])
        }
    }
}

/// The web server, asked whether it would start.
private enum Nginx {
    private static let path = ["/usr/sbin/nginx", "/usr/local/bin/nginx"]
        .first(where: FileManager.default.isExecutableFile)

    static var isPresent: Bool { path != nil }

    /// Whether it would start with `chain.pem` and the healthy fixture's key.
    static func starts(in scratch: TemporaryFolder) throws -> Bool {
        let key = Fixture.path("healthy/privkey.pem")
        return try test(scratch("chain.pem"), key, in: scratch).status == 0
    }

    /// Whether it reads `some.key`, which fits no certificate, with the words of `passphrase`.
    static func readsKey(in scratch: TemporaryFolder) throws -> Bool {
        let chain = Fixture.path("healthy/fullchain.pem")
        let outcome = try test(
            chain,
            scratch("some.key"),
            in: scratch,
            "ssl_password_file \(scratch("passphrase"));"
        )
        return !outcome.errors.contains("cannot load certificate key")
    }

    private static func test(
        _ chain: String,
        _ key: String,
        in scratch: TemporaryFolder,
        _ directive: String = ""
    ) throws -> Tool.Outcome {
        let folder = scratch.folder.path
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map { "\($0)_temp_path \(folder)/\($0);" }.joined(separator: " ")
        let configuration = """
            pid \(folder)/pid; error_log stderr; events {}
            http { access_log off; \(temporary)
            server { listen unix:\(folder)/socket ssl; ssl_certificate \(chain);
            ssl_certificate_key \(key); \(directive) } }
            """
        try Data(configuration.utf8).write(to: scratch.url("nginx.conf"))
        return try Tool.run(
            try #require(path),
            ["-t", "-p", folder, "-c", "\(folder)/nginx.conf"],
            in: scratch.folder
        )
    }
}
