import TestSupport
import Testing

@testable import CertCore

/// The host program's errors stay in OpenSSL's queue, in order, whatever the library does.
struct ErrorQueueTests {
    private static let ofHost = [
        QueuedError(code: 0x8000_0002, file: "host.c", line: 7, function: "load", data: "no file"),
        QueuedError(code: 0x0A00_0086, file: "host.c", line: 9, function: "connect", data: ""),
    ]

    @Test("An entry that fails reports its own errors and leaves the host's")
    func failure() {
        _ = QueuedError.takeAll()
        for error in Self.ofHost { error.enqueue() }
        let error = #expect(throws: CertificateError.self) { try CipherList(expanding: "NONSENSE") }
        #expect(error?.underlying.isEmpty == false)
        #expect(error?.underlying.contains { $0.contains("No such file") } == false)
        #expect(QueuedError.takeAll() == Self.ofHost)
    }

    @Test("An entry that succeeds leaves the host's errors")
    func success() throws {
        _ = QueuedError.takeAll()
        for error in Self.ofHost { error.enqueue() }
        #expect(try CipherList(expanding: "ECDHE+AESGCM").suites.isEmpty == false)
        #expect(QueuedError.takeAll() == Self.ofHost)
    }

    @Test("An empty queue stays empty")
    func empty() throws {
        _ = QueuedError.takeAll()
        _ = try? CipherList(expanding: "NONSENSE")
        #expect(QueuedError.takeAll().isEmpty)
    }
}
