import CertModel
import TestSupport
import Testing

@testable import CertCore
@testable import CertModel

/// Leaf, intermediate and root, with nothing in them to be found, each part to be replaced.
struct ProfileChain {
    var leaf = ProfileParts()
    var intermediate = ProfileParts()
    var root = ProfileParts()
    var isPublic = false
    var purpose = Purpose.server
    var suffixes: PublicSuffixList?
    /// Whether the root stands alone, or the leaf alone.
    var only: Only?

    enum Only { case root, leaf }

    init() {
        root.parts.subject = CertificateParts.name("root")
        root.parts.issuer = CertificateParts.name("root")
        root[.basicConstraints] = Self.authority
        root[.keyUsage] = Self.caUsage
        root[.subjectKeyIdentifier] = (false, DER.octets([1]))
        intermediate.parts.subject = CertificateParts.name("intermediate")
        intermediate.parts.issuer = CertificateParts.name("root")
        intermediate[.basicConstraints] = Self.authority
        intermediate[.keyUsage] = Self.caUsage
        intermediate[.subjectKeyIdentifier] = (false, DER.octets([2]))
        intermediate[.authorityKeyIdentifier] = Self.issuedBy(1)
        intermediate[.extendedKeyUsage] = (false, DER.sequence(Self.serverAuth))
        leaf.parts.subject = CertificateParts.name("www.example.com")
        leaf.parts.issuer = CertificateParts.name("intermediate")
        leaf[.keyUsage] = (true, DER.element(0x03, [7, 0x80]))
        leaf[.authorityKeyIdentifier] = Self.issuedBy(2)
        leaf[.extendedKeyUsage] = (false, DER.sequence(Self.serverAuth))
        leaf[.subjectAlternativeName] = Self.names(DER.string(0x82, "www.example.com"))
        for part in [Part.intermediate, .leaf] {
            self[part].parts.serialNumber = DER.integer(1, 2, 3, 4, 5, 6, 7, 8)
            self[part][.certificatePolicies] = Self.policies([DER.oid(2, 23, 140, 1, 2, 1)]
            )
            self[part][.authorityInformationAccess] = (
                false, DER.sequence(Self.access("http://ca.example.com/ca.cer"))
            )
            self[part][.cRLDistributionPoints] = Self.crlPoints("http://ca.example.com/c")
        }
        leaf[.signedCertificateTimestamps] = Self.timestamps(3)
    }

    /// A certificate of the chain.
    enum Part: Sendable { case leaf, intermediate, root }

    subscript(part: Part) -> ProfileParts {
        get {
            switch part {
            case .leaf: leaf
            case .intermediate: intermediate
            case .root: root
            }
        }
        set {
            switch part {
            case .leaf: leaf = newValue
            case .intermediate: intermediate = newValue
            case .root: root = newValue
            }
        }
    }

    typealias Value = (isCritical: Bool, value: [UInt8])

    static let serverAuth = DER.oid(1, 3, 6, 1, 5, 5, 7, 3, 1)
    static let authority: Value = (true, DER.sequence(DER.yes))
    /// keyCertSign and cRLSign.
    static let caUsage: Value = (true, DER.element(0x03, [1, 0x06]))

    static func issuedBy(_ key: UInt8) -> Value { (false, DER.sequence(DER.context(0, [key]))) }

    static func names(_ names: [UInt8]..., isCritical: Bool = false) -> Value {
        (isCritical, DER.element(0x30, Array(names.joined())))
    }

    static func policies(_ policies: [[UInt8]]) -> Value {
        (false, DER.element(0x30, Array(policies.map { DER.element(0x30, $0) }.joined())))
    }

    static func access(_ uri: String, method: UInt64 = 2) -> [UInt8] {
        DER.sequence(DER.oid(1, 3, 6, 1, 5, 5, 7, 48, method), DER.string(0x86, uri))
    }

    static func crlPoints(_ uri: String) -> Value {
        let name = DER.constructed(0, DER.constructed(0, DER.string(0x86, uri)))
        return (false, DER.sequence(DER.sequence(name)))
    }

    static func timestamps(_ count: UInt8) -> Value {
        let each = (0..<count).map { [0, 43, 0] + [UInt8](repeating: $0, count: 42) }.reduce([], +)
        return (false, DER.octets([0, UInt8(each.count)] + each))
    }

    /// The ids of what is found.
    func findings() throws -> [Finding] {
        let all = [leaf, intermediate, root]
        let parts =
            switch only {
            case .root: [root]
            case .leaf: [leaf]
            case nil: all
            }
        let path = try parts.map { try Certificate(der: $0.der) }
        return ProfileRules(
            path: path.located,
            context: ProfileRules.Context(
                endsInAnchor: only != .leaf,
                isPublic: isPublic,
                purpose: purpose,
                publicSuffixes: suffixes
            )
        ).findings()
    }
}

/// A certificate's parts, its extensions by their identifier.
struct ProfileParts {
    var parts = CertificateParts()
    private var extensions: [(oid: OID, value: ProfileChain.Value)] = []
    /// What stands in place of the list of extensions, or behind it.
    var raw: [[UInt8]] = []

    subscript(oid: OID) -> ProfileChain.Value? {
        get { extensions.first { $0.oid == oid }?.value }
        set {
            let place = extensions.firstIndex { $0.oid == oid }
            if let place { extensions.remove(at: place) }
            guard let newValue else { return }
            extensions.insert((oid, newValue), at: place ?? extensions.endIndex)
        }
    }

    var der: [UInt8] {
        var parts = parts
        parts.extensions =
            extensions.map { oid, value in
                CertificateParts.extension(
                    DER.element(0x06, oid.bytes),
                    isCritical: value.isCritical,
                    value.value
                )
            } + raw
        return parts.der
    }
}

/// A way to break a rule, and the nearest way that does not.
struct ProfileCase: Sendable, CustomTestStringConvertible {
    let id: FindingID
    let what: String
    let breaks: @Sendable (inout ProfileChain) -> Void
    let keeps: @Sendable (inout ProfileChain) -> Void

    init(
        _ id: FindingID,
        _ what: String,
        _ breaks: @escaping @Sendable (inout ProfileChain) -> Void,
        unless keeps: @escaping @Sendable (inout ProfileChain) -> Void
    ) {
        (self.id, self.what, self.breaks, self.keeps) = (id, what, breaks, keeps)
    }

    var testDescription: String { "\(id): \(what)" }
}
