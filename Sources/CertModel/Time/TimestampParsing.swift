extension Timestamp {
    /// Reads RFC 3339 with any offset; nil where the text is something else.
    ///
    /// A fraction of a second is dropped. `t`, `z` and a space between date and time pass, as the
    /// notes of RFC 3339 §5.6 let them. A second of 60 does not: no certificate can hold one.
    public init?(rfc3339 text: String) {
        var bytes = Array(text.utf8)[...]
        guard let date = Self.readDate(&bytes), bytes.popFirst()?.isTimeSeparator ?? false,
            let hour = bytes.readNumber(2), bytes.skip(":"),
            let minute = bytes.readNumber(2), bytes.skip(":"),
            let second = bytes.readNumber(2)
        else { return nil }
        if bytes.skip(".") {
            let fraction = bytes.prefix(while: \.isDigit)
            guard !fraction.isEmpty else { return nil }
            bytes = bytes.dropFirst(fraction.count)
        }
        guard let offset = Self.readOffset(&bytes), bytes.isEmpty,
            let local = Timestamp(
                year: date.year,
                month: date.month,
                day: date.day,
                hour: hour,
                minute: minute,
                second: second
            )
        else { return nil }
        self = local.advanced(bySeconds: -offset)
    }

    /// Reads a day, `2026-02-01`, as its first second in UTC; nil where the text is something else.
    public init?(date text: String) {
        var bytes = Array(text.utf8)[...]
        guard let date = Self.readDate(&bytes), bytes.isEmpty else { return nil }
        self.init(year: date.year, month: date.month, day: date.day)
    }

    private static func readDate(
        _ bytes: inout ArraySlice<UInt8>
    ) -> (year: Int, month: Int, day: Int)? {
        guard let year = bytes.readNumber(4), bytes.skip("-"),
            let month = bytes.readNumber(2), bytes.skip("-"),
            let day = bytes.readNumber(2)
        else { return nil }
        return (year, month, day)
    }

    /// The seconds by which local time is ahead of UTC.
    private static func readOffset(_ bytes: inout ArraySlice<UInt8>) -> Int64? {
        if bytes.skip("Z") || bytes.skip("z") { return 0 }
        let isBehind = bytes.skip("-")
        guard isBehind || bytes.skip("+"),
            let hours = bytes.readNumber(2), hours < 24, bytes.skip(":"),
            let minutes = bytes.readNumber(2), minutes < 60
        else { return nil }
        let seconds = Int64(hours * 3600 + minutes * 60)
        return isBehind ? -seconds : seconds
    }
}

extension ArraySlice<UInt8> {
    /// Takes exactly so many decimal digits; nil where there are fewer.
    fileprivate mutating func readNumber(_ count: Int) -> Int? {
        let digits = prefix(count)
        guard digits.count == count, digits.allSatisfy(\.isDigit) else { return nil }
        self = dropFirst(count)
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    fileprivate mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard first == UInt8(ascii: character) else { return false }
        self = dropFirst()
        return true
    }
}

extension UInt8 {
    fileprivate var isTimeSeparator: Bool {
        self == UInt8(ascii: "T") || self == UInt8(ascii: "t") || self == UInt8(ascii: " ")
    }
}
