import Foundation
import TestSupport
import Testing

/// The hooks for pre-commit, run by it.
@Suite(.enabled(if: try isReady(programs: "pre-commit"), "pre-commit is not installed"))
struct HookTests {
    /// Files whose names read as options, and the root that one of them would have trusted.
    static func addHostileNames(to scratch: TemporaryFolder) throws {
        try scratch.copy("healthy/fullchain.pem", to: "fullchain.pem")
        for name in ["evil.pem", "--trust=evil.pem", "--output=x", "--output=x.pem"] {
            try scratch.copy("trust/root.pem", to: name)
        }
    }

    @Test("The hooks run in pre-commit, on the files that they are for")
    func hooks() throws {
        let outcome = try runHooks(ShippedFiles.text("Docs/CI/pre-commit-config.yaml")) { scratch in
            try scratch.copy("healthy/fullchain.pem", to: "fullchain.pem")
            try scratch.write("x", to: "readme.md")
        }
        #expect(outcome.status == 0, "\(outcome.errors)")
        // The fixture expired long ago by this machine's clock, whatever day it is.
        #expect(outcome.output.contains("exit 1"))
        #expect(
            outcome.output.contains("hook id: check") && outcome.output.contains("hook id: expiry")
        )
        #expect(outcome.output.contains("FAIL  www.example.test"))
        #expect(
            outcome.output.components(separatedBy: "readme.md").count == 2,
            "listed, not checked"
        )
    }

    @Test(
        "A file's name is no option of a hook's, whatever arguments are given to it",
        arguments: [
            ("", true), ("args: [--at, \"2026-02-01\", --]", true),
            ("args: [--at, \"2026-02-01\"]", false),
        ]
    )
    func hookNames(arguments: String, isRun: Bool) throws {
        let config = "repos: [{repo: URL, rev: REV, hooks: [{id: check, \(arguments)}]}]"
        let outcome = try runHooks(config, Self.addHostileNames)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("exit 1"))
        #expect(!outcome.output.contains("\nx.pem\n"), "nothing is written")
        #expect(outcome.output.contains("chain-incomplete") == isRun, "\(outcome.output)")
        #expect(outcome.output.contains("end the args of this hook with --") != isRun)
    }

    /// A commit: what the repository held before it, what it changes, and what is found.
    struct Commit: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var before: [String: String] = [:]
        let change: [String: String]
        /// The id of a finding that refuses the commit; nil where it passes.
        var finding: String?
    }

    private static let chain = ["site/fullchain.pem": "healthy/fullchain.pem"]
    private static let key = ["site/privkey.pem": "healthy/privkey.pem"]
    private static let wrongKey = ["site/privkey.pem": "wrong-key/privkey.pem"]
    private static let parameters = ["site/dhparam.pem": "odd/parameters/dh.pem"]
    private static let publicKey = ["site/public.pem": "odd/keys/ec.pub.pem"]

    @Test(
        "A commit is judged by the folders that it touches, whichever files it changes there",
        arguments: [
            Commit(testDescription: "chain and key", change: chain.merging(key) { $1 }),
            Commit(testDescription: "the key alone", before: chain, change: key),
            Commit(
                testDescription: "a wrong key alone",
                before: chain,
                change: wrongKey,
                finding: "key-mismatch"
            ),
            Commit(testDescription: "the chain alone", before: key, change: chain),
            Commit(
                testDescription: "the chain alone, beside a wrong key",
                before: wrongKey,
                change: chain,
                finding: "key-mismatch"
            ),
            Commit(
                testDescription: "parameters beside a sound deployment",
                before: chain.merging(key) { $1 },
                change: parameters
            ),
            Commit(testDescription: "parameters alone", change: parameters),
            Commit(testDescription: "a public key alone", change: publicKey),
            Commit(testDescription: "a key in a folder without a certificate", change: key),
            Commit(
                testDescription: "a key in the root, which is above a faulty deployment",
                before: ["site/deep/fullchain.pem": "leaf-only/fullchain.pem"],
                change: ["a.key": "healthy/privkey.pem"]
            ),
            Commit(
                testDescription: "a file that only looks like a certificate",
                change: ["site/a.pem": "truncated/fullchain.pem"],
                finding: "pem-truncated"
            ),
        ]
    )
    func commits(commit: Commit) throws {
        let root = Checkout.fixtures.appending(path: "trust/root.pem").path
        let arguments = "args: [--at, \"2026-02-01\", --trust, \(root), --]"
        let config = """
            repos: [{repo: URL, rev: REV, hooks: [{id: check, \(arguments)}, \
            {id: expiry, args: [--at, "2026-02-01", --]}]}]
            """
        func add(_ files: [String: String]) -> (TemporaryFolder) throws -> Void {
            { scratch in for (name, fixture) in files { try scratch.copy(fixture, to: name) } }
        }
        let outcome = try runHooks(config, add(commit.before), changing: add(commit.change))
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("exit 1") == (commit.finding != nil), "\(outcome.output)")
        if let finding = commit.finding { #expect(outcome.output.contains(finding)) }
    }

    /// Runs pre-commit with a configuration in a repository of its own, and lists the files after.
    ///
    /// - Parameter change: Adds what a commit is to change; without it all files are judged.
    private func runHooks(
        _ config: String,
        _ addFiles: (TemporaryFolder) throws -> Void,
        changing change: ((TemporaryFolder) throws -> Void)? = nil
    ) throws -> Tool.Outcome {
        let scratch = try TemporaryFolder()
        // pre-commit would build the command from its sources, which takes minutes.
        try ShippedFiles.text(".pre-commit-hooks.yaml")
            .replacingOccurrences(of: "language: swift", with: "language: system")
            .write(to: scratch.url("hooks"), atomically: true, encoding: .utf8)
        try config.write(to: scratch.url("config"), atomically: true, encoding: .utf8)
        let (files, changes) = (try TemporaryFolder(), try TemporaryFolder())
        try addFiles(files)
        try change?(changes)
        return try Tool.shell(
            """
            set -e
            export HOME=$PWD PRE_COMMIT_HOME=$PWD/cache GIT_CONFIG_GLOBAL=/dev/null
            export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@a.test
            export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@a.test
            git init -q ours && mv hooks ours/.pre-commit-hooks.yaml
            git -C ours add . && git -C ours commit -q -m hooks
            git init -q theirs && cd theirs && cp -R '\(files.path)'/. .
            sed -e "s|URL|$PWD/../ours|; s|https://github.com/.*/certcheck|$PWD/../ours|" \
                -e "s/REV\\|v0.1.0/$(git -C ../ours rev-parse HEAD)/" \
                ../config > .pre-commit-config.yaml
            git add . && git commit -q -m before
            cp -R '\(changes.path)'/. . && git add .
            pre-commit run \(change == nil ? "--all-files" : "") || echo "exit $?"
            ls -A
            """,
            in: scratch.folder
        )
    }
}
