import CertModel
import TestSupport
import Testing

@testable import CertDecoding

struct DERCursorTests {
    @Test(
        "an element is a tag, a length and as many octets as the length says",
        arguments: [
            ([0x04, 0x00], 0x04, 2..<2),
            ([0x04, 0x02, 1, 2], 0x04, 2..<4),
            ([0x30, 0x81, 0x01, 9], 0x30, 3..<4),
            ([0x30, 0x87, 0, 0, 0, 0, 0, 0, 1, 9], 0x30, 9..<10),
            ([0xA3, 0x01, 7, 5, 0], 0xA3, 2..<3),
        ] as [([UInt8], UInt8, Range<Int>)]
    )
    func elements(bytes: [UInt8], tag: UInt8, content: Range<Int>) throws {
        var cursor = DERCursor(bytes)
        let element = try cursor.next("it")
        #expect(element.tag == tag)
        #expect(element.content == content)
        #expect(element.whole == 0..<content.upperBound)
        #expect(cursor.position == content.upperBound)
    }

    @Test(
        "what is no element says why and moves nothing",
        arguments: [
            ([], "it is missing or cut short"),
            ([0x30], "it is missing or cut short"),
            ([0x30, 0x01], "it should be 1 octets long and 0 are left"),
            ([0x30, 0x05, 1, 2], "it should be 5 octets long and 2 are left"),
            ([0x30, 0x80, 0, 0], "it has an indefinite length, which DER forbids"),
            ([0x30, 0x82, 0x01], "the length of it is cut short or absurd"),
            ([0x30, 0x88, 0, 0, 0, 0, 0, 0, 0, 0], "the length of it is cut short or absurd"),
            ([0x30, 0xFF] + [UInt8](repeating: 0xFF, count: 127), "the length of it is cut short"),
            (
                [0x30, 0x87] + [UInt8](repeating: 0xFF, count: 7),
                "it should be 72057594037927935 octets long and 0 are left"
            ),
            ([0x1F, 0x81, 0x00, 0x00], "it has a tag of several octets"),
            ([0xBF, 0x01, 0x00], "it has a tag of several octets"),
        ] as [([UInt8], String)]
    )
    func malformed(bytes: [UInt8], reason: String) throws {
        var cursor = DERCursor(bytes)
        let error = #expect(throws: DERError.self) { try cursor.next("it") }
        #expect(error?.reason.hasPrefix(reason) ?? false, "\(error?.reason ?? "")")
        #expect(error?.offset == 0)
        #expect(cursor.position == 0)
    }

    @Test("an element may not reach beyond the one around it")
    func nested() throws {
        var outer = DERCursor([0x30, 0x02, 0x04, 0x03, 1, 2, 3])
        var inner = try outer.enter(0x30, "the outer")
        let error = #expect(throws: DERError.self) { try inner.next("the inner") }
        #expect(error?.offset == 2)
    }

    @Test("another tag than the one that must stand there is refused and not passed over")
    func tags() throws {
        var cursor = DERCursor([0x02, 0x01, 5])
        #expect(throws: DERError.self) { try cursor.next(0x30, "it") }
        #expect(try cursor.optional(0x30, "it") == nil)
        #expect(try cursor.count("it") == 5)
        #expect(cursor.nextTag == nil)
        #expect(try cursor.optional(0x30, "it") == nil)
        try cursor.expectEnd(of: "it")
    }

    @Test("what is left over is counted")
    func leftOver() {
        let error = #expect(throws: DERError.self) { try DERCursor([5, 0, 5]).expectEnd(of: "it") }
        #expect(error?.reason == "3 octets too many in it")
    }

    @Test(
        "a small INTEGER is its value, one too large is the largest",
        arguments: [
            ([0], 0), ([0x7F], 127), ([0, 0x80], 128), ([0, 0, 0, 1], 1),
            ([0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], 0x7F_FFFF_FFFF_FFFF),
            ([0x01, 0, 0, 0, 0, 0, 0, 0], .max), ([0x7F] + [UInt8](repeating: 0, count: 40), .max),
        ] as [([UInt8], Int)]
    )
    func counts(content: [UInt8], value: Int) throws {
        var cursor = DERCursor(DER.element(0x02, content))
        #expect(try cursor.count("it") == value)
    }

