/// Rules of the CA/Browser Forum's Baseline Requirements by the day on which they came into force.
///
/// The days are from §1.2.2 of the Baseline Requirements ("Relevant Dates") or the ballot named.
/// A rule that is not here is as old as the requirements themselves.
enum BaselineRule: CaseIterable {
    /// The Baseline Requirements, version 1.0.
    case requirements
    /// Version 1.0 §9.2.1 (today §7.1.4.2.1): no internal name or reserved address in a certificate
    /// that is valid after this day.
    case publicNames
    /// Ballot 164: 64 bits of a serial number are random.
    case randomSerialNumber
    /// Chrome's policy of Certificate Transparency: what is issued after 30 April 2018.
    case timestamps
    /// Ballot SC12: "After April 30, 2019, underscore characters MUST NOT be present"; between 1 and
    /// 30 April its exception had ended and its ban not begun.
    case withoutUnderscore
    /// Ballot SC31, version 1.7.1: algorithms are encoded octet by octet as listed, and the size of
    /// an RSA modulus is a multiple of 8.
    case algorithmEncodings
    /// Ballot SC48v2: labels are P-labels or non-reserved, and the common name is a copy of the
    /// name.
    case labels
    /// Ballot SC47v2: no organizational unit.
    case withoutOrganizationalUnit
    /// Ballot SC62v2: the profiles of §7.1.2 and the names of §7.1.4.
    case profiles
    /// Ballot SC63v4: a short-lived certificate is valid for 7 days instead of 10.
    case shorterShortLived

    /// The first day.
    var start: Timestamp {
        let (year, month, day) = date
        return Timestamp(year: year, month: month, day: day) ?? Timestamp(secondsSinceEpoch: 0)
    }

    private var date: (Int, Int, Int) {
        switch self {
        case .requirements: (2012, 7, 1)
        case .publicNames: (2015, 11, 1)
        case .randomSerialNumber: (2016, 9, 30)
        case .timestamps: (2018, 5, 1)
        case .withoutUnderscore: (2019, 5, 1)
        case .algorithmEncodings: (2020, 8, 20)
        case .labels: (2021, 10, 1)
        case .withoutOrganizationalUnit: (2022, 9, 1)
        case .profiles: (2023, 9, 15)
        case .shorterShortLived: (2026, 3, 15)
        }
    }
}

/// The longest validity that may be issued from a day on (Baseline Requirements §6.3.2).
struct LifetimeLimit {
    let since: Timestamp
    /// Days of 86,400 seconds.
    let days: Int64

    /// Every limit, in order.
    ///
    /// The first two are 60 and 39 months (version 1.0 §9.4.1), which are at most so many
    /// days; then come ballots 193, SC31, and SC81v3 three times.
    static let all: [LifetimeLimit] = [
        (2012, 7, 1, 1827), (2015, 4, 1, 1188), (2018, 3, 1, 825), (2020, 9, 1, 398),
        (2026, 3, 15, 200), (2027, 3, 15, 100), (2029, 3, 15, 47),
    ].compactMap { year, month, day, days in
        Timestamp(year: year, month: month, day: day).map { LifetimeLimit(since: $0, days: days) }
    }

    /// The one for a certificate that is issued at some time; nil where there was none yet.
    static func inForce(at time: Timestamp) -> LifetimeLimit? { all.last { $0.since <= time } }
}
