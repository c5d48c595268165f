import Foundation
import TestSupport
import Testing

/// What is shipped for CI does what it says, as far as a machine without the services can tell.
@Suite struct ReadyToUseTests {
    private static let files = [
        "action.yml", "Docs/CI/github-workflow.yml", "Docs/CI/gitlab-ci.yml",
        "Docs/CI/pre-commit-config.yaml", ".pre-commit-hooks.yaml", "Docs/Monitoring/alerts.yml",
        "Docs/Monitoring/alerts_test.yml", "Docs/Monitoring/dashboard.json",
    ]

    private static func text(_ file: String) throws -> String {
        try String(contentsOf: Checkout.root.appending(path: file), encoding: .utf8)
    }

    @Test(
        "Every file is YAML",
        .enabled(if: try isReady(programs: "pre-commit"), "no YAML reader is installed"),
        arguments: files
    )
    func yaml(file: String) throws {
        let path = Checkout.root.appending(path: file).path
        let script = "import sys, yaml; yaml.safe_load(open(sys.argv[1]))"
        let outcome = try Tool.run("/usr/bin/python3", ["-c", script, path], in: Checkout.root)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    /// A folder with the fixture's certificates where the files look for them.
    private func repository() throws -> TemporaryFolder {
        let scratch = try TemporaryFolder()
        let healthy = try scratch.copyFixtures(only: "healthy").appending(path: "healthy")
        try FileManager.default.moveItem(at: healthy, to: scratch.url("deploy"))
        return scratch
    }

    @Test("Every command shown works", arguments: files.filter { $0.hasPrefix("Docs/CI") })
    func commands(file: String) throws {
        let scratch = try repository()
        let commands = try Self.text(file).split(separator: "\n")
            .filter { $0.contains("certcheck check deploy") }
            .map { $0.drop { $0 != "c" } }
        for command in commands {
            let outcome = try Tool.shell(
                "\(command) --trust Fixtures/trust/root.pem --at 2026-02-01",
                in: scratch.folder
            )
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.output == "")
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path)
        #expect(left.count == 2 + commands.count, "each writes a file")
    }

    /// Takes the action's steps apart as GitHub's runner does, into a file each.
    private static let steps = """
        import sys, yaml
        action = yaml.safe_load(open(sys.argv[1]))
        assert set(action) <= {"name", "description", "author", "inputs", "outputs", "runs", "branding"}
        assert set(action["runs"]) == {"using", "steps"} and action["runs"]["using"] == "composite"
        for given in action["inputs"].values():
            assert set(given) <= {"description", "required", "default", "deprecationMessage"}
        for number, step in enumerate(action["runs"]["steps"]):
            assert set(step) <= {"name", "id", "if", "shell", "run", "env", "working-directory"}, step
            assert step["shell"] == "bash" and "${{" not in step["run"]
            values = [v for v in step.get("env", {}).values()]
            assert all(v[11:-3] in action["inputs"] for v in values if v.startswith("${{ inputs."))
            open(f"step{number}", "w").write(step["run"])
        """

    /// Runs one of the action's steps in the shell that GitHub's runner has for it.
    private func run(
        _ step: Int,
        in scratch: TemporaryFolder,
        _ environment: [String: String],
        before script: String = ""
    ) throws -> Tool.Outcome {
        let action = Checkout.root.appending(path: "action.yml").path
        let made = try Tool.run("/usr/bin/python3", ["-c", Self.steps, action], in: scratch.folder)
        #expect(made.status == 0, "\(made.errors)")
        return try Tool.shell(
            "\(script)\nbash --noprofile --norc -eo pipefail step\(step)",
            in: scratch.folder,
            environment: environment
        )
    }

    @Test(
        "The action checks what its inputs name, and no input is a part of its script",
        .enabled(if: try isReady(programs: "pre-commit"), "no YAML reader is installed"),
        arguments: ["$(touch pwned)", "`touch pwned`", "\";touch pwned;'", "|touch pwned", "a\nb"]
    )
    func action(input: String) throws {
        let scratch = try repository()
        let summary = scratch.url("summary")
        try "before\n".write(to: summary, atomically: true, encoding: .utf8)
        let outcome = try run(
            1,
            in: scratch,
            [
                "COMMAND": "check", "PATHS": "deploy \(input)",
                "ARGUMENTS": "--trust Fixtures/trust/root.pem --at 2026-02-01",
                "GITHUB_STEP_SUMMARY": summary.path,
            ]
        )
        #expect(outcome.status == 3)
        #expect(outcome.output.contains("\n::error file="))
        #expect(!FileManager.default.fileExists(atPath: scratch.url("pwned").path))
        let text = try String(contentsOf: summary, encoding: .utf8)
        #expect(text.hasPrefix("before\n### certcheck: 1 certificate&#58; 1 passed"))
    }

