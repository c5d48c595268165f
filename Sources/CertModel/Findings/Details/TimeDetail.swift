extension FindingID {
    /// The validity period is over.
    public static let expired = FindingID("expired")
    /// The validity period has not begun.
    public static let notYetValid = FindingID("not-yet-valid")
    /// The validity period is nearly over.
    public static let expiresSoon = FindingID("expires-soon")

    static let timeFindings: [FindingID] = [
        .expired, .notYetValid, .expiresSoon,
    ]
}

/// What is wrong with a validity period.
package enum TimeDetail: Sendable, Hashable {
    /// It is over.
    case expired(since: Timestamp, at: Timestamp, CertificateRole)
    /// It has not begun.
    case notYetValid(until: Timestamp, at: Timestamp, CertificateRole)
    /// It is over when no more than a threshold, in seconds, has passed.
    case expiresSoon(on: Timestamp, at: Timestamp, threshold: Int64, CertificateRole)

    var id: FindingID {
        switch self {
        case .expired: .expired
        case .notYetValid: .notYetValid
        case .expiresSoon: .expiresSoon
        }
    }

    var values: [Finding.Value] {
        switch self {
        case .expired(let end, let now, _):
            return Self.values(end: end, now: now)
        case .notYetValid(let beginning, let now, _):
            return [
                .text("not_before", beginning.description),
                .number("seconds_to_wait", beginning.seconds(since: now)),
            ]
        case .expiresSoon(let end, let now, let threshold, _):
            return Self.values(end: end, now: now) + [.number("threshold", threshold)]
        }
    }

    private static func values(end: Timestamp, now: Timestamp) -> [Finding.Value] {
        [
            .text("not_after", end.description),
            .number("seconds_left", end.seconds(since: now)),
        ]
    }
}
