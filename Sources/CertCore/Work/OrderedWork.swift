import SystemCalls

/// Work on all cores whose results come in the order of its inputs, as soon as they can.
///
/// Threads rather than tasks: the work is reading files and arithmetic, which would only block the
/// few threads that tasks share; and a thread that waits for input must not keep the results of
/// the others.
final class OrderedWork<Input, Output>: @unchecked Sendable {
    private let source: () -> Input?
    private let work: (Input, EngineLease) -> Output
    private let deliver: (Output) -> Void
    /// How many inputs a thread takes at once.
    private let batch: Int

    // Held while inputs are fetched: its owner alone touches `source` and `nextInput`.
    private let sourceLock = Monitor()
    private var nextInput = 0
    private var isDry = false

    // Held while results are handed on: its owner alone touches what follows and `deliver`.
    private let deliveryLock = Monitor()
    private var nextOutput = 0
    private var waiting: [Int: [Output]] = [:]

    /// How many batches a thread may run ahead of the slowest: a bound on the results that wait.
    private let lead: Int

    private init(
        lead: Int,
        batch: Int,
        source: @escaping () -> Input?,
        work: @escaping (Input, EngineLease) -> Output,
        deliver: @escaping (Output) -> Void
    ) {
        self.lead = lead
        self.batch = batch
        self.source = source
        self.work = work
        self.deliver = deliver
    }

    /// Does `work` for every input of `source` until that gives nil, on `jobs` threads.
    ///
    /// `source` and `deliver` are each called by one thread at a time, `work` by all at once, each
    /// with an engine to borrow. Where the work is short, threads that take inputs in batches get
    /// in each other's way less; where a result must not wait for the next input, one at a time.
    /// Fewer jobs than one are one, and more than 256 are 256.
    static func run(
        jobs: Int,
        batch: Int = 1,
        source: @escaping () -> Input?,
        work: @escaping (Input, EngineLease) -> Output,
        deliver: @escaping (Output) -> Void
    ) {
        let jobs = min(max(jobs, 1), 256)
        let queue = OrderedWork(
            lead: max(jobs * 64 / batch, jobs * 2),
            batch: batch,
            source: source,
            work: work,
            deliver: deliver
        )
        let threads = (1..<jobs).compactMap { _ in SystemThread { queue.labour() } }
        queue.labour()
        for thread in threads { thread.join() }
    }

    private func labour() {
        let lease = EngineLease()
        while let (number, inputs) = take() {
            hand(on: inputs.map { work($0, lease) }, number)
        }
    }

    /// The next inputs and the number of their batch; nil where there are none left.
    private func take() -> (Int, [Input])? {
        sourceLock.lock()
        defer { sourceLock.unlock() }
        var inputs: [Input] = []
        while !isDry, inputs.count < batch {
            if let input = source() { inputs.append(input) } else { isDry = true }
        }
        guard !inputs.isEmpty else { return nil }
        nextInput += 1
        return (nextInput - 1, inputs)
    }

    private func hand(on outputs: [Output], _ number: Int) {
        deliveryLock.lock()
        defer { deliveryLock.unlock() }
        while number >= nextOutput + lead { deliveryLock.wait() }
        waiting[number] = outputs
        while let next = waiting.removeValue(forKey: nextOutput) {
            next.forEach(deliver)
            nextOutput += 1
        }
        deliveryLock.wakeAll()
    }
}

/// How many cores this machine has for us.
public func availableCores() -> Int {
    max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
}
