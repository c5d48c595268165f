#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The system's calls on sockets, without their differences between systems.
enum SystemCalls {
    /// What a read or a write came to.
    enum Transfer {
        case octets(Int)
        case wouldBlock
        case failed(String)
    }

    /// A socket that does not block and is not handed on to other programs.
    static func socket(family: Int32) -> Int32 {
        #if canImport(Darwin)
            let descriptor = Darwin.socket(family, SOCK_STREAM, 0)
            if descriptor >= 0 {
                var on: Int32 = 1
                setsockopt(
                    descriptor,
                    SOL_SOCKET,
                    SO_NOSIGPIPE,
                    &on,
                    socklen_t(MemoryLayout<Int32>.size)
                )
            }
        #elseif canImport(Musl)
            let descriptor = Musl.socket(family, SOCK_STREAM, 0)
        #else
            let descriptor = Glibc.socket(family, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        if descriptor >= 0 { keepToOurselves(descriptor) }
        return descriptor
    }

    /// Makes a descriptor one that does not block and is not handed on.
    static func keepToOurselves(_ descriptor: Int32) {
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    static func receive(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Transfer
    {
        transfer { recv(descriptor, buffer.baseAddress, buffer.count, 0) }
    }

    /// Sends without a signal where the other side has gone.
    static func send(_ descriptor: Int32, _ octets: ArraySlice<UInt8>) -> Transfer {
        #if canImport(Darwin)
            let flags: Int32 = 0
        #else
            let flags = Int32(MSG_NOSIGNAL)
        #endif
        return octets.withUnsafeBytes { bytes in
            transfer {
                #if canImport(Glibc)
                    Glibc.send(descriptor, bytes.baseAddress, bytes.count, flags)
                #elseif canImport(Musl)
                    Musl.send(descriptor, bytes.baseAddress, bytes.count, flags)
                #else
                    Darwin.send(descriptor, bytes.baseAddress, bytes.count, flags)
                #endif
            }
        }
    }

    private static func transfer(_ call: () -> Int) -> Transfer {
        while true {
            let count = call()
            if count >= 0 { return .octets(count) }
            switch errno {
            case EINTR: continue
            case EAGAIN, EWOULDBLOCK: return .wouldBlock
            default: return .failed(words(errno))
            }
        }
    }

    /// The system's words for an error.
    static func words(_ code: Int32) -> String { String(cString: strerror(code)) }

    static func close(_ descriptor: Int32) {
        #if canImport(Glibc)
            _ = Glibc.close(descriptor)
        #elseif canImport(Musl)
            _ = Musl.close(descriptor)
        #else
            _ = Darwin.close(descriptor)
        #endif
    }

    /// Milliseconds of a clock that nobody sets.
    static var milliseconds: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }

    /// How many more files this process may open, roughly.
    static var descriptorLimit: Int {
        var limit = rlimit()
        #if canImport(Glibc)
            let result = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        #else
            let result = getrlimit(RLIMIT_NOFILE, &limit)
        #endif
        return result == 0 ? Int(clamping: limit.rlim_cur) : 256
    }
}
