import CertModel
import TestSupport
import Testing

@testable import CertCore
@testable import CertDecoding

/// Private keys of every kind in every form; `Fixtures/odd/make` says how they were made.
struct PrivateKeyTests {
    private static let passphrase = Passphrase("fixture".utf8)

    private func keys(
        _ file: String,
        passphrase: Passphrase? = nil
    ) throws -> [FileContents.FoundKey] {
        try contents(file, passphrase: passphrase).privateKeys
    }

    private func contents(_ file: String, passphrase: Passphrase? = nil) throws -> FileContents {
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        return FileContents(
            parsing: try Fixture.octets("odd/keys/\(file)"),
            path: file,
            passphrase: PassphraseSource(passphrase),
            engine: engine
        )
    }

    private func identity(_ key: PublicKey) throws -> KeyIdentity {
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        return KeyIdentity(key, in: engine.context)
    }

    private func publicKey(_ file: String) throws -> PublicKey {
        guard case .publicKey(let key) = try contents(file).items.first?.content else {
            throw CertificateError(.malformed, source: file, .key(.undecodable))
        }
        return key
    }

    /// The files of one key: those whose name begins with its name.
    private static let forms: [(name: String, files: [String])] =
        [
            "rsa", "rsa-pss", "ec", "ec-secp521r1", "ec-secp256k1", "dsa", "ed25519", "ed448",
            "x25519", "x448",
        ].map { name in
            let files = Fixture.names(in: "odd/keys").filter {
                $0.split(separator: ".").first.map(String.init) == name && !$0.contains("mixed")
            }
            return (name, files)
        }

    @Test(
        "a key has the same public half in every form",
        arguments: forms.flatMap { form in form.files.map { (form.name, $0) } }
    )
    func everyForm(name: String, file: String) throws {
        let expected = try publicKey("\(name).pub.pem")
        if file.contains(".pub.") {
            #expect(try identity(publicKey(file)) == identity(expected))
            return
        }
        let found = try keys(file, passphrase: Self.passphrase)
        #expect(found.count == 1)
        let key = try #require(found.first).outcome.get()
        #expect(try identity(key.publicKey) == identity(expected))
        #expect(key.isConsistent)
        #expect(key.publicKey.bits == expected.bits)
        #expect(key.publicKey.curve == expected.curve)
    }

    @Test("different keys are different", arguments: forms.map(\.name))
    func different(name: String) throws {
        let own = try identity(publicKey("\(name).pub.pem"))
        for other in Self.forms.map(\.name) where other != name {
            #expect(try identity(publicKey("\(other).pub.pem")) != own)
        }
    }

    @Test(
        "a key is described by its kind and size",
        arguments: [
            ("rsa", "RSA 2048"), ("rsa-pss", "RSA-PSS 2048"), ("ec", "EC P-256"),
            ("ec-secp521r1", "EC P-521"), ("ec-secp256k1", "EC secp256k1"), ("dsa", "DSA 2048"),
            ("ed25519", "Ed25519"), ("ed448", "Ed448"), ("x25519", "X25519"), ("x448", "X448"),
        ]
    )
    func descriptions(name: String, words: String) throws {
        #expect(try publicKey("\(name).pub.pem").description == words)
        #expect(try publicKey("\(name).pub.der").description == words)
    }

    private static let encrypted: [String] = forms.flatMap { $0.files }.filter {
        $0.contains("encrypted") || $0.contains("proc-type")
    }

    @Test("an encrypted key that nobody opens is described, and is no error", arguments: encrypted)
    func missingPassphrase(file: String) throws {
        let contents = try contents(file)
        #expect(contents.errors.isEmpty)
        let key = try #require(contents.privateKeys.first)
        #expect(key.isEncrypted)
        #expect(throws: CertificateError.self) { try key.outcome.get() }
        guard case .failure(let error) = key.outcome else { return }
        #expect(error.code == .passphraseMissing)
        guard case .privateKey(let description) = contents.items.first?.content else {
            Issue.record("no key among the items")
            return
        }
        #expect(description == PrivateKeyDescription(isEncrypted: true, publicKey: nil))
    }

    @Test("the wrong passphrase is an error that does not hold it", arguments: encrypted)
    func wrongPassphrase(file: String) throws {
        for secret in ["", "wrong-secret", String(repeating: "long-secret", count: 1000)] {
            let contents = try contents(file, passphrase: Passphrase(secret.utf8))
            let error = try #require(contents.errors.first)
            #expect(error.code == .passphraseWrong)
            #expect(error.source == file)
            #expect(!"\(error) \(error.underlying) \(error.help ?? "")".contains("secret"))
        }
    }

    @Test("nothing that can be printed holds a passphrase or a private key")
    func nothingLeaks() throws {
        let secret = Passphrase("a-secret".utf8)
        #expect("\(secret)" == "passphrase")
        #expect(!String(reflecting: secret).contains("secret"))
        let key = try PrivateKey(pem: Fixture.text("odd/keys/ed25519.pkcs8.pem"))
        // The last 32 octets of the PKCS#8 form are the key itself.
        let octets = try Fixture.octets("odd/keys/ed25519.pkcs8.der").suffix(32).hexadecimal
        var dumped = ""
        dump(key, to: &dumped)
        #expect(!dumped.contains(octets))
        #expect(!String(reflecting: key).contains(octets))
    }

    @Test(
        "halves of two keys are not consistent",
        arguments: ["rsa.mixed.pem", "ec.mixed.pem", "dsa.mixed.pem"]
    )
    func mixedHalves(file: String) throws {
        let key = try #require(try keys(file).first).outcome.get()
        #expect(!key.isConsistent)
    }

