/// How much of a validity period must be left: a duration, or a share of the lifetime.
public struct Threshold: Sendable, Hashable {
    private let amount: Amount

    private enum Amount: Hashable {
        /// Seconds.
        case duration(Int64)
        /// Millionths of a percent, up to 100 percent.
        case share(UInt64)
    }

    private static let wholeShare: UInt64 = 100_000_000

    /// No time before the end: what is asked is whether it is over.
    package static let never = Threshold(amount: .duration(-1))

    private init(amount: Amount) { self.amount = amount }

    /// Reads what `--warn-within` and `--fail-within` take: `30d`, `12h`, `90m`, `45s`, `2w`, or a
    /// percentage of the lifetime from `0%` to `100%`, with decimals if need be.
    ///
    /// - Throws: `badRequest` where the text is something else.
    public init(_ text: String) throws(CertificateError) {
        if let seconds = DurationUnit.seconds(of: text[...]) {
            amount = .duration(seconds)
        } else if text.hasSuffix("%"), let share = Self.share(text.dropLast()) {
            amount = .share(share)
        } else {
            throw CertificateError(.badRequest, .setting(.threshold(text)))
        }
    }

    private static func share(_ text: Substring) -> UInt64? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = parts.count > 1 ? parts[1] : "0"
        guard let whole = parts.first, 1...3 ~= whole.utf8.count, !fraction.isEmpty,
            whole.utf8.allSatisfy(\.isDigit), fraction.utf8.allSatisfy(\.isDigit),
            let percent = UInt64(whole),
            let millionths = UInt64((fraction + "000000").prefix(6))
        else { return nil }
        let share = percent * 1_000_000 + millionths
        // What is cut off behind the sixth decimal is more than nothing.
        let isMore = fraction.utf8.dropFirst(6).contains { $0 != UInt8(ascii: "0") }
        return share + (isMore ? 1 : 0) <= wholeShare ? share : nil
    }

    /// The seconds that it comes to for a lifetime in seconds, truncated; 0 for a negative
    /// lifetime.
    public func seconds(ofLifetime lifetime: Int64) -> Int64 {
        switch amount {
        case .duration(let seconds):
            return seconds
        case .share(let share):
            // The product may need more than 64 bits; the quotient is no larger than the lifetime.
            let product = UInt64(max(lifetime, 0)).multipliedFullWidth(by: share)
            return Int64(Self.wholeShare.dividingFullWidth(product).quotient)
        }
    }
}

/// When the end of a validity period is near enough to speak of it.
public struct ExpiryThresholds: Sendable, Hashable {
    /// When to warn; nil for the default: a quarter of the lifetime, at most 25 days, but 40 % of a
    /// lifetime under 10 days.
    ///
    /// A healthy renewal begins earlier, at a third or at a half.
    public var warning: Threshold?
    /// When it is an error; nil for the default: a ninth of the lifetime, at most 7 days.
    public var error: Threshold?

    /// Creates thresholds, each the default where it is nil.
    public init(warning: Threshold? = nil, error: Threshold? = nil) {
        self.warning = warning
        self.error = error
    }

    /// The seconds left at which a warning is due, for a lifetime in seconds.
    public func warningSeconds(ofLifetime lifetime: Int64) -> Int64 {
        if let warning { return warning.seconds(ofLifetime: lifetime) }
        let isShortLived = lifetime < 10 * Self.day
        return isShortLived ? max(lifetime, 0) * 2 / 5 : min(lifetime / 4, 25 * Self.day)
    }

    /// The seconds left at which it is an error, for a lifetime in seconds.
    public func errorSeconds(ofLifetime lifetime: Int64) -> Int64 {
        if let error { return error.seconds(ofLifetime: lifetime) }
        return min(max(lifetime, 0) / 9, 7 * Self.day)
    }

    private static let day: Int64 = 86_400
}
