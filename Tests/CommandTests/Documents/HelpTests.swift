import Foundation
import TestSupport
import Testing

/// What `--help` and the manual page say is what the command does.
@Suite struct HelpTests {
    private static let commands = [
        "check", "inspect", "domains", "expiry", "server", "probe", "batch", "explain", "schema",
    ]

    private static func help(_ command: String) throws -> String {
        try Tool.certcheck([command, "--help"]).output
    }

    @Test("The overview names every command and an example")
    func overview() throws {
        let outcome = try Tool.certcheck(["--help"])
        for command in Self.commands { #expect(outcome.output.contains("\n  \(command)  ")) }
        try expectExampleWorks(in: outcome.output, after: "Start with:  ")
    }

    /// An example of `probe` needs the servers that it names.
    @Test(
        "The help of each command shows an example that works",
        arguments: commands.filter { $0 != "probe" }
    )
    func examples(command: String) throws {
        let help = try Self.help(command)
        #expect(help.contains("Example:  "))
        try expectExampleWorks(in: help, after: "Example:  ")
    }

    @Test("Help fits into 80 columns", arguments: commands + [""])
    func width(command: String) throws {
        let help = try Tool.certcheck([command, "--help"].filter { !$0.isEmpty }).output
        // How a command is called stands on one line, however long.
        let lines = help.split(separator: "\n").filter { !$0.hasPrefix("USAGE: ") }
        #expect(lines.allSatisfy { $0.count <= 80 })
    }

    @Test("The manual page has every option of every command, and no other")
    func manual() throws {
        let file = Checkout.root.appending(path: "share/man/man1/certcheck.1")
        let page = try String(contentsOf: file, encoding: .utf8)
            .replacingOccurrences(of: "\\-", with: "-")
        var helps = try Self.commands.map(Self.help)
        helps.append(try Tool.certcheck(["--help"]).output)
        let offered = Self.options(in: helps.joined().replacingOccurrences(of: "USAGE.*", with: ""))
        let written = Self.options(in: page).subtracting(["--generate-completion-script"])
        #expect(written == offered)
        for command in Self.commands { #expect(page.contains("certcheck \(command)")) }
        for variable in ["NO_COLOR", "SSL_CERT_FILE", "SSL_CERT_DIR", "TERM"] {
            #expect(page.contains("\n.B \(variable)\n"))
        }
    }

    @Test("--version names the version, the commit and the OpenSSL in use")
    func version() throws {
        let lines = try Tool.certcheck(["--version"]).output.split(separator: "\n")
        try #require(lines.count == 3)
        #expect(try #/certcheck [0-9]+\.[0-9]+\.[0-9]+/#.wholeMatch(in: lines[0]) != nil)
        #expect(try #/commit [0-9a-f]{40,64}/#.wholeMatch(in: lines[1]) != nil)
        #expect(try #/OpenSSL 3\.[0-9]+\.[0-9]+.*/#.wholeMatch(in: lines[2]) != nil)
    }

    @Test(
        "What repeats the version repeats the one that --version shows",
        arguments: [
            ("share/man/man1/certcheck.1", "\"certcheck VERSION\""),
            ("CHANGELOG.md", "\n## [VERSION]"),
            ("README.md", "from: \"VERSION\""), ("debian/changelog", "certcheck (VERSION)"),
            ("action.yml", "default: VERSION\n"),
            ("README.md", "/vVERSION/certcheck_VERSION_amd64.deb"),
            ("Docs/CI/github-workflow.yml", "certcheck@vVERSION"),
            ("Docs/CI/gitlab-ci.yml", "certcheck-VERSION-linux"),
            ("Docs/CI/Jenkinsfile", "certcheck-VERSION-linux"),
            ("Docs/CI/pre-commit-config.yaml", "rev: vVERSION"),
        ]
    )
    func repeated(document: String, text: String) throws {
        let shown = try Tool.certcheck(["--version"]).output.prefix { !$0.isNewline }
        let version = shown.dropFirst("certcheck ".count)
        let file = Checkout.root.appending(path: document)
        let first = text.replacingOccurrences(of: "VERSION", with: version)
        #expect(try String(contentsOf: file, encoding: .utf8).contains(first))
    }

    @Test("Completions are made for each shell", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) throws {
        let outcome = try Tool.certcheck(["--generate-completion-script", shell])
        #expect(outcome.status == 0)
        for command in Self.commands { #expect(outcome.output.contains(command)) }
    }

    @Test(
        "What belongs to the whole command is answered behind a subcommand too",
        arguments: [
            (["check", "--version"], ["--version"]),
            (["check", "--help"], ["help", "check"]),
            (
                ["check", "--generate-completion-script", "fish"],
                ["--generate-completion-script", "fish"]
            ),
        ]
    )
    func whole(behind: [String], alone: [String]) throws {
        let (one, other) = (try Tool.certcheck(behind), try Tool.certcheck(alone))
        #expect(one.output == other.output)
        #expect([one.status, other.status] == [0, 0])
    }

    private static func options(in text: String) -> Set<String> {
        guard let option = try? Regex("(?<![-\\w])--[a-z][a-z-]+") else { return [] }
        return Set(text.matches(of: option).compactMap { $0.output[0].substring.map(String.init) })
    }

    /// Runs the example of a help text among the fixtures; the certificates that it names stand
    /// there, for the folder of a server a fixture's, and the time is the fixtures'.
    private func expectExampleWorks(in help: String, after start: String) throws {
        let rest = try #require(help.components(separatedBy: start).last)
        let example = try #require(rest.components(separatedBy: "\n\n").first)
            .replacingOccurrences(of: "\n", with: " ")
            .replacingOccurrences(of: "/etc/nginx/ssl", with: ".")
            .replacingOccurrences(of: "/etc/nginx/", with: "")
        let scratch = try TemporaryFolder()
        let name = example.contains("server") ? "server-healthy" : "healthy"
        let folder = try scratch.copyFixtures(only: name).appending(path: name)
        let time = ["check check", "expiry", "server"].contains(where: example.contains)
        let outcome = try Tool.shell(
            example + (time ? " --at 2026-02-01" : ""),
            in: folder,
            environment: ["SSL_CERT_FILE": folder.appending(path: "../trust/root.pem").path]
        )
        #expect(outcome.status == 0, "\(example)")
        #expect(outcome.errors == "")
        #expect(outcome.output.isEmpty == example.contains("expiry"))
    }
}
