/// A moment to the second, as certificates date themselves: seconds since 1970-01-01T00:00:00Z.
public struct Timestamp: Sendable, Hashable, Comparable {
    /// Seconds since the epoch, leap seconds not counted; negative before 1970.
    public var secondsSinceEpoch: Int64

    /// Creates a moment from seconds since the epoch.
    public init(secondsSinceEpoch: Int64) {
        self.secondsSinceEpoch = secondsSinceEpoch
    }

    /// Orders moments in time.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.secondsSinceEpoch < right.secondsSinceEpoch
    }

    /// Seconds from an earlier moment to this one; negative where it is later, and the nearest
    /// number where 64 bits do not hold it.
    public func seconds(since earlier: Timestamp) -> Int64 {
        let (seconds, overflow) = secondsSinceEpoch.subtractingReportingOverflow(
            earlier.secondsSinceEpoch
        )
        return overflow ? (self < earlier ? .min : .max) : seconds
    }

    /// A moment some seconds later.
    public func advanced(bySeconds seconds: Int64) -> Timestamp {
        let (sum, overflow) = secondsSinceEpoch.addingReportingOverflow(seconds)
        return Timestamp(secondsSinceEpoch: overflow ? (seconds < 0 ? .min : .max) : sum)
    }
}

extension Timestamp {
    /// A moment from its parts in UTC; nil where no calendar holds them.
    ///
    /// Years run from 0 to 9999, and a second of 60 is refused: RFC 5280 has no leap seconds.
    public init?(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        guard 0...9999 ~= year, 1...12 ~= month, 1...31 ~= day,
            day <= Self.days(inMonth: month, ofYear: year),
            0...23 ~= hour, 0...59 ~= minute, 0...59 ~= second
        else { return nil }
        // Days since 0000-03-01: with March first, the leap day is a year's last one.
        let shifted = month > 2 ? year : year - 1
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let days = era * 146_097 + dayOfEra - 719_468
        self.init(
            secondsSinceEpoch: Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        )
    }

    private static func days(inMonth month: Int, ofYear year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        default: 31
        }
    }

    /// The parts of a moment in UTC.
    public var components: Components {
        let (days, rest) = secondsSinceEpoch.floored(by: 86_400)
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return Components(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
            month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1,
            hour: rest / 3600,
            minute: rest / 60 % 60,
            second: rest % 60
        )
    }

    /// A moment's parts in UTC, each in its everyday range.
    public struct Components: Sendable, Hashable {
        /// The year of the Gregorian calendar.
        public var year: Int
        /// The month, 1 to 12.
        public var month: Int
        /// The day of the month, 1 to 31.
        public var day: Int
        /// The hour, 0 to 23.
        public var hour: Int
        /// The minute, 0 to 59.
        public var minute: Int
        /// The second, 0 to 59.
        public var second: Int
    }
}

extension Int64 {
    /// The quotient rounded down, and what is left over, never negative.
    fileprivate func floored(by divisor: Int64) -> (quotient: Int, rest: Int) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0
            ? (Int(quotient - 1), Int(remainder + divisor)) : (Int(quotient), Int(remainder))
    }
}

extension Timestamp: CustomStringConvertible {
    /// RFC 3339 in UTC, `2026-11-23T19:54:38Z`.
    public var description: String {
        let parts = components
        return "\(date)T\(Self.padded(parts.hour, 2)):\(Self.padded(parts.minute, 2))"
            + ":\(Self.padded(parts.second, 2))Z"
    }

    /// The day in UTC, `2026-11-23`.
    public var date: String {
        let parts = components
        return "\(Self.padded(parts.year, 4))-\(Self.padded(parts.month, 2))"
            + "-\(Self.padded(parts.day, 2))"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number.magnitude)
        let zeros = String(repeating: "0", count: max(0, width - digits.count))
        return (number < 0 ? "-" : "") + zeros + digits
    }
}
