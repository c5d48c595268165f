import CertModel
import Foundation
import TestSupport
import Testing

/// Every finding of the catalogue is made by a case, and by its nearest neighbour it is not.
@Suite struct CatalogueTests {
    @Test(
        "The command finds in a fixture what its case.json says, and nothing else",
        arguments: try Case.all()
    )
    func fixture(one: Case) throws {
        let scratch = try TemporaryFolder()
        let folder = try scratch.copyFixtures(only: one.name).appending(path: one.name)
        for run in one.file.runs {
            let outcome = try Tool.certcheck(
                [one.file.command ?? "check"] + one.file.paths + one.file.arguments
                    + ["--at", run.at, "--format", "json"],
                in: folder
            )
            #expect(outcome.status == run.exit, "at \(run.at)")
            let report = try JSONDecoder().decode(Report.self, from: outcome.data)
            #expect(report.all == run.findings.sorted(), "at \(run.at)")
        }
    }

    /// The findings that fixtures hold; the strict profile's have certificates made for them by
    /// `ProfileRulesTests`, those about clients by `ClientRuleTests` and `ClientPathTests`, and what
    /// live endpoints serve by `ProbeTests`.
    private static let inFixtures = FindingID.all.filter {
        !FindingID.profileFindings.contains($0) && !FindingID.clientFindings.contains($0)
            && !FindingArea.served.ids.contains($0)
    }

    @Test("Every finding has a case in which it is made", arguments: inFixtures)
    func fires(id: FindingID) throws {
        // Git keeps no permissions: `permissions` below is its case.
        guard id != .keyReadableByOthers else { return }
        let made = Set(try Case.all().flatMap { $0.file.runs.flatMap(\.findings) }.map(\.id))
        #expect(made.contains(id.rawValue))
    }

    @Test("The nearest case in which a finding is not made", arguments: silent)
    func silence(id: FindingID, neighbour: String) throws {
        let one = try #require(try Case.all().first { $0.name == neighbour })
        let findings = one.file.runs[0].findings.map(\.id)
        #expect(!findings.contains(id.rawValue))
    }

    @Test("Every finding has a nearest case in which it is not made")
    func silentTable() {
        let tabled = Self.silent.map(\.0.rawValue)
        #expect(tabled.sorted() == Self.inFixtures.map(\.rawValue).sorted())
    }

    @Test(
        "A key file that group or others may read is found, and no other is",
        arguments: [
            (0o600, nil), (0o400, nil), (0o700, nil), (0o620, nil), (0o640, "its group"),
            (0o604, "everybody"), (0o644, "everybody"), (0o440, "its group"), (0o666, "everybody"),
        ] as [(Int, String?)]
    )
    func permissions(mode: Int, who: String?) throws {
        let scratch = try TemporaryFolder()
        let folder = try scratch.copyFixtures(only: "healthy").appending(path: "healthy")
        try FileManager.default.setAttributes(
            [.posixPermissions: mode],
            ofItemAtPath: folder.appending(path: "privkey.pem").path
        )
        let outcome = try Tool.certcheck(
            ["check", "fullchain.pem", "privkey.pem", "--trust", "../trust/root.pem"]
                + ["--at", "2026-02-01", "--fail-on", "warning"],
            in: folder
        )
        // A group that root chose may read a key of root's.
        let isNote = who == nil || who == "its group" && geteuid() == 0
        #expect(outcome.status == (isNote ? 0 : 1))
        #expect(outcome.output.contains("key-readable-by-others") == (who != nil))
        if let who {
            let octal = String(mode, radix: 8)
            let said = "\(who) on this machine may read the private key (mode \(octal))"
            #expect(outcome.output.contains(said))
        }
    }

