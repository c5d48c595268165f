/// What clients want to know of a signature algorithm.
struct SignatureFacts {
    private let identifier: AlgorithmIdentifier

    init(_ identifier: AlgorithmIdentifier) { self.identifier = identifier }

    /// Whether every client takes it: SHA-256, SHA-384 or SHA-512 with RSA (PKCS#1) or ECDSA.
    static func isOrdinary(_ identifier: AlgorithmIdentifier) -> Bool {
        if ecdsa[identifier.algorithm] ?? .sha224 != .sha224 { return identifier.parameters == nil }
        return rsa[identifier.algorithm] ?? .sha224 != .sha224
    }

    /// The digest of the message; nil where it is not one of the SHA-2 family.
    var digest: Digest? {
        if let digest = Self.rsa[identifier.algorithm] ?? Self.ecdsa[identifier.algorithm] {
            return digest
        }
        if let digest = Self.dsa[identifier.algorithm] { return digest }
        return pss.flatMap { Digest($0.digest) }
    }

    var isECDSA: Bool {
        Self.ecdsa[identifier.algorithm] != nil || identifier.algorithm == .sha1WithECDSA
    }

    var isDSA: Bool {
        Self.dsa[identifier.algorithm] != nil || identifier.algorithm == .sha1WithDSA
    }

    /// Whether it is one of NIST's arcs for signatures over SHA-3, with DSA, ECDSA or RSA.
    var isSHA3: Bool {
        let arcs = OID(2, 16, 840, 1, 101, 3, 4, 3, 5).bytes
        let own = identifier.algorithm.bytes
        guard own.count == arcs.count, own.dropLast() == arcs.dropLast(), let last = own.last
        else { return false }
        return 5...16 ~= last
    }

    /// The parameters of RSASSA-PSS; nil for other algorithms.
    var pss: PSSParameters? {
        identifier.algorithm == .rsaPSS ? PSSParameters(identifier.parameters) : nil
    }

    /// The digests of the SHA-2 family.
    enum Digest: Int {
        case sha224 = 28
        case sha256 = 32
        case sha384 = 48
        case sha512 = 64

        init?(_ oid: OID) {
            switch oid {
            case OID(2, 16, 840, 1, 101, 3, 4, 2, 1): self = .sha256
            case OID(2, 16, 840, 1, 101, 3, 4, 2, 2): self = .sha384
            case OID(2, 16, 840, 1, 101, 3, 4, 2, 3): self = .sha512
            case OID(2, 16, 840, 1, 101, 3, 4, 2, 4): self = .sha224
            default: return nil
            }
        }
    }

    private static let rsa: [OID: Digest] = [
        OID(1, 2, 840, 113_549, 1, 1, 11): .sha256,
        OID(1, 2, 840, 113_549, 1, 1, 12): .sha384,
        OID(1, 2, 840, 113_549, 1, 1, 13): .sha512,
        OID(1, 2, 840, 113_549, 1, 1, 14): .sha224,
    ]
    private static let ecdsa: [OID: Digest] = [
        OID(1, 2, 840, 10045, 4, 3, 1): .sha224,
        OID(1, 2, 840, 10045, 4, 3, 2): .sha256,
        OID(1, 2, 840, 10045, 4, 3, 3): .sha384,
        OID(1, 2, 840, 10045, 4, 3, 4): .sha512,
    ]
    private static let dsa: [OID: Digest] = [
        OID(2, 16, 840, 1, 101, 3, 4, 3, 1): .sha224,
        OID(2, 16, 840, 1, 101, 3, 4, 3, 2): .sha256,
        OID(2, 16, 840, 1, 101, 3, 4, 3, 3): .sha384,
        OID(2, 16, 840, 1, 101, 3, 4, 3, 4): .sha512,
    ]
}

extension PSSParameters {
    /// The digest's length in octets; nil for a digest that is not known.
    var digestLength: Int? {
        digest == .sha1 ? 20 : SignatureFacts.Digest(digest)?.rawValue
    }
}
