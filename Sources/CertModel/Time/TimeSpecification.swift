/// A moment as `--at` takes it: a time, or a distance from now.
public struct TimeSpecification: Sendable, Hashable {
    private let base: Timestamp?
    private let offset: Int64

    /// Reads RFC 3339, a day (its first second in UTC), seconds since the epoch, or a signed
    /// duration from now (`+30d`, `-12h`, `+90m`, `+2w`).
    ///
    /// - Throws: `badRequest` where the text is something else.
    public init(_ text: String) throws(CertificateError) {
        if text.hasPrefix("+") || text.hasPrefix("-") {
            guard let seconds = DurationUnit.seconds(of: text.dropFirst()) else {
                throw Self.refusal(of: text)
            }
            base = nil
            offset = text.hasPrefix("-") ? -seconds : seconds
        } else if text.utf8.allSatisfy(\.isDigit), let seconds = Int64(text) {
            base = Timestamp(secondsSinceEpoch: seconds)
            offset = 0
        } else if let moment = Timestamp(rfc3339: text) ?? Timestamp(date: text) {
            base = moment
            offset = 0
        } else {
            throw Self.refusal(of: text)
        }
        // Later moments have no RFC 3339 form.
        guard let base, base > Timestamp.lastOfCalendar else { return }
        throw Self.refusal(of: text)
    }

    /// The moment meant, where a duration counts from `now`; never later than the year 9999.
    public func moment(from now: Timestamp) -> Timestamp {
        min((base ?? now).advanced(bySeconds: offset), .lastOfCalendar)
    }

    private static func refusal(of text: String) -> CertificateError {
        CertificateError(.badRequest, .setting(.time(text)))
    }
}

extension Timestamp {
    /// 9999-12-31T23:59:59Z.
    static let lastOfCalendar = Timestamp(secondsSinceEpoch: 253_402_300_799)
}

/// The units in which options take durations.
enum DurationUnit {
    /// The seconds of a whole number with its unit, `90m`; nil where the text is something else, or
    /// longer than the calendar.
    static func seconds(of text: Substring) -> Int64? {
        guard let unit = text.utf8.last.flatMap(length) else { return nil }
        let digits = text.utf8.dropLast()
        guard !digits.isEmpty, digits.allSatisfy(\.isDigit), let number = Int64(text.dropLast())
        else { return nil }
        let (seconds, overflow) = number.multipliedReportingOverflow(by: unit)
        return overflow || seconds > Timestamp.lastOfCalendar.secondsSinceEpoch ? nil : seconds
    }

    private static func length(of unit: UInt8) -> Int64? {
        switch unit {
        case UInt8(ascii: "s"): 1
        case UInt8(ascii: "m"): 60
        case UInt8(ascii: "h"): 3600
        case UInt8(ascii: "d"): 86_400
        case UInt8(ascii: "w"): 604_800
        default: nil
        }
    }
}
