import CertModel
import Foundation
import TestSupport
import Testing

@testable import CertCore
@testable import CertDecoding

/// PKCS#7, PKCS#12 and Java key stores, made by the tools that people make them with.
struct ContainerTests {
    private let folder = try? TemporaryFolder()
    private let chain = Fixture.path("healthy/fullchain.pem")
    private let key = Fixture.path("healthy/privkey.pem")

    /// Runs `openssl` and returns the octets of the file that it made.
    private func openssl(_ arguments: String..., making name: String) throws -> [UInt8] {
        let folder = try #require(folder)
        let outcome = try Tool.run(
            "/usr/bin/env",
            ["openssl"] + arguments + ["-out", folder(name)],
            in: URL(filePath: folder.path)
        )
        try #require(outcome.status == 0, "openssl: \(outcome.errors)")
        return Array(try Data(contentsOf: URL(filePath: folder(name))))
    }

    private func read(_ octets: [UInt8], passphrase: String? = nil) throws -> FileContents {
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        return FileContents(
            parsing: octets,
            path: "file",
            passphrase: PassphraseSource(passphrase.map { Passphrase($0.utf8) }),
            engine: engine
        )
    }

    /// A PKCS#7 structure of the chain, in `DER` or `PEM`.
    private func structure(_ form: String) throws -> [UInt8] {
        try openssl(
            "crl2pkcs7",
            "-nocrl",
            "-certfile",
            chain,
            "-outform",
            form,
            making: "chain.p7b"
        )
    }

    private func deployments(_ contents: FileContents) -> [String] {
        contents.certificates.compactMap(\.certificate.subject.commonName)
    }

    @Test("PKCS#7 gives its certificates, bare and armoured", arguments: ["DER", "PEM"])
    func pkcs7(form: String) throws {
        let octets = try structure(form)
        let contents = try read(octets)
        #expect(contents.format == (form == "DER" ? .pkcs7 : .pem))
        #expect(deployments(contents).sorted() == ["Fixture Intermediate CA", "www.example.test"])
        #expect(contents.errors.isEmpty)
    }

    @Test("PKCS#7 that is cut short is malformed")
    func pkcs7CutShort() throws {
        let octets = try structure("DER")
        let contents = try read(Array(octets.dropLast(200)))
        #expect(contents.errors.map(\.code) == [.malformed])
    }

    @Test(
        "PKCS#12 opens with its passphrase, old ciphers too",
        arguments: [[], ["-legacy"], ["-nomac"], ["-keypbe", "NONE", "-certpbe", "NONE"]]
    )
    func pkcs12(options: [String]) throws {
        let octets = try made(options, passphrase: "secret")
        let contents = try read(octets, passphrase: "secret")
        #expect(contents.format == .pkcs12)
        #expect(contents.errors.isEmpty)
        #expect(deployments(contents) == ["www.example.test", "Fixture Intermediate CA"])
        #expect(contents.items.first?.name == "my site")
        let found = try #require(contents.privateKeys.first?.key)
        #expect(found.matches(contents.certificates[0].certificate))
    }

    private func made(_ options: [String], passphrase: String) throws -> [UInt8] {
        let folder = try #require(folder)
        let outcome = try Tool.run(
            "/usr/bin/env",
            [
                "openssl", "pkcs12", "-export", "-in", chain, "-inkey", key, "-name", "my site",
                "-passout", "pass:\(passphrase)", "-out", folder("site.p12"),
            ] + options,
            in: URL(filePath: folder.path)
        )
        try #require(outcome.status == 0, "openssl: \(outcome.errors)")
        return Array(try Data(contentsOf: URL(filePath: folder("site.p12"))))
    }

