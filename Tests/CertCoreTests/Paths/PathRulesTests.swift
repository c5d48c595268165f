import CertModel
import TestSupport
import Testing

@testable import CertCore
@testable import CertModel

/// The rules of RFC 5280 §6.1 over hand-made paths; nothing in them is signed.
struct PathRulesTests {
    private static let basicConstraints = DER.oid(2, 5, 29, 19)
    private static let serverAuth = DER.oid(1, 3, 6, 1, 5, 5, 7, 3, 1)
    private static let clientAuth = DER.oid(1, 3, 6, 1, 5, 5, 7, 3, 2)
    private static let anyPurpose = DER.oid(2, 5, 29, 37, 0)

    private static func certificate(
        _ subject: String,
        by issuer: String,
        _ extensions: [[UInt8]]
    ) throws -> Certificate {
        var parts = CertificateParts()
        parts.subject = CertificateParts.name(subject)
        parts.issuer = CertificateParts.name(issuer)
        parts.extensions = extensions
        return try Certificate(der: parts.der)
    }

    private static func authority(_ length: UInt8? = nil) -> [UInt8] {
        CertificateParts.extension(
            basicConstraints,
            isCritical: true,
            DER.sequence(DER.yes, length.map { DER.integer($0) } ?? [])
        )
    }

    private static func policy(_ purpose: Purpose = .server) -> ValidationPolicy {
        ValidationPolicy(time: Timestamp(secondsSinceEpoch: 0), purpose: purpose)
    }

    private static func purposes(_ purposes: [UInt8]...) -> [UInt8] {
        CertificateParts.extension(
            DER.oid(2, 5, 29, 37),
            DER.element(0x30, Array(purposes.joined()))
        )
    }

    private static func usage(_ bits: UInt8) -> [UInt8] {
        CertificateParts.extension(DER.oid(2, 5, 29, 15), isCritical: true, DER.bits([bits]))
    }

    /// The findings over leaf, intermediate and root, with these extensions.
    private func ids(
        leaf: [[UInt8]] = [],
        intermediate: [[UInt8]] = [authority()],
        root: [[UInt8]] = [authority()],
        endsInAnchor: Bool = true,
        policy: ValidationPolicy = Self.policy()
    ) throws -> [String] {
        let path = [
            try Self.certificate("leaf", by: "intermediate", leaf),
            try Self.certificate("intermediate", by: "root", intermediate),
            try Self.certificate("root", by: "root", root),
        ]
        let rules = PathRules(path: path.located, endsInAnchor: endsInAnchor, policy: policy)
        return rules.findings().map { "\($0.id) \($0.locations[0].line)" }
    }

    @Test("an issuer must be an authority by its basic constraints (§6.1.4 (k))")
    func authorities() throws {
        #expect(try ids() == [])
        #expect(try ids(intermediate: []) == ["not-an-authority 2"])
        let no = CertificateParts.extension(Self.basicConstraints, DER.sequence())
        #expect(try ids(intermediate: [no]) == ["not-an-authority 2"])
        #expect(try ids(root: []) == [], "being an anchor is enough")
        #expect(try ids(root: [], endsInAnchor: false) == ["not-an-authority 3"])
        #expect(try ids(root: [no]) == ["not-an-authority 3"])
    }

    @Test("no more authorities may follow than an issuer allows (§6.1.4 (l) and (m))")
    func lengths() throws {
        #expect(try ids(intermediate: [Self.authority(0)]) == [])
        #expect(try ids(root: [Self.authority(1)]) == [])
        #expect(try ids(root: [Self.authority(0)]) == ["path-too-long 3"])
    }

    @Test("certificates that an authority issues to itself do not count as longer (§4.2.1.9)")
    func selfIssued() throws {
        let path = [
            try Self.certificate("leaf", by: "root", []),
            try Self.certificate("root", by: "root", [Self.authority()]),
            try Self.certificate("root", by: "root", [Self.authority(0)]),
        ]
        let rules = PathRules(path: path.located, endsInAnchor: true, policy: Self.policy())
        #expect(rules.findings().isEmpty)
    }

