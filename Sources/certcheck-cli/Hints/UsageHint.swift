internal import ArgumentParser
internal import CertModel
import SystemCalls

/// What somebody meant whose command line the parser refuses.
struct UsageHint {
    /// A sentence that names the right command or option.
    let text: String

    /// Guesses from the words and from what the parser says of them; nil where nothing comes to
    /// mind.
    init?(_ arguments: [String], message: String, commands: [any ParsableCommand.Type]) {
        let names = commands.compactMap { $0.configuration.commandName }
        guard let first = arguments.first else { return nil }
        guard let command = commands.first(where: { $0.configuration.commandName == first }) else {
            guard let text = Self.text(insteadOf: first, names) else { return nil }
            self.text = text
            return
        }
        guard let text = Self.option(message, of: command) ?? Self.value(message) else {
            return nil
        }
        self.text = text
    }

    // MARK: Commands

    /// What to write instead of a first word that is no command.
    private static func text(insteadOf word: String, _ commands: [String]) -> String? {
        guard word.utf8.first != UInt8(ascii: "-"), word != "help" else { return nil }
        if let command = synonyms[word.utf8.count <= 20 ? word.lowercased() : ""]
            ?? Similarity.nearest(to: word, among: commands).first
        {
            return "Did you mean 'certcheck \(command)'?"
        }
        var status = stat()
        if stat(word.systemPath, &status) == 0 {
            return "Did you mean 'certcheck check \(word.printable)'?"
        }
        return LiveTarget(word).map { "Did you mean 'certcheck probe \($0.text.printable)'?" }
    }

    /// What other programs call the commands.
    private static let synonyms = [
        "verify": "check", "validate": "check", "test": "check", "lint": "check", "scan": "check",
        "judge": "check", "pair": "check", "show": "inspect", "view": "inspect",
        "info": "inspect", "print": "inspect", "dump": "inspect", "x509": "inspect",
        "decode": "inspect", "read": "inspect", "text": "inspect", "names": "domains",
        "san": "domains", "sans": "domains", "hosts": "domains", "expire": "expiry",
        "expires": "expiry", "expired": "expiry", "days": "expiry", "dates": "expiry",
        "connect": "probe", "s_client": "probe", "live": "probe", "host": "probe",
        "nginx": "server", "config": "server", "configuration": "server", "serve": "server",
        "doc": "explain", "docs": "explain", "describe": "explain", "why": "explain",
    ]

    // MARK: Options

    /// What to write instead of an option that there is not.
    private static func option(
        _ message: String,
        of command: any ParsableCommand.Type
    ) -> String? {
        let start = "Unknown option '"
        guard message.hasPrefix(start) else { return nil }
        let written = message.dropFirst(start.count).prefix { $0 != "'" && $0 != "=" }
        let name = written.utf8.count <= 40 ? String(written.drop { $0 == "-" }).lowercased() : ""
        guard !name.isEmpty, let definitions = ArgumentDefinitions(of: command) else { return nil }
        let long = definitions.kinds.keys.filter { $0.hasPrefix("--") }.sorted()
        for known in meanings[name] ?? [] where long.contains(known) {
            return "Did you mean '\(known)'?"
        }
        if let text = explanations[name] { return text }
        if long.contains("--format"), ReportFormat(rawValue: name) != nil {
            return "Did you mean '--format \(name)'?"
        }
        let near = Similarity.nearest(to: name, among: long.map { String($0.dropFirst(2)) })
        return near.first.map { "Did you mean '--\($0)'?" } ?? ""
    }

    /// What other programs call the options; the first that a command has is meant.
    private static let meanings: [String: [String]] = {
        let table: [(String, [String])] = [
            (
                "--host",
                ["hostname", "domain", "dns", "name", "server-name", "verify_hostname", "san"]
            ),
            ("--servername", ["sni", "server-name", "hostname"]),
            (
                "--passphrase-file",
                ["password", "pass", "passin", "passphrase", "passwd", "password-file", "p"]
            ),
            ("--warn-within", ["days", "warning", "warn", "warn-days", "checkend", "within", "w"]),
            ("--fail-within", ["critical", "crit", "fail", "c"]),
            (
                "--key",
                ["k", "private-key", "privatekey", "privkey", "keyfile", "key-file", "inkey"]
            ),
            (
                "--trust",
                [
                    "ca", "cafile", "ca-file", "cacert", "capath", "ca-path", "root", "roots",
                    "anchor", "anchors", "trust-anchors", "trusted", "ca-bundle",
                ]
            ),
            (
                "--intermediates",
                ["chain", "untrusted", "intermediate", "cert-chain", "chainfile", "cert_chain"]
            ),
            ("--at", ["date", "time", "now", "attime", "when"]),
            ("--output", ["o", "out", "output-file", "outfile"]),
            ("--report", ["reports"]),
            ("--quiet", ["s", "silent"]),
            ("--verbose", ["v"]),
            ("--config-root", ["prefix", "root", "p"]),
            ("--ignore", ["skip", "suppress", "allow", "disable"]),
            ("--exclude", ["skip-files", "ignore-files"]),
            ("--jobs", ["j", "threads", "parallel"]),
            ("--fail-on", ["severity", "level", "strict", "werror"]),
            ("--format", ["f", "outform"]),
            ("--color", ["colour"]),
            ("--targets", ["file", "list", "hosts"]),
            ("--starttls", ["protocol"]),
        ]
        var meanings: [String: [String]] = [:]
        for (option, names) in table {
            for name in names { meanings[name, default: []].append(option) }
        }
        return meanings
    }()

    /// What needs no option.
    private static let explanations = [
        "cert": "Certificates need no option: write the file alone.",
        "certificate": "Certificates need no option: write the file alone.",
        "crt": "Certificates need no option: write the file alone.",
        "in": "Files need no option: write the file alone.",
        "file": "Files need no option: write the file alone.",
        "path": "Files need no option: write the file alone.",
        "recursive": "Folders need no option: everything below them is read.",
        "r": "Folders need no option: everything below them is read.",
        "port": "Write the port behind the host: www.example.test:443.",
    ]

    // MARK: Values

    /// What to write instead of a number without its unit.
    private static func value(_ message: String) -> String? {
        let start = "The value '"
        guard message.hasPrefix(start) else { return nil }
        let value = message.dropFirst(start.count).prefix { $0 != "'" }
        guard value.utf8.count <= 9, Int(value) != nil else { return nil }
        let rest = message.dropFirst(start.count + value.count)
        if rest.contains("'--warn-within") || rest.contains("'--fail-within") {
            return "Did you mean '\(value)d' (days) or '\(value)%' (of the lifetime)?"
        }
        let isSpan = rest.contains("'--timeout") || rest.contains("'--wait")
        return isSpan ? "Did you mean '\(value)s' (seconds)?" : nil
    }

    // MARK: The message

    /// A message of the parser with the hint in place of its own.
    func insert(into message: String) -> String {
        var lines = message.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.first else { return message }
        let end = first.firstRange(of: ". Did you mean")?.lowerBound ?? first.endIndex
        lines[0] = Substring(text.isEmpty ? "\(first[..<end])" : "\(first[..<end]). \(text)")
        return lines.joined(separator: "\n")
    }
}
