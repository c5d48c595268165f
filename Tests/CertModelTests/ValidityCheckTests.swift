import CertModel
import TestSupport
import Testing

struct ValidityCheckTests {
    /// 90 days from 2026-01-01, the last second included.
    private static let period = ValidityPeriod(
        notBefore: Timestamp(secondsSinceEpoch: 1_767_225_600),
        notAfter: Timestamp(secondsSinceEpoch: 1_767_225_600 + 90 * 86_400 - 1)
    )

    private func finding(at text: String, role: CertificateRole = .leaf) -> Finding? {
        Timestamp(rfc3339: text).flatMap { moment in
            ValidityCheck(at: moment).finding(for: Self.period, role: role, at: Sample.location)
        }
    }

    @Test(
        "both ends of the period are within it, to the second",
        arguments: [
            ("2025-12-31T23:59:59Z", .notYetValid, .error),
            ("2026-01-01T00:00:00Z", nil, nil),
            ("2026-03-09T11:59:58Z", nil, nil),
            ("2026-03-09T11:59:59Z", .expiresSoon, .warning),
            ("2026-03-24T23:59:58Z", .expiresSoon, .warning),
            ("2026-03-24T23:59:59Z", .expiresSoon, .error),
            ("2026-03-31T23:59:59Z", .expiresSoon, .error),
            ("2026-04-01T00:00:00Z", .expired, .error),
        ] as [(String, FindingID?, Severity?)]
    )
    func bounds(moment: String, id: FindingID?, severity: Severity?) {
        let finding = finding(at: moment)
        #expect(finding?.id == id)
        #expect(finding?.severity == severity)
        #expect((finding == nil) == (finding?.remedy == nil))
        #expect(finding.map { $0.locations == [Sample.location] } ?? true)
    }

    @Test(
        "the message tells how long in words, and the date",
        arguments: [
            ("2025-12-31T23:00:00Z", "not valid before 2026-01-01T00:00:00Z, in 1 hour"),
            ("2026-03-31T00:30:00Z", "expires in 23 hours, on 2026-03-31T23:59:59Z"),
            ("2026-03-31T23:59:59Z", "expires in 0 seconds, on 2026-03-31T23:59:59Z"),
            ("2026-04-01T00:00:00Z", "expired 1 second ago, on 2026-03-31T23:59:59Z"),
            ("2026-04-01T12:00:00Z", "expired 12 hours ago, on 2026-03-31T23:59:59Z"),
            ("2026-04-05T12:00:00Z", "expired 4 days ago, on 2026-03-31T23:59:59Z"),
        ]
    )
    func messages(moment: String, message: String) {
        #expect(finding(at: moment)?.message == message)
        let authority = finding(at: moment, role: .authority(Sample.name([[(.commonName, "a")]])))
        #expect(authority?.message == "CN=a: \(message)")
        #expect(authority?.remedy?.contains("authority's current certificate") ?? false)
    }

    @Test("the values hold what was compared")
    func values() {
        let finding = finding(at: "2026-03-31T23:59:00Z")
        #expect(finding?.number("seconds_left") == 59)
        #expect(finding?.number("threshold") == 604_800)
        #expect(self.finding(at: "2026-04-01T00:00:00Z")?.number("seconds_left") == -1)
    }

    @Test("a certificate that no path needs is worth a word only once it has expired")
    func unneeded() {
        let role = CertificateRole.unneeded(Sample.name([[(.commonName, "a")]]))
        #expect(finding(at: "2026-04-01T00:00:00Z", role: role)?.severity == .info)
        #expect(finding(at: "2026-03-31T23:59:59Z", role: role) == nil)
        #expect(finding(at: "2025-12-31T23:59:59Z", role: role) == nil)
    }

    @Test("a threshold given decides instead of the default")
    func thresholds() throws {
        let moment = Timestamp(secondsSinceEpoch: 1_767_225_600)
        let eager = ExpiryThresholds(warning: try Threshold("100%"), error: try Threshold("1d"))
        let check = ValidityCheck(at: moment, thresholds: eager)
        #expect(check.finding(for: Self.period, at: Sample.location)?.severity == .warning)
        let strict = ExpiryThresholds(error: try Threshold("100%"))
        let error = ValidityCheck(at: moment, thresholds: strict)
        #expect(error.finding(for: Self.period, at: Sample.location)?.severity == .error)
    }

    @Test("a period that ends before it begins is over or not begun, and no trap")
    func reversed() {
        let period = ValidityPeriod(
            notBefore: Timestamp(secondsSinceEpoch: .max),
            notAfter: Timestamp(secondsSinceEpoch: .min)
        )
        let check = ValidityCheck(at: Timestamp(secondsSinceEpoch: 0))
        #expect(check.finding(for: period, at: Sample.location)?.id == .expired)
        #expect(period.lifetime < 0)
    }
}
