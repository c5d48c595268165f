extension Chinese {
    /// A duration in words, whatever its sign: `23 小时`, `2 天 3 小时`, `89 天`, `13 年`.
    ///
    /// The units and the thresholds are those of the English form.
    static func duration(_ duration: Int64) -> String {
        let seconds = duration.magnitude
        let (minute, hour, day): (UInt64, UInt64, UInt64) = (60, 3600, 86_400)
        // The mean year of the Gregorian calendar.
        let year: UInt64 = 31_556_952
        switch seconds {
        case ..<minute: return "\(seconds) 秒"
        case ..<hour: return "\(seconds / minute) 分钟"
        case ..<day: return "\(seconds / hour) 小时"
        case ..<(3 * day):
            let hours = seconds % day / hour
            return hours == 0 ? "\(seconds / day) 天" : "\(seconds / day) 天 \(hours) 小时"
        case ..<(2 * year): return "\(seconds / day) 天"
        default: return "\(seconds / year) 年"
        }
    }
}
