/// A cipher suite of TLS 1.2 or older, as far as its strength is concerned.
public struct CipherSuite: Sendable, Hashable {
    /// OpenSSL's name: `AES128-SHA`.
    public var name: String
    /// How the two sides come to share a secret.
    public var keyExchange: KeyExchange
    /// Whether the server proves its identity.
    public var isAuthenticated: Bool
    /// The strength of the encryption in bits; 0 where there is none.
    public var strength: Int
    /// Whether the encryption is RC4.
    public var isRC4: Bool
    /// What kind of key the server proves itself with; nil where any does, or none.
    public var authentication: Authentication?
    /// Whether TLS 1.2 is the first version that has it.
    public var needsTLS12: Bool

    /// A kind of key that a server proves itself with.
    public enum Authentication: Sendable, Hashable {
        /// A key of RSA.
        case rsa
        /// A key of an elliptic curve, those of Ed25519 and Ed448 among them (RFC 8422 §5.10).
        case ecdsa
        /// A key of DSA.
        case dsa
    }

    /// How the two sides of a connection come to share a secret.
    public enum KeyExchange: Sendable, Hashable {
        /// By keys made for the one connection.
        case ephemeral
        /// Encrypted to the RSA key of the certificate.
        case staticRSA
        /// By the Diffie-Hellman key of the certificate.
        case staticDH
    }

    /// Creates a suite.
    public init(
        name: String,
        keyExchange: KeyExchange,
        isAuthenticated: Bool,
        strength: Int,
        isRC4: Bool = false,
        authentication: Authentication? = nil,
        needsTLS12: Bool = false
    ) {
        self.name = name
        self.keyExchange = keyExchange
        self.isAuthenticated = isAuthenticated
        self.strength = strength
        self.isRC4 = isRC4
        self.authentication = authentication
        self.needsTLS12 = needsTLS12
    }
}

/// What RFC 9325 says of the suites that a list lets in.
package struct CipherCheck: Sendable {
    /// Names of the suites that must not be negotiated.
    package let forbidden: [String]
    /// Names of the suites that should not be.
    package let discouraged: [String]

    package init(_ suites: [CipherSuite]) {
        forbidden = suites.filter(\.isForbidden).map(\.name)
        discouraged = suites.filter { !$0.isForbidden && $0.isDiscouraged }.map(\.name)
    }
}

extension CipherSuite {
    /// Whether a server with such a key can use the suite.
    package func fits(_ key: PublicKey.Algorithm) -> Bool {
        guard let authentication else { return true }
        switch key {
        case .rsa: return authentication == .rsa
        // RSA-PSS keys sign, and can't be encrypted to.
        case .rsaPSS: return authentication == .rsa && keyExchange == .ephemeral
        case .ec, .ed25519, .ed448: return authentication == .ecdsa
        case .dsa: return authentication == .dsa
        default: return true
        }
    }

    /// > RFC 9325 §4.1: "Implementations MUST NOT negotiate the cipher suites with NULL
    /// > encryption." "Implementations MUST NOT negotiate RC4 cipher suites." "Implementations MUST
    /// > NOT negotiate cipher suites offering less than 112 bits of security".
    ///
    /// A suite without authentication protects against no one in between.
    fileprivate var isForbidden: Bool { !isAuthenticated || isRC4 || strength < 112 }

    /// > RFC 9325 §4.1: "Implementations SHOULD NOT negotiate cipher suites that use algorithms
    /// > offering less than 128 bits of security." It says the same of RSA key transport and of
    /// > Diffie-Hellman that is not ephemeral.
    fileprivate var isDiscouraged: Bool { keyExchange != .ephemeral || strength < 128 }
}
