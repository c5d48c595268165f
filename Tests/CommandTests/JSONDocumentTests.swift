import Foundation
import TestSupport
import Testing

/// The form of the JSON documents, which scripts rely on.
@Suite struct JSONDocumentTests {
    private static let check = [
        "check", "fullchain.pem", "privkey.pem", "--trust", "../trust/root.pem",
        "--at", "2026-02-01", "--format", "json",
    ]
    private static let commands = [
        check, ["expiry", "fullchain.pem", "--at", "2026-02-01", "--format", "json"],
        ["inspect", "fullchain.pem", "privkey.pem", "--format", "json"],
        ["domains", "fullchain.pem", "--format", "json"],
        ["check", ".", "missing", "--trust", "../trust/root.pem", "--at", "2026-02-01"]
            + ["--format", "json"],
    ]

    @Test(
        "A report has the contract's fields in the contract's order",
        arguments: ["check", "expiry"]
    )
    func reportFields(command: String) throws {
        let trust = command == "check" ? ["--trust", "trust/root.pem"] : []
        let document = try Document(
            [command, "expired/fullchain.pem", "missing", "--at", "2026-02-01"] + trust
        )
        #expect(
            document.keys(at: 1) == [
                "schema", "command", "checked_at", "status", "counts", "subjects", "findings",
                "errors", "skipped_files",
            ]
        )
        #expect(document.text("schema") == "certcheck/1")
        #expect(document.text("command") == command)
        #expect(document.keys(below: "counts") == ["error", "warning", "info"])
        #expect(
            document.keys(below: "subjects") == [
                "name", "status", "certificate", "key", "domains", "ip_addresses", "path",
                "findings", "also_in", "valid_until", "other_paths",
            ]
        )
        #expect(
            document.keys(below: "certificate") == [
                "path", "line", "index", "sha256", "subject", "not_before", "not_after",
                "seconds_left",
            ]
        )
        #expect(document.keys(below: "errors") == ["path", "code", "reason"])
        #expect(document.text("status") == "error")
    }

    @Test("A finding has the contract's fields in the contract's order")
    func findingFields() throws {
        let document = try Document(
            ["check", "fullchain.pem", "privkey.pem", "--trust", "../trust/root.pem"]
                + ["--at", "2026-02-01"],
            in: "leaf-only"
        )
        #expect(
            document.keys(below: "findings")
                == ["id", "severity", "message", "remedy", "locations", "values", "clients"]
        )
        #expect(document.keys(below: "locations") == ["path", "line"])
        #expect(document.keys(below: "key") == ["path", "line", "matches"])
        #expect(document.keys(below: "path") == ["sha256", "subject", "source"])
        #expect(document.text("status") == "fail")
    }

    @Test("An inspection has the contract's fields in the contract's order")
    func inspectionFields() throws {
        let document = try Document(["inspect", "healthy-combined/site.pem", "missing"])
        #expect(document.keys(at: 1) == ["schema", "command", "files", "errors"])
        let fields = ["path", "format", "named_as", "items", "findings"]
        #expect(document.keys(below: "files") == fields)
        let items = try #require(document.items)
        #expect(
            items.map { $0["kind"] as? String } == ["private-key", "certificate", "certificate"]
        )
        #expect(
            document.keys(ofItem: "private-key")
                == ["kind", "line", "index", "encrypted", "public_key"]
        )
        let required = [
            "kind", "line", "index", "subject", "issuer", "serial", "version", "not_before",
            "not_after", "names", "public_key", "signature_algorithm", "is_authority", "sha256",
            "sha1", "extensions",
        ]
        let keys = document.keys(ofItem: "certificate")
        #expect(keys.filter(required.contains) == required)
        #expect(document.keys(below: "names").prefix(4) == ["dns", "ip", "email", "uri"])
        #expect(
            document.keys(below: "public_key").prefix(4)
                == ["algorithm", "bits", "curve", "spki_sha256"]
        )
        #expect(document.keys(below: "extensions") == ["oid", "name", "critical"])
    }

    @Test("Times are RFC 3339 in UTC, numbers in lower-case hexadecimal, the serial its value")
    func forms() throws {
        let document = try Document(["inspect", "healthy/fullchain.pem"])
        let item = try #require(document.items?.first)
        #expect(item["not_before"] as? String == "2026-01-01T00:00:00Z")
        #expect(item["version"] as? Int == 3)
        for (key, length) in [("sha256", 64), ("sha1", 40), ("serial", 32)] {
            let digits = try #require(item[key] as? String)
            #expect(digits.count == length)
            #expect(digits.allSatisfy { $0.isHexDigit && !$0.isUppercase }, "\(key)")
        }
        let said = try Tool.shell(
            "openssl x509 -in healthy/fullchain.pem -noout -serial | cut -d= -f2"
        )
        #expect(item["serial"] as? String == said.output.dropLast().lowercased())
        let long = try Document(["inspect", "long-lived-2050/fullchain.pem"])
        #expect(long.items?.first?["not_after"] as? String == "2055-01-01T00:00:00Z")
    }

    @Test(
        "The same input gives the same bytes, whatever the number of threads",
        arguments: commands
    )
    func deterministic(arguments: [String]) throws {
        let folder = Checkout.fixtures.appending(path: "healthy")
        let first = try Tool.certcheck(arguments, in: folder)
        for jobs in ["1", "2", "8"] {
            let more = ["check", "expiry"].contains(arguments[0]) ? ["--jobs", jobs] : []
            #expect(try Tool.certcheck(arguments + more, in: folder).data == first.data)
        }
    }

    @Test("A scan of many files gives the same bytes on any number of threads")
    func deterministicScan() throws {
        for command in ["check", "expiry"] {
            let arguments = [command, ".", "--at", "2026-02-01", "--format", "json", "--jobs"]
            let one = try Tool.certcheck(arguments + ["1"])
            #expect(one.output.contains("www.example.test"))
            for jobs in ["2", "7", "64"] {
                #expect(try Tool.certcheck(arguments + [jobs]).data == one.data, "\(jobs) threads")
            }
        }
    }

    @Test("--quiet says nothing while all is well, and everything else as ever")
    func quiet() throws {
        let folder = Checkout.fixtures.appending(path: "healthy")
        let well = try Tool.certcheck(Self.check + ["--quiet"], in: folder)
        #expect(well.output == "" || well.output.contains("key-readable-by-others"))
        let faulty = Checkout.fixtures.appending(path: "leaf-only")
        let loud = try Tool.certcheck(Self.check, in: faulty)
        #expect(try Tool.certcheck(Self.check + ["-q"], in: faulty).data == loud.data)
    }
}

