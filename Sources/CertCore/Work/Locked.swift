import SystemCalls

/// A value that one thread at a time reaches.
///
/// Like the standard library's `Mutex`, but on a lock that ThreadSanitizer knows: it takes whatever
/// that one guards for raced over on Linux.
package final class Locked<Value>: @unchecked Sendable {
    private let monitor = Monitor()
    private var value: Value

    package init(_ value: sending Value) {
        self.value = value
    }

    /// Lends the value for one call.
    package func withLock<Result, Failure: Error>(
        _ body: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        monitor.lock()
        defer { monitor.unlock() }
        return try body(&value)
    }

    /// Waits until `body` makes something of the value; it is called again after each `changing`.
    package func waiting<Result>(_ body: (inout Value) -> Result?) -> Result {
        monitor.lock()
        defer { monitor.unlock() }
        while true {
            if let result = body(&value) { return result }
            monitor.wait()
        }
    }

    /// Changes the value and wakes all who wait for that.
    package func changing(_ body: (inout Value) -> Void) {
        monitor.lock()
        defer { monitor.unlock() }
        body(&value)
        monitor.wakeAll()
    }
}

/// A POSIX mutex with its condition.
final class Monitor {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    func lock() { pthread_mutex_lock(mutex) }
    func unlock() { pthread_mutex_unlock(mutex) }
    func wait() { pthread_cond_wait(condition, mutex) }
    func wakeAll() { pthread_cond_broadcast(condition) }
}
