import Testing

@testable import CertWording

struct DurationWordingTests {
    @Test(
        "a duration is given in its largest unit, truncated, and never as 0 of one",
        arguments: [
            (0, "0 seconds"),
            (1, "1 second"),
            (59, "59 seconds"),
            (60, "1 minute"),
            (12 * 60 + 59, "12 minutes"),
            (3599, "59 minutes"),
            (3600, "1 hour"),
            (86_399, "23 hours"),
            (86_400, "1 day"),
            (86_400 + 3600, "1 day 1 hour"),
            (2 * 86_400 + 3 * 3600 + 59, "2 days 3 hours"),
            (3 * 86_400 - 1, "2 days 23 hours"),
            (3 * 86_400 + 3600, "3 days"),
            (89 * 86_400 + 86_399, "89 days"),
            (730 * 86_400, "730 days"),
            (731 * 86_400, "2 years"),
            (13 * 31_556_952, "13 years"),
            (-3600, "1 hour"),
            (.min, "292277024626 years"),
        ] as [(Int64, String)]
    )
    func words(seconds: Int64, text: String) {
        #expect(English.duration(seconds) == text)
    }
}
