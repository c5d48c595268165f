import CertModel
import TestSupport
import Testing

@testable import CertDecoding

struct DerivationCostTests {
    /// What a run may cost, in nanoseconds.
    private static let maximum = 1_500_000_000

    private static func identifier(_ oid: OID, _ parameters: [UInt8]) -> AlgorithmIdentifier {
        let der = DEREncoding.sequence(
            DEREncoding.element(Tag.objectIdentifier, oid.bytes) + parameters
        )
        return AlgorithmIdentifier(algorithm: oid, parameters: parameters, der: der)
    }

    private static let salt = DEREncoding.element(Tag.octetString, [1, 2, 3, 4, 5, 6, 7, 8])

    private static func number(_ value: Int) -> [UInt8] {
        DEREncoding.unsigned(withUnsafeBytes(of: value.bigEndian) { Array($0.drop { $0 == 0 }) })
    }

    /// PBES2 with AES-256-CBC.
    private static func pbes2(_ derivation: OID, _ parameters: [UInt8]) -> AlgorithmIdentifier {
        let cipher = identifier(OID(2, 16, 840, 1, 101, 3, 4, 1, 42), salt)
        return identifier(
            OID(1, 2, 840, 113_549, 1, 5, 13),
            DEREncoding.sequence(identifier(derivation, parameters).der + cipher.der)
        )
    }

    private static func pbkdf2(_ iterations: Int, prf: OID? = nil) -> AlgorithmIdentifier {
        let function = prf.map { identifier($0, DEREncoding.element(Tag.null, [])).der } ?? []
        return pbes2(
            OID(1, 2, 840, 113_549, 1, 5, 12),
            DEREncoding.sequence(salt + number(iterations) + function)
        )
    }

    private static func scrypt(_ n: Int, _ r: Int, _ p: Int) -> AlgorithmIdentifier {
        pbes2(
            OID(1, 3, 6, 1, 4, 1, 11591, 4, 11),
            DEREncoding.sequence(salt + number(n) + number(r) + number(p))
        )
    }

    private static let sha256 = OID(1, 2, 840, 113_549, 2, 9)
    private static let sha512 = OID(1, 2, 840, 113_549, 2, 11)
    private static let sha3 = OID(2, 16, 840, 1, 101, 3, 4, 2, 16)

    @Test(
        "What current tools write is tried",
        arguments: [
            pbkdf2(600_000, prf: sha256), pbkdf2(2_000_000, prf: sha256), pbkdf2(2_000_000),
            pbkdf2(600_000, prf: sha512), pbkdf2(2_000_000, prf: sha512), scrypt(1 << 14, 8, 1),
        ]
    )
    func ordinary(scheme: AlgorithmIdentifier) throws {
        #expect(try DerivationCost(scheme, within: Self.maximum).nanoseconds <= Self.maximum)
    }

    @Test(
        "More than a run may cost is refused, whatever it is made of, and the limit named",
        arguments: [
            pbkdf2(10_000_000, prf: sha256), pbkdf2(3_000_000, prf: sha512),
            pbkdf2(2_000_000, prf: sha3), pbkdf2(2_000_000, prf: OID(1, 2, 3)), pbkdf2(4_000_000),
            pbkdf2(.max), scrypt(2, 1, 1 << 22), scrypt(1 << 62, 1, 1), scrypt(1 << 14, 8, 1 << 30),
        ]
    )
    func excessive(scheme: AlgorithmIdentifier) {
        let error = #expect(throws: CertificateError.self) {
            try DerivationCost(scheme, within: Self.maximum)
        }
        #expect(error?.code == .unsupported)
        guard case .key(.derivation(_, _, maximum: let maximum)) = error?.detail else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(maximum == 1500)
    }

    @Test("Each block of output that a digest is too short for is derived anew")
    func blocks() throws {
        let one = try DerivationCost(Self.pbkdf2(1000, prf: Self.sha256), within: .max).nanoseconds
        let two = try DerivationCost(Self.pbkdf2(1000), within: .max).nanoseconds
        #expect(one == 230_000)
        #expect(two == 440_000)
    }

    @Test("Memory beyond what OpenSSL takes is said, not tried in vain")
    func memory() {
        let error = #expect(throws: CertificateError.self) {
            try DerivationCost(Self.scrypt(1 << 17, 8, 1), within: Self.maximum)
        }
        #expect(error?.reason.contains("32 MiB") == true)
    }

    @Test("PKCS#12's own digest is weighed by its kind, and PBMAC1 by its parameters")
    func mac() throws {
        let sha512 = Self.identifier(OID(2, 16, 840, 1, 101, 3, 4, 2, 3), [])
        let cost = try DerivationCost(mac: sha512, iterations: 1000, within: Self.maximum)
        #expect(cost.nanoseconds == 216_000)
        let pbmac1 = Self.identifier(
            OID(1, 2, 840, 113_549, 1, 5, 14),
            Self.pbkdf2(10_000_000, prf: Self.sha256).parameters ?? []
        )
        #expect(throws: CertificateError.self) {
            try DerivationCost(mac: pbmac1, iterations: 1, within: Self.maximum)
        }
    }
}
