import CertModel
import TestSupport
import Testing

@testable import CertCore
import CertDecoding

/// Parameters that stand by themselves; `Fixtures/odd/parameters` says how they were made.
struct KeyParametersTests {
    private func parameters(_ octets: [UInt8]) throws -> KeyParameters? {
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        let contents = FileContents(parsing: octets, path: "a", engine: engine)
        #expect(contents.items.count == 1)
        guard case .parameters(let parameters) = contents.items.first?.content else { return nil }
        return parameters
    }

    private func der(_ pem: [UInt8]) -> [UInt8] {
        var scanner = PEMScanner(pem)
        guard let block = scanner.next(), case .decoded(let der) = Base64.decode(pem[block.body])
        else { return [] }
        return der
    }

    @Test(
        "size, curve and group are told, in armour and bare",
        arguments: [
            ("ec", .init(label: "EC PARAMETERS", algorithm: .ec, bits: 256, curve: "P-256")),
            ("ec-explicit", .init(label: "EC PARAMETERS", algorithm: .ec, bits: 384)),
            ("dsa", .init(label: "DSA PARAMETERS", algorithm: .dsa, bits: 1024)),
            ("dh", .init(label: "DH PARAMETERS", algorithm: .dh, bits: 512)),
            (
                "ffdhe2048",
                .init(label: "DH PARAMETERS", algorithm: .dh, bits: 2048, group: "ffdhe2048")
            ),
            (
                "modp_2048",
                .init(label: "DH PARAMETERS", algorithm: .dh, bits: 2048, group: "modp_2048")
            ),
            (
                "x942",
                .init(
                    label: "X9.42 DH PARAMETERS",
                    algorithm: .dh,
                    bits: 2048,
                    group: "dh_2048_224"
                )
            ),
        ] as [(String, KeyParameters)]
    )
    func told(name: String, expected: KeyParameters) throws {
        let pem = try Fixture.octets("odd/parameters/\(name).pem")
        #expect(try parameters(pem) == expected)
        #expect(try parameters(der(pem)) == expected)
    }

    @Test("two numbers of which the second is odd are an RSA key, not a group")
    func rsa() throws {
        let number = { DEREncoding.unsigned($0) }
        let modulus = [UInt8](repeating: 0xC5, count: 128)
        let key = DEREncoding.sequence(number(modulus) + number([1, 0, 1]))
        #expect(try parameters(key) == nil)
        let group = DEREncoding.sequence(number(modulus) + number([2]))
        #expect(try parameters(group)?.bits == 1024)
    }

    @Test("what is no parameters below such a label is malformed", arguments: ["MAA=", "BAEA", ""])
    func malformed(body: String) throws {
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        for label in ["DH", "DSA", "EC"] {
            let pem =
                "-----BEGIN \(label) PARAMETERS-----\n\(body)\n-----END \(label) PARAMETERS-----\n"
            let contents = FileContents(parsing: Array(pem.utf8), path: "a", engine: engine)
            #expect(contents.errors.map(\.code) == [.malformed], "\(label)")
        }
    }
}

/// Public keys in the form that SSH's programs export (RFC 4716).
struct ExportedKeyTests {
    private func keys(_ text: String) -> [(key: OpenSSHKey, line: Int)] {
        OpenSSHKey.exportedKeys(Array(text.utf8))
    }

    private static let base64 =
        "AAAAC3NzaC1lZDI1NTE5AAAAIO/SxLjHVQvNd5q8SKupqbk9a0MDfMpqcOZbSQYcbq7d"

    @Test(
        "headers may go on in the next line, and are no base64 (RFC 4716 §3.3)",
        arguments: [
            ("", nil), ("Comment: a b\n", "a b"), ("Comment: \"a\"\n", "a"),
            ("Subject: x\nComment: a\\\nb\n", "a"), ("x-y: z\\\nAAAA\n", nil),
        ] as [(String, String?)]
    )
    func headers(headers: String, comment: String?) {
        let block =
            "---- BEGIN SSH2 PUBLIC KEY ----\n\(headers)\(Self.base64)\n---- END SSH2 PUBLIC KEY ----\n"
        let found = keys(block + block)
        #expect(found.map(\.key.algorithm) == ["ssh-ed25519", "ssh-ed25519"])
        #expect(found.first?.key.comment == comment)
        #expect(found.first?.line == 1)
        #expect(found.map(\.key.isExported) == [true, true])
    }

    @Test("lines end as they do on any system (RFC 4716 §3.1)", arguments: ["\n", "\r", "\r\n"])
    func lineEnds(end: String) {
        let lines = ["---- BEGIN SSH2 PUBLIC KEY ----", "Comment: a", Self.base64]
        let text = (lines + ["---- END SSH2 PUBLIC KEY ----", ""]).joined(separator: end)
        let found = keys(text + text)
        #expect(found.map(\.line) == [1, 5])
        #expect(found.map(\.key.comment) == ["a", "a"])
    }

    @Test(
        "what is cut short or no base64 is none",
        arguments: [
            "---- BEGIN SSH2 PUBLIC KEY ----\n", "---- END SSH2 PUBLIC KEY ----\n",
            "---- BEGIN SSH2 PUBLIC KEY ----\n*\n---- END SSH2 PUBLIC KEY ----\n",
            "---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n---- END SSH2 PUBLIC KEY ----\n",
        ]
    )
    func none(text: String) {
        #expect(keys(text).isEmpty)
    }
}
