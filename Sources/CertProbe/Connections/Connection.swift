internal import SystemCalls

/// One connection to one address, from the first packet to the end of the handshake.
final class Connection {
    /// What is asked in it.
    struct Request {
        let address: SocketAddress
        let question: TLSQuestion
        /// The name to ask for; nil to ask for none.
        let serverName: String?
        let startTLS: StartTLSProtocol?
        /// The name of the service, for protocols in which the client says it.
        let domain: String
        /// The application protocols to offer.
        let protocols: [UInt8]
        /// When it must be over, on the system's monotonic clock.
        let deadline: Int
    }

    /// The most octets that are read of a server.
    static let maximumOctets = 1024 * 1024

    let request: Request
    let descriptor: Int32
    private var stage: Stage
    private let contexts: TLSContexts
    private var unsent: ArraySlice<UInt8> = []
    private var count = 0

    private enum Stage {
        case connecting
        case dialogue(Dialogue)
        case handshake(TLSClient)
    }

    /// What came of a connection.
    typealias Outcome = HandshakeOutcome

    /// Begins to connect.
    init(_ request: Request, _ contexts: TLSContexts) throws(ProbeFailure) {
        let descriptor = Sockets.open(family: request.address.family)
        guard descriptor >= 0 else {
            let code = errno
            throw code == EAFNOSUPPORT
                ? .unreachable(Sockets.words(code), isLocal: true)
                : .system(Sockets.words(code))
        }
        if let code = request.address.connect(descriptor) {
            _ = SystemCalls.close(descriptor)
            throw Self.failure(code)
        }
        self.request = request
        self.descriptor = descriptor
        self.contexts = contexts
        stage = .connecting
    }

    deinit { _ = SystemCalls.close(descriptor) }

    private static func failure(_ code: Int32) -> ProbeFailure {
        let isLocal = [ENETUNREACH, EADDRNOTAVAIL, EAFNOSUPPORT].contains(code)
        return code == EMFILE || code == ENFILE || code == ENOBUFS
            ? .system(Sockets.words(code))
            : .unreachable(Sockets.words(code), isLocal: isLocal)
    }

    /// What was under way.
    var step: ProbeStep {
        switch stage {
        case .connecting: .connecting
        case .dialogue: .dialogue
        case .handshake: .handshake
        }
    }

    /// The events to wait for.
    var events: Int16 {
        if case .connecting = stage { return Int16(POLLOUT) }
        return Int16(POLLIN) | (unsent.isEmpty ? 0 : Int16(POLLOUT))
    }

    /// Goes on after an event; nil while it is not over.
    func advance(_ buffer: UnsafeMutableRawBufferPointer) -> Outcome? {
        if case .connecting = stage {
            if let failure = connectionFailure { return .failed(failure) }
            if let outcome = begin() { return outcome }
        }
        if let outcome = flush() { return outcome }
        switch Sockets.receive(descriptor, into: buffer) {
        case .wouldBlock: return nil
        case .octets(0): return ended(words: nil)
        case .failed(let words): return ended(words: words)
        case .octets(let received):
            count += received
            guard count <= Self.maximumOctets else { return over(.endless) }
            return take(Array(buffer[..<received])) ?? flush()
        }
    }

    /// What there is to say where the time is up, or the run is ended.
    func stop(_ failure: ProbeFailure) -> Outcome { over(failure) }

