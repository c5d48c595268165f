import CertModel
import CertReport
import Foundation
import Testing

@Suite("JSON")
struct JSONFormatTests {
    private let compact = JSONFormat(isPretty: false)

    @Test("A report's fields stand in the contract's order")
    func reportDocument() {
        let report = Samples.report([Samples.failing()], errors: [Samples.broken], skippedFiles: 2)
        let digest = String(repeating: "11", count: 32)
        #expect(
            text(compact.render(report)) == """
                {"schema":"certcheck/1","command":"check","checked_at":"2026-02-01T00:00:00Z",\
                "status":"error","counts":{"error":1,"warning":1,"info":0},"subjects":[\
                {"name":"www.example.test","status":"fail","certificate":{"path":"fullchain.pem",\
                "line":1,"index":0,"sha256":"\(digest)","subject":"CN=www.example.test",\
                "not_before":"2026-01-01T00:00:00Z","not_after":"2026-04-01T00:00:00Z",\
                "seconds_left":5097600},"key":{"path":"privkey.pem","line":1,"matches":true},\
                "domains":["www.example.test","example.test"],"ip_addresses":[],\
                "path":[{"sha256":"\(digest)","subject":"CN=www.example.test",\
                "source":"presented"}],"findings":[{"id":"key-readable-by-others",\
                "severity":"warning","message":"everybody on this machine may read the private\
                 key (mode 644)","remedy":"Take the permission away: chmod 600 privkey.pem",\
                "locations":[{"path":"privkey.pem","line":1}],"values":{"mode":"644"}},\
                {"id":"chain-incomplete","severity":"error","message":"the certificate's issuer,\
                 CN=Fixture Intermediate CA, is neither in the file nor a trust anchor",\
                "remedy":"Append the certificate of CN=Fixture Intermediate CA to the file, below\
                 the one it issued.","locations":[{"path":"fullchain.pem","line":1}],\
                "values":{"missing_issuer":"CN=Fixture Intermediate CA"}}],"also_in":[],\
                "valid_until":"2026-04-01T00:00:00Z","other_paths":[]}],"findings":[],\
                "errors":[{"path":"broken.pem","code":"not-a-certificate",\
                "reason":"holds no certificate","line":3,\
                "help":"Give the file with the -----BEGIN CERTIFICATE----- lines."}],"skipped_files":2}

                """
        )
    }

    @Test("What is missing is null: the key, an error's path")
    func absent() throws {
        var subject = Samples.healthy()
        subject.key = nil
        let report = Samples.report([subject], errors: [CertificateError(.empty, .file(.notFound))])
        let document = text(compact.render(report))
        #expect(document.contains(#""key":null,"domains""#))
        #expect(
            document.contains(
                #""errors":[{"path":null,"code":"empty","reason":"no such file or folder"}]"#
            )
        )
    }

    @Test("The sites of a configuration stand before the subjects, which name theirs")
    func sites() {
        let place = Location(path: "nginx.conf", line: 3)
        let file = ServedSite.NamedFile(
            written: "a.pem",
            path: "/etc/nginx/a.pem",
            location: Location(path: "nginx.conf", line: 4)
        )
        let site = ServedSite(
            location: place,
            context: "http",
            listens: ["443 ssl"],
            serverNames: ["a.test", "_"],
            undecidedNames: ["_"],
            isTLS: true,
            protocols: ["TLSv1.2", "TLSv1.3"],
            certificates: [file],
            keys: [.init(written: "$key", path: nil, location: place)],
            findings: [Samples.keyMissing]
        )
        var subject = Samples.healthy()
        subject.site = place
        var report = Samples.report([subject], command: .server)
        report.sites = [site]
        let document = text(compact.render(report))
        let expected = """
            "counts":{"error":0,"warning":0,"info":1},"sites":[{"path":"nginx.conf","line":3,\
            "context":"http","listen":["443 ssl"],"server_names":["a.test","_"],\
            "undecided_names":["_"],"tls":true,"protocols":["TLSv1.2","TLSv1.3"],\
            "certificates":[{"written":"a.pem","path":"/etc/nginx/a.pem","line":4}],\
            "keys":[{"written":"$key","path":null,"line":3}],"chains":[],\
            "sources":[],\
            "findings":[{
            """
        #expect(document.contains(expected))
        let named = #""name":"www.example.test","site":{"path":"nginx.conf","line":3},"status""#
        #expect(document.contains(named))
    }

    @Test("A site's finding counts", arguments: [Severity.error, .warning, .info])
    func siteCounts(severity: Severity) {
        var finding = Samples.keyMissing
        finding.severity = severity
        var report = Samples.report([Samples.healthy()], command: .server)
        report.sites = [
            ServedSite(location: Location(path: "a"), context: "http", findings: [finding])
        ]
        #expect(report.count(of: severity) == 1)
        #expect(report.worst == severity)
        #expect(report.status == (severity == .error ? .fail : .pass))
    }

    @Test("An indented document puts one element on a line")
    func pretty() {
        #expect(
            text(JSONFormat().render(Samples.report([]))) == """
                {
                  "schema": "certcheck/1",
                  "command": "check",
                  "checked_at": "2026-02-01T00:00:00Z",
                  "status": "pass",
                  "counts": {
                    "error": 0,
                    "warning": 0,
                    "info": 0
                  },
                  "subjects": [],
                  "findings": [],
                  "errors": [],
                  "skipped_files": 0
                }

                """
        )
    }

    @Test(
        "A batch answer is one line, and its id is echoed",
        arguments: [
            (#"{"a": [1e400, "\u00e9"]}"#, #"{"a": [1e400, "\u00e9"]}"#),
            ("null", "null"),
            ("\"gr\u{FC}n\"", "\"gr\u{FC}n\""),
            ("[1,\r\n\t2]", "[1,   2]"),
            ("\"a\u{202E}\u{7F}\u{10FFFF}\"", #""a\u202e\u007f\udbff\udfff""#),
        ]
    )
    func batchAnswer(id: String, echo: String) {
        let answer = BatchAnswer(id: id, status: .fail, path: [[0xAB], [0xCD]], error: nil)
        let line = #"{"id":\#(echo),"status":"fail","findings":[],"path":["ab","cd"],"error":null}"#
        #expect(text(JSONFormat().render(answer)) == line + "\n")
    }

    @Test("What inspect finds stands in the contract's order, further fields behind it")
    func inspectionDocument() throws {
        let bytes = compact.render(Samples.inspection)
        let files = try #require(try parse(bytes)["files"] as? [[String: Any]])
        let items = try #require(files[0]["items"] as? [[String: Any]])
        #expect(
            items.map { $0["kind"] as? String } == [
                "certificate", "private-key", "request", "crl", "public-key", "parameters",
            ]
        )
        let document = text(bytes)
        #expect(document.hasPrefix(inspectionBeginning))
        #expect(document.contains(inspectionItems))
        #expect(document.contains(#""permitted":["DNS:example.test","IP:10.0.0.0/9"]"#))
        #expect(document.contains(#""tls_features":[5]"#))
        #expect(document.contains(#""findings":[{"id":"pem-carriage-returns""#))
    }

    private var inspectionBeginning: String {
        """
        {"schema":"certcheck/1","command":"inspect","files":[{"path":"all.pem",\
        "format":"pem","named_as":null,\
        "items":[{"kind":"certificate","line":1,"index":0,"subject":"CN=www.example.test",\
        "issuer":"CN=Fixture Intermediate CA","serial":"abc","version":3,\
        "not_before":"2026-01-01T00:00:00Z","not_after":"2026-04-01T00:00:00Z",\
        "names":{"dns":["www.example.test","example.test"],"ip":["192.0.2.1"],"email":[],\
        "uri":[],"other":[]},"public_key":{"algorithm":"ec","bits":256,"curve":"P-256",\
        "spki_sha256":"\(String(repeating: "55", count: 32))"},\
        "signature_algorithm":"ecdsa-with-SHA1","is_authority":false,\
        "sha256":"\(String(repeating: "11", count: 32))",\
        "sha1":"\(String(repeating: "44", count: 20))",\
        "extensions":[{"oid":"2.5.29.17","name":"subjectAltName","critical":false},\
        {"oid":"1.2.3","name":null,"critical":true}],\
        "key_usage":["digitalSignature","keyEncipherment"],"extended_key_usage":["serverAuth"],\
        "basic_constraints":{"ca":false,"path_length":null},"subject_key_identifier":"abcd",\
        "authority_key_identifier":null,
        """
    }

    private var inspectionItems: String {
        """
        {"kind":"private-key","line":30,"index":1,"encrypted":true,"public_key":null},\
        {"kind":"request","line":40,"index":2,"subject":"CN=www.example.test",\
        "names":{"dns":["www.example.test"],"ip":[],"email":[],"uri":[],"other":[]},\
        "public_key":{"algorithm":"ec",
        """
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    private func parse(_ bytes: [UInt8]) throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(with: Data(bytes))
        return try #require(value as? [String: Any])
    }
}
