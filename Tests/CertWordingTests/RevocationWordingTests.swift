import CertModel
import Testing

@testable import CertWording

@Suite struct RevocationWordingTests {
    private static let issuer = Sample.name("CA")
    private static let date = Sample.time("2026-01-15T00:00:00Z")
    private static let list = RevocationListSource(
        issuer: issuer,
        thisUpdate: date,
        location: Sample.crl
    )
    private static let unplaced = RevocationListSource(
        issuer: issuer,
        thisUpdate: date,
        location: nil
    )

    private static let delta = RevocationListSource(
        issuer: issuer,
        thisUpdate: date,
        isDelta: true,
        location: Sample.crl
    )

    @Test(
        "Of an entry: whether it is on hold, and since when the key is suspect",
        arguments: [
            (
                .keyCompromise, nil, .leaf,
                "revoked on 2026-01-15T00:00:00Z, reason keyCompromise, according to LIST",
                "Have a certificate issued for a new key, and replace both on the server."
            ),
            (
                .cACompromise, Sample.time("2026-01-10T00:00:00Z"), .authority(Sample.name("Sub")),
                "CN=Sub: revoked on 2026-01-15T00:00:00Z, reason cACompromise, its key not to be"
                    + " trusted since 2026-01-10T00:00:00Z, according to LIST",
                "Have the certificate issued by another authority."
            ),
            (
                .certificateHold, nil, .leaf,
                "on hold since 2026-01-15T00:00:00Z, according to LIST",
                "Ask the authority to lift the hold, or have another certificate issued."
            ),
            (
                .certificateHold, Sample.time("2026-01-10T00:00:00Z"), .leaf,
                "on hold since 2026-01-15T00:00:00Z, its key not to be trusted since"
                    + " 2026-01-10T00:00:00Z, according to LIST",
                "Ask the authority to lift the hold, or have another certificate issued."
            ),
        ] as [(RevocationReason, Timestamp?, CertificateRole, String, String)]
    )
    func revoked(
        reason: RevocationReason,
        invalidityDate: Timestamp?,
        role: CertificateRole,
        message: String,
        remedy: String
    ) {
        let entry = RevokedEntry(date: Self.date, reason: reason, invalidityDate: invalidityDate)
        let detail = RevocationDetail.revoked(entry, by: Self.list, role)
        let list = "the CRL of CN=CA of 2026-01-15T00:00:00Z (crls.pem:9)"
        #expect(English.message(detail) == message.replacing("LIST", with: list))
        #expect(English.remedy(detail) == remedy)
    }

    @Test(
        "Why a CRL does not answer",
        arguments: [
            (.baseMissing, "it adds to a complete CRL, which is missing"),
            (
                .outOfScope(.notIndirect),
                "it does not cover it: it is not marked as indirect, and the certificate has"
                    + " another issuer"
            ),
            (
                .beyondBudget(milliseconds: 2000),
                "it was not tried: the signatures of this run would take longer than the limit of"
                    + " 2000 ms"
            ),
            (
                .outOfScope(.published(at: .uri("http://a.test/\u{1B}"))),
                "it does not cover it: it is for certificates with the distribution point"
                    + " http://a.test/\\u{1B}"
            ),
            (
                .outOfScope(.published(at: nil)),
                "it does not cover it: it is for certificates with another distribution point"
            ),
            (
                .outOfScope(.endEntitiesOnly),
                "it does not cover it: it is only for certificates that are not authorities'"
            ),
            (
                .outOfScope(.authoritiesOnly),
                "it does not cover it: it is only for authorities' certificates"
            ),
            (
                .outOfScope(.attributeCertificatesOnly),
                "it does not cover it: it is only for attribute certificates"
            ),
            (.issuerMissing, "it can't be verified: no certificate of its issuer is given"),
            (
                .signerWithoutKeyUsage(Sample.name("S")),
                "it must not be used: the key usage of CN=S lacks cRLSign"
            ),
            (
                .signerWithoutPath(Sample.name("S")),
                "it must not be used: it is signed by CN=S, which has no valid path of its own"
            ),
            (
                .signatureInvalid(signer: Sample.name("S")),
                "it has a signature that does not verify with the key of CN=S"
            ),
            (
                .signatureUnusable(.signature(.twoAlgorithms)),
                "it has a signature that can't be verified: it names two different signature"
                    + " algorithms"
            ),
            (.notYetValid, "it is not valid yet"),
            (
                .expired(since: date, at: Sample.time("2026-01-17T03:00:00Z")),
                "it is out of date since 2026-01-15T00:00:00Z, 2 days 3 hours ago"
            ),
        ] as [(RevocationMiss.Reason, String)]
    )
    func reasons(reason: RevocationMiss.Reason, message: String) {
        #expect(English.message(reason, of: "it") == message)
    }

