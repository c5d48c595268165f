import CertModel
import TestSupport
import Testing

struct TimeSpecificationTests {
    private let now = Timestamp(secondsSinceEpoch: 1_767_225_600)

    @Test(
        "a time is RFC 3339, a day, seconds since the epoch, or a distance from now",
        arguments: [
            ("2026-02-01T12:00:00+01:00", "2026-02-01T11:00:00Z"),
            ("2026-02-01", "2026-02-01T00:00:00Z"),
            ("1767225601", "2026-01-01T00:00:01Z"),
            ("0", "1970-01-01T00:00:00Z"),
            ("+30d", "2026-01-31T00:00:00Z"),
            ("-12h", "2025-12-31T12:00:00Z"),
            ("+90m", "2026-01-01T01:30:00Z"),
            ("+2w", "2026-01-15T00:00:00Z"),
            ("+45s", "2026-01-01T00:00:45Z"),
            ("253402300799", "9999-12-31T23:59:59Z"),
            ("+253402300799s", "9999-12-31T23:59:59Z"),
        ]
    )
    func reading(text: String, moment: String) throws {
        #expect(try TimeSpecification(text).moment(from: now).description == moment)
    }

    @Test(
        "anything else is refused with a help",
        arguments: [
            "", "+", "-", "30d", "+30", "+d", "+1.5d", "+30y", "tomorrow", "2026-02-30",
            "2026-02-01T12:00", "253402300800", "99999999999999999999", "+99999999999999999999d",
            "+9223372036854775807w", "-5", "\u{1B}[31m", "+३d",
        ]
    )
    func refusing(text: String) {
        let error = #expect(throws: CertificateError.self) { try TimeSpecification(text) }
        #expect(error?.code == .badRequest)
        #expect(error?.help != nil)
        #expect(error?.reason.contains("\u{1B}") == false)
    }
}
