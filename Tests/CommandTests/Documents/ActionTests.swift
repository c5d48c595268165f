import Foundation
import TestSupport
import Testing

/// The action for GitHub, its steps run as the runner runs them.
@Suite(.enabled(if: try isReady(programs: "pre-commit", "curl"), "no YAML reader or no curl"))
struct ActionTests {
    private static let judged = "--trust=Fixtures/trust/root.pem\n--at=2026-02-01"

    /// Runs the action with inputs, where the release lies on `server` and no command in `PATH`.
    private func run(
        in scratch: TemporaryFolder,
        _ inputs: [String: String],
        action: String = Checkout.root.appending(path: "action.yml").path,
        environment: [String: String] = [:]
    ) throws -> Tool.Outcome {
        let runner = Checkout.root.appending(path: "Tests/CommandTests/Hosts/run-action").path
        return try Tool.run(
            "/usr/bin/python3",
            [runner, action, "runner"] + inputs.map { "\($0)=\($1)" },
            in: scratch.folder,
            environment: [
                "ACTION_REPOSITORY": "owner/certcheck",
                "GITHUB_SERVER_URL": "file://\(scratch.folder.path)/server",
            ].merging(environment) { $1 }
        )
    }

    /// Runs its steps with the built command in `PATH`.
    private func runInstalled(
        in scratch: TemporaryFolder,
        _ inputs: [String: String],
        environment: [String: String] = [:]
    ) throws -> Tool.Outcome {
        let folder = Checkout.command.deletingLastPathComponent().path
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return try run(
            in: scratch,
            inputs,
            environment: environment.merging(["PATH": "\(folder):\(path)"]) { $1 }
        )
    }

    private static let releases = "server/owner/certcheck/releases/download/v0.1.0"

    @Test("It takes the release of its repository, when the sums say that it is that")
    func release() throws {
        let scratch = try ShippedFiles.repository()
        try ShippedFiles.makeRelease(in: Self.releases, of: scratch)
        let outcome = try run(in: scratch, ["paths": "deploy", "arguments": Self.judged])
        #expect(outcome.status == 0, "\(outcome.output) \(outcome.errors)")
        #expect(outcome.output.contains("\ncommit "))
        #expect(
            outcome.output.hasSuffix("output status=pass\noutput errors=0\noutput warnings=0\n")
        )
    }

    @Test(
        "A release that is not what a sum says is neither run nor replaced",
        arguments: [true, false]
    )
    func checksum(isGiven: Bool) throws {
        let scratch = try ShippedFiles.repository()
        try ShippedFiles.makeRelease(in: Self.releases, of: scratch)
        let wrong = String(repeating: "0", count: 64)
        if !isGiven {
            try scratch.write(
                "\(wrong)  certcheck-0.1.0-linux-x86_64.tar.gz\n",
                to: "\(Self.releases)/SHA256SUMS"
            )
        }
        let outcome = try run(in: scratch, ["paths": "deploy", "sha256": isGiven ? wrong : ""])
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("::error title=certcheck::the checksum of "))
        #expect(!outcome.output.contains("certcheck 0.1.0"))
    }

    @Test("Without a release it builds the command, and the next run takes that from the cache")
    func build() throws {
        let scratch = try ShippedFiles.repository()
        let outcome = try Tool.shell(
            """
            set -e
            mkdir -p action/.ci action/Sources action/Docs/Findings bin
            cd '\(Checkout.root.path)'
            cp action.yml Makefile Package.swift '\(scratch.folder.path)/action'
            cp .ci/action .ci/setup .ci/link-static '\(scratch.folder.path)/action/.ci'
            cd '\(scratch.folder.path)' && touch action/Sources/a.swift
            # A compiler that leaves what it would have built: the true one takes minutes.
            printf '#!/bin/sh\nmkdir -p .build/release && cp "%s" .build/release && echo "built: $*"' \
                "$(command -v certcheck)" > compiler && chmod +x compiler
            """,
            in: scratch.folder
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        let inputs = ["paths": "deploy", "arguments": Self.judged]
        for isFirst in [true, false] {
            let outcome = try run(
                in: scratch,
                inputs,
                action: scratch.url("action/action.yml").path,
                environment: ["SWIFT": scratch.url("compiler").path]
            )
            #expect(outcome.status == 0, "\(outcome.output) \(outcome.errors)")
            #expect(
                outcome.output.contains("::notice title=certcheck::There is no release at file:")
            )
            #expect(outcome.output.contains("built: build -c release") == isFirst)
            #expect(outcome.output.contains("output status=pass\n"))
        }
    }

    @Test("It says what came of it, annotates, and writes SARIF where it is asked to")
    func outputs() throws {
        let scratch = try ShippedFiles.repository(deploying: "leaf-only")
        try FileManager.default.moveItem(at: scratch.url("deploy"), to: scratch.url("my certs"))
        try scratch.write("before\n", to: "summary")
        let outcome = try runInstalled(
            in: scratch,
            ["paths": "\n  my certs\n", "arguments": "\(Self.judged)\n", "sarif": "found.sarif"],
            environment: ["GITHUB_STEP_SUMMARY": scratch.url("summary").path]
        )
        #expect(outcome.status == 2, "\(outcome.output) \(outcome.errors)")
        #expect(outcome.output.contains("::error file=my certs/"))
        #expect(outcome.output.contains("output status=fail\noutput errors=1\noutput warnings=0\n"))
        let sarif = try String(contentsOf: scratch.url("found.sarif"), encoding: .utf8)
        #expect(sarif.contains("\"chain-incomplete\""))
        let summary = try String(contentsOf: scratch.url("summary"), encoding: .utf8)
        #expect(summary.hasPrefix("before\n### certcheck: "))
        #expect(summary.components(separatedBy: "### certcheck: ").count == 2, "written once")
    }

    @Test("An argument that is two words says how to write it")
    func words() throws {
        let scratch = try ShippedFiles.repository()
        let inputs = ["paths": "deploy", "arguments": "--fail-on warning"]
        let outcome = try runInstalled(in: scratch, inputs)
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("arguments are one a line: write --fail-on=warning"))
    }

    @Test(
        "No input is a part of its scripts",
        arguments: ["$(touch pwned)", "`touch pwned`", "\";touch pwned;'", "|touch pwned", "a\nb"]
    )
    func injection(input: String) throws {
        let scratch = try ShippedFiles.repository()
        let inputs = ["paths": "deploy\n\(input)", "arguments": Self.judged]
        let outcome = try runInstalled(in: scratch, inputs)
        #expect(outcome.status == 3)
        #expect(outcome.output.contains("\n::error file="))
        #expect(outcome.output.contains("output status=error\n"))
        #expect(!FileManager.default.fileExists(atPath: scratch.url("pwned").path))
    }

    @Test(
        "A file's name is no option of the action's, whatever pattern it matches",
        arguments: [
            "*=*\nfullchain.pem", "--trust=evil.pem\n--output=x\nfullchain.pem", "*.pem\n-*",
        ]
    )
    func names(paths: String) throws {
        let scratch = try ShippedFiles.repository()
        try HookTests.addHostileNames(to: scratch)
        let inputs = ["paths": paths, "arguments": "--at=2026-02-01\n--exclude=*.key"]
        let outcome = try runInstalled(in: scratch, inputs)
        #expect(outcome.status == 2, "\(outcome.errors)")
        #expect(outcome.output.contains("untrusted-root"))
        #expect(!FileManager.default.fileExists(atPath: scratch.url("x").path))
    }
}