    @Test(
        "Why a CRL must not be used",
        arguments: [
            (.repeatedExtension("cRLNumber"), "its extension cRLNumber appears twice"),
            (.unknownCriticalExtension("1.2.3"), "its critical extension 1.2.3 is not known"),
            (
                .undecodableExtension("cRLNumber", "the number is negative"),
                "its extension cRLNumber can't be decoded: the number is negative"
            ),
            (.undecodableEntry("too short"), "an entry can't be decoded: too short"),
            (
                .unknownCriticalEntryExtension(OID(1, 2, 3)),
                "the critical extension 1.2.3 of an entry is not known"
            ),
            (.version(1), "it is of version 1"),
            (.nextUpdateMissing, "it does not say when the next one is due"),
            (.keyIdentifierMissing, "it does not name the key of its issuer"),
            (.numberMissing, "it has no number"),
            (.numberTooLong, "its number is longer than 20 octets"),
            (.criticalExtension("cRLNumber"), "its extension cRLNumber is critical"),
            (.notCriticalExtension("freshestCRL"), "its extension freshestCRL is not critical"),
        ] as [(RevocationListFault, String)]
    )
    func faults(fault: RevocationListFault, message: String) {
        #expect(English.message(.faulty(fault), of: "it") == "it must not be used: \(message)")
    }

    private static func unknown(
        wanted: [RevocationListAddress] = [],
        uncovered: RevocationReasons = .all,
        _ misses: [RevocationDetail.Miss] = [],
        count: Int? = nil
    ) -> RevocationDetail {
        let answer = RevocationDetail.Undetermined(
            issuer: issuer,
            wanted: wanted,
            uncovered: uncovered,
            misses: misses,
            missCount: count ?? misses.count
        )
        return .undetermined(answer, .leaf)
    }

    @Test(
        "Of a certificate for which no CRL answers",
        arguments: [
            (
                unknown(),
                "no CRL given says whether it is revoked",
                "Fetch the current CRL for certificates of CN=CA, and give it too."
            ),
            (
                unknown(
                    wanted: [.uri("http://a.test/c.crl"), .directory(Sample.name("D"))],
                    uncovered: [.init(rawValue: 2), .init(rawValue: 4)],
                    [.init(unplaced, .outOfScope(.authoritiesOnly))]
                ),
                "no CRL given says whether it is revoked for keyCompromise, cACompromise;"
                    + " it should be at http://a.test/c.crl, CN=D;"
                    + " the CRL of CN=CA of 2026-01-15T00:00:00Z does not cover it:"
                    + " it is only for authorities' certificates",
                "Fetch the current CRL for certificates of CN=CA from http://a.test/c.crl, and"
                    + " give it too."
            ),
            (
                unknown(
                    wanted: [.uri("http://a.test/c.crl")],
                    [
                        .init(delta, .notYetValid), .init(unplaced, .issuerMissing),
                        .init(unplaced, .faulty(.numberMissing)),
                    ],
                    count: 5
                ),
                "the delta CRL of CN=CA of 2026-01-15T00:00:00Z (crls.pem:9) is not valid yet;"
                    + " the CRL of CN=CA of 2026-01-15T00:00:00Z can't be verified:"
                    + " no certificate of its issuer is given;"
                    + " the CRL of CN=CA of 2026-01-15T00:00:00Z must not be used: it has no"
                    + " number; 2 more don't either",
                "Check this machine's clock; then fetch the CRL from http://a.test/c.crl again."
            ),
            (
                unknown([.init(unplaced, .signatureInvalid(signer: issuer))]),
                "the CRL of CN=CA of 2026-01-15T00:00:00Z has a signature that does not verify"
                    + " with the key of CN=CA",
                "Fetch the CRL again, and give the certificate of the key that signs it."
            ),
            (
                unknown([.init(unplaced, .issuerMissing)]),
                "the CRL of CN=CA of 2026-01-15T00:00:00Z can't be verified: no certificate of its"
                    + " issuer is given",
                "Give the certificate of the CRL's issuer where it is missing; else ask the"
                    + " authority for a CRL that RFC 5280 allows."
            ),
            (
                unknown([.init(unplaced, .expired(since: date, at: date))]),
                "the CRL of CN=CA of 2026-01-15T00:00:00Z is out of date since"
                    + " 2026-01-15T00:00:00Z, 0 seconds ago",
                "Fetch the current CRL of CN=CA."
            ),
        ] as [(RevocationDetail, String, String)]
    )
    func undetermined(detail: RevocationDetail, message: String, remedy: String) {
        #expect(English.message(detail) == message)
        #expect(English.remedy(detail) == remedy)
    }
}
