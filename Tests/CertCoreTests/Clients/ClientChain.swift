import CertModel
import TestSupport

@testable import CertCore
@testable import CertModel

/// Leaf, intermediate and root that every client accepts, to be changed in one place; nothing in
/// them is signed.
struct ClientChain {
    var leaf = Member(subject: "www.a.test", issuer: "Intermediate", key: nil, issuerKey: 1)
    var intermediate = Member(subject: "Intermediate", issuer: "Root", key: 1, issuerKey: 2)
    var root = Member(subject: "Root", issuer: "Root", key: 2, issuerKey: nil)

    init() {
        leaf.extensions[.subjectAlternativeName] = Value(
            false,
            DER.sequence(DER.string(0x82, "www.a.test"))
        )
        leaf.extensions[.keyUsage] = Value(true, DER.bits([0x80]))
        leaf.extensions[.extendedKeyUsage] = Value(false, DER.sequence(Self.serverAuth))
    }

    /// An extension's value, and whether it is critical.
    struct Value {
        var isCritical: Bool
        var der: [UInt8]

        init(_ isCritical: Bool, _ der: [UInt8]) {
            self.isCritical = isCritical
            self.der = der
        }
    }

    /// One certificate of the chain.
    struct Member {
        var parts = CertificateParts()
        var extensions: [OID: Value] = [:]
        /// Extensions whose encoding is given whole.
        var further: [[UInt8]] = []
        /// Whether a list without an extension stands there.
        var listsNothing = false
        /// Octets behind the certificate.
        var behind: [UInt8] = []

        init(subject: String, issuer: String, key: UInt8?, issuerKey: UInt8?) {
            parts.subject = CertificateParts.name(subject)
            parts.issuer = CertificateParts.name(issuer)
            if let issuerKey {
                extensions[.authorityKeyIdentifier] = Value(
                    false,
                    DER.sequence(DER.element(0x80, [issuerKey]))
                )
            }
            guard let key else { return }
            extensions[.subjectKeyIdentifier] = Value(false, DER.octets([key]))
            extensions[.basicConstraints] = Value(true, DER.sequence(DER.yes))
            extensions[.keyUsage] = Value(true, DER.bits([0x06]))
        }

        func certificate() throws -> Certificate {
            var parts = parts
            let list = extensions.sorted { $0.key.description < $1.key.description }.map {
                CertificateParts.extension(
                    DER.element(0x06, $0.key.bytes),
                    isCritical: $0.value.isCritical,
                    $0.value.der
                )
            }
            let all = list + further
            parts.extensions = all.isEmpty && !listsNothing ? nil : all
            return try Certificate(der: parts.der + behind)
        }
    }

    static let serverAuth = DER.oid(1, 3, 6, 1, 5, 5, 7, 3, 1)

    var path: [Certificate] {
        get throws {
            [try leaf.certificate(), try intermediate.certificate(), try root.certificate()]
        }
    }

    /// The rules that some client refuses the chain for.
    func broken(_ clients: ClientFamilies = .all) throws -> [String] {
        try findings(clients).map { finding in
            for case .text(let rule) in finding.values.filter({ $0.name == "rule" }).map(\.content)
            {
                return rule
            }
            return finding.id.description
        }
    }

    /// The findings of the rules of clients.
    func findings(_ clients: ClientFamilies = .all) throws -> [Finding] {
        var policy = ValidationPolicy(time: Timestamp(secondsSinceEpoch: 1_767_225_600))
        policy.clients = clients
        guard let promise = policy.promise else { return [] }
        return ClientRules(
            promise: promise,
            path: try path.located,
            endsInAnchor: true
        ).findings()
    }
}
