import CertModel
import CertReport
import Testing

/// What is accepted counts no more, is not lost, and nothing else is taken out.
@Suite struct AcceptanceLedgerTests {
    private static let expired = Finding(
        .time(.expired(since: Samples.time(2026, 1, 1), at: Samples.now, .leaf)),
        .error,
        at: [Location(path: "./ssl/old/a.pem")]
    )

    private static func report(_ findings: [Finding] = [expired]) -> Report {
        Samples.report([
            Deployment(
                name: "a.test",
                certificate: Samples.placed("./ssl/old/a.pem", "CN=a.test"),
                findings: findings
            )
        ])
    }

    private static func accepted(_ report: Report, _ acceptance: Acceptance) -> Report {
        var report = report
        var ledger = AcceptanceLedger(acceptance, at: report.checkedAt)
        ledger.close(&report)
        return report
    }

    private static func baseline(of report: Report) -> Baseline {
        var report = report
        var ledger = AcceptanceLedger(Acceptance(), at: report.checkedAt)
        ledger.close(&report)
        return ledger.found
    }

    @Test(
        "A rule accepts its id in the files of its pattern, and below the folders of it",
        arguments: [
            ("expired", true), ("expired:*.pem", true), ("expired:a.pem", true),
            ("expired:ssl/old/a.pem", true), ("expired:./ssl/old/a.pem", false),
            ("expired:ssl/old", true), ("expired:old", true), ("expired:ssl/**", true),
            ("expired:b.pem", false), ("expired:ssl/new", false), ("expired:sl/old/a.pem", false),
            ("weak-key", false), ("expired:*:443", false),
        ]
    )
    func rules(rule: String, isAccepted: Bool) throws {
        let report = Self.accepted(Self.report(), Acceptance(rules: [try AcceptanceRule(rule)]))
        #expect(report.status == (isAccepted ? .pass : .fail))
        #expect(report.acceptedCount == (isAccepted ? 1 : 0))
        #expect(report.allFindings.count == (isAccepted ? 0 : 1))
        #expect(
            report.deployments[0].accepted?.map(\.finding) == (isAccepted ? [Self.expired] : [])
        )
    }

    @Test(
        "A rule for an id that nothing has, or with a pattern that is none, is refused",
        arguments: ["", "expird", ":a.pem", "expired:", "expired:[", "Expired", "expired :a"]
    )
    func badRules(rule: String) {
        #expect(throws: CertificateError.self) { try AcceptanceRule(rule) }
    }

    @Test("A baseline accepts what it was written for, and nothing that has become worse")
    func baseline() {
        let baseline = Self.baseline(of: Self.report())
        #expect(baseline.entries.map(\.id) == ["expired"])
        #expect(Self.accepted(Self.report(), Acceptance(baseline: baseline)).status == .pass)
        // Later, on another line, it is the same; another certificate's end is another one.
        var later = Self.expired
        later.locations = [Location(path: "ssl/old/a.pem", line: 30)]
        #expect(Self.accepted(Self.report([later]), Acceptance(baseline: baseline)).status == .pass)
        let next = Finding(
            .time(.expired(since: Samples.time(2026, 1, 2), at: Samples.now, .leaf)),
            .error,
            at: Self.expired.locations
        )
        #expect(Self.accepted(Self.report([next]), Acceptance(baseline: baseline)).status == .fail)
        let both = Self.report([Self.expired, Self.expired])
        let one = Self.accepted(both, Acceptance(baseline: baseline))
        #expect(one.allFindings.count == 1, "an entry accepts one finding")
    }

    @Test("An entry counts again once its time has passed, and the finding says so")
    func until() {
        var baseline = Self.baseline(of: Self.report())
        baseline.entries[0].until = Samples.now
        #expect(Self.accepted(Self.report(), Acceptance(baseline: baseline)).status == .pass)
        baseline.entries[0].until = Timestamp(secondsSinceEpoch: Samples.now.secondsSinceEpoch - 1)
        let report = Self.accepted(Self.report(), Acceptance(baseline: baseline))
        #expect(report.status == .fail)
        #expect(
            report.allFindings[0].message(in: .english).hasSuffix(
                "; it was accepted until 2026-01-31T23:59:59Z, which has passed"
            )
        )
    }

    @Test("An accepted error counts no more, in the report and of the certificate")
    func errors() throws {
        let error = CertificateError(.passphraseMissing, source: "ssl/key.pem", .file(.empty))
        var report = Self.report([])
        report.errors = [error]
        report.deployments[0].unchecked = [error]
        let rule = try AcceptanceRule("passphrase-missing:key.pem")
        let accepted = Self.accepted(report, Acceptance(rules: [rule]))
        #expect(accepted.status == .pass)
        #expect(accepted.deployments[0].status == .pass)
        #expect(accepted.acceptedErrors.map(\.error) == [error])
        let known = Acceptance(baseline: Self.baseline(of: report))
        #expect(Self.accepted(report, known).deployments[0].status == .pass)
    }

    @Test("Certificates that are handed on are taken out of one by one")
    func handedOn() throws {
        var report = Self.report()
        let rule = try AcceptanceRule("expired")
        var ledger = AcceptanceLedger(Acceptance(rules: [rule]), at: report.checkedAt)
        report.handedOn.add([Self.expired])
        ledger.hand(on: &report.deployments[0])
        report.deployments = []
        ledger.close(&report)
        #expect(report.status == .pass)
        #expect(report.acceptedCount == 1)
    }

    @Test(
        "An entry that fits nothing is said where its file was judged",
        arguments: [
            (["ssl"], 1), (["."], 1), (["ssl/old/a.pem"], 1), (["ss"], 0), (["other"], 0),
        ]
    )
    func unused(roots: [String], count: Int) {
        let baseline = Self.baseline(of: Self.report())
        var report = Self.report([])
        var ledger = AcceptanceLedger(Acceptance(baseline: baseline), at: report.checkedAt)
        ledger.close(&report, roots: roots)
        #expect(report.unusedEntries.count == count)
    }
}
