import CertDecoding
import Testing

/// RFC 8259, by cases of the kinds that tell parsers apart.
struct JSONReaderTests {
    private static func skip(_ octets: some Sequence<UInt8>) throws(JSONFault) -> Range<Int> {
        var reader = JSONReader(Array(octets))
        let value = try reader.skip()
        try reader.end()
        return value
    }

    @Test(
        "Every JSON text is read to its end",
        arguments: [
            "null", "true", "false", "0", "-0", "1", "-1", "10", "1.0", "0.1", "1e400", "1E+2",
            "1e-2", "-1.5e10", "12345678901234567890123", "\"\"", "\"a\"", #""\"\\\/\b\f\n\r\t""#,
            #""\u0041""#, #""\u0000""#, #""\ud83d\ude00""#, #""\ud83d""#, #""\udE00\ud83D""#,
            "\"é\"", "\"😀\"", "\"\u{7F}\"", "\"\u{2028}\"", "[]", "[ ]", "[1]", "[1,2]", "[[]]",
            "[[],[]]", "[{}]", "{}", "{ }", "{\"a\":1}", "{\"a\":1,\"a\":2}", "{\"\":0}",
            "{\"a\":{\"b\":[null,{}]}}", " [ 1 , 2 ] ", "\t\n\r 1", "\u{FEFF}{}",
        ]
    )
    func accepted(text: String) throws {
        let value = try Self.skip(text.utf8)
        let inner = text.unicodeScalars.filter { $0 != "\u{FEFF}" }
        let trimmed = String(String.UnicodeScalarView(inner)).trimmed
        #expect(String(decoding: Array(text.utf8)[value], as: UTF8.self) == trimmed)
    }

    @Test(
        "What is not JSON is refused with the place and the kind of the fault",
        arguments: [
            ("", .unexpectedEnd, 0), (" ", .unexpectedEnd, 1), ("nul", .unexpectedEnd, 3),
            ("nulL", .unexpected, 3), ("True", .unexpected, 0), ("NaN", .unexpected, 0),
            ("01", .trailing, 1), ("-", .unexpectedEnd, 1), ("-a", .badNumber, 1),
            ("+1", .unexpected, 0), (".5", .unexpected, 0), ("1.", .unexpectedEnd, 2),
            ("1.e1", .badNumber, 2), ("1e", .unexpectedEnd, 2), ("1e+", .unexpectedEnd, 3),
            ("0x10", .trailing, 1), ("1 2", .trailing, 2), ("'a'", .unexpected, 0),
            ("\"a", .unexpectedEnd, 2), ("\"\\", .unexpectedEnd, 1),
            ("\"\\x\"", .badEscape, 1), ("\"\\u12\"", .unexpectedEnd, 1),
            ("\"\\u12G4\"", .badEscape, 1), ("\"\t\"", .controlCharacter, 1),
            ("\"a\nb\"", .controlCharacter, 2), ("[", .unexpectedEnd, 1),
            ("[1", .unexpectedEnd, 2), ("[1,]", .unexpected, 3), ("[,1]", .unexpected, 1),
            ("[1 2]", .unexpected, 3), ("[1}", .unexpected, 2), ("{", .unexpectedEnd, 1),
            ("{a:1}", .unexpected, 1), ("{1:1}", .unexpected, 1), ("{\"a\"}", .unexpected, 4),
            ("{\"a\":}", .unexpected, 5), ("{\"a\":1,}", .unexpected, 7),
            ("{\"a\":1]", .unexpected, 6), ("{\"a\" 1}", .unexpected, 5), ("[]]", .trailing, 2),
            ("{}//", .trailing, 2), ("\u{A0}1", .unexpected, 0),
        ] as [(String, JSONFault.Kind, Int)]
    )
    func refused(text: String, kind: JSONFault.Kind, offset: Int) {
        let fault = #expect(throws: JSONFault.self) { try Self.skip(text.utf8) }
        #expect(fault?.kind == kind)
        #expect(fault?.offset == offset)
    }

    @Test(
        "Strings are UTF-8, in its shortest form, without surrogates",
        arguments: [
            [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x9F, 0xBF],
            [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xF0, 0x8F, 0xBF, 0xBF],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
            [0xF0, 0x9F, 0x98],
        ] as [[UInt8]]
    )
    func encodings(octets: [UInt8]) {
        let fault = #expect(throws: JSONFault.self) { try Self.skip([0x22] + octets + [0x22]) }
        #expect(fault?.kind == .notUTF8)
        #expect(fault?.offset == 1)
    }

    @Test(
        "A string's text is what its escapes stand for, and half a pair stands for none",
        arguments: [
            (#""a\n\"\\\/\u00e9\u20AC""#, "a\n\"\\/é€"), (#""\ud83d\ude00!""#, "😀!"),
            (#""é\t€""#, "é\t€"), (#""\u0000""#, "\0"), (#""\ud83d""#, nil),
            (#""\ud83dx""#, nil), (#""\ud83d\n""#, nil), (#""\ud83d\u0041""#, nil),
            (#""\ude00""#, nil), (#""\ud83d\ud83d\ude00""#, nil),
        ] as [(String, String?)]
    )
    func texts(json: String, text: String?) throws {
        var reader = JSONReader(Array(json.utf8))
        let token = try reader.string()
        #expect(reader.text(of: token) == text)
        try reader.end()
    }

    @Test("512 values may be nested, and not one more", arguments: ["[]", "{}"])
    func depth(brackets: String) throws {
        func nested(_ depth: Int) -> [UInt8] {
            let (open, end) = brackets == "[]" ? ("[", "]") : ("{\"a\":", "}")
            let value = brackets == "[]" ? "" : "1"
            let opened = String(repeating: open, count: depth)
            return Array((opened + value + String(repeating: end, count: depth)).utf8)
        }
        #expect(try Self.skip(nested(512)) == 0..<nested(512).count)
        let fault = #expect(throws: JSONFault.self) { try Self.skip(nested(513)) }
        #expect(fault?.kind == .tooDeep)
        #expect(throws: JSONFault.self) { try Self.skip([UInt8](repeating: 0x5B, count: 1 << 20)) }
    }

    @Test("Objects and arrays are read member by member, and what is between is skipped")
    func members() throws {
        var reader = JSONReader(Array(#"{"a":[1,[2],"x"],"b":{},"c":true,"d":null}"#.utf8))
        var seen: [String] = []
        try reader.enterObject()
        while let key = try reader.nextKey() {
            let name = try #require(reader.text(of: key))
            seen.append("\(name)=\(try reader.kind())")
            switch name {
            case "a":
                try reader.enterArray()
                while try reader.nextElement() {
                    seen.append("\(try reader.kind())")
                    _ = try reader.skip()
                }
            case "c": #expect(try reader.bool())
            case "d": try reader.null()
            default: _ = try reader.skip()
            }
        }
        try reader.end()
        #expect(
            seen == ["a=array", "number", "array", "string", "b=object", "c=bool", "d=null"]
        )
    }
}

extension String {
    fileprivate var trimmed: String {
        let space: Set<Unicode.Scalar> = [" ", "\t", "\n", "\r"]
        let scalars = unicodeScalars.drop { space.contains($0) }
        let end = scalars.reversed().drop { space.contains($0) }.reversed()
        return String(String.UnicodeScalarView(end))
    }
}