/// A JSON document as its raw text, whose order counts, and as what a parser makes of it.
private struct Document {
    private let lines: [Substring]
    private let object: [String: Any]

    init(_ arguments: [String], in folder: String = ".") throws {
        let outcome = try Tool.certcheck(
            arguments + ["--format", "json"],
            in: Checkout.fixtures.appending(path: folder)
        )
        lines = outcome.output.split(separator: "\n")
        let parsed = try JSONSerialization.jsonObject(with: outcome.data)
        object = try #require(parsed as? [String: Any])
    }

    func text(_ key: String) -> String? { object[key] as? String }

    /// The items of the first file of an inspection.
    var items: [[String: Any]]? {
        (object["files"] as? [[String: Any]])?.first?["items"] as? [[String: Any]]
    }

    /// The keys of the document's objects of this depth, in order.
    func keys(at depth: Int) -> [String] { keys(in: lines[...], at: depth) }

    /// The keys of the first object that stands below a key, alone or in an array.
    func keys(below key: String) -> [String] {
        guard
            let start = lines.indices.first(where: { index in
                lines[index].contains("\"\(key)\": {")
                    || lines[index].contains("\"\(key)\": [") && lines[index + 1].hasSuffix("{")
            })
        else { return [] }
        let opening = lines[start].hasSuffix("{") ? start : start + 1
        return keys(openedAt: opening)
    }

    /// The keys of the first item of a kind.
    func keys(ofItem kind: String) -> [String] {
        guard let first = lines.firstIndex(where: { $0.hasSuffix("\"kind\": \"\(kind)\",") })
        else { return [] }
        return keys(openedAt: first - 1)
    }

    private func keys(openedAt line: Int) -> [String] {
        let indentation = lines[line].prefix { $0 == " " }.count
        let rest = lines[(line + 1)...]
        let end = rest.firstIndex { $0.prefix { $0 == " " }.count <= indentation } ?? rest.endIndex
        return keys(in: lines[(line + 1)..<end], at: indentation / 2 + 1)
    }

    private func keys(in lines: ArraySlice<Substring>, at depth: Int) -> [String] {
        let start = String(repeating: " ", count: 2 * depth) + "\""
        return lines.filter { $0.hasPrefix(start) && $0.contains("\": ") }
            .map { String($0.dropFirst(start.count).prefix { $0 != "\"" }) }
    }
}
