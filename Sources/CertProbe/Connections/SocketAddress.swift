internal import SystemCalls

/// An IP address with a port, as the system's calls take it.
struct SocketAddress: Sendable, Hashable {
    /// The octets of a `sockaddr_in` or `sockaddr_in6`.
    private let octets: [UInt8]
    /// `AF_INET` or `AF_INET6`.
    let family: Int32
    /// The address, for people.
    let text: String

    /// Most addresses of a host that are asked.
    private static let maximumCount = 64

    private init?(_ info: addrinfo, port: Int?) {
        guard let address = info.ai_addr, info.ai_family == AF_INET || info.ai_family == AF_INET6
        else { return nil }
        octets = Array(
            UnsafeRawBufferPointer(start: UnsafeRawPointer(address), count: Int(info.ai_addrlen))
        )
        family = info.ai_family
        var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        let result = getnameinfo(
            address,
            info.ai_addrlen,
            &name,
            socklen_t(name.count),
            nil,
            0,
            NI_NUMERICHOST
        )
        guard result == 0 else { return nil }
        let bare = name.withUnsafeBufferPointer { buffer in
            String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
        text = port.map { ServedEndpoint.name(host: bare, port: $0) } ?? bare
    }

    /// Begins to connect a socket; nil where that is under way, else the system's error.
    func connect(_ descriptor: Int32) -> Int32? {
        let result = octets.withUnsafeBytes { bytes -> Int32 in
            guard let start = bytes.baseAddress else { return -1 }
            return Sockets.connect(
                descriptor,
                start.assumingMemoryBound(to: sockaddr.self),
                socklen_t(bytes.count)
            )
        }
        guard result != 0 else { return nil }
        return errno == EINPROGRESS || errno == EINTR ? nil : errno
    }

    /// The addresses of a host, each once, in the resolver's order; this waits for the resolver
    /// unless `isNumeric`.
    ///
    /// - Returns: Nil where the host is not an address and only that was asked for.
    static func addresses(
        of host: String,
        port: Int,
        isNumeric: Bool,
        showsPort: Bool
    ) -> Result<[SocketAddress], ProbeFailure>? {
        var hints = addrinfo()
        hints.ai_socktype = Sockets.streamType
        hints.ai_flags = AI_NUMERICSERV | (isNumeric ? AI_NUMERICHOST : 0)
        var list: UnsafeMutablePointer<addrinfo>?
        let status = getaddrinfo(host, String(port), &hints, &list)
        guard status == 0 else {
            return isNumeric ? nil : .failure(.noAddress(String(cString: gai_strerror(status))))
        }
        defer { freeaddrinfo(list) }
        var found: [SocketAddress] = []
        var next = list
        while let info = next?.pointee, found.count < maximumCount {
            if let address = SocketAddress(info, port: showsPort ? port : nil),
                !found.contains(address)
            {
                found.append(address)
            }
            next = info.ai_next
        }
        return found.isEmpty
            ? .failure(.noUsableAddress) : .success(found)
    }
}
