import CertCore
import Testing

/// A baseline is read whole, or the reason is given why it is none.
@Suite struct BaselineTests {
    private static func read(_ text: String) throws -> Baseline { try Baseline(Array(text.utf8)) }

    @Test("A baseline's entries are read, with fields that nobody knows passed over")
    func entries() throws {
        let baseline = try Self.read(
            """
            {"schema": "certcheck/1", "kind": "baseline", "note": [1], "entries": [
              {"fingerprint": "ab", "id": "expired", "path": "a.pem", "name": "a.test",
               "reason": "retired in \\u004day", "until": "2026-05-01", "by": {"x": 1}},
              {"fingerprint": "cd", "id": "weak-key", "until": "2026-05-01T12:00:00Z"},
              {"fingerprint": "ef", "id": "not-found", "reason": null, "until": null}]}
            """
        )
        #expect(baseline.entries.map(\.id) == ["expired", "weak-key", "not-found"])
        #expect(baseline.entries[0].reason == "retired in May")
        #expect(
            baseline.entries.map { $0.until?.description } == [
                "2026-05-01T23:59:59Z", "2026-05-01T12:00:00Z", nil,
            ]
        )
    }

    @Test(
        "What is no baseline is refused",
        arguments: [
            "", "[]", "{}", "{", #"{"kind": "baseline"}"#, #"{"entries": []}"#,
            #"{"kind": "other", "entries": []}"#,
            #"{"kind": "baseline", "entries": [1]}"#,
            #"{"kind": "baseline", "entries": [{}]}"#,
            #"{"kind": "baseline", "entries": [{"fingerprint": "a", "id": "b", "until": "soon"}]}"#,
            #"{"kind": "baseline", "entries": [{"fingerprint": "a", "id": "b", "until": 5}]}"#,
            #"{"kind": "baseline", "entries": []} x"#,
            String(repeating: "[", count: 100_000),
        ]
    )
    func refused(text: String) {
        let error = #expect(throws: CertificateError.self) { try Self.read(text) }
        #expect(error?.code == .malformed)
    }

    @Test("More entries than anybody reads are refused, in time that they take to be read")
    func many() {
        let entry = #"{"fingerprint": "a", "id": "b"}"#
        let list = Array(repeating: entry, count: 100_001).joined(separator: ",")
        #expect(throws: CertificateError.self) {
            try Self.read(#"{"kind": "baseline", "entries": ["# + list + "]}")
        }
    }
}
