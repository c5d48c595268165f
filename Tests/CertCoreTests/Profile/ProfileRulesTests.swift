import CertCore
import CertModel
import Foundation
import TestSupport
import Testing

@testable import CertModel

/// The strict profile: what may not be issued, case by case.
struct ProfileRulesTests {
    private static let cases =
        fieldCases + algorithmCases + nameCases + alternativeNameCases + authorityCases
        + criticalityCases + valueCases + dateCases

    @Test("a sound chain breaks no rule, whoever its root is", arguments: [false, true])
    func sound(isPublic: Bool) throws {
        var chain = ProfileChain()
        chain.isPublic = isPublic
        #expect(try chain.findings().map(\.message) == [])
    }

    @Test("a rule that is broken is found, and nothing else is", arguments: cases)
    func fires(one: ProfileCase) throws {
        var chain = ProfileChain()
        one.breaks(&chain)
        let findings = try chain.findings()
        #expect(Set(findings.map(\.id)) == [one.id], "\(findings.map(\.message))")
        #expect(findings.allSatisfy { $0.remedy != nil })
        let isWarning = findings.first?.severity == .warning
        #expect(isWarning == Self.warnings.contains(one.id.rawValue))
    }

    @Test("the nearest case breaks no rule", arguments: cases)
    func silence(one: ProfileCase) throws {
        var chain = ProfileChain()
        one.keeps(&chain)
        #expect(try chain.findings().map(\.message) == [])
    }

    @Test("every rule has a case, and a row in Docs/Reference/Profile-strict.md with its severity")
    func completeness() throws {
        let made = Set(Self.cases.map(\.id.rawValue))
        let all = Set(FindingID.profileFindings.map(\.rawValue))
        #expect(made == all)
        #expect(Set(Self.rows.map(\.id)) == all)
        for row in Self.rows {
            #expect(!row.section.isEmpty && !row.rule.isEmpty, "\(row.id)")
        }
    }

    @Test("every day in force stands in Docs/Reference/Profile-strict.md")
    func days() throws {
        let page = Checkout.root.appending(path: "Docs/Reference/Profile-strict.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let days = BaselineRule.allCases.map(\.start) + LifetimeLimit.all.map(\.since)
        #expect(LifetimeLimit.all.count == 7)
        for day in days {
            #expect(text.contains("| \(day.description.prefix(10)) |"), "\(day)")
        }
    }

    @Test(
        "the list of Debian's package knows what registries give out names under",
        .enabled(
            if: try isReady(PublicSuffixList.installed() != nil, "publicsuffix"),
            "publicsuffix is not installed"
        )
    )
    func installedSuffixes() throws {
        let list = try #require(PublicSuffixList.installed())
        #expect(["co.uk", "xn--p1ai", "test"].allSatisfy { list.contains($0) })
        #expect(!["s3.amazonaws.com", "github.io", "example.com"].contains { list.contains($0) })
    }

    @Test("a page's example is what is said of a case", arguments: FindingID.profileFindings)
    func example(id: FindingID) throws {
        let page = Checkout.root.appending(path: "Docs/Findings/\(id).md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let example = try #require(text.components(separatedBy: "## Example\n").last)
        let words = try #require(example.components(separatedBy: "\n## ").first)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let said = try Self.cases.filter { $0.id == id }.flatMap { one in
            var chain = ProfileChain()
            one.breaks(&chain)
            return try chain.findings().map {
                "\($0.severity.rawValue) \(id) fullchain.pem:1 \($0.message)"
            }
        }
        #expect(said.contains { words.hasSuffix($0) }, "\(words)")
    }

    private static let warnings = Set(rows.filter { $0.verdict == "public-root warning" }.map(\.id))

    /// The rows of the table: section, rule, verdict, id.
    private static let rows: [(section: String, rule: String, verdict: String, id: String)] = {
        let page = Checkout.root.appending(path: "Docs/Reference/Profile-strict.md")
        let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard cells.count == 4 else { return nil }
            let (verdict, id) = (cells[2], cells[3].trimmingCharacters(in: ["`"]))
            guard ["error", "public-root warning"].contains(verdict) else { return nil }
            return (cells[0], cells[1], verdict, id)
        }
    }()
}

extension ProfileRulesTests {
    private static func time(_ text: String) -> [UInt8] {
        DER.string(text.count == 13 ? 0x17 : 0x18, text)
    }

