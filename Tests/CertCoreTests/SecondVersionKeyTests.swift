import CertModel
import Foundation
import TestSupport
import Testing

@testable import CertCore
import CertDecoding

/// Private keys in version 2 of PKCS#8 (RFC 5958 §2), which holds the public key too: OpenSSL 3.0
/// can't read them, and they are not damaged.
struct SecondVersionKeyTests {
    private static let salt: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8]
    private static let vector = [UInt8](repeating: 0x5A, count: 16)

    private func decoded(_ file: String) throws -> [UInt8] {
        let pem = try Fixture.octets("odd/keys/\(file)")
        var scanner = PEMScanner(pem)
        guard let block = scanner.next(), case .decoded(let der) = Base64.decode(pem[block.body])
        else {
            throw CertificateError(.malformed, source: file, .key(.undecodable))
        }
        return der
    }

    /// A key of version 1 with its public key behind it, as version 2 has it.
    private func key(_ name: String) throws -> [UInt8] {
        let first = try decoded("\(name).pkcs8.pem")
        var file = DERCursor(first)
        var fields = try file.enter(Tag.sequence, "the key")
        _ = try fields.next("version")
        let algorithm = try fields.algorithmIdentifier("algorithm").der
        let secret = Array(first[try fields.next("privateKey").content])
        let half = try decoded("\(name).pub.pem")
        var outer = DERCursor(half)
        var parts = try outer.enter(Tag.sequence, "the public key")
        _ = try parts.next("algorithm")
        let bits = Array(half[try parts.next("subjectPublicKey").content])
        return DER.sequence(
            DER.integer(1),
            algorithm,
            DER.octets(secret),
            DER.context(1, bits)
        )
    }

    /// The same under the passphrase `fixture`, in PBES2 with AES-256-CBC.
    private func encrypted(_ der: [UInt8]) throws -> [UInt8] {
        let folder = try TemporaryFolder()
        try folder.write(der, to: "plain")
        let script = """
            key=$(openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt pass:fixture \
                -kdfopt hexsalt:\(Self.salt.hexadecimal) -kdfopt iter:2048 PBKDF2 | tr -d ':\\n')
            openssl enc -aes-256-cbc -K "$key" -iv \(Self.vector.hexadecimal) -in plain -out closed
            """
        let made = try Tool.shell(script, in: folder.folder)
        try #require(made.status == 0, "openssl: \(made.errors)")
        let closed = Array(try Data(contentsOf: folder.url("closed")))
        let derivation = DER.sequence(
            DER.oid(1, 2, 840, 113_549, 1, 5, 12),
            DER.sequence(
                DER.octets(Self.salt),
                DER.integer(0x08, 0x00),
                DER.sequence(DER.oid(1, 2, 840, 113_549, 2, 9), DER.null)
            )
        )
        let cipher = DER.sequence(
            DER.oid(2, 16, 840, 1, 101, 3, 4, 1, 42),
            DER.octets(Self.vector)
        )
        let scheme = DER.sequence(
            DER.oid(1, 2, 840, 113_549, 1, 5, 13),
            DER.sequence(derivation, cipher)
        )
        return DER.sequence(scheme, DER.octets(closed))
    }

    private func read(
        _ der: [UInt8],
        label: String? = nil,
        passphrase: String? = nil
    ) throws -> FileContents {
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        let text = label.map { "-----BEGIN \($0)-----\n\(Base64.encode(der))-----END \($0)-----\n" }
        return FileContents(
            parsing: text.map { Array($0.utf8) } ?? der,
            path: "a.key",
            passphrase: PassphraseSource(passphrase.map { Passphrase($0.utf8) }),
            engine: engine
        )
    }

    /// Expects the key to be read, by an OpenSSL that can, or to be unsupported.
    private func expectUndamaged(_ contents: FileContents, _ name: String) throws {
        guard contents.errors.isEmpty else {
            #expect(contents.errors.map(\.code) == [.unsupported])
            #expect(contents.errors.first?.reason.contains("version 2 of PKCS#8") == true)
            return
        }
        let found = try #require(contents.privateKeys.first).outcome.get()
        let other = try PrivateKey(pem: Fixture.text("odd/keys/\(name).pkcs8.pem"))
        #expect(found.publicKey == other.publicKey)
    }

    @Test(
        "they are unsupported, where they are not read, and never damaged",
        arguments: ["ed25519", "ec", "rsa"],
        [nil, "PRIVATE KEY"]
    )
    func plain(name: String, label: String?) throws {
        try expectUndamaged(read(key(name), label: label), name)
    }

    @Test(
        "so they are under the right passphrase",
        arguments: ["ed25519", "ec"],
        [nil, "ENCRYPTED PRIVATE KEY"]
    )
    func encrypted(name: String, label: String?) throws {
        let der = try encrypted(key(name))
        try expectUndamaged(read(der, label: label, passphrase: "fixture"), name)
    }

    @Test("under another passphrase, or none, it is the passphrase that is said")
    func closed() throws {
        let der = try encrypted(key("ed25519"))
        #expect(try read(der, passphrase: "another").errors.map(\.code) == [.passphraseWrong])
        let key = try #require(try read(der).privateKeys.first)
        guard case .failure(let error) = key.outcome else {
            Issue.record("it was opened without a passphrase")
            return
        }
        #expect(error.code == .passphraseMissing)
    }

    @Test("the same encryption around version 1 opens, so that the test is one of the version")
    func firstVersion() throws {
        let der = try encrypted(decoded("ed25519.pkcs8.pem"))
        let contents = try read(der, passphrase: "fixture")
        #expect(contents.errors.isEmpty)
        #expect(contents.privateKeys.count == 1)
    }
}
