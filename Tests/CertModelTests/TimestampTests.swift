import CertModel
import Testing

struct TimestampTests {
    @Test(
        "the calendar and the count of seconds agree both ways",
        arguments: [
            ("1970-01-01T00:00:00Z", 0),
            ("1969-12-31T23:59:59Z", -1),
            ("1950-01-01T00:00:00Z", -631_152_000),
            ("2000-02-29T12:00:00Z", 951_825_600),
            ("2024-02-29T23:59:59Z", 1_709_251_199),
            ("2026-01-01T00:00:00Z", 1_767_225_600),
            ("2049-12-31T23:59:59Z", 2_524_607_999),
            ("2050-01-01T00:00:00Z", 2_524_608_000),
            ("2100-03-01T00:00:00Z", 4_107_542_400),
            ("9999-12-31T23:59:59Z", 253_402_300_799),
            ("0000-01-01T00:00:00Z", -62_167_219_200),
        ]
    )
    func calendar(text: String, seconds: Int64) {
        #expect(Timestamp(rfc3339: text)?.secondsSinceEpoch == seconds)
        #expect(Timestamp(secondsSinceEpoch: seconds).description == text)
    }

    @Test(
        "what no calendar holds is no moment",
        arguments: [
            (2023, 2, 29), (1900, 2, 29), (2100, 2, 29), (2026, 4, 31), (2026, 0, 1), (2026, 13, 1),
            (2026, 1, 0), (2026, 1, 32), (-1, 1, 1), (10_000, 1, 1),
        ]
    )
    func impossible(year: Int, month: Int, day: Int) {
        #expect(Timestamp(year: year, month: month, day: day) == nil)
    }

    @Test(
        "RFC 3339 is read with any offset, and its fraction dropped",
        arguments: [
            ("2026-02-01T12:00:00+01:00", "2026-02-01T11:00:00Z"),
            ("2026-02-01T00:30:00+05:45", "2026-01-31T18:45:00Z"),
            ("2026-02-01T12:00:00-23:59", "2026-02-02T11:59:00Z"),
            ("2026-02-01T12:00:00.999999999Z", "2026-02-01T12:00:00Z"),
            ("2026-02-01t12:00:00z", "2026-02-01T12:00:00Z"),
            ("2026-02-01 12:00:00Z", "2026-02-01T12:00:00Z"),
            ("2026-02-01T12:00:00-00:00", "2026-02-01T12:00:00Z"),
        ]
    )
    func offsets(text: String, moment: String) {
        #expect(Timestamp(rfc3339: text)?.description == moment)
    }

    @Test(
        "what is not RFC 3339 is not read",
        arguments: [
            "", "2026-02-01", "2026-02-01T12:00:00", "2026-02-01T12:00Z", "2026-2-1T12:00:00Z",
            "2026-02-01T24:00:00Z", "2026-02-01T12:60:00Z", "2026-02-01T12:00:60Z",
            "2026-02-01T12:00:00.Z", "2026-02-01T12:00:00+0100", "2026-02-01T12:00:00+24:00",
            "2026-02-01T12:00:00+01:60", "2026-02-01T12:00:00ZZ", " 2026-02-01T12:00:00Z",
            "2026-02-01_12:00:00Z", "2026-02-30T12:00:00Z", "+026-02-01T12:00:00Z",
            "２026-02-01T12:00:00Z",
        ]
    )
    func refusing(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test("no moment, however far, leads to a trap")
    func extremes() {
        let (first, last) = (
            Timestamp(secondsSinceEpoch: .min), Timestamp(secondsSinceEpoch: .max)
        )
        #expect(first.seconds(since: last) == .min)
        #expect(last.seconds(since: first) == .max)
        #expect(first.advanced(bySeconds: -1) == first)
        #expect(last.advanced(bySeconds: 1) == last)
        #expect(first.components.month == 1)
        #expect(last.components.month == 12)
    }
}
