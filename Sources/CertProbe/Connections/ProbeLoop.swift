internal import SystemCalls

/// Asks many targets at once on the thread that wants the next answer.
///
/// `next` gives the answers in the order of the targets. Several threads may take turns with it;
/// one at a time uses it. However many targets there are, no more than a window of them is known
/// here, and no more than some connections are open.
final class ProbeLoop {
    /// Gives the next target; nil at the end.
    private let source: () -> ProbeTarget?
    private let timeout: Int
    private let cancellation: Alarm
    private let alarm = Alarm()
    private let resolver: Resolver
    private let contexts: TLSContexts
    private let maximumConnections: Int

    private var jobs: [Int: ProbeJob] = [:]
    private var finished: [Int: ProbeJob] = [:]
    /// What is to be connected next: the job, and its attempt.
    private var queue: [(job: Int, attempt: Int)] = []
    private var connections: [Int32: (connection: Connection, job: Int, attempt: Int)] = [:]
    private var nextJob = 0
    private var nextAnswer = 0
    private var isDry = false
    private(set) var isCancelled = false
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 16 * 1024, alignment: 16)

    /// How many targets are under way at once.
    private static let maximumJobs = 128
    /// How far an answer may be ahead of the one that is awaited.
    private static let window = 1024

    /// - Parameter timeout: The time that a target may take, in milliseconds.
    init(
        timeout: Int,
        cancellation: Alarm,
        source: @escaping () -> ProbeTarget?
    ) throws(CertificateError) {
        self.source = source
        self.timeout = timeout
        self.cancellation = cancellation
        contexts = try TLSContexts()
        resolver = Resolver(alarm: alarm)
        // Standard streams, the report, the resolver's own files.
        maximumConnections = max(4, min(256, Sockets.descriptorLimit - 64))
    }

    deinit {
        resolver.close()
        buffer.deallocate()
    }

    /// The answer to the next target; nil where there are no more.
    func next() -> ProbeJob? {
        while true {
            if let job = finished.removeValue(forKey: nextAnswer) {
                nextAnswer += 1
                return job
            }
            admit()
            guard !jobs.isEmpty else {
                guard finished[nextAnswer] != nil else { return nil }
                continue
            }
            connect()
            wait()
            expire()
        }
    }

    /// Takes up targets while there is room.
    private func admit() {
        while !isDry, !isCancelled, jobs.count < Self.maximumJobs,
            nextJob < nextAnswer + Self.window
        {
            guard let target = source() else {
                isDry = true
                return
            }
            let now = SystemCalls.milliseconds
            var job = ProbeJob(target, began: now, deadline: now + timeout)
            for place in target.places { resolve(place.host, place.port, &job) }
            store(job, nextJob)
            nextJob += 1
        }
    }

    /// Finds the addresses of one place of the next job, or has them looked up.
    private func resolve(_ host: String, _ port: Int, _ job: inout ProbeJob) {
        let showsPort = port != job.target.port
        let known = SocketAddress.addresses(
            of: host,
            port: port,
            isNumeric: true,
            showsPort: showsPort
        )
        if let known {
            take(known, &job, nextJob)
        } else {
            resolver.ask(nextJob, host: host, port: port, showsPort: showsPort)
        }
    }

    private func take(
        _ addresses: Result<[SocketAddress], ProbeFailure>,
        _ job: inout ProbeJob,
        _ id: Int
    ) {
        switch addresses {
        case .success(let addresses):
            for address in addresses where !job.attempts.contains(where: { $0.address == address })
            {
                enqueue(job.add(.preferred, address), id)
            }
        case .failure(let failure):
            job.failure = failure
        }
        job.unresolved -= 1
    }

    private func enqueue(_ attempt: Int, _ id: Int) { queue.append((id, attempt)) }

    /// Keeps a job where it belongs: under way, or over.
    private func store(_ job: ProbeJob, _ id: Int) {
        if job.isOver {
            jobs[id] = nil
            var job = job
            job.ended = SystemCalls.milliseconds
            finished[id] = job
        } else {
            jobs[id] = job
        }
    }

    /// Opens connections while there is room.
    private func connect() {
        var place = 0
        while place < queue.count, connections.count < maximumConnections {
            let (id, attempt) = queue[place]
            place += 1
            guard let job = jobs[id], job.attempts[attempt].outcome == nil else { continue }
            do throws(ProbeFailure) {
                let connection = try Connection(job.request(attempt), contexts)
                connections[connection.descriptor] = (connection, id, attempt)
            } catch {
                settle(id, attempt, .failed(error))
            }
        }
        queue.removeFirst(place)
    }

    private func wait() {
        var polled = [
            pollfd(fd: alarm.descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(
                fd: isCancelled ? -1 : cancellation.descriptor,
                events: Int16(POLLIN),
                revents: 0
            ),
        ]
        for (descriptor, entry) in connections {
            polled.append(pollfd(fd: descriptor, events: entry.connection.events, revents: 0))
        }
        let now = SystemCalls.milliseconds
        let next = jobs.values.lazy.map(\.deadline).min() ?? now
        guard poll(&polled, nfds_t(polled.count), Int32(clamping: max(0, next - now + 1))) > 0
        else {
            return
        }
        if polled[0].revents != 0 { takeAddresses() }
        if polled[1].revents != 0 { return cancel() }
        for entry in polled.dropFirst(2) where entry.revents != 0 {
            guard let (connection, id, attempt) = connections[entry.fd],
                let outcome = connection.advance(buffer)
            else { continue }
            connections[entry.fd] = nil
            settle(id, attempt, outcome)
        }
    }

    private func takeAddresses() {
        alarm.silence()
        for (id, addresses) in resolver.takeAnswers() {
            guard var job = jobs[id] else { continue }
            take(addresses, &job, id)
            store(job, id)
        }
    }

    /// Notes what came of an attempt, and asks what follows from it.
    private func settle(_ id: Int, _ attempt: Int, _ outcome: HandshakeOutcome) {
        guard var job = jobs[id] else { return }
        for next in job.settle(attempt, outcome) { enqueue(next, id) }
        store(job, id)
    }

    /// Ends what takes too long.
    private func expire() {
        let now = SystemCalls.milliseconds
        let late = jobs.filter { $0.value.deadline <= now }
        guard !late.isEmpty else { return }
        for id in late.keys.sorted() {
            end(id) { .timedOut($0, seconds: max(1, timeout / 1000)) }
        }
    }

    private func cancel() {
        isCancelled = true
        for id in jobs.keys.sorted() { end(id) { _ in .interrupted } }
    }

    /// Ends a job; what it had learnt stays.
    private func end(_ id: Int, _ failure: (ProbeStep) -> ProbeFailure) {
        guard var job = jobs[id] else { return }
        for (descriptor, entry) in connections where entry.job == id {
            let outcome = entry.connection.stop(failure(entry.connection.step))
            job.attempts[entry.attempt].outcome = outcome
            connections[descriptor] = nil
        }
        for place in job.attempts.indices where job.attempts[place].outcome == nil {
            job.attempts[place].outcome = .failed(failure(.connecting))
        }
        if job.unresolved > 0 {
            job.failure = failure(.resolving)
            job.unresolved = 0
        }
        store(job, id)
    }
}