    @Test("a key usage without keyCertSign signs no certificate (§6.1.4 (n))")
    func keyUsage() throws {
        #expect(try ids(intermediate: [Self.authority(), Self.usage(0x04)]) == [])
        #expect(try ids(intermediate: [Self.authority(), Self.usage(0x82)]) == ["key-usage 2"])
        #expect(try ids(root: [Self.authority(), Self.usage(0x80)]) == ["key-usage 3"])
        #expect(try ids(leaf: [Self.usage(0x80)]) == [])
    }

    @Test("an extended key usage below the anchor holds the purpose, or any (§4.2.1.12)")
    func purposes() throws {
        let client = Self.purposes(Self.clientAuth)
        #expect(try ids(leaf: [client]) == ["wrong-purpose 1"])
        #expect(try ids(leaf: [client], policy: Self.policy(.client)) == [])
        #expect(try ids(leaf: [client], policy: Self.policy(.any)) == [])
        #expect(try ids(leaf: [Self.purposes(Self.clientAuth, Self.serverAuth)]) == [])
        #expect(try ids(leaf: [Self.purposes(Self.anyPurpose)]) == [])
        #expect(try ids(intermediate: [Self.authority(), client]) == ["wrong-purpose 2"])
        #expect(try ids(root: [Self.authority(), client]) == [])
    }

    @Test("the leaf's key usage and extended key usage allow what is asked for")
    func usages() throws {
        var policy = Self.policy(.any)
        policy.keyUsage = [.digitalSignature]
        #expect(try ids(policy: policy) == [], "without the extension every use is allowed")
        #expect(try ids(leaf: [Self.usage(0x80)], policy: policy) == [])
        #expect(try ids(leaf: [Self.usage(0x20)], policy: policy) == ["key-usage 1"])
        #expect(try ids(leaf: [Self.usage(0x04)]) == ["key-usage 1"], "no server can use it")
        #expect(try ids(leaf: [Self.usage(0x20)]) == [], "a server can decipher with it")
        let client = Self.policy(.client)
        #expect(try ids(leaf: [Self.usage(0x20)], policy: client) == ["key-usage 1"])
        policy.keyUsage = []
        policy.extendedKeyUsage = [KeyPurpose.serverAuth, KeyPurpose.clientAuth]
        let both = Self.purposes(Self.clientAuth, Self.serverAuth)
        let clientOnly = Self.purposes(Self.clientAuth)
        #expect(try ids(leaf: [both], policy: policy) == [])
        #expect(try ids(leaf: [clientOnly], policy: policy) == ["wrong-purpose 1"])
        #expect(try ids(leaf: [Self.purposes(Self.anyPurpose)], policy: policy) == [])
        #expect(
            try ids(leaf: [both], intermediate: [Self.authority(), clientOnly], policy: policy)
                == ["wrong-purpose 2"]
        )
    }

    @Test("no more intermediates may stand on the path than are asked for")
    func limit() throws {
        var policy = Self.policy()
        policy.maximumIntermediates = 1
        #expect(try ids(policy: policy) == [])
        policy.maximumIntermediates = 0
        #expect(try ids(policy: policy) == ["path-too-long 1"])
    }

    @Test("extensions that these rules act upon may be critical (§4.2)")
    func processed() throws {
        for (oid, value) in [
            (DER.oid(2, 5, 29, 36), DER.sequence(DER.context(1, [0]))),
            (DER.oid(2, 5, 29, 54), DER.integer(0)),
            (DER.oid(1, 3, 6, 1, 5, 5, 7, 48, 1, 5), DER.null),
        ] {
            let one = CertificateParts.extension(oid, isCritical: true, value)
            #expect(try ids(intermediate: [Self.authority(), one]) == [])
        }
    }

    @Test("a critical extension that is not known, or can't be decoded, is refused (§4.2)")
    func critical() throws {
        let unknown = CertificateParts.extension(DER.oid(1, 2, 3), isCritical: true, [])
        let harmless = CertificateParts.extension(DER.oid(1, 2, 3), [])
        let broken = CertificateParts.extension(DER.oid(2, 5, 29, 15), DER.null)
        #expect(try ids(leaf: [harmless]) == [])
        #expect(try ids(leaf: [unknown]) == ["unhandled-critical-extension 1"])
        #expect(
            try ids(intermediate: [Self.authority(), unknown])
                == ["unhandled-critical-extension 2"]
        )
        #expect(try ids(root: [Self.authority(), unknown]) == [], "an anchor is a name and a key")
        #expect(try ids(leaf: [broken]) == ["extension-malformed 1"])
        #expect(try ids(leaf: [harmless, harmless]) == ["extension-malformed 1"])
    }
}

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

