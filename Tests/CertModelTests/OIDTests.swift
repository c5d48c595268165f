import CertModel
import Testing

struct OIDTests {
    @Test(
        "an identifier is shown in dots",
        arguments: [
            ([0x55, 0x1D, 0x11], "2.5.29.17"),
            ([0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0B], "1.2.840.113549.1.1.11"),
            ([0x00], "0.0"),
            ([0x27], "0.39"),
            ([0x28], "1.0"),
            ([0x50], "2.0"),
            ([0x88, 0x37, 0x03], "2.999.3"),
            (
                [0x2A, 0x81, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 1],
                "1.2.18446744073709551615.1"
            ),
            ([0x2A, 0x82, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00, 1], "1.2.?.1"),
            ([0x82, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00, 1], "?.1"),
        ] as [([UInt8], String)]
    )
    func dotted(bytes: [UInt8], text: String) {
        #expect(OID(der: bytes)?.description == text)
    }

    @Test(
        "a dotted form is read where X.660 allows it",
        arguments: [
            ("2.5.29.17", [0x55, 0x1D, 0x11]), ("0.0", [0x00]), ("1.39.1", [0x4F, 1]),
            ("2.999.3", [0x88, 0x37, 0x03]), ("1.40", nil), ("3.1", nil), ("1", nil), ("", nil),
            ("1.2.", nil), (".1.2", nil), ("1.-2", nil), ("1.2.x", nil),
            ("1.2.18446744073709551616", nil),
        ] as [(String, [UInt8]?)]
    )
    func read(text: String, bytes: [UInt8]?) {
        #expect(OID(dotted: text)?.bytes == bytes)
    }

    @Test(
        "octets that X.690 §8.19 does not allow are no identifier",
        arguments: [
            [], [0x80], [0x55, 0x80, 0x01], [0x55, 0x9D], [UInt8](repeating: 1, count: 257),
        ] as [[UInt8]]
    )
    func malformed(bytes: [UInt8]) {
        #expect(OID(der: bytes) == nil)
    }

    @Test("arcs make the octets of the encoding")
    func arcs() {
        #expect(OID(1, 2, 840, 113_549).bytes == [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D])
        #expect(OID(2, 999, 3).bytes == [0x88, 0x37, 0x03])
    }
}
