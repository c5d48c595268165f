import CertModel
import TestSupport
import Testing

@testable import CertCore
@testable import CertModel

/// Certificate policies (RFC 5280 §6.1), over hand-made paths; nothing in them is signed.
struct PolicyRulesTests {
    /// A certificate's policies; policies are small numbers and 0 is anyPolicy.
    struct Member {
        var policies: [UInt64]?
        var mappings: [(UInt64, UInt64)] = []
        var requireExplicit: UInt8?
        var inhibitMapping: UInt8?
        var inhibitAny: UInt8?
        var isSelfIssued = false

        init(
            _ policies: [UInt64]?,
            mappings: [(UInt64, UInt64)] = [],
            requireExplicit: UInt8? = nil,
            inhibitMapping: UInt8? = nil,
            inhibitAny: UInt8? = nil,
            isSelfIssued: Bool = false
        ) {
            self.policies = policies
            self.mappings = mappings
            self.requireExplicit = requireExplicit
            self.inhibitMapping = inhibitMapping
            self.inhibitAny = inhibitAny
            self.isSelfIssued = isSelfIssued
        }

        fileprivate func certificate(_ number: Int) throws -> Certificate {
            var extensions: [[UInt8]] = []
            func add(_ last: UInt64, _ value: [UInt8]) {
                extensions.append(
                    CertificateParts.extension(DER.oid(2, 5, 29, last), isCritical: true, value)
                )
            }
            if let policies {
                add(32, DER.sequence(Array(policies.map { DER.sequence(Self.oid($0)) }.joined())))
            }
            if !mappings.isEmpty {
                let pairs = mappings.map { DER.sequence(Self.oid($0.0), Self.oid($0.1)) }
                add(33, DER.sequence(Array(pairs.joined())))
            }
            let limits = [
                requireExplicit.map { DER.context(0, [$0]) },
                inhibitMapping.map { DER.context(1, [$0]) },
            ].compactMap { $0 }
            if !limits.isEmpty { add(36, DER.sequence(Array(limits.joined()))) }
            if let inhibitAny { add(54, DER.integer(inhibitAny)) }
            var parts = CertificateParts()
            parts.extensions = extensions.isEmpty ? nil : extensions
            parts.subject = CertificateParts.name("\(number)")
            parts.issuer = isSelfIssued ? parts.subject : CertificateParts.name("\(number + 1)")
            return try Certificate(der: parts.der)
        }

        private static func oid(_ policy: UInt64) -> [UInt8] {
            policy == 0 ? DER.oid(2, 5, 29, 32, 0) : DER.oid(1, 2, policy)
        }
    }

    /// A path below an anchor, from the anchor's side, and what is asked of it.
    struct Row: CustomTestStringConvertible {
        let testDescription: String
        let members: [Member]
        let inputs: PolicyInputs
        let isValid: Bool

        init(
            _ rule: String,
            _ members: [Member],
            explicit: Bool = true,
            initial: Set<UInt>? = nil,
            inhibitMapping: Bool = false,
            inhibitAny: Bool = false,
            isValid: Bool
        ) {
            testDescription = rule
            self.members = members
            var inputs = PolicyInputs()
            inputs.initial = initial.map { Set($0.map { OID(1, 2, $0) }) }
            inputs.requireExplicit = explicit
            inputs.inhibitMapping = inhibitMapping
            inputs.inhibitAny = inhibitAny
            self.inputs = inputs
            self.isValid = isValid
        }
    }

    private static let any: [UInt64] = [0]

    private static let inputRows = [
        Row("nothing is required", [Member(nil), Member(nil)], explicit: false, isValid: true),
        Row("one is required and none there", [Member(nil), Member(nil)], isValid: false),
        Row("all the same", [Member([1]), Member([1])], isValid: true),
        Row("two different", [Member([1]), Member([2])], isValid: false),
        Row("the leaf has none", [Member([1]), Member(nil)], isValid: false),
        Row("the issuer has none", [Member(nil), Member([1])], isValid: false),
        Row("one in common", [Member([1, 2]), Member([2, 3])], isValid: true),
        Row("accepted", [Member([1]), Member([1])], initial: [1], isValid: true),
        Row("not accepted", [Member([1]), Member([1])], initial: [2], isValid: false),
        Row(
            "not accepted, nothing required",
            [Member([1]), Member([1])],
            explicit: false,
            initial: [2],
            isValid: true
        ),
        Row("any above", [Member(any), Member([1])], initial: [1], isValid: true),
        Row("any above, another below", [Member(any), Member([1])], initial: [2], isValid: false),
        Row("any below", [Member([1]), Member(any)], initial: [1], isValid: true),
        Row("any throughout", [Member(any), Member(any)], initial: [1], isValid: true),
        Row("any inhibited above", [Member(any), Member([1])], inhibitAny: true, isValid: false),
        Row("any inhibited below", [Member([1]), Member(any)], inhibitAny: true, isValid: false),
        Row(
            "any inhibited, in a self-issued authority",
            [Member([1]), Member(any, isSelfIssued: true), Member([1])],
            inhibitAny: true,
            isValid: true
        ),
        Row(
            "any inhibited, in a self-issued leaf",
            [Member([1]), Member(any, isSelfIssued: true)],
            inhibitAny: true,
            isValid: false
        ),
    ]

