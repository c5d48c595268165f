import CertModel
import CertServerConfig
import Testing

struct NginxWordsTests {
    @Test(
        "words are split and unquoted as nginx does it",
        arguments: [
            (#"a b"#, ["a", "b"]),
            ("  a\tb ", ["a", "b"]),
            (#"'a b' "c d""#, ["a b", "c d"]),
            (#""a\"b" 'a\'b'"#, [#"a"b"#, "a'b"]),
            (#""it's" '"'"#, ["it's", #"""#]),
            (#"a\ b"#, [#"a\ b"#]),
            (#"a\;b a\{b"#, [#"a\;b"#, #"a\{b"#]),
            (#"a\\b ~^\d+\.a$"#, [#"a\b"#, #"~^\d+\.a$"#]),
            (#"a\tb a\nb a\rb"#, ["a\tb", "a\nb", "a\rb"]),
            (#""a;b{c}d""#, ["a;b{c}d"]),
            (#"${a}.b $a$b ${a}${b}"#, ["${a}.b", "$a$b", "${a}${b}"]),
            (#"a"b" a'b"#, [#"a"b""#, "a'b"]),
            ("a#b #c;\n d", ["a#b", "d"]),
            ("a # one\n# two\r\n b", ["a", "b"]),
            (#"a}b"#, ["a}b"]),
            (#""" b"#, ["", "b"]),
            (#""a")b"#, ["a", ")b"]),
            ("b\u{FC}cher.test", ["b\u{FC}cher.test"]),
        ] as [(String, [String])]
    )
    func words(text: String, words: [String]) throws {
        let configuration = try read("server { server_name \(text); }")
        #expect(configuration.sites.map { $0.serverNames.map(\.written) } == [words])
        #expect(configuration.faults.isEmpty)
    }

    @Test(
        "what nginx would give up at is a fault on its line, and the sites are listed all the same",
        arguments: [
            ("server { listen 80;\n", #"2: unexpected end of file, expecting "}""#),
            ("server {\n listen 80 }", #"2: unexpected "}""#),
            ("server { listen 80; };", #"1: unexpected ";""#),
            ("server { listen 80; }\n}", #"2: unexpected "}""#),
            ("server { listen 80; {} }", #"1: unexpected "{""#),
            (#"server { listen 80; a "b"c; }"#, #"1: unexpected "c""#),
            ("server { listen 80;\n a", #"2: unexpected end of file, expecting ";" or "}""#),
            (
                "server { listen 80; }\nroot \"a",
                #"2: unexpected end of file, expecting ";" or "}""#
            ),
            ("\u{FEFF}server { listen 80; }", "1: a byte-order mark is before the first word"),
        ]
    )
    func faults(text: String, fault: String) throws {
        let configuration = try read(text)
        #expect(configuration.faultLines == [fault])
        #expect(configuration.sites.map { $0.listens.map(\.words) } == [[["80"]]])
    }

    @Test("a word, and a comment, fits into nginx's buffer", arguments: ["", "'", "#"])
    func buffer(opening: String) throws {
        let closing = opening == "#" ? "\n" : opening
        let (fitting, longer) = (
            String(repeating: "x", count: 4094), String(repeating: "x", count: 4096)
        )
        for (middle, isFault) in [(fitting, false), (longer, true)] {
            let text = "server { server_name \(opening)\(middle)\(closing) a; }"
            #expect(try read(text).faults.isEmpty == !isFault)
        }
    }

    @Test(
        "a block of Lua is passed over as Lua reads it",
        arguments: [
            "local a = { b = { 1 } }",
            "-- it's }\nreturn",
            "--[[ } ' \n ]] return",
            "--[==[ } ]] ]==] return",
            #"say("}") say('}') say("\"}")"#,
            "say([[ } \" ]]) a[b[1]] = {}",
            "say([==[ ]] } ]==])",
        ]
    )
    func lua(code: String) throws {
        let text = "server { content_by_lua_block { \(code) }\n listen 81; }"
        let configuration = try read(text)
        #expect(configuration.sites.map { $0.listens.map(\.words) } == [[["81"]]])
        #expect(configuration.faults.isEmpty)
        let last = configuration.sites.last?.listens.last?.location.line
        #expect(last == text.split(separator: "\n", omittingEmptySubsequences: false).count)
    }

    @Test("a block of Lua that does not end is a fault")
    func endlessLua() throws {
        let configuration = try read("server { listen 80; access_by_lua_block { if '}' then")
        #expect(configuration.faultLines.count == 1)
        #expect(configuration.sites.count == 1)
    }

    @Test("blocks nested without end are a fault")
    func nesting() throws {
        let text = "server { listen 80; }" + String(repeating: "a {", count: 100_000)
        let configuration = try read(text)
        #expect(configuration.faultLines == ["1: blocks are nested more than 100 deep"])
        #expect(configuration.sites.count == 1)
    }
}
