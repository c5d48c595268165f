internal import ArgumentParser
internal import CertCore

@main
struct Certcheck: ParsableCommand {
    static func main() {
        Console.ignoreSignalsOfWriting()
        let arguments = Array(Console.arguments.dropFirst())
        do {
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch  where exitCode(for: error) == .validationFailure {
            Console.complainOfUsage(fullMessage(for: error), arguments)
            exit(withError: ExitCode.validationFailure)
        } catch {
            exit(withError: error)
        }
    }

    /// What stands before a usage error.
    static let _errorLabel = "certcheck"

    static let configuration = CommandConfiguration(
        commandName: "certcheck",
        abstract: "Inspects and validates certificates, before a server or a client has to.",
        discussion: """
            Exit codes: 0 all is well, 1 a warning (where warnings count), 2 an error, \
            3 something could not be checked, 64 usage.

            Start with:  certcheck check fullchain.pem privkey.pem --host www.example.test
            """,
        version: "0.1.0",
        subcommands: [
            CheckCommand.self, InspectCommand.self, DomainsCommand.self, ExpiryCommand.self,
            BatchCommand.self, ExplainCommand.self,
        ]
    )
}
