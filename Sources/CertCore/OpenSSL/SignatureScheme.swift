/// How a signature was made, as far as OpenSSL must be told.
struct SignatureScheme {
    /// OpenSSL's name of the digest; nil where the scheme has its own.
    let digest: String?
    let keyAlgorithms: [PublicKey.Algorithm]
    /// Set for RSASSA-PSS.
    let pss: PSSParameters?
    /// What is signed before the message, with the key; nil where nothing is.
    var distinguishingIdentifier: String?

    private init(
        digest: String?,
        keyAlgorithms: [PublicKey.Algorithm],
        pss: PSSParameters? = nil
    ) {
        self.digest = digest
        self.keyAlgorithms = keyAlgorithms
        self.pss = pss
    }

    /// The scheme of an algorithm identifier; nil for one that this program does not know.
    init?(_ identifier: AlgorithmIdentifier) {
        if identifier.algorithm == .rsaPSS {
            guard let parameters = try? PSSParameters(der: identifier.parameters) else {
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

    /// Whether an algorithm is none that OpenSSL or anybody before it verified: nobody can say then
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

/// The parameters of RSASSA-PSS (RFC 4055 §3.1).
struct PSSParameters {
    let digest: String
    let maskDigest: String
    let saltLength: Int

    /// Decodes the parameters; absent ones have the defaults: SHA-1 and 20 octets of salt.
    init(der: [UInt8]?) throws(DERError) {
        var (hash, mask, salt) = ("SHA1", "SHA1", 20)
        if let der {
            var outer = DERCursor(der)
            var inner = try outer.enter(Tag.sequence, "RSASSA-PSS parameters")
            if let field = try inner.optional(Tag.constructed(0), "hashAlgorithm") {
                hash = try Self.digestName(in: field, of: der)
            }
            if let field = try inner.optional(Tag.constructed(1), "maskGenAlgorithm") {
                mask = try Self.maskDigestName(in: field, of: der)
            }
            if let field = try inner.optional(Tag.constructed(2), "saltLength") {
                var cursor = DERCursor(der, inside: field)
                salt = min(try cursor.count("saltLength"), Int(Int32.max))
            }
            if let field = try inner.optional(Tag.constructed(3), "trailerField") {
                var cursor = DERCursor(der, inside: field)
                // RFC 4055 §3.1: "Implementations MUST ... accept only trailerFieldBC", 1.
                guard try cursor.count("trailerField") == 1 else {
                    throw DERError(at: field.start, "trailerField is other than 1")
                }
            }
            try inner.expectEnd(of: "RSASSA-PSS parameters")
        }
        (digest, maskDigest, saltLength) = (hash, mask, salt)
    }

    private static func digestName(
        in field: DERElement,
        of der: [UInt8]
    ) throws(DERError) -> String {
        var cursor = DERCursor(der, inside: field)
        return try digestName(cursor.algorithmIdentifier("a hash algorithm").algorithm, field.start)
    }

    private static func maskDigestName(
        in field: DERElement,
        of der: [UInt8]
    ) throws(DERError) -> String {
        var cursor = DERCursor(der, inside: field)
        let mask = try cursor.algorithmIdentifier("maskGenAlgorithm")
        guard mask.algorithm == .mgf1, let parameters = mask.parameters else {
            throw DERError(at: field.start, "the mask generation function is not MGF1")
        }
        var inner = DERCursor(parameters)
        let hash = try inner.algorithmIdentifier("the hash of MGF1")
        return try digestName(hash.algorithm, field.start)
    }

    private static func digestName(_ oid: OID, _ offset: Int) throws(DERError) -> String {
        guard let name = digestNames[oid] else {
            throw DERError(at: offset, "the hash algorithm \(oid) is not known")
        }
        return name
    }

    private static let digestNames: [OID: String] = [
        .sha1: "SHA1",
        OID(2, 16, 840, 1, 101, 3, 4, 2, 4): "SHA2-224",
        OID(2, 16, 840, 1, 101, 3, 4, 2, 1): "SHA2-256",
        OID(2, 16, 840, 1, 101, 3, 4, 2, 2): "SHA2-384",
        OID(2, 16, 840, 1, 101, 3, 4, 2, 3): "SHA2-512",
    ]
}
