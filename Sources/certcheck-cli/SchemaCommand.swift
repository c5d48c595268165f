internal import ArgumentParser

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        _superCommandName: "certcheck",
        abstract: "Prints the JSON Schema of the documents that certcheck writes.",
        discussion: """
            It covers --format json and jsonl of every command, and the answers of batch.

            Example:  certcheck schema
            """
    )

    func run() throws {
        try orExit { try Console.write(Array("\(documentSchema)\n".utf8)) }
    }
}
