import CertModel
import CertReport
import Foundation
import Testing

@Suite("JSON strings")
struct JSONStringTests {
    @Test(
        "What a terminal or a runner obeys, or nobody sees, is escaped",
        arguments: [
            ("a\u{1B}[31m\u{0}\u{7F}\u{9B}", #"a\u001b[31m\u0000\u007f\u009b"#),
            ("\"\\/", #"\"\\/"#),
            ("\n\r\t", #"\n\r\t"#),
            (
                "\u{2028}\u{2029}\u{202E}\u{2066}\u{200B}\u{FEFF}",
                #"\u2028\u2029\u202e\u2066\u200b\ufeff"#
            ),
            (
                "\u{E0041}\u{F0000}\u{FFFE}\u{10FFFF}",
                #"\udb40\udc41\udb80\udc00\ufffe\udbff\udfff"#
            ),
            ("##[error] ###vso[", ##"#\u0023[error] #\u0023\u0023vso["##),
            ("::error::x a::b", #":\u003aerror:\u003ax a:\u003ab"#), ("2001:db8::1", "2001:db8::1"),
            ("b\u{FC}cher.\u{4E2D}\u{56FD} \u{1F600}", "b\u{FC}cher.\u{4E2D}\u{56FD} \u{1F600}"),
        ]
    )
    func escapes(text: String, expected: String) throws {
        #expect(try written(text) == expected)
    }

    @Test("Every character comes back from a parser, and the document is valid UTF-8")
    func roundTrip() throws {
        let scalars = stride(from: UInt32(0), to: 0x11_0000, by: 1)
            .filter { $0 < 0x3000 || $0 % 97 == 0 || $0 & 0xFFFE == 0xFFFE }
            .compactMap(Unicode.Scalar.init)
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        let bytes = JSONFormat().render(report(named: String(text)))
        #expect(String(validating: bytes, as: UTF8.self) != nil)
        let back = try #require(try name(in: bytes))
        #expect(back.unicodeScalars.elementsEqual(text))
    }

    @Test("The same report gives the same bytes")
    func deterministic() {
        let report = Samples.report([Samples.failing(), Samples.healthy()])
        #expect(JSONFormat().render(report) == JSONFormat().render(report))
    }

    @Test("A name of a million characters stands there whole")
    func longName() throws {
        let long = String(repeating: "a", count: 1 << 20)
        #expect(try name(in: JSONFormat().render(report(named: long))) == long)
    }

    private func report(named name: String) -> Report { Samples.report([Samples.healthy(name)]) }

    private func written(_ name: String) throws -> String {
        let bytes = JSONFormat(isPretty: false).render(report(named: name))
        let document = String(decoding: bytes, as: UTF8.self)
        let start = try #require(document.range(of: #""subjects":[{"name":""#)).upperBound
        let end = try #require(document.range(of: #"","status":"pass","certificate""#)).lowerBound
        return String(document[start..<end])
    }

    private func name(in bytes: [UInt8]) throws -> String? {
        let value = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
        return (value?["subjects"] as? [[String: Any]])?.first?["name"] as? String
    }
}
