import CertModel
import TestSupport
import Testing

@testable import CertCore
@testable import CertModel

/// What clients refuse beyond RFC 5280: each rule fires on one change of a sound chain, and the
/// nearest other change leaves it silent.
struct ClientRuleTests {
    typealias Change = @Sendable (inout ClientChain) -> Void

    @Test("A sound chain breaks no rule")
    func sound() throws {
        #expect(try ClientChain().broken() == [])
    }

    @Test("One change breaks one rule", arguments: ClientRuleCases.all)
    func breaks(one: ClientRuleCase) throws {
        var chain = ClientChain()
        one.breaking(&chain)
        #expect(try chain.broken() == one.rules)
    }

    @Test("The nearest other change breaks none of them", arguments: ClientRuleCases.all)
    func silent(one: ClientRuleCase) throws {
        var chain = ClientChain()
        one.keeping(&chain)
        #expect(try Set(chain.broken()).isDisjoint(with: one.rules))
    }

    @Test("Every rule has a case")
    func complete() {
        let rules = ClientRules.groups.flatMap(\.rules).map(\.name)
        let cased = Set(ClientRuleCases.all.flatMap(\.rules))
        #expect(Set(rules).subtracting(cased).sorted() == ClientRuleCases.withoutCase.sorted())
        #expect(Set(rules).count == rules.count)
    }

    @Test("A finding is an error where a promised client refuses, else a warning or an info")
    func severities() throws {
        var chain = ClientChain()
        chain.leaf.parts.serialNumber = DER.integer(0x80)
        let finding = try #require(try chain.findings().first)
        #expect(finding.clients == .go)
        var policy = ValidationPolicy(time: Timestamp(secondsSinceEpoch: 0))
        #expect(policy.promise?.resolved(finding)?.severity == .error)
        policy.clients = .java
        #expect(policy.promise?.resolved(finding)?.severity == .info)
        policy.clients = nil
        #expect(
            policy.promise?.resolved(finding.refused(by: .rustls))?.severity == .warning
        )
        policy.profile = .strict
        #expect(policy.promise == nil)
        policy.clients = .go
        #expect(policy.promise?.resolved(finding)?.severity == .error)
        policy.purpose = .client
        #expect(policy.promise == nil)
    }

    @Test(
        "Chromium wants a trusted leaf that is its own issuer to be one by what it says of itself",
        arguments: [
            (nil, nil, false), ([0x80], nil, true), ([0x84], nil, false), ([0x84], [], true),
            (nil, [], true), ([0x84], DER.yes, false), ([0x80], DER.yes, true),
        ] as [([UInt8]?, [UInt8]?, Bool)]
    )
    func selfSigned(usage: [UInt8]?, constraints: [UInt8]?, refuses: Bool) throws {
        var chain = ClientChain()
        chain.leaf.parts.issuer = chain.leaf.parts.subject
        chain.leaf.extensions[.authorityKeyIdentifier] = nil
        chain.leaf.extensions[.keyUsage] = usage.map { .init(true, DER.bits($0)) }
        chain.leaf.extensions[.basicConstraints] = constraints.map {
            .init(true, DER.sequence($0))
        }
        let leaf = try chain.leaf.certificate()
        let rule = try #require(
            ClientRules.groups.flatMap(\.rules).first { $0.name == "self-signed-not-authority" }
        )
        let trusted = ClientView([leaf], 0, endsInAnchor: true, hosts: [])
        #expect((rule.fault(trusted) != nil) == refuses)
        #expect(rule.fault(ClientView([leaf], 0, endsInAnchor: false, hosts: [])) == nil)
    }

    @Test("The message says who refuses and who accepts")
    func wording() throws {
        var chain = ClientChain()
        chain.leaf.parts.serialNumber = DER.integer(0x80)
        let finding = try #require(try chain.findings().first)
        #expect(
            finding.message == "the serial number is negative; Go refuses it,"
                + " OpenSSL (curl, Python, Node), Chromium, Firefox and Java accept it"
        )
    }

    @Test(
        "A list of clients is read, and what is not known is named beside what is",
        arguments: [
            ("go", .go), ("go,openssl", [.go, .openssl]), ("all", .all),
            ("python-strict", .pythonStrict),
            ("safari", nil), ("", nil), ("go,", nil), ("Go", nil),
        ] as [(String, ClientFamilies?)]
    )
    func names(text: String, families: ClientFamilies?) throws {
        guard let families else {
            let error = #expect(throws: CertificateError.self) { try ClientFamilies(names: text) }
            #expect(error?.reason.contains("openssl, node, python-strict") ?? false)
            return
        }
        #expect(try ClientFamilies(names: text) == families)
        #expect(ClientFamilies(families.families.map { ClientFamilies($0) }) == families)
    }
}

/// A rule, a change that breaks it, and one that nearly does.
struct ClientRuleCase: Sendable, CustomTestStringConvertible {
    let rules: [String]
    let breaking: ClientRuleTests.Change
    let keeping: ClientRuleTests.Change

    init(
        _ rules: String...,
        breaking: @escaping ClientRuleTests.Change,
        keeping: @escaping ClientRuleTests.Change = { _ in }
    ) {
        (self.rules, self.breaking, self.keeping) = (rules, breaking, keeping)
    }

    var testDescription: String { rules.joined(separator: ", ") }
}
