import CertModel
import TestSupport
import Testing

@testable import CertCore
@testable import CertModel

/// Name constraints (RFC 5280 §4.2.1.10).
struct NameConstraintRulesTests {
    private static func authority(
        permitted: [[UInt8]] = [],
        excluded: [[UInt8]] = []
    ) throws -> Certificate {
        func subtrees(_ number: UInt8, _ bases: [[UInt8]]) -> [UInt8] {
            guard !bases.isEmpty else { return [] }
            return DER.constructed(number, Array(bases.map { DER.sequence($0) }.joined()))
        }
        let value = DER.sequence(subtrees(0, permitted), subtrees(1, excluded))
        var parts = CertificateParts(
            extensions: CertificateParts.extension(DER.oid(2, 5, 29, 30), isCritical: true, value)
        )
        parts.subject = CertificateParts.name("authority")
        return try Certificate(der: parts.der)
    }

    private static func leaf(
        _ names: [[UInt8]]?,
        subject: [UInt8] = DER.sequence()
    ) throws -> Certificate {
        var parts = CertificateParts()
        parts.subject = subject
        if let names {
            let value = DER.element(0x30, Array(names.joined()))
            parts.extensions = [CertificateParts.extension(DER.oid(2, 5, 29, 17), value)]
        }
        return try Certificate(der: parts.der)
    }

    private func findings(_ path: Certificate...) -> [Finding] {
        NameConstraintRules(path: path.located, endsInAnchor: true).findings()
    }

    /// A name, a subtree, and whether the name lies in it when permitted and when excluded.
    private struct Row: CustomTestStringConvertible {
        let name: [UInt8]
        let base: [UInt8]
        let isPermitted: Bool
        let isExcluded: Bool
        let testDescription: String

        init(_ tag: UInt8, _ name: String, _ base: String, _ permitted: Bool, _ excluded: Bool) {
            (self.name, self.base) = (DER.string(tag, name), DER.string(tag, base))
            (isPermitted, isExcluded) = (permitted, excluded)
            testDescription = "\(name) in \(base)"
        }

        init(_ name: [UInt8], _ range: [UInt8], _ isWithin: Bool) {
            (self.name, base) = (DER.context(7, name), DER.context(7, range))
            (isPermitted, isExcluded) = (isWithin, isWithin)
            testDescription = "\(name) in \(range)"
        }
    }

    private static let dns: UInt8 = 0x82
    private static let email: UInt8 = 0x81
    private static let uri: UInt8 = 0x86

    private static let rows = [
        Row(dns, "a.test", "a.test", true, true), Row(dns, "b.a.test", "a.test", true, true),
        Row(dns, "ba.test", "a.test", false, false), Row(dns, "A.Test", "a.TEST", true, true),
        Row(dns, "test", "a.test", false, false), Row(dns, "a.test", "", true, true),
        Row(dns, "b.a.test", ".a.test", true, true), Row(dns, "a.test", ".a.test", false, false),
        // A wildcard may stand for the excluded name, and does not lie in a narrower permitted one.
        Row(dns, "*.a.test", "a.test", true, true), Row(dns, "*.test", "a.test", false, true),
        Row(dns, "*.test", "b.a.test", false, false),
        // What is no host name lies nowhere that is permitted, and in whatever is excluded.
        Row(dns, ".a.test", "a.test", false, true), Row(dns, "b..a.test", "a.test", false, true),
        Row(dns, "\u{212A}.test", "k.test", false, true),
        Row(email, "a.test", "a.test", false, true), Row(email, "x@", "a.test", false, true),
        Row(dns, "*.test", ".a.test", false, false),
        Row(email, "x@a.test", "a.test", true, true), Row(email, "x@A.TEST", "a.test", true, true),
        Row(email, "x@b.a.test", "a.test", false, false),
        Row(email, "x@b.a.test", ".a.test", true, true),
        Row(email, "x@a.test", ".a.test", false, false),
        Row(email, "x@a.test", "x@a.test", true, true),
        Row(email, "X@a.test", "x@a.test", false, false),
        Row(email, "\"x@y\"@a.test", "a.test", true, true),
        Row(uri, "https://a.test/", "a.test", true, true),
        Row(uri, "https://u:p@A.test:443/b?c", "a.test", true, true),
        Row(uri, "https://b.a.test", "a.test", false, false),
        Row(uri, "https://b.a.test", ".a.test", true, true),
        Row(uri, "https://a.test.b.test/", ".a.test", false, false),
        // Without a host name nothing can be told: it lies nowhere that is permitted, and in
        // whatever is excluded.
        Row(uri, "https://192.0.2.1/", "a.test", false, true),
        Row(uri, "https://[2001:db8::1]/", "a.test", false, true),
        Row(uri, "urn:a", "a.test", false, true),
        Row([10, 1, 2, 3], [10, 0, 0, 0, 255, 0, 0, 0], true),
        Row([11, 1, 2, 3], [10, 0, 0, 0, 255, 0, 0, 0], false),
        Row([10, 1, 2, 3], [0, 0, 0, 0, 0, 0, 0, 0], true),
        Row([UInt8](repeating: 1, count: 16), [0, 0, 0, 0, 0, 0, 0, 0], false),
        Row(
            [0x20, 1] + [UInt8](repeating: 1, count: 14),
            [0x20, 1] + [UInt8](repeating: 0, count: 14) + [0xFF, 0xFF]
                + [UInt8](repeating: 0, count: 14),
            true
        ),
    ]

