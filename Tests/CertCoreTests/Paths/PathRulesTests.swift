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
