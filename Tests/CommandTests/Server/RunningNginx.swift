import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// An nginx on loopback; whatever happens to its test, it ends with it: a shell kills
/// it as soon as nobody holds the other end of the shell's input.
final class RunningNginx {
    let port: UInt16
    private let process = Process()
    private let life = Pipe()

    /// Starts it with the server blocks that `servers` makes for a free port.
    init(in folder: URL, servers: (UInt16) -> String) throws {
        port = try #require(Loopback.freePort())
        let text = "daemon off;\nmaster_process off;\n" + LocalNginx.configuration(servers(port))
        try text.write(
            to: folder.appending(path: "nginx.conf"),
            atomically: true,
            encoding: .utf8
        )
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c", #""$0" -c "$1/nginx.conf" -p "$1" 2>/dev/null & read line; kill -9 $!"#,
            LocalNginx.path ?? "nginx", folder.path,
        ]
        process.standardInput = life
        try process.run()
        let deadline = ContinuousClock.now + .seconds(20)
        while !Loopback.accepts(port), process.isRunning, ContinuousClock.now < deadline {}
    }

    func stop() {
        try? life.fileHandleForWriting.close()
        process.waitUntilExit()
    }
}

/// Ports of this machine.
enum Loopback {
    /// A port that nobody listens on at the moment.
    static func freePort() -> UInt16? {
        withSocket { descriptor in
            var address = place(port: 0)
            var size = socklen_t(MemoryLayout<sockaddr_in>.size)
            return withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                    bind(descriptor, address, size) == 0
                        && getsockname(descriptor, address, &size) == 0
                }
            } ? UInt16(bigEndian: address.sin_port) : nil
        }
    }

    /// Whether somebody listens on a port.
    static func accepts(_ port: UInt16) -> Bool {
        withSocket { descriptor in
            var address = place(port: port)
            let size = socklen_t(MemoryLayout<sockaddr_in>.size)
            return withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                    connect(descriptor, address, size) == 0
                }
            }
        }
    }

    private static func place(port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static func withSocket<Result>(_ body: (Int32) -> Result) -> Result {
        #if canImport(Glibc)
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        defer { close(descriptor) }
        return body(descriptor)
    }
}
