#if canImport(Glibc)
    internal import Glibc

    /// Sets whose files the calling thread opens; Swift's module of the C library leaves it out.
    private let setfsuid: (@convention(c) (uid_t) -> CInt)? = dlsym(nil, "setfsuid").map {
        unsafeBitCast($0, to: (@convention(c) (uid_t) -> CInt).self)
    }
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Whether the tests run as root.
public var isRoot: Bool { geteuid() == 0 }

/// Runs a body whose files are opened as those of a user without privileges, even as root: on Linux
/// that is a matter of the thread.
public func asUnprivileged<Result>(_ body: () throws -> Result) rethrows -> Result {
    #if canImport(Glibc)
        let nobody: uid_t = 65_534
        let previous = setfsuid?(isRoot ? nobody : geteuid())
        defer { _ = previous.map { setfsuid?(uid_t($0)) } }
    #endif
    return try body()
}
