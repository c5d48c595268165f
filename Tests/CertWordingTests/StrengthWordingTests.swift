import CertModel
import Testing

@testable import CertWording

@Suite struct StrengthWordingTests {
    private static let authority = CertificateRole.authority(Sample.name("A"))
    private static let md5 = AlgorithmIdentifier(algorithm: .md5WithRSA, parameters: nil, der: [])

    private static func key(_ algorithm: PublicKey.Algorithm, _ bits: Int) -> PublicKey {
        PublicKey(
            algorithm: algorithm,
            bits: bits,
            curve: nil,
            subjectPublicKeyInfo: [],
            sha256: []
        )
    }

    @Test(
        "A weak key or signature is a sentence with a fix",
        arguments: [
            (
                .keyTooSmall(key(.rsa, 1024), minimum: 2048, .leaf),
                "the public key is RSA 1024, a key below 2048 bits, which clients refuse"
            ),
            (
                .keyAlgorithm(key(.dsa, 2048), authority),
                "CN=A: the public key is DSA 2048, an algorithm that clients refuse"
            ),
            (
                .explicitCurve(.ec, of: Sample.name("L")),
                "the public key of CN=L gives the parameters of its curve instead of a name,"
                    + " which clients refuse"
            ),
            (
                .signature(md5, digest: "MD5", authority),
                "CN=A: signed with md5WithRSAEncryption (MD5), which clients refuse"
            ),
        ] as [(StrengthDetail, String)]
    )
    func weak(detail: StrengthDetail, message: String) {
        #expect(English.message(detail) == message)
        #expect(English.remedy(detail).hasSuffix("."))
    }

    @Test("The fix depends on whose certificate it is")
    func remedies() {
        let leaf = StrengthDetail.signature(Self.md5, digest: "MD5", .leaf)
        #expect(English.remedy(leaf) == "Have the certificate issued anew with SHA-256 or better.")
        let authority = StrengthDetail.signature(Self.md5, digest: "MD5", Self.authority)
        #expect(
            English.remedy(authority)
                == "Replace it with the authority's current certificate, signed with SHA-256."
        )
    }
}
