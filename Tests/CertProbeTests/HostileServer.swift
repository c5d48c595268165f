import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A server on loopback that does to each client what a behaviour says, on a thread of its own.
final class HostileServer: Sendable {
    /// What is done to a client; the descriptor is closed afterwards.
    typealias Behaviour = @Sendable (Peer) -> Void

    let port: Int
    private let listener: Int32

    init(_ behaviour: @escaping Behaviour) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = listener
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, size) == 0
                    && getsockname(descriptor, address, &size) == 0
            }
        }
        try #require(isBound && listen(listener, 64) == 0)
        port = Int(UInt16(bigEndian: address.sin_port))
        Self.onThread {
            while true {
                let client = accept(descriptor, nil, nil)
                guard client >= 0 else { return }
                Self.onThread {
                    behaviour(Peer(descriptor: client))
                    close(client)
                }
            }
        }
    }

    /// Takes no more clients.
    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    private static func onThread(_ body: @escaping @Sendable () -> Void) {
        final class Work {
            let run: @Sendable () -> Void
            init(_ run: @escaping @Sendable () -> Void) { self.run = run }
        }
        var thread = pthread_t()
        let work = Unmanaged.passRetained(Work(body))
        let status = pthread_create(
            &thread,
            nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            },
            work.toOpaque()
        )
        if status == 0 { pthread_detach(thread) } else { work.release() }
    }

    /// A client, as its server sees it.
    struct Peer: Sendable {
        let descriptor: Int32

        /// Sends octets; false where the client has gone.
        @discardableResult
        func send(_ octets: [UInt8]) -> Bool {
            var rest = octets[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes {
                    Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }

        @discardableResult
        func say(_ text: String) -> Bool { send(Array(text.utf8)) }

        /// Waits for the client to say something; what it said, empty where it has gone.
        @discardableResult
        func hear() -> [UInt8] {
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = recv(descriptor, &buffer, buffer.count, 0)
            return count > 0 ? Array(buffer[..<count]) : []
        }

        /// Waits until the client goes.
        func waitForEnd() { while !hear().isEmpty {} }

        /// Sends octets one by one, a hundredth of a second apart, for as long as the client stays.
        func drip(_ octet: UInt8) {
            while send([octet]) {
                var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                if poll(&entry, 1, 10) > 0, hear().isEmpty { return }
            }
        }

        /// Sends octets without end.
        func flood(_ octets: [UInt8]) { while send(octets) {} }

        /// Has the connection reset when it is closed.
        func reset() {
            var option = linger(l_onoff: 1, l_linger: 0)
            setsockopt(
                descriptor,
                SOL_SOCKET,
                SO_LINGER,
                &option,
                socklen_t(MemoryLayout<linger>.size)
            )
        }
    }
}

/// Records and messages of TLS 1.2, as a server sends them.
enum Wire {
    /// A record of handshake messages.
    static func record(_ content: [UInt8], kind: UInt8 = 22) -> [UInt8] {
        [kind, 3, 3, UInt8(content.count >> 8), UInt8(content.count & 0xFF)] + content
    }

    /// A handshake message with its head.
    static func message(_ kind: UInt8, _ body: [UInt8], length: Int? = nil) -> [UInt8] {
        [kind] + number(length ?? body.count, octets: 3) + body
    }

    /// A ServerHello that chooses TLS 1.2 and ECDHE-RSA-AES128-GCM-SHA256.
    static let serverHello = message(
        2,
        [3, 3] + [UInt8](repeating: 7, count: 32) + [0, 0xC0, 0x2F, 0, 0, 5, 0xFF, 1, 0, 1, 0]
    )

    /// A certificate message with these certificates.
    static func certificates(_ list: [[UInt8]]) -> [UInt8] {
        let entries = list.flatMap { number($0.count, octets: 3) + $0 }
        return message(11, number(entries.count, octets: 3) + entries)
    }

    static func number(_ value: Int, octets: Int) -> [UInt8] {
        (0..<octets).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
}
