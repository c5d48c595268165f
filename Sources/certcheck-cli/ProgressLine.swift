internal import CertCore
internal import Synchronization

import SystemCalls

/// The progress of a long scan: the last line of standard error if that is a terminal, erased
/// before anything else is written.
final class ProgressLine: Sendable {
    private struct State {
        /// The time of the next update, in milliseconds.
        var due: Int
        var isShown = false
        var isOver = false
    }

    private let state: Mutex<State>
    private let unit: String

    /// Scans that take no longer than this, in milliseconds, show nothing.
    private static let patience = 400
    /// The milliseconds between updates.
    private static let pace = 100

    /// Creates a line; nil if standard error is not a terminal, if quiet was asked for, or if the
    /// document itself is written to the same terminal meanwhile.
    ///
    /// - Parameter unit: What is counted.
    init?(_ options: OutputOptions, streams: Bool = false, unit: String = "files read") {
        guard !options.quiet, Console.isErrorTerminal, Console.environment("TERM") != "dumb",
            !streams || options.output != nil || !Console.isTerminal
        else { return nil }
        self.unit = unit
        state = Mutex(State(due: SystemCalls.milliseconds + Self.patience))
    }

    /// Shows how many there were so far.
    func show(_ count: Int) {
        state.withLock { state in
            let now = SystemCalls.milliseconds
            guard !state.isOver, now >= state.due else { return }
            state.due = now + Self.pace
            state.isShown = true
            Self.write("\r\u{1B}[Kcertcheck: \(count) \(unit)")
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
        // An error of writing does not matter here.
        _ = try? Console.write(Array(text.utf8), to: STDERR_FILENO)
    }
}