    @Test("an INTEGER that counts is not negative and has octets", arguments: [[], [0x80], [0xFF]])
    func badCounts(content: [UInt8]) {
        var cursor = DERCursor(DER.element(0x02, content))
        #expect(throws: DERError.self) { try cursor.count("it") }
    }

    @Test(
        "a BOOLEAN has one octet, and any but 0 is true",
        arguments: [([0], false), ([1], true), ([0xFF], true), ([], nil), ([0, 0], nil)]
            as [([UInt8], Bool?)]
    )
    func booleans(content: [UInt8], value: Bool?) {
        var cursor = DERCursor(DER.element(0x01, content))
        #expect((try? cursor.boolean("it")) == value)
    }

    @Test(
        "a BIT STRING of whole octets has no unused bits",
        arguments: [([0, 5], [5]), ([0], []), ([1, 4], nil), ([], nil)] as [([UInt8], [UInt8]?)]
    )
    func bitStrings(content: [UInt8], value: [UInt8]?) {
        var cursor = DERCursor(DER.element(0x03, content))
        #expect((try? cursor.bitStringBytes("it")) == value)
    }

    @Test(
        "written lengths are the shortest and are read again",
        arguments: [0, 1, 127, 128, 255, 256, 65_535, 65_536]
    )
    func written(count: Int) throws {
        let content = [UInt8](repeating: 7, count: count)
        let bytes = DEREncoding.element(0x04, content)
        #expect(bytes == DER.octets(content))
        var cursor = DERCursor(bytes)
        #expect(try cursor.octets(0x04, "it") == content)
    }
}

/// Time (RFC 5280 §4.1.2.5).
struct DERTimeTests {
    private func read(_ tag: UInt8, _ text: String) -> String? {
        var cursor = DERCursor(DER.string(tag, text))
        return (try? cursor.time("it"))?.description
    }

    @Test(
        "UTCTime from 50 on is of the twentieth century, below 50 of the twenty-first",
        arguments: [
            ("500101000000Z", "1950-01-01T00:00:00Z"), ("991231235959Z", "1999-12-31T23:59:59Z"),
            ("000101000000Z", "2000-01-01T00:00:00Z"), ("491231235959Z", "2049-12-31T23:59:59Z"),
            ("240229120000Z", "2024-02-29T12:00:00Z"),
        ]
    )
    func utcTime(text: String, time: String) {
        #expect(read(0x17, text) == time)
    }

    @Test(
        "GeneralizedTime has four digits for the year",
        arguments: [
            ("19500101000000Z", "1950-01-01T00:00:00Z"),
            ("20491231235959Z", "2049-12-31T23:59:59Z"),
            ("20500101000000Z", "2050-01-01T00:00:00Z"),
            ("99991231235959Z", "9999-12-31T23:59:59Z"),
            ("20000229000000Z", "2000-02-29T00:00:00Z"),
        ]
    )
    func generalizedTime(text: String, time: String) {
        #expect(read(0x18, text) == time)
    }

    @Test(
        "what is no moment of the calendar in UTC to the second is refused",
        arguments: [
            (0x17, ""), (0x17, "2601010000Z"), (0x17, "260101000000+0100"), (0x17, "260101000000"),
            (0x17, "261301000000Z"), (0x17, "260001000000Z"), (0x17, "260230000000Z"),
            (0x17, "250229000000Z"), (0x17, "260100000000Z"), (0x17, "260101240000Z"),
            (0x17, "260101006000Z"), (0x17, "260101000060Z"), (0x17, "26010100000-Z"),
            (0x17, "26 101000000Z"), (0x17, "20260101000000Z"),
            (0x18, "19000229000000Z"), (0x18, "20260101000000.5Z"), (0x18, "260101000000Z"),
            (0x18, "2026010100000０Z"), (0x13, "260101000000Z"), (0x04, "20260101000000Z"),
        ] as [(UInt8, String)]
    )
    func malformed(tag: UInt8, text: String) {
        #expect(read(tag, text) == nil)
    }
}
