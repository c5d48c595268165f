import CertModel
import CertServerConfig
import Testing

struct NginxExpressionTests {
    @Test(
        "A name whose expression PCRE refuses is a fault",
        arguments: [
            ("(", .parenthesisNotClosed), ("a)", .parenthesisNotOpened),
            (#"^(www\.example.test$"#, .parenthesisNotClosed),
            ("[a-z", .bracketNotClosed), ("[]", .bracketNotClosed), ("[^]a", .bracketNotClosed),
            ("(?#a", .commentNotClosed),
            ("*.example.test", .nothingToRepeat), ("^*.example.test", .nothingToRepeat),
            ("(*.example.test)", .nothingToRepeat), ("a|+b", .nothingToRepeat),
            ("a**", .nothingToRepeat), ("a+++", .nothingToRepeat), ("a{2}{3}", .nothingToRepeat),
            ("a{3,2}", .repetitionOutOfOrder), ("a{65536}", .repetitionTooLarge),
            ("a{99999999999999999999}", .repetitionTooLarge),
            (#"a\\"#, .backslashAtEnd), (#"\\uabcd"#, .unsupportedEscape),
            ("[z-a]", .rangeOutOfOrder), ("[a-z9-0]", .rangeOutOfOrder),
            ("[[:letter:]]", .unknownClass), ("[:alpha:]+", .classOutsideBrackets),
            ("(?domain>a)", .unknownGroup), ("(?.a)", .unknownGroup), ("(?Pa)", .unknownGroup),
            ("(?<1a>b)", .invalidGroupName), ("(?<a-b>c)", .invalidGroupName),
            ("(?<a", .invalidGroupName), ("(?<>a)", .invalidGroupName),
            ("(?<a>b)(?P<a>c)", .groupNameTwice),
            (#"(a)\2"#, .referenceToNoGroup), ("(?<=a*)b", .unlimitedLookBehind),
        ] as [(String, ExpressionFault)]
    )
    func refused(expression: String, fault: ExpressionFault) throws {
        let configuration = try read("server { server_name \"~\(expression)\"; }")
        let written = expression.replacing(#"\\"#, with: #"\"#)
        #expect(
            configuration.faults.map(\.kind) == [.syntax(.serverName(.expression(written, fault)))]
        )
    }

    @Test(
        "An expression that PCRE takes is no fault, nor one that only some versions refuse",
        arguments: [
            #"^(?<sub>[a-z0-9-]+)\.example\.test$"#, #"^www\d+(\.[^.]+){2,}$"#, "(?i)^A(?:b|c)?$",
            "^[]a-]+$", "^[^]]+$", "^[a-]$", "^[-a]$", "[[:alnum:]_-]", "[a[:^digit:]]", "[[]",
            "a{,3}", "a{", "a{b}", "}", "]", "a|b|", "()", "(|a)", "(?:)", "(?=a)*", "a*?", "a++",
            "a{2,3}?", "a{2}+", #"\\Q(*[\\E"#, #"\\Q("#, #"(a)\1"#, #"(a)\10"#, #"[\1]"#,
            "(?<a>b)|(?<c>d)", "(?P<a>b)(?P=a)", "(?<=a|b)c", "(?<!www)a*", "(?<=(?=a*)b)c",
            "(?J)(?<a>b)(?<a>c)", "(?|(?<a>b)|(?<a>c))", "(?x) ( # a) \n )", "(?R)?", "(?(1)a|b)",
            "(*UTF8)a", #"\p{L}+"#, #"\x{41}+"#, #"[\x41-\x5A]"#, #"[\w-z-a]"#, #"[.-9-(]"#,
            "[a-c-e]", "[+--]", "[é-ü]", "(?<*a)", #"\b*"#, #"\y"#, "(?i)*",
        ]
    )
    func taken(expression: String) throws {
        let configuration = try read("server { server_name \"~\(expression)\"; }")
        #expect(configuration.faults.isEmpty)
    }

    @Test("A long hostile expression is read in one pass", arguments: ["(", "[", "(?<a>", "a{"])
    func long(part: String) throws {
        let expression = String(repeating: part, count: 900)
        _ = try read("server { server_name \"~\(expression)\"; }")
    }
}
