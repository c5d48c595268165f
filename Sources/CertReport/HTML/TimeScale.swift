internal import CertModel

/// A line that moments have places on: from a little before some of them, if any is over, to the
/// last, though not much more than a year ahead.
struct TimeScale {
    let now: Timestamp
    private let start: Timestamp
    private let length: Int64

    /// A scale that suits these moments, seen from now.
    init(for moments: [Timestamp], from now: Timestamp) {
        let day: Int64 = 86_400
        let ahead = (moments.max() ?? now).seconds(since: now)
        let future = min(max(ahead, 30 * day), 400 * day)
        let past = moments.contains { $0 < now } ? future / 6 : 0
        self.now = now
        start = now.advanced(bySeconds: -past)
        length = past + future
    }

    /// How far along a moment is, in thousandths; a moment beyond an end is at that end.
    func position(of moment: Timestamp) -> Int {
        Int(min(max(moment.seconds(since: start), 0), length) * 1000 / length)
    }

    /// Whether a moment is beyond the scale.
    func isBeyond(_ moment: Timestamp) -> Bool { moment.seconds(since: start) > length }

    /// Marks for the eye, three to five: days on a short scale, else the first days of months.
    var marks: [(position: Int, label: String)] {
        let end = start.advanced(bySeconds: length)
        let days = Int(end.seconds(since: now) / 86_400)
        let moments = days <= 75 ? self.days(step: days / 5) : months(step: days / 130 + 1)
        let (first, last) = (position(of: now) + 70, 940)
        return moments.compactMap { moment in
            let position = position(of: moment)
            guard first...last ~= position else { return nil }
            return (
                position, String(days <= 75 ? moment.date.dropFirst(5) : moment.date.dropLast(3))
            )
        }
    }

    private func days(step: Int) -> [Timestamp] {
        (1...5).map { now.advanced(bySeconds: Int64($0 * step) * 86_400) }
    }

    private func months(step: Int) -> [Timestamp] {
        let (year, month) = (now.components.year, now.components.month)
        return (1...6).compactMap { count in
            let months = month - 1 + count * step
            return Timestamp(year: year + months / 12, month: months % 12 + 1, day: 1)
        }
    }
}
