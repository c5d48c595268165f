/// An algorithm and its parameters (RFC 5280 §4.1.1.2).
public struct AlgorithmIdentifier: Sendable, Hashable {
    /// The algorithm.
    public let algorithm: OID
    /// The DER of the parameters; nil where they are absent, which is not the same as NULL.
    public let parameters: [UInt8]?
    /// The DER of the whole.
    public let der: [UInt8]

    package init(algorithm: OID, parameters: [UInt8]?, der: [UInt8]) {
        self.algorithm = algorithm
        self.parameters = parameters
        self.der = der
    }

    /// The name by which specifications and OpenSSL know the signature algorithm, else the OID.
    public var name: String { Self.names[algorithm] ?? algorithm.algorithmText }

    private static let names: [OID: String] = [
        .md2WithRSA: "md2WithRSAEncryption",
        .md4WithRSA: "md4WithRSAEncryption",
        .md5WithRSA: "md5WithRSAEncryption",
        .sha1WithRSA: "sha1WithRSAEncryption",
        .sha1WithRSAObsolete: "sha1WithRSA",
        OID(1, 2, 840, 113_549, 1, 1, 11): "sha256WithRSAEncryption",
        OID(1, 2, 840, 113_549, 1, 1, 12): "sha384WithRSAEncryption",
        OID(1, 2, 840, 113_549, 1, 1, 13): "sha512WithRSAEncryption",
        OID(1, 2, 840, 113_549, 1, 1, 14): "sha224WithRSAEncryption",
        .rsaPSS: "rsassaPss",
        .sha1WithECDSA: "ecdsa-with-SHA1",
        OID(1, 2, 840, 10045, 4, 3, 1): "ecdsa-with-SHA224",
        OID(1, 2, 840, 10045, 4, 3, 2): "ecdsa-with-SHA256",
        OID(1, 2, 840, 10045, 4, 3, 3): "ecdsa-with-SHA384",
        OID(1, 2, 840, 10045, 4, 3, 4): "ecdsa-with-SHA512",
        .sha1WithDSA: "dsaWithSHA1",
        OID(2, 16, 840, 1, 101, 3, 4, 3, 1): "dsa_with_SHA224",
        OID(2, 16, 840, 1, 101, 3, 4, 3, 2): "dsa_with_SHA256",
        .ed25519: "ED25519",
        .ed448: "ED448",
    ]
}

extension OID {
    package static let md2WithRSA = OID(1, 2, 840, 113_549, 1, 1, 2)
    package static let md4WithRSA = OID(1, 2, 840, 113_549, 1, 1, 3)
    package static let md5WithRSA = OID(1, 2, 840, 113_549, 1, 1, 4)
    package static let sha1WithRSA = OID(1, 2, 840, 113_549, 1, 1, 5)
    package static let sha1WithRSAObsolete = OID(1, 3, 14, 3, 2, 29)
    package static let sha1WithECDSA = OID(1, 2, 840, 10045, 4, 1)
    package static let sha1WithDSA = OID(1, 2, 840, 10040, 4, 3)
    package static let rsaEncryption = OID(1, 2, 840, 113_549, 1, 1, 1)
    package static let rsaPSS = OID(1, 2, 840, 113_549, 1, 1, 10)
    package static let mgf1 = OID(1, 2, 840, 113_549, 1, 1, 8)
    package static let sha1 = OID(1, 3, 14, 3, 2, 26)
    package static let ecPublicKey = OID(1, 2, 840, 10045, 2, 1)
    package static let dsa = OID(1, 2, 840, 10040, 4, 1)
    package static let dhKeyAgreement = OID(1, 2, 840, 113_549, 1, 3, 1)
    package static let dhPublicNumber = OID(1, 2, 840, 10046, 2, 1)
    package static let x25519 = OID(1, 3, 101, 110)
    package static let x448 = OID(1, 3, 101, 111)
    package static let ed25519 = OID(1, 3, 101, 112)
    package static let ed448 = OID(1, 3, 101, 113)
}