    private static let mappingRows = [
        Row("mapped", [Member([1], mappings: [(1, 2)]), Member([2])], initial: [1], isValid: true),
        Row(
            "the mapped policy is the issuer's name for it",
            [Member([1], mappings: [(1, 2)]), Member([2])],
            initial: [2],
            isValid: false
        ),
        Row("mapped away", [Member([1], mappings: [(1, 2)]), Member([1])], isValid: false),
        Row(
            "mapped to two",
            [Member([1], mappings: [(1, 2), (1, 3)]), Member([3])],
            isValid: true
        ),
        Row(
            "two mapped to one, one of them accepted",
            [Member([1, 2], mappings: [(1, 3), (2, 3)]), Member([3])],
            initial: [2],
            isValid: true
        ),
        Row(
            "any is mapped by name",
            [Member(any, mappings: [(1, 2)]), Member([2])],
            initial: [1],
            isValid: true
        ),
        Row(
            "any is mapped by name, not accepted",
            [Member(any, mappings: [(1, 2)]), Member([2])],
            initial: [3],
            isValid: false
        ),
        Row(
            "mapping inhibited",
            [Member([1], mappings: [(1, 2)]), Member([2])],
            inhibitMapping: true,
            isValid: false
        ),
        Row(
            "anyPolicy mapped, nothing required",
            [Member(any, mappings: [(0, 2)]), Member([2])],
            explicit: false,
            isValid: false
        ),
        Row(
            "mapped to anyPolicy, nothing required",
            [Member([1], mappings: [(1, 0)]), Member([2])],
            explicit: false,
            isValid: false
        ),
        Row(
            "mapped twice on the way",
            [
                Member([1], mappings: [(1, 2)]), Member([2], mappings: [(2, 3)]), Member([3]),
            ],
            initial: [1],
            isValid: true
        ),
    ]

    private static let limitRows = [
        Row(
            "required by an authority at once",
            [Member([1], requireExplicit: 0), Member(nil)],
            explicit: false,
            isValid: false
        ),
        Row(
            "required two certificates further",
            [Member([1], requireExplicit: 2), Member(nil)],
            explicit: false,
            isValid: true
        ),
        Row(
            "required one certificate further, the leaf's",
            [Member([1], requireExplicit: 1), Member([1]), Member(nil)],
            explicit: false,
            isValid: false
        ),
        Row(
            "a self-issued certificate does not count",
            [Member([1], requireExplicit: 2), Member([1], isSelfIssued: true), Member(nil)],
            explicit: false,
            isValid: true
        ),
        Row(
            "required by the leaf itself",
            [Member([1]), Member(nil, requireExplicit: 0)],
            explicit: false,
            isValid: false
        ),
        Row(
            "mapping inhibited by an authority",
            [Member([1], inhibitMapping: 0), Member([1], mappings: [(1, 2)]), Member([2])],
            isValid: false
        ),
        Row(
            "mapping inhibited one certificate further",
            [Member([1], inhibitMapping: 1), Member([1], mappings: [(1, 2)]), Member([2])],
            isValid: true
        ),
        Row(
            "any inhibited by an authority",
            [Member([1], inhibitAny: 0), Member(any)],
            isValid: false
        ),
        Row(
            "any inhibited one certificate further",
            [Member([1], inhibitAny: 1), Member(any), Member([1])],
            isValid: true
        ),
        Row(
            "any inhibited one certificate further, at the one after it",
            [Member([1], inhibitAny: 1), Member(any), Member(any)],
            isValid: false
        ),
    ]

    @Test("a policy is valid for the whole path", arguments: inputRows + mappingRows + limitRows)
    func policies(row: Row) throws {
        var path = try row.members.reversed().enumerated().map { try $1.certificate($0) }
        path.append(try Member(nil).certificate(path.count))
        #expect((PolicyRules.fault(in: path, row.inputs) == nil) == row.isValid)
    }

    @Test("mappings and policies by the thousand cost no more than reading them")
    func bounded() throws {
        let many = Array(1...2000 as ClosedRange<UInt64>)
        let pairs = many.map { ($0, 2001 - $0) }
        let member = Member([0] + many, mappings: pairs)
        let row = Row("", [Member](repeating: member, count: 20), initial: [7], isValid: true)
        var path = try row.members.enumerated().map { try $1.certificate($0) }
        path.append(try Member(nil).certificate(path.count))
        var isValid = false
        let seconds = processorSeconds {
            isValid = PolicyRules.fault(in: path, row.inputs) == nil
        }
        #expect(isValid)
        #expect(seconds < 20, "some hundredths where it is optimised")
    }
}
