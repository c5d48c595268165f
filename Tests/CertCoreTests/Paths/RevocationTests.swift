import TestSupport
import Testing

@testable import CertCore
import CertDecoding

/// RFC 5280 §6.3 over the chains and CRLs that `Fixtures/odd/crls/make` describes.
struct RevocationTests {
    @Test(
        "an entry of the certificate's serial number revokes it, with or without a reason",
        arguments: [
            ("good", []), ("listed", ["revoked"]), ("listed-without-reason", ["revoked"]),
        ]
    )
    func entries(file: String, ids: [String]) throws { #expect(try Self.ids(file) == ids) }

    @Test("the finding holds date, reason and the date since when the key is suspect")
    func values() throws {
        let finding = try #require(try Self.findings("listed").first)
        #expect(
            finding.values == [
                .text("revoked_at", "2026-01-10T00:00:00Z"), .text("reason", "keyCompromise"),
                .text("crl_issuer", "CN=Authority"),
                .text("invalidity_date", "2026-01-05T00:00:00Z"),
            ]
        )
    }

    @Test("a critical extension that is not known in any entry spoils the whole CRL (§5.3)")
    func unknownExtension() throws {
        #expect(try Self.ids("entry-unknown-critical") == ["crl-unusable"])
    }

    @Test(
        "of two current CRLs of one scope the newer one decides",
        arguments: [("newest-lists", ["revoked"]), ("newest-clears", [])]
    )
    func newest(file: String, ids: [String]) throws { #expect(try Self.ids(file) == ids) }

    @Test(
        "a CRL covers what its issuing distribution point says (§6.3.3 (b) (2))",
        arguments: [
            ("place", []), ("other-place", ["crl-missing"]), ("place-unnamed", ["crl-missing"]),
            ("relative-place", []), ("users-only", []), ("authorities-only", ["crl-missing"]),
            ("attributes-only", ["crl-missing"]),
        ]
    )
    func scope(file: String, ids: [String]) throws { #expect(try Self.ids(file) == ids) }

    @Test(
        "all reasons must be covered, by however many CRLs (§6.3.3 (d), (e), (l))",
        arguments: [
            ("some-reasons", ["crl-missing"]), ("all-reasons", []),
            ("some-reasons-listed", ["revoked"]),
        ]
    )
    func reasons(file: String, ids: [String]) throws { #expect(try Self.ids(file) == ids) }

    @Test("the finding names the reasons that no CRL covers")
    func uncovered() throws {
        let message = try #require(try Self.findings("some-reasons").first).message
        #expect(message.contains("for affiliationChanged, superseded,"))
        #expect(!message.contains("keyCompromise"))
    }

    @Test(
        "an indirect CRL answers where the distribution point names its issuer (§6.3.3 (b) (1))",
        arguments: [
            ("indirect", ["revoked"]), ("indirect-own", []), ("indirect-following", ["revoked"]),
            ("indirect-other", []), ("indirect-unmarked", ["crl-missing"]),
        ]
    )
    func indirect(file: String, ids: [String]) throws { #expect(try Self.ids(file) == ids) }

    @Test(
        "the issuer of a CRL needs a valid path to the same anchor, and cRLSign (§6.3.3 (f))",
        arguments: [
            ("indirect-signer-missing", ["crl-unusable"]),
            ("indirect-signer-revoked", ["crl-unusable"]),
            ("indirect-signer-usage", ["crl-unusable"]),
            ("indirect-other-anchor", ["crl-unusable"]), ("indirect-of-itself", []),
            ("indirect-of-itself-revoked", ["crl-unusable"]), ("second-key", []),
            ("second-key-revoked", ["crl-unusable"]),
            ("second-key-missing", ["crl-signature-invalid"]),
        ]
    )
    func issuers(file: String, ids: [String]) throws { #expect(try Self.ids(file) == ids) }

    @Test(
        "a delta CRL counts where it adds to the complete one, and goes before it (§5.2.4)",
        arguments: [
            ("delta-lists", ["revoked"]), ("delta-lifts", []), ("delta-silent", ["revoked"]),
            ("delta-newest", ["revoked"]), ("delta-base-too-new", []), ("delta-of-before", []),
            ("delta-other-scope", []), ("delta-other-key", []), ("delta-expired", []),
            ("delta-of-expired", []), ("delta-alone", ["crl-missing"]),
        ]
    )
    func deltas(file: String, ids: [String]) throws { #expect(try Self.ids(file) == ids) }

    @Test(
        "a CRL counts from its making until its next is due, both inclusive",
        arguments: [
            ("2026-01-14T23:59:59Z", "crl-not-yet-valid"), ("2026-01-15T00:00:00Z", nil),
            ("2026-03-01T00:00:00Z", nil), ("2026-03-01T00:00:01Z", "crl-expired"),
        ] as [(String, String?)]
    )
    func times(at: String, id: String?) throws {
        // The root's CRL has the same dates.
        #expect(try Self.ids("good", at: at) == (id.map { [$0, $0] } ?? []))
    }

    @Test("no CRL is asked for where none is given, nor of a certificate that is an anchor")
    func notAsked() throws {
        let contents = try Case("listed")
        let trust = TrustStore(try Certificate.read(from: Fixture.path("odd/crls/root.pem")))
        var checker = Checker(policy: try Case.policy(), trust: trust)
        #expect(try #require(try checker.check(contents.chain)).findings == [])
        checker.policy.revocationLists = contents.lists
        #expect(try #require(try checker.check(contents.chain)).findings.count == 1)
        checker.trust = TrustStore([contents.chain[0]])
        #expect(try #require(try checker.check(contents.chain)).findings == [])
    }

    @Test("a delta CRL beyond the budget leaves the status open, whatever the complete one says")
    func deltaBeyondBudget() throws {
        let contents = try Case("delta-lists")
        let root = try Certificate.read(from: Fixture.path("odd/crls/root.pem"))
        let path = contents.chain + root
        let statuses = try stride(from: 0, through: 2_000_000, by: 10_000).map { allowance in
            let run = Budget()
            #expect(Budget.Share(of: run, allowance: 0).spend(Budget.maximumReserve))
            let work = Budget.Share(of: run, allowance: allowance)
            let judge = RevocationJudge(
                RevocationStore(contents.lists),
                at: try Case.policy().time,
                isStrict: false,
                work: work,
                issuers: RevocationIssuers(
                    engine: try Engine(),
                    work: work,
                    named: { _ in [] },
                    isValid: { _, _, _ in true }
                )
            )
            return switch judge.status(of: path[...]) {
            case .unrevoked: "unrevoked"
            case .revoked: "revoked"
            case .undetermined(let misses, _):
                "open: \(misses.allSatisfy { $0 == .tooMuch($0.list) })"
            }
        }
        let open = statuses.prefix { $0.hasPrefix("open") }
        #expect(Set(open) == ["open: true"])
        #expect(open.count > 50)
        #expect(statuses.dropFirst(open.count).allSatisfy { $0 == "revoked" })
        #expect(statuses.last == "revoked")
    }

    @Test("lists by the thousand that nobody signed end soon")
    func hostile() throws {
        let contents = try Case("second-key-missing")
        let list = try #require(contents.lists.last)
        let context = try LibraryContext()
        var checker = Checker(policy: try Case.policy(), trust: try Case.trust())
        checker.policy.revocationLists = try (0..<2000).map { number in
            var der = list.der
            der[der.count - 1] = UInt8(truncatingIfNeeded: number)
            der[der.count - 2] = UInt8(truncatingIfNeeded: number >> 8)
            return try CertificateRevocationList(der: der, at: nil, using: context.functions)
        }
        var ids: [FindingID] = []
        let seconds = try processorSeconds {
            ids = try checker.check(contents.chain)?.findings.map(\.id) ?? []
        }
        #expect(ids == [.crlSignatureInvalid, .crlMissing])
        #expect(seconds < 2)
    }

    private static func ids(_ file: String, at: String = Case.at) throws -> [String] {
        try findings(file, at: at).map(\.id.rawValue)
    }

    private static func findings(_ file: String, at: String = Case.at) throws -> [Finding] {
        let contents = try Case(file)
        var policy = try Case.policy(at: at)
        policy.revocationLists = contents.lists
        let checker = Checker(
            policy: policy,
            trust: try Case.trust(),
            intermediates: contents.others
        )
        return try #require(try checker.check(contents.chain)).findings
    }
}

/// One file of `Fixtures/odd/crls`.
private struct Case {
    /// The leaf and its issuer.
    let chain: [Certificate]
    /// Certificates of those who sign CRLs.
    let others: [Certificate]
    let lists: [CertificateRevocationList]

    static let at = "2026-02-01T00:00:00Z"

    init(_ file: String) throws {
        let path = Fixture.path("odd/crls/\(file).pem")
        let certificates = try Certificate.read(from: path)
        chain = Array(certificates.prefix(2))
        others = Array(certificates.dropFirst(2))
        lists = try CertificateRevocationList.read(from: path)
    }

    static func policy(at: String = at) throws -> ValidationPolicy {
        ValidationPolicy(time: try #require(Timestamp(rfc3339: at)), profile: .rfc5280)
    }

    static func trust() throws -> TrustStore {
        try TrustStore(
            paths: ["root", "other-root"].map { Fixture.path("odd/crls/\($0).pem") }
        )
    }
}
