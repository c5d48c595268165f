import Foundation
import TestSupport
import Testing

/// Files that only OpenSSL's legacy provider opens.
struct OldEncryptionTests {
    private static let legacy = ["-provider", "legacy", "-provider", "default"]

    /// What makes each kind of them: the file's name, and the arguments for `openssl`.
    private static let kinds: [(name: String, arguments: [String])] = [
        ("rc2.p12", ["pkcs12", "-export", "-legacy", "-in", "fullchain.pem", "-inkey"]),
        ("pbes1.key", ["pkcs8", "-topk8", "-v1", "PBE-MD5-DES"] + legacy + ["-in"]),
        ("pbes2.key", ["pkcs8", "-topk8", "-v2", "des-cbc"] + legacy + ["-in"]),
        ("dek-info.key", ["ec", "-des"] + legacy + ["-in"]),
    ]

    private func made(_ name: String, _ arguments: [String], in folder: URL) throws {
        let outcome = try Tool.run(
            "/usr/bin/env",
            ["openssl"] + arguments + ["privkey.pem", "-passout", "pass:secret", "-out", name],
            in: folder
        )
        try #require(outcome.status == 0, "openssl: \(outcome.errors)")
        try Data("secret\n".utf8).write(to: folder.appending(path: "passphrase"))
    }

    private func inspect(
        _ name: String,
        in folder: URL,
        environment: [String: String] = [:]
    ) throws -> Tool.Outcome {
        try Tool.certcheck(
            ["inspect", name, "--passphrase-file", "passphrase"],
            in: folder,
            environment: environment
        )
    }

    @Test("Where the provider is installed they open", arguments: kinds.map(\.name))
    func opened(name: String) throws {
        let scratch = try TemporaryFolder()
        let folder = try scratch.copyFixtures(only: "healthy").appending(path: "healthy")
        let kind = try #require(Self.kinds.first { $0.name == name })
        try made(name, kind.arguments, in: folder)
        let outcome = try inspect(name, in: folder)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("EC P-256"))
    }

    @Test(
        "Where it is not, the one error says exactly that",
        arguments: kinds.map(\.name)
    )
    func closed(name: String) throws {
        let scratch = try TemporaryFolder()
        let folder = try scratch.copyFixtures(only: "healthy").appending(path: "healthy")
        let kind = try #require(Self.kinds.first { $0.name == name })
        try made(name, kind.arguments, in: folder)
        let outcome = try inspect(
            name,
            in: folder,
            environment: ["OPENSSL_MODULES": folder.path]
        )
        #expect(outcome.status == 3)
        let said = "only OpenSSL's legacy provider knows, and that is not installed"
        #expect(outcome.errors.split(separator: "\n").count { $0.contains(said) } == 1)
        #expect(!outcome.errors.contains("does not open"))
    }
}
