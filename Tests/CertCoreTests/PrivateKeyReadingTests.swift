import CertCore
import Foundation
import TestSupport
import Testing

/// A library's user reads keys from wherever they lie.
@Suite struct PrivateKeyReadingTests {
    private static func path(_ name: String) -> String {
        Checkout.fixtures.appending(path: name).path
    }

    @Test("A key is read from DER, from PEM and from a file, and is the same")
    func forms() throws {
        let passphrase = Passphrase("certcheck".utf8)
        let plain = try PrivateKey(
            contentsOf: Self.path("keys/leaf-encrypted.key"),
            passphrase: passphrase
        )
        let pem = try String(contentsOfFile: Self.path("healthy/privkey.pem"), encoding: .utf8)
        let key = try PrivateKey(contentsOf: Self.path("healthy/privkey.pem"))
        #expect(try PrivateKey(pem: pem).publicKey == key.publicKey)
        #expect(plain.isConsistent)
        // A line about the key precedes the block.
        let block = pem.split(separator: "\n").drop { !$0.contains("-----BEGIN") }
        let base64 = block.filter { !$0.contains("-----") }.joined()
        let der = Array(Data(base64Encoded: base64) ?? Data())
        #expect(try PrivateKey(der: der).publicKey == key.publicKey)
    }

    @Test("What is no key is an error that names the file")
    func none() throws {
        let path = Self.path("trust/root.pem")
        let error = #expect(throws: CertificateError.self) { try PrivateKey(contentsOf: path) }
        #expect(error?.code == .notAKey)
        #expect(error?.source == path)
        #expect(throws: CertificateError.self) { try PrivateKey(der: [0x30, 0x00]) }
        #expect(throws: CertificateError.self) { try PrivateKey(contentsOf: "/nowhere") }
    }

    @Test("A checker judges at the time of the question, whatever its own time is")
    func time() throws {
        let chain = try Certificate.read(from: Self.path("healthy/fullchain.pem"))
        let now = try #require(Timestamp(rfc3339: "2026-02-01T00:00:00Z"))
        let later = try #require(Timestamp(rfc3339: "2027-02-01T00:00:00Z"))
        let checker = Checker(
            policy: ValidationPolicy(time: now),
            trust: try TrustStore(paths: [Self.path("trust")])
        )
        #expect(try checker.check(chain)?.status == .pass)
        let expired = try checker.check(chain, at: later)
        #expect(expired?.findings.contains { $0.id == .expired } == true)
        #expect(checker.check([Self.path("healthy")], at: later).checkedAt == later)
        #expect(try checker.check(chain)?.status == .pass)
    }
}
