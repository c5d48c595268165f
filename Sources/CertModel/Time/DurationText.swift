/// A duration in words for people: `23 hours`, `2 days 3 hours`, `89 days`, `13 years`.
package struct DurationText: Sendable, Hashable, CustomStringConvertible {
    private let seconds: UInt64

    /// The length of a duration, whatever its sign.
    package init(seconds: Int64) {
        self.seconds = seconds.magnitude
    }

    /// Whole units, the rest dropped: the unit is the largest of which there is one, so that no day
    /// left is never `0 days`; below three days the hours stand beside the days, and years begin at
    /// two.
    package var description: String {
        let (minute, hour, day): (UInt64, UInt64, UInt64) = (60, 3600, 86_400)
        // The mean year of the Gregorian calendar.
        let year: UInt64 = 31_556_952
        switch seconds {
        case ..<minute:
            return Self.counted(seconds, "second")
        case ..<hour:
            return Self.counted(seconds / minute, "minute")
        case ..<day:
            return Self.counted(seconds / hour, "hour")
        case ..<(3 * day):
            let hours = seconds % day / hour
            let days = Self.counted(seconds / day, "day")
            return hours == 0 ? days : "\(days) \(Self.counted(hours, "hour"))"
        case ..<(2 * year):
            return Self.counted(seconds / day, "day")
        default:
            return Self.counted(seconds / year, "year")
        }
    }

    private static func counted(_ count: UInt64, _ unit: String) -> String {
        "\(count) \(unit)\(count == 1 ? "" : "s")"
    }
}