    @Test("Containers are read below any label", arguments: ["CERTIFICATE", "PKCS12", "X509 CRL"])
    func mislabelled(label: String) throws {
        for der in [try structure("DER"), try made([], passphrase: "")] {
            let text = "-----BEGIN \(label)-----\n\(Base64.encode(der))-----END \(label)-----\n"
            let contents = try read(Array(text.utf8))
            #expect(contents.format == .pem)
            #expect(contents.certificates.count == 2)
            #expect(contents.errors.isEmpty)
            #expect(contents.findings.map(\.id) == [.pemLabelMismatch])
        }
    }

    @Test("PKCS#12 under an empty passphrase opens without one")
    func emptyPassphrase() throws {
        let contents = try read(made([], passphrase: ""))
        #expect(contents.errors.isEmpty)
        #expect(contents.certificates.count == 2)
    }

    @Test("A key with explicit curve parameters has the digest of the key with the curve's name")
    func explicitCurve() throws {
        let named = try read(Fixture.octets("odd/keys/ec.pub.pem"))
        for file in ["ec.explicit.pem", "ec.explicit.pub.pem"] {
            let explicit = try read(Fixture.octets("odd/keys/\(file)"))
            let keys = (named.items + explicit.items).compactMap(\.publicKey)
            #expect(keys.count == 2)
            #expect(Set(keys.map(\.sha256)).count == 1)
        }
    }

    @Test(
        "A CRL's number is read, and its absence is none",
        arguments: [
            (nil, nil), ([0x07], "7"), ([0x00, 0xFF], "ff"),
            ([UInt8](repeating: 0x12, count: 20), String(repeating: "12", count: 20)),
        ] as [([UInt8]?, String?)]
    )
    func listNumber(number: [UInt8]?, text: String?) throws {
        let time = DER.string(0x17, "260101000000Z")
        let value = number.map { DEREncoding.element(Tag.integer, $0) }
        let extensions = value.map { value in
            DER.constructed(
                0,
                DER.sequence(
                    DER.sequence(
                        DEREncoding.element(Tag.objectIdentifier, OID(2, 5, 29, 20).bytes),
                        DEREncoding.element(Tag.octetString, value)
                    )
                )
            )
        }
        let algorithm = CertificateParts.ecdsaWithSHA256
        let signed = DER.sequence(
            DER.integer(1),
            algorithm,
            CertificateParts.name("a.test"),
            time,
            time,
            extensions ?? []
        )
        let list = try CertificateRevocationList(
            der: DER.sequence(signed, algorithm, DER.bits([0])),
            at: nil,
            using: LibraryContext().functions
        )
        #expect(list.number?.integerText == text)
    }

    @Test(
        "A passphrase that is missing or wrong is one error, which does not hold it",
        arguments: [
            (nil, CertificateError.Code.passphraseMissing), ("guess-9321", .passphraseWrong),
        ]
    )
    func closed(passphrase: String?, code: CertificateError.Code) throws {
        let contents = try read(made([], passphrase: "secret"), passphrase: passphrase)
        #expect(contents.errors.map(\.code) == [code])
        #expect(contents.items.isEmpty)
        #expect(!"\(contents.errors)".contains(passphrase ?? "secret"))
    }

    @Test("A work factor over the limit is refused before any work is done, and the limit told")
    func workFactor() throws {
        let octets = try openssl(
            "pkcs8",
            "-topk8",
            "-in",
            key,
            "-passout",
            "pass:secret",
            "-iter",
            "2000",
            making: "k"
        )
        let der = try #require(Self.der(octets))
        // 2000 is 07 D0 in an INTEGER of two octets: 7F FFFF FF would need more room, so the
        // parameters are written anew around a count of two thousand million.
        let hostile = try #require(Self.raisingIterations(in: der, to: [0x77, 0x35, 0x94, 0x00]))
        let contents = try read(hostile, passphrase: "secret")
        #expect(contents.errors.map(\.code) == [.unsupported])
        let limit = "\(Budget.maximumReserve / Budget.millisecond) ms"
        #expect(contents.errors.first?.reason.contains(limit) == true)
    }

