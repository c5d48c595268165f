import Foundation
import TestSupport
import Testing

/// `batch`: one request a line, one answer a line.
@Suite struct BatchTests {
    @Test("Answers come in order, and each before the next request is written")
    func streaming() throws {
        let request = try Batch.line(Batch.healthy)
        let outcome = try Tool.shell(
            """
            coproc ASKED { timeout 50 certcheck batch; }
            # bash forgets the number as soon as the process has ended.
            asked=$ASKED_PID
            for i in 1 2 broken 4 5; do
                if [[ $i == broken ]]; then echo '{"id":'; else
                    echo '{"id":'$i','"${REQUEST#\\{}"; fi >&"${ASKED[1]}"
                read -r -t 20 answer <&"${ASKED[0]}" || exit 9
                printf '%s\\n' "$answer"
            done
            exec {ASKED[1]}>&-
            wait "$asked"; echo "$?"
            """,
            environment: ["REQUEST": request]
        )
        #expect(outcome.status == 0)
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(lines.last == "0")
        let answers = try lines.dropLast().map(Batch.Answer.init)
        #expect(answers.map(\.id) == ["1", "2", "null", "4", "5"])
        #expect(answers.map(\.status) == ["pass", "pass", "error", "pass", "pass"])
    }

    @Test("Hundreds of answers come in the order of their requests", arguments: ["1", "2", "16"])
    func order(jobs: String) throws {
        let good = try Batch.line(Batch.healthy)
        let lines = (0..<300).map { number in
            number % 7 == 3 ? "{\"id\":\(number),\"certificates\":" : with("\(number)", good)
        }
        let answers = try Batch.answers(lines, arguments: ["--jobs", jobs])
        #expect(answers.count == lines.count)
        for (number, answer) in answers.enumerated() {
            #expect(answer.id == (number % 7 == 3 ? "null" : "\(number)"))
            #expect(answer.status == (number % 7 == 3 ? "error" : "pass"))
        }
    }

    @Test("Empty lines are no requests, and the last line needs no end")
    func emptyLines() throws {
        let outcome = try Tool.certcheck(["batch"], input: Data("\n  \n\r\n\t\n{\"id\":1}".utf8))
        #expect(outcome.status == 0)
        #expect(outcome.output.split(separator: "\n").count == 1)
        #expect(outcome.output.hasPrefix(#"{"id":1,"status":"error","#))
        #expect(try Tool.certcheck(["batch"]).output == "")
    }

    @Test(
        "An id comes back as it came, whatever it is",
        arguments: [
            "1", "-7", "\"one\"", "null", "true", "[1,\"a\",null]", "{\"a\":[]}",
            "9007199254740993",
            "\"\"", "\"a\\\"b\"", "1.5", "9223372036854775808", "12345678901234567890123", "1.0",
            "1e400", "-0", "1E+2", #""\u0041\/\ud83d\ude00""#, #""\ud83d""#, "\"é😀\"",
            "{\"b\":1,\"a\":2,\"b\":3}", "[1 , { \"a\" : [ ] }]",
        ]
    )
    func ids(id: String) throws {
        #expect(try Batch.answers([with(id, Batch.line(Batch.healthy))])[0].id == id)
        #expect(try Batch.answers(["{\"id\":\(id)}"])[0].id == id)
        #expect(try Batch.answers(["{\"id\":\(id),\"hosts\":1}"])[0].id == id)
    }

    @Test("An answer has the contract's fields in the contract's order, on one line")
    func form() throws {
        let outcome = try Tool.certcheck(["batch"], input: Data(try Batch.line(Batch.healthy).utf8))
        let keys = try Regex(#""(id|status|findings|path|error)":"#)
        #expect(
            outcome.output.matches(of: keys).map { String($0.output[1].substring ?? "") }
                == ["id", "status", "findings", "path", "error"]
        )
        #expect(outcome.output.hasSuffix("\"error\":null}\n"))
    }