    @Test("a name lies in a subtree by the rule of its kind", arguments: rows)
    private func kinds(row: Row) throws {
        let leaf = try Self.leaf([row.name])
        #expect(
            findings(leaf, try Self.authority(permitted: [row.base])).isEmpty == row.isPermitted
        )
        #expect(findings(leaf, try Self.authority(excluded: [row.base])).isEmpty != row.isExcluded)
    }

    @Test("a kind without a permitted subtree is free, one permitted of several will do")
    func otherKinds() throws {
        let leaf = try Self.leaf([DER.string(Self.dns, "a.test")])
        let email = DER.string(Self.email, "b.test")
        let bases = [DER.string(Self.dns, "b.test"), DER.string(Self.dns, "a.test")]
        #expect(findings(leaf, try Self.authority(permitted: [email])).isEmpty)
        #expect(findings(leaf, try Self.authority(permitted: bases)).isEmpty)
        let both = try Self.authority(permitted: bases, excluded: [bases[1]])
        #expect(findings(leaf, both).map(\.id) == [.nameConstraint])
    }

    @Test("a directory name lies below the relative names that it begins with")
    func directories() throws {
        func name(_ parts: String...) -> [UInt8] {
            DER.element(
                0x30,
                Array(
                    parts.map {
                        CertificateParts.attribute(DER.oid(2, 5, 4, 10), DER.string(0x0C, $0))
                    }.joined()
                )
            )
        }
        let base = try Self.authority(permitted: [DER.constructed(4, name("A"))])
        #expect(findings(try Self.leaf(nil, subject: name("a", "b")), base).isEmpty)
        #expect(findings(try Self.leaf(nil, subject: DER.sequence()), base).isEmpty)
        #expect(findings(try Self.leaf(nil, subject: name("b", "a")), base).count == 1)
        let alternative = try Self.leaf([DER.constructed(4, name("b"))])
        #expect(findings(alternative, base).count == 1)
    }

    @Test("the subject's addresses count, whether there are alternative names or not")
    func subjectAddress() throws {
        let subject = DER.sequence(
            CertificateParts.attribute(
                DER.oid(1, 2, 840, 113_549, 1, 9, 1),
                DER.string(0x16, "x@b.test")
            )
        )
        let base = try Self.authority(permitted: [DER.string(Self.email, "a.test")])
        #expect(findings(try Self.leaf(nil, subject: subject), base).count == 1)
        let named = try Self.leaf([DER.string(Self.dns, "c.test")], subject: subject)
        #expect(findings(named, base).count == 1)
    }

    @Test("a kind that these rules don't compare lies in what is excluded and nothing permitted")
    func unknownKinds() throws {
        let kinds = [
            DER.context(8, [0x2A]), DER.constructed(3, DER.null), DER.constructed(5, DER.null),
            DER.constructed(0, DER.oid(1, 2), DER.constructed(0, DER.null)),
        ]
        for kind in kinds {
            let leaf = try Self.leaf([kind])
            #expect(findings(leaf, try Self.authority(permitted: [kind])).count == 1)
            #expect(findings(leaf, try Self.authority(excluded: [kind])).count == 1)
        }
    }

    @Test("an excluded range of no address's length excludes every address")
    func oddRanges() throws {
        let leaf = try Self.leaf([DER.context(7, [10, 0, 0, 1])])
        let odd = DER.context(7, [10, 0, 0, 0, 255])
        #expect(findings(leaf, try Self.authority(excluded: [odd])).count == 1)
        #expect(findings(leaf, try Self.authority(permitted: [odd])).count == 1)
    }

    @Test("self-issued certificates are free but for the leaf (§6.1.3)")
    func selfIssued() throws {
        var parts = CertificateParts()
        parts.subject = CertificateParts.name("b")
        parts.issuer = parts.subject
        let own = try Certificate(der: parts.der)
        let name = CertificateParts.name("authority")
        let base = try Self.authority(permitted: [DER.constructed(4, name)])
        let leaf = try Self.leaf(nil)
        #expect(findings(leaf, own, base).isEmpty)
        #expect(findings(own, base).count == 1)
    }

    @Test("hundreds of thousands of names and subtrees are given up, and that is said")
    func limit() throws {
        func octets(_ number: Int) -> [UInt8] { [1, 2, UInt8(number >> 8), UInt8(number & 0xFF)] }
        let names = (0..<2000).map { DER.context(7, octets($0)) }
        // Each with a mask of its own.
        let bases = (0..<1000).map { DER.context(7, [9, 9, 9, 9] + octets($0 + 4096)) }
        let leaf = try Self.leaf(names)
        let findings = findings(leaf, try Self.authority(excluded: bases))
        #expect(findings.map(\.id) == [.searchLimit])
        #expect(findings.first?.message.contains("name constraints") ?? false)
    }

    @Test("hundreds of names are looked up in hundreds of subtrees at once")
    func many() throws {
        let names = (0..<700).map { DER.string(Self.dns, "\($0).a.test") }
        let leaf = try Self.leaf(names)
        let base = try Self.authority(permitted: names, excluded: [DER.string(Self.dns, "b.test")])
        let wrong = try Self.authority(permitted: names.dropLast())
        var found: [[Finding]] = []
        let seconds = processorSeconds { found = [findings(leaf, base), findings(leaf, wrong)] }
        #expect(found[0].isEmpty)
        #expect(found[1].count == 1)
        #expect(seconds < 20, "some hundredths where it is optimised")
    }
}
