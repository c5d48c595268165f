/// Sockets that do not block, without the differences between systems.
package enum Sockets {
    /// What a read or a write came to.
    package enum Transfer {
        case octets(Int)
        case wouldBlock
        case failed(String)
    }

    /// The type of a socket for a stream of octets.
    package static var streamType: Int32 {
        #if canImport(Glibc)
            Int32(SOCK_STREAM.rawValue)
        #else
            SOCK_STREAM
        #endif
    }

    /// A socket that does not block and is not handed on to other programs.
    package static func open(family: Int32) -> Int32 {
        let descriptor = socket(family, streamType, 0)
        #if canImport(Darwin)
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
        #endif
        if descriptor >= 0 { keepToOurselves(descriptor) }
        return descriptor
    }

    /// Makes a descriptor one that does not block and is not handed on.
    package static func keepToOurselves(_ descriptor: Int32) {
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    /// Receives what has arrived, at most what the buffer holds.
    package static func receive(
        _ descriptor: Int32,
        into buffer: UnsafeMutableRawBufferPointer
    ) -> Transfer {
        transfer { recv(descriptor, buffer.baseAddress, buffer.count, 0) }
    }

    /// Sends without a signal where the other side has gone.
    package static func transmit(_ descriptor: Int32, _ octets: ArraySlice<UInt8>) -> Transfer {
        #if canImport(Darwin)
            let flags: Int32 = 0
        #else
            let flags = Int32(MSG_NOSIGNAL)
        #endif
        return octets.withUnsafeBytes { bytes in
            transfer {
                send(descriptor, bytes.baseAddress, bytes.count, flags)
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
    package static func words(_ code: Int32) -> String { String(cString: strerror(code)) }

    /// Begins to connect a socket: 0, or -1 with the error in `errno`.
    package static func connect(
        _ descriptor: Int32,
        _ address: UnsafePointer<sockaddr>,
        _ count: socklen_t
    ) -> Int32 {
        systemConnect(descriptor, address, count)
    }

    /// How many more files this process may open, roughly.
    package static var descriptorLimit: Int {
        var limit = rlimit()
        #if canImport(Glibc)
            let result = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        #else
            let result = getrlimit(RLIMIT_NOFILE, &limit)
        #endif
        return result == 0 ? Int(clamping: limit.rlim_cur) : 256
    }
}

// At the top level the C library's names are not hidden.
private func systemConnect(
    _ descriptor: Int32,
    _ address: UnsafePointer<sockaddr>,
    _ count: socklen_t
) -> Int32 {
    connect(descriptor, address, count)
}