    @Test(
        "A file's name is no option of the action's, whatever pattern it matches",
        .enabled(if: try isReady(programs: "pre-commit"), "no YAML reader is installed"),
        arguments: ["*=* fullchain.pem", "--trust=evil.pem --output=x fullchain.pem", "*.pem -*"]
    )
    func names(paths: String) throws {
        let scratch = try repository()
        try Self.addHostileNames(to: scratch)
        let outcome = try run(
            1,
            in: scratch,
            ["COMMAND": "check", "PATHS": paths, "ARGUMENTS": "--at 2026-02-01 --exclude *.key"]
        )
        #expect(outcome.status == 2, "\(outcome.errors)")
        #expect(outcome.output.contains("untrusted-root"))
        #expect(!FileManager.default.fileExists(atPath: scratch.url("x").path))
    }

    /// Files whose names read as options, and the root that one of them would have trusted.
    private static func addHostileNames(to scratch: TemporaryFolder) throws {
        try scratch.copy("healthy/fullchain.pem", to: "fullchain.pem")
        for name in ["evil.pem", "--trust=evil.pem", "--output=x", "--output=x.pem"] {
            try scratch.copy("trust/root.pem", to: name)
        }
    }

    @Test(
        "The action builds the command where it is missing, and names its folder to later steps",
        .enabled(if: try isReady(programs: "pre-commit"), "no YAML reader is installed")
    )
    func build() throws {
        let scratch = try repository()
        // A compiler that says what it was told: the true one takes minutes.
        let outcome = try run(
            0,
            in: scratch,
            ["GITHUB_ACTION_PATH": Checkout.root.path, "GITHUB_PATH": scratch.url("path").path],
            before: "export SWIFT='echo built:' PATH=${PATH#*:}; command -v certcheck && exit 1"
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("built: build -c release"))
        let path = try String(contentsOf: scratch.url("path"), encoding: .utf8)
        #expect(path == "\(Checkout.root.path)/.build/release\n")
        let again = try run(0, in: scratch, ["GITHUB_PATH": scratch.url("again").path])
        #expect(again.status == 0 && again.output.hasSuffix("/certcheck\n"))
        #expect(!FileManager.default.fileExists(atPath: scratch.url("again").path))
    }

    @Test(
        "The hooks run in pre-commit, on the files that they are for",
        .enabled(if: try isReady(programs: "pre-commit"), "pre-commit is not installed")
    )
    func hooks() throws {
        let outcome = try runHooks(Self.text("Docs/CI/pre-commit-config.yaml")) { scratch in
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
        .enabled(if: try isReady(programs: "pre-commit"), "pre-commit is not installed"),
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
        #expect(outcome.output.contains("untrusted-root") == isRun, "\(outcome.output)")
        #expect(outcome.output.contains("end the args of this hook with --") != isRun)
    }

    /// Runs pre-commit with a configuration in a repository of its own, and lists the files after.
    private func runHooks(
        _ config: String,
        _ addFiles: (TemporaryFolder) throws -> Void
    ) throws -> Tool.Outcome {
        let scratch = try repository()
        // pre-commit would build the command from its sources, which takes minutes.
        try Self.text(".pre-commit-hooks.yaml")
            .replacingOccurrences(of: "language: swift", with: "language: system")
            .write(to: scratch.url("hooks"), atomically: true, encoding: .utf8)
        try config.write(to: scratch.url("config"), atomically: true, encoding: .utf8)
        let files = try TemporaryFolder()
        try addFiles(files)
        return try Tool.shell(
            """
            set -e
            export HOME=$PWD PRE_COMMIT_HOME=$PWD/cache GIT_CONFIG_GLOBAL=/dev/null
            export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@a.test
            export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@a.test
            git init -q ours && mv hooks ours/.pre-commit-hooks.yaml
            git -C ours add . && git -C ours commit -q -m hooks
            git init -q theirs && cd theirs && cp '\(files.path)'/* .
            sed "s|URL|$PWD/../ours|; s|REV|$(git -C ../ours rev-parse HEAD)|" \
                ../config > .pre-commit-config.yaml
            git add .
            pre-commit run --all-files || echo "exit $?"
            ls -A
            """,
            in: scratch.folder
        )
    }
}
