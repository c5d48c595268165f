extension English {
    /// A duration in words, whatever its sign: `23 hours`, `2 days 3 hours`, `89 days`, `13 years`.
    ///
    /// Whole units, the rest dropped: the unit is the largest of which there is one, so that no day
    /// left is never `0 days`; below three days the hours stand beside the days, and years begin at
    /// two.
    static func duration(_ duration: Int64) -> String {
        let seconds = duration.magnitude
        let (minute, hour, day): (UInt64, UInt64, UInt64) = (60, 3600, 86_400)
        // The mean year of the Gregorian calendar.
        let year: UInt64 = 31_556_952
        switch seconds {
        case ..<minute:
            return counted(seconds, "second")
        case ..<hour:
            return counted(seconds / minute, "minute")
        case ..<day:
            return counted(seconds / hour, "hour")
        case ..<(3 * day):
            let hours = seconds % day / hour
            let days = counted(seconds / day, "day")
            return hours == 0 ? days : "\(days) \(counted(hours, "hour"))"
        case ..<(2 * year):
            return counted(seconds / day, "day")
        default:
            return counted(seconds / year, "year")
        }
    }
}
