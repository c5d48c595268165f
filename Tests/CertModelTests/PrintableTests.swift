import CertModel
import TestSupport
import Testing

struct PrintableTests {
    @Test(
        "what a terminal or a CI runner could obey is escaped",
        arguments: [
            ("\u{1B}[31mred", "\\u{1B}[31mred"),
            ("a\nb\r\nc", "a\\u{A}b\\u{D}\\u{A}c"),
            ("a\u{0}b\u{7F}\u{9B}", "a\\u{0}b\\u{7F}\\u{9B}"),
            ("a\u{202E}b\u{2066}", "a\\u{202E}b\\u{2066}"),
            ("a\u{200B}\u{FEFF}\u{AD}", "a\\u{200B}\\u{FEFF}\\u{AD}"),
            ("a\u{2028}\u{A0}\u{E000}", "a\\u{2028}\\u{A0}\\u{E000}"),
            ("::error::x", "\\u{3A}:error\\u{3A}:x"),
            ("::add-mask::x", "\\u{3A}:add-mask\\u{3A}:x"),
            ("::debug::bad", "\\u{3A}:debug::bad"),
            ("::dead::beef", "\\u{3A}:dead::beef"),
            (":::error::", "\\u{3A}\\u{3A}:error::"),
            ("##[error]x", "\\u{23}#[error]x"),
            ("###[error]", "\\u{23}\\u{23}#[error]"),
            ("##vso[task.x]", "\\u{23}#vso[task.x]"),
        ]
    )
    func escapes(text: String, printable: String) {
        #expect(text.printable == printable)
        #expect(!text.printable.hasPrefix("::"))
    }

    @Test(
        "a text takes time in proportion to its length, whatever is in it",
        arguments: ["\u{200D}", "ü\u{1B}", ":", "a::b", "#", "::1"]
    )
    func proportion(part: String) throws {
        let text = String(repeating: part, count: 100_000)
        let seconds = processorSeconds { #expect(text.printable.utf8.count >= text.utf8.count) }
        #expect(seconds < 5)
    }

    @Test(
        "other text stays as it is",
        arguments: [
            "", "www.example.test", "CN=a, O=b #1", "bücher", "例え", "e\u{301}", "2001:db8::1",
            "::1", "::", "::ffff:192.0.2.1", "fe80::", "(::1)", "a:b", "#[x", "# #[", "12:30:05Z",
            "a\\u{1B}b",
        ]
    )
    func untouched(text: String) {
        #expect(text.printable == text)
    }
}