    @Test("PKCS#12 opens at the counts that are recommended", arguments: ["600000", "2000000"])
    func recommendedContainer(iterations: String) throws {
        let octets = try made(["-iter", iterations, "-macalg", "sha256"], passphrase: "secret")
        let contents = try read(octets, passphrase: "secret")
        #expect(contents.errors.isEmpty)
        #expect(contents.privateKeys.compactMap(\.key).count == 1)
    }

    private static func der(_ pem: [UInt8]) -> [UInt8]? {
        var scanner = PEMScanner(pem)
        guard let block = scanner.next(), case .decoded(let der) = Base64.decode(pem[block.body])
        else { return nil }
        return der
    }

    /// EncryptedPrivateKeyInfo with another count: every length on the way is two octets more.
    private static func raisingIterations(in der: [UInt8], to count: [UInt8]) -> [UInt8]? {
        guard let form = PrivateKeyForm.encryption(of: der) else { return nil }
        let old = [UInt8](arrayLiteral: 0x02, 0x02, 0x07, 0xD0)
        guard let range = form.der.firstRange(of: old) else { return nil }
        func rebuilt(_ octets: ArraySlice<UInt8>, at place: Int) -> [UInt8] {
            var cursor = DERCursor(Array(octets))
            var out: [UInt8] = []
            while let element = try? cursor.next("") {
                let start = octets.startIndex + element.content.lowerBound
                let end = octets.startIndex + element.content.upperBound
                if octets.startIndex + element.start == place {
                    out += DEREncoding.element(0x02, count)
                } else if start <= place, place < end, element.tag & 0x20 != 0 {
                    out += DEREncoding.element(element.tag, rebuilt(octets[start..<end], at: place))
                } else {
                    out += octets[(octets.startIndex + element.start)..<end]
                }
            }
            return out
        }
        let scheme = rebuilt(form.der[...], at: range.lowerBound)
        guard let place = der.firstRange(of: form.der) else { return nil }
        let rest = Array(der[place.upperBound...])
        return DEREncoding.sequence(scheme + rest)
    }

    @Test(
        "A Java key store gives certificates and aliases without its password",
        arguments: ["store.jks", "store.jceks"]
    )
    func javaKeyStore(name: String) throws {
        let contents = try read(Fixture.octets("odd/stores/\(name)"))
        #expect(contents.format == .jks)
        #expect(contents.errors.isEmpty)
        #expect(
            Set(deployments(contents)) == [
                "www.example.test", "Fixture Intermediate CA", "Fixture Root CA",
            ]
        )
        #expect(Set(contents.items.compactMap(\.name)) == ["my site", "root"])
    }

    @Test("A secret key in a Java key store is passed over, and what stands behind it is read")
    func secretKey() throws {
        let store = try Fixture.octets("odd/stores/secret.jceks")
        let contents = try read(store)
        #expect(contents.errors.isEmpty)
        #expect(contents.items.map(\.name) == ["b", "root"])
        #expect(contents.items.first?.content == .secretKey)
        #expect(deployments(contents) == ["Fixture Root CA"])
        #expect(contents.privateKeys.isEmpty)
    }

    @Test(
        "A secret key that is damaged ends the reading, keeps what stands before, and traps nothing"
    )
    func secretKeyDamaged() throws {
        let whole = try Fixture.octets("odd/stores/secret.jceks")
        let object = try #require(whole.indices.first { whole[$0...].starts(with: [0xAC, 0xED]) })
        for place in object..<(object + 240) {
            for octet: UInt8 in [0x00, 0x70, 0x71, 0x72, 0x73, 0x75, 0x77, 0xFF] {
                var store = whole
                store[place] = octet
                #expect(try read(store).format == .jks)
            }
        }
        var store = whole
        store[object] = 0
        let contents = try read(store)
        #expect(contents.items.isEmpty)
        #expect(contents.errors.map(\.code) == [.malformed])
    }

    @Test("Classes that name themselves, and objects in objects, end the reading")
    func hostileObjects() {
        let begin: [UInt8] = [0xAC, 0xED, 0x00, 0x05]
        let version = [UInt8](repeating: 0, count: 8)
        let named: [UInt8] = [0x72, 0, 1, 0x41] + version
        let loop: [UInt8] = begin + [0x73] + named + [2, 0, 0, 0x78, 0x71, 0, 0x7E, 0, 0]
        let field: [UInt8] = [0x4C, 0, 0, 0x70]
        let fields: [UInt8] = [2, 0xFF, 0xFF] + Array(repeating: field, count: 65_535).joined()
        let object: [UInt8] = [0x73, 0x71, 0, 0x7E, 0, 0]
        let nested =
            begin + [0x73] + named + fields + [0x78, 0x70]
            + Array(repeating: object, count: 100_000).joined()
        let array: [UInt8] = begin + [0x75, 0x72, 0, 2, 0x5B, 0x42] + version
        let hugeArray: [UInt8] = array + [2, 0, 0, 0x78, 0x70, 0xFF, 0xFF, 0xFF, 0xFF]
        for stream in [loop, nested, hugeArray] {
            let seconds = processorSeconds {
                var reader = BigEndianReader(stream[...])
                #expect(!JavaObjectStream.skipObject(in: &reader))
            }
            #expect(seconds < 10)
        }
    }

    @Test("Every shorter Java key store is told to be cut short, and survived")
    func javaKeyStoreCutShort() throws {
        let store = try Fixture.octets("odd/stores/store.jks")
        for count in stride(from: 8, to: store.count - 40, by: 97) {
            let contents = try read(Array(store.prefix(count)))
            #expect(contents.errors.contains { $0.code == .malformed })
        }
    }
}

