/// How a signature was made, as far as OpenSSL needs to know.
struct SignatureScheme {
    /// OpenSSL's name of the digest; nil where the scheme has its own.
    let digest: String?
    let keyAlgorithms: [PublicKey.Algorithm]
    /// Set for RSASSA-PSS.
    let pss: PSSScheme?
    /// What is signed before the message, with the key; nil where nothing is.
    var distinguishingIdentifier: String?

    private init(
        digest: String?,
        keyAlgorithms: [PublicKey.Algorithm],
        pss: PSSScheme? = nil
    ) {
        self.digest = digest
        self.keyAlgorithms = keyAlgorithms
        self.pss = pss
    }

    /// The scheme of an algorithm identifier; nil for one that this program does not know.
    init?(_ identifier: AlgorithmIdentifier) {
        if identifier.algorithm == .rsaPSS {
            guard let parameters = PSSScheme(PSSParameters(identifier.parameters)) else {
                return nil
            }
            self.init(
                digest: parameters.digest,
                keyAlgorithms: [.rsa, .rsaPSS],
                pss: parameters
            )
            return
        }
        guard let known = Self.known[identifier.algorithm] else { return nil }
        self = known
    }

    /// Whether neither OpenSSL nor any program before it verified an algorithm: it is unknown then
    /// whether a signature is good.
    static func isUnknown(_ identifier: AlgorithmIdentifier) -> Bool {
        known[identifier.algorithm] == nil && !obsolete.contains(identifier.algorithm)
    }

    /// Those that are decoded by their parameters, or that OpenSSL has given up.
    private static let obsolete: Set<OID> = [.rsaPSS, .md2WithRSA, .md4WithRSA]

    /// SM2 with SM3 (GM/T 0009): the digest covers the key and the identifier that the standard gives
    /// everybody who has none.
    private static let sm2: SignatureScheme = {
        var scheme = SignatureScheme(digest: "SM3", keyAlgorithms: [.ec])
        scheme.distinguishingIdentifier = "1234567812345678"
        return scheme
    }()

    private static let known: [OID: SignatureScheme] = algorithms.merging(
        [OID(1, 2, 156, 10197, 1, 501): sm2]
    ) { scheme, _ in scheme }

    private static let algorithms: [OID: SignatureScheme] = [
        .md5WithRSA: ("MD5", .rsa),
        .sha1WithRSA: ("SHA1", .rsa),
        .sha1WithRSAObsolete: ("SHA1", .rsa),
        OID(1, 2, 840, 113_549, 1, 1, 14): ("SHA2-224", .rsa),
        OID(1, 2, 840, 113_549, 1, 1, 11): ("SHA2-256", .rsa),
        OID(1, 2, 840, 113_549, 1, 1, 12): ("SHA2-384", .rsa),
        OID(1, 2, 840, 113_549, 1, 1, 13): ("SHA2-512", .rsa),
        .sha1WithECDSA: ("SHA1", .ec),
        OID(1, 2, 840, 10045, 4, 3, 1): ("SHA2-224", .ec),
        OID(1, 2, 840, 10045, 4, 3, 2): ("SHA2-256", .ec),
        OID(1, 2, 840, 10045, 4, 3, 3): ("SHA2-384", .ec),
        OID(1, 2, 840, 10045, 4, 3, 4): ("SHA2-512", .ec),
        .sha1WithDSA: ("SHA1", .dsa),
        OID(2, 16, 840, 1, 101, 3, 4, 3, 1): ("SHA2-224", .dsa),
        OID(2, 16, 840, 1, 101, 3, 4, 3, 2): ("SHA2-256", .dsa),
        .ed25519: (nil, .ed25519),
        .ed448: (nil, .ed448),
    ].mapValues { (digest: String?, key: PublicKey.Algorithm) in
        SignatureScheme(digest: digest, keyAlgorithms: [key])
    }
}

/// The parameters of RSASSA-PSS by OpenSSL's names.
struct PSSScheme {
    let digest: String
    let maskDigest: String
    let saltLength: Int

    /// Nil for parameters that RFC 4055 does not allow, or with a digest that is not known.
    init?(_ parameters: PSSParameters) {
        guard parameters.isWellFormed, let digest = Self.digestNames[parameters.digest],
            let maskDigest = Self.digestNames[parameters.maskDigest]
        else { return nil }
        self.digest = digest
        self.maskDigest = maskDigest
        saltLength = parameters.saltLength
    }

    private static let digestNames: [OID: String] = [
        .sha1: "SHA1",
        OID(2, 16, 840, 1, 101, 3, 4, 2, 4): "SHA2-224",
        OID(2, 16, 840, 1, 101, 3, 4, 2, 1): "SHA2-256",
        OID(2, 16, 840, 1, 101, 3, 4, 2, 2): "SHA2-384",
        OID(2, 16, 840, 1, 101, 3, 4, 2, 3): "SHA2-512",
    ]
}
