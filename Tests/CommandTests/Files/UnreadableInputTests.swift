import Foundation
import TestSupport
import Testing

/// What can't be read is told, and keeps nothing else from being read.
@Suite struct UnreadableInputTests {
    /// Something that is no certificate, made in a scratch folder beside the fixtures.
    struct Trouble: Sendable, CustomTestStringConvertible {
        let name: String
        /// A bash script that makes it.
        let make: String
        let path: String
        let reason: String
        var hasHelp = true
        /// The commands that complain of it.
        var commands = ["check", "expiry", "inspect", "domains"]

        var testDescription: String { name }
    }

    @Test("It is told by path with a code, and what else was given is done", arguments: troubles)
    func told(trouble: Trouble) throws {
        let place = try Place(trouble.make)
        for command in trouble.commands {
            let alone = try place.run(command, [trouble.path])
            #expect(alone.status == 3, "\(command)")
            #expect(alone.errors.hasPrefix("certcheck: \(trouble.path): \(trouble.reason)\n"))
            #expect(alone.errors.contains("certcheck: help: ") == trouble.hasHelp, "\(command)")

            let both = try place.run(command, [trouble.path, "good.pem", "--format", "json"])
            #expect(both.errors == alone.errors, "\(command)")
            #expect(both.status == 3, "\(command)")
            #expect(both.output.contains("www.example.test"), "\(command)")
            #expect(both.output.contains("\"path\": \"\(trouble.path)\""), "\(command)")
        }
    }

    @Test(
        "An option's file that can't be used is told by path, with the code 3",
        arguments: [
            (["--key", "good.pem"], "good.pem", "holds a certificate and no private key"),
            (["--key", "missing"], "missing", "no such file or folder"),
            (["--key", "pipe"], "pipe", "is a pipe, not a file"),
            (["--key", "folder"], "folder", "is a folder, not a file"),
            (["--key", "text"], "text", "holds no PEM block and is not DER"),
            (["--trust", "missing"], "missing", "no such file or folder"),
            (["--trust", "pipe"], "pipe", "is a pipe, not a file"),
            (["--trust", "folder"], "folder", "holds no certificate"),
            (["--trust", "privkey.pem"], "privkey.pem", "holds no certificate"),
            (["--trust", "/dev/zero"], "/dev/zero", "is a device, not a file"),
            (["--intermediates", "missing"], "missing", "no such file or folder"),
            (["--intermediates", "privkey.pem"], "privkey.pem", "holds no certificate"),
        ]
    )
    func options(arguments: [String], path: String, reason: String) throws {
        let place = try Place("mkfifo pipe; mkdir folder; echo text > text")
        let outcome = try place.run("check", ["good.pem"] + arguments)
        #expect(outcome.status == 3)
        #expect(outcome.errors.hasPrefix("certcheck: \(path): \(reason)\n"))
    }

    @Test(
        "A key is no trouble beside a certificate",
        arguments: ["check", "expiry", "inspect"]
    )
    func keyBeside(command: String) throws {
        let outcome = try Place().run(command, ["good.pem", "privkey.pem"])
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
    }

    @Test(
        "A path that is given twice is read once",
        arguments: ["check", "expiry"]
    )
    func givenTwice(command: String) throws {
        let place = try Place("mkdir folder; cp good.pem folder")
        for path in ["good.pem", "folder"] {
            let once = try place.run(command, [path, "--format", "json"])
            let twice = try place.run(command, [path, path, "--format", "json"])
            #expect(twice.output == once.output)
            #expect(twice.status == 0)
        }
    }

    @Test(
        "What stands in a folder and is none of ours is passed over",
        arguments: ["check", "expiry", "inspect", "domains"]
    )
    func strangersInFolders(command: String) throws {
        let place = try Place(
            """
            mkdir folder; cp good.pem folder; echo text > folder/README; : > folder/empty
            mkfifo folder/pipe; ln -s /dev/zero folder/zero
            """
        )
        let outcome = try place.run(command, ["folder"])
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
    }

