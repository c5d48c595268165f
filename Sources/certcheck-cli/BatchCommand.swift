internal import ArgumentParser
internal import CertCore
internal import CertReport

struct BatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        abstract: "Answers JSON Lines on standard input with JSON Lines on standard output.",
        discussion: """
            One request a line, one answer a line, in the same order, each as soon as it can be \
            given. Exits 0 when every line was answered, whatever the answers.

            Example:  echo '{"id": 1, "certificates": ["-----BEGIN CERTIFICATE-----\\n..."], \
            "hosts": ["www.example.test"]}' | certcheck batch
            """
    )

    @OptionGroup var jobs: JobOptions

    func run() throws {
        let lines = LineReader()
        let format = JSONFormat()
        var failure: (any Error)?
        BatchJudge(time: .now()).run(
            jobs: jobs.jobs,
            source: { failure == nil ? lines.next() : nil },
            decode: BatchRequest.decode,
            deliver: { answer in
                do { try Console.write(format.render(answer)) } catch { failure = error }
            }
        )
        if let failure { throw failure }
    }
}
