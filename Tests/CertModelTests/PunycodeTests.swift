import CertModel
import Testing

struct PunycodeTests {
    @Test(
        "the samples of RFC 3492 §7.1 and others encode and decode",
        arguments: [
            ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"),
            ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
            ("Pročprostěnemluvíčesky", "Proprostnemluvesky-uyb24dma41a"),
            ("למההםפשוטלאמדבריםעברית", "4dbcagdahymbxekheh6e0a7fei0b"),
            ("почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"),
            (
                "PorquénopuedensimplementehablarenEspañol",
                "PorqunopuedensimplementehablarenEspaol-fmd56a"
            ),
            ("3年B組金八先生", "3B-ww4c5e180e575a65lsy2b"),
            ("安室奈美恵-with-SUPER-MONKEYS", "-with-SUPER-MONKEYS-pc58ag80a8qai00g7n9n"),
            ("Hello-Another-Way-それぞれの場所", "Hello-Another-Way--fc4qua05auwb3674vfr0b"),
            ("MajiでKoiする5秒前", "MajiKoi5-783gue6qz075azm5e"),
            ("そのスピードで", "d9juau41awczczp"),
            ("-> $1.00 <-", "-> $1.00 <--"),
            ("bücher", "bcher-kva"),
            ("ü", "tda"),
            ("", ""),
        ]
    )
    func samples(text: String, encoding: String) {
        let scalars = Array(text.unicodeScalars)
        #expect(Punycode.encode(scalars) == encoding)
        #expect(Punycode.decode(encoding) == scalars)
    }

    @Test(
        "what is no encoding is refused, and no sum overflows",
        arguments: [
            "ü", "a b", "99999999", "bcher-kv", "zzzzzzzzzzzzzzzzzzzzzzzzzzzz", "ls8h=",
            "99999999999999999999999999999999999999999999999999999999999999",
            String(repeating: "a", count: 64),
        ]
    )
    func refusing(encoding: String) {
        #expect(Punycode.decode(encoding) == nil)
    }

    @Test("a text longer than any label is not encoded")
    func bound() {
        let scalars = [Unicode.Scalar](repeating: "ü", count: 64)
        #expect(Punycode.encode(scalars) == nil)
        #expect(Punycode.encode(Array(scalars.dropFirst())) != nil)
    }

    @Test("neither a surrogate nor what lies beyond Unicode is a character")
    func noCharacter() {
        #expect(Punycode.decode("hb9b") == ["\u{D7FF}"])
        #expect(Punycode.decode("ib9b") == nil)
        #expect(Punycode.decode("en32g") == nil)
    }
}
