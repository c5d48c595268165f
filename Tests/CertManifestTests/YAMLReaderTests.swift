import CertManifest
import CertModel
import Testing

/// YAML, as PyYAML reads it.
struct YAMLReaderTests {
    private func only(_ text: String) throws -> YAMLNode {
        let documents = try YAMLReader.documents(Array(text.utf8))
        #expect(documents.count == 1)
        return try #require(documents.first)
    }

    @Test("Blocks nest by their columns, and a list may begin at its key's")
    func blocks() throws {
        let node = try only("a:\n  b:\n  - c: 1\n    d: 2\n  - - x\n    - y\ne: z # comment\n")
        let list = try #require(node["a"]?["b"])
        #expect(list.items.first?["d"]?.text == "2")
        #expect(list.items.last?.items.map(\.text) == ["x", "y"])
        #expect(node["e"]?.text == "z")
        #expect(list.line == 3)
    }

    @Test(
        "Texts",
        arguments: [
            ("plain", "plain"), ("a b  # c", "a b"), ("a#b", "a#b"), ("a\n  b", "a b"),
            ("'it''s'", "it's"), (#""a\tb\u00e9\"""#, "a\tb\u{e9}\""), ("\"a\n  b\"", "a b"),
            (#""\ud83d\ude00""#, "\u{1F600}"), ("|\n  x\n   y\n", "x\n y\n"),
            ("|-\n  x\n\n  y\n\n", "x\n\ny"), ("|+\n  x\n", "x\n\n"),
            (">\n  x\n  y\n\n  z\n", "x y\nz\n"), ("|2\n   x\n", " x\n"),
            ("http://a:1/", "http://a:1/"),
            ("!!str 1", "1"),
        ]
    )
    func texts(written: String, text: String) throws {
        #expect(try only("k: \(written)\n")["k"]?.text == text)
    }

    @Test("JSON is YAML between brackets")
    func json() throws {
        let node = try only("{\"a\": [1, {\"b\":\"c\"}],\n\t\"d\" : null, \"e\": {}}\n")
        #expect(node["a"]?.items.last?["b"]?.text == "c")
        #expect(node["d"]?.text == nil)
        #expect(node.entry("d")?.key.line == 2)
    }

    @Test("Documents, comments, marks and directives")
    func documents() throws {
        let text = "\u{FEFF}%YAML 1.2\n---\na: 1\n...\n---\n# nothing\n---\r\nb: 2\r\n"
        let documents = try YAMLReader.documents(Array(text.utf8))
        #expect(documents.map { $0["a"]?.text ?? $0["b"]?.text } == ["1", nil, "2"])
    }

    @Test("Aliases repeat, and merge keys bring what is not written")
    func aliases() throws {
        let node = try only("a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  p: 3\nc: *x\n")
        #expect(node["b"]?["p"]?.text == "3")
        #expect(node["b"]?["q"]?.text == "2")
        #expect(node["c"]?["p"]?.text == "1")
    }

    @Test(
        "What is no YAML is refused with its line",
        arguments: [
            ("a: b: c", .malformed), ("a: [1, 2", .malformed), ("a: \"b", .malformed),
            ("a: 1\n  b: 2", .malformed), ("- a\nb: c", .malformed), ("a: *none", .malformed),
            ("a: @b", .malformed), ("{{ if }}", .template), ("a: {{ .Values.b }}", .template),
            ("{{- if x }}: 1", .template), ("a:\n\t- b", .malformed),
        ] as [(String, ManifestFault)]
    )
    func faults(text: String, kind: ManifestFault) {
        let error = #expect(throws: YAMLError.self) {
            try YAMLReader.documents(Array(text.utf8))
        }
        #expect(error?.kind == kind)
    }

    @Test("A billion laughs and endless nesting are refused at once")
    func bounds() {
        var laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<20 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            laughs += "a\(level): &a\(level) [\(aliases)]\n"
        }
        let nested = String(repeating: "[", count: 100_000)
        let dashes = String(repeating: "- ", count: 100_000)
        for (text, kind) in [
            (laughs, ManifestFault.tooMany), (nested, .tooDeep), (dashes, .tooDeep),
        ] {
            let error = #expect(throws: YAMLError.self) {
                try YAMLReader.documents(Array(text.utf8))
            }
            #expect(error?.kind == kind)
        }
    }

    @Test("Whatever the octets are, they are answered")
    func octets() {
        var state: UInt64 = 42
        for _ in 0..<2000 {
            let octets: [UInt8] = (0..<80).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let all = Array("-: \n\"'|>{}[],&*!?#ab\t\r\\%u0".utf8)
                return all[Int(state >> 40) % all.count]
            }
            _ = try? YAMLReader.documents(octets)
            _ = KubernetesManifest(octets)
        }
    }
}
