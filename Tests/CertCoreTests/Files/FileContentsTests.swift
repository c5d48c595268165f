import CertModel
import Foundation
import TestSupport
import Testing

@testable import CertCore
import CertDecoding

/// What stands in a file, and what is said of the rest.
struct FileContentsTests {
    private func read(_ octets: [UInt8], opensKeys: Bool = true) throws -> FileContents {
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        return FileContents(
            parsing: octets,
            path: "a.pem",
            opensKeys: opensKeys,
            engine: engine
        )
    }

    private func read(_ text: String) throws -> FileContents { try read(Array(text.utf8)) }

    private func block(_ label: String, _ der: [UInt8]) -> String {
        "-----BEGIN \(label)-----\n\(Base64.encode(der))-----END \(label)-----\n"
    }

    @Test("What follows too many keys is read, whether or not keys are", arguments: [true, false])
    func manyKeys(opensKeys: Bool) throws {
        let keys = String(repeating: try Fixture.text("odd/keys/ed25519.pkcs8.pem"), count: 1001)
        let text = keys + (try Fixture.text("healthy/fullchain.pem"))
        let contents = try read(Array(text.utf8), opensKeys: opensKeys)
        #expect(contents.certificates.count == 2)
        #expect(contents.privateKeys.count == (opensKeys ? 1000 : 0))
        #expect(contents.errors.map(\.code) == (opensKeys ? [.tooLarge] : []))
    }

    @Test("Many findings are counted in one for each severity")
    func manyFindings() throws {
        var contents = FileContents(path: "a.pem")
        for severity in [Severity.warning, .error] {
            for line in 1...102 {
                let location = Location(path: "a.pem", line: line)
                contents.note(
                    Finding(.chain(.searchLimit(signatures: 1)), severity, at: [location])
                )
            }
        }
        let rest = contents.findings.suffix(2)
        #expect(contents.findings.count == 202)
        #expect(rest.map(\.severity) == [.warning, .error])
        #expect(rest.allSatisfy { $0.message.hasPrefix("2 more of this kind") })
    }

    private static let name = CertificateParts.name("a.test")
    private static let algorithm = CertificateParts.ecdsaWithSHA256

    private static let request = DER.sequence(
        DER.sequence(DER.integer(0), name, CertificateParts.basePoint, DER.constructed(0)),
        algorithm,
        DER.bits([0])
    )

    private static let time = DER.string(0x17, "260101000000Z")

    private static let revocationList = DER.sequence(
        DER.sequence(
            DER.integer(1),
            algorithm,
            name,
            time,
            time,
            DER.sequence(DER.sequence(DER.integer(1), time), DER.sequence(DER.integer(2), time))
        ),
        algorithm,
        DER.bits([0])
    )