    /// For each finding the fixture that differs the least from one in which it is made.
    private static let silent: [(FindingID, String)] = [
        (.keyMismatch, "two-leaves"), (.keyMissing, "healthy"), (.keyOrphan, "healthy"),
        (.requestUnanswered, "key-orphan"),
        (.keyInconsistent, "healthy"), (.keyEncrypted, "healthy"),
        (.keyReadableByOthers, "healthy"),
        (.weakKey, "healthy-rsa"), (.weakSignature, "sha1-root"),
        (.expired, "short-lived"), (.notYetValid, "healthy"), (.expiresSoon, "short-lived"),
        (.nameNotCovered, "wildcard"), (.noNames, "ip-address"), (.wildcardInvalid, "wildcard"),
        (.chainIncomplete, "healthy"), (.chainOrder, "healthy-combined"),
        (.chainSplit, "healthy"), (.superseded, "two-leaves"),
        (.chainDuplicate, "root-included"), (.chainStranger, "expired-cross-sign"),
        (.chainRootIncluded, "healthy"),
        (.untrustedRoot, "root-included"), (.selfSigned, "untrusted-root"),
        (.signatureInvalid, "healthy"), (.notAnAuthority, "path-too-long"),
        (.pathTooLong, "healthy"),
        (.nameConstraint, "name-constraint-permitted"), (.wrongPurpose, "healthy"),
        (.keyUsage, "not-an-authority"), (.policyNotAccepted, "policy-required"),
        (.unhandledCriticalExtension, "healthy"),
        (.extensionMalformed, "unhandled-critical-extension"), (.searchLimit, "path-too-long"),
        (.revoked, "not-revoked"), (.crlMissing, "not-revoked"), (.crlExpired, "not-revoked"),
        (.crlNotYetValid, "crl-expired"), (.crlSignatureInvalid, "not-revoked"),
        (.crlUnusable, "not-revoked"),
        (.pemGlued, "missing-newline"), (.pemTruncated, "glued"), (.pemIndented, "quoted"),
        (.pemLabelMismatch, "truncated"), (.pemBadBase64, "blank-line"),
        (.pemByteOrderMark, "carriage-returns"), (.pemCarriageReturns, "byte-order-mark"),
        (.pemQuoted, "indented"), (.pemTextBeside, "text-between"),
        (.pemTextBetween, "text-beside"), (.pemDashes, "glued"), (.pemBlankLine, "healthy"),
        (.pemTrailingBytes, "two-files"), (.pemMissingNewline, "glued"),
        (.pemTwoFiles, "trailing-bytes"), (.pemOtherContent, "empty"),
        (.pemEmpty, "other-content"),
        (.serverCertificateMissing, "server-healthy"),
        (.serverCertificateShadowed, "server-two-keys"),
        (.serverCertificateUnknowable, "server-healthy"),
        (.serverFileUnreadable, "server-healthy"), (.serverProtocolObsolete, "server-healthy"),
        (.serverCipherWeak, "server-healthy"), (.serverStaplingIdle, "server-healthy"),
        (.serverPlainHTTP, "server-healthy"), (.serverNameShadowed, "server-certificate-missing"),
        (.serverDirectiveRemoved, "server-healthy"), (.serverIncludeMissing, "server-healthy"),
        (.serverSyntax, "server-include-missing"), (.serverNotTLS, "server-healthy"),
        (.serverNoSharedCipher, "server-two-keys"),
        (.serverNameImpossible, "server-name-shadowed"),
        (.serverSecretMissing, "kubernetes-healthy"),
        (.stapleMissing, "server-stapling-idle"),
    ]
}

/// A fixture with its `case.json`.
struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let file: File

    var testDescription: String { name }

    struct File: Decodable, Sendable {
        let summary: String
        let command: String?
        let paths: [String]
        let arguments: [String]
        let runs: [Run]
    }

    struct Run: Decodable, Sendable {
        let at: String
        let exit: Int32
        let findings: [Found]
    }

    struct Found: Decodable, Sendable, Comparable {
        let id, severity, path: String
        let line: Int

        static func < (one: Found, other: Found) -> Bool {
            (one.id, one.path, one.line) < (other.id, other.path, other.line)
        }
    }

    static func all() throws -> [Case] {
        try FileManager.default.contentsOfDirectory(atPath: Checkout.fixtures.path).sorted()
            .compactMap { name in
                let file = Checkout.fixtures.appending(path: "\(name)/case.json")
                guard let data = try? Data(contentsOf: file) else { return nil }
                return Case(name: name, file: try JSONDecoder().decode(File.self, from: data))
            }
    }
}

/// What counts of a report.
private struct Report: Decodable {
    struct Finding: Decodable {
        struct Location: Decodable {
            let path: String
            let line: Int
        }
        let id, severity: String
        let locations: [Location]
    }
    struct Subject: Decodable { let findings: [Finding] }
    let sites: [Subject]?
    let subjects: [Subject]
    let findings: [Finding]

    /// Every finding at its first place.
    var all: [Case.Found] {
        ((subjects + (sites ?? [])).flatMap(\.findings) + findings).map { finding in
            Case.Found(
                id: finding.id,
                severity: finding.severity,
                path: finding.locations.first?.path ?? "",
                line: finding.locations.first?.line ?? 0
            )
        }
        .sorted()
    }
}