/// Requests, and what they have to do with keys and certificates.
struct RequestTests {
    private func report(_ folder: TemporaryFolder, _ names: [String]) throws -> Report {
        let policy = ValidationPolicy(
            time: try #require(Timestamp(rfc3339: "2026-02-01T00:00:00Z"))
        )
        let trust = try TrustStore(paths: [Fixture.path("trust/root.pem")])
        return Checker(policy: policy, trust: trust).check(names.map { folder($0) })
    }

    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.copy("healthy/fullchain.pem")
        try folder.copy("healthy/privkey.pem")
        try folder.copy("key-orphan/old.key", to: "other.key")
        for (key, name) in [("privkey.pem", "answered.csr"), ("other.key", "pending.csr")] {
            let made = try Tool.run(
                "/usr/bin/env",
                [
                    "openssl", "req", "-new", "-key", folder(key), "-subj", "/CN=new.example.test",
                    "-out", folder(name),
                ],
                in: URL(filePath: folder.path)
            )
            try #require(made.status == 0, "openssl: \(made.errors)")
        }
        return folder
    }

    @Test("A request that a given certificate answers is nothing to say")
    func answered() throws {
        let report = try report(folder(), ["fullchain.pem", "privkey.pem", "answered.csr"])
        #expect(report.findings.isEmpty && report.errors.isEmpty)
        #expect(report.deployments.flatMap(\.findings).isEmpty)
    }

    @Test("A request that none answers is told with its key, which is no orphan")
    func unanswered() throws {
        let folder = try folder()
        let names = ["fullchain.pem", "privkey.pem", "pending.csr", "other.key"]
        let report = try report(folder, names)
        #expect(report.findings.map(\.id) == [.requestUnanswered])
        let places = [folder("pending.csr"), folder("other.key")]
        #expect(report.findings.first?.locations.map(\.path) == places)
        #expect(report.errors.isEmpty)
    }
}

extension Item {
    /// The key of a public or a private key.
    fileprivate var publicKey: PublicKey? {
        switch content {
        case .publicKey(let key): key
        case .privateKey(let key): key.publicKey
        default: nil
        }
    }
}
