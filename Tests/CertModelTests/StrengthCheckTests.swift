import CertModel
import TestSupport
import Testing

struct StrengthCheckTests {
    @Test(
        "keys below 112 bits of security are weak",
        arguments: [
            (.rsa, 1024, nil, true),
            (.rsa, 2047, nil, true),
            (.rsa, 2048, nil, false),
            (.rsaPSS, 2047, nil, true),
            (.rsaPSS, 2048, nil, false),
            (.dh, 1024, nil, true),
            (.dh, 2048, nil, false),
            (.ec, 224, "P-224", true),
            (.ec, 255, nil, true),
            (.ec, 256, "P-256", false),
            (.ec, 256, "secp256k1", false),
            (.ec, 521, "P-521", false),
            (.dsa, 3072, nil, true),
            (.ed25519, 253, nil, false),
            (.ed448, 456, nil, false),
        ] as [(PublicKey.Algorithm, Int, String?, Bool)]
    )
    func keys(algorithm: PublicKey.Algorithm, bits: Int, curve: String?, isWeak: Bool) {
        let key = Sample.key(algorithm, bits: bits, curve: curve)
        let finding = StrengthCheck.weakKey(key, at: Sample.location)
        #expect((finding != nil) == isWeak)
        #expect(finding.map { $0.id == .weakKey && $0.severity == .error } ?? true)
        #expect(finding.map { $0.message.contains(key.description) } ?? true)
    }

    /// RSASSA-PSS parameters with one digest.
    private static func parameters(_ digest: OID) -> [UInt8] {
        let count = UInt8(digest.bytes.count)
        let algorithm = [0x30, count + 4, 0x06, count] + digest.bytes + [0x05, 0x00]
        let explicit = [0xA0, count + 6] + algorithm
        return [0x30, count + 8] + explicit
    }

    private static let sha256 = OID(2, 16, 840, 1, 101, 3, 4, 2, 1)

    @Test(
        "signatures over SHA-1 and the MD family are weak",
        arguments: [
            (.sha1WithRSA, nil, "SHA-1"),
            (.sha1WithRSAObsolete, nil, "SHA-1"),
            (.sha1WithECDSA, nil, "SHA-1"),
            (.sha1WithDSA, nil, "SHA-1"),
            (.md2WithRSA, nil, "MD2"),
            (.md4WithRSA, nil, "MD4"),
            (.md5WithRSA, nil, "MD5"),
            (OID(1, 2, 840, 113_549, 1, 1, 11), nil, nil),
            (OID(1, 2, 840, 10045, 4, 3, 1), nil, nil),
            (.ed25519, nil, nil),
            (.rsaPSS, nil, "SHA-1"),
            (.rsaPSS, [0x30, 0x00], "SHA-1"),
            (.rsaPSS, [0x30, 0x05, 0xA2, 0x03, 0x02, 0x01, 0x20], "SHA-1"),
            (.rsaPSS, [0x30, 0x0D, 0xA0], "SHA-1"),
            (.rsaPSS, parameters(.sha1), "SHA-1"),
            (.rsaPSS, parameters(OID(1, 2, 840, 113_549, 2, 5)), "MD5"),
            (.rsaPSS, parameters(sha256), nil),
        ] as [(OID, [UInt8]?, String?)]
    )
    func signatures(algorithm: OID, parameters: [UInt8]?, digest: String?) {
        let signature = Sample.algorithm(algorithm, parameters: parameters)
        let finding = StrengthCheck.weakSignature(signature, at: Sample.location)
        #expect((finding == nil) == (digest == nil))
        if let finding, let digest {
            #expect(finding.id == .weakSignature)
            #expect(finding.message.contains("(\(digest))"))
        }
    }

    @Test("a trust anchor's signature does not matter, its key does")
    func anchors() {
        let certificate = Sample.certificate(
            commonName: "a.test",
            names: nil,
            key: Sample.key(.rsa, bits: 1024),
            signature: Sample.algorithm(.sha1WithRSA)
        )
        let role = CertificateRole.authority(certificate.subject)
        let leaf = StrengthCheck.findings(for: certificate, at: Sample.location)
        #expect(leaf.map(\.id) == [.weakKey, .weakSignature])
        let anchor = StrengthCheck.findings(
            for: certificate,
            isTrustAnchor: true,
            role: role,
            at: Sample.location
        )
        #expect(anchor.map(\.id) == [.weakKey])
        #expect(anchor.first?.message.hasPrefix("CN=a.test: ") ?? false)
    }
}
