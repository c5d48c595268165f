internal import ArgumentParser
internal import CertCore

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        _superCommandName: "certcheck",
        abstract: "Shows the page of a finding: what it is, why it matters, how to fix it.",
        discussion: """
            Without an id, it lists all ids.

            Example:  certcheck explain chain-incomplete
            """
    )

    @Argument(
        help: "The id of a finding, as reports show it.",
        completion: .list(FindingID.all.map(\.rawValue))
    )
    var id: String?

    func run() throws {
        guard let id else {
            let list = FindingID.all.map(\.rawValue).joined(separator: "\n")
            try orExit { try Console.write(Array("\(list)\n".utf8)) }
            return
        }
        guard let page = findingPages[id] else {
            let near = Similarity.nearest(to: id, among: FindingID.all.map(\.rawValue)).prefix(4)
            let hint =
                near.isEmpty
                ? "'certcheck explain' lists them all."
                : "Did you mean \(near.map { "'\($0)'" }.joined(separator: ", "))?"
            throw ValidationError("No finding is called '\(id.printable)'. \(hint)")
        }
        try orExit { try Console.write(Array("\(page)\n".utf8)) }
    }
}
