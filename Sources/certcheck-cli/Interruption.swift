internal import CertCore
internal import Synchronization

import SystemCalls

/// The clean-up before a signal ends the process: incomplete files are removed, and a terminal that
/// hides what is typed shows it again.
enum Interruption {
    private struct State {
        var paths: [String] = []
        /// Every list so far: the handler may be reading one on another thread.
        var lists: [UnsafeMutablePointer<CChar>] = []
        var terminals: [UnsafeMutablePointer<termios>] = []
        var isHandled = false
    }

    private static let state = Mutex(State())
    /// The paths that the handler removes, each with its NUL, and an empty one at the end.
    nonisolated(unsafe) private static let list = Atomic<UnsafeMutablePointer<CChar>?>(nil)
    nonisolated(unsafe) private static let terminal = Atomic<UnsafeMutablePointer<termios>?>(nil)

    /// Written before `isCancellable` is set, and never again.
    nonisolated(unsafe) private static var cancellation: (() -> Void)?
    private static let isCancellable = Atomic(false)

    /// The signals that end a process and that people send on purpose.
    private static let signals = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU]

    /// Removes a file when a signal ends the process.
    static func removes(_ path: String) {
        state.withLock { state in
            state.paths.append(path)
            publish(&state)
        }
    }

    /// No longer removes a file.
    static func keeps(_ path: String) {
        state.withLock { state in
            state.paths.removeAll { $0.utf8.elementsEqual(path.utf8) }
            publish(&state)
        }
    }

    /// Restores these settings of the terminal when a signal ends the process; nil for none.
    static func restores(_ settings: termios?) {
        state.withLock { state in
            let kept = settings.map { settings in
                let pointer = UnsafeMutablePointer<termios>.allocate(capacity: 1)
                pointer.initialize(to: settings)
                return pointer
            }
            if let kept { state.terminals.append(kept) }
            terminal.store(kept, ordering: .sequentiallyConsistent)
            handle(&state)
        }
    }

    /// Has the first signal call a closure, which must do nothing that is not safe while a signal is
    /// handled; the next one ends the process.
    static func cancels(_ cancel: @escaping () -> Void) {
        state.withLock { state in
            cancellation = cancel
            isCancellable.store(true, ordering: .sequentiallyConsistent)
            handle(&state)
        }
    }

    private static func publish(_ state: inout State) {
        let octets = state.paths.flatMap(\.systemPath) + [0]
        let next = UnsafeMutablePointer<CChar>.allocate(capacity: octets.count)
        next.initialize(from: octets, count: octets.count)
        state.lists.append(next)
        list.store(next, ordering: .sequentiallyConsistent)
        handle(&state)
    }

    /// Installs the handler, once; a signal that the parent process ignores stays ignored.
    private static func handle(_ state: inout State) {
        guard !state.isHandled else { return }
        state.isHandled = true
        for number in signals {
            let previous = signal(number, handler)
            if unsafeBitCast(previous, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
                signal(number, SIG_IGN)
            }
        }
    }

    /// Handles a signal: it calls only functions that are safe in a handler (POSIX.1-2017 §2.4.3)
    /// and ends the process with the same signal, so that the parent process sees it.
    private static let handler: @convention(c) (Int32) -> Void = { number in
        if isCancellable.exchange(false, ordering: .sequentiallyConsistent), let cancellation {
            return cancellation()
        }
        var path = list.load(ordering: .sequentiallyConsistent)
        while let pointer = path, pointer.pointee != 0 {
            unlink(pointer)
            path = pointer + strlen(pointer) + 1
        }
        if let settings = terminal.load(ordering: .sequentiallyConsistent) {
            tcsetattr(STDIN_FILENO, TCSANOW, settings)
        }
        signal(number, SIG_DFL)
        raise(number)
    }
}
