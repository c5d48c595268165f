internal import ArgumentParser
internal import CertCore
internal import CertReport

@main
struct Certcheck: ParsableCommand {
    static func main() {
        Console.holdStandardDescriptors()
        Console.ignoreSignalsOfWriting()
        MachineConfiguration.ignore()
        let words = Console.arguments
        // Even the command's own name is missing: help and a success would answer another question.
        guard !words.isEmpty else {
            Console.complain("the command line can't be read; is /proc mounted?")
            Console.exit(3)
        }
        let arguments = Array(words.dropFirst())
        do {
            try refuseHelpWithName(arguments)
            var command = try parse(arguments)
            try command.run()
        } catch let ending as Ending {
            Console.exit(ending.code)
        } catch  where exitCode(for: error) == .validationFailure {
            let hint = UsageHint(
                arguments,
                message: message(for: error),
                commands: configuration.subcommands
            )
            let text = fullMessage(for: error)
            Console.complainOfUsage(hint?.insert(into: text) ?? text, arguments)
            guard isForNagios(arguments) else { exit(withError: ExitCode.validationFailure) }
            endUnknown(message(for: error))
        } catch let error as NothingChecked {
            guard isForNagios(arguments) else { exit(withError: ExitCode(3)) }
            endUnknown(error.reason)
        } catch {
            end(with: error)
        }
    }

    /// Refuses `-h NAME` behind a command: whoever writes that asks about a host, and an answer that
    /// is help and a success would pass for one about the host.
    private static func refuseHelpWithName(_ arguments: [String]) throws {
        guard arguments.count > 2, arguments.count < LongCommandLine.minimumWords,
            let place = arguments.prefix(while: { $0 != "--" }).firstIndex(of: "-h"), place > 0,
            place + 1 < arguments.count, arguments[place + 1].utf8.first != UInt8(ascii: "-")
        else { return }
        throw ValidationError(
            "-h shows help. For a host write --host \(arguments[place + 1].printable)."
        )
    }

    /// Writes the help, the version or the completions that were asked for, and ends the process.
    ///
    /// ArgumentParser's own `exit(withError:)` ignores errors of writing.
    private static func end(with error: any Error) -> Never {
        guard exitCode(for: error) == .success else { exit(withError: error) }
        let text = fullMessage(for: error)
        do {
            try Console.write(Array((text.isEmpty ? "" : "\(text)\n").utf8))
        } catch {
            Console.complain(error.line(in: .english).printable)
            Console.exit(3)
        }
        Console.exit(0)
    }

    /// The command that is asked for.
    ///
    /// A command that comes first is parsed as a root of its own: the parser then builds no other
    /// command and does not look for a shell's completions, which is half of its work. Everything
    /// that this does not answer, from help to a mistyped option, goes to the whole tree.
    private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
        let named = configuration.subcommands.first {
            $0.configuration.commandName == arguments.first
        }
        guard let named else { return try parseAsRoot(arguments) }
        let words = LongCommandLine.shortened(Array(arguments.dropFirst()), for: named)
        if let command = try? named.parseAsRoot(words), type(of: command) == named {
            return command
        }
        return try parseAsRoot(arguments.prefix(1) + words)
    }

    /// Whether a plugin's output is asked for, in a command line that may be invalid.
    private static func isForNagios(_ arguments: [String]) -> Bool {
        // Everything after `--` is the name of a file.
        let arguments = arguments.prefix { $0 != "--" }
        let pairs = zip(arguments, arguments.dropFirst())
        return arguments.contains("--format=nagios")
            || pairs.contains { $0 == "--format" && $1 == "nagios" }
    }

    /// Writes to standard output, which a plugin's host reads, that nothing was checked.
    private static func endUnknown(_ reason: String) -> Never {
        _ = try? Console.write(Array(NagiosFormat.unknown(reason).utf8))
        exit(withError: ExitCode(NagiosFormat.State.unknown.rawValue))
    }

    /// The text before a usage error.
    static let _errorLabel = "certcheck"

    /// The version of this release, which its tag, its packages and its documents repeat.
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "certcheck",
        abstract: "Inspects and validates certificates before a server or a client has to.",
        discussion: """
            Exit codes: 0 all is well, 1 a warning (where warnings count), 2 an error, \
            3 something could not be checked, 64 usage. With --format nagios usage is 3 too, and an error \
            outranks what could not be checked.

            Start with:  certcheck check fullchain.pem privkey.pem --host www.example.test
            """,
        version: """
            certcheck \(version)
            commit \(builtCommit)
            \(OpenSSLVersion.loaded)
            """,
        subcommands: [
            CheckCommand.self, InspectCommand.self, DomainsCommand.self, ExpiryCommand.self,
            ServerCommand.self, ProbeCommand.self, BatchCommand.self, ExplainCommand.self,
            SchemaCommand.self,
        ]
    )
}

/// The end of a run that showed what it found: all that it held is free by then, so that a search
/// for leaks finds none.
struct Ending: Error {
    let code: Int32
}
