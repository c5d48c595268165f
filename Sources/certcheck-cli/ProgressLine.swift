internal import CertCore
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// How far a long scan has come: the last line of standard error while that is a terminal, gone
/// before anything else is written.
final class ProgressLine: Sendable {
    private struct State {
        /// When it may be written next, in milliseconds.
        var due: Int
        var isShown = false
        var isOver = false
    }

    private let state: Mutex<State>

    /// Scans that take no longer than this, in milliseconds, show nothing.
    private static let patience = 400
    /// Milliseconds from one writing to the next.
    private static let pace = 100

    /// Nil where nobody looks at standard error, or asked for quiet, or where the document itself
    /// is written to the same screen meanwhile.
    init?(_ options: OutputOptions, streams: Bool = false) {
        guard !options.quiet, Console.isErrorTerminal, Console.environment("TERM") != "dumb",
            !streams || options.output != nil || !Console.isTerminal
        else { return nil }
        state = Mutex(State(due: Self.now + Self.patience))
    }

    /// Shows how many files were taken up so far.
    func show(_ count: Int) {
        state.withLock { state in
            let now = Self.now
            guard !state.isOver, now >= state.due else { return }
            state.due = now + Self.pace
            state.isShown = true
            Self.write("\r\u{1B}[Kcertcheck: \(count) files read")
        }
    }

    /// Erases the line for good.
    func end() {
        state.withLock { state in
            if state.isShown { Self.write("\r\u{1B}[K") }
            state.isShown = false
            state.isOver = true
        }
    }

    private static func write(_ text: String) {
        // Who can't be told goes without.
        _ = try? Console.write(Array(text.utf8), to: STDERR_FILENO)
    }

    /// Milliseconds of a clock that nobody sets.
    private static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
