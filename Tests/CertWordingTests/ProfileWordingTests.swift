import CertModel
import Testing

@testable import CertWording

@Suite struct ProfileWordingTests {
    private static let start = Sample.time("2026-01-01T00:00:00Z")
    private static let end = Sample.time("2026-04-01T00:00:00Z")

    @Test("A message names the authority, and the fix says whose certificate is to be issued anew")
    func holders() {
        let fault = ProfileFault.field(.version(1))
        let message = "the certificate is of version 1, not 3"
        let name = Sample.name("CA")
        for (holder, said, whose) in [
            (.leaf, message, "the certificate"),
            (.intermediate(name), "CN=CA: \(message)", "the authority's certificate"),
            (.root(name), "CN=CA: \(message)", "the root"),
        ] as [(ProfileDetail.Holder, String, String)] {
            let detail = ProfileDetail(fault, of: holder)
            #expect(English.message(detail) == said)
            #expect(English.remedy(detail) == "Have \(whose) issued anew. Make it version 3.")
        }
    }

    @Test(
        "Of fields and their encoding",
        arguments: [
            (.version(2), "the certificate is of version 2, not 3"),
            (.serialNumber(.zero), "the serial number is zero"),
            (.serialNumber(.negative), "the serial number is negative"),
            (
                .serialNumber(.tooLong(octets: 21)),
                "the serial number is 21 octets long, more than 20"
            ),
            (
                .serialNumberShort(octets: 4),
                "the serial number is 32 bits long, too short for 64 random bits"
            ),
            (.uniqueIdentifier, "the certificate has a unique identifier beside its names"),
            (.validityForm(.notBefore), "notBefore is a GeneralizedTime before 2050"),
            (.validityForm(.notAfter), "notAfter is a GeneralizedTime before 2050"),
            (
                .validityOrder(from: end, to: start),
                "the validity ends (2026-01-01T00:00:00Z) before it begins (2026-04-01T00:00:00Z)"
            ),
            (
                .encoding(.longLength, in: .certificate),
                "the certificate is not in DER: a length is longer than needed"
            ),
            (
                .encoding(.unsortedSet, in: .certificate),
                "the certificate is not in DER: a SET is not in order"
            ),
            (
                .encoding(.boolean, in: .extension("basicConstraints")),
                "the extension basicConstraints is not in DER: a BOOLEAN is neither 00 nor FF"
            ),
            (
                .encoding(.longInteger, in: .publicKey),
                "the public key is not in DER: an INTEGER has needless leading octets"
            ),
            (
                .encoding(.unusedBits, in: .extension("keyUsage")),
                "the extension keyUsage is not in DER: a BIT STRING has unused bits that are not"
                    + " zero"
            ),
            (
                .encoding(.trailingZeroBits, in: .extension("keyUsage")),
                "the extension keyUsage is not in DER: zeros end its bits"
            ),
            (
                .encoding(.nullWithContent, in: .certificate),
                "the certificate is not in DER: a NULL has content"
            ),
            (
                .encoding(.stringInParts, in: .certificate),
                "the certificate is not in DER: a string is in parts"
            ),
            (
                .defaultEncoded(.version),
                "version 1 is written out although it is the default, which DER leaves out"
            ),
            (
                .defaultEncoded(.critical),
                "an extension's critical FALSE is written out although it is the default, which DER"
                    + " leaves out"
            ),
            (
                .defaultEncoded(.basicConstraintsCA),
                "cA FALSE in basicConstraints is written out although it is the default, which DER"
                    + " leaves out"
            ),
            (
                .defaultEncoded(.subtreeMinimum),
                "minimum 0 in nameConstraints is written out although it is the default, which DER"
                    + " leaves out"
            ),
            (
                .lifetimeOverLimit(days: 399, limit: 398),
                "issued for 399 days, where public authorities may issue for 398"
            ),
        ] as [(ProfileFieldFault, String)]
    )
    func fields(fault: ProfileFieldFault, message: String) {
        #expect(English.message(fault) == message)
    }

    @Test(
        "Of signature algorithms and keys",
        arguments: [
            (
                .signatureAlgorithm(sha256),
                "signed with sha256WithRSAEncryption, which public authorities may not use"
            ),
            (
                .signatureMismatch(inner: sha256, outer: sha256),
                "the signature algorithm inside the signed part is not that of the signature: its"
                    + " parameters differ"
            ),
            (
                .signatureMismatch(inner: sha256, outer: ecdsa),
                "the signature algorithm inside the signed part is not that of the signature:"
                    + " sha256WithRSAEncryption inside, ecdsa-with-SHA256 beside it"
            ),
            (
                .signatureHash(ecdsa, curve: "P-384"),
                "signed with ecdsa-with-SHA256 by a key on P-384"
            ),
            (
                .signatureParameters(ecdsa),
                "the parameters of ecdsa-with-SHA256 are not encoded as they must be"
            ),
            (
                .keyType("EC secp256k1"),
                "the public key is EC secp256k1, which public authorities may not certify"
            ),
            (.keySize(bits: 2049), "the modulus has 2049 bits, which 8 does not divide"),
            (
                .keyEncoding(.rsaParameters),
                "the public key is not encoded as it must be: the algorithm has other parameters"
                    + " than NULL"
            ),
            (
                .keyEncoding(.explicitCurve),
                "the public key is not encoded as it must be: the curve has explicit parameters"
                    + " instead of its name"
            ),
            (
                .keyEncoding(.point(curve: "P-256")),
                "the public key is not encoded as it must be: it is not a point of P-256"
            ),
            (.rsaExponent(.zero), "the RSA exponent is 0"),
            (.rsaExponent(.one), "the RSA exponent is 1"),
            (.rsaExponent(.even), "the RSA exponent is even"),
            (
                .rsaParameters(.exponent),
                "the RSA exponent is not between 65537 and 2^256 - 1"
            ),
            (.rsaParameters(.factor(3)), "the RSA modulus has the factor 3"),
        ] as [(ProfileAlgorithmFault, String)]
    )
    func algorithms(fault: ProfileAlgorithmFault, message: String) {
        #expect(English.message(fault) == message)
    }

    private static let sha256 = algorithm(OID(1, 2, 840, 113_549, 1, 1, 11))
    private static let ecdsa = algorithm(OID(1, 2, 840, 10045, 4, 3, 2))

    private static func algorithm(_ oid: OID) -> AlgorithmIdentifier {
        AlgorithmIdentifier(algorithm: oid, parameters: nil, der: [])
    }
}