    @Test(
        "RSA numbers that fit prove the key, others leave it to a signature, huge ones are refused",
        arguments: 1...8
    )
    func numbers(index: Int) throws {
        let whole = try rsa { _ in }
        #expect(whole.key.withPointer { key, _ in RSANumbers.lend(of: key, \.proof) } == true)
        let odd = try rsa { $0[index][$0[index].count - 2] ^= 2 }
        // The last three make signing faster, and OpenSSL does without them where they are wrong.
        let proof: Bool? = index < 6 ? nil : true
        #expect(odd.key.withPointer { key, _ in RSANumbers.lend(of: key, \.proof) } == .some(proof))
        // Without its modulus or exponent nothing verifies; the rest OpenSSL can do without.
        if index < 3 { #expect(!odd.isConsistent) }
        let huge = #expect(throws: CertificateError.self) {
            try rsa { $0[index] = [1] + [UInt8](repeating: 0, count: 4096) + [1] }
        }
        #expect(huge?.code == .tooLarge)
        #expect(huge?.reason.contains("16384") == true)
    }

    @Test(
        "large keys and keys of several primes are proven by their numbers",
        arguments: [2, 3, 5]
    )
    func manyPrimes(count: Int) throws {
        let file = "odd/keys/rsa-8192-primes-\(count).pem"
        let key = try PrivateKey(pem: Fixture.text(file))
        #expect(key.key.withPointer { key, _ in RSANumbers.lend(of: key, \.proof) } == true)
        #expect(key.isConsistent)
    }

    /// An RSA key whose numbers, from the version on, were changed.
    private func rsa(_ change: (inout [[UInt8]]) -> Void) throws -> PrivateKey {
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        var file = DERCursor(try Fixture.octets("odd/keys/rsa.traditional.der"))
        var fields = try file.enter(Tag.sequence, "the key")
        var numbers = [[]] + (try (0..<9).map { _ in try fields.magnitude("a number") }.dropFirst())
        change(&numbers)
        let der = DEREncoding.sequence(numbers.flatMap(DEREncoding.unsigned))
        let key = try Key.privateKey(
            der: der,
            form: .pkcs1,
            work: Budget.Share(),
            in: engine.context
        )
        return try PrivateKey(key, digesting: engine.context)
    }

    @Test(
        "a block that is no private key is malformed, whatever its label says",
        arguments: ["PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY"]
    )
    func malformed(label: String) {
        for body in ["", "MAA=", "MAMCAQA=", "MAYCAQACAQE=", "BAEA"] {
            let pem = "-----BEGIN \(label)-----\n\(body)\n-----END \(label)-----\n"
            let error = #expect(throws: CertificateError.self) { try PrivateKey(pem: pem) }
            #expect(error?.code == .malformed, "\(body)")
        }
    }

    @Test("an encrypted block that is damaged is not called a question of passphrases")
    func damagedEncryption() throws {
        let text = try Fixture.text("odd/keys/ec.encrypted.pem")
        let damaged = text.replacing("-----\nM", with: "-----\n*")
        for passphrase in [nil, Self.passphrase] {
            let error = #expect(throws: CertificateError.self) {
                try PrivateKey(pem: damaged, passphrase: passphrase)
            }
            #expect(error?.code == .malformed)
        }
        let label = "ENCRYPTED PRIVATE KEY"
        for body in ["", "MAA=", "MAMCAQA="] {
            let error = #expect(throws: CertificateError.self) {
                try PrivateKey(pem: "-----BEGIN \(label)-----\n\(body)\n-----END \(label)-----\n")
            }
            #expect(error?.code == .malformed)
        }
    }

    @Test("a text without a private key is none")
    func noKey() throws {
        let certificate = try Fixture.text("trust/root.pem")
        let error = #expect(throws: CertificateError.self) { try PrivateKey(pem: certificate) }
        #expect(error?.code == .notAKey)
    }

    @Test("a key belongs to a certificate by equality, whatever the forms of the two")
    func matching() throws {
        let certificate = try Certificate.read(
            from: Fixture.path("odd/signatures/ecdsa-sha256.pem")
        )
        for file in ["ec.pkcs8.pem", "ec.compressed.pem", "ec.hybrid.pem", "ec.explicit.pem"] {
            let key = try PrivateKey(pem: Fixture.text("odd/keys/\(file)"))
            #expect(key.matches(certificate[0]), "\(file)")
        }
        let other = try PrivateKey(pem: Fixture.text("odd/keys/authority-a.pem"))
        #expect(!other.matches(certificate[0]))
        let rsa = try Certificate.read(from: Fixture.path("odd/signatures/rsa-sha256.pem"))
        let restricted = try PrivateKey(pem: Fixture.text("odd/keys/rsa.as-pss.pem"))
        #expect(restricted.matches(rsa[0]))
    }
}

/// Telling the form of a private key from its DER.
struct PrivateKeyFormTests {
    @Test(
        "other things than private keys have no form",
        arguments: [
            [], [0x30, 0x00], DER.sequence(DER.integer(0)), DER.sequence(DER.null),
            DER.sequence(DER.integer(0), DER.integer(1)),
            DER.sequence(DER.integer(0), DER.sequence(DER.oid(1, 2))),
            DER.sequence(DER.sequence(DER.oid(1, 2)), DER.octets([])), CertificateParts().der,
        ]
    )
    func none(der: [UInt8]) {
        #expect(PrivateKeyForm(der: der) == nil)
    }
}
