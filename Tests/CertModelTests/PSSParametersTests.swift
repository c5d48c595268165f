import TestSupport
import Testing

@testable import CertModel

/// The parameters of RSASSA-PSS (RFC 4055 §3.1).
struct PSSParametersTests {
    private static let sha256 = DER.sequence(DER.oid(2, 16, 840, 1, 101, 3, 4, 2, 1), DER.null)
    private static let mgf1 = DER.sequence(DER.oid(1, 2, 840, 113_549, 1, 1, 8), sha256)

    @Test("what is left out is SHA-1 and 20 octets of salt")
    func defaults() {
        for der in [nil, DER.sequence()] {
            let parameters = PSSParameters(der)
            #expect(parameters.digest == .sha1)
            #expect(parameters.maskDigest == .sha1)
            #expect(parameters.saltLength == 20)
            #expect(parameters.isWellFormed)
        }
    }

    @Test("what is there counts")
    func stated() {
        let parameters = PSSParameters(
            DER.sequence(
                DER.constructed(0, Self.sha256),
                DER.constructed(1, Self.mgf1),
                DER.constructed(2, DER.integer(0x7F, 0xFF, 0xFF, 0xFF, 0xFF)),
                DER.constructed(3, DER.integer(1))
            )
        )
        #expect(parameters.digest == OID(2, 16, 840, 1, 101, 3, 4, 2, 1))
        #expect(parameters.maskDigest == OID(2, 16, 840, 1, 101, 3, 4, 2, 1))
        #expect(parameters.saltLength == Int(Int32.max))
        #expect(parameters.isWellFormed)
    }

    @Test(
        "what RFC 4055 does not allow is refused",
        arguments: [
            DER.null, DER.sequence(DER.null),
            DER.sequence(DER.constructed(1, sha256)),
            DER.sequence(DER.constructed(1, DER.sequence(DER.oid(1, 2, 840, 113_549, 1, 1, 8)))),
            DER.sequence(DER.constructed(2, DER.integer(0xFF))),
            DER.sequence(DER.constructed(3, DER.integer(2))),
            DER.sequence(DER.constructed(2, DER.integer(1)), DER.constructed(0, sha256)),
        ]
    )
    func malformed(der: [UInt8]) {
        #expect(!PSSParameters(der).isWellFormed)
    }
}