/// The order and the choice of what is presented (RFC 8446 §4.4.2).
struct PresentationCheckTests {
    /// Leaf `a` by `b` by `c`, which is its own issuer; `x` has nothing to do with them.
    private static func chain() throws -> [String: Certificate] {
        var chain: [String: Certificate] = [:]
        for (subject, issuer) in [("a", "b"), ("b", "c"), ("c", "c"), ("x", "y")] {
            var parts = CertificateParts()
            parts.subject = CertificateParts.name(subject)
            parts.issuer = CertificateParts.name(issuer)
            chain[subject] = try Certificate(der: parts.der)
        }
        return chain
    }

    @Test(
        "the leaf comes first, then each issuer, each once, and nobody else",
        arguments: [
            ("a b", []), ("a", []), ("b a", ["chain-order error 1"]),
            ("a b c", ["chain-root-included info 3"]),
            ("a c b", ["chain-order warning 2", "chain-root-included info 2"]),
            ("a b b", ["chain-duplicate warning 3"]), ("a a b", ["chain-duplicate warning 2"]),
            ("a x b", ["chain-stranger warning 2"]),
            ("x a b", ["chain-order error 1", "chain-stranger warning 1"]),
            ("b c a", ["chain-order error 1", "chain-root-included info 2"]),
        ]
    )
    func order(presented: String, expected: [String]) throws {
        let chain = try Self.chain()
        let certificates = presented.split(separator: " ").compactMap { chain[String($0)] }
        let check = PresentationCheck(
            presented: certificates.enumerated().map { index, certificate in
                LocatedCertificate(certificate, from: .file("f", line: index + 1))
            },
            leaf: try #require(chain["a"]),
            path: ["a", "b", "c"].compactMap { chain[$0] }
        )
        let found = check.findings().map {
            "\($0.id) \($0.severity.rawValue) \($0.locations[0].line)"
        }
        #expect(found == expected)
    }
}

/// Which certificates of a file are subjects.
struct LeafChoiceTests {
    private func certificate(_ text: String) throws -> Certificate {
        // `a<b` is for a from b; a capital letter is an authority.
        let names = text.split(separator: "<").map(String.init)
        var parts = CertificateParts()
        parts.subject = CertificateParts.name(names[0])
        parts.issuer = CertificateParts.name(names[1])
        if names[0] != names[0].lowercased() {
            parts.extensions = [
                CertificateParts.extension(DER.oid(2, 5, 29, 19), DER.sequence(DER.yes))
            ]
        }
        return try Certificate(der: parts.der)
    }

    @Test(
        "the childless one with a key, else the first childless that is no authority, else the first",
        arguments: [
            ("a<B B<C", [], [0]), ("B<C a<B", [], [1]), ("C<C B<C a<B", [], [2]),
            ("a<B x<B", [], [0]), ("a<B x<B", [1], [1]), ("a<B x<B", [0, 1], [0, 1]),
            ("B<C C<C", [], []), ("B<C C<C", [0], [0]), ("B<C C<C", [1], [0, 1]),
            ("a<B B<C", [1], [0, 1]), ("a<B a<B", [0, 1], [0]), ("", [], []), ("a<a", [], [0]),
        ] as [(String, [Int], [Int])]
    )
    func choices(file: String, keyed: [Int], deployments: [Int]) throws {
        let certificates = try file.split(separator: " ").map { try certificate(String($0)) }
        let choice = LeafChoice(certificates) { keyed.contains($0) }
        #expect(choice.deployments == deployments)
        #expect(choice.hasLeaf == !deployments.isEmpty)
    }
}