    @Test(
        "One file of a folder that can't be read does not hide those after it",
        arguments: ["check", "expiry", "inspect", "domains"]
    )
    func unreadableInFolder(command: String) throws {
        let place = try Place(
            "mkdir folder; cp good.pem folder/z.pem; truncate -s 1G folder/big.pem; ln -s x folder/gone"
        )
        let outcome = try place.run(command, ["folder", "--format", "json"])
        #expect(outcome.status == 3)
        #expect(outcome.output.contains("www.example.test"))
        #expect(outcome.errors.contains("certcheck: folder/big.pem: is larger than 64 MiB"))
        // A scan counts a link that leads nowhere, and passes it over.
        let isTold = outcome.errors.contains("certcheck: folder/gone: no such file or folder\n")
        #expect(isTold == ["inspect", "domains"].contains(command))
    }

    private static let troubles = [
        Trouble(
            name: "a missing file",
            make: "",
            path: "missing.pem",
            reason: "no such file or folder",
            hasHelp: false
        ),
        Trouble(
            name: "a glob that matched nothing",
            make: "",
            path: "*.crt",
            reason: "no such file or folder"
        ),
        Trouble(
            name: "a FIFO that nobody writes to",
            make: "mkfifo pipe",
            path: "pipe",
            reason: "is a pipe, not a file"
        ),
        Trouble(
            name: "a sparse file of 1 GB",
            make: "truncate -s 1G big.pem",
            path: "big.pem",
            reason: "is larger than 64 MiB, the most that is read of one file"
        ),
        Trouble(
            name: "an empty file",
            make: ": > empty.pem",
            path: "empty.pem",
            reason: "the file is empty"
        ),
        Trouble(
            name: "an empty folder",
            make: "mkdir folder",
            path: "folder",
            reason: "no certificate and no key is below this folder",
            commands: ["check", "expiry", "inspect"]
        ),
        Trouble(
            name: "a folder without certificates",
            make: "mkdir -p folder/below; echo text > folder/below/README",
            path: "folder",
            reason: "no certificate and no key is below this folder",
            commands: ["check", "expiry", "inspect"]
        ),
        Trouble(
            name: "a folder without certificates, whose names are asked for",
            make: "mkdir -p folder; echo text > folder/README",
            path: "folder",
            reason: "holds no certificate",
            commands: ["domains"]
        ),
        Trouble(
            name: "a file of text",
            make: "echo text > text.pem",
            path: "text.pem",
            reason: "holds no PEM block and is not DER"
        ),
        Trouble(
            name: "a device that is empty",
            make: "",
            path: "/dev/null",
            reason: "is a device, not a file"
        ),
        Trouble(
            name: "a device without end",
            make: "",
            path: "/dev/zero",
            reason: "is a device, not a file"
        ),
    ]

    @Test(
        "A key where a certificate belongs is told",
        arguments: [
            ("check", "holds a private key and no certificate"),
            ("expiry", "holds a private key and no certificate"),
            ("domains", "holds no certificate"),
        ]
    )
    func keyAlone(command: String, reason: String) throws {
        let outcome = try Place().run(command, ["privkey.pem"])
        #expect(outcome.status == 3)
        #expect(outcome.errors.hasPrefix("certcheck: privkey.pem: \(reason)\ncertcheck: help: "))
    }
}

/// A scratch folder with a deployment and a trust anchor.
private struct Place {
    private let scratch: TemporaryFolder

    init(_ script: String = "") throws {
        scratch = try TemporaryFolder()
        let fixtures = Checkout.fixtures.path
        let made = try Tool.shell(
            """
            set -e
            cp '\(fixtures)/healthy/fullchain.pem' good.pem
            cp '\(fixtures)/healthy/privkey.pem' '\(fixtures)/trust/root.pem' .
            chmod 600 *.pem
            \(script)
            """,
            in: scratch.folder
        )
        try #require(made.status == 0, "\(made.errors)")
    }

    /// Runs the command, for 20 seconds at most: whoever waits for a pipe waits for ever.
    func run(_ command: String, _ arguments: [String]) throws -> Tool.Outcome {
        var arguments = arguments
        if command == "check", !arguments.contains("--trust") {
            arguments += ["--trust", "root.pem"]
        }
        if command == "check" || command == "expiry" { arguments += ["--at", "2026-02-01"] }
        return try Tool.run(
            "/usr/bin/env",
            ["timeout", "20", Checkout.command.path, command] + arguments,
            in: scratch.folder
        )
    }
}