    static let fieldCases: [ProfileCase] = [
        ProfileCase(
            .profileVersion,
            "version 2",
            { $0.leaf.parts.version = DER.constructed(0, DER.integer(1)) },
            unless: { $0.leaf.parts.version = DER.constructed(0, DER.integer(2)) }
        ),
        ProfileCase(
            .profileSerialNumber,
            "zero",
            { $0.leaf.parts.serialNumber = DER.integer(0) },
            unless: { $0.root.parts.serialNumber = DER.integer(0) }
        ),
        ProfileCase(
            .profileSerialNumber,
            "negative",
            { $0.root.parts.serialNumber = DER.integer(0x80) },
            unless: { $0.root.parts.serialNumber = DER.integer(0, 0x80) }
        ),
        ProfileCase(
            .profileSerialNumber,
            "21 octets",
            {
                $0.leaf.parts.serialNumber = DER.element(
                    0x02,
                    [0] + [UInt8](repeating: 0xFF, count: 20)
                )
            },
            unless: {
                $0.leaf.parts.serialNumber = DER.element(
                    0x02,
                    [UInt8](repeating: 0x7F, count: 20)
                )
            }
        ),
        ProfileCase(
            .profileSerialNumberShort,
            "6 octets",
            {
                $0.isPublic = true
                $0.leaf.parts.serialNumber = DER.integer(1, 2, 3, 4, 5, 6)
            },
            unless: { $0.leaf.parts.serialNumber = DER.integer(1, 2, 3, 4, 5, 6) }
        ),
        ProfileCase(
            .profileSerialNumberShort,
            "of an intermediate, since 2016-09-30",
            {
                $0.isPublic = true
                $0.intermediate.parts.serialNumber = DER.integer(1)
                $0.intermediate.parts.notBefore = time("160930000000Z")
            },
            unless: {
                $0.isPublic = true
                $0.intermediate.parts.serialNumber = DER.integer(1)
                $0.intermediate.parts.notBefore = time("160929235959Z")
            }
        ),
        ProfileCase(
            .profileUniqueIdentifier,
            "an issuer's",
            {
                $0.leaf.parts.publicKey += DER.context(1, [0, 1])
            },
            unless: { _ in }
        ),
        ProfileCase(
            .profileValidity,
            "GeneralizedTime before 2050",
            { $0.leaf.parts.notAfter = time("20491231235959Z") },
            unless: { $0.root.parts.notAfter = time("20500101000000Z") }
        ),
        ProfileCase(
            .profileValidity,
            "the end before the beginning",
            { $0.leaf.parts.notAfter = time("251231235959Z") },
            unless: { $0.leaf.parts.notAfter = time("260101000000Z") }
        ),
        ProfileCase(
            .profileEncoding,
            "a long length",
            { $0.leaf.parts.notBefore = [0x17, 0x81, 13] + Array("260101000000Z".utf8) },
            unless: { $0.leaf.parts.notBefore = [0x17, 13] + Array("260101000000Z".utf8) }
        ),
        ProfileCase(
            .profileEncoding,
            "a long integer",
            { $0.leaf.parts.serialNumber = DER.integer(0, 1) },
            unless: { $0.leaf.parts.serialNumber = DER.integer(0, 0x81) }
        ),
        ProfileCase(
            .profileEncoding,
            "a BOOLEAN of 01",
            { $0.root[.basicConstraints] = (true, DER.sequence([1, 1, 1])) },
            unless: { $0.root[.basicConstraints] = (true, DER.sequence([1, 1, 0xFF])) }
        ),
        ProfileCase(
            .profileEncoding,
            "zeros that end the bits of a key usage",
            { $0.leaf[.keyUsage] = (true, DER.bits([0x80])) },
            unless: { $0.leaf[.keyUsage] = (true, DER.element(3, [7, 0x80])) }
        ),
        ProfileCase(
            .profileEncoding,
            "unused bits that are set",
            { $0.root[.keyUsage] = (true, DER.element(3, [2, 0x06])) },
            unless: { $0.root[.keyUsage] = (true, DER.element(3, [1, 0x06])) }
        ),
        ProfileCase(
            .profileEncoding,
            "a SET that is not in order",
            { $0.beginBeforeStructure(DER.set(second, first)) },
            unless: { $0.beginBeforeStructure(DER.set(first, second)) }
        ),
        ProfileCase(
            .profileDefaultEncoded,
            "critical FALSE",
            { $0.leaf.raw = [DER.sequence(DER.oid(1, 2, 3), [1, 1, 0], DER.octets([5, 0]))] },
            unless: { $0.leaf.raw = [DER.sequence(DER.oid(1, 2, 3), DER.octets([5, 0]))] }
        ),
        ProfileCase(
            .profileDefaultEncoded,
            "cA FALSE",
            { $0.leaf[.basicConstraints] = (true, DER.sequence([1, 1, 0])) },
            unless: { $0.leaf[.basicConstraints] = (true, DER.sequence()) }
        ),
        ProfileCase(
            .profileDefaultEncoded,
            "a subtree's minimum",
            { $0.root[.nameConstraints] = constraint(DER.context(0, [0])) },
            unless: { $0.root[.nameConstraints] = constraint() }
        ),
        ProfileCase(
            .lifetimeOverLimit,
            "201 days",
            {
                $0.isPublic = true
                $0.leaf.parts.notBefore = time("260315000000Z")
                $0.leaf.parts.notAfter = time("261001000000Z")
            },
            unless: {
                $0.isPublic = true
                $0.leaf.parts.notBefore = time("260315000000Z")
                $0.leaf.parts.notAfter = time("260930235959Z")
            }
        ),
        ProfileCase(
            .lifetimeOverLimit,
            "399 days, the day before the limit falls",
            {
                $0.isPublic = true
                $0.leaf.parts.notBefore = time("260314000000Z")
                $0.leaf.parts.notAfter = time("270416000000Z")
            },
            unless: {
                $0.leaf.parts.notBefore = time("260314000000Z")
                $0.leaf.parts.notAfter = time("360415235959Z")
            }
        ),
    ]

    private static let first = DER.sequence(DER.oid(2, 5, 4, 10), DER.string(0x0C, "a"))
    private static let second = DER.sequence(DER.oid(2, 5, 4, 10), DER.string(0x0C, "b"))

    static func constraint(_ rest: [UInt8] = []) -> ProfileChain.Value {
        let subtree = DER.sequence(DER.string(0x82, "example.com"), rest)
        return (true, DER.sequence(DER.constructed(0, subtree)))
    }
}

extension ProfileChain {
    /// A public root with one relative name, from before several attributes in it were forbidden.
    fileprivate mutating func beginBeforeStructure(_ relativeName: [UInt8]) {
        isPublic = true
        root.parts.subject = DER.sequence(relativeName)
        root.parts.issuer = root.parts.subject
        root.parts.notBefore = DER.string(0x17, "200101000000Z")
    }
}
