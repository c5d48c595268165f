/// A public key as a certificate, a request or a file states it (RFC 5280 §4.1.2.7).
public struct PublicKey: Sendable, Hashable {
    /// The algorithm.
    public let algorithm: Algorithm
    /// The size in bits: of the modulus, of the curve's field, of the prime.
    public let bits: Int
    /// The curve's NIST or SEC name; nil where the key has no curve or an unnamed one.
    public let curve: String?
    /// Whether the curve is given by its parameters, not by its name.
    public let hasExplicitCurve: Bool
    /// The whole SubjectPublicKeyInfo in DER.
    public let subjectPublicKeyInfo: [UInt8]
    /// The SHA-256 digest of the SubjectPublicKeyInfo, 32 octets.
    public let sha256: [UInt8]

    package init(
        algorithm: Algorithm,
        bits: Int,
        curve: String?,
        hasExplicitCurve: Bool = false,
        subjectPublicKeyInfo: [UInt8],
        sha256: [UInt8]
    ) {
        self.algorithm = algorithm
        self.bits = bits
        self.curve = curve
        self.hasExplicitCurve = hasExplicitCurve
        self.subjectPublicKeyInfo = subjectPublicKeyInfo
        self.sha256 = sha256
    }

    /// A public key's algorithm: a short name, or the OID where there is none.
    public struct Algorithm: Sendable, Hashable, CustomStringConvertible {
        /// The name as JSON shows it.
        public let description: String

        private init(_ description: String) { self.description = description }

        /// An algorithm without a short name.
        public init(_ oid: OID) { self.init(oid.description) }

        /// RSA (RFC 8017), for any use.
        public static let rsa = Algorithm("rsa")
        /// RSA restricted to PSS signatures (RFC 4055).
        public static let rsaPSS = Algorithm("rsa-pss")
        /// Elliptic curves (RFC 5480).
        public static let ec = Algorithm("ec")
        /// Ed25519 (RFC 8410).
        public static let ed25519 = Algorithm("ed25519")
        /// Ed448 (RFC 8410).
        public static let ed448 = Algorithm("ed448")
        /// X25519 (RFC 8410).
        public static let x25519 = Algorithm("x25519")
        /// X448 (RFC 8410).
        public static let x448 = Algorithm("x448")
        /// DSA (RFC 3279).
        public static let dsa = Algorithm("dsa")
        /// Diffie-Hellman (RFC 3279 and PKCS#3).
        public static let dh = Algorithm("dh")
    }
}

extension PublicKey: CustomStringConvertible {
    /// The key in a few words: `RSA 2048`, `EC P-256`, `Ed25519`.
    public var description: String {
        switch algorithm {
        case .rsa: "RSA \(bits)"
        case .rsaPSS: "RSA-PSS \(bits)"
        case .ec: "EC \(curve ?? "\(bits) bits")"
        case .ed25519: "Ed25519"
        case .ed448: "Ed448"
        case .x25519: "X25519"
        case .x448: "X448"
        case .dsa: "DSA \(bits)"
        case .dh: "DH \(bits)"
        default: OID(dotted: algorithm.description)?.algorithmText ?? algorithm.description
        }
    }
}
