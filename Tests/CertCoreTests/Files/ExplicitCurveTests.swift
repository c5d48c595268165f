import TestSupport
import Testing

@testable import CertCore
@testable import CertDecoding

/// Public keys whose curve is given by its parameters.
struct ExplicitCurveTests {
    private static let groups = [
        "prime192v1", "secp224r1", "prime256v1", "secp384r1", "secp521r1", "secp112r1", "secp112r2",
        "secp128r1", "secp128r2", "secp160k1", "secp160r1", "secp160r2", "secp192k1", "secp224k1",
        "secp256k1", "sect163k1", "sect163r2", "sect233k1", "sect233r1", "sect283k1", "sect283r1",
        "sect409k1", "sect409r1", "sect571k1", "sect571r1", "brainpoolP256r1", "brainpoolP384r1",
        "brainpoolP512r1",
    ]

    /// A public key that OpenSSL writes with its curve's parameters.
    private func publicKey(_ group: String, form: String = "uncompressed") throws -> [UInt8] {
        let script = """
            openssl ecparam -name \(group) -genkey -noout \
                | openssl ec -pubout -param_enc explicit -conv_form \(form) 2>/dev/null
            """
        let made = try Tool.shell(script, in: Checkout.root)
        try #require(made.status == 0, "openssl: \(made.errors)")
        var scanner = PEMScanner(Array(made.output.utf8))
        let next = scanner.next()
        let block = try #require(next)
        guard case .decoded(let der) = Base64.decode(Array(made.output.utf8)[block.body]) else {
            Issue.record("openssl's key is damaged")
            return []
        }
        return der
    }

    @Test(
        "The parameters of a curve that has a name are known for what they are",
        arguments: groups
    )
    func named(group: String) throws {
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        for form in ["uncompressed", "hybrid"] {
            let info = try SubjectPublicKeyInfo(der: publicKey(group, form: form))
            let key = PublicKey(info, using: engine.context.functions)
            #expect(key.hasExplicitCurve)
            #expect(key.curve == NamedCurve(groupName: group)?.name)
            // OpenSSL, which calculates, says the same.
            let byOpenSSL = try Key.publicKey(of: info, in: engine.context).groupName
            #expect(byOpenSSL == group)
        }
    }

    @Test("They are also with a compressed base point", arguments: ["prime256v1", "secp521r1"])
    func compressed(group: String) throws {
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        let info = try SubjectPublicKeyInfo(der: publicKey(group, form: "compressed"))
        let key = PublicKey(info, using: engine.context.functions)
        #expect(key.curve == NamedCurve(groupName: group)?.name)
    }

    @Test("With any octet of a parameter changed, the curve has no name")
    func changed() throws {
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        let der = try publicKey("prime256v1")
        // The prime, both coefficients, the base point and its order: not the seed, the cofactor
        // and the key, which don't make a curve another one.
        let prime = try #require(der.firstRange(of: [UInt8](repeating: 0xFF, count: 4)))
        for offset in [prime.lowerBound + 8, prime.lowerBound + 40, prime.lowerBound + 80] {
            var other = der
            other[offset] ^= 1
            guard let info = try? SubjectPublicKeyInfo(der: other) else { continue }
            #expect(PublicKey(info, using: engine.context.functions).curve == nil, "\(offset)")
        }
    }

    @Test("A key is the same one with its curve named, by its parameters, and compressed")
    func identity() throws {
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        let context = engine.context
        let explicit = try SubjectPublicKeyInfo(der: publicKey("secp384r1"))
        let named = try #require(explicit.namingCurve(sha256: context.sha256))
        guard case .ec(_, let point) = named.form else {
            Issue.record("no curve was named")
            return
        }
        let half = point.count / 2
        let last = try #require(point.last)
        let short = [2 + (last & 1)] + point.dropFirst().prefix(half)
        let oid = DEREncoding.element(
            Tag.objectIdentifier,
            try #require(NamedCurve(groupName: "secp384r1")?.oid).bytes
        )
        let compressed = try SubjectPublicKeyInfo(
            der: DEREncoding.sequence(
                DEREncoding.sequence(DEREncoding.identifier(.ecPublicKey) + oid)
                    + DEREncoding.element(Tag.bitString, [0] + short)
            )
        )
        let keys = [explicit, named, compressed].map { PublicKey($0, using: context.functions) }
        #expect(Set(keys.map { KeyIdentity($0, in: context) }).count == 1)
    }

    @Test("Compressed points are decompressed as long as somebody pays for it")
    func paid() throws {
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        let info = try SubjectPublicKeyInfo(der: publicKey("prime256v1", form: "compressed"))
        let key = PublicKey(
            try #require(info.namingCurve(sha256: engine.context.sha256)),
            using: engine.context.functions
        )
        let work = Budget.Share(of: Budget())
        #expect(KeyIdentity(key, in: engine.context, within: work) != nil)
        while work.spend(KeyBounds.costOfPoint(ofBits: 256)) {}
        #expect(KeyIdentity(key, in: engine.context, within: work) == nil)
    }
}
