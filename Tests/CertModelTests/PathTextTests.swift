import Testing

@testable import CertModel

/// File names as text, those among them that are none.
struct PathTextTests {
    @Test(
        "each octet that is no UTF-8 stands as one scalar, and comes back as it was",
        arguments: [
            ([], ""), (Array("a/b.pem".utf8), "a/b.pem"), (Array("über".utf8), "über"),
            ([0x63, 0xE9, 0x2E], "c\u{10FFE9}."), ([0xFF], "\u{10FFFF}"), ([0x80], "\u{10FF80}"),
            // The beginnings of two characters, one of them whole.
            ([0xC3, 0xC3, 0xA9], "\u{10FFC3}é"), ([0xE2, 0x82], "\u{10FFE2}\u{10FF82}"),
            // A surrogate, an overlong slash, and what is over the last scalar.
            ([0xED, 0xA0, 0x80], "\u{10FFED}\u{10FFA0}\u{10FF80}"),
            ([0xC0, 0xAF], "\u{10FFC0}\u{10FFAF}"),
            ([0xF4, 0x90, 0x80, 0x80], "\u{10FFF4}\u{10FF90}\u{10FF80}\u{10FF80}"),
            // The scalar that stands for FF, and the last that stands for none.
            ([0xF4, 0x8F, 0xBF, 0xBF], "\u{10FFF4}\u{10FF8F}\u{10FFBF}\u{10FFBF}"),
            ([0xF4, 0x8F, 0xBD, 0xBF], "\u{10FF7F}"),
        ] as [([UInt8], String)]
    )
    func roundTrip(octets: [UInt8], text: String) {
        let path = String(pathOctets: octets)
        #expect(Array(path.unicodeScalars) == Array(text.unicodeScalars))
        #expect(path.pathOctets == octets)
        #expect(path.systemPath == (octets + [0]).map(CChar.init(bitPattern:)))
    }

    @Test("an octet that is no UTF-8 is printed as an escape")
    func printed() {
        #expect(String(pathOctets: [0x63, 0xE9, 0x0A]).printable == "c\\xE9\\u{A}")
        #expect("\u{10FF7F}".printable == "\\u{10FF7F}")
    }
}
