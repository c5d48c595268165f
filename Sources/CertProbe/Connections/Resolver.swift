internal import SystemCalls

/// Looks up hosts on a few threads: `getaddrinfo` waits, and nothing can end it.
///
/// A pipe wakes up who asked. A thread whose answer is no longer wanted ends by
/// itself when the answer comes.
final class Resolver: Sendable {
    private struct Question {
        let id: Int
        let host: String
        let port: Int
        let showsPort: Bool
    }

    private struct State {
        var questions: [Question] = []
        var answers: [(id: Int, addresses: Result<[SocketAddress], ProbeFailure>)] = []
        var threads = 0
        var idle = 0
        var isClosed = false
    }

    /// How many look-ups are under way at once.
    private static let maximumThreads = 16

    private let state = Locked(State())
    private let alarm: Alarm

    /// - Parameter alarm: Rung when there is an answer.
    init(alarm: Alarm) { self.alarm = alarm }

    /// Asks for the addresses of a host.
    func ask(_ id: Int, host: String, port: Int, showsPort: Bool) {
        let needsThread = state.withLock { state in
            guard state.idle <= state.questions.count, state.threads < Self.maximumThreads else {
                return false
            }
            state.threads += 1
            return true
        }
        state.changing {
            $0.questions.append(Question(id: id, host: host, port: port, showsPort: showsPort))
        }
        guard needsThread else { return }
        BackgroundThread.run { [self] in
            while let question = next() { answer(question) }
        }
    }

    /// The answers that have come since.
    func takeAnswers() -> [(id: Int, addresses: Result<[SocketAddress], ProbeFailure>)] {
        state.withLock { state in
            defer { state.answers = [] }
            return state.answers
        }
    }

    /// Lets the threads end.
    func close() {
        state.changing { state in
            state.isClosed = true
            state.questions = []
        }
    }

    /// The next question; nil where there will be none.
    private func next() -> Question? {
        state.withLock { $0.idle += 1 }
        return state.waiting { state -> Question?? in
            guard !state.isClosed else { return .some(nil) }
            guard !state.questions.isEmpty else { return nil }
            state.idle -= 1
            return state.questions.removeFirst()
        }
    }

    private func answer(_ question: Question) {
        let addresses = SocketAddress.addresses(
            of: question.host,
            port: question.port,
            isNumeric: false,
            showsPort: question.showsPort
        )
        guard let addresses else { return }
        state.withLock { $0.answers.append((question.id, addresses)) }
        alarm.ring()
    }
}

/// A pipe by which other threads, and signal handlers, wake up the one that waits for sockets.
final class Alarm: Sendable {
    /// What is readable once it rang; -1 where the system gave no pipe.
    let descriptor: Int32
    private let bell: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        if pipe(&ends) == 0 { ends.forEach(Sockets.keepToOurselves) }
        (descriptor, bell) = (ends[0], ends[1])
    }

    deinit {
        if descriptor >= 0 { _ = SystemCalls.close(descriptor) }
        if bell >= 0 { _ = SystemCalls.close(bell) }
    }

    /// Makes the descriptor readable; may be called while a signal is handled.
    func ring() {
        var octet: UInt8 = 1
        _ = write(bell, &octet, 1)
    }

    /// Makes the descriptor unreadable again.
    func silence() {
        var octets = [UInt8](repeating: 0, count: 256)
        while read(descriptor, &octets, octets.count) > 0 {}
    }
}
