import Foundation
import TestSupport
import Testing

/// What the fields of a request of `batch` mean.
@Suite struct BatchVerdictTests {
    @Test("The path is the digests from the leaf to the anchor")
    func path() throws {
        let answer = try Batch.answer(Batch.healthy)
        #expect(answer.status == "pass")
        let said = try Tool.shell(
            """
            for file in healthy/fullchain.pem trust/root.pem; do
                awk '/BEGIN/ { n++ } { print > "'"$SCRATCH"'/" n ".pem" }' $file
                for one in "$SCRATCH"/*.pem; do
                    openssl x509 -in "$one" -outform der | sha256sum | cut -c1-64
                    rm "$one"
                done
            done
            """,
            environment: ["SCRATCH": scratch.folder.path]
        )
        #expect(answer.path == said.output.split(separator: "\n").map(String.init))
    }

    @Test(
        "Every host asked for must be covered",
        arguments: [
            (["www.example.test"], []), (["www.example.test", "example.test"], []),
            (["WWW.EXAMPLE.TEST."], []), ([], []),
            (["shop.example.test"], ["name-not-covered"]),
            (["www.example.test", "192.0.2.1"], ["name-not-covered"]),
        ]
    )
    func hosts(hosts: [String], findings: [String]) throws {
        let answer = try Batch.answer(Batch.healthy.merging(["hosts": hosts]) { $1 })
        #expect(answer.findings == findings)
        #expect(answer.status == (findings.isEmpty ? "pass" : "fail"))
    }

    @Test(
        "The time may have an offset and a fraction, of which whole seconds count",
        arguments: [
            ("2026-04-01T00:00:00Z", "expires-soon"), ("2026-04-01T00:00:00.999Z", "expires-soon"),
            ("2026-04-01T00:00:01Z", "expired"), ("2026-04-01T02:00:00+02:00", "expires-soon"),
            ("2026-04-01T02:00:01+02:00", "expired"), ("2026-03-31T19:00:01-05:00", "expired"),
            ("2026-01-01T00:00:00Z", nil), ("2025-12-31T23:59:59.999Z", "not-yet-valid"),
            ("2026-02-01t00:00:00z", nil),
        ] as [(String, String?)]
    )
    func time(at: String, finding: String?) throws {
        let answer = try Batch.answer(Batch.healthy.merging(["at": at]) { $1 })
        #expect(answer.findings == (finding.map { [$0] } ?? []))
    }

    @Test("An empty list of anchors is none, and left out they are the system's")
    func anchors() throws {
        let none = try Batch.answer(Batch.healthy.merging(["trust_anchors": [String]()]) { $1 })
        #expect(none.findings == ["chain-incomplete"])
        var request = try Batch.healthy
        request["trust_anchors"] = nil
        let line = try Batch.line(request)
        let system = try Tool.certcheck(["batch"], input: Data(line.utf8))
        #expect(try Batch.Answer(system.output).status == "fail")
        let ours = try Tool.certcheck(
            ["batch"],
            input: Data(line.utf8),
            environment: ["SSL_CERT_FILE": Checkout.fixtures.appending(path: "trust/root.pem").path]
        )
        #expect(try Batch.Answer(ours.output).status == "pass")
    }

    @Test("A certificate that is an anchor to the octet is a path of one")
    func pathOfOne() throws {
        let leaf = try Batch.text("leaf-only/fullchain.pem")
        let answer = try Batch.answer([
            "certificates": [leaf], "trust_anchors": [leaf], "at": "2026-02-01T00:00:00Z",
            "profile": "rfc5280",
        ])
        #expect(answer.status == "pass")
        #expect(answer.path.count == 1)
    }

    @Test("Intermediates that clients have complete a chain")
    func intermediates() throws {
        let leaf = try Batch.text("leaf-only/fullchain.pem")
        let chain = try Batch.text("healthy/fullchain.pem")
        var request = try Batch.healthy
        request["certificates"] = [leaf]
        #expect(try Batch.answer(request).findings == ["chain-incomplete"])
        request["intermediates"] = [chain]
        let answer = try Batch.answer(request)
        #expect(answer.status == "pass")
        #expect(answer.path.count == 3)
    }

    @Test(
        "The purpose is what the extended key usage must allow",
        arguments: [
            ("healthy", nil, true), ("healthy", "server", true), ("healthy", "client", false),
            ("healthy", "any", true), ("wrong-purpose", "server", false),
            ("wrong-purpose", "client", true), ("wrong-purpose", "any", true),
        ] as [(String, String?, Bool)]
    )
    func purpose(fixture: String, purpose: String?, passes: Bool) throws {
        var request = try Batch.healthy
        request["certificates"] = [try Batch.text("\(fixture)/fullchain.pem")]
        request["purpose"] = purpose
        let answer = try Batch.answer(request)
        #expect(answer.findings == (passes ? [] : ["wrong-purpose"]))
    }

