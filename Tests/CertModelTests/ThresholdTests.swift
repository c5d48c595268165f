import CertModel
import TestSupport
import Testing

struct ThresholdTests {
    @Test(
        "a threshold is a duration, or a share of the lifetime",
        arguments: [
            ("30d", 90 * 86_400, 30 * 86_400),
            ("12h", 90 * 86_400, 12 * 3600),
            ("90m", 0, 5400),
            ("45s", 0, 45),
            ("2w", 0, 14 * 86_400),
            ("0d", 0, 0),
            ("33%", 1000, 330),
            ("33.5%", 1000, 335),
            ("0.000001%", 100_000_000, 1),
            ("0.1234567%", 100_000_000, 123_456),
            ("0%", 1000, 0),
            ("100%", 1000, 1000),
            ("100.00000000%", 1000, 1000),
            ("99.9999999%", 100_000_000, 99_999_999),
            ("50%", -1000, 0),
            ("50%", .max, .max / 2),
            ("100%", .max, .max),
        ] as [(String, Int64, Int64)]
    )
    func amounts(text: String, lifetime: Int64, seconds: Int64) throws {
        #expect(try Threshold(text).seconds(ofLifetime: lifetime) == seconds)
    }

    @Test(
        "anything else is refused with a help",
        arguments: [
            "", "30", "d", "%", ".5%", "5.%", "101%", "100.000001%", "100.0000001%", "-5%", "-3d",
            "+3d", "1.5d",
            "30 d", "30D", "1e3s", "1.2.3%", "99999999999999999999d", "9999999999999999w", "0100%",
        ]
    )
    func refusing(text: String) {
        let error = #expect(throws: CertificateError.self) { try Threshold(text) }
        #expect(error?.code == .badRequest)
        #expect(error?.help != nil)
    }

    @Test(
        "by default a quarter warns, at most 25 days, 40 % below 10 days; a ninth fails, at most 7",
        arguments: [
            (398 * 86_400, 25 * 86_400, 7 * 86_400),
            (90 * 86_400, 90 * 86_400 / 4, 7 * 86_400),
            (45 * 86_400, 45 * 86_400 / 4, 5 * 86_400),
            (10 * 86_400, 10 * 86_400 / 4, 10 * 86_400 / 9),
            (10 * 86_400 - 1, 4 * 86_400 - 1, 10 * 86_400 / 9 - 1),
            (160 * 3600, 64 * 3600, 160 * 3600 / 9),
            (86_400, 34_560, 9600),
            (-5, 0, 0),
        ] as [(Int64, Int64, Int64)]
    )
    func defaults(lifetime: Int64, warning: Int64, error: Int64) {
        let thresholds = ExpiryThresholds()
        #expect(thresholds.warningSeconds(ofLifetime: lifetime) == warning)
        #expect(thresholds.errorSeconds(ofLifetime: lifetime) == error)
    }

    @Test("each default is overridden alone")
    func overrides() throws {
        let lifetime: Int64 = 90 * 86_400
        let warning = ExpiryThresholds(warning: try Threshold("10d"))
        #expect(warning.warningSeconds(ofLifetime: lifetime) == 10 * 86_400)
        #expect(warning.errorSeconds(ofLifetime: lifetime) == 7 * 86_400)
        let error = ExpiryThresholds(error: try Threshold("10%"))
        #expect(error.warningSeconds(ofLifetime: lifetime) == lifetime / 4)
        #expect(error.errorSeconds(ofLifetime: lifetime) == 9 * 86_400)
    }
}