    @Test(
        "What is no request is answered with an error that says why",
        arguments: [
            ("{", "is not a request: not JSON"), ("[1]", "is not a request: not a JSON object"),
            ("1", "is not a request: not a JSON object"),
            ("null", "is not a request: not a JSON object"),
            ("\"x\"", "is not a request: not a JSON object"), ("nonsense", "not JSON"),
            ("{\"certificates\":\"x\"}", "certificates has the wrong type"),
            ("{\"certificates\":[1]}", "certificates.0 has the wrong type"),
            ("{\"hosts\":{}}", "hosts has the wrong type"),
            ("{\"hosts\":[\"a\",null]}", "hosts.1 has the wrong type"),
            ("{\"max_intermediates\":1.5}", "max_intermediates has the wrong type"),
            ("{\"max_intermediates\":1e99}", "max_intermediates has the wrong type"),
            (#"{"hosts":["\ud83d"]}"#, "hosts.0 holds half a surrogate pair"),
            (#"{"passphrase":"\ud83d"}"#, "passphrase holds half a surrogate pair"),
            ("{\"id\":1,}", "not JSON: an unexpected character at octet 9"),
            ("{\"id\":01}", "not JSON: an unexpected character at octet 8"),
            ("{\"id\":1}}", "not JSON: text after the value at octet 9"),
            ("{\"id\":\"\t\"}", "not JSON: a control character in a string at octet 8"),
            ("{}", "certificates: holds no certificate"),
            ("{\"certificates\":[]}", "certificates: holds no certificate"),
            ("{\"certificates\":null}", "certificates: holds no certificate"),
            ("{\"certificates\":[\"\"]}", "certificates: the file is empty"),
            ("{\"certificates\":[\"text\"]}", "certificates: holds no PEM block"),
        ]
    )
    func refusals(line: String, reason: String) throws {
        let answer = try Batch.answers([line])[0]
        #expect(answer.status == "error")
        #expect(answer.error?.contains(reason) == true, "\(answer.error ?? "")")
        #expect(answer.path.isEmpty)
    }

    @Test(
        "A field that can't be judged, or holds no such thing, is refused by name",
        arguments: [
            (#""emails":["a"]"#, "a: is not an e-mail address"), (#""crls":["x"]"#, "crls"),
            (#""key_usage":["signing"]"#, "key_usage: 'signing' is not known"),
            (#""extended_key_usage":["server"]"#, "extended_key_usage: 'server' is not known"),
            (#""max_intermediates":-1"#, "max_intermediates: is below 0"),
            (#""max_intermediates":"1""#, "max_intermediates has the wrong type"),
            (#""policies":{"require_explicit":1}"#, "policies.require_explicit has the wrong type"),
            (#""policies":{"initial":["any"]}"#, "policies.initial: 'any' is not known"),
            (#""profile":"lax""#, "profile: 'lax' is none of rfc5280, web"),
            (#""purpose":"email""#, "purpose: 'email' is none of server, client, any"),
            (#""at":"yesterday""#, "at: is not an RFC 3339 time"),
            (#""at":"2026-02-30T00:00:00Z""#, "at: "),
            (#""at":"2026-02-01""#, "at: "), (#""hosts":["https://a.test/"]"#, "https://a.test/: "),
            (#""hosts":[""]"#, "host"), (#""intermediates":["x"]"#, "intermediates: "),
            (#""trust_anchors":["x"]"#, "trust_anchors: "), (#""key":"x""#, "key: "),
        ]
    )
    func refusedFields(field: String, reason: String) throws {
        let answer = try Batch.answers(["{\(field)," + Batch.line(Batch.healthy).dropFirst()])[0]
        #expect(answer.status == "error")
        #expect(answer.error?.contains(reason) == true, "\(answer.error ?? "no error")")
    }

    @Test(
        "null and an empty list are the same as left out",
        arguments: [
            "emails", "crls", "key_usage", "extended_key_usage", "max_intermediates", "policies",
            "hosts", "intermediates", "key", "passphrase", "at", "purpose", "profile", "id",
        ]
    )
    func leftOut(field: String) throws {
        let rest = try Batch.line(Batch.healthy).dropFirst()
        let lists = ["emails", "crls", "key_usage", "extended_key_usage", "hosts", "intermediates"]
        for empty in ["null"] + (lists.contains(field) ? ["[]"] : []) {
            // Of two fields of one name the parser takes the first or the last: these say the same.
            guard !rest.contains("\"\(field)\":") else { continue }
            #expect(try Batch.answers(["{\"\(field)\":\(empty),\(rest)"])[0].status == "pass")
        }
    }

    @Test("A line longer than 16 MiB is refused, and the next one answered")
    func hugeLine() throws {
        let outcome = try Tool.shell(
            """
            { printf '{"id":1,"x":"'; head -c 17825792 /dev/zero | tr '\\0' a; echo '"}'
              echo '{"id":2}'; } | certcheck batch
            """
        )
        let answers = try outcome.output.split(separator: "\n").map { try Batch.Answer(String($0)) }
        #expect(answers.map(\.status) == ["error", "error"])
        #expect(answers.map(\.id) == ["null", "2"])
        #expect(answers[0].error == "the line is longer than 16 MiB")
        #expect(outcome.status == 0)
    }

    private func with(_ id: String, _ line: String) -> String {
        "{\"id\":\(id)," + line.dropFirst()
    }

    @Test(
        "A read error on standard input is not taken for its end",
        arguments: [
            ("batch < /", "standard input: can't be read: Is a directory"),
            ("batch <&-", "standard input: can't be read: Bad file descriptor"),
            ("inspect - < /", "-: can't be read: Is a directory"),
            ("inspect - <&-", "-: can't be read: Bad file descriptor"),
        ]
    )
    func readError(command: String, reason: String) throws {
        let outcome = try Tool.shell("certcheck \(command)")
        #expect(outcome.status == 3)
        #expect(outcome.errors == "certcheck: \(reason)\n")
    }

    @Test("Standard input that does not block is waited for")
    func nonBlocking() throws {
        let script = """
            import fcntl, os, subprocess, sys
            reading, writing = os.pipe()
            fcntl.fcntl(reading, fcntl.F_SETFL, os.O_NONBLOCK)
            run = subprocess.Popen(["certcheck", *sys.argv[1:]], stdin=reading, stdout=subprocess.PIPE)
            os.close(reading)
            # What it answers shows that it asked for more before there was any.
            for _ in range(2 if "batch" in sys.argv else 0):
                os.write(writing, b"{}\\n")
                run.stdout.readline()
            os.close(writing)
            run.stdout.read()
            print(run.wait())
            """
        for (command, code) in [("batch", "0"), ("inspect -", "3")] {
            let outcome = try Tool.shell("python3 -c '\(script)' \(command)")
            #expect(outcome.output == "\(code)\n", "\(outcome.errors)")
        }
    }
}
