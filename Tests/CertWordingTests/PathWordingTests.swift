import CertModel
import Testing

@testable import CertWording

@Suite struct PathWordingTests {
    private static let leaf = Sample.name("L")
    private static let authority = Sample.name("A")
    private static let server = KeyPurpose.serverAuth

    private static let sentences: [(PathDetail, String)] = [
        (
            .notAnAuthority(authority, .notCA),
            "CN=A issued a certificate but is not a certificate authority: its basic constraints"
                + " say CA:FALSE"
        ),
        (
            .notAnAuthority(authority, .version(1)),
            "CN=A issued a certificate but is not a certificate authority: it is of version 1,"
                + " which has no basic constraints"
        ),
        (
            .notAnAuthority(authority, .withoutBasicConstraints),
            "CN=A issued a certificate but is not a certificate authority: it has no basic"
                + " constraints"
        ),
        (
            .pathTooLong(issuer: authority, allowed: 0, found: 1),
            "CN=A allows at most 0 authorities below it, not 1"
        ),
        (
            .tooManyIntermediates(maximum: 1, found: 2),
            "at most 1 intermediates may be between the certificate and its trust anchor, not 2"
        ),
        (
            .policyNotAccepted(leaf, .noValidPolicy, .init(own: [], accepted: [])),
            "no certificate policy is valid down to CN=L, and one is required"
        ),
        (
            .policyNotAccepted(leaf, .noValidPolicy, .init(own: [], accepted: ["1.2", "1.3"])),
            "no certificate policy among 1.2, 1.3 is valid down to CN=L, and one is required"
        ),
        (
            .policyNotAccepted(authority, .anyPolicyMapped, .init(own: [], accepted: [])),
            "CN=A maps anyPolicy, which can't be mapped"
        ),
        (
            .keyUsageOfLeaf([], missing: .digitalSignature),
            "the key usage is empty, without digitalSignature"
        ),
        (
            .keyUsageOfIssuer(authority, [.cRLSign, .keyAgreement]),
            "CN=A signed a certificate, and its key usage is keyAgreement, cRLSign, without"
                + " keyCertSign"
        ),
        (
            .purposeOfLeaf([KeyPurpose.clientAuth], wanted: server),
            "the certificate is for clientAuth, not for serverAuth"
        ),
        (
            .purposeOfAuthority(authority, [OID(1, 2)], wanted: server),
            "the authority CN=A is for 1.2, not for serverAuth"
        ),
        (
            .purposeOfAnchor(authority, wanted: server),
            "the trust anchor CN=A is not trusted for serverAuth"
        ),
        (
            .purposeOfAnchor(authority, wanted: nil),
            "the trust anchor CN=A is not trusted for anything"
        ),
        (
            .unhandledCriticalExtension(OID(1, 2), of: leaf),
            "CN=L has the critical extension 1.2, which is not known"
        ),
        (
            .unhandledCriticalExtension(.tlsFeature, of: leaf),
            "CN=L has the critical extension tlsFeature (1.3.6.1.5.5.7.1.24), which is not known"
        ),
        (
            .extensionMalformed(.init(.keyUsage, .repeated), of: leaf),
            "the extension keyUsage of CN=L is malformed: it appears twice"
        ),
        (
            .extensionMalformed(
                .init(OID(1, 2), .undecodable(.other, technical: "no DER")),
                of: leaf
            ),
            "the extension 1.2 of CN=L is malformed: no DER"
        ),
        (.tooManyConstraints(leaf), tooManyConstraints),
    ]

    private static let tooManyConstraints =
        "the name constraints on CN=L were not checked to the end: there are too many names and"
        + " subtrees to compare"

    @Test("A broken rule of path validation is a sentence with a fix", arguments: sentences)
    func broken(detail: PathDetail, message: String) {
        #expect(English.message(detail) == message)
        #expect(English.remedy(detail).hasSuffix("."))
    }

    @Test(
        "A name that breaks name constraints is shown in the form of its kind",
        arguments: [
            (.dns("a\u{1B}"), "a\\u{1B}"),
            (.email("x@a.test"), "x@a.test"),
            (.uri("https://a.test"), "https://a.test"),
            (.ip([192, 0, 2, 1]), "192.0.2.1"),
            (.ip([192, 0, 2, 0, 255, 255, 255, 0]), "192.0.2.0/255.255.255.0"),
            (.ip([1, 2]), "0102"),
            (.directory(Sample.name("D")), "CN=D"),
            (.registeredID(OID(1, 2)), "1.2"),
            (.other(type: OID(1, 3), value: []), "otherName 1.3"),
            (.x400([]), "x400Address"),
            (.ediParty([]), "ediPartyName"),
        ] as [(GeneralName, String)]
    )
    func names(name: GeneralName, shown: String) {
        let outside = PathDetail.nameConstraint(
            .notPermitted(name),
            in: Self.leaf,
            by: Self.authority
        )
        let excluded = PathDetail.nameConstraint(
            .excluded(name, by: name),
            in: Self.leaf,
            by: Self.authority
        )
        let beginning = "CN=L has the name \(shown), which is"
        #expect(
            English.message(outside) == "\(beginning) outside the permitted subtrees of CN=A"
        )
        #expect(
            English.message(excluded) == "\(beginning) in the excluded subtree \(shown) of CN=A"
        )
    }

    @Test("Values are machine-readable: no sentence, and names of RFC 5280")
    func values() {
        let anchor = PathDetail.purposeOfAnchor(Self.authority, wanted: nil)
        let finding = Finding(.path(anchor), .error, at: [Sample.crl])
        #expect(finding.values == [.text("wanted", "anyExtendedKeyUsage")])
    }
}
