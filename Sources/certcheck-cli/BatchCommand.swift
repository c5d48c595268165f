internal import ArgumentParser
internal import CertCore
internal import CertReport
internal import Synchronization

struct BatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        _superCommandName: "certcheck",
        abstract: "Answers JSON Lines on standard input with JSON Lines on standard output.",
        discussion: """
            One request per line, one answer per line, in the same order, each as soon as it is \
            known. Exits 0 when every line was answered, whatever the answers, and 3 where standard \
            input can't be read to its end.

            Example:  echo '{"id": 1, "certificates": ["-----BEGIN CERTIFICATE-----\\n..."], \
            "hosts": ["www.example.test"]}' | certcheck batch
            """
    )

    @OptionGroup var jobs: JobOptions

    func run() throws {
        let lines = LineReader()
        let answers = AnswerWriter()
        BatchJudge(time: .now()).run(
            jobs: jobs.jobs,
            source: { answers.isWanted ? lines.next() : nil },
            decode: BatchRequest.decode,
            deliver: { answers.write($0) }
        )
        try orExit {
            try answers.finish()
            if let failure = lines.failure { throw failure }
        }
    }
}

/// Writes answers to standard output until the reader closes it or writing fails.
private final class AnswerWriter: Sendable {
    private enum State {
        case open
        /// The reader closed the pipe, which is not an error.
        case unread
        case failed(any Error)
    }

    private let format = JSONFormat()
    private let state = Mutex(State.open)

    /// Whether another answer would be read.
    var isWanted: Bool {
        state.withLock { if case .open = $0 { true } else { false } }
    }

    /// Writes an answer at once.
    func write(_ answer: BatchAnswer) {
        guard isWanted else { return }
        do {
            guard try !Console.write(format.render(answer)) else { return }
            state.withLock { $0 = .unread }
        } catch { state.withLock { $0 = .failed(error) } }
    }

    /// Throws the error of writing an answer, if there was one.
    func finish() throws {
        try state.withLock { if case .failed(let error) = $0 { throw error } }
    }
}
