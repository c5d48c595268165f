import ArgumentParser
import Testing

@testable import certcheck_cli

/// A long command line means what a short one does.
@Suite struct LongCommandLineTests {
    private static let check = ArgumentDefinitions(of: CheckCommand.self)

    @Test("The parser says what each option takes")
    func definitions() throws {
        let definitions = try #require(Self.check)
        #expect(definitions.kind(of: "--host") == .repeatable)
        #expect(definitions.kind(of: "--key") == .single)
        #expect(definitions.kind(of: "--quiet") == .flag)
        #expect(definitions.kind(of: "-q") == .flag)
        #expect(definitions.kind(of: "--hosts") == nil)
        #expect(definitions.joinsPositionals)
        let server = try #require(ArgumentDefinitions(of: ServerCommand.self))
        #expect(!server.joinsPositionals)
    }

    @Test(
        "Joined lists are parsed as the words would be",
        arguments: [
            "a.pem b.pem c.pem",
            "a.pem --quiet b.pem --host x.test c.pem --host y.test d.pem",
            "--host=x.test a --host= y.test --host -- -dash --quiet",
            "a -- b --host c",
            "--key k1 a --key k2 b -q - c",
            "--trust t --intermediates=i --crl c1 --crl c2 --include *.pem --exclude=*.key a",
            "--host=-x.test a --passphrase-file p --passphrase-file q",
            "a --output o --jobs 2 --at 2026-02-01 b --profile=strict --verbose",
        ]
    )
    func parsing(line: String) throws {
        let words = line.split(separator: " ").map(String.init)
        let joined = LongCommandLine.shortened(words, try #require(Self.check))
        #expect(Self.outcome(joined) == Self.outcome(words))
    }

    @Test(
        "What makes no sense is said as of the words",
        arguments: [
            "a b --hots x c", "a b --host", "a --key --quiet b", "a ---quiet b", "--at never a b",
            "a b --quiet=yes", "--include [ a b", "--host .. a b", "-x a b", "--quiet",
        ]
    )
    func complaints(line: String) throws {
        let words = line.split(separator: " ").map(String.init)
        let joined = LongCommandLine.shortened(words, try #require(Self.check))
        #expect(Self.outcome(joined) == Self.outcome(words))
        #expect(throws: (any Error).self) { try CheckCommand.parse(words) }
    }

    @Test("Values are taken apart as they were joined")
    func words() {
        for values in [["a"], ["a", "", "-b"], ["", ""], ["\u{301}", "=", "é"]] {
            #expect(Words(argument: Words.joined(values)).values == values)
        }
    }

    /// Everything that a command line sets, or what is wrong with it.
    private static func outcome(_ words: [String]) -> String {
        do {
            let command = try CheckCommand.parse(words)
            let judging = command.judging
            let lists = [
                command.paths, command.host, judging.trust, judging.intermediates, judging.crl,
                command.selection.include, command.selection.exclude,
                command.passphrase.passphraseFile,
            ]
            return """
                \(lists.map(\.values)) \(command.key ?? "") \(command.output) \
                \(judging.profile) \(command.verdict) \(command.jobs)
                """
        } catch { return CheckCommand.fullMessage(for: error) }
    }
}