    private var connectionFailure: ProbeFailure? {
        var code: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        guard getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size) == 0, code != 0 else {
            return nil
        }
        return Self.failure(code)
    }

    /// The connection is there.
    private func begin() -> Outcome? {
        guard let kind = request.startTLS else { return beginHandshake() }
        let dialogue = Dialogue(kind, domain: request.domain)
        unsent = dialogue.opening[...]
        stage = .dialogue(dialogue)
        return nil
    }

    private func beginHandshake() -> Outcome? {
        do throws(CertificateError) {
            let client = try TLSClient(
                contexts,
                request.question,
                serverName: request.serverName,
                protocols: request.protocols
            )
            stage = .handshake(client)
            count = 0
            return proceed(client, with: [])
        } catch {
            return .failed(.system(error.underlying.first ?? "OpenSSL"))
        }
    }

    private func take(_ octets: [UInt8]) -> Outcome? {
        switch stage {
        case .connecting: return nil
        case .dialogue(var dialogue):
            let step = dialogue.take(octets)
            stage = .dialogue(dialogue)
            return follow(step)
        case .handshake(let client):
            // A record begins with its kind, 20 to 23, and the major version.
            let isTLS =
                client.record.hasServerHello || count > octets.count
                || (20...23 ~= octets[0] && (octets.count < 2 || octets[1] == 3))
            guard isTLS else { return .failed(.notTLS(said: octets.firstLine)) }
            return proceed(client, with: octets[...])
        }
    }

    private func follow(_ step: Dialogue.Step) -> Outcome? {
        switch step {
        case .wait: return nil
        case .send(let octets):
            unsent += octets
            return nil
        case .start:
            return beginHandshake()
        case .startAfter(let octets):
            unsent += octets
            return beginHandshake()
        case .stop(let fault):
            guard let kind = request.startTLS else {
                return .failed(.closed(.dialogue, words: nil))
            }
            return .failed(.startTLS(protocol: kind.rawValue, fault))
        }
    }

    private func proceed(_ client: TLSClient, with octets: ArraySlice<UInt8>) -> Outcome? {
        let progress = client.take(octets)
        unsent += client.output()
        switch progress {
        case .waits: return nil
        case .isDone:
            let outcome = HandshakeOutcome(client, isComplete: true, failure: nil)
            // Who speaks first after the handshake is the client: a goodbye disturbs no protocol.
            unsent += client.farewell()
            _ = flush()
            return outcome
        case .isOver(let words):
            let failure: ProbeFailure =
                client.record.alertReceived.map { .alert(Alert.name($0)) } ?? .handshake(words)
            // The alert that says why may still reach the server.
            _ = flush()
            return over(failure)
        }
    }

    /// Sends what there is to send, as far as the system takes it.
    private func flush() -> Outcome? {
        while !unsent.isEmpty {
            switch Sockets.transmit(descriptor, unsent) {
            case .octets(let sent): unsent = unsent.dropFirst(sent)
            case .wouldBlock: return nil
            // What the server said before it went is still to be read.
            case .failed: unsent = []
            }
        }
        return nil
    }

    private func ended(words: String?) -> Outcome {
        if case .dialogue(let dialogue) = stage, words == nil, let kind = request.startTLS {
            return .failed(.startTLS(protocol: kind.rawValue, dialogue.ending))
        }
        return over(.closed(step, words: words))
    }

    /// A handshake that failed may have shown the certificate before.
    private func over(_ failure: ProbeFailure) -> Outcome {
        guard case .handshake(let client) = stage else { return .failed(failure) }
        return HandshakeOutcome(client, isComplete: false, failure: failure)
    }
}

/// What came of one connection.
struct HandshakeOutcome: Sendable {
    /// What the server presented; nil where it presented no certificate.
    var served: Served?
    /// Why the handshake is not complete; nil where it is.
    var failure: ProbeFailure?

    /// What a server presented.
    struct Served: Sendable {
        /// The certificates in DER, as they were sent.
        let certificates: [[UInt8]]
        let staple: [UInt8]?
        let clientAuthorities: [[UInt8]]?
        let version: String?
        let cipher: String?
        let applicationProtocol: String?
        /// Whether the first certificate's key is an RSA key; nil where OpenSSL doesn't say.
        let hasRSAKey: Bool?
    }

    static func failed(_ failure: ProbeFailure) -> HandshakeOutcome {
        HandshakeOutcome(served: nil, failure: failure)
    }
}

extension HandshakeOutcome {
    fileprivate init(_ client: TLSClient, isComplete: Bool, failure: ProbeFailure?) {
        self.failure = failure
        guard let certificates = client.record.certificates, !certificates.isEmpty else {
            if isComplete { self.failure = .noCertificate }
            return
        }
        served = Served(
            certificates: certificates,
            staple: client.record.staple,
            clientAuthorities: client.record.clientAuthorities,
            version: client.version,
            cipher: client.cipher,
            applicationProtocol: client.applicationProtocol,
            hasRSAKey: client.hasRSAKey
        )
        // A server that asks for a client's certificate may end the handshake for want of one.
        if failure.isAlert, client.record.clientAuthorities != nil { self.failure = nil }
    }
}

extension ProbeFailure? {
    fileprivate var isAlert: Bool {
        if case .alert? = self { true } else { false }
    }
}

extension [UInt8] {
    /// The first line, for people; empty where it is not text.
    fileprivate var firstLine: String {
        let line = prefix { $0 != 0x0A && $0 != 0x0D }
        let isText = line.allSatisfy { $0 >= 0x20 || $0 == 0x09 }
        return isText ? line.said : ""
    }
}