    @Test("blocks of every kind are read, in any order, each with its line and index")
    func everyKind() throws {
        let rsa = try Fixture.text("odd/keys/rsa.pkcs1.pub.pem")
        let group = DER.sequence(DER.integer(0x65), DER.integer(2))
        let text = """
            text before
            \(block("CERTIFICATE REQUEST", Self.request))text between
            \(block("X509 CRL", Self.revocationList))\(block("PUBLIC KEY", CertificateParts.basePoint))
            \(block("DH PARAMETERS", group))\(rsa)\(block("CERTIFICATE", CertificateParts().der))
            \(try Fixture.text("odd/keys/ec.pkcs8.pem"))
            """
        let contents = try read(text)
        #expect(contents.errors.isEmpty)
        #expect(contents.findings.map(\.id) == [.pemTextBetween])
        let kinds = contents.items.map { item in
            switch item.content {
            case .certificate(let certificate): "certificate \(certificate.subject)"
            case .privateKey(let key): "private key \(key.publicKey?.description ?? "")"
            case .publicKey(let key): "public key \(key)"
            case .request(let request): "request \(request.subject)"
            case .revocationList(let list): "CRL \(list.revokedCount) by \(list.issuer)"
            case .openSSHKey(let key): key.algorithm
            case .parameters(let parameters): parameters.label
            case .secretKey: "secret key"
            }
        }
        #expect(
            kinds == [
                "request CN=a.test", "CRL 2 by CN=a.test", "public key EC P-256", "DH PARAMETERS",
                "public key RSA 2048", "certificate CN=www.a.test", "private key EC P-256",
            ]
        )
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(contents.items.allSatisfy { lines[$0.line - 1].hasPrefix("-----BEGIN ") })
        #expect(contents.items.map(\.index) == Array(0..<7))
    }

    @Test("DER is told apart by what it holds")
    func bare() throws {
        let kinds: [([UInt8], String)] = [
            (CertificateParts().der, "certificate"), (Self.request, "request"),
            (Self.revocationList, "revocationList"), (CertificateParts.basePoint, "publicKey"),
            (try Fixture.octets("odd/keys/ed25519.pkcs8.der"), "privateKey"),
            (try Fixture.octets("odd/keys/rsa.traditional.der"), "privateKey"),
            (try Fixture.octets("odd/keys/ed25519.encrypted.der"), "privateKey"),
        ]
        for (der, kind) in kinds {
            let contents = try read(der)
            #expect(contents.format == .der)
            #expect(contents.errors.isEmpty)
            #expect(contents.items.map(\.line) == [1])
            #expect(contents.items.map { "\($0.content)".hasPrefix(kind) } == [true])
        }
    }

    @Test(
        "what holds nothing is an error that says why",
        arguments: [
            ([], .empty), (Array("hello".utf8), .notACertificate), ([0x30], .malformed),
            ([0x30, 0x80], .malformed), (DER.sequence(DER.integer(3)), .malformed),
            (Array("-----BEGIN CERTIFICATE-----\nMAA=\n".utf8), .malformed),
            (
                Array("-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----".utf8),
                .malformed
            ),
            (Array("-----BEGIN PKCS7-----\nMAA=\n-----END PKCS7-----".utf8), .malformed),
        ] as [([UInt8], CertificateError.Code)]
    )
    func nothing(octets: [UInt8], code: CertificateError.Code) throws {
        let contents = try read(octets)
        #expect(contents.items.isEmpty)
        #expect(contents.errors.map(\.code) == [code])
        #expect(contents.errors.map(\.source) == ["a.pem"])
    }

    @Test("one block that can't be read does not stop the rest")
    func goesOn() throws {
        let good = block("CERTIFICATE", CertificateParts().der)
        let contents = try read(block("CERTIFICATE", [0x30, 0x00]) + good)
        #expect(contents.items.map(\.line) == [4])
        #expect(contents.items.map(\.index) == [0])
        #expect(contents.errors.map(\.line) == [1])
    }

    @Test("damaged base64 has its line", arguments: ["*", ":", "-", "\u{0}", "é"])
    func badCharacter(character: String) throws {
        let good = block("CERTIFICATE", CertificateParts().der)
        var lines = good.split(separator: "\n").map(String.init)
        lines[3] = character + lines[3].dropFirst()
        let contents = try read("text\n" + lines.joined(separator: "\n") + "\n" + good)
        #expect(contents.findings.map(\.id) == [.pemBadBase64])
        #expect(contents.findings.map(\.locations) == [[Location(path: "a.pem", line: 5)]])
        #expect(contents.certificates.last?.certificate.subject.description == "CN=www.a.test")
    }

    @Test("damage in the first line is not taken for a header")
    func colon() throws {
        let contents = try read("-----BEGIN CERTIFICATE-----\nMA:=\n-----END CERTIFICATE-----\n")
        #expect(contents.findings.map(\.locations) == [[Location(path: "a.pem", line: 2)]])
        #expect(contents.errors.map(\.code) == [.malformed])
    }

    @Test("a byte-order mark and carriage returns are read and told once")
    func marks() throws {
        let good = block("CERTIFICATE", CertificateParts().der)
        let windows = "\u{FEFF}" + (good + good).replacing("\n", with: "\r\n")
        let contents = try read(windows)
        #expect(contents.certificates.count == 2)
        #expect(contents.findings.map(\.id) == [.pemByteOrderMark, .pemCarriageReturns])
        #expect(contents.findings.allSatisfy { $0.locations == [Location(path: "a.pem")] })
    }

    @Test("octets in memory are shown as a file's are")
    func inMemory() throws {
        let octets = try Fixture.octets("healthy/fullchain.pem")
        let shown = try Inspector().inspect(octets: octets, name: "a.pem")
        #expect(shown.files.map(\.path) == ["a.pem"])
        #expect(shown.files.map(\.items) == [try read(octets).items])
        let nothing = try Inspector().inspect(octets: [])
        #expect(nothing.files.flatMap(\.findings).map(\.id) == [.pemEmpty])
        #expect(nothing.errors.map(\.source) == ["(memory)"])
    }

    @Test("keys may be passed over")
    func withoutKeys() throws {
        let key = try Fixture.octets("odd/keys/ec.pkcs8.pem")
        let contents = try read(key, opensKeys: false)
        #expect(contents.items.isEmpty && contents.errors.isEmpty && contents.privateKeys.isEmpty)
    }

    @Test(
        "what a block holds is read, whatever its label says",
        arguments: ["CERTIFICATE", "CERTIFICATE REQUEST", "X509 CRL", "PUBLIC KEY", "PRIVATE KEY"],
        ["CERTIFICATE", "X509 CRL", "PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "CMS", "ANYTHING"]
    )
    func mislabelled(content: String, label: String) throws {
        let values = [
            "CERTIFICATE": CertificateParts().der,
            "CERTIFICATE REQUEST": Self.request,
            "X509 CRL": Self.revocationList,
            "PUBLIC KEY": try Fixture.octets("odd/keys/ec.pub.der"),
            "PRIVATE KEY": try Fixture.octets("odd/keys/ed25519.pkcs8.der"),
        ]
        let der = try #require(values[content])
        let right = try read(block(content, der))
        let contents = try read(block(label, der))
        #expect(contents.items == right.items && contents.items.count == 1)
        #expect(contents.errors.isEmpty)
        #expect(contents.findings.map(\.id) == (label == content ? [] : [.pemLabelMismatch]))
    }

    @Test("what a trusted certificate is trusted for is read")
    func trusted() throws {
        let settings = DER.sequence(
            DER.sequence(DER.oid(1, 3, 6, 1, 5, 5, 7, 3, 1)),
            DER.constructed(0, DER.oid(1, 3, 6, 1, 5, 5, 7, 3, 2)),
            DER.string(0x0C, "alias")
        )
        let der = CertificateParts().der
        let contents = try read(block("TRUSTED CERTIFICATE", der + settings))
        let trust = contents.certificates.first?.certificate.statedTrust
        #expect(trust?.trusted == [KeyPurpose.serverAuth])
        #expect(trust?.rejected == [KeyPurpose.clientAuth])
        #expect(trust?.alias == "alias")
        let plain = try read(block("TRUSTED CERTIFICATE", der))
        #expect(plain.certificates.first?.certificate.statedTrust == nil)
        let broken = try read(block("TRUSTED CERTIFICATE", der + [0x30, 5]))
        #expect(broken.errors.map(\.code) == [.malformed])
    }

    @Test("a request or a CRL that is cut short is malformed and nothing worse")
    func cutShort() throws {
        for (label, der) in [
            ("CERTIFICATE REQUEST", Self.request), ("X509 CRL", Self.revocationList),
        ] {
            for count in der.indices {
                let contents = try read(block(label, Array(der[..<count])))
                #expect(contents.errors.map(\.code) == [.malformed])
            }
        }
    }
}