    @Test(
        "The profile web adds what clients enforce to the rules of RFC 5280",
        arguments: [
            ("weak-rsa-1024", "weak-key"), ("common-name-only", "no-names"),
            ("wildcard-two", "wildcard-invalid"),
        ]
    )
    func profile(fixture: String, finding: String) throws {
        var request = try Batch.healthy
        request["certificates"] = [try Batch.text("\(fixture)/fullchain.pem")]
        #expect(try Batch.answer(request).findings == [finding])
        request["profile"] = "web"
        #expect(try Batch.answer(request).findings == [finding])
        request["profile"] = "rfc5280"
        #expect(try Batch.answer(request).findings == [])
    }

    @Test(
        "What a certificate or a path must allow is asked for by the contract's fields",
        arguments: [
            (#"{"key_usage": ["digitalSignature"]}"#, []),
            (#"{"key_usage": ["digitalSignature", "keyCertSign"]}"#, ["key-usage"]),
            (#"{"extended_key_usage": ["serverAuth"]}"#, []),
            (#"{"extended_key_usage": ["1.3.6.1.5.5.7.3.1"]}"#, []),
            (#"{"extended_key_usage": ["codeSigning"]}"#, ["wrong-purpose"]),
            (#"{"max_intermediates": 1}"#, []),
            (#"{"max_intermediates": 0}"#, ["path-too-long"]),
            (#"{"emails": ["a@example.test"]}"#, ["name-not-covered"]),
            (#"{"policies": {"initial": ["1.2.3"]}}"#, []),
            (#"{"policies": {"initial": ["domain-validated", "anyPolicy"]}}"#, []),
            (#"{"policies": {"require_explicit": false, "inhibit_any": true}}"#, []),
            (#"{"policies": {"require_explicit": true}}"#, ["policy-not-accepted"]),
            (#"{"policies": {"initial": [], "require_explicit": null}}"#, []),
        ]
    )
    func limits(fields: String, findings: [String]) throws {
        let asked = try JSONSerialization.jsonObject(with: Data(fields.utf8)) as? [String: Any]
        let request = try Batch.healthy.merging(try #require(asked)) { $1 }
        #expect(try Batch.answer(request).findings == findings)
    }

    @Test(
        "An e-mail address is covered by itself, its host in any case, and as letters only",
        arguments: [
            ("user@mail.test", true), ("user@MAIL.test", true), ("User@mail.test", false),
            ("*@mail.test", true), ("other@mail.test", false), ("user@www.example.test", false),
        ]
    )
    func emails(email: String, isCovered: Bool) throws {
        let leaf = try Tool.shell(
            """
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=a \
                -days 3650 -keyout /dev/null 2> /dev/null \
                -addext 'subjectAltName=email:user@mail.test,email:*@mail.test'
            """
        ).output
        let answer = try Batch.answer([
            "certificates": [leaf], "trust_anchors": [leaf], "emails": [email],
            "profile": "rfc5280",
        ])
        #expect(answer.findings == (isCovered ? [] : ["name-not-covered"]))
    }

    @Test(
        "An anchor is trusted for what its trust settings and extended key usage say",
        arguments: [
            ("", "server", true), ("-addtrust serverAuth", "server", true),
            ("-addtrust anyExtendedKeyUsage", "server", true),
            ("-addtrust clientAuth", "server", false), ("-addtrust clientAuth", "any", true),
            ("-addreject serverAuth", "server", false), ("-addreject clientAuth", "server", true),
            ("-addreject anyExtendedKeyUsage", "server", false),
            ("-addreject anyExtendedKeyUsage", "any", false),
            ("-addtrust serverAuth -addreject serverAuth", "server", false),
        ]
    )
    func trustSettings(settings: String, purpose: String, passes: Bool) throws {
        var request = try Batch.healthy
        request["purpose"] = purpose
        // OpenSSL wants a self-signed anchor, which is a rule of `web`.
        request["profile"] = "rfc5280"
        // The root, and the leaf itself.
        for file in ["trust/root.pem", "healthy/fullchain.pem"] {
            let anchor = try Tool.shell("openssl x509 -trustout -in \(file) \(settings)").output
            request["trust_anchors"] = [anchor]
            #expect(try Batch.answer(request).findings == (passes ? [] : ["wrong-purpose"]))
        }
    }

    @Test("A certificate that is valid passes however little time is left")
    func nearlyOver() throws {
        let answer = try Batch.answer(Batch.healthy.merging(["at": "2026-04-01T00:00:00Z"]) { $1 })
        #expect(answer.findings == ["expires-soon"])
        #expect(answer.status == "pass")
    }

    @Test("A key must belong to the leaf")
    func key() throws {
        var request = try Batch.healthy
        request["key"] = try Batch.text("healthy/privkey.pem")
        #expect(try Batch.answer(request).status == "pass")
        request["key"] = try Batch.text("wrong-key/privkey.pem")
        #expect(try Batch.answer(request).findings == ["key-mismatch"])
        request["key"] = try Batch.text("key-of-intermediate/privkey.pem")
        #expect(try Batch.answer(request).findings == ["key-mismatch"])
    }

    @Test("An encrypted key needs its passphrase; without it nothing is judged, and none is told")
    func passphrase() throws {
        let secret = "correct horse"
        let made = try Tool.shell(
            "openssl pkcs8 -topk8 -in healthy/privkey.pem -passout 'pass:\(secret)'"
        )
        var request = try Batch.healthy
        request["key"] = made.output
        let missing = try Batch.answer(request)
        #expect(missing.status == "error")
        #expect(missing.error?.hasPrefix("key: ") == true)
        request["passphrase"] = "wrong battery"
        let wrong = try Batch.answer(request)
        #expect(wrong.status == "error")
        #expect(wrong.error != missing.error)
        #expect(wrong.error?.contains("battery") == false)
        request["passphrase"] = secret
        let right = try Batch.answer(request)
        #expect(right.status == "pass")
        #expect(!right.findings.contains("key-mismatch"))
    }

    @Test(
        "No copy of a passphrase is left in memory once its request is answered",
        .enabled(if: FileManager.default.fileExists(atPath: "/proc/self/mem"), "no /proc"),
        .enabled(
            if: !Sanitizer.watchesAddresses,
            "AddressSanitizer keeps what was freed"
        ),
        arguments: [
            "openssl pkcs8 -topk8 -v2 aes-256-cbc", "openssl pkcs8 -topk8 -scrypt",
            "openssl ec -aes128",
        ]
    )
    func memory(command: String) throws {
        let secret = "correct horse battery staple"
        let made = try Tool.shell("\(command) -in healthy/privkey.pem -passout 'pass:\(secret)'")
        var right = try Batch.healthy
        right["key"] = made.output
        right["passphrase"] = secret
        var wrong = right
        wrong["passphrase"] = secret + "r"
        var long = right
        // A line that has to grow while it is read.
        long["x"] = String(repeating: "x", count: 500_000)
        // None of these is a request: it has another type, or is cut off behind the passphrase.
        var bad = right
        bad["hosts"] = 1
        let cut = #"{"passphrase":"\#(secret)","#
        let lines = try [right, wrong, long, bad].map(Batch.line) + [cut]
        try Data(lines.joined(separator: "\n").utf8).write(to: scratch.url("requests"))
        let outcome = try Tool.run(
            Checkout.root.appending(path: "Tests/CommandTests/Hosts/memory-search").path,
            [String(secret.reversed()), "requests", Checkout.command.path, "batch"],
            in: scratch.folder
        )
        let said = outcome.output.split(separator: "\n").map(String.init)
        try #require(said.count == 6, "\(outcome.errors)")
        let statuses = try said.dropLast().map { try Batch.Answer($0).status }
        #expect(statuses == ["pass", "error", "pass", "error", "error"])
        #expect(said[5] == "0", "\(outcome.errors)")
    }

    private let scratch: TemporaryFolder

    init() throws { scratch = try TemporaryFolder() }
}

/// Requests of `batch` and their answers.
enum Batch {
    /// A request that passes.
    static var healthy: [String: Any] {
        get throws {
            [
                "certificates": [try text("healthy/fullchain.pem")],
                "trust_anchors": [try text("trust/root.pem")], "at": "2026-02-01T00:00:00Z",
            ]
        }
    }

    /// A fixture's text.
    static func text(_ fixture: String) throws -> String {
        try String(contentsOf: Checkout.fixtures.appending(path: fixture), encoding: .utf8)
    }

    /// A request as a line, without its end.
    static func line(_ request: [String: Any]) throws -> String {
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
        let data = try JSONSerialization.data(withJSONObject: request, options: options)
        return String(decoding: data, as: UTF8.self)
    }

    static func answer(_ request: [String: Any]) throws -> Answer {
        try answers([line(request)])[0]
    }

    /// The answers to some lines, of which there are as many.
    static func answers(_ lines: [String], arguments: [String] = []) throws -> [Answer] {
        let input = Data((lines.joined(separator: "\n") + "\n").utf8)
        let outcome = try Tool.certcheck(["batch"] + arguments, input: input)
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        let answers = try outcome.output.split(separator: "\n").map { try Answer(String($0)) }
        try #require(answers.count == lines.count)
        return answers
    }

    /// One answer.
    struct Answer {
        /// The id as JSON text.
        let id: String
        let status: String
        /// The ids of the findings, infos left out.
        let findings: [String]
        let path: [String]
        let error: String?

        init(_ line: String) throws {
            struct Fields: Decodable {
                struct Finding: Decodable { let id, severity: String }
                let status: String
                let findings: [Finding]
                let path: [String]
                let error: String?
            }
            let fields = try JSONDecoder().decode(Fields.self, from: Data(line.utf8))
            let end = try #require(line.range(of: ",\"status\":"))
            id = String(line[..<end.lowerBound].dropFirst("{\"id\":".count))
            status = fields.status
            findings = fields.findings.filter { $0.severity != "info" }.map(\.id)
            path = fields.path
            error = fields.error
        }
    }
}
