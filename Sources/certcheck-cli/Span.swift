internal import ArgumentParser

/// A span of time as options take it: `500ms`, `10s`, `2m`, `1h`.
struct Span: ExpressibleByArgument {
    let duration: Duration

    /// Reads a number with its unit, from one millisecond to a day.
    init?(argument: String) {
        let digits = argument.prefix { "0123456789".contains($0) }
        guard digits.utf8.count <= 9, let number = Int64(digits) else { return nil }
        let milliseconds: Int64
        switch argument.dropFirst(digits.count) {
        case "ms": milliseconds = number
        case "s": milliseconds = number * 1000
        case "m": milliseconds = number * 60_000
        case "h": milliseconds = number * 3_600_000
        default: return nil
        }
        guard 1...86_400_000 ~= milliseconds else { return nil }
        duration = .milliseconds(milliseconds)
    }
}
