import CertModel
import Testing

@testable import CertCore

/// Patterns of file names.
struct GlobTests {
    @Test(
        "a pattern is of some texts and of no others",
        arguments: [
            ("*.pem", ["a.pem", ".pem", "a.b.pem"], ["a.pem.old", "pem", "b/a.pem"]),
            ("?.key", ["a.key", "é.key"], [".key", "ab.key", "/.key"]),
            ("[a-c0].pem", ["a.pem", "c.pem", "0.pem"], ["d.pem", "A.pem", ".pem"]),
            ("[!a-c]", ["d", "é"], ["a", "", "/", "dd"]), ("[^x]", ["y"], ["x"]),
            ("[]-]", ["]", "-"], ["a"]), ("[a-]", ["a", "-"], ["b"]), ("[\\]]", ["]"], ["\\"]),
            ("\\*", ["*"], ["a"]), ("a*b*c", ["abc", "aXbYbc"], ["ab", "abcd"]),
            ("live/*/cert.pem", ["live/a/cert.pem"], ["live/cert.pem", "live/a/b/cert.pem"]),
            ("live/**", ["live/a", "live/a/b"], ["live", "alive/a"]),
            ("**/x", ["x", "a/x", "a/b/x"], ["ax", "a/bx", "x/a"]),
            ("a/**/b", ["a/b", "a/c/b", "a/c/d/b"], ["ab", "a/cb"]),
            ("/a", ["a"], ["b/a"]), ("archive/", ["archive"], ["archives"]),
            ("a**b", ["ab", "a/c/b"], ["a/bc"]), ("**", ["a", "a/b"], []),
            ("\u{301}", ["\u{301}"], ["e\u{301}"]),
        ]
    )
    func matches(pattern: String, good: [String], bad: [String]) throws {
        let glob = try Glob(pattern)
        for text in good { #expect(glob.matches(text[...]), "\(text)") }
        for text in bad { #expect(!glob.matches(text[...]), "\(text)") }
    }

    @Test(
        "with a slash in it a pattern is one of paths, else one of names",
        arguments: [
            ("a", false), ("a/", false), ("/a", true), ("a/b", true), ("**/a", true),
        ]
    )
    func paths(pattern: String, isOfPath: Bool) throws {
        #expect(try Glob(pattern).isOfPath == isOfPath)
    }

    @Test("what is no pattern is refused", arguments: ["", "/", "[", "[a", "[!]", "a\\", "[b-a]"])
    func refused(pattern: String) {
        let error = #expect(throws: CertificateError.self) { try Glob(pattern) }
        #expect(error?.code == .badRequest)
    }

    @Test("a pattern with many ways through it takes no longer for that")
    func hostile() throws {
        let glob = try Glob(String(repeating: "**/*a", count: 200) + "b")
        #expect(!glob.matches(String(repeating: "a/", count: 2000)[...]))
    }

    @Test(
        "a pattern of 10 kB costs no more than the text it is held against",
        arguments: [
            String(repeating: "*a", count: 5000), String(repeating: "**/", count: 3400) + "b",
            "[" + String(repeating: "ac", count: 5000) + "]x",
            String(repeating: "**/*a", count: 2000),
            String(repeating: "?", count: 10_000),
        ]
    )
    func longPattern(text: String) throws {
        let glob = try Glob(text)
        let began = ContinuousClock.now
        for number in 0..<2000 { #expect(!glob.matches("a/aaaa-\(number)/certificate.pem")) }
        #expect(ContinuousClock.now - began < .seconds(20))
    }

    @Test("ranges that overlap are one, and a set holds what lies in any of them")
    func ranges() throws {
        let glob = try Glob("[c-ea-dx]")
        for name in ["a", "c", "e", "x"] { #expect(glob.matches(name[...])) }
        for name in ["f", "w", "y", ""] { #expect(!glob.matches(name[...])) }
    }

    @Test("what is excluded is passed over, whatever is included; a folder needs no inclusion")
    func filter() throws {
        let filter = PathFilter(
            included: [try Glob("*.pem"), try Glob("keys/*")],
            excluded: [try Glob("old*"), try Glob("a/b")]
        )
        for path in ["x.pem", "a/x.pem", "keys/x"] { #expect(filter.reads(path[...])) }
        for path in ["x.key", "old.pem", "a/old.pem", "a/keys/x"] {
            #expect(!filter.reads(path[...]))
        }
        #expect(filter.enters("a") && filter.enters("a/c"))
        #expect(!filter.enters("a/b") && !filter.enters("a/older"))
    }
}
