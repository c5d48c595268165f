import CertModel
import Testing

@testable import CertWording

@Suite struct ClientWordingTests {
    private static let signed = AlgorithmIdentifier(
        algorithm: OID(1, 2, 840, 113_549, 1, 1, 14),
        parameters: nil,
        der: []
    )

    private static func rule(_ fault: ClientFault, of holder: DistinguishedName? = nil)
        -> ClientDetail
    {
        .rule(.init("a-rule", .encodingInvalid, fault, of: holder))
    }

    @Test(
        "A rule of clients that one certificate breaks is a sentence with a fix",
        arguments: [
            (.algorithm(.curveP521), "the key is on P-521"),
            (.algorithm(.rsaExponent(aboveBits: 31)), exponent),
            (.algorithm(.rsaModulus(bits: 9000)), "the RSA key has 9000 bits"),
            (
                .algorithm(.sha224(signed)),
                "signed with sha224WithRSAEncryption over SHA-224"
            ),
            (
                .algorithm(.pssSalt(octets: 20, digest: 32)),
                "signed with RSASSA-PSS and a salt of 20 octets, not the digest's 32"
            ),
            (.encoding(.versionUnknown(4)), "the version is 4"),
            (.encoding(.subject(.ia5String)), "the subject holds an IA5String that is not ASCII"),
            (
                .encoding(.issuer(.ia5String)),
                "the issuer's name holds an IA5String that is not ASCII"
            ),
            (
                .name(.alternative(.dnsNotASCII("b\u{FC}\u{1B}"))),
                "the alternative names include the DNS name b\u{FC}\\u{1B}, which is not ASCII"
            ),
            (
                .name(.alternative(.addressLength(1))),
                "the alternative names include an IP address of 1 octet"
            ),
            (.extension(.critical(.certificatePolicies)), policies),
            (
                .extension(.malformed(.init(.keyUsage, .undecodable(.other, technical: "no DER")))),
                "an extension is malformed: no DER"
            ),
            (
                .usage(.withoutDigitalSignature(.keyAgreement)),
                "the key usage is keyAgreement, without digitalSignature"
            ),
            (
                .keyIdentifier(.key(wanted: [], own: [0xA0])),
                "the authority key identifier is empty, and the issuer's key has a0"
            ),
            (
                .keyIdentifier(.key(wanted: [0xB0], own: [0xA0])),
                "the authority key identifier is b0, and the issuer's key has a0"
            ),
            (.compromised, "its private key has been public since October 2026"),
        ] as [(ClientFault, String)]
    )
    func rules(fault: ClientFault, message: String) {
        let (leaf, authority) = (Self.rule(fault), Self.rule(fault, of: Sample.name("A")))
        #expect(English.message(leaf) == message)
        #expect(English.message(authority) == "CN=A: \(message)")
        #expect(English.remedy(leaf).hasSuffix("."))
    }

    private static let exponent = "the RSA key's public exponent is larger than 31 bits"
    private static let policies = "the extension certificatePolicies is critical"

    @Test(
        "What clients refuse of a whole chain is a sentence with a fix",
        arguments: [
            (
                .chainTooLarge(rule: "r", .certificates, count: 11, maximum: 10),
                "11 certificates are presented, more than 10"
            ),
            (
                .chainTooLarge(rule: "r", .octets, count: 20_000, maximum: 16_384),
                "the certificates take 20000 octets, more than 16384"
            ),
            (
                .chainTooLarge(rule: "r", .intermediates, count: 7, maximum: 6),
                "7 intermediates lead to the anchor, more than 6"
            ),
            (
                .anchorNotSelfSigned(Sample.name("A")),
                "the path ends in the trust anchor CN=A, which is not self-signed"
            ),
            (
                .issuerNotBelow(Sample.name("L")),
                "below CN=L there is no issuer that some clients would take"
            ),
            (
                .nameRefused(hosts: ["a_b.test"]),
                "a_b.test is covered by RFC 9525, but not by the way every client compares names"
            ),
            (
                .nameRefused(hosts: ["a", "b"]),
                "a and b are covered by RFC 9525, but not by the way every client compares names"
            ),
        ] as [(ClientDetail, String)]
    )
    func chains(detail: ClientDetail, message: String) {
        #expect(English.message(detail) == message)
        #expect(English.remedy(detail).hasSuffix("."))
    }
}
