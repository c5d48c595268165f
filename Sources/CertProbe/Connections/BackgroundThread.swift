internal import SystemCalls

/// A thread for work that waits, which the few threads of tasks must not do.
enum BackgroundThread {
    /// Runs work on a thread of its own, or on this one where the system gives none.
    static func run(_ body: @escaping @Sendable () -> Void) {
        guard let thread = SystemThread(body) else { return body() }
        thread.detach()
    }
}
