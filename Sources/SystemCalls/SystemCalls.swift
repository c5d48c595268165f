// The one place that knows which C library a system has.
#if canImport(Glibc)
    @_exported public import Glibc
#elseif canImport(Musl)
    @_exported public import Musl
#else
    @_exported public import Darwin
#endif

/// System calls by a name that no method of Swift's hides.
package enum SystemCalls {
    /// read(2).
    package static func read(
        _ descriptor: Int32,
        _ buffer: UnsafeMutableRawPointer?,
        _ count: Int
    ) -> Int {
        systemRead(descriptor, buffer, count)
    }

    /// write(2).
    package static func write(
        _ descriptor: Int32,
        _ octets: UnsafeRawPointer?,
        _ count: Int
    ) -> Int {
        systemWrite(descriptor, octets, count)
    }

    /// close(2).
    package static func close(_ descriptor: Int32) -> Int32 { systemClose(descriptor) }

    /// Milliseconds of a monotonic clock.
    package static var milliseconds: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }

    /// exit(3).
    package static func exit(_ code: Int32) -> Never { systemExit(code) }
}

// At the top level the C library's names are not hidden.
private func systemRead(
    _ descriptor: Int32,
    _ buffer: UnsafeMutableRawPointer?,
    _ count: Int
) -> Int {
    read(descriptor, buffer, count)
}

private func systemWrite(_ descriptor: Int32, _ octets: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, octets, count)
}

private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }

private func systemExit(_ code: Int32) -> Never { exit(code) }
