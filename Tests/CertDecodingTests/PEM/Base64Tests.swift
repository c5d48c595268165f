import Testing

@testable import CertDecoding

struct Base64Tests {
    private func decode(_ text: String) -> (octets: [UInt8]?, wrongAt: Int?) {
        switch Base64.decode(Array(text.utf8)[...]) {
        case .decoded(let octets): (octets, nil)
        case .invalid(let place): (nil, place)
        }
    }

    @Test(
        "four characters are three octets, padding cuts the last group (RFC 4648 §4)",
        arguments: [
            ("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"),
            ("Zm9vYmE=", "fooba"), ("Zm9vYmFy", "foobar"), ("Pz8/Pj4+", "???>>>"),
        ]
    )
    func vectors(text: String, plain: String) {
        #expect(decode(text).octets == Array(plain.utf8))
    }

    @Test(
        "white space may stand anywhere",
        arguments: [" Zm9v", "Z m\t9\r\nv", "Zm9v\n\n", "\r\nZm\n9v"]
    )
    func whiteSpace(text: String) {
        #expect(decode(text).octets == Array("foo".utf8))
        #expect(decode("Z g = \n=").octets == Array("f".utf8))
    }

    @Test(
        "the first character that is wrong has its place",
        arguments: [
            ("Zm9*", 3), ("*", 0), ("Zm-v", 2), ("Zm_v", 2), ("Zm9v\u{0}", 4), ("Zm9vé", 4),
            ("Zm9v Zm;v", 7), ("Zg==Zg==", 4), ("Zg=x", 3), ("Zg===", 2), ("Zg=", 2), ("Z===", 1),
            ("Zm8==", 3), ("=", 0), ("Zm9v=", 4), ("Zm9vZ", 5), ("Zm9vZm", 6), ("Zm9vZm8", 7),
        ]
    )
    func malformed(text: String, place: Int) {
        #expect(decode(text).octets == nil)
        #expect(decode(text).wrongAt == place)
    }

    @Test("places count from the start of the slice, not of what it is cut from")
    func slices() {
        let text = Array("Zm9v*m9v".utf8)
        guard case .invalid(let place) = Base64.decode(text[3...]) else {
            Issue.record("it decoded")
            return
        }
        #expect(place == 1)
    }

    @Test("what is encoded decodes to itself, in lines of 64", arguments: 0..<200)
    func roundTrip(count: Int) {
        let octets = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 73) }
        let text = Base64.encode(octets)
        #expect(decode(text).octets == octets)
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 64 })
        #expect(text.isEmpty || text.hasSuffix("\n"))
    }
}
